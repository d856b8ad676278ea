from __future__ import annotations

import pytest

from deadreckon.voyages.figures import Unseen
from deadreckon.voyages.likely.dates import unseen
from tests.voyages.cases import frame, hours, sighting
from tests.voyages.likely.itineraries import Call, Path, columns

ROUTE = frame(window=(0, 480)).routes["main"]
SEEN = [(0, sighting("a", "north", 10)), (1, sighting("b", "south", 300))]
PATH = (Call(0, 0, 20), Call(1, 40, 60), Call(0, 100, 120), Call(1, 280, 310))


def found(*paths: Path) -> list[Unseen]:
    return list(unseen(ROUTE, "ada", columns(*paths), SEEN))


def test_a_call_that_nobody_saw_lies_between_two_sightings() -> None:
    south, north = sorted(found(PATH, PATH), key=lambda row: row.from_)
    assert (south.place, south.expected, south.after, south.before) == ("south", 1, "a", "b")
    assert (north.place, north.expected) == ("north", 1)
    assert (south.from_, south.to) == (hours(40).start, hours(60).end)


def test_it_is_expected_as_often_as_paths_hold_it() -> None:
    twice = (*PATH[:2], Call(1, 70, 90), *PATH[2:])
    rows = {row.place: row for row in found(PATH, twice, twice, twice)}
    assert rows["south"].expected == pytest.approx(1.75)
    assert hours(86).end <= rows["south"].to <= hours(90).end
    assert found((PATH[0], PATH[3])) == []
    assert found(PATH, (PATH[0], PATH[3]), (PATH[0], PATH[3])) == []  # one in three: not told


def test_what_lies_outside_of_the_window_is_left_out() -> None:
    before, after = Call(1, -90, -50), Call(0, 500, 520)
    assert found((before, *PATH, after)) == found(PATH)
    late = found((PATH[0], PATH[3], Call(0, 400, 600)))
    assert [(row.place, row.after, row.before) for row in late] == [("north", "b", None)]
    assert late[0].to == hours(480).end
