from __future__ import annotations

from math import isclose

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deadreckon.voyages.figures import Likely
from deadreckon.voyages.likely.within import quantile, within

WEIGHTS = st.lists(st.floats(0.001, 1), min_size=1, max_size=20)


def likely(pmf: list[float], least: int, most: int | None, joint: float) -> Likely:
    found = within(pmf, at_least=least, at_most=most, joint=joint)
    assert found is not None
    return found


@settings(max_examples=100, deadline=None)
@given(WEIGHTS, st.integers(0, 25), st.none() | st.integers(0, 10), st.floats(0, 1))
def test_none_above_the_ceiling_and_below_the_bound_no_more_than_a_witness_is_wrong(
    weights: list[float], least: int, over: int | None, joint: float
) -> None:
    pmf = [w / sum(weights) for w in weights]
    most = None if over is None else least + over
    found = likely(pmf, least, most, joint)
    assert isclose(sum(found.pmf), 1, abs_tol=1e-12)
    assert most is None or len(found.pmf) <= most + 1
    assert sum(found.pmf[:least]) <= 1 - joint + 1e-12
    assert found.p05 <= found.p50 <= found.p95


def test_what_keeps_to_its_bounds_is_left_as_it_is() -> None:
    assert likely([0.125, 0.25, 0.5, 0.125], 1, 3, 0.8).pmf == (0.125, 0.25, 0.5, 0.125)
    assert within(None, at_least=0, at_most=1, joint=1) is None


def test_what_is_too_much_below_the_bound_goes_in_proportion() -> None:
    found = likely([0.3, 0.3, 0.1, 0.3], 2, None, 0.9)
    assert found.pmf == pytest.approx((0.05, 0.05, 0.225, 0.675))
    assert likely([1.0], 3, 4, 1.0).pmf == (0, 0, 0, 1)


def test_a_quantile_is_the_least_count_that_reaches_it() -> None:
    assert [quantile([0.05, 0.45, 0.25, 0.25], q) for q in (0.05, 0.06, 0.5, 0.51, 1)] == [
        0, 1, 1, 2, 3,
    ]  # fmt: skip
