from __future__ import annotations

from collections import Counter
from itertools import pairwise, product

import numpy as np
import pytest

from deadreckon.voyages.likely.drawn import drawn_states
from tests.voyages.likely.test_sweeps import tiny

DRAWS = 8000


@pytest.mark.parametrize("seed", range(6))
def test_paths_come_as_often_as_they_are_likely(seed: int) -> None:
    chain, marks, _, steps = tiny(seed)
    edge = {(a, b): e for e, (a, b) in enumerate(zip(chain.source, chain.target, strict=True))}
    exact = {}
    for path in product(range(len(chain.start)), repeat=steps + 1):
        chance = chain.start[path[0]]
        for pair in pairwise(path):
            chance *= chain.chance[edge[pair]]
        for step, where, there, away in zip(*marks, strict=True):
            share = chain.at[where, path[step]]
            chance *= share * there + (1 - share) * away
        exact[path] = chance
    total = sum(exact.values())
    drawn = drawn_states(chain, marks, np.random.default_rng(seed).random((DRAWS, steps + 1)))
    found = Counter(tuple(int(s) for s in path) for path in drawn)
    assert set(found) <= set(exact)
    apart = sum(abs(found[path] / DRAWS - p / total) for path, p in exact.items())
    assert apart < np.sqrt(len(exact) / DRAWS)  # about the expected distance of so many shares
