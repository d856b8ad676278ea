from __future__ import annotations

import numpy as np

from deadreckon.voyages.costs import IMPOSSIBLE, Curves, Plain, Traces


def test_curves_share_counts_by_what_is_left_out() -> None:
    algebra = Curves(2)
    seen = algebra.plus(algebra.zero(), 3)
    left = algebra.leave(algebra.zero(), 0)
    best = algebra.least(seen, left)
    assert best.tolist() == [3, 0, 0]
    assert left[0] == IMPOSSIBLE
    assert algebra.plus(left, 1).tolist() == [IMPOSSIBLE, 1, 1]
    assert algebra.covers(best, seen)
    assert not algebra.covers(seen, best)
    assert algebra.rank(left) == (1, 0)
    assert algebra.hopeless(algebra.none())
    assert np.array_equal(algebra.least(algebra.none(), seen), seen)


def test_plain_counts_leave_nothing_out() -> None:
    algebra = Plain()
    assert algebra.hopeless(algebra.leave(algebra.zero(), 1))
    assert algebra.least(algebra.plus(2, 1), algebra.none()) == 3
    assert algebra.covers(2, 3)
    assert algebra.rank(4) == (4,)


def test_traces_name_what_is_left_out_and_prefer_the_smaller_set() -> None:
    algebra = Traces(2, 3)
    first, last = algebra.leave(algebra.zero(), 0), algebra.leave(algebra.zero(), 2)
    best = algebra.least(last, algebra.least(first, algebra.plus(algebra.zero(), 1)))
    assert [algebra.count(entry) for entry in best] == [1, 0, 0]
    assert [algebra.left(entry) for entry in best] == [[], [0], [0]]
    assert algebra.hopeless(algebra.none())
    assert not algebra.covers(last, first)
    assert algebra.rank(first) == first
