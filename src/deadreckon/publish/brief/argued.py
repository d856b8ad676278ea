"""The argument: in words with what each stands on, as a picture, by day, by analyst."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from deadreckon.judgement.record import record
from deadreckon.publish.brief.context import items, table
from deadreckon.publish.brief.drawn import drawn
from deadreckon.publish.figures.argument import argument
from deadreckon.publish.figures.curve import curve, steps
from deadreckon.publish.markup import Markup, element, join, quoted

if TYPE_CHECKING:
    from deadreckon.judgement.judgements import Disagreement, Judgement, Point
    from deadreckon.publish.brief.context import Cell, Context


def in_words(page: Context, judged: Judgement) -> Markup:
    """Give the text, each clause with numbers that lead to the records it stands on."""
    ids = [id_ for clause in judged.text for id_ in clause.because]
    numbers = {id_: n for n, id_ in enumerate(dict.fromkeys(ids), 1)}
    clauses = [
        join(page.prose(clause.clause), _numbers(page, clause.because, numbers), " ")
        for clause in judged.text
    ]
    return join(element("h3", page.say("words_title")), element("p", *clauses, class_="words"))


def pictured(page: Context, judged: Judgement) -> Markup | None:
    """Draw the argument, where anything is said of it."""
    if not judged.lent:
        return None
    figure = drawn(
        "argument",
        lambda wide, id_: argument(page.run, judged, page.say, wide, id_),
        page.wide,
    )
    return join(element("h3", page.say("argument_title")), figure)


def by_day(page: Context, judged: Judgement) -> Markup | None:
    """Draw how it changed, with what moved it, numbered as in the figure."""
    shown = steps(judged)
    if not shown:
        return None
    figure = drawn(
        "curve", lambda wide, id_: curve(page.run, judged, page.say, wide, id_), page.wide
    )
    lines = [element("li", _step(page, point)) for point in shown]
    return join(
        element("h3", page.say("curve_title")), figure, element("ol", *lines, class_="steps")
    )


def by_analyst(page: Context, judged: Judgement) -> Markup | None:
    """Give each analyst's own result, and what they weigh differently."""
    if not judged.analysts:
        return None
    say = page.say
    heads = [say("analyst"), say("alone"), say("seeing"), say("range")]
    rows: list[list[Cell]] = [
        [
            quoted(one.analyst),
            page.percent(one.alone),
            page.percent(one.p),
            page.percents(one.low, one.high),
        ]
        for one in judged.analysts
    ]
    lines = [_disagreement(page, one) for one in judged.disagreements]
    return join(
        element("h3", say("analysts_title")),
        page.p("analysts_intro"),
        table(None, heads, rows),
        items(lines) if lines else page.p("analysts_agree"),
        *_rounds(page, judged),
    )


def turned_out(page: Context) -> Markup | None:
    """Give the record of the case: scores of what turned out, of all and of each analyst."""
    found = record(one for judged in page.run.judgements for one in judged.scored)
    if found.all is None:
        return None
    say = page.say
    heads = [say(key) for key in ("whose", "how_many", "brier", "overconfidence", "discrimination")]
    rows: list[list[Cell]] = [
        [
            quoted(score.of or say("ours")),
            str(score.n),
            f"{score.brier:.3f}",
            f"{100 * score.overconfidence:+.0f}",
            "–" if score.discrimination is None else f"{score.discrimination:.2f}",
        ]
        for score in (found.all, *found.analysts)
    ]
    return join(
        element("h3", say("turned_out_title")), page.p("turned_out"), table(None, heads, rows)
    )


def _numbers(page: Context, because: Sequence[str], numbers: Mapping[str, int]) -> Markup:
    links = [
        join(" ", element("a", str(numbers[id_]), href=page.target((id_,)), title=id_))
        for id_ in because
    ]
    return element("sup", *links) if links else join()


def _step(page: Context, point: Point) -> Markup:
    day = page.say.day(point.day) if point.day else ""
    return join(f"{day}: ", page.percent(point.p), ". ", page.references(point.because, most=4))


def _rounds(page: Context, judged: Judgement) -> list[Markup]:
    """Say who weighed when, and whose weights could have been seen."""
    if not judged.rounds:
        return []
    lines = []
    for one in judged.rounds:
        p = "–" if one.alone is None else page.percent(one.alone)
        key = "round_seen" if one.seen else "round_first"
        seen = ", ".join(one.seen)
        lines.append(quoted(page.say(key, who=one.analyst, entry=one.entry, p=p, seen=seen)))
    return [page.p("rounds_intro"), items(lines)]


def _disagreement(page: Context, one: Disagreement) -> Markup:
    frame = page.run.frame
    about = frame.links.get(one.to) or frame.hypotheses.get(one.to)
    said = ", ".join(f"{s.analyst} {s.low:.3g}–{s.high:.3g}" for s in one.said)
    return join(
        quoted((about.statement if about else "") or one.to),
        ": ",
        quoted(f"{page.origin(one.origin)}: {said}"),
    )
