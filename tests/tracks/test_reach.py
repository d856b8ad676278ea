import numpy as np
import pytest

from deadreckon.tracks.gaps import NEVER, gaps
from deadreckon.tracks.reach import Reach, reach
from tests.tracks.build import RULES, places, port, track


def of_gap(hours: float, to_lat: float, *ports: tuple[float, float], open_at: int = NEVER) -> Reach:
    fixes = [(0.0, 0.0, 0.0, 5.0), (hours, to_lat, 0.0, 5.0)]
    found = gaps(track(*fixes[: 1 if open_at != NEVER else 2]), RULES, 12, open_at)
    named = [port(f"p{n}", *position) for n, position in enumerate(ports)]
    return reach(found, places(*named), RULES)


def test_what_is_left_of_the_time_is_the_longest_stay() -> None:
    # 60.04 nm each way less 1.62 nm of radius, at 25 kn.
    found = of_gap(24, 0.0, (1.0, 0.0))
    assert found.places.tolist() == [1]
    assert found.stay_h[0, 0] == pytest.approx(24 - 2 * (60.04 - 1.62) / 25, abs=0.01)


def test_who_could_not_have_been_there_is_told() -> None:
    assert of_gap(12, 4.0, (1.0, 3.0)).places.tolist() == [0]
    assert of_gap(12, 4.0, (1.0, 1.0)).places.tolist() == [1]


def test_the_longest_stays_come_first_and_no_more_than_five() -> None:
    found = of_gap(48, 0.0, *((lat, 0.0) for lat in (6, 2, 4, 1, 3, 5, 80)))
    assert found.places.tolist() == [6]
    assert found.named.tolist() == [[3, 1, 4, 2, 5]]
    assert (np.diff(found.stay_h[0]) < 0).all()


def test_places_equally_near_come_in_their_order() -> None:
    assert of_gap(48, 0.0, (-1.0, 0.0), (1.0, 0.0)).named[0, :2].tolist() == [0, 1]
    assert of_gap(48, 0.0, (1.0, 0.0), (-1.0, 0.0)).named[0, :2].tolist() == [0, 1]


def test_an_open_gap_has_no_way_on() -> None:
    found = of_gap(0, 0, (1.0, 0.0), open_at=24 * 3_600_000)
    assert found.stay_h[0, 0] == pytest.approx(24 - (60.04 - 1.62) / 25, abs=0.01)


def test_nowhere_named_nothing_in_reach() -> None:
    assert of_gap(24, 0.0).places.tolist() == [0]
