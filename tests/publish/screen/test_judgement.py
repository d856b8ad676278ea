import re
from dataclasses import replace

import pytest

from deadreckon.case.run import Run
from deadreckon.judgement.judgements import (
    AnalystResult,
    Disagreement,
    FromPrior,
    Overturned,
    Said,
    Scored,
    TermShare,
    WeighedRound,
    WouldTake,
)
from deadreckon.judgement.witnesses import Grouped
from deadreckon.judgement.yardsticks import yardsticks
from deadreckon.publish.screen.judgement import judgement, judgements

TERMS = sorted(
    {name for scale in yardsticks().values() for t in scale.terms for name in t.names.values()},
    key=len,
    reverse=True,
)


def said(run: Run) -> str:
    return " ".join(" ".join(judgements(run)).split())


def without_range(text: str) -> list[str]:
    """Terms of any yardstick that stand without a range in brackets beside them."""
    pattern = rf"(?<!\w)({'|'.join(map(re.escape, TERMS))})(?!\w)(?![\"”]? ?\([^()]*\d-\d)"
    return [match[1] for match in re.finditer(pattern, text)]


def test_the_rule_sees_a_term_that_stands_alone() -> None:
    assert without_range("it is highly likely: 84 %") == ["highly likely"]
    assert without_range('"presque certain" would take 95 %') == ["presque certain"]
    assert (
        without_range('it is highly likely (PHIA, 80-90 %), "presque certain" (PHIA, 95-100 %)')
        == []
    )


def test_a_judgement_names_what_carries_it_and_what_would_overturn_it(small_run: Run) -> None:
    lines = judgements(small_run)
    text = said(small_run)
    assert lines[0] == "JUDGEMENT   ore from the isle reached the mill"
    assert lines[1] == "  realistic possibility (PHIA, about 40-50 %): 39.7 %, range 37-43"
    assert "links that must all hold: sailed 79 %, railed 50 % ◂ weakest" in text
    assert "carried by (what is left without it): Navy patrol 30 %" in text
    assert "overturned by: Navy patrol left out: unlikely (PHIA, about 25-35 %): 30 %" in text
    assert '"almost certain" (PHIA, 95-100 %) would take 95 %' in text
    assert "Would apply, if it went on by rail: the Ore Act. That it holds: no PHIA term" in text
    assert without_range(text) == []


def from_prior(prior: float, p: float, term: str | None) -> FromPrior:
    return FromPrior(prior=prior, p=p, low=p - 0.02, high=p + 0.02, term=term)


def test_the_starts_stand_one_below_the_other_each_with_its_range(small_run: Run) -> None:
    assert small_run.principal
    starts = (
        from_prior(0.1, 0.3, "unlikely"),
        from_prior(0.5, 0.6, "likely or probable"),
        from_prior(0.9, 0.97, "almost certain"),
    )
    lines = judgement(small_run, replace(small_run.principal, priors=starts))
    assert lines[1:4] == [
        "  from sceptical 10 %   unlikely (PHIA, about 25-35 %): 30 %, range 28-32",
        "  from even 50 %        likely or probable (PHIA, about 55-75 %): 60 %, range 58-62",
        "  from favourable 90 %  almost certain (PHIA, about 95-100 %): 97 %, range 95-99",
    ]


@pytest.mark.parametrize("term", [None, "remote chance"])
def test_what_is_left_is_never_a_bare_term(small_run: Run, term: str | None) -> None:
    assert small_run.principal
    left = Overturned(("patrol", "herald"), 0.03, term)
    text = " ".join(judgement(small_run, replace(small_run.principal, overturned_by=left)))
    assert "Navy patrol and The Herald left out" in text
    assert without_range(" ".join(text.split())) == []
    assert "3 %" in text


def test_where_nothing_overturns_it_that_is_said(small_run: Run) -> None:
    assert small_run.principal
    still = replace(small_run.principal, overturned_by=None, overturned_searched=1)
    text = " ".join(judgement(small_run, still))
    assert "overturned by: no set of origins taken away changes the term" in text
    many = replace(still, origins=tuple(f"o{n}" for n in range(9)), overturned_searched=4)
    assert "no 4 origins taken away" in " ".join(judgement(small_run, many))
    none = " ".join(judgement(small_run, replace(still, origins=(), without=())))
    assert "overturned" not in none
    assert "carried" not in none


def test_ours_above_anothers_term_asks_for_nothing_more(small_run: Run) -> None:
    assert small_run.principal
    (claim,) = {other.claim for other in small_run.principal.others}
    for ratio in (None, 0.5):
        take = WouldTake(claim, "almost certain", 0.95, ratio)
        text = " ".join(judgement(small_run, replace(small_run.principal, would_take=take)))
        assert "times likelier" not in text
        assert '"almost certain" (PHIA, 95-100 %) would take 95 %' in " ".join(text.split())


def test_without_a_hypothesis_it_cannot_tell(bare_run: Run) -> None:
    assert judgements(bare_run) == ["JUDGEMENT   cannot tell: case.toml states no hypothesis"]


def test_other_hypotheses_follow_each_with_its_range(small_run: Run) -> None:
    assert small_run.principal
    other = replace(small_run.principal, hypothesis="empty", statement="the boxes were empty")
    run = replace(small_run, judgements=(*small_run.judgements, other))
    assert "  also: the boxes were empty: realistic possibility (PHIA, about 40-50 %)" in said(
        run
    ).replace("also:", "  also:")
    assert without_range(said(run)) == []


def test_what_readings_give_what_analysts_differ_on_and_what_turned_out_are_lines(
    small_run: Run,
) -> None:
    first, *rest = small_run.judgements
    told = replace(
        first,
        terms=(TermShare("highly likely", 0.83), TermShare(None, 0.17)),
        caution="Readers hear it otherwise.",
        analysts=(
            AnalystResult("ann", 0.6, 0.65, 0.5, 0.7, None),
            AnalystResult("ben", 0.8, 0.82, 0.8, 0.85, None),
        ),
        disagreements=(
            Disagreement("sailed", "patrol", (Said("ann", 1, 2), Said("ben", 3, 10)), 1.4),
        ),
        rounds=(
            WeighedRound("ann", 2, (), 0.9),
            WeighedRound("ben", 3, ("ann",), 0.8),
            WeighedRound("ann", 4, ("ben",), 0.6),
        ),
        scored=(Scored("arrived", "2021-06-01", True, "", 0.8, None, "phia", 0.04, 0.22),),
    )
    text = said(replace(small_run, judgements=(told, *rest)))
    assert "highly likely (PHIA, about 80-90 %) in 83 % of readings of the ranges" in text
    assert "Readers hear it otherwise." in text
    assert "differ most on sailed, by Navy patrol: ann 1-2, ben 3-10" in text
    assert "alone, round by round: ann 90 %, ben 80 % (after ann), ann 60 % (after ben)" in text
    assert "turned out 2021-06-01, it was so: 80 % the day before; Brier score 0.040" in text
    assert without_range(text) == []


def test_what_repeating_would_do_is_told_beside_the_judgement(small_run: Run) -> None:
    found = (Grouped("arrived", 1, 0.397, "realistic possibility", 20, 0.85, "highly likely"),)
    text = said(replace(small_run, grouping=found))
    assert "counted as 20 witnesses it would be highly likely (PHIA, about 80-90 %), 85 %" in text
    assert "as 1 origin it is realistic possibility (PHIA, about 40-50 %)" in text
    assert without_range(text) == []
