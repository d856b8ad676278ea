import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deadreckon.tracks.meetings import POINT, Points
from deadreckon.tracks.rendezvous import Meetings, rendezvous
from tests.tracks.build import RULES, km_north

Seen = tuple[int, int, float, float, float]


def points(rows: list[Seen]) -> Points:
    """From (slot, vessel, lat, lon, speed); rows are counted."""
    return np.array([(*row, n) for n, row in enumerate(rows)], POINT)


def beside(first: int, last: int, metres: float = 300, speed: float = 0.5) -> list[Seen]:
    slots = range(first, last + 1)
    off = km_north(metres / 1000)
    return [p for s in slots for p in ((s, 8, 5.0, 9.0, speed), (s, 3, 5.0 + off, 9.0, speed))]


def ends(found: Meetings) -> list[tuple[int, int]]:
    step = 600_000
    return [(a // step, b // step) for a, b in zip(found.start, found.end, strict=True)]


def test_two_hours_within_half_a_kilometre() -> None:
    found = rendezvous(points(beside(10, 22)), RULES)
    assert ends(found) == [(10, 22)]
    assert (found.vessel.tolist(), found.other.tolist()) == ([3], [8])
    assert found.km[0] == pytest.approx(0.3, abs=0.01)
    assert found.speed[0] == 0.5
    assert (found.first[0], found.other_first[0]) == (1, 0)
    assert ends(rendezvous(points(beside(10, 21)), RULES)) == []
    assert ends(rendezvous(points(beside(10, 30, metres=520)), RULES)) == []
    assert ends(rendezvous(points(beside(10, 30, speed=2.5)), RULES)) == []


def test_near_stretches_are_one_and_far_ones_two() -> None:
    assert ends(rendezvous(points([*beside(0, 15), *beside(38, 52)]), RULES)) == [(0, 52)]
    two = rendezvous(points([*beside(0, 15), *beside(39, 54)]), RULES)
    assert ends(two) == [(0, 15), (39, 54)]


def test_over_the_antimeridian() -> None:
    rows = [p for s in range(14) for p in ((s, 1, 0.0, 179.999, 0.1), (s, 2, 0.0, -179.999, 0.1))]
    found = rendezvous(points(rows), RULES)
    assert found.vessel.size == 1
    assert abs(found.lon[0]) > 179.9


@settings(max_examples=30)
@given(st.lists(st.tuples(st.integers(0, 14), st.integers(0, 4), st.integers(0, 8)), max_size=150))
def test_any_pair_is_found_whatever_the_order(cells: list[tuple[int, int, int]]) -> None:
    at = {(s, v): c for s, v, c in cells}
    rows = [(s, v, 5 + km_north(0.2 * c), 9.0, 0.2) for (s, v), c in at.items()]
    rules = RULES._replace(meet_h=1 / 6, merge_h=0)
    found = rendezvous(points(rows), rules)
    again = rendezvous(points(rows[::-1]), rules)
    expected = set()
    for a in range(5):
        for b in range(a + 1, 5):
            near = [
                (s, a) in at and (s, b) in at and abs(at[s, a] - at[s, b]) * 0.2 <= 0.5
                for s in range(16)
            ]
            begin = 0
            for s in range(16):
                if near[s] and (s == 0 or not near[s - 1]):
                    begin = s
                if near[s] and not near[s + 1] and s > begin:
                    expected.add((a, b, begin, s))
    got = {
        (int(v), int(o), *pair)
        for v, o, pair in zip(found.vessel, found.other, ends(found), strict=True)
    }
    assert got == expected
    assert ends(again) == ends(found)
