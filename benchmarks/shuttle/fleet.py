"""A fleet's likely passages alone, just as the reckoning gives them, for those who count often."""

from __future__ import annotations

from math import prod

from deadreckon.model.evidence import Evidence
from deadreckon.model.frame import Route
from deadreckon.voyages.ceiling import Room, room
from deadreckon.voyages.figures import Likely
from deadreckon.voyages.least import Least
from deadreckon.voyages.likely.estimate import estimate
from deadreckon.voyages.likely.why_not import why_not
from deadreckon.voyages.likely.within import within
from deadreckon.voyages.sure import span
from deadreckon.voyages.units import PASSAGES
from deadreckon.voyages.witnesses import witnesses
from deadreckon.voyages.world import Asked, World


def likely_passages(world: World, route: Route, evidence: Evidence) -> Likely | None:
    """Give what is likely of all ships of a route, or None where the log does not let one tell."""
    if why_not(world, evidence.looks, frozenset((*route.origins, *route.destinations))):
        return None
    ships = frozenset(route.vessels)
    asked = Asked(
        PASSAGES, route.origins, route.destinations, span(route.window), ships, unnamed=True
    )
    least, seen = Least(world, asked), world.sure(evidence.sightings, route.assumptions)
    ceiling = Room(0, 0)
    for ship in sorted(ships):
        ceiling += room(world, asked, ship, seen, route.assumptions.least_stay_h)
    at_least, at_most = least.curve(seen).at_least, ceiling.passages
    expected = estimate(world, route, evidence)[-1]
    likely = within(
        expected.passages,
        at_least=at_least,
        at_most=None if at_most is None else max(at_most, at_least),
        joint=prod(s.confidence for s in witnesses(least, seen).sightings),
    )
    return expected.told(likely)
