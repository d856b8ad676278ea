import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod
from shapely import Point, Polygon

from deadreckon.errors import BadInput
from deadreckon.voyages.land import ashore, land, shore_points, snap_to_sea

WGS84 = Geod(ellps="WGS84")
WORLD = (-180, -90, 180, 90)


def on_land(lat: float, lon: float) -> bool:
    cell = (max(lon - 0.01, -180), lat - 0.01, min(lon + 0.01, 180), lat + 0.01)
    return any(polygon.intersects(Point(lon, lat)) for polygon in land(cell))


def km(a: tuple[float, float], b: tuple[float, float]) -> float:
    metres: float = WGS84.inv(a[1], a[0], b[1], b[0])[2]
    return metres / 1000


@pytest.fixture(scope="module")
def world() -> list[Polygon]:
    return land(WORLD)


def test_the_world_is_valid_polygons_with_the_area_of_the_worlds_land(world: list[Polygon]) -> None:
    assert all(polygon.is_valid and polygon.geom_type == "Polygon" for polygon in world)
    area = sum(abs(WGS84.geometry_area_perimeter(polygon)[0]) for polygon in world) / 1e12
    assert area == pytest.approx(147.8, abs=1)


@pytest.mark.parametrize(
    ("place", "lat", "lon", "expected"),
    [
        ("Najin", 42.2333, 130.3000, False),
        ("Dunai's settlement", 42.8803, 132.3375, True),
        ("Pyongyang", 39.02, 125.75, True),
        ("the Sea of Japan", 40.0, 134.0, False),
        ("the Caspian", 42.0, 50.5, False),
        ("an island in the Caspian", 40.319, 50.596, True),
        ("Lake Baikal, a lake", 53.5, 108.0, True),
        ("the middle of nowhere: 0°N 0°E", 0.0, 0.0, False),
        ("the South Pole's plateau", -85.0, 100.0, True),
    ],
)
def test_places_stand_on_their_side_of_the_shore(
    place: str, lat: float, lon: float, *, expected: bool
) -> None:
    assert on_land(lat, lon) is expected, place


def test_land_is_cut_at_the_edges_of_its_box() -> None:
    polygons = land((129.5, 41.5, 133.5, 43.5))
    west, south, east, north = shapely.total_bounds(polygons)
    assert (west, south) == (129.5, 41.5)
    assert (east, north) == (133.5, 43.5)
    assert shapely.union_all(polygons).area == pytest.approx(sum(p.area for p in polygons))


def test_a_box_over_the_antimeridian_is_one_plane_without_a_seam() -> None:
    chukotka = max(land((170, 62, -168, 71)), key=lambda polygon: polygon.area)
    assert chukotka.bounds[0] < 175
    assert 189 < chukotka.bounds[2] < 192
    assert chukotka.contains(Point(180, 67))


def test_a_box_in_the_open_sea_holds_nothing() -> None:
    assert land((-40, 30, -35, 35)) == []


def test_dunais_settlement_is_a_mile_from_the_sea() -> None:
    dunai = (42.8803, 132.3375)
    berth = snap_to_sea(*dunai)
    assert km(dunai, berth) == pytest.approx(1.6, abs=0.1)
    assert not on_land(*berth)


def test_a_position_at_sea_stays_where_it_is() -> None:
    assert snap_to_sea(42.2333, 130.3) == (42.2333, 130.3)


@pytest.mark.parametrize("lon", [179.99, -179.99, 180.0])
def test_the_nearest_sea_may_lie_over_the_antimeridian(lon: float) -> None:
    lat, there = snap_to_sea(66.5, lon)
    assert there == pytest.approx(-179.424, abs=0.001)
    assert lat == pytest.approx(66.344, abs=0.001)


@given(st.floats(-89, 89), st.floats(-180, 180))
def test_what_snaps_to_the_sea_is_at_sea_and_no_other_shore_is_nearer(
    lat: float, lon: float
) -> None:
    try:
        sea = snap_to_sea(lat, lon)
    except BadInput:
        return
    assert not on_land(*sea)
    away = km((lat, lon), sea)
    for azimuth in np.linspace(0, 360, 24, endpoint=False):
        x, y, _ = WGS84.fwd(lon, lat, azimuth, max(away * 0.97 - 0.01, 0) * 1000)
        assert away == 0 or on_land(y, x)


@pytest.mark.parametrize(
    ("lat", "lon", "told"),
    [
        (91.0, 0.0, "lat = 91.0"),
        (0.0, 181.0, "lon = 181.0"),
        (float("nan"), 0.0, "lat = nan"),
        (48.0, 100.0, "more than 200 km"),
    ],
)
def test_what_has_no_sea_is_told(lat: float, lon: float, told: str) -> None:
    with pytest.raises(BadInput, match=told):
        snap_to_sea(lat, lon)


def test_a_box_upside_down_is_told() -> None:
    with pytest.raises(BadInput, match="south"):
        land((0, 10, 1, 5))


def test_points_stand_along_every_shore_and_no_two_neighbours_far_apart() -> None:
    lat, lon = shore_points()
    random = np.random.default_rng(3)
    some = random.choice(lat.size - 1, 500)
    *_, metres = WGS84.inv(lon[some], lat[some], lon[some + 1], lat[some + 1])
    assert np.median(metres) < 2300
    # Najin, Dunai, Seattle: harbours have a shore at hand.
    for harbour in ((42.23, 130.29), (42.88, 132.36), (47.6, -122.34)):
        near = np.abs(lat - harbour[0]) + np.abs(lon - harbour[1]) < 0.3
        assert min(km(harbour, p) for p in zip(lat[near], lon[near], strict=True)) < 5


def test_whether_positions_lie_on_land() -> None:
    lat, lon = np.array([48.0, 40.0, -17.8, 0.0]), np.array([100.0, 135.0, 178.0, 180.0])
    assert ashore(lat, lon).tolist() == [True, False, True, False]
    assert ashore(lat[:0], lon[:0]).size == 0
