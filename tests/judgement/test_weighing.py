import math

import pytest

from deadreckon.errors import BadFrame
from deadreckon.judgement.ranges import Range
from deadreckon.judgement.statements import Weighing
from deadreckon.judgement.weighing import weigh
from deadreckon.model.evidence import Aggregate, Claim, Evidence, Listing, Look, Sighting, Stack
from deadreckon.model.frame import (
    Assumptions,
    Frame,
    Hypothesis,
    Link,
    Origin,
    Relay,
    Source,
    Weight,
)
from deadreckon.model.times import interval
from tests.judgement.frames import ANCHOR, NOTHING, claim, frame, reckoning

H = Hypothesis("h", "")
SEA = Link("sea", 0.5)
WHEN = interval("2023-09-07", "2023-09-08")


def weighed(case: Frame, *claims: Claim, evidence: Evidence | None = None) -> Weighing:
    return weigh(case, evidence or Evidence(claims=claims), NOTHING)


def why(found: Weighing) -> dict[str, str]:
    return {u.id: u.why for u in (*found.unweighed, *found.outweighed())}


def test_claims_of_one_origin_on_one_link_are_relays_of_one_statement() -> None:
    case = frame(H, Weight(("b", "a"), "h", ratio=4.0), Weight(("c",), "h", ratio=4.0))
    found = weighed(case, *(claim(i, "o") for i in "abc"))
    (statement,) = found.counted()
    assert (statement.origin, statement.to) == ("o", "h")
    assert [r.id for r in statement.relays] == ["a", "b", "c"]


def test_records_of_every_table_have_their_origin() -> None:
    evidence = Evidence(
        looks=(Look("look", "p", WHEN, "clear", ANCHOR),),
        sightings=(Sighting("seen", "p", WHEN, (), 0.9, ANCHOR, origin="planet"),),
        stacks=(Stack("stack", "p", WHEN, ANCHOR, origin="us"),),
        aggregates=(Aggregate("days", "p", WHEN, ANCHOR, origin="csis"),),
        listings=(Listing("listed", "v", "EU", ANCHOR),),
    )
    of = ("look", "seen", "stack", "days", "listed")
    found = weighed(frame(SEA, Weight(of, "sea", ratio=2.0)), evidence=evidence)
    assert {s.origin for s in found.counted()} == {"planet", "us", "csis"}
    assert set(why(found)) == {"look", "listed"}


def test_what_carries_nothing_is_told_with_the_reason() -> None:
    case = frame(
        H,
        Source("think-tank"),
        Source("ministry", collects=True),
        Origin("liar", reliability=0.0),
        Weight(("nameless", "judged", "own", "lie", "gone", "open"), "h", ratio=5.0),
    )
    found = weigh(
        case,
        Evidence(
            claims=(
                claim("nameless", ""),
                claim("judged", "t", source="think-tank", observation=False),
                claim("own", "m", source="ministry", observation=False),
                claim("lie", "liar"),
                claim("open", "x", observation=None),
            )
        ),
        NOTHING,
        known={"gone"},
    )
    assert {s.origin for s in found.counted()} == {"m", "x"}
    reasons = why(found)
    assert set(reasons) == {"nameless", "judged", "lie", "gone"}
    assert "no origin" in reasons["nameless"]
    assert "assessment" in reasons["judged"]


def test_a_relay_is_every_one_on_the_way_the_farthest_first() -> None:
    case = frame(
        H,
        Source("agency", relay=Relay(0.7, 0.01)),
        Source("paper", relay=Relay(0.9, 0.2)),
        Weight(("direct", "retold", "free"), "h", ratio=5.0),
    )
    found = weighed(
        case,
        claim("direct", "o", source="agency"),
        claim("retold", "o", source="agency", via=("paper",)),
        claim("free", "o", source="nobody declared"),
    )
    relays = {r.id: (r.hit, r.false) for r in found.counted()[0].relays}
    assert relays["direct"] == (0.7, 0.01)
    assert relays["retold"] == pytest.approx((0.7 * 0.9 + 0.3 * 0.2, 0.01 * 0.9 + 0.99 * 0.2))
    assert relays["free"] == (1, 0)


def test_an_origin_without_a_reliability_has_f_s_range_and_says_so() -> None:
    case = frame(H, Origin("b", reliability="B"), Weight(("x", "y", "z"), "h", ratio=2.0))
    found = weighed(case, claim("x", "a"), claim("y", "b"), claim("z", "undeclared"))
    assert found.reliability["a"] == found.reliability["undeclared"]
    assert found.reliability["b"].middle > found.reliability["a"].middle
    said = {r.field: r.said for r in found.resolved}
    assert said["origins.a.reliability"] == ""
    assert said["origins.b.reliability"] == "B"


def test_the_default_background_is_told_where_it_is_used() -> None:
    ratio = frame(H, Weight(("x",), "h", ratio=2.0))
    chances = frame(H, Weight(("x",), "h", if_true=0.8, if_false=0.1))
    stated = frame(
        H,
        Weight(("x",), "h", if_true=0.8, if_false=0.1),
        assumptions=Assumptions(background=0.25),
    )
    told = [
        any(r.field == "assumptions.background" for r in weighed(case, claim("x", "o")).resolved)
        for case in (ratio, chances, stated)
    ]
    assert told == [False, True, False]
    assert weighed(stated, claim("x", "o")).background == Range(0.25, 0.25)


def test_a_computed_figure_is_an_origin_of_its_own() -> None:
    figures = reckoning(at_least=2, joint=0.72, witnesses=("s1", "s2"))
    of = ("routes.main.fleet.at_least>=2", "routes.main.fleet.round_trips.at_least>=3")
    found = weigh(frame(SEA, Weight(of, "sea", ratio=3.0)), Evidence(), figures)
    (statement,) = found.counted()
    assert statement.origin == "routes.main.fleet.at_least"
    assert found.reliability[statement.origin] == Range(0.72, 0.72)
    assert statement.relays[0].because == ("s1", "s2")
    assert why(found) == {of[1]: "it does not hold: the figure is 2"}


def test_weights_of_one_origin_on_one_link_must_agree() -> None:
    case = frame(H, Weight(("x",), "h", ratio=4.0), Weight(("y",), "h", ratio=3.0))
    with pytest.raises(BadFrame) as caught:
        weighed(case, claim("x", "o"), claim("y", "o"))
    assert "x" in str(caught.value)
    assert "y" in str(caught.value)
    assert "o" in str(caught.value)
    assert len(weighed(case, claim("x", "o"), claim("y", "other")).counted()) == 2


@pytest.mark.parametrize(
    ("weight", "field"),
    [
        (Weight(("x",), "sae", ratio=2.0), "weights (x to sae).to"),
        (Weight(("x",), "h"), "weights (x to h)"),
        (Weight(("x",), "h", if_true=0.5), "weights (x to h)"),
        (Weight(("x",), "h", ratio=2.0, if_true=0.5, if_false=0.5), "weights (x to h)"),
        (Weight(("x",), "h", ratio=0.0), "weights (x to h).ratio"),
        (Weight(("x",), "h", ratio=math.inf), "weights (x to h).ratio"),
        (Weight(("x",), "h", if_true=0.0, if_false=0.5), "weights (x to h).if_true"),
        (Weight(("x",), "h", if_true=0.5, if_false=0.0), "weights (x to h).if_false"),
        (Weight(("xx",), "h", ratio=2.0), "weights.of"),
    ],
)
def test_a_weight_that_is_none_is_told(weight: Weight, field: str) -> None:
    with pytest.raises(BadFrame) as caught:
        weighed(frame(H, SEA, weight), claim("x", "o"))
    assert caught.value.field == field
    assert caught.value.mend
