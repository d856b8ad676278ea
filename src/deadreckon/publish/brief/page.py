"""The page as a whole: its parts in order, its style, and a policy that lets nothing in."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from deadreckon.publish.brief.answer import answer, headline
from deadreckon.publish.brief.article import article, denials
from deadreckon.publish.brief.cargo import cargo
from deadreckon.publish.brief.chain import chain
from deadreckon.publish.brief.context import context, section
from deadreckon.publish.brief.drawn import drawn
from deadreckon.publish.brief.judgement import judgement
from deadreckon.publish.brief.norms import norms
from deadreckon.publish.brief.origins import origins
from deadreckon.publish.brief.rates import rates
from deadreckon.publish.brief.record import (
    assumptions,
    evidence,
    forgotten,
    looks,
    record,
    set_aside,
)
from deadreckon.publish.brief.ships import ships
from deadreckon.publish.brief.totals import totals
from deadreckon.publish.brief.voyages import voyages
from deadreckon.publish.figures.map import route_map
from deadreckon.publish.figures.timeline import timeline
from deadreckon.publish.markup import Markup, element

if TYPE_CHECKING:
    from collections.abc import Callable

    from deadreckon.case.phrases import Phrases
    from deadreckon.case.run import Run
    from deadreckon.publish.brief.context import Context

    Figure = Callable[[Run, Phrases, float, str], Markup]

POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
    "form-action 'none'"
)


def brief(run: Run) -> str:
    """Give the brief as one HTML file: no script, nothing fetched, the same bytes each time."""
    page = context(run)
    seen = run.evidence.looks or run.evidence.sightings
    parts = [
        chain(page),
        _figured(page, "map", route_map, "map_title") if run.frame.places else None,
        voyages(page),
        _figured(page, "timeline", timeline, "timeline_title") if seen else None,
        looks(page),
        article(page),
        origins(page),
        judgement(page),
        cargo(page),
        totals(page),
        rates(page),
        denials(page),
        ships(page),
        norms(page),
        assumptions(page),
        evidence(page),
        set_aside(page),
        forgotten(page),
        record(page),
    ]
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=POLICY),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", headline(page)),
        element("style", Markup(_style())),
    )
    main = element("main", answer(page), *parts)
    foot = element("footer", page.p("footer"))
    body = element("body", main, foot)
    return f"<!doctype html>\n{element('html', head, body, lang=page.say.language)}\n"


def _figured(
    page: Context, id_: str, draw: Figure, title: str, intro: Markup | None = None
) -> Markup:
    figure = drawn(id_, lambda wide, name: draw(page.run, page.say, wide, name), page.wide)
    return section(id_, page.say(title), intro, figure)


def _style() -> str:
    return (files("deadreckon.publish.brief") / "style.css").read_text("utf-8")
