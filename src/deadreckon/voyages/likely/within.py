"""A distribution over a count, held to what is proved and to what physics leaves room for."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum

from deadreckon.voyages.figures import Likely

SLACK = 1e-9
"""So much less than allowed is left below the bound, so that rounding does not pass it."""


def within(
    pmf: Sequence[float] | None, *, at_least: int, at_most: int | None, joint: float
) -> Likely | None:
    """Hold a distribution to its bounds.

    None of it lies above `at_most`, and below `at_least` no more than the chance that a witness is
    misread: what is too much there is taken in proportion, and the rest grows in proportion.

    Args:
        pmf: P(n) from n = 0 upward; None stays None.
        at_least: the bound that is proved.
        at_most: the ceiling, not below `at_least`, or None.
        joint: the chance that all witnesses of the bound are right.
    """
    if pmf is None:
        return None
    top = len(pmf) if at_most is None else at_most + 1
    low, high = list(pmf[: min(at_least, top)]), list(pmf[at_least:top])
    high = high or [0.0]
    below, above = fsum(low), fsum(high)
    allowed = max(0.0, (1 - joint) * (1 - SLACK))
    if above <= 0:
        high[0] = above = 1.0
    if below > allowed * (below + above):
        low = [p * allowed / below for p in low]
        high = [p * (1 - allowed) / above for p in high]
    low += [0.0] * (at_least - len(low))
    both = low + high
    total = fsum(both)
    both = [p / total for p in both]
    while len(both) > 1 and not both[-1]:
        both.pop()
    return Likely(
        mean=fsum(n * p for n, p in enumerate(both)),
        p05=quantile(both, 0.05),
        p50=quantile(both, 0.5),
        p95=quantile(both, 0.95),
        pmf=tuple(both),
    )


def quantile(pmf: Sequence[float], share: float) -> int:
    """Give the least n with P(N <= n) >= share."""
    reached = 0.0
    for n, p in enumerate(pmf):
        reached += p
        if reached >= share - 1e-12:
            return n
    return len(pmf) - 1
