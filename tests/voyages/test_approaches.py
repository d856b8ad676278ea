from __future__ import annotations

from math import pi

import numpy as np
import pytest
from pyproj import Geod

from deadreckon.model.place import Place
from deadreckon.voyages.approaches import COAST_KM, approach

WGS84 = Geod(ellps="WGS84")
OPEN_SEA = Place("buoy", 40.0, 134.0, radius_km=3.0, precision_km=2.0)
DUNAI = Place("dunai", 42.8803, 132.3375, radius_km=1.0)


def test_in_the_open_sea_the_rim_is_a_whole_circle_a_kilometre_beyond_the_edge() -> None:
    found = approach(OPEN_SEA)
    assert found is not None
    assert found.rim.length == pytest.approx(2 * pi * (5 + COAST_KM), rel=0.01)
    assert found.beyond_km == 0
    points, off = found.points(0.5)
    away = WGS84.inv(*np.broadcast_to([[134.0], [40.0]], (2, len(points))), *points.T)[2] / 1000
    assert away == pytest.approx(5 + COAST_KM, rel=0.01)
    assert 0.2 < off <= 0.25


def test_ashore_the_rim_is_the_part_that_is_water_and_reaches_it() -> None:
    found = approach(DUNAI)
    assert found is not None
    assert found.radius_km == pytest.approx(1.6 + COAST_KM, abs=0.4)
    assert found.beyond_km == pytest.approx(0.4, abs=0.4)
    assert 0 < found.rim.length < 2 * pi * found.radius_km


@pytest.mark.parametrize(
    "place",
    [
        Place("mountains", 48.0, 100.0),
        Place("a few km ashore", 42.45, 130.6, radius_km=0.5),
        Place("a whole sea", 40.0, 134.0, radius_km=300.0),
        Place("the pole", 89.99, 180.0),
    ],
)
def test_where_the_data_know_no_water_or_the_place_is_vast_there_is_none(place: Place) -> None:
    assert approach(place) is None


def test_a_polygon_has_its_rim_about_its_hull_over_the_antimeridian_too() -> None:
    west, east = 179.9, -179.9
    area = Place("area", 0, 0, polygon=((west, 60), (east, 60), (east, 60.1), (west, 60.1)))
    found = approach(area)
    assert found is not None
    assert abs(found.centre[1]) == pytest.approx(180)
    assert found.rim.length == pytest.approx(2 * (11.1 + 11.1) + 2 * pi * COAST_KM, abs=0.5)
    points, _ = found.points(1.0)
    assert points[:, 0].max() - points[:, 0].min() < 0.5
