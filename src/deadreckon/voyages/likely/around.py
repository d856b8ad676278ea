"""What stands beside a fleet's likely count: sweep, unseen calls, and the look to ask for next."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from deadreckon.model.evidence import Evidence, Sighting
from deadreckon.model.frame import Route
from deadreckon.voyages.figures import Counted, Likely, Unseen
from deadreckon.voyages.likely.dates import unseen
from deadreckon.voyages.likely.estimate import Ship
from deadreckon.voyages.likely.expected import Beside
from deadreckon.voyages.likely.looks import Drawn, next_look
from deadreckon.voyages.likely.paths import paths
from deadreckon.voyages.likely.sweep import sweep
from deadreckon.voyages.likely.within import within
from deadreckon.voyages.world import World

EACH = 12
"""Paths for each draw of a ship's habits."""


def around(
    world: World, route: Route, evidence: Evidence, ships: Sequence[Ship], fleet: Counted
) -> Beside:
    """Give what stands beside a fleet's likely count.

    Args:
        world: the case's places and ships.
        route: what is counted.
        evidence: all that was read.
        ships: what is believed of each ship of the route, in its order.
        fleet: the fleet's passages.
    """
    if fleet.likely is None:
        return Beside()

    def held(pmf: Sequence[float]) -> Likely | None:
        return within(
            pmf,
            at_least=fleet.at_least,
            at_most=fleet.at_most,
            joint=fleet.witnesses_joint,
        )

    missed: list[Unseen] = []
    drawn = []
    for name, ship in zip(route.vessels, ships, strict=True):
        each = paths(ship.looked, ship.draws, EACH)
        missed += unseen(route, name, each, _seen(world, route, evidence, name))
        detected, false, _ = ship.looked.prior.seeing(ship.draws)
        drawn.append(Drawn(each, np.repeat(detected, EACH), np.repeat(false, EACH)))
    parts = any(look.seen == "part" for look in evidence.looks)
    missed.sort(key=lambda row: (row.from_, row.to, row.vessel, row.place))
    return Beside(
        sweep=sweep(route.assumptions, ships, held, without=set() if parts else {"part_visible"}),
        unseen=tuple(missed),
        next_look=next_look(route, drawn, fleet.likely),
    )


def _seen(world: World, route: Route, evidence: Evidence, ship: str) -> list[tuple[int, Sighting]]:
    """Give the sightings of a ship at the ends of a route, with the index of the end."""
    places = (*route.origins, *route.destinations)
    found = []
    for s in evidence.sightings:
        within_ = world.within(s.place)
        index = next((i for i, place in enumerate(places) if place in within_), None)
        if index is not None and s.present and s.candidates == (ship,):
            found.append((index, s))
    return found
