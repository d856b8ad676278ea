from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from deadreckon.model.evidence import Look, Sighting
from deadreckon.model.frame import Log
from deadreckon.model.times import Interval
from deadreckon.voyages.likely.marks import ELSEWHERE, Mark, Scenes
from deadreckon.voyages.world import World
from tests.voyages.cases import AT, START, frame, hours, sighting

CASE = replace(
    frame(vessels=("ada", "bela")), looks="complete", logs={"press": Log("press", "positives_only")}
)
LOOKS = (
    Look("l1", "north", hours(10), "clear", AT),
    Look("l2", "south", hours(30), "clear", AT),
    Look("l3", "quay", hours(50), "part", AT),
)
D, F = 0.9, 0.01


def marks(*rows: Sighting, ship: str = "ada", looks: tuple[Look, ...] = LOOKS) -> list[Mark]:
    return Scenes(World(CASE), CASE.routes["main"], looks, rows).of(ship)


def ratio(mark: Mark) -> float:
    """How much likelier it is if the ship is there."""
    there = mark.there + mark.per_detected * D
    return there / (mark.away + mark.per_false * F)


def test_a_look_that_shows_nothing_speaks_against_a_ship_as_far_as_it_would_have_seen_it() -> None:
    found = marks()
    assert [(m.hour, m.place) for m in found] == [(10, 0), (30, 1), (50, 0)]
    assert ratio(found[0]) == pytest.approx((1 - D) / (1 - F))
    assert 1 > ratio(found[2]) > ratio(found[0])
    assert found[2].part


def test_a_sighting_speaks_for_it_the_more_the_surer_it_is() -> None:
    rows = [
        sighting("a", "north", 10, "ada", 0.95, look="l1"),
        sighting("b", "south", 30, "ada", 0.6, look="l2"),
    ]
    sure, unsure, _ = marks(*rows)
    assert ratio(sure) > ratio(unsure) > 1


def test_a_look_with_another_ship_speaks_less_against_it_than_an_empty_one() -> None:
    shows_bela = marks(sighting("a", "north", 10, "bela", look="l1"))[0]
    assert ratio(marks()[0]) < ratio(shows_bela) < 1


def test_a_sighting_of_one_of_two_speaks_for_each_but_less() -> None:
    named = marks(sighting("a", "north", 10, "ada", 0.9, look="l1"))[0]
    either = marks(sighting("a", "north", 10, "ada|bela", 0.9, look="l1"))[0]
    assert 1 < ratio(either) < ratio(named)


def test_a_stated_absence_speaks_against_it() -> None:
    found = marks(sighting("a", "north", 12, "ada", 0.9, present=False))
    assert min(found, key=ratio).hour in (10, 12)
    assert any(m.hour == 12 and ratio(m) == pytest.approx(1 / 9) for m in found)


def test_what_a_log_of_positives_does_not_show_says_nothing() -> None:
    press = tuple(replace(look, log="press") for look in LOOKS)
    assert marks(looks=press) == []
    shown = marks(sighting("a", "north", 10, "ada", 0.9, look="l1"), looks=press)
    assert [ratio(m) for m in shown] == [pytest.approx(9)]


def test_a_sighting_that_names_no_look_belongs_to_the_look_of_its_time() -> None:
    assert marks(sighting("a", "north", 10, "ada")) == marks(
        sighting("a", "north", 10, "ada", look="l1")
    )


def test_a_stay_that_ais_tells_bears_along_its_length_but_counts_once() -> None:
    row = sighting("a", "north", (100, 200), "ada", 0.9, throughout=True, basis="ais")
    found = [m for m in marks(row) if m.hour >= 100]
    assert [m.hour for m in found] == pytest.approx([100, 120, 140, 160, 180, 200])
    product = 1.0
    for m in found:
        product *= ratio(m)
    assert product == pytest.approx(9)


def test_who_is_seen_elsewhere_is_at_no_end() -> None:
    found = marks(sighting("a", "cape", 100, "ada"))
    assert [m.place for m in found if m.hour == 100] == [ELSEWHERE]


def test_a_second_reader_speaks_again_and_the_same_reader_does_not() -> None:
    first = sighting("a", "north", 10, "ada", 0.8, look="l1", reader="jo")
    again = sighting("b", "north", 10, "ada", 0.8, look="l1", reader="jo")
    other = sighting("c", "north", 10, "ada", 0.9, look="l1", reader="mo")
    assert len(marks(first, again)) == len(marks(first))
    assert len(marks(first, other)) == len(marks(first)) + 1


def test_hours_run_from_the_start_of_the_window() -> None:
    later = replace(
        CASE.routes["main"], window=Interval(START + timedelta(hours=10), START + timedelta(days=9))
    )
    found = Scenes(World(CASE), later, LOOKS, ()).of("ada")
    assert [m.hour for m in found] == [0, 20, 40]
