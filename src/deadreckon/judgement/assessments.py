"""Others' assessments: shown on the yardstick of their own body, and what theirs would take here.

A yardstick is read only into products of bodies that use it: a term whose scale nobody stated
keeps its words and gets no numbers.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from deadreckon.judgement.judgements import Assessment, WouldTake
from deadreckon.judgement.yardsticks import yardsticks
from deadreckon.model.evidence import Claim
from deadreckon.model.frame import Weight


def assessments(claims: Iterable[Claim], weighed: Collection[str]) -> tuple[Assessment, ...]:
    """Give the claims that assess: stated as no observation, or worded with a term; by id."""
    return tuple(
        _assessment(claim, claim.id in weighed)
        for claim in sorted(claims, key=lambda c: c.id)
        if claim.observation is False or claim.term
    )


def would_take(p: float, others: Iterable[Assessment]) -> WouldTake | None:
    """Say what the first assessment with a term that can be read would take here.

    The ratio is that of further observations, independent of what is weighed, on the odds.
    """
    for other in others:
        if not other.term or other.low is None or other.high is None:
            continue
        edge = min(max(p, other.low), other.high)
        return WouldTake(other.claim, other.term, edge, _ratio(p, edge))
    return None


def assessed(
    hypothesis: str, others: Iterable[Assessment], weights: Iterable[Weight]
) -> tuple[Assessment, ...]:
    """Give the assessments that weights name for a hypothesis; else those that no weight names."""
    named: dict[str, set[str]] = {}
    for weight in weights:
        for id_ in weight.of:
            named.setdefault(id_, set()).add(weight.to)
    others = tuple(others)
    own = tuple(o for o in others if hypothesis in named.get(o.claim, ()))
    return own or tuple(o for o in others if o.claim not in named)


def _ratio(p: float, edge: float) -> float | None:
    if edge == p:
        return 1.0
    if p in {0.0, 1.0} or edge in {0.0, 1.0}:
        return None
    return (edge / (1 - edge)) / (p / (1 - p))


def _assessment(claim: Claim, weighed: bool) -> Assessment:  # noqa: FBT001 - a column, not a switch
    low, high = claim.low, claim.high
    scale = yardsticks().get("".join(claim.yardstick.casefold().split()))
    term = scale.find(claim.term) if scale and claim.term else None
    if low is None and high is None and term is not None:
        low, high = term.low, term.high
    read_on = scale.id if scale else claim.yardstick
    return Assessment(claim.id, claim.source, claim.term, read_on, low, high, weighed)
