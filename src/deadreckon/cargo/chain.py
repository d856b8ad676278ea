"""The chain from loading to use: who says each leg, and could it have been done in the time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from deadreckon.cargo.modes import pace
from deadreckon.cargo.observed import observed
from deadreckon.cargo.pairs import fed, pairs, shown, telling
from deadreckon.model.place import lineage

if TYPE_CHECKING:
    from deadreckon.cargo.modes import Span
    from deadreckon.cargo.observed import Seen
    from deadreckon.cargo.pairs import Fed, Pair
    from deadreckon.model.evidence import Claim, Evidence
    from deadreckon.model.frame import Frame, Leg


@dataclass(frozen=True, slots=True)
class ChainLeg:
    """One leg.

    Attributes:
        ends: the places at its start and end.
        seen_from, seen_to: dated observations at its two ends, in order of time.
        pairs: of those, in order of time; goods seen at one end may be others than at the other.
        left_out: pairs that are not listed, where there are very many.
        fed: of each later observation, what can have fed it.
        feasible: True if one pair could be the same goods, False if none could, else None.
        distance_km: least and most.
        can_km_day: what the leg can do a day, or None.
        assumed: what of these the case does not say, with the source of what was taken instead.
        told_by: origins of the claims that speak of it; none is counted twice.
        claims: those claims.
        missing: nothing was seen at either end and nobody tells of it.
        gap: where the leg before it ends, if that is elsewhere: the leg between is missing.
        p: of the link that it carries, or None until it is judged.
    """

    leg: str
    ends: tuple[str, str]
    mode: str
    seen_from: tuple[str, ...]
    seen_to: tuple[str, ...]
    pairs: tuple[Pair, ...]
    left_out: int
    fed: tuple[Fed, ...]
    feasible: bool | None
    distance_km: Span
    can_km_day: Span | None
    assumed: tuple[str, ...]
    told_by: tuple[str, ...]
    claims: tuple[str, ...]
    missing: bool
    why: str
    gap: str | None = None
    p: float | None = None
    weakest: bool = False


def chain(frame: Frame, evidence: Evidence) -> tuple[ChainLeg, ...]:
    """Give every leg of the frame, in order, with what was seen at its ends and who tells it."""
    legs = [_leg(leg, frame, evidence) for leg in frame.legs.values()]
    befores: list[ChainLeg | None] = [None, *legs]
    return tuple(
        replace(leg, gap=before.ends[1])
        if before and not _joined(before.ends[1], leg.ends[0], frame)
        else leg
        for before, leg in zip(befores, legs, strict=False)
    )


def untimely(legs: Iterable[ChainLeg]) -> tuple[ChainLeg, ...]:
    """Give the legs that carry a link, and that nothing dated at both ends fits in the time."""
    return tuple(leg for leg in legs if leg.p is not None and leg.feasible is False)


def judged(
    legs: Iterable[ChainLeg], frame: Frame, links: Mapping[str, float]
) -> tuple[ChainLeg, ...]:
    """Give the chain with the probability of each leg's link, the weakest marked."""
    known = []
    for leg in legs:
        link = frame.legs[leg.leg].link
        known.append(replace(leg, p=None if link is None else links.get(link)))
    least = min((leg.p for leg in known if leg.p is not None), default=None)
    return tuple(replace(leg, weakest=leg.p is not None and leg.p == least) for leg in known)


def _leg(leg: Leg, frame: Frame, evidence: Evidence) -> ChainLeg:
    start = observed(leg.origin, frame, evidence)
    end = observed(leg.destination, frame, evidence)
    can = pace(leg, frame)
    found = pairs(start, end, can, by_sea=leg.mode == "sea")
    verdicts = {pair.feasible for pair in found}
    feasible = True if True in verdicts else False if verdicts == {False} else None
    listed = shown(found)
    told = [claim for claim in evidence.claims if _speaks_of(claim, leg, frame)]
    return ChainLeg(
        leg=leg.id,
        ends=(leg.origin, leg.destination),
        mode=leg.mode,
        seen_from=tuple(seen.id for seen in start),
        seen_to=tuple(seen.id for seen in end),
        pairs=listed,
        left_out=len(found) - len(listed),
        fed=fed(listed, end, can),
        feasible=feasible,
        distance_km=can.distance_km,
        can_km_day=can.km_day,
        assumed=can.assumed,
        told_by=tuple(sorted({claim.origin for claim in told if claim.origin})),
        claims=tuple(claim.id for claim in told),
        missing=not (told or start or end),
        why=_why(start, end, found, can.km_day),
    )


def _joined(end: str, start: str, frame: Frame) -> bool:
    """Whether a leg goes on where the one before it ended: there, or at a pier of one port."""
    return not set(lineage(end, frame.places)).isdisjoint(lineage(start, frame.places))


def _speaks_of(claim: Claim, leg: Leg, frame: Frame) -> bool:
    """Whether a claim affirms the leg: it names both ends, or a weight puts it on its link."""
    if claim.polarity != "affirm":
        return False
    named = {up for place in claim.places for up in lineage(place, frame.places)}
    weighed = leg.link is not None and any(
        weight.to == leg.link and claim.id in weight.of for weight in frame.weights
    )
    return weighed or {leg.origin, leg.destination} <= named


def _why(
    start: Sequence[Seen], end: Sequence[Seen], found: Sequence[Pair], can: Span | None
) -> str:
    if not start or not end:
        nowhere = " nor ".join(
            words for words, seen in (("at its start", start), ("at its end", end)) if not seen
        )
        return f"cannot tell: this file has no dated observation {nowhere}"
    if not found:
        return "cannot tell: nothing seen at its end comes after what was seen at its start"
    if can is None:
        return "cannot tell: the leg has no km_day, and the case no ships"
    best = telling(found)
    verb = "is within" if best.feasible else "is above"
    return f"{best.km_day[0]:.0f} km a day at the least {verb} {can[1]:.0f}"
