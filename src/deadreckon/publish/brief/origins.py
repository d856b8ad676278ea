"""Who repeats whom: the tree of origins, and what retelling changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deadreckon.case.origins import found_in
from deadreckon.publish.brief.context import items, section
from deadreckon.publish.brief.drawn import drawn
from deadreckon.publish.figures.origins import origins_tree
from deadreckon.publish.markup import Markup, element

if TYPE_CHECKING:
    from deadreckon.claims.origins.found import Fidelity
    from deadreckon.publish.brief.context import Context

MOST_REPORTS = 200
"""Of more reports the tree is not drawn: `deadreckon origins` gives it."""
_MOST_CHANGED = 12
_SHORT = 90


def origins(page: Context) -> Markup | None:
    """Give the tree and the retellings that differ; nothing where one report stands alone."""
    run, say = page.run, page.say
    reports = len(run.evidence.reports)
    if reports < 2:  # noqa: PLR2004 - one alone repeats nobody
        return None
    if reports > MOST_REPORTS:
        return section("origins", say("tree_title"), page.p("tree_not_drawn", reports=reports))
    found = found_in(run.frame, run.evidence)
    named = say.plural("as_origins", sum(one.stated for one in found.origins))
    figure = drawn("origins", lambda wide, id_: origins_tree(found, say, wide, id_), page.wide)
    changed = [one for one in found.fidelity if one.verdict != "same"]
    kept = page.p("retold_kept", n=len(found.fidelity) - len(changed))
    return section(
        "origins",
        say("tree_title"),
        page.p("tree_intro", reports=reports, origins=named),
        figure,
        element("h3", say("retold_title")) if found.fidelity else None,
        kept if found.fidelity else None,
        items(_changed(page, one) for one in changed[:_MOST_CHANGED]),
        page.p("retold_more", n=len(changed) - _MOST_CHANGED)
        if len(changed) > _MOST_CHANGED
        else None,
    )


def _changed(page: Context, one: Fidelity) -> Markup:
    of = page.say("retold_own") if one.of.report == one.report else one.of.report
    part = "" if one.part == "body" else f" ({page.say(f'part_{one.part}')})"
    said = "; ".join(
        page.say("retold_became", kind=page.say(f"kind_{d.kind}"), was=_cut(d.was), now=_cut(d.is_))
        for d in one.differences
    )
    words = page.say(f"retold_{one.verdict}", report=f"{one.report}{part}", of=of)
    return page.prose(page.say("retold_said", words=words, what=said))


def _cut(words: str) -> str:
    return words if len(words) <= _SHORT else words[:_SHORT].rstrip() + "…"
