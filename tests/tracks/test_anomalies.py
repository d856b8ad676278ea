import numpy as np

from deadreckon.tracks.anomalies import JUMP, SHIFT, TWO_TRACKS, anomalies
from deadreckon.tracks.events import Events
from tests.tracks.build import RULES, share, track


def found(*fixes: tuple[float, float, float, float]) -> Events:
    return anomalies(track(*fixes), RULES)


def test_a_ship_that_sails_has_none() -> None:
    assert found(*((h, h * 0.5, 179.9 + h * 0.0, 30) for h in range(10))).size == 0
    assert found((0, 0, 179.99, 5), (0.1, 0, -179.99, 5)).size == 0
    assert found((0, 0, 0, 5)).size == 0


def test_steps_by_what_they_look_like() -> None:
    shift = found((0, 0, 0, 5), (1, 3, 0, 5), (2, 3.1, 0, 5))
    assert [(a["flags"], a["fixes"]) for a in shift] == [(SHIFT, 1)]
    jump = found((0, 0, 0, 5), (1, 20, 0, 5), (2, 0.2, 0, 5), (3, 0.3, 0, 5))
    assert [(a["flags"], a["fixes"]) for a in jump] == [(JUMP, 2)]
    two = found(*((k / 10, (k % 2) * 40, 0, 5) for k in range(8)))
    assert [(a["flags"], a["fixes"]) for a in two] == [(TWO_TRACKS, 7)]


def test_one_long_after_another_is_another() -> None:
    both = found((0, 0, 0, 5), (1, 3, 0, 5), (7, 3, 0, 5), (8, 6, 0, 5))
    assert [a["flags"] for a in both] == [SHIFT, SHIFT]


def test_two_places_at_one_instant_have_no_finite_speed() -> None:
    (event,) = found((0, 0, 0, 5), (0, 1, 0, 5))
    assert np.isinf(event["speed"])
    assert 111 < event["km"] < 112


def test_vessels_are_looked_at_one_by_one() -> None:
    assert anomalies(share([(1, 0, 0, 0, 5), (2, 0.1, 60, 0, 5)]), RULES).size == 0
