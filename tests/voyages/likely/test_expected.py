from __future__ import annotations

import pytest

from deadreckon.voyages.likely.expected import Expected, together


def test_counts_of_several_ships_are_added() -> None:
    ada = Expected((0.5, 0.5), (1.0,))
    bela = Expected((0.25, 0.0, 0.75), (0.5, 0.5))
    both = together([ada, bela])
    assert both.passages == pytest.approx((0.125, 0.125, 0.375, 0.375))
    assert both.round_trips == (0.5, 0.5)


def test_a_ship_alone_is_the_fleet_and_no_ship_sails_not() -> None:
    ada = Expected((0.5, 0.5), (0.25, 0.75))
    assert together([ada]) == ada
    assert together([]) == Expected((1.0,), (1.0,))
