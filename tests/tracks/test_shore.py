import numpy as np
import pytest

from deadreckon.tracks.shore import coast_of, shore_nm


def test_it_is_the_nearest_point_within_reach() -> None:
    random = np.random.default_rng(11)
    lat, lon = random.uniform(-90, 90, 40_000), random.uniform(-180, 180, 40_000)
    asked = np.array([0.0, 60.0, -45.0, 89.9, -89.9]), np.array([179.99, -180.0, 12.0, 5.0, 77.0])
    found = shore_nm(coast_of(lat, lon), *asked)
    for at, (y, x) in enumerate(zip(*asked, strict=True)):
        a, b = np.radians(lat), np.radians(y)
        cosine = np.sin(a) * np.sin(b) + np.cos(a) * np.cos(b) * np.cos(np.radians(lon - x))
        nearest = np.degrees(np.arccos(np.clip(cosine.max(), -1, 1))) * 60.04
        assert found[at] == (pytest.approx(nearest, rel=0.001) if nearest < 60 else np.inf)


def test_beyond_reach_it_is_far() -> None:
    assert (
        shore_nm(coast_of(np.array([10.0]), np.array([20.0])), np.zeros(1), np.zeros(1)) == np.inf
    )
