import numpy as np
import pytest

from deadreckon.judgement.elimination import (
    Factor,
    TooTangled,
    Variable,
    eliminate,
    indicator,
    marginal,
    product,
    reached,
    solved,
)

A, B, C = ("link", "a"), ("link", "b"), ("link", "c")


def chain() -> list[Factor]:
    """A, then B that depends on A, then C that depends on B."""
    return [
        indicator((A,), [0.4, 0.6]),
        indicator((A, B), [[0.9, 0.1], [0.3, 0.7]]),
        indicator((B, C), [[0.8, 0.2], [0.5, 0.5]]),
    ]


def test_a_marginal_is_the_sum_over_all_states() -> None:
    b = 0.4 * 0.1 + 0.6 * 0.7
    assert marginal(chain(), B)[1, 0] == pytest.approx(b)
    assert marginal(chain(), C)[1, 0] == pytest.approx((1 - b) * 0.2 + b * 0.5)


def test_the_order_of_factors_and_axes_changes_nothing() -> None:
    a, ab, bc = chain()
    turned = Factor((B, A), ab.table.transpose(1, 0, 2))
    assert marginal([bc, turned, a], C) == pytest.approx(marginal(chain(), C))


def test_samples_run_beside_each_other() -> None:
    a = Factor((A,), np.array([[0.4, 0.1], [0.6, 0.9]]))
    rows = marginal([a, *chain()[1:]], B)
    assert rows.shape == (2, 2)
    assert rows[1].tolist() == pytest.approx([0.46, 0.64])


def test_what_does_not_hang_together_does_not_count() -> None:
    apart = indicator((("link", "z"),), [0.0, 0.0])
    assert marginal([*chain(), apart], A)[1, 0] == pytest.approx(0.6)


def test_what_is_impossible_is_nought_and_not_nan() -> None:
    never = indicator((A,), [0.0, 0.0])
    assert marginal([*chain(), never], C).tolist() == [[0.0], [0.0]]


def test_long_products_do_not_underflow() -> None:
    many = [indicator((A,), [1e-30, 2e-30]) for _ in range(20)]
    false, true = product(many, (A,)).table[:, 0]
    assert false / true == pytest.approx(2.0**-20)


def test_a_table_that_would_be_too_large_is_left_alone_or_told() -> None:
    hub = ("link", "hub")
    spokes: list[Variable] = [("link", f"s{i:02}") for i in range(24)]
    wheel = [indicator((hub, s), [[0.9, 0.1], [0.3, 0.7]]) for s in spokes]
    left = eliminate(wheel, set(spokes), most_states=16)
    assert len(left) == len(wheel)
    with pytest.raises(TooTangled) as caught:
        solved(wheel, set(spokes))
    assert caught.value.variables == (hub, *spokes)


def test_a_wide_network_is_solved_some_samples_at_a_time() -> None:
    hub = ("link", "hub")
    spokes: list[Variable] = [("link", f"s{i:02}") for i in range(11)]
    lean = np.linspace(0.1, 0.9, 2000)
    wheel = [Factor((hub,), np.stack([1 - lean, lean]))]
    wheel += [indicator((hub, s), [[0.9, 0.1], [0.3, 0.7]]) for s in spokes]
    (joint,) = solved(wheel, set(spokes))
    assert joint.table.shape == (*[2] * 11, 2000)
    none = (1 - lean) * 0.9**11 + lean * 0.3**11
    every = (1 - lean) * 0.1**11 + lean * 0.7**11
    ratio = joint.table[(0,) * 11] / joint.table[(1,) * 11]
    assert ratio == pytest.approx(none / every)


def test_reached_follows_every_step() -> None:
    d = ("link", "d")
    assert reached([(B, C), (A, B), (d,)], A) == {A, B, C}
    assert reached([(A, B), (B, C), (d,)], A) == {A, B, C}
    assert reached([], d) == {d}
