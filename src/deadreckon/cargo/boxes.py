"""Boxes: counted aboard, told, and what the told counts imply for one another."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from math import floor
from typing import TYPE_CHECKING

from deadreckon.cargo.relations import calendar_days
from deadreckon.model.place import lineage
from deadreckon.voyages.counts import BOX, PASSAGE, ROUND_TRIP, units

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from deadreckon.model.evidence import Bound, Claim, Evidence, Sighting
    from deadreckon.model.frame import Frame, Number, Route
    from deadreckon.voyages.figures import Needed, Reckoning, RouteFigures

LOADS = frozenset({PASSAGE, ROUND_TRIP})
"""Units of which each one carries a load."""
CONTENTS = "contents"


@dataclass(frozen=True, slots=True)
class ToldBoxes:
    """A published count of boxes."""

    claim: str
    value: float
    upper: float | None
    bound: Bound
    origin: str


@dataclass(frozen=True, slots=True)
class Implied:
    """What a told number of loads would carry, at the boxes a load of the assumptions."""

    claim: str
    loads: float
    boxes: tuple[float, float]
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReadingBoxes:
    """What the loads that follow from a reading would carry, if that reading is right."""

    id: str
    loads: int
    boxes: tuple[float, float] | None
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cargo:
    """Boxes along one route.

    Attributes:
        at_least: boxes counted aboard on passages that are proved; 0 where nothing is.
        because: the sightings behind `at_least`.
        told: published counts of boxes that fit the route.
        needed: loads that those need.
        implies: boxes that told loads would carry.
        readings: the same under each reading.
        p10, p50, p90: None where the total is not estimated; `why` says why.
        dominates: the input that moves the estimate most, or None.
        contents: what is known of what was in them, in words.
    """

    route: str
    at_least: int
    because: tuple[str, ...]
    told: tuple[ToldBoxes, ...]
    needed: tuple[Needed, ...]
    implies: tuple[Implied, ...]
    readings: tuple[ReadingBoxes, ...]
    p10: float | None
    p50: float | None
    p90: float | None
    why: str
    dominates: str | None
    contents: str
    contents_because: tuple[str, ...]


def cargo(frame: Frame, evidence: Evidence, reckoning: Reckoning) -> tuple[Cargo, ...]:
    """Give, for each route of the reckoning, what is proved, told, needed and implied in boxes."""
    seen_inside = tuple(claim.id for claim in evidence.claims if looked_inside(claim))
    contents = (
        f"told as observed by {', '.join(seen_inside)}"
        if seen_inside
        else "unobserved: nobody in this file looked inside"
    )
    found = []
    for figures in reckoning.routes:
        route = frame.routes[figures.id]
        counted, because = counted_aboard(frame, evidence, figures)
        told = [claim for claim in evidence.claims if _fits(claim, route, frame)]
        a_load = route.assumptions.boxes_a_load
        found.append(
            Cargo(
                route=figures.id,
                at_least=counted,
                because=because,
                told=tuple(_told(claim) for claim in told if BOX in units(claim)),
                needed=figures.needed,
                implies=_implied(told, a_load),
                readings=_under_readings(figures, a_load),
                p10=None,
                p50=None,
                p90=None,
                why=_why(counted, figures),
                dominates=None,
                contents=contents,
                contents_because=seen_inside,
            )
        )
    return tuple(found)


def counted_aboard(
    frame: Frame, evidence: Evidence, figures: RouteFigures
) -> tuple[int, tuple[str, ...]]:
    """Give the boxes that passages proved for named ships carried, and the sightings behind them.

    A count aboard bounds the cargo from below where the ship was loading at or leaving the route's
    start before a proved arrival, or unloading at its end after a proved departure. What else was
    counted aboard may have been going the other way. Of all alternations the one with most boxes;
    no sighting that stands in a conflict. It assumes that all
    was set ashore at the route's end and nothing before.
    """
    route = frame.routes[figures.id]
    torn = {id_ for conflict in figures.fleet.conflicts for id_ in conflict.ids}
    total = 0.0
    because: list[str] = []
    for vessel in route.vessels:
        sure = [
            sighting
            for sighting in evidence.sightings
            if sighting.candidates == (vessel,)
            and sighting.present
            and sighting.confidence >= route.assumptions.witness_confidence
            and sighting.id not in torn
        ]
        boxes, ids = _fullest_alternation(sure, route, frame)
        total += boxes
        because += ids
    return floor(total), tuple(sorted(because))


def _fullest_alternation(
    sure: Iterable[Sighting], route: Route, frame: Frame
) -> tuple[float, tuple[str, ...]]:
    """Go through the arrivals in time; `best[n]` is the fullest alternation of the first n."""
    # A ship that left before the window may have arrived before it, and called again unseen.
    departures = [
        s for s in sure if _at(s, route.origins, frame) and s.when.start >= route.window.start
    ]
    arrivals = sorted(
        (s for s in sure if _at(s, route.destinations, frame) and s.when.within(route.window)),
        key=lambda s: (s.when.end, s.id),
    )
    ends = [arrival.when.end for arrival in arrivals]
    best: list[tuple[float, tuple[str, ...]]] = [(0.0, ())]
    for arrival in arrivals:
        fullest = best[-1]
        for departure in departures:
            boxes, witness = max(_aboard(departure, "from"), _aboard(arrival, "to"))
            if boxes and departure.when.end < arrival.when.start:
                before, ids = best[bisect_left(ends, departure.when.start)]
                fullest = max(fullest, (before + boxes, (*ids, witness)))
        best.append(fullest)
    return best[-1]


def _aboard(sighting: Sighting, end: str) -> tuple[float, str]:
    goes = {"from": ("loading", "leaving"), "to": ("unloading",)}[end]
    return (sighting.boxes or 0.0 if sighting.doing in goes else 0.0, sighting.id)


def _at(sighting: Sighting, ends: Collection[str], frame: Frame) -> bool:
    return not set(lineage(sighting.place, frame.places)).isdisjoint(ends)


def _fits(claim: Claim, route: Route, frame: Frame) -> bool:
    """Whether a told count may be about the route: it names both ends, or no place elsewhere."""
    if claim.value is None or claim.polarity != "affirm":
        return False
    starts, ends = set(route.origins), set(route.destinations)
    named = [set(lineage(place, frame.places)) for place in claim.places]
    through = any(up & starts for up in named) and any(up & ends for up in named)
    return (
        (through or all(up & (starts | ends) for up in named))
        and (not claim.vessels or not set(claim.vessels).isdisjoint(route.vessels))
        and _in_window(claim, route)
    )


def _in_window(claim: Claim, route: Route) -> bool:
    """Whether a count is of the route's window; one that states no window, if told in its time."""
    if claim.when is None:
        return claim.known is None or claim.known <= route.window.end.date()
    first, last = calendar_days(claim.when)
    return route.window.start.date() <= first and last <= route.window.end.date()


def _told(claim: Claim) -> ToldBoxes:
    value = claim.value if claim.value is not None else 0.0
    return ToldBoxes(claim.id, value, claim.upper, claim.bound or "eq", claim.origin)


def _implied(told: Iterable[Claim], a_load: Number | None) -> tuple[Implied, ...]:
    if a_load is None:
        return ()
    return tuple(
        Implied(claim.id, claim.value, carried(claim.value, a_load), (claim.id,))
        for claim in told
        if claim.value is not None and LOADS.intersection(units(claim))
    )


def _under_readings(figures: RouteFigures, a_load: Number | None) -> tuple[ReadingBoxes, ...]:
    return tuple(
        ReadingBoxes(
            reading.id,
            reading.fleet.at_least,
            None if a_load is None else carried(reading.fleet.at_least, a_load),
            reading.fleet.granted,
        )
        for reading in figures.readings
    )


def carried(loads: float, a_load: Number) -> tuple[float, float]:
    """Give the least and most boxes that so many loads carry."""
    low, high = a_load if isinstance(a_load, tuple) else (a_load, a_load)
    return loads * low, loads * high


def looked_inside(claim: Claim) -> bool:
    """Whether a claim says that somebody saw what was in the boxes."""
    return claim.kind == CONTENTS and claim.observation is True and claim.polarity == "affirm"


def _why(counted: int, figures: RouteFigures) -> str:
    if not figures.fleet.at_least:
        proved = "no passage is proved in this file, so none of the boxes is"
    elif not counted:
        proved = "no count aboard, with the ship's direction known, goes with a proved passage"
    else:
        proved = "counted aboard on proved passages, if all was set ashore at their end"
    return f"{proved}; no total is estimated: {figures.fleet.why or 'passages have no estimate'}"
