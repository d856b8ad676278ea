from __future__ import annotations

from dataclasses import replace

import pytest
from pyproj import Geod

from deadreckon.model.place import Place
from deadreckon.voyages.geometry import Distances, edge_km, hours
from tests.voyages.cases import PLACES

NAJIN = Place("najin", 42.2333, 130.3, radius_km=0)
DUNAI = Place("dunai", 42.8803, 132.3375, radius_km=0)


def square(west: float, south: float, size: float) -> Place:
    east, north = west + size, south + size
    return Place(
        "square", 0, 0, polygon=((west, south), (east, south), (east, north), (west, north))
    )


def test_points_are_a_geodesic_apart_less_radii_and_precision() -> None:
    assert edge_km(NAJIN, DUNAI) == pytest.approx(182.1, abs=0.5)
    shorter = edge_km(replace(NAJIN, radius_km=3, precision_km=2), replace(DUNAI, radius_km=4))
    assert shorter == pytest.approx(edge_km(NAJIN, DUNAI) - 9)


def test_places_that_overlap_are_not_apart() -> None:
    assert edge_km(NAJIN, replace(NAJIN, lat=42.24, radius_km=3)) == 0


def test_a_polygon_counts_by_its_edge_and_never_too_far() -> None:
    area = square(131, 42, 0.5)
    *_, metres = Geod(ellps="WGS84").inv(130.3, 42.2333, 131, 42.2333)
    assert metres / 1000 - 0.5 < edge_km(NAJIN, area) <= metres / 1000
    assert edge_km(area, NAJIN) == edge_km(NAJIN, area)
    assert edge_km(Place("in", 42.2, 131.2, radius_km=0), area) == 0
    assert edge_km(square(131.1, 42.1, 0.1), area) == 0


def test_a_polygon_over_the_antimeridian_is_near_on_both_sides() -> None:
    area = Place("strait", 0, 0, polygon=((179, 50), (-179, 50), (-179, 51), (179, 51)))
    assert edge_km(Place("east", 50.5, -178.9, radius_km=0), area) < 10
    assert edge_km(Place("west", 50.5, 178.9, radius_km=0), area) < 10


def test_a_pier_is_at_its_port_and_a_port_reaches_as_far_as_its_piers() -> None:
    distances = Distances(PLACES)
    assert distances.least_km("north", "quay") == 0
    assert distances.least_km("north", "south") == distances.least_km("south", "north")
    mole = replace(PLACES["quay"], id="mole", lat=42.4, lon=130.8)
    longer = Distances({**PLACES, "mole": mole})
    assert longer.least_km("north", "south") < distances.least_km("north", "south") - 20


def test_hours_at_a_speed() -> None:
    assert hours(185.2, 10) == pytest.approx(10)
    assert hours(0, 0) == 0
    assert hours(1, 0) == float("inf")
