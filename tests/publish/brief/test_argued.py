from dataclasses import replace
from datetime import date

from deadreckon.case.run import Run
from deadreckon.judgement.judgements import (
    AnalystResult,
    Clause,
    Disagreement,
    Point,
    Said,
    WeighedRound,
)
from deadreckon.judgement.record import scored
from deadreckon.publish.brief.argued import (
    by_analyst,
    by_day,
    in_words,
    pictured,
    turned_out,
)
from deadreckon.publish.brief.context import context


def test_each_clause_leads_to_the_records_it_stands_on(small_run: Run) -> None:
    known = min(claim.id for claim in small_run.evidence.claims)
    judged = replace(
        small_run.judgements[0],
        text=(Clause("It is so.", (known,)), Clause("Confidence is <low>.", ())),
    )
    text = in_words(context(small_run), judged)
    assert f'href="#e-{known}" title="{known}">1</a>' in text
    assert "Confidence is &lt;low&gt;." in text
    assert text.count("<sup>") == 1


def test_nothing_said_gives_no_picture_and_no_day_no_curve(small_run: Run) -> None:
    bare = replace(small_run.judgements[0], lent=(), curve=(), analysts=())
    page = context(small_run)
    assert (pictured(page, bare), by_day(page, bare), by_analyst(page, bare)) == (None, None, None)
    assert "argument-narrow" in str(pictured(page, small_run.judgements[0]))


def test_the_days_are_listed_with_what_became_known(small_run: Run) -> None:
    judged = replace(
        small_run.judgements[0],
        curve=(
            Point(None, 0.5, 0.5, 0.5, None, ()),
            Point(date(2021, 3, 2), 0.7, 0.6, 0.8, None, ("c1",)),
        ),
    )
    text = str(by_day(context(small_run), judged))
    assert "<li>2 March 2021: 70\u00a0%. " in text


def test_analysts_stand_beside_one_another_and_what_they_differ_on_is_named(small_run: Run) -> None:
    judged = replace(
        small_run.judgements[0],
        analysts=(
            AnalystResult("ann", 0.6, 0.65, 0.5, 0.7, None),
            AnalystResult("ben", 0.8, 0.82, 0.8, 0.85, None),
        ),
        disagreements=(
            Disagreement("sailed", "patrol", (Said("ann", 1, 2), Said("ben", 3, 10)), 1.4),
        ),
    )
    text = str(by_analyst(context(small_run), judged))
    assert "Navy patrol: ann 1–2, ben 3–10" in text
    agreed = str(by_analyst(context(small_run), replace(judged, disagreements=())))
    assert "they agree" in agreed
    assert "entry" not in agreed


def test_rounds_tell_whose_weights_could_have_been_seen(small_run: Run) -> None:
    judged = replace(
        small_run.judgements[0],
        analysts=(AnalystResult("ann", 0.6, 0.65, 0.5, 0.7, None),) * 2,
        rounds=(
            WeighedRound("ann", 3, (), 0.6),
            WeighedRound("ben", 4, ("ann",), None),
        ),
    )
    text = str(by_analyst(context(small_run), judged)).replace("\N{NO-BREAK SPACE}", " ")
    assert "ann: 60 % alone; entry 3, before the weights of anybody else" in text
    assert "ben: – alone; entry 4, when the weights of ann stood in the ledger" in text


def test_what_turned_out_is_scored_for_all_and_for_each_analyst(small_run: Run) -> None:
    assert turned_out(context(small_run)) is None
    first, *rest = small_run.judgements
    told = tuple(
        scored(first.hypothesis, "2021-06-01", p, None, "phia", outcome=True, analyst=name)
        for name, p in (("", 0.8), ("ann", 0.7))
    )
    run = replace(small_run, judgements=(replace(first, scored=told), *rest))
    text = str(turned_out(context(run)))
    assert "0.040" in text
    assert "0.090" in text
    assert ">-20<" in text
