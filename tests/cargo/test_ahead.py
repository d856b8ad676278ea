from itertools import accumulate
from math import exp, lgamma, log

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deadreckon.cargo.ahead import MOST, quantile, to_come
from deadreckon.errors import BadUse

PLAIN, NONE = (1.0, 1.0), (0.0, 0.0)


@pytest.mark.parametrize(("events", "days", "horizon"), [(2, 9, 9), (5, 64, 64), (9, 120, 30)])
def test_without_dispersion_and_pauses_it_is_the_textbooks(
    events: int, days: float, horizon: float
) -> None:
    """Jeffreys' posterior of a Poisson rate predicts a negative binomial count."""
    shape, share = events - 0.5, horizon / (days + horizon)
    exact = [
        exp(lgamma(shape + n) - lgamma(shape) - lgamma(n + 1)
            + shape * log(1 - share) + n * log(share))
        for n in range(60)
    ]  # fmt: skip
    found = to_come(events, days, horizon, PLAIN, NONE)
    assert found[:60] == pytest.approx(exact[: len(found)], abs=1e-5)


def test_nothing_is_said_further_ahead_than_the_span() -> None:
    for events, horizon in ((5, 64.5), (5, 0), (1, 10), (MOST + 1, 10)):
        with pytest.raises(BadUse, match="no more days ahead than the span has"):
            to_come(events, 64, horizon, PLAIN, NONE)


@given(st.integers(2, 60), st.floats(5, 400), st.floats(0.2, 1), st.floats(1, 5), st.floats(0, 0.8))
@settings(deadline=None, max_examples=30)
def test_laws_of_what_may_come(
    events: int, days: float, share: float, wide: float, pause: float
) -> None:
    near = to_come(events, days, share * days, (1, wide), (0, pause))
    assert sum(near) == pytest.approx(1)
    ends = [quantile(near, q) for q in (0.05, 0.5, 0.95)]
    assert ends == sorted(ends)
    far = to_come(events, days, days, (1, wide), (0, pause))
    assert quantile(far, 0.5) >= ends[1]
    wider = to_come(events, days, share * days, (1, wide + 3), (0, pause))
    assert quantile(wider, 0.95) >= ends[2] - 1
    calmer = to_come(events, days, share * days, (1, wide), (pause, pause))
    assert quantile(calmer, 0.5) <= ends[1]


def test_it_holds_what_comes_nine_times_in_ten() -> None:
    """Events at a rate that scatters as assumed, pauses as assumed: the interval covers."""
    draw = np.random.default_rng(8)
    held = told = 0
    for _ in range(400):
        days, mean = 100.0, draw.uniform(3, 25)
        wide = draw.uniform(1, 4)
        size = mean / (wide - 1)
        events = int(draw.negative_binomial(size, size / (size + mean)))
        rest = mean * (1 - draw.uniform(0, 0.6))
        size = rest / (wide - 1)
        later = int(draw.negative_binomial(size, size / (size + rest)))
        if events < 2:
            continue
        told += 1
        pmf = to_come(events, days, days, (1, 4), (0, 0.6))
        held += quantile(pmf, 0.05) <= later <= quantile(pmf, 0.95)
    assert held / told > 0.85


def test_a_quantile_is_the_least_number_that_reaches_it() -> None:
    pmf = (0.1, 0.4, 0.3, 0.2)
    shares = list(accumulate(pmf))
    assert [quantile(pmf, share) for share in (0.05, *shares[:3], 0.95)] == [0, 0, 1, 2, 3]
