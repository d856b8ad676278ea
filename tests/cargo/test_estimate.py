from collections.abc import Sequence
from itertools import accumulate, pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deadreckon.cargo.estimate import Span, estimate

GRID = 200


def exactly(pmf: Sequence[float], a_load: Span) -> list[float]:
    """P10, P50 and P90 by convolution of the loads' own half, mixed over the usual load."""
    low, high = a_load
    middle, quarter = (low + high) / 2, (high - low) / 4
    steps = np.linspace(-quarter, quarter, GRID) if quarter else np.zeros(1)
    one = np.full(len(steps), 1 / len(steps))
    width = steps[1] - steps[0] if quarter else 0.0
    own = np.ones(1)
    values, weights = [], []
    for count, p in enumerate(pmf):
        if p:
            spread = -count * quarter + width * np.arange(len(own))
            for usual in middle + steps:
                values.append(count * usual + spread)
                weights.append(own * p / len(steps))
        own = np.convolve(own, one)
    order = np.argsort(np.concatenate(values))
    cumulative = np.cumsum(np.concatenate(weights)[order])
    return [float(np.concatenate(values)[order][np.searchsorted(cumulative, q * 0.999999)])
            for q in (0.1, 0.5, 0.9)]  # fmt: skip


@pytest.mark.parametrize(
    ("pmf", "a_load"),
    [
        ([0, 0, 0, 0, 0, 1], (220.0, 300.0)),
        ([0, 0.2, 0.3, 0.3, 0.15, 0.05], (100.0, 300.0)),
        ([0.1, 0.1, 0.5, 0.2, 0.1], (40.0, 45.0)),
        ([0, 1], (10.0, 90.0)),
    ],
)
def test_the_samples_agree_with_an_exact_convolution(pmf: list[float], a_load: Span) -> None:
    found = estimate(pmf, a_load)
    spread = len(pmf) * a_load[1]
    assert [found.p10, found.p50, found.p90] == pytest.approx(
        exactly(pmf, a_load), rel=0.01, abs=1 + 0.004 * spread
    )


def test_the_figures_are_these_on_every_machine() -> None:
    found = estimate([0, 0, 0.25, 0.5, 0.25], (200.0, 300.0), (240.0, 280.0))
    assert (found.p10, found.p50, found.p90) == (484, 734, 992)


def test_where_nothing_varies_nothing_dominates() -> None:
    found = estimate([0, 0, 0, 1], (300.0, 300.0))
    assert (found.p10, found.p50, found.p90, found.dominates) == (900, 900, 900, None)


@pytest.mark.parametrize(
    ("pmf", "a_load", "hold", "dominates"),
    [
        ([0, 0.2, 0.2, 0.2, 0.2, 0.2], (220.0, 300.0), None, "passages"),
        ([0, 0, 0, 0, 0, 1], (220.0, 300.0), None, "boxes_a_load"),
        ([0, 0.01, 0.98, 0.01], (10.0, 300.0), None, "boxes_a_load"),
        ([0, 1], (299.0, 300.0), (100.0, 250.0), "holds"),
    ],
)
def test_the_input_that_dominates(
    pmf: list[float], a_load: Span, hold: Span | None, dominates: str
) -> None:
    found = estimate(pmf, a_load, hold)
    assert found.dominates == dominates
    widths = [swing.high - swing.low for swing in found.swings]
    assert widths == sorted(widths, reverse=True)


def test_no_load_is_above_what_the_largest_ship_takes() -> None:
    found = estimate([0, 0, 0, 0, 1], (200.0, 300.0), (100.0, 120.0))
    assert 400 <= found.p10 <= found.p90 <= 480


@given(
    st.lists(st.floats(0, 1), min_size=1, max_size=9).filter(lambda ps: sum(ps) > 0.1),
    st.tuples(st.floats(1, 500), st.floats(1, 500)),
)
@settings(deadline=None, max_examples=25)
def test_laws_of_the_total(ps: list[float], ends: tuple[float, float]) -> None:
    pmf = [p / sum(ps) for p in ps]
    low, high = sorted(ends)
    found = estimate(pmf, (low, high))
    shares = list(accumulate(pmf))
    few = next(n for n, f in enumerate(shares) if f >= 0.1 - 1e-3)
    assert few * low - 1 <= found.p10 <= found.p50 <= found.p90 <= (len(pmf) - 1) * high + 1
    more = estimate([0.0, *pmf], (low, high))
    assert all(a <= b for a, b in pairwise([found.p50, more.p50]))
