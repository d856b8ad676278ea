from __future__ import annotations

import itertools
from math import log

import numpy as np
import pytest

from deadreckon.voyages.likely.sweeps import (
    Chain,
    Chains,
    Floats,
    Marks,
    counts,
    log_likelihoods,
)

CHAINS = 200


def tiny(seed: int) -> tuple[Chain, Marks, tuple[int, int], int]:
    """Two or three states, up to five steps and four marks; which edges count is by chance."""
    rng = np.random.default_rng(seed)
    states, steps = int(rng.integers(2, 4)), int(rng.integers(2, 6))
    edges = np.array([(a, b) for a in range(states) for b in range(states)])
    chain = Chain(
        edges[:, 0].copy(),
        edges[:, 1].copy(),
        (rng.random(len(edges)) < 0.4).astype(np.int64),
        rng.dirichlet(np.ones(states), states).ravel(),
        rng.dirichlet(np.ones(states)),
        rng.random((2, states)),
    )
    many = int(rng.integers(0, 5))
    marks = Marks(
        np.sort(rng.integers(0, steps + 1, many)),
        rng.integers(0, 2, many),
        rng.random(many),
        rng.random(many),
    )
    opens, closes = sorted(int(n) for n in rng.integers(0, steps + 1, 2))
    return chain, marks, (opens, closes), steps


def by_enumeration(chain: Chain, marks: Marks, window: tuple[int, int], steps: int) -> Floats:
    """P(state at the close, count, all marks), summed over every path."""
    states = len(chain.start)
    edge = {(a, b): e for e, (a, b) in enumerate(zip(chain.source, chain.target, strict=True))}
    found = np.zeros((states, steps + 1))
    for path in itertools.product(range(states), repeat=steps + 1):
        chance, count = chain.start[path[0]], 0
        for t, e in enumerate(edge[pair] for pair in itertools.pairwise(path)):
            chance *= chain.chance[e]
            count += int(window[0] <= t < window[1] and chain.counts[e])
        for step, where, there, away in zip(*marks, strict=True):
            share = chain.at[where, path[step]]
            chance *= share * there + (1 - share) * away
        found[path[window[1]], count] += chance
    return found


@pytest.mark.parametrize("seed", range(CHAINS))
def test_counts_and_likelihood_equal_the_sum_over_all_paths(seed: int) -> None:
    chain, marks, window, steps = tiny(seed)
    summed = by_enumeration(chain, marks, window, steps)
    chances, start = (np.array([p, p]).T.copy() for p in (chain.chance, chain.start))
    twice = Chains(chain.source, chain.target, chances, start, chain.at)
    there, away = (np.array([p, p]).T.copy() for p in (marks.there, marks.away))
    logs = log_likelihoods(twice, Marks(marks.step, marks.where, there, away))
    assert logs == pytest.approx(log(summed.sum()) if len(there) else 0, abs=1e-9)
    found = counts(chain, marks, *window, steps)
    assert np.abs(found - summed / summed.sum()).max() < 1e-9


def test_what_passes_the_end_of_the_axis_stays_there() -> None:
    chain = Chain(
        np.array([0]), np.array([0]), np.array([1]), np.ones(1), np.ones(1), np.ones((1, 1))
    )
    none = Marks(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0), np.zeros(0))
    assert counts(chain, none, 0, 9, 4).tolist() == [[0, 0, 0, 0, 1]]
    assert counts(chain, none, 5, 9, 4).tolist() == [[0, 0, 0, 0, 1]]
    assert counts(chain, none, 6, 9, 4).tolist() == [[0, 0, 0, 1, 0]]
