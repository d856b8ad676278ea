from __future__ import annotations

import math
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deadreckon.tracks.cleaning import REASONS, clean
from deadreckon.tracks.fixes import FIX, HOUR, Tracks
from deadreckon.tracks.rules import Rules

MINUTE = HOUR // 60
Rows = list[tuple[float, float, float, float]]
"""Minutes, latitude, longitude, knots."""


def cleaned(*vessels: Rows) -> tuple[list[tuple[int, int, list[int]]], Counter[str]]:
    """Vessel, segment and rows of each track that is left; rows count over all vessels."""
    rows = [row for rows in vessels for row in rows]
    fixes = np.zeros(len(rows), FIX)
    for n, (minutes, lat, lon, speed) in enumerate(rows):
        fixes[n] = (int(minutes * MINUTE), lat, lon, speed, n)
    starts = np.cumsum([0, *map(len, vessels)])
    numbers = np.arange(len(vessels), dtype=np.uint32) + 7
    tracks = Tracks(numbers, np.zeros(len(vessels), np.uint16), starts, fixes)
    with ThreadPoolExecutor(2) as pool:
        out, gone = clean(tracks, Rules(), pool)
    assert out.fixes.size + gone.total() == len(rows)
    return [
        (int(out.vessels[v]), int(out.segments[v]), out.fixes["row"][a:b].tolist())
        for v, (a, b) in enumerate(zip(out.starts[:-1], out.starts[1:], strict=True))
    ], gone


def sailing(
    count: int, *, lat: float = 43.0, lon: float = 131.0, at: float = 0, every: float = 10
) -> Rows:
    """North at 12 knots."""
    return [(at + n * every, lat + n * every * 0.2 / 60, lon, 12.0) for n in range(count)]


def test_a_sound_track_is_left_as_it_is() -> None:
    assert cleaned(sailing(50)) == ([(7, 0, list(range(50)))], {})


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ((100, 43.0 + 2 / 6, 131.0, 12.0), REASONS[0]),
        ((100, 43.0 + 2 / 6, 131.001, 12.0), REASONS[1]),
        ((101, 0.0, 0.0, 12.0), REASONS[3]),
        ((101, 43.33, 131.0, 75.0), REASONS[2]),
        ((101, 53.33, 131.0, 12.0), REASONS[3]),
        ((101, -43.33, 131.0, 12.0), REASONS[3]),
    ],
)
def test_a_fix_that_cannot_be_goes_by_its_reason(
    row: tuple[float, float, float, float], reason: str
) -> None:
    rows = sorted([*sailing(30), row])
    (track,), gone = cleaned(rows)
    assert gone == {reason: 1}
    assert len(track[2]) == 30
    assert track[1] == 0


@pytest.mark.parametrize("speed", [51.2, 63.0, 102.2, 102.3])
def test_a_speed_that_means_unknown_goes_and_its_fix_stays(speed: float) -> None:
    fixes = np.zeros(1, FIX)
    fixes[0] = (0, 43.0, 131.0, speed, 0)
    tracks = Tracks(
        np.ones(1, np.uint32), np.zeros(1, np.uint16), np.array([0, 1], np.int64), fixes
    )
    with ThreadPoolExecutor(1) as pool:
        out, gone = clean(tracks, Rules(), pool)
    assert gone == {}
    assert math.isnan(out.fixes["speed"][0])


def test_two_ships_under_one_number_are_two_segments_and_others_are_none() -> None:
    two = sorted([*sailing(30), *sailing(30, lat=-10.0, lon=60.0, at=5)])
    (a, b, c), gone = cleaned(two, sailing(10))
    assert gone == {}
    assert (a[:2], b[:2], c[:2]) == ((7, 1), (7, 2), (8, 0))
    assert a[2] == [n for n, row in enumerate(two) if row[1] > 0]
    assert len(a[2]) == len(b[2]) == 30


def test_a_fast_ferry_is_one_track() -> None:
    ferry: Rows = [(n * 60, 13.0 + n * 40 / 60, 131.0, 40.0) for n in range(30)]
    assert cleaned(ferry) == ([(7, 0, list(range(30)))], {})
    slow = [(t, lat, lon, 5.0) for t, lat, lon, _ in ferry]
    assert cleaned(slow)[0] != [(7, 0, list(range(30)))]


def test_after_a_long_silence_a_jump_is_a_matter_of_the_silence() -> None:
    rows = [*sailing(10), *sailing(10, lat=-10.0, at=100 + 9 * 60)]
    assert cleaned(rows) == ([(7, 0, list(range(20)))], {})
    sooner = [*sailing(10), *sailing(10, lat=-10.0, at=100 + 60)]
    assert [track[1] for track in cleaned(sooner)[0]] == [1, 2]


def test_an_error_that_the_ship_passes_later_does_not_draw_her_track_apart() -> None:
    ahead = (6.0, 43.0 + 300 * 0.2 / 60, 131.0, 12.0)
    (track,), gone = cleaned(sorted([*sailing(60), ahead]))
    assert gone == {REASONS[3]: 1}
    assert len(track[2]) == 60


def test_over_the_antimeridian_and_the_pole_a_track_is_one() -> None:
    east: Rows = [(n * 10, 0.5, 179.8 + n * 0.03, 12.0) for n in range(6)]
    west: Rows = [(60 + n * 10, 0.5, -179.99 + n * 0.03, 12.0) for n in range(6)]
    pole: Rows = [(0, 89.99, 0.0, 12.0), (10, 89.99, 180.0, 12.0), (20, 89.99, -90.0, 12.0)]
    assert cleaned([*east, *west], pole)[1] == {}


def test_one_fix_is_a_track_and_a_vessel_without_a_sound_fix_is_none() -> None:
    assert cleaned([(0, 1.0, 2.0, 3.0)])[0] == [(7, 0, [0])]
    tracks, gone = cleaned([(0, 0.0, 0.0, 70.0)], sailing(3))
    assert tracks == [(8, 0, [1, 2, 3])]
    assert gone == {REASONS[2]: 1}


FIXES = st.tuples(
    st.integers(0, 3000),
    st.sampled_from([0.0, 10.0, 10.1, 10.2, 43.0, -43.0, 90.0, -90.0]),
    st.sampled_from([0.0, 131.0, 131.1, 180.0, -180.0]),
    st.sampled_from([0.0, 12.0, 51.2, 80.0, math.nan]),
)


@settings(max_examples=100)
@given(st.lists(st.lists(FIXES, min_size=1, max_size=40), min_size=1, max_size=4))
def test_no_fix_is_lost_and_no_vessel_changes_another(vessels: list[Rows]) -> None:
    ordered = [sorted(rows, key=lambda row: (row[0], row[1], row[2])) for rows in vessels]
    tracks, gone = cleaned(*ordered)
    kept = [row for track in tracks for row in track[2]]
    assert len(kept) == len(set(kept))
    alone, told, before = [], Counter[str](), 0
    for n, rows in enumerate(ordered):
        own, reasons = cleaned(rows)
        alone += [(7 + n, segment, [row + before for row in found]) for _, segment, found in own]
        told += reasons
        before += len(rows)
    assert (tracks, gone) == (alone, told)
    for _, _, found in tracks:
        assert found == sorted(found)


def test_the_work_for_a_fix_is_bounded_whatever_the_mess() -> None:
    chance = np.random.default_rng(1)
    mess = sorted(
        (float(n) / 60, float(chance.uniform(-80, 80)), float(chance.uniform(-180, 180)), 5.0)
        for n in range(20_000)
    )
    _, gone = cleaned(mess)
    assert gone.total() > 19_000
