from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from itertools import product

import pytest

from deadreckon.model.frame import Frame
from deadreckon.model.times import Interval
from deadreckon.voyages.figures import NextStep
from deadreckon.voyages.least import Least
from deadreckon.voyages.next_step import next_step
from deadreckon.voyages.reckon import reckon
from deadreckon.voyages.sure import span, sure
from deadreckon.voyages.units import PASSAGES
from deadreckon.voyages.world import Asked, World
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


def asked_of(case: Frame) -> Least:
    route = case.routes["main"]
    ships = frozenset(route.vessels)
    window = span(route.window)
    asked = Asked(PASSAGES, route.origins, route.destinations, window, ships, unnamed=True)
    return Least(World(case), asked)


@pytest.mark.parametrize("start", range(0, 30, 15))
def test_no_instant_of_the_interval_gives_another_bound(start: int) -> None:
    for seed in range(start, start + 15):
        case, rows = tiny(seed)
        least, route = asked_of(case), case.routes["main"]
        found = next_step(least, sure(rows, route.assumptions))
        if found is None:
            continue
        first, last = (datetime.fromisoformat(t) for t in (found.from_, found.to))
        for n, at in enumerate((first, first + (last - first) / 2, last)):
            row = sighting(f"new{n}", found.place, 0, found.vessel, 1.0)
            more = sure([*rows, replace(row, when=Interval(at, at))], route.assumptions)
            assert least.at_least(more) == found.at_least, (seed, at)


def test_no_single_instant_gives_more() -> None:
    raised = 0
    for seed in range(12):
        case, rows = tiny(seed, most=4)
        least, route = asked_of(case), case.routes["main"]
        seen = sure(rows, route.assumptions)
        found = next_step(least, seen)
        best = least.at_least(seen) if found is None else found.at_least
        for vessel, place in product(route.vessels, ("north", "south")):
            for hour in range(0, 201, 8):
                row = sighting(f"{vessel} {place} {hour}", place, hour, vessel, 1.0)
                assert least.at_least(sure([*rows, row], route.assumptions)) <= best, (seed, row)
        raised += found is not None
    assert raised > 3


def test_where_either_of_two_was_seen_another_ship_elsewhere_raises_the_bound() -> None:
    case = frame(vessels=["ada", "bela"], window=(0, 200))
    rows = [
        sighting("a", "north", 40),
        sighting("b", "north", 80),
        sighting("c", "south", 80, "ada|bela"),
        sighting("d", "south", 120),
    ]
    found = reckon(case, evidence(*rows)).routes[0].next_step
    assert found is not None
    assert (found.vessel, found.place, found.at_least) == ("bela", "north", 2)


def test_sightings_that_contradict_leave_room_for_a_step() -> None:
    rows = [
        sighting("a", "cape", (0, 24)),
        sighting("b", "south", (12, 24)),
        sighting("c", "north", 48),
        sighting("d", "cape", (96, 108)),
    ]
    found = reckon(frame(window=(0, 200)), evidence(*rows)).routes[0].next_step
    assert found is not None
    assert found.at_least == 1


def test_the_most_comes_before_the_earliest() -> None:
    case = frame(vessels=["ada", "bela"], window=(0, 200))
    rows = [
        sighting("a", "north", 20),
        sighting("b", "north", 60, "ada|bela"),
        sighting("c", "south", 90, "bela"),
    ]
    found = reckon(case, evidence(*rows)).routes[0].next_step
    assert found is not None
    assert found.vessel == "ada"
    assert found.at_least == 2
