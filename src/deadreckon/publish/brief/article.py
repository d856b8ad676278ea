"""The document that opened the case, line by line, and the denials."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deadreckon.case.lines import denial_of
from deadreckon.claims.lines import lead
from deadreckon.publish.brief.context import section, table
from deadreckon.publish.markup import Markup, element, join, quoted

if TYPE_CHECKING:
    from deadreckon.model.evidence import Claim
    from deadreckon.publish.brief.context import Cell, Context

MOST_QUOTED = 300


def article(page: Context) -> Markup:
    """Give every line: what is said, by whom and via whom, from which origin, and ours."""
    say, run = page.say, page.run
    name = lead(run.frame, run.evidence)
    if not run.lines:
        return section("article", say("article_title"), page.p("no_lead"))
    report = next((r for r in run.evidence.reports if r.name == name), None)
    about = say("article_intro", report=name or "")
    if report is not None:
        day = say.day(report.published) if report.published is not None else None
        about = " ".join((about, ", ".join(filter(None, (report.publisher, day))))).rstrip()
    heads = [say("says"), say("who"), say("origin"), say("ours")]
    rows: list[list[Cell]] = []
    for line in run.lines:
        via = "".join(f" ← {page.name(v)}" for v in line.via)
        who = quoted(page.name(line.says) + via)
        origin = page.origin(line.origin) if line.origin else say("origin_unstated")
        ours = element(
            "a",
            page.prose(line.ours),
            href=page.target(line.because),
            data_dr=f"lines.{line.claim}.ours",
            class_="plain",
        )
        rows.append([(excerpt(page, page.claims[line.claim]), "quote"), who, quoted(origin), ours])
    return section(
        "article", say("article_title"), element("p", page.prose(about)), table(None, heads, rows)
    )


def denials(page: Context) -> Markup | None:
    """Give the denials, typed: what exactly is denied."""
    say = page.say
    found = [
        claim
        for claim in page.run.evidence.claims
        if claim.polarity == "deny" or claim.kind.startswith("denial")
    ]
    if not found:
        return None
    heads = [say("says"), say("who"), say("denies")]
    rows: list[list[Cell]] = [
        [
            (excerpt(page, claim), "quote"),
            quoted(page.name(claim.source) or "–"),
            say(f"denies_{denial_of(claim)}"),
        ]
        for claim in found
    ]
    return section(
        "denials", say("denials_title"), page.p("denials_intro"), table(None, heads, rows)
    )


def excerpt(page: Context, claim: Claim) -> Markup:
    """Give a claim's words, short, as a link to where they stand."""
    text = claim.text if len(claim.text) <= MOST_QUOTED else claim.text[:MOST_QUOTED] + "…"
    return join(element("a", quoted(text), href=page.target((claim.id,)), class_="plain"))
