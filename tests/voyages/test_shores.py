import pytest
import shapely
from pyproj import Geod
from shapely import Point

from deadreckon.errors import BadInput
from deadreckon.voyages.land import land, snap_to_sea
from deadreckon.voyages.shores import ERROR_KM, Shores, afloat, courses, shores

WGS84 = Geod(ellps="WGS84")
PRIMORYE = (130.0, 41.5, 134.0, 43.5)


def km(a: tuple[float, float], b: tuple[float, float]) -> float:
    metres: float = WGS84.inv(a[1], a[0], b[1], b[0])[2]
    return metres / 1000


@pytest.fixture(scope="module")
def primorye() -> Shores:
    return shores(PRIMORYE, 0.5, 0.5)


def test_every_corner_stands_well_within_the_real_land(primorye: Shores) -> None:
    real = shapely.union_all(land((129, 41, 135, 44)))
    shapely.prepare(real)
    west, south, east, north = PRIMORYE
    inner = shapely.box(west + 0.1, south + 0.1, east - 0.1, north - 0.1)
    corners = [p for x, y in primorye.corners[:, 1] if inner.contains(p := Point(x, y))]
    assert len(corners) > 50
    for corner in corners:
        assert real.contains(corner)
        near = corner.buffer(0.05).intersection(real.boundary)
        for x, y in shapely.get_coordinates(near):
            assert km((corner.y, corner.x), (y, x)) > ERROR_KM


def test_what_stops_a_ray_lies_behind_the_shores(primorye: Shores) -> None:
    real = shapely.union_all(land((129, 41, 135, 44)))
    inland = shapely.union_all(primorye.inland)
    assert real.contains(inland)
    assert 0.8 < inland.area / shapely.intersection(real, shapely.box(*PRIMORYE)).area < 1
    assert shapely.distance(inland.boundary, Point(130.3, 42.2333)) > 0.01


def test_a_coarser_shore_has_less_land_and_fewer_corners(primorye: Shores) -> None:
    coarse = shores(PRIMORYE, 4.0, 0.5)
    assert len(coarse.corners) < len(primorye.corners) / 3
    assert shapely.area(coarse.inland).sum() < shapely.area(primorye.inland).sum()


def test_the_suez_canal_is_open() -> None:
    sinai = shapely.union_all(shores((31.5, 29.5, 33.5, 31.5), 1.0, 0.5).inland)
    way = shapely.LineString([(32.28, 30.59), (32.32, 30.85)])
    assert sinai.distance(way) > 0.01
    assert sinai.contains(Point(33.0, 30.3))
    assert sinai.contains(Point(31.8, 30.3))


def test_shores_have_no_seam_at_the_antimeridian() -> None:
    chukotka = shapely.union_all(shores((175, 64, 185, 68), 1.0, 0.5).inland)
    assert chukotka.contains(shapely.LineString([(179.5, 67), (180.5, 67)]))
    mirrored = shapely.union_all(shores((-185, 64, -175, 68), 1.0, 0.5).inland)
    assert mirrored.area == pytest.approx(chukotka.area)


def test_every_listed_waterway_leads_to_water() -> None:
    ends = [end for course in courses().geoms for end in (course.coords[0], course.coords[-1])]
    others = [Point(point) for course in courses().geoms for point in course.coords]
    for course in courses().geoms:
        ends = [course.coords[0], course.coords[-1]]
        joined = [
            sum(Point(end).equals(other) for other in others) > 1 or _at_sea(*end) for end in ends
        ]
        assert any(joined), course.wkt


def _at_sea(lon: float, lat: float) -> bool:
    try:
        return snap_to_sea(lat, lon) == (lat, lon)
    except BadInput:
        return False


def test_a_ship_in_a_canal_or_at_sea_is_where_it_is() -> None:
    assert afloat(42.2333, 130.3) == (42.2333, 130.3)
    ismailia = 30.59, 32.28
    assert km(afloat(*ismailia), ismailia) < 0.1


def test_a_river_port_lies_on_its_river() -> None:
    hamburg = 53.54, 10.0
    assert km(afloat(*hamburg), hamburg) < 1
    assert km(snap_to_sea(*hamburg), hamburg) > 10


def test_a_place_far_from_any_water_is_told() -> None:
    with pytest.raises(BadInput, match="200 km from the sea"):
        afloat(48.0, 100.0)
    with pytest.raises(BadInput, match="lat = 91"):
        afloat(91, 0)
