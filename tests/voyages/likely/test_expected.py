from __future__ import annotations

from deadreckon.voyages.figures import Likely
from deadreckon.voyages.likely.expected import Beside, Expected


def test_nothing_stands_beside_a_count_until_something_is_found() -> None:
    assert Beside() == Beside((), (), None)


def test_a_likely_count_says_how_often_such_intervals_hold_the_truth() -> None:
    likely = Likely(1.0, 1, 1, 1, (0.0, 1.0))
    told = Expected((0.0, 1.0), (1.0,), 20, 18, 15).told(likely)
    assert told == Likely(1.0, 1, 1, 1, (0.0, 1.0), 20, 18, 15)
    assert Expected((1.0,), (1.0,)).told(None) is None
