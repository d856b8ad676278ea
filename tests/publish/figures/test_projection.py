import pytest
from hypothesis import given
from hypothesis import strategies as st

from deadreckon.publish.figures.projection import fit, great_circle, shortest_arc

BOX = (0.0, 0.0, 600.0, 400.0)
positions = st.tuples(st.floats(-70, 70), st.floats(-180, 180))


@given(st.lists(positions, min_size=1, max_size=6))
def test_every_position_lies_inside_the_box(where: list[tuple[float, float]]) -> None:
    to = fit(where, BOX, margin=0.1)
    for position in where:
        x, y = to(position)
        assert -1e-6 <= x <= 600 + 1e-6
        if to.scale > 600 / 360 + 1e-9:
            assert 0 <= y <= 400


def test_north_is_up_and_east_is_right() -> None:
    to = fit([(42.2, 130.3), (42.9, 132.3)], BOX, margin=0.2)
    south_west, north_east = to((42.2, 130.3)), to((42.9, 132.3))
    assert south_west[0] < north_east[0]
    assert south_west[1] > north_east[1]


def test_over_the_antimeridian_the_map_goes_the_short_way() -> None:
    to = fit([(60.0, 179.0), (61.0, -178.0)], BOX, margin=0.2)
    west, _, east, _ = to.bounds
    assert west > 170
    assert east < -170
    assert to((60.0, 179.0))[0] < to((61.0, -178.0))[0]


def test_a_map_of_the_world_is_cut_once() -> None:
    to = fit([(10.0, float(lon)) for lon in range(-180, 180, 30)], BOX, margin=0.05)
    west, south, east, north = to.bounds
    assert -85 < south < north < 85
    assert abs((west - east + 180) % 360 - 180) < 1e-3
    assert to((0.0, west))[0] < 1
    assert to((0.0, east))[0] > 599


@pytest.mark.parametrize(
    ("longitudes", "expected"),
    [([10, 20], (10, 10)), ([350, 10], (350, 20)), ([5], (5, 0)), ([-175, 175], (175, 10))],
)
def test_shortest_arc(longitudes: list[float], expected: tuple[float, float]) -> None:
    assert shortest_arc(longitudes) == expected


def test_a_great_circle_bends_to_the_pole() -> None:
    line = great_circle((45.0, 0.0), (45.0, 90.0))
    assert line[0] == pytest.approx((45.0, 0.0))
    assert line[-1] == pytest.approx((45.0, 90.0))
    assert max(lat for lat, _ in line) > 54


def test_a_scale_is_true_at_the_middle() -> None:
    to = fit([(59.0, 10.0), (61.0, 12.0)], BOX, margin=0.1)
    a, b = to((60.0, 10.0)), to((60.0, 11.0))
    assert (b[0] - a[0]) * to.km_per_pixel == pytest.approx(55.8, rel=0.02)
