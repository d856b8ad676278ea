import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from deadreckon.voyages.shores import unit
from deadreckon.voyages.sight import Sight, sight

ISLAND = shapely.Polygon([(10, 10), (30, 10), (30, 20), (20, 30), (10, 20)])
LAGOON = shapely.Polygon([(14, 12), (18, 12), (18, 18), (14, 18)])


def clear(view: Sight, start: tuple[float, float], end: tuple[float, float]) -> bool:
    (seen,) = view.clear(unit(np.array([start])), unit(np.array([end])))
    return bool(seen)


@pytest.fixture(scope="module")
def island() -> Sight:
    return sight((0, 0, 40, 40), [ISLAND - LAGOON], cell=20)


@pytest.mark.parametrize(
    ("start", "end", "seen"),
    [
        ((5, 15), (35, 15), False),
        ((5, 5), (35, 5), True),
        ((5, 5), (5, 35), True),
        ((14, 34), (34, 14), False),
        ((16, 36), (36, 16), True),
        ((15, 13), (17, 17), True),
        ((16, 15), (5, 15), False),
        ((5, 50), (35, 50), True),
    ],
)
def test_a_ray_is_stopped_by_land_alone(
    island: Sight, start: tuple[float, float], end: tuple[float, float], *, seen: bool
) -> None:
    assert clear(island, start, end) is seen
    assert clear(island, end, start) is seen


def test_a_great_circle_passes_north_of_its_parallel() -> None:
    cape = sight((-60, 40, 60, 80), [shapely.box(-1, 60, 1, 62)], cell=10)
    assert clear(cape, (-40, 61), (40, 61))
    assert not clear(cape, (-2, 61), (2, 61))


def test_sight_goes_over_the_antimeridian() -> None:
    reef = [shapely.box(179, -1, 181, 1)]
    view = sight((170, -10, 190, 10), reef, cell=10)
    assert not clear(view, (175, 0), (-175, 0))
    assert clear(view, (175, 5), (-175, 5))
    halves = [shapely.box(179, -1, 180, 1), shapely.box(-180, -1, -179, 1)]
    world = sight((-180, -90, 180, 90), halves, cell=25)
    assert not clear(world, (175, 0), (-175, 0))
    assert clear(world, (175, 5), (-175, 5))


def test_sight_goes_over_the_pole() -> None:
    world = sight((-180, -90, 180, 90), [shapely.box(80, 70, 100, 80)], cell=25)
    assert clear(world, (0, 60), (180, 60))
    assert not clear(world, (90, 60), (-90, 60))


@given(
    st.tuples(st.floats(-179, 179), st.floats(-80, 80)),
    st.floats(0, 360),
    st.floats(0.1, 40),
)
def test_a_ray_misses_nothing_thicker_than_a_cell(
    start: tuple[float, float], azimuth: float, degrees: float
) -> None:
    here = unit(np.array(start))
    east = np.cross([0, 0, 1], here) / np.cos(np.radians(start[1]))
    ahead = np.cos(np.radians(azimuth)) * np.cross(here, east) + np.sin(np.radians(azimuth)) * east
    middle, end = (np.cos(a) * here + np.sin(a) * ahead for a in np.radians([degrees, 2 * degrees]))
    lon, lat = np.degrees([np.arctan2(middle[1], middle[0]), np.arcsin(middle[2])])
    side = 1.5
    wide = side / np.cos(np.radians(lat))
    rock = shapely.box(lon - wide, lat - side, lon + wide, lat + side)
    if lat < 85 and abs(lon) + wide < 180:
        world = sight((-180, -90, 180, 90), [rock], cell=100)
        assert not world.clear(here[None], end[None])[0]
