from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from deadreckon.model.times import Interval
from deadreckon.voyages.figures import NextStep
from deadreckon.voyages.least import Asked, Least, World
from deadreckon.voyages.next_step import next_step
from deadreckon.voyages.reckon import reckon
from deadreckon.voyages.sure import span, sure
from deadreckon.voyages.units import PASSAGES
from tests.voyages.cases import evidence, frame, sighting, tiny


def step(*rows: tuple[str, float]) -> NextStep | None:
    seen = [sighting(f"s{i}", place, when) for i, (place, when) in enumerate(rows)]
    return reckon(frame(window=(0, 200)), evidence(*seen)).routes[0].next_step


def test_a_departure_before_a_lone_arrival() -> None:
    found = step(("south", 100))
    assert found is not None
    assert (found.vessel, found.place, found.at_least) == ("ada", "north", 1)
    assert found.from_.startswith("2023-08-31T18:02")
    assert found.to < "2023-09-05T04:00:00Z"


def test_an_arrival_after_a_lone_departure() -> None:
    found = step(("north", 100))
    assert found is not None
    assert (found.place, found.at_least) == ("south", 1)


def test_of_equal_ones_the_earliest_that_one_could_ask_for() -> None:
    found = step(("north", 0), ("north", 12.0), ("north", 100))
    assert found is not None
    assert found.from_ > "2023-09-01T17:00:00Z"


def test_one_sighting_alone_proves_nothing_without_another() -> None:
    assert step() is None
    assert step(("cape", 50)) is None


@pytest.mark.parametrize("start", range(0, 60, 20))
def test_a_sighting_that_says_just_that_gives_the_bound(start: int) -> None:
    for seed in range(start, start + 20):
        case, rows = tiny(seed)
        route = case.routes["main"]
        asked = Asked(
            PASSAGES,
            route.origins,
            route.destinations,
            span(route.window),
            frozenset(route.vessels),
            unnamed=True,
        )
        least = Least(World(case), asked)
        seen = sure(rows, route.assumptions)
        found = next_step(least, seen)
        if found is not None:
            when = Interval(datetime.fromisoformat(found.from_), datetime.fromisoformat(found.to))
            row = sighting("new", found.place, 0, found.vessel, 1.0)
            more = sure([*rows, replace(row, when=when)], route.assumptions)
            assert least.at_least(more) == found.at_least > least.at_least(seen)
