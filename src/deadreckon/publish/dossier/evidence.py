"""The evidence, item by item: what it says, whose it is, where its bytes stand; reports marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from deadreckon.model.evidence import (
    Anchor,
    Claim,
    Report,
)
from deadreckon.publish.brief.article import MOST_QUOTED
from deadreckon.publish.brief.context import anchor, section
from deadreckon.publish.dossier.facts import facts, says
from deadreckon.publish.markup import Markup, element, join, quoted
from deadreckon.publish.rights import may_leave

if TYPE_CHECKING:
    from deadreckon.publish.brief.context import Context
    from deadreckon.publish.dossier.facts import Item

AROUND = 60
"""Code points of a report shown on either side of a claim."""
_A_PART = 100


def evidence(page: Context) -> Markup:
    """List every record under its kind, and every report with its claims marked in it."""
    known, say = page.run.evidence, page.say
    reports = {report.name: report for report in known.reports}
    kinds: list[tuple[str, tuple[Item, ...]]] = [
        ("claims", known.claims),
        ("sightings", known.sightings),
        ("looks", known.looks),
        ("stacks", known.stacks),
        ("aggregates", known.aggregates),
        ("listings", known.listings),
    ]
    groups = [
        element(
            "section",
            element("h3", say(f"kind_{kind}"), " ", element("span", say.number(len(items)))),
            *(
                element("ol", *(_item(page, item, reports) for item in some), class_="items")
                for some in _parts(items)
            ),
            class_="kind",
        )
        for kind, items in kinds
        if items
    ]
    texts = [_report(page, report) for report in known.reports]
    if texts:
        groups.append(element("section", element("h3", say("kind_reports")), *texts, class_="kind"))
    return section("evidence", say("evidence_title"), page.p("items_intro"), *groups)


def _parts(items: Sequence[Item]) -> Iterable[Sequence[Item]]:
    """Part a long list, so that a browser lays out no more of it than is seen."""
    return (items[n : n + _A_PART] for n in range(0, len(items), _A_PART))


def _item(page: Context, item: Item, reports: dict[str, Report]) -> Markup:
    at, quote = item.at, None
    if isinstance(item, Claim):
        report = reports.get(item.report)
        if report is not None and item.span is not None:
            at = replace(report.at, sha256=report.text_sha256, row=None, span=item.span)
            quote = _quote(item, report, at)
    return element(
        "li",
        element("p", quoted(item.id), class_="id"),
        element("p", says(page, item), class_="says") if quote is None else None,
        quote,
        facts(page, item),
        _where(page, at, item.at),
        id=anchor(item.id),
        class_="item",
        **_stands(at),
    )


def _stands(at: Anchor) -> dict[str, str | None]:
    start, end = at.span or (None, None)
    return {
        "data_sha256": at.sha256,
        "data_start": None if start is None else str(start),
        "data_end": None if end is None else str(end),
    }


def _where(page: Context, at: Anchor, row: Anchor) -> Markup:
    """Say where the bytes stand: of a span in its report, with the row that enters it."""
    parts = [page.say("at_span", path=at.path, start=at.span[0], end=at.span[1])] if at.span else []
    parts.append(page.say("at_row", path=row.path.rpartition("/")[2], row=row.row))
    return element("p", quoted("; ".join(parts)), " ", element("code", at.sha256), class_="where")


def _quote(claim: Claim, report: Report, at: Anchor) -> Markup:
    """Quote a claim as its report has it, marked, with a few words around it."""
    start, end = claim.span or (0, 0)
    open_ = may_leave(report.rights)
    told = report.text[start:end]
    cut = len(told) > MOST_QUOTED and not open_
    before = report.text[max(0, start - AROUND) : start]
    after = report.text[end : end + AROUND]
    mark = element(
        "mark",
        told[:MOST_QUOTED] + "…" if cut else told,
        **(_stands(at) if not cut else {"data_sha256": at.sha256}),
    )
    return element(
        "blockquote",
        element(
            "p",
            "…" if start > AROUND else None,
            _first_words(before, start > AROUND),
            mark,
            _last_words(after, len(report.text) > end + AROUND),
            "…" if len(report.text) > end + AROUND else None,
            dir="auto",
            lang=report.language or None,
        ),
    )


def _first_words(text: str, cut: bool) -> str:  # noqa: FBT001 - of two functions of this file
    """Begin at a word, where the text was cut."""
    return text.partition(" ")[2] if cut and " " in text else text


def _last_words(text: str, cut: bool) -> str:  # noqa: FBT001
    return text.rpartition(" ")[0] if cut and " " in text else text


def _report(page: Context, report: Report) -> Markup:
    """Give a report: whole with its claims marked if its rights allow, else what it is."""
    say = page.say
    told = [report.publisher, say.day(report.published) if report.published else "", report.url]
    claims = [c for c in page.run.evidence.claims if c.report == report.name and c.span is not None]
    body = (
        element("div", *_marked(report, claims), class_="text", dir="auto",
                lang=report.language or None)
        if may_leave(report.rights)
        else element("p", page.prose(say("excerpts_only", n=len(claims))), class_="soft")
    )  # fmt: skip
    return element(
        "article",
        element("h4", quoted(report.name)),
        element("p", quoted(", ".join(part for part in told if part)), class_="soft"),
        element("p", quoted(say("rights", rights=report.rights or say("rights_unstated"))),
                class_="soft"),
        body,
        element("p", element("code", report.at.sha256), class_="where"),
        id=anchor(report.name),
        class_="report",
        data_sha256=report.at.sha256,
    )  # fmt: skip


def _marked(report: Report, claims: Iterable[Claim]) -> Iterable[Markup]:
    """Give the text cut wherever a claim begins or ends; a piece leads to the claims it is of."""
    spans = [(*c.span, c.id) for c in claims if c.span is not None]
    cuts = sorted({0, len(report.text), *(at for start, end, _ in spans for at in (start, end))})
    for start, end in pairwise(cuts):
        piece = report.text[start:end]
        over = [id_ for first, last, id_ in spans if first <= start and end <= last]
        if over:
            link = f"#{anchor(over[0])}".replace("%", "%25")
            yield element(
                "mark", element("a", piece, href=link, class_="plain"), data_records=" ".join(over)
            )
        else:
            yield join(piece)
