import numpy as np
import pytest

from deadreckon.judgement.argument import argument
from deadreckon.judgement.elimination import Factor
from deadreckon.judgement.likelihood import Likelihood, by_origin, lent
from deadreckon.judgement.weighing import weigh
from deadreckon.model.evidence import Evidence
from deadreckon.model.frame import Assumptions, Frame, Link, Origin, Relay, Source, Weight
from tests.judgement.frames import NOTHING, claim, frame

LINKS = [Link(f"l{i:02}", 0.5) for i in range(12)]


def likelihood(case: Frame, *origins: str) -> Likelihood:
    claims = tuple(claim(f"c-{o}", o, source="r") for o in origins)
    return Likelihood(weigh(case, Evidence(claims=claims), NOTHING), argument(case).nodes)


def odds(factor: Factor) -> float:
    false, true = factor.table[:, 0]
    return float(true / false)


def test_one_report_weighs_what_its_reliability_lets_it() -> None:
    case = frame(
        LINKS[0],
        Origin("o", reliability=0.6),
        Weight(("c-o",), "l00", if_true=0.8, if_false=0.1),
        assumptions=Assumptions(background=0.3),
    )
    (factor,) = likelihood(case, "o").factors()
    assert odds(factor) == pytest.approx((0.6 * 0.8 + 0.4 * 0.3) / (0.6 * 0.1 + 0.4 * 0.3))


@pytest.mark.parametrize(("ratio", "limit"), [(1e9, 1 / 0.4), (1e-9, 0.4)])
def test_no_origin_lends_more_than_its_unreliability_allows(ratio: float, limit: float) -> None:
    case = frame(LINKS[0], Origin("o", reliability=0.6), Weight(("c-o",), "l00", ratio=ratio))
    (factor,) = likelihood(case, "o").factors()
    assert odds(factor) == pytest.approx(limit)


def test_an_unfaithful_relay_blurs_what_was_said() -> None:
    case = frame(
        LINKS[0],
        Origin("o", reliability=1.0),
        Source("r", relay=Relay(0.7, 0.01)),
        Weight(("c-o",), "l00", if_true=0.8, if_false=0.1),
    )
    (factor,) = likelihood(case, "o").factors()
    carried = (0.8 * 0.7 + 0.2 * 0.01) / (0.1 * 0.7 + 0.9 * 0.01)
    assert odds(factor) == pytest.approx(carried)


def test_one_origin_s_statements_share_one_reliability() -> None:
    weights = [Weight(("c-o",), link.id, ratio=10.0) for link in LINKS[:2]]
    case = frame(*LINKS, Origin("o", reliability=0.5), *weights)
    (factor,) = likelihood(case, "o").factors()
    table = factor.table[..., 0]
    apart = 0.5 * 0.1 + 0.5
    assert table[0, 1] / table[1, 1] == pytest.approx(apart)
    assert table[0, 0] / table[1, 1] == pytest.approx(0.5 * 0.01 + 0.5)


def test_an_origin_of_many_links_keeps_its_reliability_as_a_variable() -> None:
    weights = [Weight(("c-o",), link.id, ratio=10.0) for link in LINKS]
    case = frame(*LINKS, Origin("o", reliability=0.5), *weights)
    factors = likelihood(case, "o").factors()
    assert len(factors) == 13
    assert all(len(f.over) <= 2 for f in factors)


def test_factors_over_the_same_links_are_one_and_those_without_are_left_out() -> None:
    case = frame(
        *LINKS[:2],
        Origin("a", reliability=1.0),
        Origin("b", reliability=1.0),
        Weight(("c-a", "c-b"), "l00", ratio=3.0),
        Weight(("c-b",), "l01", ratio=3.0),
    )
    said = likelihood(case, "a", "b")
    assert sorted(len(f.over) for f in said.factors()) == [1, 2]
    (alone,) = said.factors(without=["b"])
    assert odds(alone) == pytest.approx(3)
    assert said.factors(without=["a", "b"]) == []


def test_ten_thousand_relays_do_not_underflow() -> None:
    case = frame(
        LINKS[0],
        Origin("o", reliability=0.9),
        Source("r", relay=Relay(0.7, 0.01)),
        Weight(tuple(f"c{i}" for i in range(10_000)), "l00", if_true=0.8, if_false=0.1),
        assumptions=Assumptions(background=0.3),
    )
    claims = tuple(claim(f"c{i}", "o", source="r") for i in range(10_000))
    weighing = weigh(case, Evidence(claims=claims), NOTHING)
    (factor,) = Likelihood(weighing, argument(case).nodes).factors()
    assert np.isfinite(factor.table).all()
    assert odds(factor) == pytest.approx((0.9 * 0.8 + 0.1 * 0.3) / (0.9 * 0.1 + 0.1 * 0.3))
    assert [len(said) for said in by_origin(weighing.counted())] == [1]


def test_of_many_statements_leaving_one_out_is_taking_its_logs_off() -> None:
    names = [f"o{i:02}" for i in range(80)]
    weights = [Weight((f"c-{o}",), "l00", ratio=(1.1, 3.0)) for o in names]
    weights += [Weight((f"c-{o}",), "l01", ratio=2.0) for o in names[:3]]
    case = frame(*LINKS[:2], *(Origin(o, reliability=(0.4, 0.8)) for o in names), *weights)
    left = likelihood(case, *names).factors(without=["o01", "o70"])
    without = [w for w in weights if w.of[0] not in {"c-o01", "c-o70"}]
    rest = frame(*LINKS[:2], *(Origin(o, reliability=(0.4, 0.8)) for o in names), *without)
    rebuilt = likelihood(rest, *names).factors()
    for one, other in zip(left, rebuilt, strict=True):
        assert one.over == other.over
        assert one.table == pytest.approx(other.table, rel=1e-9)


def test_what_a_statement_lends_is_the_log_of_its_ratio_reliability_counted() -> None:
    case = frame(
        LINKS[0],
        Origin("o", reliability=(0.4, 0.8)),
        Weight(("c-o",), "l00", if_true=0.8, if_false=0.1),
        assumptions=Assumptions(background=0.3),
    )
    weighing = weigh(case, Evidence(claims=(claim("c-o", "o", source="r"),)), NOTHING)
    (statement,) = weighing.counted()
    ratio = (0.6 * 0.8 + 0.4 * 0.3) / (0.6 * 0.1 + 0.4 * 0.3)
    assert lent(statement, weighing) == pytest.approx(np.log(ratio))
