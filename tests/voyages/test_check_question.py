from __future__ import annotations

from datetime import UTC, datetime

import pytest

from deadreckon.voyages.check import question
from deadreckon.voyages.check_question import RefusedError, hours, micros, refuse_unless
from tests.voyages.cases import frame, sighting


def test_what_does_not_hold_is_refused_with_its_reason() -> None:
    refuse_unless(holds=True, why="nothing")
    with pytest.raises(RefusedError, match="step 3"):
        refuse_unless(holds=False, why="step 3")


def test_times_are_microseconds_and_hours() -> None:
    assert micros(datetime(1970, 1, 1, 1, tzinfo=UTC)) == 3_600_000_000
    assert hours(5_400_000_000) == pytest.approx(1.5)


def test_the_checker_measures_the_way_itself() -> None:
    asked = question("routes.main.fleet", frame(), [sighting("a", "north", 0)])
    way = hours(asked.travel("north", "south", "ada"))
    assert way == pytest.approx(176.2 / (16 * 1.852), rel=0.01)
