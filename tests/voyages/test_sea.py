import csv
from itertools import pairwise
from math import inf, pi
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import Geod

from deadreckon.errors import BadInput
from deadreckon.model.place import Place
from deadreckon.voyages.approaches import COAST_KM
from deadreckon.voyages.geometry import edge_km
from deadreckon.voyages.land import snap_to_sea
from deadreckon.voyages.sea import between_places_km, sea_distance_km, sea_path
from deadreckon.voyages.shores import afloat
from tests.sampling import some

WGS84 = Geod(ellps="WGS84")
NAJIN, DUNAI = (42.2333, 130.3), (42.8803, 132.3375)
TABLE = Path(__file__).parent / "data" / "port_distances.csv"

Position = tuple[float, float]


def km(a: Position, b: Position) -> float:
    metres: float = WGS84.inv(a[1], a[0], b[1], b[0])[2]
    return metres / 1000


def test_najin_to_dunai() -> None:
    assert 190 < sea_distance_km(NAJIN, DUNAI) < 194
    assert sea_distance_km(NAJIN, DUNAI) == sea_distance_km(
        snap_to_sea(*NAJIN), snap_to_sea(*DUNAI)
    )


def test_the_way_from_najin_to_dunai_goes_round_two_capes() -> None:
    path = sea_path(NAJIN, DUNAI)
    assert path[0] == NAJIN
    assert path[-1] == snap_to_sea(*DUNAI)
    assert sum(km(a, b) for a, b in pairwise(path)) == pytest.approx(sea_distance_km(NAJIN, DUNAI))
    assert min(lat for lat, _ in path) == pytest.approx(42.19, abs=0.01)


positions = st.tuples(st.floats(-75, 84), st.floats(-180, 180))


@settings(max_examples=40)
@given(positions, positions)
def test_a_distance_is_one_both_ways_and_never_under_the_geodesic(a: Position, b: Position) -> None:
    try:
        found = sea_distance_km(a, b)
    except BadInput:
        return
    assert found == sea_distance_km(b, a)
    assert sea_path(a, b) == sea_path(b, a)[::-1]
    assert found >= km(a, b) - 1e-9
    assert found >= km(afloat(*a), afloat(*b)) - 1e-9
    assert found < 30_000 or found == inf


@pytest.mark.parametrize(
    ("name", "a", "b", "least", "most"),
    [
        ("over the antimeridian", (60.0, 179.0), (60.0, -179.0), 111.5, 111.8),
        ("round Cape Dezhnev", (65.9, -171.0), (66.3, -171.0), 60, 110),
        ("over the pole", (80.0, 10.0), (80.0, -170.0), 2230, 2240),
        ("through the Suez Canal", (31.27, 32.3), (29.93, 32.55), 145, 162),
        ("through the Panama Canal", (9.4, -79.92), (8.9, -79.53), 65, 82),
        ("through the Kiel Canal", (53.88, 9.0), (54.42, 10.2), 95, 115),
        ("from the Caspian to the Azov", (45.5, 48.5), (46.9, 38.5), 850, 1100),
        ("within a harbour", (42.2333, 130.3), (42.2300, 130.3), 0.36, 0.38),
        ("nowhere", (42.2333, 130.3), (42.2333, 130.3), 0, 0),
    ],
)
def test_a_way_known_from_the_chart(
    name: str, a: Position, b: Position, least: float, most: float
) -> None:
    assert least <= sea_distance_km(a, b) <= most, name


def test_a_berth_ashore_counts_from_its_water() -> None:
    assert sea_distance_km((53.54, 10.0), (54.2, 7.9)) > km((53.54, 10.0), (54.2, 7.9))


@pytest.mark.parametrize("ashore", [(48.0, 100.0), (91.0, 0.0), (0.0, float("nan"))])
def test_a_position_without_water_is_told(ashore: Position) -> None:
    with pytest.raises(BadInput):
        sea_distance_km(NAJIN, ashore)


def table() -> list[tuple[str, Position, Position, float]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(line for line in file if not line.startswith("#"))
        return [
            (
                f"{row['from']} to {row['to']}",
                (float(row["from_lat"]), float(row["from_lon"])),
                (float(row["to_lat"]), float(row["to_lon"])),
                1.852 * float(row["nm"]),
            )
            for row in rows
        ]


def test_published_distances_are_never_less_and_on_the_open_sea_little_more() -> None:
    """Ships keep off capes, shoals and each other: the bound falls short of that, not above."""
    nearest_first = sorted(table(), key=lambda row: row[3])
    assert len(nearest_first) == 200
    some_pairs = nearest_first[:: some(8, whole=1)]
    rows = [(name, sea_distance_km(a, b), published) for name, a, b, published in some_pairs]
    ours = [(name, length / published, published) for name, length, published in rows]
    assert [(name, ratio) for name, ratio, _ in ours if ratio > 1] == []
    assert np.mean([ratio >= 0.97 for _, ratio, _ in ours]) > 0.65
    assert (
        np.mean([ratio >= 0.97 for _, ratio, published in ours if published > 1500 * 1.852]) > 0.8
    )


def placed(position: Position, radius_km: float) -> Place:
    return Place("", *position, radius_km=radius_km)


coastal = st.sampled_from(
    [
        *((lat, lon) for lat in (41.9, 42.3, 42.7) for lon in (130.3, 131.2, 132.4, 133.1)),
        *((lat, lon) for lat in (47.3, 47.6, 48.1) for lon in (-122.6, -122.4, -122.3)),
    ]
)


@settings(max_examples=25, deadline=None)
@given(coastal, coastal, coastal, st.floats(0.1, 8), st.floats(0, 8))
def test_between_places_is_one_both_ways_and_shorter_the_larger_they_are(
    a: Position, b: Position, c: Position, radius: float, more: float
) -> None:
    near = {p: placed(p, radius) for p in (a, b, c)}
    found = between_places_km(near[a], near[b])
    assert found == between_places_km(near[b], near[a])
    if found is None:
        return
    assert found >= edge_km(near[a], near[b]) - 2 * COAST_KM - 0.02 * km(a, b) - 0.5
    wider = between_places_km(near[a], placed(b, radius + more))
    assert wider is not None
    assert wider <= found + 0.5
    on, off = (between_places_km(near[p], near[q]) for p, q in ((a, c), (c, b)))
    if on is not None and off is not None:
        assert found <= on + off + 2 * (radius + 2 * COAST_KM) * pi + 1


def test_a_place_on_a_narrow_neck_is_left_on_either_side() -> None:
    """The ocean is two km from the bay at Eastham; the way round Cape Cod is a hundred."""
    bay, ocean = (41.84, -70.05), (41.84, -69.90)
    neck = placed((41.84, -69.975), 5.0)
    round_it = between_places_km(placed(bay, 0.5), placed(ocean, 0.5))
    assert round_it is not None
    assert round_it > 60
    for side in (bay, ocean):
        assert (between_places_km(neck, placed(side, 0.5)) or 0) < 5


def test_published_distances_are_never_less_than_those_between_places() -> None:
    for n, (name, a, b, published) in enumerate(table()):
        if n % some(40, whole=10) == 0:
            found = between_places_km(placed(a, 2.0), placed(b, 2.0))
            assert found is not None, name
            assert found <= published, name
            assert found >= sea_distance_km(a, b) - 2 * (2.0 + COAST_KM) * pi - 0.01 * published
