"""Boxes in all: a sum over passages, by Monte Carlo over how many there were.

Total = sum over the passages of the boxes aboard each. How many passages there were comes from the
count's posterior, or is given. A load is what is usual plus what that load differs by: half of the
stated range is what nobody knows of the usual load and is the same for all loads of one sample, the
other half is each load's own, both uniform. No load is above what the largest ship takes.

The samples are stratified and come from raw integers of PCG64 with fixed seeds, added in a fixed
order: the same on any machine and with any version of NumPy. Which input dominates is told one at a
time: each input alone is sampled while all others stand at their middle (the count at its median),
and the one that spreads the total most, from P10 to P90, dominates.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Samples = NDArray[np.float64]

Span = tuple[float, float]
SAMPLES = 10_000
SEED = 20231014
QUANTILES = (0.1, 0.5, 0.9)
PASSAGES, USUAL, OWN, HOLD = "passages", "boxes_a_load", "load to load", "holds"
_BITS = 2.0**-53


@dataclass(frozen=True, slots=True)
class Swing:
    """P10 and P90 of the total while only `input` varies."""

    input: str
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Estimate:
    """Boxes in all: P10, P50 and P90, and what each input does to them, the widest first."""

    p10: float
    p50: float
    p90: float
    swings: tuple[Swing, ...]

    @property
    def dominates(self) -> str | None:
        """The input that spreads the total most, or None where nothing varies."""
        widest = next(iter(self.swings), None)
        return widest.input if widest and widest.high > widest.low else None


def estimate(pmf: Sequence[float], a_load: Span, hold: Span | None = None) -> Estimate:
    """Estimate the total.

    Args:
        pmf: probability of 0, 1, 2 … passages; of a given number, 1 at that number.
        a_load: least and most boxes of a load.
        hold: least and most that the ceiling of the largest ship may be, or None without one.

    Returns:
        Quantiles as the least number with F(n) >= q, of whole boxes.
    """
    p10, p50, p90 = _quantiles(_totals(pmf, a_load, hold))
    inputs = [PASSAGES, USUAL, OWN, *([] if hold is None else [HOLD])]
    swings = []
    for name in inputs:
        low, _, high = _quantiles(_totals(pmf, a_load, hold, alone=name))
        swings.append(Swing(name, low, high))
    swings.sort(key=lambda s: (s.low - s.high, inputs.index(s.input)))
    return Estimate(p10, p50, p90, tuple(swings))


def _totals(
    pmf: Sequence[float], a_load: Span, hold: Span | None, *, alone: str | None = None
) -> Samples:
    """Give SAMPLES totals; with `alone` all but that input at its middle."""
    varies = {PASSAGES, USUAL, OWN, HOLD} if alone is None else {alone}
    cumulative = np.cumsum(np.asarray(pmf, dtype=np.float64))
    at = _slices(PASSAGES) if PASSAGES in varies else np.full(SAMPLES, 0.5)
    # Rounding may leave the sum a hair below 1.
    counts = np.minimum(np.searchsorted(cumulative, at * cumulative[-1]), len(pmf) - 1)
    low, high = a_load
    quarter = (high - low) / 4
    middle = np.full(SAMPLES, (low + high) / 2)
    usual = middle + quarter * (2 * _slices(USUAL) - 1) if USUAL in varies else middle
    most = np.full(SAMPLES, np.inf)
    if hold is not None:
        place = _slices(HOLD) if HOLD in varies else 0.5
        most = hold[0] + (hold[1] - hold[0]) * place * np.ones(SAMPLES)
    totals = np.zeros(SAMPLES)
    for load in range(int(counts.max(initial=0))):
        own = quarter * (2 * _uniform(OWN, load) - 1) if OWN in varies else 0.0
        totals += np.where(load < counts, np.clip(usual + own, 0, most), 0)
    return totals


def _quantiles(totals: Samples) -> tuple[float, ...]:
    ordered = np.sort(totals)
    places = [int(np.ceil(q * SAMPLES)) - 1 for q in QUANTILES]
    return tuple(float(np.round(ordered[place])) for place in places)


def _uniform(name: str, number: int = 0) -> Samples:
    """Give SAMPLES numbers between 0 and 1, a stream of its own for each name and number."""
    words = [SEED, number, *name.encode()]
    raw = np.random.PCG64(np.random.SeedSequence(words)).random_raw(SAMPLES)
    return (raw >> np.uint64(11)).astype(np.float64) * _BITS


def _slices(name: str) -> Samples:
    """Meet each of SAMPLES equal slices once, in an order of their own."""
    place = np.empty(SAMPLES)
    place[np.argsort(_uniform(name), kind="stable")] = (np.arange(SAMPLES) + 0.5) / SAMPLES
    return place
