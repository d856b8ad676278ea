from __future__ import annotations

import random
from itertools import combinations

import pytest

from deadreckon.voyages.separate import Partings, most_apart
from deadreckon.voyages.sure import Sure, micros, sure
from tests.voyages.cases import START, frame, sighting

HOUR = 3_600_000_000


@pytest.mark.parametrize("seed", range(80))
def test_the_most_that_are_no_neighbours_is_the_most(seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311
    size = rng.randint(1, 8)
    neighbours: list[set[int]] = [set() for _ in range(size)]
    for i, j in combinations(range(size), 2):
        if rng.random() < rng.choice([0.2, 0.5]):
            neighbours[i].add(j)
            neighbours[j].add(i)

    def apart(chosen: tuple[int, ...]) -> bool:
        return not any(j in neighbours[i] for i, j in combinations(chosen, 2))

    most = max(n for n in range(size + 1) if any(map(apart, combinations(range(size), n))))
    chosen = most_apart(neighbours)
    assert apart(tuple(chosen))
    assert len(chosen) == most


def test_a_ring_has_no_easy_choice_and_is_solved_all_the_same() -> None:
    ring = [{(i - 1) % 5, (i + 1) % 5} for i in range(5)]
    assert len(most_apart(ring)) == 2


def gone(name: str, when: float | tuple[float, float], *, throughout: bool = False) -> Sure:
    row = sighting(name, "north", when, "", present=False, throughout=throughout)
    return sure([row], frame().assumptions)[0]


def test_a_stay_is_over_once_an_absence_surely_lies_behind_it() -> None:
    partings = Partings([gone("wide", (10, 20)), gone("late", 30)])
    hour = micros(START)
    assert partings.limit(hour + 5 * HOUR) == hour + 20 * HOUR
    assert partings.limit(hour + 10 * HOUR) == hour + 30 * HOUR
    assert partings.limit(hour + 30 * HOUR) > hour + 10**6 * HOUR


def test_an_absence_throughout_parts_as_soon_as_it_reaches_beyond_the_stay() -> None:
    partings = Partings([gone("long", (10, 20), throughout=True)])
    hour = micros(START)
    assert partings.limit(hour + 5 * HOUR) == hour + 10 * HOUR
    assert partings.limit(hour + 12 * HOUR) == hour + 12 * HOUR + 1
