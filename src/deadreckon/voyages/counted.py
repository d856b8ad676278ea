"""One count in one unit: the bound, what it stands on, and what is left of it."""

from __future__ import annotations

from collections.abc import Sequence
from math import prod

from deadreckon.model.evidence import Sighting
from deadreckon.model.frame import Assumptions
from deadreckon.voyages.figures import Counted, Rung
from deadreckon.voyages.identity import may_be
from deadreckon.voyages.least import Least
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
    why: str,
) -> Counted:
    """Count in the unit that `least` asks for.

    Args:
        least: the question.
        sightings: all that were read.
        assumptions: what counts as sure.
        at_most: the ceiling from physics, or None.
        why: why there is no likely value.
    """
    seen = least.world.sure(sightings, assumptions)
    proof = witnesses(least, seen)
    counts, exact = if_wrong(least, seen)
    at_least = counts[0]
    to_cause, weakest = without_cause(least.at_least, seen, least.never_more(seen))
    misread = wrong_at_most([s.confidence for s in _fitting(least, seen)])
    assumes = [
        f"sightings of confidence {assumptions.witness_confidence:g} or more are right",
        "no ship is faster than its highest speed, straight (at most: by sea) from edge to edge",
        f"a call at either end takes at least {assumptions.least_stay_h:g} hours (at most only)",
    ]
    if any(s.seen.basis.strip().lower() == "ais" for s in seen):
        assumes.append(f"what AIS says is right with {assumptions.ais_confidence:g} at best")
    if not exact:
        assumes.append("robust figures are proven lower bounds, not the exact least")
    if not proof.greatest:
        assumes.append("other witnesses may prove the bound with a greater joint confidence")
    if proof.sightings and least.curve(seen).mends:
        assumes.append("a likelier proof may lie among contradicting sightings")
    if at_most is not None and at_most < at_least:
        assumes.append(f"at most was {at_most} and is raised: sightings contradict an assumption")
        at_most = at_least
    return Counted(
        at_least=at_least,
        witnesses=tuple(s.id for s in proof.sightings),
        witnesses_joint=prod(s.confidence for s in proof.sightings),
        robust_at_least=_at(counts, 1),
        robust=listed(counts),
        robust_to_cause=to_cause,
        weakest_cause=weakest,
        at_least_95=_at(counts, misread),
        at_least_by_confidence=tuple(_rung(least, sightings, assumptions, c) for c in LADDER),
        likely=None,
        why=why,
        at_most=at_most,
        assumes=tuple(assumes),
    )


def _rung(
    least: Least, sightings: Sequence[Sighting], assumptions: Assumptions, confidence: float
) -> Rung:
    seen = least.world.sure(sightings, assumptions, confidence)
    return Rung(confidence, least.at_least(seen), witnesses(least, seen).joint)


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
