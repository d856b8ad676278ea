import pytest

from deadreckon.tracks.calls import calls
from deadreckon.tracks.meetings import Points, points
from tests.tracks.build import RULES, Row, places, port, share

HOME = places(port("home", 10, 20))


def found(rows: list[Row]) -> Points:
    of = share(rows)
    return points(of, calls(of, HOME, RULES), HOME, RULES)


def test_a_slow_vessel_has_a_point_at_each_tick() -> None:
    rows: list[Row] = [
        (1, 0.05 + k * 0.11, 40 + k * 0.001, 179.999 + k * 0.0001, 1) for k in range(9)
    ]
    rows = [(v, h, lat, lon if lon <= 180 else lon - 360, s) for v, h, lat, lon, s in rows]
    at = found(rows)
    assert at["slot"].tolist() == [1, 2, 3, 4, 5]
    first = (10 / 60 - 0.05) / 0.11
    assert at["lat"][0] == pytest.approx(40 + first * 0.001, abs=1e-5)
    assert at["speed"][0] == pytest.approx(0.06 / 0.11, rel=0.05)
    assert all(abs(lon) > 179.9 for lon in at["lon"])


def test_fast_silent_and_near_ones_have_none() -> None:
    assert found([(1, k / 10, 40 + k / 60, 0, 10) for k in range(20)]).size == 0
    assert found([(1, k * 1.5, 40, 0, 0) for k in range(20)]).size == 0
    assert found([(1, k / 10, 10.08, 20, 0) for k in range(20)]).size == 0
    assert found([(1, k / 10, 10.0, 20, 0) for k in range(20)]).size == 0
    assert found([(1, k / 10, 10.1, 20, 0) for k in range(20)]).size == 12


def test_no_line_is_drawn_from_one_vessel_to_the_next() -> None:
    assert found([(1, 0.01, 40, 0, 0), (2, 0.3, 40, 0, 0)]).size == 0
