"""From a frame and its evidence to the figures of every route and place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from deadreckon.model.evidence import Evidence
from deadreckon.model.frame import Frame, Route
from deadreckon.voyages.calls import Berth, anybody, calls, ships_of
from deadreckon.voyages.ceiling import Room, room
from deadreckon.voyages.conflicts import conflicts
from deadreckon.voyages.counted import counted
from deadreckon.voyages.figures import Figures, PlaceFigures, Reckoning, RouteFigures
from deadreckon.voyages.least import Least
from deadreckon.voyages.likely.expected import Beside, Expected
from deadreckon.voyages.likely.missing import missing_looks
from deadreckon.voyages.likely.why_not import why_not
from deadreckon.voyages.needed import needed
from deadreckon.voyages.next_step import next_step
from deadreckon.voyages.reach import reach
from deadreckon.voyages.readings import Readings
from deadreckon.voyages.sure import span
from deadreckon.voyages.told import Comparison
from deadreckon.voyages.units import PASSAGES, ROUND_TRIPS, Unit
from deadreckon.voyages.world import Asked, World

if TYPE_CHECKING:
    from deadreckon.voyages.likely.estimate import Ship


def reckon(frame: Frame, evidence: Evidence) -> Reckoning:
    """Count the voyages of every route of a frame, and the calls at every place that was seen.

    A pure function: the same frame and evidence give the same figures, in whatever order the
    rows come. What may not be counted is the caller's to leave out (`--as-of`).
    """
    world = World(frame)
    routes = tuple(_route(world, evidence, route) for route in frame.routes.values())
    return Reckoning(routes, tuple(_places(world, evidence)))


def _places(world: World, evidence: Evidence) -> Iterable[PlaceFigures]:
    frame = world.frame
    named = {p for s in evidence.sightings for p in world.within(s.place)}
    named.update(p for r in frame.routes.values() for p in (*r.origins, *r.destinations))
    days = frame.assumptions.longest_stay_days
    for place in frame.places:
        if place in named:
            berth = Berth(world, place, span(frame.window), anybody, days)
            yield PlaceFigures(place, calls(berth, evidence.sightings, frame.assumptions))


def _route(world: World, evidence: Evidence, route: Route) -> RouteFigures:
    believed, why = likely(world, evidence, route)
    expected = expectations(world, evidence, route, believed)
    vessels = tuple(
        figures(world, evidence, route, vessel, frozenset({vessel}), expected=expected[n], why=why)
        for n, vessel in enumerate(route.vessels)
    )
    ships = frozenset(route.vessels)
    fleet = figures(
        world, evidence, route, route.id, ships, unnamed=True, expected=expected[-1], why=why
    )
    beside = _beside(world, evidence, route, believed, fleet)
    by_anybody = {
        place: calls(
            Berth(world, place, span(route.window), anybody, route.assumptions.longest_stay_days),
            evidence.sightings,
            route.assumptions,
        )
        for place in ends(route)
    }
    by_name = {found.id: found for found in vessels}
    comparison = Comparison(world, evidence, route, fleet=fleet, vessels=by_name, calls=by_anybody)
    reading = Readings(comparison, route, fleet=fleet, vessels=by_name, calls=by_anybody)
    asked = Asked(
        PASSAGES,
        route.origins,
        route.destinations,
        span(route.window),
        frozenset(route.vessels),
        unnamed=True,
    )
    return RouteFigures(
        id=route.id,
        vessels=vessels,
        fleet=fleet,
        calls=by_anybody,
        told=comparison.told(evidence.claims),
        needed=needed(evidence.claims, comparison, route.assumptions.boxes_a_load),
        readings=tuple(reading.under(r, evidence.claims) for r in world.frame.readings.values()),
        next_step=next_step(Least(world, asked), world.sure(evidence.sightings, route.assumptions)),
        reach=tuple(
            window
            for vessel in route.vessels
            for window in reach(world, route, vessel, evidence.sightings)
        ),
        sweep=beside.sweep,
        unseen=beside.unseen,
        next_look=beside.next_look,
        missing_looks=missing_looks(world, route, evidence.looks) if why else (),
    )


def ends(route: Route) -> tuple[str, ...]:
    """Give the places at the ends of a route, each once."""
    return tuple(dict.fromkeys((*route.origins, *route.destinations)))


def likely(world: World, evidence: Evidence, route: Route) -> tuple[tuple[Ship, ...], str]:
    """Give what is believed of each ship of a route; of none where `why` it cannot be told."""
    why = why_not(world, evidence.looks, frozenset(ends(route)))
    if why or not route.vessels:
        return (), why or "this case names no ship of the route"
    from deadreckon.voyages.likely.estimate import believed  # NumPy and Numba take their time

    return believed(world, route, evidence), why


def expectations(
    world: World, evidence: Evidence, route: Route, believed: Sequence[Ship]
) -> Sequence[Expected | None]:
    """Give how many voyages are likely of each ship and of all, or nothing of any."""
    if not believed:
        return [None] * (len(route.vessels) + 1)
    from deadreckon.voyages.likely.estimate import strangers, together

    fleet = together((*believed, *strangers(world, route, evidence)))
    return [*(ship.expected for ship in believed), fleet]


def _beside(
    world: World, evidence: Evidence, route: Route, believed: Sequence[Ship], fleet: Figures
) -> Beside:
    if fleet.likely is None:
        return Beside()
    from deadreckon.voyages.likely.around import around  # as above

    return around(world, route, evidence, believed, fleet)


def figures(
    world: World,
    evidence: Evidence,
    route: Route,
    name: str,
    ships: frozenset[str],
    *,
    unnamed: bool = False,
    expected: Expected | None = None,
    why: str = "",
) -> Figures:
    """Count the voyages of some ships of a route together.

    Args:
        world: the frame's places and ships.
        evidence: all that was read.
        route: the ends, the window and the assumptions.
        name: what the figures are called.
        ships: ids of the vessels.
        unnamed: whether ships without a name count too.
        expected: how many voyages of theirs are likely, or None; `why` says why.
        why: see `expected`.
    """
    window = span(route.window)
    seen = world.sure(evidence.sightings, route.assumptions)

    def asked(unit: Unit) -> Asked:
        return Asked(unit, route.origins, route.destinations, window, ships, unnamed)

    total = Room(0, 0)
    for ship in sorted(ships):
        total += room(world, asked(PASSAGES), ship, seen, route.assumptions.least_stay_h)
    passages = Least(world, asked(PASSAGES))
    both = [
        counted(least, evidence.sightings, route.assumptions, at_most=at_most, pmf=pmf, why=why)
        for least, at_most, pmf in (
            (passages, total.passages, expected.passages if expected else None),
            (
                Least(world, asked(ROUND_TRIPS)),
                total.round_trips,
                expected.round_trips if expected else None,
            ),
        )
    ]
    whose = ships_of(ships, unnamed=unnamed)
    days = route.assumptions.longest_stay_days
    fields = {name: getattr(both[0], name) for name in asdict(both[0])}
    if expected is not None:
        fields["likely"] = expected.told(both[0].likely)
    return Figures(
        **fields,
        id=name,
        conflicts=conflicts(passages, seen),
        round_trips=both[1],
        calls={
            place: calls(
                Berth(world, place, window, whose, days), evidence.sightings, route.assumptions
            )
            for place in ends(route)
        },
    )
