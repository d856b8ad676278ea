"""One count in one unit: the bound, what it stands on, and what is left of it."""

from __future__ import annotations

from collections.abc import Sequence
from math import prod

from deadreckon.model.evidence import Sighting
from deadreckon.model.frame import Assumptions
from deadreckon.voyages.figures import CEILING_RAISED, Counted, Rung
from deadreckon.voyages.identity import may_be
from deadreckon.voyages.least import Least
from deadreckon.voyages.likely.within import within
from deadreckon.voyages.robust import if_wrong, listed, without_cause, wrong_at_most
from deadreckon.voyages.sure import Sure
from deadreckon.voyages.witnesses import witnesses

LADDER = (0.7, 0.8, 0.9, 0.95)


def counted(
    least: Least,
    sightings: Sequence[Sighting],
    assumptions: Assumptions,
    *,
    at_most: int | None,
    pmf: Sequence[float] | None,
    why: str,
) -> Counted:
    """Count in the unit that `least` asks for.

    Args:
        least: the question.
        sightings: all that were read.
        assumptions: what counts as sure.
        at_most: the ceiling from physics, or None.
        pmf: how likely each count is from nought upward, before any bound; None where the log
            does not let one tell.
        why: why there is no likely value.
    """
    seen = least.world.sure(sightings, assumptions)
    proof = witnesses(least, seen)
    counts, exact = if_wrong(least, seen)
    at_least = counts[0]
    lower: dict[str, None] = {} if least.curve(seen).exact else {"at_least": None}
    if not exact:
        lower |= dict.fromkeys(("robust_at_least", "robust", "at_least_95"))

    def bound(of: Sequence[Sure], figure: str) -> int:
        curve = least.curve(of)
        if not curve.exact:
            lower[figure] = None
        return curve.at_least

    def rung(confidence: float) -> Rung:
        sure_so = least.world.sure(sightings, assumptions, confidence)
        joint = witnesses(least, sure_so).joint
        return Rung(confidence, bound(sure_so, "at_least_by_confidence"), joint)

    to_cause, weakest = without_cause(
        lambda some: bound(some, "robust_to_cause"), seen, least.never_more(seen)
    )
    rungs = tuple(rung(confidence) for confidence in LADDER)
    misread = wrong_at_most([s.confidence for s in _fitting(least, seen)])
    assumes = [
        f"sightings of confidence {assumptions.witness_confidence:g} or more are right",
        "no ship is faster than its highest speed, straight (at most: by sea) from edge to edge",
        f"a call at either end takes at least {assumptions.least_stay_h:g} hours (at most only)",
    ]
    if any(s.seen.basis.strip().lower() == "ais" for s in seen):
        assumes.append(f"what AIS says is right with {assumptions.ais_confidence:g} at best")
    if lower:
        assumes.append(f"proven lower bounds, not the exact least: {', '.join(lower)}")
    if not proof.greatest:
        assumes.append("other witnesses may prove the bound with a greater joint confidence")
    if proof.sightings and least.curve(seen).mends:
        assumes.append("a likelier proof may lie among contradicting sightings")
    if at_most is not None and at_most < at_least:
        assumes.append(
            f"{CEILING_RAISED} {at_most} and is raised: sightings contradict an assumption"
        )
        at_most = at_least
    joint = prod(s.confidence for s in proof.sightings)
    return Counted(
        at_least=at_least,
        witnesses=tuple(s.id for s in proof.sightings),
        witnesses_joint=joint,
        robust_at_least=_at(counts, 1),
        robust=listed(counts),
        robust_to_cause=to_cause,
        weakest_cause=weakest,
        at_least_95=_at(counts, misread),
        at_least_by_confidence=rungs,
        likely=within(pmf, at_least=at_least, at_most=at_most, joint=joint),
        why=why,
        at_most=at_most,
        assumes=tuple(assumes),
    )


def _fitting(least: Least, seen: Sequence[Sure]) -> list[Sure]:
    """Give the sightings that fit a ship that is counted: named so, or by a tag without alibi."""
    ships = least.asked.ships
    fits = may_be(least.world, seen)
    return [
        s
        for s in seen
        if ships.intersection(s.seen.candidates)
        or (s.seen.tag is not None and (least.asked.unnamed or ships & fits.get(s.id, ships)))
    ]


def _at(counts: Sequence[int], k: int) -> int:
    return counts[min(k, len(counts) - 1)]
