from dataclasses import replace

from deadreckon.case.run import Run
from deadreckon.publish.brief.article import MOST_QUOTED, article, denials, excerpt
from deadreckon.publish.brief.context import context


def test_every_line_stands_with_who_says_it_its_origin_and_ours(small_run: Run) -> None:
    text = article(context(small_run))
    assert text.count('class="plain" ') + text.count('class="plain">') >= len(small_run.lines)
    for line in small_run.lines:
        assert f'data-dr="lines.{line.claim}.ours"' in text
    assert "The Navy" in text
    assert "Navy patrol" in text
    assert "origin not stated" in text


def test_via_whom_it_came_is_shown_nearest_first(small_run: Run) -> None:
    first, *rest = small_run.lines
    run = replace(small_run, lines=(replace(first, via=("herald", "mill-owner")), *rest))
    assert "The Navy ← The Herald ← mill-owner" in article(context(run))


def test_only_excerpts_leave(small_run: Run) -> None:
    claim = replace(small_run.evidence.claims[0], text="word " * 500)
    shown = excerpt(context(small_run), claim)
    assert len(shown) < MOST_QUOTED + 100
    assert shown.endswith("…</a>")


def test_denials_are_typed(small_run: Run) -> None:
    text = denials(context(small_run))
    assert text is not None
    assert "The mill denies it" in text
    assert "the fact" in text
    bare = replace(small_run, evidence=replace(small_run.evidence, claims=()))
    assert denials(context(bare)) is None


def test_a_case_without_a_lead_says_so(small_run: Run) -> None:
    text = article(context(replace(small_run, lines=())))
    assert "No report is named as the one that opened the case." in text
