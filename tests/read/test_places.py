import pytest

from deadreckon.errors import Unreadable
from deadreckon.read.places import Area, read_places


def read(text: str) -> tuple[tuple[Area, ...], list[tuple[int | None, str | None]]]:
    areas, aside = read_places(text.encode(), "ports.csv")
    return areas, [(one.line, one.field) for one in aside]


def test_columns_in_any_order_and_places_in_the_order_of_their_ids() -> None:
    areas, aside = read("lon,radius_km,name,id,lat\n130.3,,Najin,najin,42.2\n1,5,,aa,2\n")
    assert areas == (
        Area("aa", "", 2.0, 1.0, 5.0, line=3),
        Area("najin", "Najin", 42.2, 130.3, 3.0, line=2),
    )
    assert aside == []
    assert [area.label for area in areas] == ["aa", "Najin"]


@pytest.mark.parametrize(
    ("row", "field"),
    [
        ("x,91,0,,", "lat"),
        ("x,0,181,,", "lon"),
        ("x,north,0,,", "lat"),
        ("x,nan,0,,", "lat"),
        ("x,,,,", "lat"),
        ("x,0,0,0,", "radius_km"),
        ("x,0,0,-3,", "radius_km"),
        ("x,0,0,inf,", "radius_km"),
        ("x,0,0,,POLYGON((0 0", "wkt"),
        ('x,0,0,,"LINESTRING(0 0, 1 1)"', "wkt"),
        ('x,0,0,,"POLYGON((0 0, 0 100, 1 100, 0 0))"', "wkt"),
        (",1,1,,", "id"),
        ("good,1,1,,", "id"),
    ],
)
def test_a_row_that_cannot_be_used_is_set_aside_and_told(row: str, field: str) -> None:
    areas, aside = read(f"id,lat,lon,radius_km,wkt\ngood,1,2,,\n{row}\n")
    assert [area.id for area in areas] == ["good"]
    assert aside == [(3, field)]


def test_a_table_without_a_place_is_refused() -> None:
    for text in ("id,lat,lon\n", "id,lat,lon\nx,91,0\n"):
        with pytest.raises(Unreadable, match="id and wkt"):
            read(text)


def test_polygons_need_no_point_and_run_on_over_the_antimeridian() -> None:
    (area,), _ = read('id,wkt\nz,"POLYGON((179 -17, -179 -17, -179 -16, 179 -16, 179 -17))"\n')
    (ring,) = area.rings
    assert list(ring) == [(179, -17), (181, -17), (181, -16), (179, -16), (179, -17)]
    assert abs(area.lon) > 179
    assert -17 < area.lat < -16
    (point,), _ = read("id,wkt\np,POINT(5 6)\n")
    assert (point.lat, point.lon, point.rings) == (6, 5, ())
