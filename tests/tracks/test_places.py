import numpy as np
import pytest
from pyproj import Geod

from deadreckon.read.places import Area, read_places
from deadreckon.tracks.places import NOWHERE, away_km, near_a_place, place_at
from tests.tracks.build import km_north, places, port

GEOD = Geod(ellps="WGS84")


def test_distances_are_those_of_the_ellipsoid_near_a_place() -> None:
    random = np.random.default_rng(5)
    for _ in range(40):
        lat, lon = random.uniform(-80, 80), random.uniform(-180, 180)
        bearing, km = random.uniform(0, 360), random.uniform(0, 12)
        other_lon, other_lat, _ = GEOD.fwd(lon, lat, bearing, km * 1000)
        assert away_km(places(port("p", lat, lon)), 0, other_lat, other_lon) == pytest.approx(
            km, abs=0.005
        )


@pytest.mark.parametrize("lat", [89.99, -89.5, 86.0])
def test_near_a_pole_the_sphere_will_do(lat: float) -> None:
    camp = places(port("camp", lat, 170.0))
    for bearing in range(0, 360, 30):
        other_lon, other_lat, _ = GEOD.fwd(170.0, lat, bearing, 2500)
        assert away_km(camp, 0, other_lat, other_lon) == pytest.approx(2.5, rel=0.01)
        assert place_at(camp, other_lat, other_lon) == 0


def test_thousands_of_places_give_what_a_search_of_all_gives() -> None:
    random = np.random.default_rng(7)
    areas = [
        port(f"p{n:04}", lat, lon, radius)
        for n, (lat, lon, radius) in enumerate(
            zip(
                random.uniform(-2, 2, 400),
                random.uniform(178, 182, 400),
                random.choice([1.0, 3.0, 20.0], 400),
                strict=True,
            )
        )
    ]
    areas = [Area(a.id, "", a.lat, (a.lon + 180) % 360 - 180, a.radius_km) for a in areas]
    laid_out = places(*areas)
    for lat, lon in zip(random.uniform(-2, 2, 300), random.uniform(178, 182, 300), strict=True):
        lon = (lon + 180) % 360 - 180  # noqa: PLW2901
        inside = [
            (area.radius_km, GEOD.inv(lon, lat, area.lon, area.lat)[2], n)
            for n, area in enumerate(areas)
            if GEOD.inv(lon, lat, area.lon, area.lat)[2] <= area.radius_km * 1000
        ]
        assert place_at(laid_out, lat, lon) == min(inside, default=(0, 0, NOWHERE))[2]
        near = any(
            GEOD.inv(lon, lat, a.lon, a.lat)[2] <= max(10, a.radius_km + 1) * 1000 for a in areas
        )
        assert near_a_place(laid_out, lat, lon, 10.0) == near


WITH_HOLE = "POLYGON((10 50, 10.4 50, 10.4 50.2, 10 50.2, 10 50), (10.1 50.05, 10.3 50.05, 10.3 50.15, 10.1 50.15, 10.1 50.05))"  # noqa: E501
ACROSS = "POLYGON((179.8 -17, -179.8 -17, -179.8 -16.8, 179.8 -16.8, 179.8 -17))"
TWO = "MULTIPOLYGON(((0 0, 0.1 0, 0.1 0.1, 0 0.1, 0 0)), ((0.3 0, 0.4 0, 0.4 0.1, 0.3 0.1, 0.3 0)))"


@pytest.mark.parametrize(
    ("wkt", "inside", "outside"),
    [
        (WITH_HOLE, [(50.02, 10.2), (50.1, 10.05)], [(50.1, 10.2), (50.3, 10.2)]),
        (ACROSS, [(-16.9, 179.9), (-16.9, -179.9), (-16.9, 180.0)], [(-16.9, 179.7), (-16.9, 0)]),
        (TWO, [(0.05, 0.05), (0.05, 0.35)], [(0.05, 0.2)]),
    ],
)
def test_polygons_with_holes_over_the_antimeridian_and_in_parts(
    wkt: str, inside: list[tuple[float, float]], outside: list[tuple[float, float]]
) -> None:
    areas, _ = read_places(f'id,wkt\nz,"{wkt}"\n'.encode(), "p.csv")
    zone = places(*areas)
    assert [place_at(zone, *position) for position in inside] == [0] * len(inside)
    assert [place_at(zone, *position) for position in outside] == [NOWHERE] * len(outside)


def test_a_polygon_is_left_a_kilometre_from_its_edge() -> None:
    areas, _ = read_places(f'id,wkt\nz,"{ACROSS}"\n'.encode(), "p.csv")
    zone = places(*areas)
    assert away_km(zone, 0, -16.9, -179.9) == 0
    assert away_km(zone, 0, -16.8 + km_north(0.7), 179.9) == pytest.approx(0.7, abs=0.01)
    assert zone.leave_km[0] == 1


def test_the_smaller_place_counts_within_a_larger_one() -> None:
    both = places(port("roads", 30, 30, 15), port("berth", 30, 30.02, 1))
    assert place_at(both, 30, 30.02) == 1
    assert place_at(both, 30, 30.1) == 0
    assert place_at(places(), 30, 30) == NOWHERE
