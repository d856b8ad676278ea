"""Samples of what a frame gives as ranges: the same on any machine and in any order of rows.

Each range has a stream of its own, seeded by a fixed number and the SHA-256 of its name: taking
an origin out of the frame leaves the samples of everything else as they were, so that leaving
it out and rebuilding the frame without it give the same figures.
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256

import numpy as np

from deadreckon.judgement.elimination import Table
from deadreckon.judgement.ranges import Range

SAMPLES = 2000
SEED = 20231027
LOWER, UPPER = 0.05, 0.95


def drawn(name: tuple[str, ...], spread: Range) -> Table:
    """Give the middle of a range, then its samples: uniform, of ratios log-uniform.

    Stratified: each of SAMPLES equal slices of the range is met once, in an order of its own.

    Returns:
        Shape (1 + SAMPLES,), or (1,) for a plain number.
    """
    middle = np.array([spread.middle])
    if spread.low == spread.high:
        return middle
    place = _places(name)
    if spread.ratio:
        low, high = np.log(spread.low), np.log(spread.high)
        return np.concatenate([middle, np.exp(low + (high - low) * place)])
    return np.concatenate([middle, spread.low + (spread.high - spread.low) * place])


def limits(values: Table) -> tuple[float, float, float]:
    """Give the middle value and the 5th and 95th percentile of the samples after it."""
    middle = float(values[0])
    if len(values) == 1:
        return middle, middle, middle
    low, high = np.quantile(values[1:], [LOWER, UPPER])
    return middle, float(low), float(high)


@lru_cache(maxsize=4096)
def _places(name: tuple[str, ...]) -> Table:
    digest = sha256("\0".join(name).encode()).digest()
    words = np.frombuffer(digest, dtype=">u4").tolist()
    stream = np.random.PCG64(np.random.SeedSequence([SEED, *words]))
    order = np.argsort(stream.random_raw(SAMPLES), kind="stable")
    place = np.empty(SAMPLES)
    place[order] = (np.arange(SAMPLES) + 0.5) / SAMPLES
    place.setflags(write=False)
    return place
