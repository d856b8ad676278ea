from __future__ import annotations

from deadreckon.voyages.likely.expected import Beside, Expected


def test_nothing_stands_beside_a_count_until_something_is_found() -> None:
    assert Beside() == Beside((), (), None)
    assert Expected((1.0,), (1.0,)).passages == (1.0,)
