"""The bounds of ships whose truth is known; `python -m benchmarks.bounds` runs ten thousand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from benchmarks.bounds import simulated
from tests.voyages.shuttles import REGIMES, Regime, shuttle

ALL = pytest.mark.parametrize("regime", REGIMES, ids=lambda regime: str(regime.name))
RUNS = 8
EVERY_H = 10


@ALL
def test_no_bound_is_false_unless_a_sighting_is(regime: Regime) -> None:
    found = simulated(replace(regime, every_h=max(regime.every_h, EVERY_H)), RUNS)
    assert found.false_without_error == 0
    assert found.false_at_most == 0
    assert found.false_95 <= 1  # at most 5 % of many runs; of so few, one may be
    assert found.refused == found.accepted == 0
    assert found.certified >= 0.9 * found.at_least


def test_dense_cover_proves_most_of_the_truth() -> None:
    found = simulated(REGIMES[0], 4, certified=False)
    assert found.at_least >= 0.85 * found.true
    assert found.at_least_95 >= 0.6 * found.true


def test_the_simulator_makes_errors_and_marks_them() -> None:
    wrong = {
        regime.name: sum(len(shuttle(regime, seed).wrong) for seed in range(5))
        for regime in REGIMES
    }
    assert {name for name, count in wrong.items() if count} == {
        regime.name for regime in REGIMES if regime.false or regime.misnamed or regime.spoofed
    }
    assert all(shuttle(regime, 0).truth for regime in REGIMES)


def test_the_same_seed_gives_the_same_shuttle() -> None:
    assert shuttle(REGIMES[2], 7) == shuttle(REGIMES[2], 7) != shuttle(REGIMES[2], 8)
