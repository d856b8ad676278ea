"""Boxes that passages proved for named ships carried: counted aboard, or by a change of a pile."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from math import floor, prod
from typing import TYPE_CHECKING

from deadreckon.model.place import lineage
from deadreckon.voyages.sure import confidence

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from deadreckon.cargo.changes import Change
    from deadreckon.model.evidence import Evidence, Sighting
    from deadreckon.model.frame import Frame, Route
    from deadreckon.voyages.figures import RouteFigures

OUTWARD = {"from": ("loading", "leaving"), "to": ("unloading",)}
DIRECTED = ("loading", "leaving", "unloading")


@dataclass(frozen=True, slots=True)
class Aboard:
    """A bound on boxes carried from a route's start to its end.

    Attributes:
        at_least: 0 where nothing is proved.
        because: the sightings and stacks that prove it.
        joint: the product of their confidences; 1 where nothing is proved.
        robust_at_least: what is left, at the least, if any one of them is misread.
    """

    at_least: int
    because: tuple[str, ...]
    joint: float
    robust_at_least: int


NOTHING_ABOARD = Aboard(0, (), 1.0, 0)
Load = tuple[float, tuple[str, ...]]
"""Boxes, and the records that they stand on."""


@dataclass(frozen=True, slots=True)
class _Way:
    """Boxes carried over several passages: the last load, and the way before it."""

    boxes: float = 0.0
    load: Load | None = None
    before: _Way | None = None

    def loads(self) -> list[Load]:
        found, way = [], self
        while way.load is not None and way.before is not None:
            found.append(way.load)
            way = way.before
        return found


def counted_aboard(
    route: Route,
    frame: Frame,
    evidence: Evidence,
    figures: RouteFigures,
    changed: Iterable[Change] = (),
) -> Aboard:
    """Give the boxes that passages proved for named ships carried, at the least.

    A count aboard bounds the cargo from below where the ship was loading at or leaving the route's
    start before a proved arrival, or unloading at its end after a proved departure. What else was
    counted aboard may have been going the other way. So does a change of a pile that proves what
    went aboard, or came ashore (`changes`). Of all alternations the one with most boxes; no
    sighting that stands in a conflict. It assumes that all was set ashore at the route's end and
    nothing before.
    """
    torn = {id_ for conflict in figures.fleet.conflicts for id_ in conflict.ids}
    sure = [s for s in evidence.sightings if _sure(s, route) and s.id not in torn]
    shown = _shown(sure, changed)
    loads: list[Load] = []
    for vessel in route.vessels:
        hers = [s for s in sure if s.candidates[0] == vessel]
        loads += _fullest(hers, shown, route, frame).loads()
    total = sum(boxes for boxes, _ in loads)
    because = sorted({id_ for _, ids in loads for id_ in ids})
    known = {s.id: confidence(s, route.assumptions) for s in sure}
    known |= {stack.id: stack.confidence or 0.0 for stack in evidence.stacks}
    lost = max((sum(boxes for boxes, ids in loads if id_ in ids) for id_ in because), default=0.0)
    return Aboard(
        at_least=floor(total),
        because=tuple(because),
        joint=prod(known[id_] for id_ in because),
        robust_at_least=floor(total - lost),
    )


def other_way(route: Route, frame: Frame, evidence: Evidence) -> tuple[str, ...]:
    """Name the sightings in the window of ships that went the other way laden.

    Those of the route's ships, or nameless ones, that unloaded at its start or loaded at its end:
    who calls there does not only fetch.
    """
    return tuple(
        s.id
        for s in evidence.sightings
        if s.present
        and (not s.candidates or not set(s.candidates).isdisjoint(route.vessels))
        and s.when.overlaps(route.window)
        and _at(
            s, {"unloading": route.origins, "loading": route.destinations}.get(s.doing, ()), frame
        )
    )


def undirected(route: Route, frame: Frame, evidence: Evidence) -> tuple[str, ...]:
    """Name the counts aboard at the route's ends that do not say which way the boxes went."""
    ends = (*route.origins, *route.destinations)
    return tuple(
        s.id
        for s in evidence.sightings
        if s.boxes and s.present and s.doing not in DIRECTED and _at(s, ends, frame)
    )


def _sure(sighting: Sighting, route: Route) -> bool:
    return (
        len(sighting.candidates) == 1
        and sighting.present
        and confidence(sighting, route.assumptions) >= route.assumptions.witness_confidence
    )


def _shown(sure: Iterable[Sighting], changed: Iterable[Change]) -> dict[str, Load]:
    """Give what each sighting shows aboard, by count or by the change that it lay between.

    A change is the last sighting's between its two counts alone, so that none is counted twice: by
    then all of it was aboard, or ashore.
    """
    seen = {s.id: s for s in sure}
    loads: dict[str, Load] = {s.id: (s.boxes or 0.0, (s.id,)) for s in seen.values()}
    for change in changed:
        there = [seen[id_] for id_ in change.alongside if id_ in seen]
        if there and change.proves:
            last = max(there, key=lambda s: (s.when.end, s.id)).id
            loads[last] = max(loads[last], (change.proves, (change.before, change.after, last)))
    return loads


def _fullest(
    sure: Iterable[Sighting], shown: Mapping[str, Load], route: Route, frame: Frame
) -> _Way:
    """Go through the arrivals in time; `best[n]` is the fullest alternation of the first n.

    A passage carries what was shown at its departure or at its arrival, whichever is more. Of all
    departures before an arrival two matter: the one with most boxes together with the way before
    it, and the one with most boxes before it. Of equally full ways the one with the earliest
    arrivals, each from the latest departure.
    """
    # A ship that left before the window may have arrived before it, and called again unseen.
    departures = sorted(
        (s for s in sure if _at(s, route.origins, frame) and s.when.start >= route.window.start),
        key=lambda s: (s.when.end, s.id),
    )
    arrivals = sorted(
        (s for s in sure if _at(s, route.destinations, frame) and s.when.within(route.window)),
        key=lambda s: (s.when.end, s.id),
    )
    ends = [arrival.when.end for arrival in arrivals]
    best = [_Way()]
    laden: list[tuple[float, Sighting, _Way]] = []
    light: list[tuple[float, Sighting, _Way]] = []
    for arrival in arrivals:
        count = bisect_left(departures, arrival.when.start, key=lambda s: s.when.end)
        # Each departure's own past is known by now: it lies before this arrival.
        for departure in departures[len(laden) : count]:
            way = best[bisect_left(ends, departure.when.start, hi=len(best) - 1)]
            boxes = way.boxes + _outward(departure, "from", shown)[0]
            laden.append(max([(boxes, departure, way), *laden[-1:]], key=lambda d: d[0]))
            light.append(max([(way.boxes, departure, way), *light[-1:]], key=lambda d: d[0]))
        fullest = best[-1]
        if count:
            ashore = _outward(arrival, "to", shown)
            for (_, departure, way), load in (
                (laden[count - 1], _outward(laden[count - 1][1], "from", shown)),
                (light[count - 1], ashore),
            ):
                if load[0] and way.boxes + load[0] > fullest.boxes:
                    ids = tuple(sorted({*load[1], departure.id, arrival.id}))
                    fullest = _Way(way.boxes + load[0], (load[0], ids), way)
        best.append(fullest)
    return best[-1]


def _outward(sighting: Sighting, end: str, loads: Mapping[str, Load]) -> Load:
    boxes, ids = loads[sighting.id]
    by_change = len(ids) > 1
    return (boxes, ids) if by_change or sighting.doing in OUTWARD[end] else (0.0, ())


def _at(sighting: Sighting, ends: Collection[str], frame: Frame) -> bool:
    return not set(lineage(sighting.place, frame.places)).isdisjoint(ends)
