from __future__ import annotations

from functools import cache
from itertools import pairwise

import numpy as np

from deadreckon.voyages.likely.estimate import Ship, believed
from deadreckon.voyages.likely.paths import Call, Path, paths, presence
from deadreckon.voyages.world import World
from tests.voyages.likely.looked import shuttle

CASE, EVIDENCE, TRUTH = shuttle(1)


@cache
def ship() -> Ship:
    (found,) = believed(World(CASE), CASE.routes["main"], EVIDENCE)
    return found


@cache
def drawn() -> list[Path]:
    return paths(ship().looked, ship().draws, 3)


def test_paths_are_drawn_for_every_draw_and_always_the_same() -> None:
    assert len(drawn()) == 3 * len(ship().passages)
    assert drawn() == paths(ship().looked, ship().draws, 3)


def test_calls_take_their_time_in_order() -> None:
    for path in drawn():
        assert all(call.start < call.end for call in path)
        assert all(a.end <= b.start for a, b in pairwise(path))


def test_a_ship_is_mostly_where_it_was_seen() -> None:
    there = []
    for row in EVIDENCE.sightings:
        hour = (row.when.start - CASE.window.start).total_seconds() / 3600
        place = ["north", "south"].index(row.place)
        there.append(presence(drawn(), place, np.array([hour])).mean())
        assert presence(drawn(), 1 - place, np.array([hour])).mean() < 0.1, row
    assert np.mean(there) > 0.85


def test_presence_is_by_place_and_hour() -> None:
    path = (Call(0, 0.0, 5.0), Call(1, 8.0, 9.0))
    hours = np.array([-1.0, 0.0, 4.9, 5.0, 8.5])
    assert presence([path, ()], 0, hours).tolist() == [[0, 1, 1, 0, 0], [0] * 5]
    assert presence([path, ()], 1, hours).tolist() == [[0, 0, 0, 0, 1], [0] * 5]
