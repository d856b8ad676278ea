from concurrent.futures import ThreadPoolExecutor

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from deadreckon.tracks.scatter import Columns, Numbering, scatter

FIX = st.tuples(
    st.sampled_from([0, 7, 201000001, 2**31, 775999999]),
    st.integers(0, 5),
    st.sampled_from([-1.5, 0.0, 2.25]),
    st.sampled_from([-180.0, 0.5, 180.0]),
    st.sampled_from([float("nan"), 0.0, 9.5]),
)
POOL = ThreadPoolExecutor(2)


def columns(rows: list[tuple[int, int, float, float, float]], first: int = 0) -> Columns:
    vessel, time, lat, lon, speed = zip(*rows, strict=True) if rows else ((),) * 5
    return Columns(
        np.array(vessel, np.uint32),
        np.array(time, np.int64),
        np.array(lat, np.float32),
        np.array(lon, np.float32),
        np.array(speed, np.float32),
        np.arange(first, first + len(rows), dtype=np.uint32),
    )


def key(row: tuple[int, int, float, float, float]) -> tuple[float, ...]:
    vessel, time, lat, lon, speed = row
    return vessel, time, lat, abs(lon), lon, (np.inf if np.isnan(speed) else speed)


@settings(max_examples=60)
@given(st.lists(FIX, max_size=60), st.integers(0, 60))
def test_it_is_a_sort_by_vessel_time_and_values_however_rows_and_stretches_come(
    rows: list[tuple[int, int, float, float, float]], cut: int
) -> None:
    cut = min(cut, len(rows))
    tracks = scatter([columns(rows[:cut]), columns(rows[cut:], cut)], POOL)
    expected = sorted(rows, key=key)
    assert tracks.vessels.tolist() == sorted({row[0] for row in rows})
    owners = np.repeat(tracks.vessels, np.diff(tracks.starts))
    got = [
        (int(v), int(f["time"]), float(f["lat"]), float(f["lon"]), float(f["speed"]))
        for v, f in zip(owners, tracks.fixes, strict=True)
    ]
    assert list(map(key, got)) == list(map(key, expected))
    assert sorted(tracks.fixes["row"].tolist()) == list(range(len(rows)))


def test_rows_that_come_backwards_are_merged() -> None:
    rows = [(1, -n, 0.0, 0.0, 0.0) for n in range(3000)]
    times = scatter([columns(rows)], POOL).fixes["time"]
    assert times.tolist() == list(range(-2999, 1))


def test_many_vessels_keep_their_numbers() -> None:
    vessels = np.random.default_rng(3).permutation(np.arange(200_000, dtype=np.uint32) * 7)
    numbering = Numbering()
    first = numbering.of(vessels)
    assert first.tolist() == list(range(vessels.size))
    assert (numbering.of(vessels[::-1]) == first[::-1]).all()
    assert (numbering.vessels == vessels).all()
