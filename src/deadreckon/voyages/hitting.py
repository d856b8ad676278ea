"""The lightest set that meets every one of given sets."""

from __future__ import annotations

from collections.abc import Sequence


def lightest(weights: Sequence[float], sets: Sequence[Sequence[int]]) -> list[int]:
    """Choose numbers of least total weight so that each set holds one of them.

    An integer program (minimum weighted hitting set), solved to the end with HiGHS.

    Args:
        weights: of 0, 1, 2 ...; none below 0.
        sets: of numbers, none empty.

    Returns:
        The chosen numbers, ascending.
    """
    import highspy

    solver = highspy.Highs()
    solver.silent()
    solver.setOptionValue("threads", 1)
    solver.setOptionValue("mip_rel_gap", 0.0)
    solver.setOptionValue("mip_abs_gap", 1e-9)
    chosen = [solver.addBinary(obj=weight) for weight in weights]
    for one in sets:
        solver.addConstr(sum(chosen[i] for i in one) >= 1)
    solver.minimize()
    values = solver.getSolution().col_value
    return [i for i in range(len(weights)) if values[i] > 0.5]  # noqa: PLR2004
