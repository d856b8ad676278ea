from dataclasses import replace
from datetime import UTC, datetime

import pytest

from deadreckon.judgement.judge import judge
from deadreckon.judgement.norms import NormApplied, norms
from deadreckon.model.evidence import Anchor, Claim, Evidence
from deadreckon.model.frame import Frame, Hypothesis, Link, Norm, Origin, Source, Weight
from deadreckon.model.times import Interval
from deadreckon.voyages.figures import Reckoning

YEAR = Interval(datetime(2021, 1, 1, tzinfo=UTC), datetime(2021, 12, 31, tzinfo=UTC))
SEEN = Claim("seen", "rifles", Anchor("0" * 64, "evidence/claims.csv", 2), source="navy",
             origin="patrol", observation=True)  # fmt: skip
FRAME = Frame(
    id="case",
    window=YEAR,
    sources={"navy": Source("navy")},
    origins={"patrol": Origin("patrol", reliability=0.9)},
    links={"arms": Link("arms", 0.5, "arms were aboard"), "sailed": Link("sailed", 0.8)},
    hypotheses={"h": Hypothesis("h", "arms came", all_of=("arms", "sailed"))},
    weights=(Weight(("seen",), "arms", ratio=(4.0, 20.0)),),
    norms={
        "act": Norm("act", "the Act", "2006-10-14", "p. 3", "no arms", "arms"),
        "rule": Norm("rule", "", condition="sailed"),
        "code": Norm("code", "the Code"),
    },
)


def applied(frame: Frame = FRAME, *, weighed: bool = True) -> dict[str, NormApplied]:
    evidence = Evidence(claims=(SEEN,) if weighed else ())
    judgements = judge(frame, evidence, Reckoning(()), known={"seen"})
    return {norm.id: norm for norm in norms(frame, judgements)}


def test_each_norm_has_its_condition_and_our_probability_of_it() -> None:
    act = applied()["act"]
    assert (act.if_, act.statement, act.summary) == ("arms", "arms were aboard", "no arms")
    assert act.p == pytest.approx(_link("arms"))
    assert (act.low or 1) < (act.p or 0) < (act.high or 0)
    assert act.term in {"likely or probable", "highly likely"}
    assert act.because == ("seen",)
    assert applied()["rule"].because == ()


def _link(id_: str) -> float:
    (judgement,) = judge(FRAME, Evidence(claims=(SEEN,)), Reckoning(()))
    return next(link.p for link in judgement.links if link.id == id_)


def test_a_link_that_no_range_moves_has_its_own() -> None:
    rule = applied()["rule"]
    assert (rule.name, rule.statement) == ("rule", "sailed")
    assert rule.p == pytest.approx(0.8)


def test_without_a_condition_or_anything_that_weighs_nothing_is_said() -> None:
    assert (applied()["code"].if_, applied()["code"].p, applied()["code"].term) == (None,) * 3
    act = applied(weighed=False)["act"]
    assert (act.p, act.term, act.if_) == (None, None, "arms")


def test_the_term_is_the_frames_yardsticks() -> None:
    act = applied(replace(FRAME, yardstick="icd203"))["act"]
    assert (act.yardstick, act.term) in {("icd203", "likely"), ("icd203", "very likely")}
