"""The head of the page: headline, dateline, question, and what the answer does not say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deadreckon.cargo.chain import untimely
from deadreckon.publish.markup import Markup, element, join, quoted
from deadreckon.publish.screen.answer import compared

if TYPE_CHECKING:
    from deadreckon.cargo.chain import ChainLeg
    from deadreckon.judgement.judgements import Judgement
    from deadreckon.publish.brief.context import Context


def answer(page: Context) -> Markup:
    """Give the head; likelihood and confidence in sentences of their own."""
    run, say = page.run, page.say
    judged = run.principal
    window = say.days(run.frame.window.start.date(), run.frame.window.end.date())
    known = "" if run.as_of is None else say("dateline_as_of", day=say.day(run.as_of))
    dateline = say(
        "dateline", case=run.frame.id, window=window, known=known, head=run.ledger_head[:12]
    )
    return element(
        "header",
        element("p", quoted(run.frame.title or run.frame.id), class_="kicker"),
        element("h1", page.prose(headline(page))),
        *(_answer(page, judged) if judged else [page.p("no_hypothesis")]),
        element("p", page.prose(dateline), class_="dateline"),
    )


def headline(page: Context) -> str:
    """Give the judgement's term, its range in brackets beside it, and what is judged."""
    judged = page.run.principal
    if judged is None:
        return page.run.frame.question or page.run.frame.title or page.run.frame.id
    if not judged.origins:
        return f"{page.say('headline_nothing')} {judged.statement}"
    term = page.scale.word(judged.p, judged.low, judged.high).term
    if term is None:
        text = page.say("headline_no_term", scale=page.scale.name, p=page.percent(judged.p))
    else:
        band = f"{100 * term.low:g}–{100 * term.high:g} %"
        text = page.say(
            "headline", term=term.name(page.say.language), scale=page.scale.name, band=band
        )
    return f"{text[0].upper()}{text[1:]} {judged.statement}"


def _untimely(page: Context, leg: ChainLeg) -> Markup:
    ends = "–".join(page.place(place) for place in leg.ends)
    number = page.result(f"chain.{leg.leg}.feasible", page.say("no"), leg.seen_from + leg.seen_to)
    words = quoted(page.say("answer_untimely", ends=ends))
    return element("p", words, " ", number, " (", page.english(leg.why), ").")


def _answer(page: Context, judged: Judgement) -> list[Markup]:
    run, say = page.run, page.say
    if not judged.origins:
        return [page.p("answer_from_nothing")]
    path = f"judgements.{judged.hypothesis}"
    number = page.result(f"{path}.p", page.percent(judged.p), judged.because)
    dek = element(
        "p",
        element("strong", number),
        page.prose(
            say(
                "dek",
                range=page.percents(judged.low, judged.high),
                start=say(f"start_{judged.start}"),
                origins=say.plural("weighing_origins", len(judged.origins)),
            )
        ),
        class_="dek",
    )
    confidence = say("confidence", grade=say(f"grade_{judged.confidence}"))
    contents = next((cargo.contents for cargo in run.cargo), None)
    if contents is not None:
        observed = any(cargo.contents_because for cargo in run.cargo)
        key = "contents_told" if observed else "contents_unobserved"
        confidence += " " + say(key)
    question = run.frame.question
    other = compared(judged)
    told = None
    if other is not None:
        words = say("theirs_short", who=page.name(other.source), term=other.term)
        told = element(
            "p", page.prose(words), " ", element("a", say("see_judgement"), href="#judgement")
        )
    return [
        element("p", element("strong", say("asked") + " "), quoted(question), class_="asked")
        if question
        else join(),
        dek,
        element("p", page.prose(confidence)),
        *(_untimely(page, leg) for leg in untimely(run.chain)),
        *([told] if told else []),
    ]
