"""What would fall under which norm, if what holds, and our probability of that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deadreckon.judgement.yardsticks import describe
from deadreckon.publish.columns import paragraph

if TYPE_CHECKING:
    from deadreckon.case.run import Run
    from deadreckon.judgement.norms import NormApplied


def norms(run: Run) -> list[str]:
    """Give the norms of each condition together; that anything was breached is not said."""
    by_condition: dict[str | None, list[NormApplied]] = {}
    for norm in run.norms:
        by_condition.setdefault(norm.if_, []).append(norm)
    lines = []
    for same in by_condition.values():
        names = ", ".join(norm.name for norm in same)
        what = same[0].statement or "its condition holds"
        lines += paragraph(f"Would apply, if {what}: {names}. {_ours(same[0])}", lead="  ")
    return lines


def _ours(norm: NormApplied) -> str:
    if norm.p is None or norm.low is None or norm.high is None:
        return "That it holds: not judged."
    return f"That it holds: {describe(norm.p, norm.low, norm.high, norm.yardstick)}."
