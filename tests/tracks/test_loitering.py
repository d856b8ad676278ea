import pytest

from deadreckon.tracks.calls import calls
from deadreckon.tracks.events import Events
from deadreckon.tracks.fixes import HOUR
from deadreckon.tracks.loitering import loitering
from tests.tracks.build import RULES, UNKNOWN, Row, places, port, share

HOME = places(port("home", 10, 20))


def found(rows: list[Row]) -> Events:
    of = share(rows)
    return loitering(of, calls(of, HOME, RULES), RULES)


def drift(begin: float, hours: float, speed: float = 1.0, lat: float = 40.0) -> list[Row]:
    return [(1, begin + k / 6, lat, 0.0, speed) for k in range(round(hours * 6) + 1)]


def sailing(begin: float, hours: float) -> list[Row]:
    return [(1, begin + k / 6, 40.0 + k / 30, 0.0, 12.0) for k in range(round(hours * 6))]


def test_four_slow_hours_are_loitering_wherever_the_clock_stands() -> None:
    for begin in (0.0, 5.5):
        rows = [*sailing(begin - 3, 3), *drift(begin, 5), *sailing(begin + 5.17, 3)]
        (event,) = found(rows)
        assert event["start"] / HOUR == pytest.approx(begin)
        assert event["end"] / HOUR == pytest.approx(begin + 5)
        assert event["speed"] == pytest.approx(1)
    assert found([*sailing(-3, 3), *drift(0.0, 3.5), *sailing(3.67, 3)]).size == 0


def test_it_ends_with_the_track() -> None:
    assert [event["hours"] for event in found(drift(0, 6))] == [6]
    assert found([(1, 0, 40, 0, 0.0)]).size == 0


def test_who_is_quick_or_silent_does_not_loiter() -> None:
    assert found(drift(0, 8, speed=2.1)).size == 0
    assert [e["hours"] for e in found([*drift(0, 4.5), *drift(11, 5)])] == [4.5, 5]


def test_who_lies_in_port_does_not_loiter() -> None:
    assert found([(1, k / 6, 10.0, 20.0, 0.0) for k in range(60)]).size == 0


def test_positions_tell_where_no_speed_is_sent() -> None:
    assert [event["hours"] for event in found(drift(0, 6, speed=UNKNOWN))] == [6]
