from __future__ import annotations

import numpy as np
import pytest

from deadreckon.voyages.likely.chain import STAY, Chains, Habits, Layout, step_h
from deadreckon.voyages.likely.sweeps import Floats

LAYOUT = Layout((1, 2))


def habits(**other: Floats) -> Habits:
    usual = {
        "stay": np.full((2, 3), 24.0),
        "long": np.full(3, 240.0),
        "often_long": np.full(3, 0.1),
        "shape": np.array([0, 1, 2]),
        "voyage": np.full(3, 12.0),
        "off": np.full((2, 3), 0.2),
        "back": np.full((2, 3), 0.5),
        "elsewhere": np.full(3, 100.0),
        "shares": np.array([[[1.0] * 3, [0.0] * 3], [[0.25] * 3, [0.75] * 3]]),
    }
    return Habits(**{**usual, **other})


def test_from_every_state_a_ship_goes_somewhere() -> None:
    ships = habits()
    chains = Chains(LAYOUT, ships, step_h(ships, 1000))
    at = np.ones((1, LAYOUT.size))
    for p in range(3):
        chain = chains.one(p, at)
        leaving = np.bincount(chain.source, weights=chain.chance, minlength=LAYOUT.size)
        assert leaving[chain.start > 0] == pytest.approx(1.0)
        assert chain.start.sum() == pytest.approx(1.0)


def test_the_start_is_where_the_ship_is_in_the_long_run() -> None:
    ships = habits()
    chains = Chains(LAYOUT, ships, step_h(ships, 1000))
    for p in range(3):
        chain = chains.one(p, np.ones((1, LAYOUT.size)))
        now = chain.start
        for _ in range(20000):
            then = np.zeros_like(now)
            np.add.at(then, chain.target, now[chain.source] * chain.chance)
            now = then
        reached = chain.start > 0
        again = (chain.start - 0.15 * reached / reached.sum()) / 0.85
        assert now == pytest.approx(again, abs=1e-9)


def test_voyages_count_and_returns_from_elsewhere_to_the_same_end_do_not() -> None:
    ships = habits()
    chain = Chains(LAYOUT, ships, step_h(ships, 1000)).one(0, np.ones((1, LAYOUT.size)))
    for a, b, counts in zip(chain.source, chain.target, chain.counts, strict=True):
        assert counts == (LAYOUT.side[a] != LAYOUT.side[b])


def test_a_ship_is_at_one_place_at_a_time() -> None:
    places = [LAYOUT.at(0, 0), LAYOUT.at(1, 0), LAYOUT.at(1, 1)]
    assert np.sum(places, axis=0).max() == 1
    assert all(LAYOUT.side[np.flatnonzero(at)].tolist() == [int(i > 0)] * (STAY + 1)
               for i, at in enumerate(places))  # fmt: skip


def test_a_step_is_no_longer_than_a_phase() -> None:
    assert step_h(habits(), 1000).tolist() == [4.0, 4.0, 3.0]
    assert step_h(habits(stay=np.full((2, 3), 8.0)), 1000).tolist() == [4.0, 4.0, 2.0]
    assert step_h(habits(), 1000 * 1000).tolist() == [100.0, 100.0, 100.0]
