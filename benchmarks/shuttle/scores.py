"""Scores of a count's distribution against the truth, by scoringrules where it has them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True)
class Score:
    """One distribution against one truth.

    Attributes:
        mean, p05, p95: of the distribution; a quantile is the least n with F(n) >= q.
        rps: ranked probability score, the sum over n of (F(n) - [truth <= n]) squared (Epstein
            1969); of a single number its absolute error.
        interval: Gneiting and Raftery's (2007) score of p05 to p95.
    """

    truth: int
    mean: float
    p05: int
    p95: int
    rps: float
    interval: float

    @property
    def covered(self) -> bool:
        """Whether the truth lies from p05 to p95, both included."""
        return self.p05 <= self.truth <= self.p95


def score(pmf: Sequence[float], truth: int) -> Score:
    """Score a distribution, `pmf[n]` being P(n)."""
    from scoringrules import interval_score, rps_score

    chances = np.zeros(max(len(pmf), truth + 1))
    chances[: len(pmf)] = pmf
    chances /= chances.sum()
    low, high = (quantile(chances.tolist(), q) for q in (0.05, 0.95))
    return Score(
        truth=truth,
        mean=float(chances @ np.arange(len(chances))),
        p05=low,
        p95=high,
        rps=float(rps_score(truth + 1, chances)),
        interval=float(interval_score(truth, low, high, 0.1)),
    )


def quantile(pmf: Sequence[float], q: float) -> int:
    """Give the least n with F(n) >= q."""
    reached = np.flatnonzero(np.cumsum(pmf) >= q - 1e-12)
    return int(reached[0]) if len(reached) else len(pmf) - 1
