"""The dossier as a whole: what is read without a script, and the script that moves it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from importlib.resources import files
from typing import TYPE_CHECKING

from deadreckon.case.ledger import Ledger
from deadreckon.case.phrases import Phrases, phrases
from deadreckon.judgement.yardsticks import yardstick
from deadreckon.publish.brief.answer import answer, headline
from deadreckon.publish.brief.article import article, denials
from deadreckon.publish.brief.cargo import cargo
from deadreckon.publish.brief.context import Context, items, section
from deadreckon.publish.brief.drawn import drawn
from deadreckon.publish.brief.judgement import judgement
from deadreckon.publish.brief.norms import norms
from deadreckon.publish.brief.rates import rates
from deadreckon.publish.brief.record import assumptions, forgotten, looks, set_aside
from deadreckon.publish.brief.totals import totals
from deadreckon.publish.brief.voyages import voyages
from deadreckon.publish.dossier.built import Built, built
from deadreckon.publish.dossier.data import data
from deadreckon.publish.dossier.evidence import evidence
from deadreckon.publish.dossier.exhibits import exhibits
from deadreckon.publish.dossier.obstacles import obstacles
from deadreckon.publish.dossier.profile import DOSSIER_PROFILES, fit
from deadreckon.publish.dossier.record import record
from deadreckon.publish.dossier.thinning import shown_tracks, thinned
from deadreckon.publish.figures.chain import chain_strip
from deadreckon.publish.figures.map import route_map
from deadreckon.publish.figures.timeline import timeline
from deadreckon.publish.markup import Markup, element

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from deadreckon.case.run import Run
from deadreckon.publish.dossier.profile import Profile

STAGE_PX = 660.0
"""What map and lanes have beside the views on a wide page; the page's style knows it too."""
ALONE_PX = 1392.0
"""What a view has that stands there alone."""
NOTICE = (
    "<!-- Made by Deadreckon. The script holds deck.gl, luma.gl, math.gl, loaders.gl and others "
    "(MIT, ISC, BSD), Observable Plot and D3 (ISC); their licences in full are in the program, "
    "publish/dossier/built/licences.md -->"
)
VIEWS = ("map", "voyages", "argument", "evidence", "article", "record")


@dataclass(frozen=True, slots=True)
class Recording(Context):
    """A page that remembers which results it shows."""

    paths: list[str] = field(default_factory=list)

    def result(self, path: str, text: str, because: Iterable[str] = ()) -> Markup:
        """Give a number of the results, and remember its path."""
        self.paths.append(path)
        return super(Recording, self).result(path, text, because)


def dossier(folder: Path, run: Run, profile: str) -> str:
    """Give the dossier as one HTML file that asks nothing of anybody; the same bytes each time.

    Args:
        folder: of the case, whose ledger is shown.
        run: the case, run.
        profile: `public`, `editor` or `court`, see `profile`.

    Raises:
        BadUse: the page was not built into this copy of the program.
    """
    made, shown = built(), DOSSIER_PROFILES[profile]
    page = opened(fit(run, shown))
    views = _views(page, folder, shown)
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=made.policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="referrer", content="no-referrer"),
        element("link", rel="icon", href="data:,"),
        element("title", headline(page)),
        element("style", Markup(_style(made))),
    )
    body = element(
        "body",
        answer(page),
        _chain(page),
        _navigation(page),
        element("main", *views, id="views"),
        element("footer", page.p("footer")),
        element("script", Markup(data(page, page.paths)), type="application/json", id="case"),
        element("script", Markup(made.script)),
    )
    html = element("html", head, body, lang=page.say.language)
    return f"<!doctype html>\n{NOTICE}\n{html}\n"


def opened(run: Run) -> Recording:
    """Prepare a run for the page, in the language of its frame."""
    own = phrases("deadreckon.publish.dossier", run.frame.language)
    brief = phrases("deadreckon.publish", run.frame.language)
    return Recording(
        run=run,
        say=Phrases(own.language, {**own.texts, **brief.texts}),
        scale=yardstick(run.frame.yardstick),
        claims={claim.id: claim for claim in run.evidence.claims},
        wide=STAGE_PX,
    )


def _style(made: Built) -> str:
    brief = (files("deadreckon.publish.brief") / "style.css").read_text("utf-8")
    return f"{brief}\n{made.style}"


def _navigation(page: Recording) -> Markup:
    links = [
        element("a", page.say(f"view_{view}"), href=f"#view-{view}", data_view=view)
        for view in VIEWS
    ]
    return element("nav", *links, class_="views", aria_label=page.say("views"))


def _chain(page: Recording) -> Markup | None:
    if not page.run.chain and not any(h.all_of for h in page.run.frame.hypotheses.values()):
        return None
    figure = drawn("chain", lambda wide, id_: chain_strip(page.run, page.say, wide, id_), ALONE_PX)
    return element("div", figure, class_="chain")


def _views(page: Recording, folder: Path, profile: Profile) -> list[Markup]:
    entries = Ledger(folder).entries()
    parts: dict[str, list[Markup | None]] = {
        "map": [_stage(page)],
        "voyages": [voyages(page), looks(page), cargo(page), totals(page), rates(page)],
        "argument": [_argument(page), judgement(replace(page, wide=ALONE_PX)), norms(page)],
        "evidence": [evidence(page), exhibits(page, folder, entries, profile), set_aside(page)],
        "article": [article(page), denials(page)],
        "record": [
            record(page, entries, profile),
            _in_the_way(page),
            forgotten(page),
            assumptions(page),
        ],
    }
    return [
        element("div", *parts[view], id=f"view-{view}", class_=f"view view-{view}", data_view=view)
        for view in VIEWS
    ]


def _in_the_way(page: Recording) -> Markup:
    """List what stood in the way of publishing; no name leaves here that may not."""
    found = [page.prose(o.words) for o in obstacles(page.run) if o.kind != "names"]
    told = items(found) if found else page.p("way_none")
    return section("in-the-way", page.say("way_title"), page.p("way_intro"), told)


def _stage(page: Recording) -> Markup:
    """Give map and lanes, as figures; the script makes the one zoom and the other play."""
    run, say = page.run, page.say
    parts = []
    if run.frame.places:
        figure = drawn("map", lambda wide, id_: route_map(run, say, wide, id_), page.wide)
        parts.append(element("div", figure, class_="map"))
    if tracks := run.evidence.tracks:
        fixes, drawn_ = (sum(t.fixes for t in tracks), sum(t.positions for t in shown_tracks(run)))
        key = "tracks" if fixes == drawn_ else "tracks_thinned"
        parts.append(page.p(key, n=say.number(fixes), drawn=say.number(drawn_)))
    if run.evidence.looks or run.evidence.sightings:
        fewer, left = thinned(run)
        figure = drawn("timeline", lambda wide, id_: timeline(fewer, say, wide, id_), page.wide)
        told = page.p("thinned", n=say.number(left)) if left else None
        parts.append(element("div", figure, told, class_="lanes"))
    return section("stage", say("stage_title"), *parts)


def _argument(page: Recording) -> Markup | None:
    main = page.run.principal
    if main is None or not main.lent:
        return None
    return section("what-if", page.say("what_if_title"), page.p("what_if_intro"))
