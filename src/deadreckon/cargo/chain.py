"""The chain from loading to use: who says each leg, and could it have been done in the time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from deadreckon.cargo.relations import calendar_days
from deadreckon.model.place import lineage
from deadreckon.voyages.geometry import KM_PER_NAUTICAL_MILE, edge_km

if TYPE_CHECKING:
    from deadreckon.model.evidence import Claim, Evidence, Sighting, Stack
    from deadreckon.model.frame import Frame, Leg
    from deadreckon.model.times import Interval

Span = tuple[float, float]
MOST_PAIRS = 400
DATED_H = 96.0


@dataclass(frozen=True, slots=True)
class Pair:
    """Something seen at a leg's start, then something at its end.

    Attributes:
        from_, to: ids of the two records; the JSON key is `from`.
        days: least and most days between the two instants.
        km_day: least and most kilometres a day that the goods needed; the most is None where
            nothing bounds it (the two may have been seen at one time, or the way has no known end).
        feasible: whether the leg can do the least a day; None where its pace is unknown.
    """

    from_: str
    to: str
    days: Span
    km_day: tuple[float, float | None]
    feasible: bool | None


@dataclass(frozen=True, slots=True)
class ChainLeg:
    """One leg.

    Attributes:
        seen_from, seen_to: dated observations at its two ends, in order of time.
        pairs: of those, in order of time; goods seen at one end may be others than at the other.
        feasible: True if one pair could be the same goods, False if none could, else None.
        distance_km: least and most; the most is None where only a lower bound is known.
        can_km_day: what the leg can do a day, or None.
        told_by: origins of the claims that speak of it; none is counted twice.
        claims: those claims.
        p: of the link that it carries, or None until it is judged.
    """

    leg: str
    seen_from: tuple[str, ...]
    seen_to: tuple[str, ...]
    pairs: tuple[Pair, ...]
    feasible: bool | None
    distance_km: tuple[float, float | None]
    can_km_day: Span | None
    told_by: tuple[str, ...]
    claims: tuple[str, ...]
    why: str
    p: float | None = None
    weakest: bool = False


@dataclass(frozen=True, slots=True)
class _Seen:
    id: str
    when: Interval
    doing: str = ""
    ships: frozenset[str] = frozenset()


def chain(frame: Frame, evidence: Evidence) -> tuple[ChainLeg, ...]:
    """Give every leg of the frame, in order, with what was seen at its ends and who tells it."""
    return tuple(_leg(leg, frame, evidence) for leg in frame.legs.values())


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
    start = _observed(leg.origin, frame, evidence)
    end = _observed(leg.destination, frame, evidence)
    distance, can = _distance(leg, frame), _pace(leg, frame)
    pairs = _pairs(leg, start, end, distance, can)
    verdicts = {pair.feasible for pair in pairs}
    feasible = True if True in verdicts else False if verdicts == {False} else None
    told = [claim for claim in evidence.claims if _speaks_of(claim, leg, frame)]
    return ChainLeg(
        leg=leg.id,
        seen_from=tuple(seen.id for seen in start),
        seen_to=tuple(seen.id for seen in end),
        pairs=pairs,
        feasible=feasible,
        distance_km=distance,
        can_km_day=can,
        told_by=tuple(sorted({claim.origin for claim in told if claim.origin})),
        claims=tuple(claim.id for claim in told),
        why=_why(start, end, pairs, can, feasible),
    )


def _observed(place: str, frame: Frame, evidence: Evidence) -> tuple[_Seen, ...]:
    """Collect what was seen at a place or its piers: ships, stacks, and observations told of it.

    A claim over more than some days dates nothing. One that names several places does not say
    which of them its date belongs to, and one of the same origin and days as a record here tells
    of that record.
    """

    def there(where: str) -> bool:
        return place in lineage(where, frame.places)

    seen = [
        _Seen(s.id, s.when, s.doing, frozenset(s.candidates))
        for s in evidence.sightings
        if s.present and there(s.place)
    ]
    seen += [_Seen(stack.id, stack.when) for stack in evidence.stacks if there(stack.place)]
    records: list[Sighting | Stack] = [*evidence.sightings, *evidence.stacks]
    recorded = {(r.origin, calendar_days(r.when)) for r in records if there(r.place)}
    seen += [
        _Seen(claim.id, claim.when)
        for claim in evidence.claims
        if claim.observation is True
        and claim.polarity == "affirm"
        and claim.when is not None
        and claim.when.hours <= DATED_H
        and claim.places
        and all(there(where) for where in claim.places)
        and (claim.origin, calendar_days(claim.when)) not in recorded
    ]
    return tuple(sorted(seen, key=lambda s: (s.when.start, s.when.end, s.id)))


def _pairs(
    leg: Leg,
    start: Iterable[_Seen],
    end: tuple[_Seen, ...],
    distance: tuple[float, float | None],
    can: Span | None,
) -> tuple[Pair, ...]:
    by_sea = leg.mode == "sea"
    found = []
    for first in start:
        if first.doing == ("unloading" if by_sea else "loading"):
            continue
        for then in end:
            if then.doing == ("loading" if by_sea else "unloading"):
                continue
            if by_sea and first.ships and then.ships and first.ships.isdisjoint(then.ships):
                continue
            if then.when.end > first.when.start:
                found.append((first, then))
    # The pairs nearest in time say most about one lot of goods; a long case has millions.
    found.sort(key=lambda pair: (pair[1].when.end - pair[0].when.start, pair[0].id, pair[1].id))
    found = found[:MOST_PAIRS]
    found.sort(key=lambda pair: (pair[0].when.start, pair[1].when.start, pair[0].id, pair[1].id))
    return tuple(_pair(first, then, distance, can) for first, then in found)


def _pair(
    first: _Seen, then: _Seen, distance: tuple[float, float | None], can: Span | None
) -> Pair:
    least = max(then.when.start - first.when.end, timedelta()) / timedelta(days=1)
    most = (then.when.end - first.when.start) / timedelta(days=1)
    needs = distance[0] / most
    at_worst = None if distance[1] is None or not least else distance[1] / least
    return Pair(
        from_=first.id,
        to=then.id,
        days=(least, most),
        km_day=(needs, at_worst),
        feasible=None if can is None else needs <= can[1],
    )


def _distance(leg: Leg, frame: Frame) -> tuple[float, float | None]:
    if isinstance(leg.distance_km, tuple):
        return leg.distance_km
    if leg.distance_km is not None:
        return leg.distance_km, leg.distance_km
    return edge_km(frame.places[leg.origin], frame.places[leg.destination]), None


def _pace(leg: Leg, frame: Frame) -> Span | None:
    """Give kilometres a day: the leg's own, at sea the slowest and fastest of the ships'."""
    if leg.km_day is not None:
        return leg.km_day
    if leg.mode != "sea" or not frame.vessels:
        return None
    speeds = [vessel.speed_kn for vessel in frame.vessels.values()]
    low, high = min(low for low, _ in speeds), max(high for _, high in speeds)
    return low * KM_PER_NAUTICAL_MILE * 24, high * KM_PER_NAUTICAL_MILE * 24


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
    start: tuple[_Seen, ...],
    end: tuple[_Seen, ...],
    pairs: tuple[Pair, ...],
    can: Span | None,
    feasible: bool | None,  # noqa: FBT001
) -> str:
    if not start or not end:
        nowhere = " nor ".join(
            words for words, seen in (("at its start", start), ("at its end", end)) if not seen
        )
        return f"cannot tell: this file has no dated observation {nowhere}"
    if not pairs:
        return "cannot tell: nothing seen at its end comes after what was seen at its start"
    if can is None:
        return "cannot tell: the leg has no km_day"
    best = telling(pairs)
    verb = "is within" if feasible else "is above"
    return f"{best.km_day[0]:.0f} km a day at the least {verb} {can[1]:.0f}"


def telling(pairs: Sequence[Pair]) -> Pair:
    """Give the pair that says most: the fastest that the leg can do, else the slowest there is.

    Two observations whose order is not known come last.
    """
    possible = [pair for pair in pairs if pair.feasible and pair.days[0] > 0]
    possible = possible or [pair for pair in pairs if pair.feasible]
    if possible:
        return max(possible, key=lambda pair: (pair.km_day[0], pair.from_, pair.to))
    return min(pairs, key=lambda pair: (pair.km_day[0], pair.from_, pair.to))
