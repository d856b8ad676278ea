from __future__ import annotations

import operator

from deadreckon.voyages.least import Least
from deadreckon.voyages.sure import span, sure
from deadreckon.voyages.units import PASSAGES
from deadreckon.voyages.world import Asked, World
from tests.voyages.cases import frame, sighting


def test_a_world_answers_of_the_sightings_that_it_is_given_whatever_their_ids() -> None:
    case = frame()
    route = case.routes["main"]
    asked = Asked(
        PASSAGES,
        route.origins,
        route.destinations,
        span(route.window),
        frozenset({"ada"}),
        unnamed=False,
    )
    least = Least(World(case), asked)
    there = [sighting("a", "north", 0), sighting("b", "south", 48)]
    back = [sighting("a", "south", 0), sighting("b", "north", 48)]
    found = [least.at_least(sure(rows, case.assumptions)) for rows in (there, back, there)]
    assert found == [1, 0, 1]
    same = least.world.sure(there, case.assumptions)
    assert all(map(operator.is_, same, least.world.sure(there, case.assumptions, 0.9)))


def test_a_place_that_is_both_ends_is_neither() -> None:
    world = World(frame(origins=["north"], destinations=["quay"]))
    asked = Asked(PASSAGES, ("north",), ("quay",), (0, 1), frozenset(), unnamed=False)
    assert world.end("quay", asked) == 0
