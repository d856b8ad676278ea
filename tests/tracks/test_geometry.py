import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import Geod

from deadreckon.tracks.geometry import km, no_farther, turned

LAT, LON = st.floats(-90, 90), st.floats(-180, 180)
GEOD = Geod(ellps="WGS84")


@settings(max_examples=100)
@given(LAT, LON, LAT, LON)
def test_it_is_the_geodesic_within_a_hundredth(a: float, b: float, c: float, d: float) -> None:
    there = GEOD.inv(b, a, d, c)[2] / 1000
    assert km(a, b, c, d) == pytest.approx(there, rel=0.006, abs=1e-6)


@settings(max_examples=200)
@given(LAT, LON, st.floats(-1, 1), st.floats(-1, 1), st.floats(0, 150))
def test_the_cheap_test_says_what_the_dear_one_says(
    lat: float, lon: float, up: float, along: float, most: float
) -> None:
    other = max(-90.0, min(90.0, lat + up)), turned(lon + along)
    away = km(lat, lon, *other)
    if abs(away - most) > 1e-6:
        assert no_farther(lat, lon, *other, most) == (away <= most)


def test_a_difference_over_the_antimeridian_is_a_small_one() -> None:
    assert turned(-179.0 - 179.0) == 2
    assert turned(179.0 - -179.0) == -2
    assert km(0.0, 180.0, 0.0, -180.0) == pytest.approx(0, abs=1e-6)
