from __future__ import annotations

from functools import cache

import numpy as np

from deadreckon.voyages.likely.estimate import Ship, believed
from deadreckon.voyages.likely.paths import Calls, paths
from deadreckon.voyages.world import World
from tests.voyages.likely.itineraries import Call, columns
from tests.voyages.likely.looked import shuttle

CASE, EVIDENCE, TRUTH = shuttle(1)


@cache
def ship() -> Ship:
    (found,) = believed(World(CASE), CASE.routes["main"], EVIDENCE)
    return found


@cache
def drawn() -> Calls:
    return paths(ship().looked, ship().draws, 3)


def test_paths_are_drawn_for_every_draw_and_always_the_same() -> None:
    again = paths(ship().looked, ship().draws, 3)
    assert drawn().paths == 3 * len(ship().passages)
    assert np.array_equal(drawn().start, again.start)
    assert np.array_equal(drawn().place, again.place)


def test_calls_take_their_time_in_order() -> None:
    calls = drawn()
    same = calls.path[1:] == calls.path[:-1]
    assert (calls.start < calls.end).all()
    assert (calls.end[:-1] <= calls.start[1:])[same].all()
    assert (np.diff(calls.path) >= 0).all()


def test_a_ship_is_mostly_where_it_was_seen() -> None:
    there = []
    for row in EVIDENCE.sightings:
        hour = np.array([(row.when.start - CASE.window.start).total_seconds() / 3600])
        place = ["north", "south"].index(row.place)
        there.append(drawn().presence(place, hour).mean())
    assert np.mean(there) > 0.85


def test_paths_hold_about_as_many_passages_as_are_expected() -> None:
    found = drawn().passages(1, CASE.window.hours)
    expected = ship().expected.passages
    assert abs(found.mean() - np.dot(expected, np.arange(len(expected)))) < 1


def test_presence_is_by_place_and_hour() -> None:
    calls = columns((Call(0, 0.0, 5.0), Call(1, 8.0, 9.0)), (Call(1, -9.0, -8.0),))
    hours = np.array([-1.0, 0.0, 4.9, 5.0, 8.5])
    assert calls.presence(0, hours).tolist() == [[0, 1, 1, 0, 0], [0] * 5]
    assert calls.presence(1, hours).tolist() == [[0, 0, 0, 0, 1], [0] * 5]


def test_a_passage_begins_at_one_end_and_arrives_at_the_other_in_the_window() -> None:
    there = (Call(0, -5, 1), Call(2, 3, 4), Call(1, 6, 7), Call(2, 9, 10), Call(0, 11, 12))
    calls = columns((*there, Call(2, 20, 21)), there[1:], there[:1])
    assert calls.passages(2, 15).tolist() == [2, 1, 0]
    assert calls.passages(2, 25).tolist() == [3, 1, 0]
    assert calls.passages(1, 15).tolist() == [1, 0, 0]
