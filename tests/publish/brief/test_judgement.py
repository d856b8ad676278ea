from dataclasses import replace

from deadreckon.case.run import Run
from deadreckon.judgement.judgements import FromPrior, Overturned, WouldTake
from deadreckon.judgement.witnesses import Grouped
from deadreckon.publish.brief.context import context
from deadreckon.publish.brief.judgement import judgement


def told(run: Run, **changes: object) -> str:
    first, *rest = run.judgements
    first = replace(first, **changes)  # type: ignore[arg-type]
    return judgement(context(replace(run, judgements=(first, *rest))))


def test_links_are_shown_with_their_origins_and_the_weakest_is_marked(small_run: Run) -> None:
    text = told(small_run)
    assert 'data-dr="judgements.arrived.links.sailed.p"' in text
    assert "Navy patrol" in text
    assert text.index("it went on by rail") < text.index("weakest link")
    assert text.count("weakest link") == 1


def test_every_start_is_shown(small_run: Run) -> None:
    starts = (
        FromPrior(0.1, 0.3, 0.2, 0.33, "unlikely"),
        FromPrior(0.5, 0.85, 0.82, 0.88, "highly likely"),
        FromPrior(0.9, 0.97, 0.96, 0.98, "almost certain"),
    )
    text = told(small_run, priors=starts)
    term = "almost certain (PHIA, about 95–100 %)"
    for words in ("sceptical, 10", "even, 50", "favourable, 90", term):
        assert words in text


def test_what_would_overturn_it_is_named_with_what_is_left(small_run: Run) -> None:
    text = told(small_run, overturned_by=Overturned(("patrol",), 0.3, "unlikely"))
    assert "The term changes if this is taken away: Navy patrol." in text
    assert "unlikely (PHIA, about 25–35 %)" in text
    assert "No set of up to" in told(small_run, overturned_by=None)


def test_what_repeating_would_do_is_a_sentence(small_run: Run, french_run: Run) -> None:
    found = (Grouped("arrived", 2, 0.4, "realistic possibility", 20, 0.85, "highly likely"),)
    page = judgement(context(replace(small_run, grouping=found)))
    text = page.replace("\u2060", "").replace("\u00a0", " ")
    assert "Counted as 20 witnesses it would be highly likely (PHIA, about 80–90 %)" in text
    assert "as 2 origins it is realistic possibility (PHIA, about 40–50 %)" in text
    assert "Compté comme 20 témoins" in judgement(context(replace(french_run, grouping=found)))
    assert "witnesses" not in judgement(context(replace(small_run, grouping=())))


def test_a_computed_figure_is_named_in_words(small_run: Run) -> None:
    text = told(small_run, overturned_by=Overturned(("routes.sea.fleet.at_least",), 0.3, None))
    assert "what is proved of sea" in text
    assert "routes.sea.fleet" not in text


def test_the_difference_from_anothers_term_is_a_sentence(small_run: Run) -> None:
    text = told(small_run, would_take=WouldTake("term", "almost certain", 0.95, 28.0))
    assert "The Navy wrote “almost certain”. That would take 95\u00a0% here." in text
    assert "28.0 times likelier" in text


def test_nothing_weighed_is_said(small_run: Run) -> None:
    assert "Nothing in this file carries weight" in told(small_run, origins=(), without=())


def test_others_are_shown_in_their_own_words(small_run: Run) -> None:
    text = told(small_run)
    assert "almost certain to have reached the mill" in text
    assert "PHIA, 95\u2060–\u2060100\u00a0%" in text


def test_without_hypotheses_the_part_says_so(small_run: Run) -> None:
    assert "Cannot tell" in judgement(context(replace(small_run, judgements=())))
