import re
from dataclasses import replace
from datetime import date

from deadreckon.case.run import Run
from deadreckon.publish.screen.answer import answer, compared, scale_of


def said(run: Run) -> str:
    return " ".join(" ".join(answer(run)).split())


def test_the_head_asks_and_answers(small_run: Run) -> None:
    lines = answer(small_run)
    assert [line.split()[0] for line in lines if line[0] != " "] == [
        "Deadreckon",
        "Case",
        "Asked",
        "Answer",
    ]
    assert "Did ore from the isle reach the mill?" in said(small_run)
    assert "5 sightings at the ports to 2021-04-30, 3 of which name their ship" in said(small_run)


def test_likelihood_and_confidence_never_share_a_sentence(small_run: Run) -> None:
    sentences = re.split(r"(?<=[.;]) ", said(small_run))
    with_confidence = [sentence for sentence in sentences if "confidence" in sentence]
    assert with_confidence == ["Analytic confidence: low."]
    assert any("39.7 %" in sentence for sentence in sentences)


def test_the_term_has_its_range_and_the_start_is_told(small_run: Run) -> None:
    text = said(small_run)
    assert "Realistic possibility (PHIA, about 40-50 %): 39.7 %, range 37-43" in text
    assert "between two bands: the weaker term" in text
    assert "from the priors of its links; 1 origin." in text


def test_what_others_wrote_is_shown_and_not_weighed(small_run: Run) -> None:
    assert 'The Navy: "almost certain" (PHIA, 95-100 %); shown, not weighed.' in said(small_run)
    assert small_run.principal
    other = compared(small_run.principal)
    assert other
    unread = replace(other, yardstick="", low=None, high=None)
    assert scale_of(unread) == " (no scale stated)"
    assert compared(replace(small_run.principal, others=(), would_take=None)) is None


def test_a_day_up_to_which_was_known_is_the_one_that_is_told(small_run: Run) -> None:
    assert "to 2021-03-31" in said(replace(small_run, as_of=date(2021, 3, 31)))


def test_without_a_hypothesis_it_cannot_tell(bare_run: Run, empty_run: Run) -> None:
    for run in (bare_run, empty_run):
        assert "Answer cannot tell: case.toml states no hypothesis" in said(run)
        assert "(no question)" in said(run)
        assert "%" not in said(run)


def test_contents_nobody_saw_are_said_to_be_unobserved(small_run: Run) -> None:
    assert "Contents unobserved" in said(small_run)


def test_where_nothing_weighs_the_start_is_not_sold_as_an_answer(small_run: Run) -> None:
    silent = tuple(replace(judged, origins=(), because=()) for judged in small_run.judgements)
    text = said(replace(small_run, judgements=silent))
    assert "cannot tell: nothing in this file carries weight" in text
    assert "%" not in text


def test_a_leg_that_nothing_fits_in_the_time_stands_beside_the_answer(small_run: Run) -> None:
    assert "fits the time" not in said(small_run)
    crossing, rail = small_run.chain
    late = replace(rail, feasible=False, why="900 km a day at the least is above 600")
    text = said(replace(small_run, chain=(crossing, late)))
    assert "nothing seen on the way from Quay to Mill fits the time (900 km a day" in text
    assert "fits the time" not in said(replace(small_run, chain=(replace(late, p=None),)))
