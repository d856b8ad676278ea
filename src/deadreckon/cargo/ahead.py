"""How many may come in a time to come, from how many came: an interval, no longer ahead than back.

The count to come is negative binomial. Its mean is the rate times the days times the share that is
no pause; the rate has Jeffreys' posterior for a Poisson rate (gamma, with one half added to the
count), the count taken as worth one `dispersion`-th of itself, since counts that scatter more tell
less; its variance is `dispersion` times its mean. Dispersion and pauses are integrated over their
ranges, uniform. The span is taken to open at its first event, which therefore says nothing of the
rate: from n events in a span, n - 1 count.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from deadreckon.errors import BadUse

if TYPE_CHECKING:
    from numpy.typing import NDArray

Span = tuple[float, float]
FEWEST, MOST = 2, 400
"""Events from which a rate can be told; beyond the most, no interval is computed."""
RATES, SLICES = 240, 6
TAIL = 1e-6


@lru_cache(maxsize=256)
def to_come(
    events: int, days: float, horizon: float, dispersion: Span, pauses: Span
) -> tuple[float, ...]:
    """Give the probability of 0, 1, 2 … events in the next `horizon` days.

    Args:
        events: in the span, 2 to 400.
        days: of the span.
        horizon: days ahead, no more than the span.
        dispersion: range of variance over mean, 1 or more.
        pauses: range of the share of the horizon that is a pause.

    Returns:
        As many as hold all but a millionth; they sum to 1.

    Raises:
        BadUse: a horizon longer than the span, or a count that tells no rate.
    """
    if not FEWEST <= events <= MOST or not 0 < horizon <= days:
        raise BadUse(
            f"{events} events in {days:g} days say nothing of the next {horizon:g}",
            mend=f"Take {FEWEST} to {MOST} events, and no more days ahead than the span has.",
        )
    wide, rest = _middles(dispersion), 1 - _middles(pauses)
    shape = (events - 1) / wide + 0.5
    # The rate over its posterior, in steps even in its logarithm, around the mean of each shape.
    steps = np.linspace(-12.0, 3.0, RATES)
    log_rate = np.log(shape * wide / days)[:, None] + steps
    log_weight = shape[:, None] * log_rate - np.exp(log_rate) * (days / wide)[:, None]
    weight = np.exp(log_weight - log_weight.max(axis=1, keepdims=True))
    weight /= weight.sum(axis=1, keepdims=True) * len(wide) * len(rest)
    mean = np.exp(log_rate)[:, :, None] * horizon * rest
    return _mixture(mean, wide[:, None, None], np.broadcast_to(weight[:, :, None], mean.shape))


def quantile(pmf: tuple[float, ...], share: float) -> int:
    """Give the least n with F(n) >= share."""
    return int(np.searchsorted(np.cumsum(pmf), share * (1 - TAIL)))


def _mixture(
    mean: NDArray[np.float64], wide: NDArray[np.float64], weight: NDArray[np.float64]
) -> tuple[float, ...]:
    """Mix negative binomials by their recursion in n; at dispersion 1 they are Poisson."""
    spread = np.broadcast_to(wide, mean.shape)
    log_none = np.where(spread > 1, -mean * _log_over(spread), -mean)
    term = np.exp(log_none) * weight
    found, total, n = [float(term.sum())], float(term.sum()), 0
    most = 40 * MOST
    while total < 1 - TAIL and n < most:
        term = term * (mean + n * (spread - 1)) / (spread * (n + 1))
        n += 1
        found.append(float(term.sum()))
        total += found[-1]
    return tuple(p / total for p in found)


def _log_over(spread: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give log(spread) / (spread - 1), and its limit 1 at 1."""
    more = np.maximum(spread - 1, 1e-12)
    return np.log1p(more) / more


def _middles(ends: Span) -> NDArray[np.float64]:
    low, high = ends
    slices = SLICES if high > low else 1
    return low + (high - low) * (np.arange(slices) + 0.5) / slices
