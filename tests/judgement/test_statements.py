import pytest

from deadreckon.judgement.ranges import Range
from deadreckon.judgement.statements import Strength, Weighing
from deadreckon.judgement.weighing import weigh
from deadreckon.model.evidence import Evidence
from deadreckon.model.frame import Hypothesis, Link, Origin, Weight
from tests.judgement.frames import NOTHING, claim, frame

H, SEA = Hypothesis("h", ""), Link("sea", 0.5)


def weighed(*weights: Weight) -> Weighing:
    origins = [Origin("poor", reliability=0.3), Origin("good", reliability=0.9)]
    claims = (claim("p", "poor"), claim("g", "good"), claim("q", "poor"))
    return weigh(frame(H, SEA, *origins, *weights), Evidence(claims=claims), NOTHING)


def counted(found: Weighing, without: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    return [(s.origin, s.to) for s in found.counted(without)]


def test_of_a_shared_inference_the_weight_nearest_1_counts() -> None:
    found = weighed(
        Weight(("p",), "h", ratio=5.0, shared="likeness"),
        Weight(("g",), "sea", ratio=0.5, shared="likeness"),
    )
    assert counted(found) == [("good", "sea")]
    (left,) = found.outweighed()
    assert (left.id, left.to) == ("p", "h")
    assert "likeness" in left.why


def test_without_the_one_that_counts_the_next_does() -> None:
    found = weighed(
        Weight(("p",), "h", ratio=5.0, shared="x"), Weight(("g",), "h", ratio=2.0, shared="x")
    )
    assert counted(found) == [("good", "h")]
    assert counted(found, ("good",)) == [("poor", "h")]
    assert counted(found, ("good", "poor")) == []


def test_of_equal_weights_the_less_reliable_origin_s_counts() -> None:
    found = weighed(Weight(("g", "p"), "h", ratio=4.0, shared="x"))
    assert counted(found) == [("poor", "h")]


def test_weights_that_share_an_inference_need_not_agree() -> None:
    found = weighed(
        Weight(("p",), "h", ratio=5.0, shared="x"), Weight(("q",), "h", ratio=2.0, shared="x")
    )
    (statement,) = found.counted()
    assert [r.id for r in statement.relays] == ["q"]


def test_a_shared_weight_joins_what_its_origin_says_of_the_link_anyway() -> None:
    found = weighed(Weight(("p",), "h", ratio=5.0, shared="x"), Weight(("q",), "h", ratio=5.0))
    (statement,) = found.counted()
    assert [r.id for r in statement.relays] == ["p", "q"]


def test_what_is_as_likely_either_way_says_nothing() -> None:
    found = weighed(Weight(("p",), "h", ratio=1.0), Weight(("g",), "h", if_true=0.4, if_false=0.4))
    assert counted(found) == []
    assert {u.why for u in found.outweighed()} == {"it is as likely either way"}


def test_a_strength_has_a_ratio_however_it_is_written() -> None:
    one = Range(1, 1)
    assert Strength(one, one, Range(2, 8, ratio=True)).log_ratio == pytest.approx(1.3862944)
    assert Strength(Range(0.7, 0.9), Range(0.2, 0.2)).log_ratio == pytest.approx(1.3862944)
    assert not Strength(Range(0.1, 0.3), Range(0.1, 0.3)).even
