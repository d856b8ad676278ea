"""The lightest set that meets every one of given sets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from highspy import Highs

CHOSEN = 0.5


def lightest(weights: Sequence[float], sets: Sequence[Sequence[int]]) -> list[int]:
    """Choose numbers of least total weight so that each set holds one of them.

    An integer program (minimum weighted hitting set), solved to the end with HiGHS.

    Args:
        weights: of 0, 1, 2 ...; none below 0.
        sets: of numbers, none empty.

    Returns:
        The chosen numbers, ascending.
    """
    if not sets:
        return []
    solver = _silent()
    solver.setOptionValue("threads", 1)
    solver.setOptionValue("mip_rel_gap", 0.0)
    solver.setOptionValue("mip_abs_gap", 1e-9)
    chosen = [solver.addBinary(obj=weight) for weight in weights]
    for one in sets:
        solver.addConstr(solver.qsum(chosen[i] for i in one) >= 1)
    solver.minimize()
    values = solver.getSolution().col_value
    return [i for i in range(len(weights)) if values[i] > CHOSEN]


def _silent() -> Highs:
    """Make a solver that says nothing: highspy 1.16 prints its banner as soon as it is made."""
    import highspy

    class Silent(highspy.Highs):
        def enableCallbacks(self) -> None:  # noqa: N802
            self.silent()
            super().enableCallbacks()  # type: ignore[no-untyped-call]

    return Silent()  # type: ignore[no-untyped-call]
