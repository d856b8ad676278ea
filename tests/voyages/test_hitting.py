from __future__ import annotations

import random
from itertools import combinations

import pytest

from deadreckon.voyages.hitting import lightest


def test_nothing_to_meet_needs_nothing() -> None:
    assert lightest([1.0, 2.0], []) == []


@pytest.mark.parametrize("seed", range(20))
def test_the_lightest_set_is_the_lightest_of_all(seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311
    weights = [rng.random() + 0.01 for _ in range(7)]
    sets = [rng.sample(range(7), rng.randint(1, 4)) for _ in range(rng.randint(1, 6))]
    best = min(
        sum(weights[i] for i in chosen)
        for size in range(8)
        for chosen in combinations(range(7), size)
        if all(set(one).intersection(chosen) for one in sets)
    )
    chosen = lightest(weights, sets)
    assert all(set(one).intersection(chosen) for one in sets)
    assert sum(weights[i] for i in chosen) == pytest.approx(best)


def test_the_solver_says_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    lightest([1.0], [[0]])
    assert capfd.readouterr() == ("", "")
