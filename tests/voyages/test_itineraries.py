from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta

import pytest

from deadreckon.model.frame import Frame
from deadreckon.model.times import Interval
from deadreckon.voyages.itineraries import Itineraries
from deadreckon.voyages.least import Least
from deadreckon.voyages.sure import micros, span, sure
from deadreckon.voyages.units import PASSAGES
from deadreckon.voyages.world import Asked, World
from tests.voyages.cases import START, frame, sighting, tiny


def question(case: Frame) -> Least:
    route = case.routes["main"]
    ships = frozenset(route.vessels)
    window = span(route.window)
    asked = Asked(PASSAGES, route.origins, route.destinations, window, ships, unnamed=True)
    return Least(World(case), asked)


def at(hour: float) -> int:
    return micros(START + timedelta(hours=hour))


@pytest.mark.parametrize("start", range(0, 40, 20))
def test_a_sighting_more_never_gives_more_than_the_itineraries_say(start: int) -> None:
    told = close = 0
    for seed in range(start, start + 20):
        case, rows = tiny(seed, 7)
        least, rng = question(case), random.Random(seed)  # noqa: S311
        assumptions = case.routes["main"].assumptions
        found = Itineraries(least, sure(rows, assumptions))
        for n in range(8):
            ship, place = rng.choice(case.routes["main"].vessels), rng.choice(list(case.places))
            hour = rng.uniform(-20, 220)
            when = START + timedelta(hours=hour)
            most = found.most(ship, place, micros(when))
            if most is not None:
                row = sighting(f"new {n}", place, 0, ship, 1.0)
                more = sure([*rows, replace(row, when=Interval(when, when))], assumptions)
                bound = least.at_least(more)
                assert bound <= most, (seed, n)
                told, close = told + 1, close + (bound == most)
    assert told > 100
    assert close > 0.9 * told


def test_what_fits_between_two_sightings_is_told() -> None:
    case = frame(window=(0, 200))
    rows = [sighting("a", "north", 10), sighting("b", "south", 60)]
    found = Itineraries(question(case), sure(rows, case.assumptions))
    assert found.most("ada", "north", at(30)) == 1
    assert found.most("ada", "south", at(5)) == 1, "an arrival before, and none after it more"
    assert found.most("ada", "south", at(30)) == 1
    assert found.most("ada", "north", at(100)) == 1
    assert found.most("ada", "south", at(100)) == 1


def test_what_contradicts_leaves_the_bound_and_what_raises_it_says_by_how_much() -> None:
    case = frame(window=(0, 200))
    rows = [sighting("a", "north", 10), sighting("b", "north", 60)]
    found = Itineraries(question(case), sure(rows, case.assumptions))
    assert found.most("ada", "south", at(11)) == 0
    assert found.most("ada", "south", at(35)) == 1


def test_where_either_of_two_was_seen_the_bound_is_that_of_the_better_reading() -> None:
    case = frame(vessels=["ada", "bela"], window=(0, 200))
    rows = [sighting("a", "north", 40), sighting("c", "south", 80, "ada|bela")]
    found = Itineraries(question(case), sure(rows, case.assumptions))
    assert found.most("ada", "north", at(120)) == 0


def test_an_absence_bars_what_it_speaks_of() -> None:
    case = frame(window=(0, 200))
    rows = [sighting("a", "north", 10), sighting("gone", "south", 60, present=False)]
    found = Itineraries(question(case), sure(rows, case.assumptions))
    assert found.most("ada", "south", at(60)) is None
    assert found.most("ada", "south", at(61)) == 1
