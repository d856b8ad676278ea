"""Totals told by others: a table and a figure of each unit, and which cannot both hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deadreckon.publish.brief.context import NOTHING, items, table
from deadreckon.publish.brief.context import section as part
from deadreckon.publish.brief.drawn import drawn
from deadreckon.publish.brief.voyages import SIGNS
from deadreckon.publish.figures.totals import DRAWN, totals_over_time
from deadreckon.publish.markup import Markup, element, join, quoted

if TYPE_CHECKING:
    from deadreckon.cargo.totals import Ends, Total, Totals
    from deadreckon.publish.brief.context import Cell, Context

_WHOLE_FROM = 10


def totals(page: Context) -> Markup | None:
    """Give each unit by itself; nothing where nobody told a total."""
    if not page.run.totals:
        return None
    say = page.say
    parts = [piece for unit in page.run.totals for piece in _unit(page, unit)]
    return part("totals", say("totals_title"), page.p("totals_intro"), *parts)


def _unit(page: Context, unit: Totals) -> list[Markup]:
    say = page.say
    heads = [say(f"total_{head}") for head in ("as_of", "who", "number", "from", "a_day", "loads",
                                               "method")]  # fmt: skip
    rows = [_row(page, f"totals.{unit.id}.told.{total.claim}", total) for total in unit.told]
    name = say(f"goods_{unit.id}")
    parts = [element("h3", quoted(name))]
    if len(unit.told) >= DRAWN:
        parts.append(
            drawn(
                f"totals-{unit.id}",
                lambda wide, id_: totals_over_time(page.run, unit, say, wide, id_),
                page.wide,
            )
        )
        parts.append(element("p", say("totals_legend"), class_="soft"))
    parts.append(table(None, heads, rows))
    if unit.contradictions:
        lines = [
            join(page.references(pair.ids), ": ", page.english(pair.why), ".")
            for pair in unit.contradictions
        ]
        parts += [element("p", say("totals_against", n=say.number(len(lines)))), items(lines)]
    elif unit.compared:
        parts.append(page.p("totals_agree", n=say.number(unit.compared)))
    if unit.left_out:
        parts.append(page.p("totals_left_out", n=say.number(unit.left_out)))
    return parts


def _row(page: Context, path: str, total: Total) -> list[Cell]:
    say = page.say
    number = SIGNS.get(total.bound, "") + say.number(total.value)
    if total.upper is not None:
        number += f"–{say.number(total.upper)}"
    value: list[str] = [page.result(f"{path}.value", number, total.claims)]
    if total.mood == "conditional":
        value.append(quoted(f" ({say('total_if')})"))
    if total.contradicts:
        value += [" ", element("strong", say("total_against"))]
    who = page.name(total.says) or page.origin(total.origin) or NOTHING
    return [
        quoted(say.day(total.to) if total.to else NOTHING),
        quoted(who),
        join(*value),
        quoted(say.day(total.from_) if total.from_ else say("total_start_unstated")),
        NOTHING if total.a_day is None
        else page.result(f"{path}.a_day", ends(page, total.a_day), total.claims),
        _loads(page, path, total),
        quoted(total.method or say("total_method_unstated")),
    ]  # fmt: skip


def _loads(page: Context, path: str, total: Total) -> Cell:
    """Give it in loads, and what a load is by the origin's own count of voyages."""
    parts: list[str] = []
    if total.loads is not None:
        parts.append(page.result(f"{path}.loads", ends(page, total.loads), total.claims))
    if total.a_load is not None:
        own = page.say("total_own_loads", n=ends(page, total.a_load.boxes))
        number = page.result(f"{path}.a_load", own, (total.a_load.claim,))
        parts.append(element("div", number))
    return join(*parts) if parts else NOTHING


def ends(page: Context, found: Ends) -> str:
    """Write a range that may be open above, in two significant figures or whole."""
    low, high = found
    least = _short(page, low)
    if high is None:
        return f"{least}+"
    return "–".join(dict.fromkeys((least, _short(page, high))))


def _short(page: Context, value: float) -> str:
    return page.say.number(round(value) if value >= _WHOLE_FROM else float(f"{value:.2g}"))
