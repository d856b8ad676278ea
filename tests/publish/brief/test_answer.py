from dataclasses import replace

from deadreckon.case.run import Run
from deadreckon.publish.brief.answer import answer, headline
from deadreckon.publish.brief.context import context


def judged(run: Run, p: float, low: float, high: float, language: str = "en") -> Run:
    first, *rest = run.judgements
    return replace(
        run,
        judgements=(replace(first, p=p, low=low, high=high), *rest),
        frame=replace(run.frame, language=language),
    )


def test_the_term_and_its_range_stand_in_the_headline(small_run: Run) -> None:
    page = context(judged(small_run, 0.85, 0.81, 0.9))
    assert headline(page) == (
        "Highly likely (PHIA, about 80–90 %): ore from the isle reached the mill"
    )
    french = context(judged(small_run, 0.85, 0.81, 0.9, "fr"))
    assert headline(french).startswith("Très probable (PHIA, environ 80–90 %) :")


def test_a_range_about_one_half_gets_no_term(small_run: Run) -> None:
    page = context(judged(small_run, 0.52, 0.3, 0.8))
    assert headline(page).startswith("52\u00a0%, no PHIA term: ")


def test_without_a_hypothesis_the_question_stands_and_nothing_is_told(small_run: Run) -> None:
    page = context(replace(small_run, judgements=()))
    assert headline(page) == "Did ore from the isle reach the mill?"
    assert "Cannot tell" in answer(page)


def test_the_head_says_what_it_rests_on(small_run: Run) -> None:
    text = answer(context(small_run))
    assert small_run.ledger_head[:12] in text
    assert "Contents unobserved: nobody in this file looked inside." in text
    assert 'data-dr="judgements.arrived.p"' in text
    assert "almost certain" in text


def test_a_leg_that_nothing_fits_in_the_time_stands_beside_the_answer(small_run: Run) -> None:
    assert "chain.rail.feasible" not in answer(context(small_run))
    crossing, rail = small_run.chain
    late = replace(rail, feasible=False, why="900 km a day at the least is above 600")
    text = answer(context(replace(small_run, chain=(crossing, late))))
    assert "Could what was seen on Quay–Mill have made it in the time?" in text
    assert 'data-dr="chain.rail.feasible"' in text
    assert "900 km a day" in text
