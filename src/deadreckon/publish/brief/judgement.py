"""The judgement: from each start, what carries it, what would overturn it, how others differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deadreckon.judgement.yardsticks import describe, yardsticks
from deadreckon.publish.brief.argued import (
    by_analyst,
    by_day,
    in_words,
    pictured,
    turned_out,
)
from deadreckon.publish.brief.article import excerpt
from deadreckon.publish.brief.context import items, section, table
from deadreckon.publish.markup import Markup, element, join, quoted
from deadreckon.publish.screen.answer import compared

if TYPE_CHECKING:
    from deadreckon.judgement.judgements import Assessment, Judgement
    from deadreckon.publish.brief.context import Cell, Context

_STARTS = {0.1: "sceptical", 0.5: "even", 0.9: "favourable"}
_CARRIERS = 6


def judgement(page: Context) -> Markup:
    """Give the judgement that answers the question in full, every other in a sentence."""
    say, main = page.say, page.run.principal
    if main is None:
        return section("judgement", say("judgement_title"), page.p("no_hypothesis"))
    beside = {main.hypothesis, *(a.hypothesis for a in main.alternatives)}
    others = [j for j in page.run.judgements if j.hypothesis not in beside]
    return section(
        "judgement",
        say("judgement_title"),
        element("p", element("strong", quoted(main.statement))),
        element("p", page.prose(describe_(page, main))),
        in_words(page, main),
        pictured(page, main),
        by_day(page, main),
        by_analyst(page, main),
        _starts(page, main),
        _links(page, main),
        _alternatives(page, main),
        _carried(page, main),
        _differs(page, main),
        _assessments(page, main),
        element("h3", say("confidence_title")),
        page.p("confidence", grade=say(f"grade_{main.confidence}")),
        items(page.english(why) for why in main.confidence_why),
        turned_out(page),
        *(_also(page, other) for other in others),
        _unweighed(page, main),
    )


def describe_(page: Context, judged: Judgement) -> str:
    """Word a judgement with its number and range, as a sentence."""
    text = describe(judged.p, judged.low, judged.high, judged.yardstick, page.say.language)
    return text[0].upper() + text[1:] + " %."


def _starts(page: Context, main: Judgement) -> Markup | None:
    if not main.priors:
        return None
    say = page.say
    heads = [say("start"), say("result"), say("range"), say("term")]
    rows = [_start(page, main, n) for n in range(len(main.priors))]
    return join(element("h3", say("starts_title")), table(None, heads, rows))


def _start(page: Context, main: Judgement, number: int) -> list[Cell]:
    say, start = page.say, main.priors[number]
    name = say(_STARTS[start.prior]) if start.prior in _STARTS else say("stated")
    path = f"judgements.{main.hypothesis}.priors.{number}"
    term = page.scale.word(start.p, start.low, start.high).term
    worded = say("no_term")
    if term is not None:
        band = say("band", range=f"{100 * term.low:g}–{100 * term.high:g}")
        worded = f"{term.name(say.language)} ({page.scale.name}, {band})"
    return [
        join(f"{name}, ", page.percent(start.prior)),
        page.result(f"{path}.p", page.percent(start.p), main.because),
        page.percents(start.low, start.high),
        worded,
    ]


def _links(page: Context, main: Judgement) -> Markup | None:
    if not main.links:
        return None
    say = page.say
    heads = [say("link"), say("ours"), say("range"), say("weighing")]
    weakest = min(main.links, key=lambda link: (link.p, link.id))
    rows: list[list[Cell]] = [
        [
            join(
                quoted(link.statement or link.id),
                element("strong", " ", say("weakest")) if link is weakest else None,
            ),
            page.result(
                f"judgements.{main.hypothesis}.links.{link.id}.p",
                page.percent(link.p),
                _weighed_for(page, link.id) or main.because,
            ),
            page.percents(link.low, link.high),
            quoted("; ".join(page.origin(o) for o in link.origins) or "–"),
        ]
        for link in main.links
    ]
    return join(element("h3", say("links_title")), table(None, heads, rows))


def _weighed_for(page: Context, link: str) -> list[str]:
    return [id_ for weight in page.run.frame.weights if weight.to == link for id_ in weight.of]


def _alternatives(page: Context, main: Judgement) -> Markup | None:
    if not main.alternatives:
        return None
    say = page.say
    lines = [
        join(
            quoted(other.statement or other.hypothesis),
            ": ",
            page.result(
                f"judgements.{main.hypothesis}.alternatives.{other.hypothesis}.p",
                page.percent(other.p),
                main.because,
            ),
            f" ({page.percents(other.low, other.high)})",
        )
        for other in main.alternatives
    ]
    return join(element("h3", say("alternatives_title")), items(lines))


def _carried(page: Context, main: Judgement) -> Markup | None:
    if not main.origins:
        return page.p("nothing_weighs")
    say, base = page.say, f"judgements.{main.hypothesis}"
    moved = [without for without in main.without if without.p != main.p][:_CARRIERS]
    lines = [
        join(
            quoted(page.origin(without.origin)),
            ": ",
            page.result(
                f"{base}.without.{without.origin}.p", page.percent(without.p), main.because
            ),
            " ",
            say("without_it"),
        )
        for without in moved
    ]
    over = main.overturned_by
    if over is None:
        told = page.p("not_overturned", n=main.overturned_searched)
    else:
        names = say("join").join(page.origin(id_) for id_ in over.ids)
        number = page.result(f"{base}.overturned_by.p", page.percent(over.p), main.because)
        left = _worded(page, over.term)
        told = element("p", quoted(say("overturned", origins=names)), " ", number, ", ", left, ".")
    return join(element("h3", say("carried_title")), items(lines), told, _grouping(page, main))


def _grouping(page: Context, main: Judgement) -> Markup | None:
    """Say what repeating would do if each report were taken for a witness."""
    found = next((one for one in page.run.grouping if one.hypothesis == main.hypothesis), None)
    if found is None:
        return None
    numbers = (page.percent(found.as_witnesses), page.percent(found.p))
    would, is_ = (
        f"{_worded(page, term)}, {number}"
        for term, number in zip((found.as_witnesses_term, found.term), numbers, strict=True)
    )
    origins = page.say.plural("as_origins", found.origins)
    words = page.say("grouping", witnesses=found.witnesses, would=would, origins=origins, is_=is_)
    return element("p", page.prose(words))


def _worded(page: Context, name: str | None) -> str:
    """Give a term in the page's language with its scale and range."""
    term = page.scale.find(name) if name else None
    if term is None:
        return page.say("no_term")
    band = page.say("band", range=f"{100 * term.low:g}–{100 * term.high:g}")
    return f"{term.name(page.say.language)} ({page.scale.name}, {band})"


def _differs(page: Context, main: Judgement) -> Markup | None:
    """Say how ours differs from the assessment that the case compares itself with."""
    other, take = compared(main), main.would_take
    if other is None or take is None:
        return None
    say = page.say
    words = say("differs", who=page.name(other.source), term=other.term, p=page.percent(take.p))
    if take.ratio is not None and take.ratio != 1:
        words += " " + say("differs_ratio", ratio=f"{take.ratio:.1f}")
    words += " " + say("differs_why", who=page.name(other.source))
    return join(element("h3", say("differs_title")), element("p", page.prose(words)))


def _assessments(page: Context, main: Judgement) -> Markup | None:
    if not main.others:
        return None
    say = page.say
    heads = [say("who"), say("says"), say("term"), say("their_scale"), say("weighed")]

    def row(other: Assessment) -> list[Cell]:
        return [
            quoted(page.name(other.source) or "–"),
            excerpt(page, page.claims[other.claim]),
            quoted(other.term or "–"),
            page.prose(_scale(page, other)) if other.term else "–",
            say("yes") if other.weighed else say("no"),
        ]

    telling = [row(other) for other in main.others if other.term or other.weighed]
    others = [row(other) for other in main.others if not (other.term or other.weighed)]
    return join(
        element("h3", say("others_title")),
        page.p("others_intro"),
        table(None, heads, telling) if telling else None,
        element(
            "details",
            element("summary", say.plural("others_more", len(others))),
            table(None, heads, others),
        )
        if others
        else None,
    )


def _scale(page: Context, other: Assessment) -> str:
    if other.low is None or other.high is None:
        return page.say("unread")
    known = yardsticks().get(other.yardstick)
    span = f"{100 * other.low:g}–{100 * other.high:g} %"
    return f"{known.name if known else other.yardstick or page.say('heard_as')}, {span}"


def _also(page: Context, other: Judgement) -> Markup:
    number = page.result(f"judgements.{other.hypothesis}.p", page.percent(other.p), other.because)
    words = describe_(page, other)
    return element(
        "p", element("strong", quoted(other.statement)), ": ", number, ". ", page.prose(words)
    )


def _unweighed(page: Context, main: Judgement) -> Markup | None:
    if not main.unweighed:
        return None
    lines = [
        join(page.references((u.id,)), quoted(f" → {u.to}: "), page.english(u.why))
        for u in main.unweighed
    ]
    summary = element("summary", page.say("unweighed", n=len(lines)))
    return element("details", summary, items(lines))
