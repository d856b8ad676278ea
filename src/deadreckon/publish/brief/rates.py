"""Rate and time: what would come if it went on, no further than the span; told lapses computed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deadreckon.publish.brief.context import NOTHING, items, section, table
from deadreckon.publish.markup import Markup, element, join, quoted

if TYPE_CHECKING:
    from deadreckon.cargo.rate import Rate
    from deadreckon.cargo.relations import RelationFound
    from deadreckon.publish.brief.context import Cell, Context


def rates(page: Context) -> Markup | None:
    """Give rates and lapses; nothing where the case has neither."""
    run, say = page.run, page.say
    if not run.rates and not run.relations:
        return None
    parts = []
    if run.rates:
        heads = [say(f"rate_{head}") for head in ("of", "n", "span", "every", "more", "boxes")]
        rows = [_row(page, rate) for rate in run.rates]
        parts += [page.p("rates_intro"), table(None, heads, rows)]
    if run.relations:
        lines = [_lapse(page, lapse) for lapse in run.relations]
        parts += [element("h3", say("lapses_title")), items(lines)]
    return section("rates", say("rates_title"), *parts)


def _row(page: Context, rate: Rate) -> list[Cell]:
    say, path = page.say, f"rates.{rate.id}"
    who = page.origin(rate.origin) if rate.origin else say("origin_unstated")
    if not rate.claims:
        who = say("proved")
    sign = "≥ " if rate.at_least else ""
    more: Cell = (say("cannot_tell"), "soft")
    if rate.p05 is not None and rate.p50 is not None:
        middle = page.result(f"{path}.p50", say.number(rate.p50), rate.because)
        until = say("rate_until", day=say.day(rate.until))
        more = join(middle, f" ({rate.p05}–{rate.p95}) ", quoted(until))
    boxes = NOTHING
    if rate.boxes is not None:
        spread = "–".join(dict.fromkeys(say.number(end) for end in rate.boxes))
        boxes = page.result(f"{path}.boxes", spread, rate.because)
    return [
        quoted(f"{who}, {say(f'unit_{rate.unit}')}"),
        page.result(f"{path}.n", f"{sign}{say.number(rate.n)}", rate.because),
        quoted(say.days(rate.from_, rate.to)),
        page.result(
            f"{path}.every_days", say("rate_days", n=f"{rate.every_days:.0f}"), rate.because
        ),
        more,
        boxes,
    ]


def _lapse(page: Context, lapse: RelationFound) -> Markup:
    say, path = page.say, f"relations.{lapse.claim}"
    claim = page.claims.get(lapse.claim)
    words = claim.text if claim else lapse.claim
    head = element("a", quoted(words), href=page.target((lapse.claim,)), class_="plain")
    verdict = {True: "lapse_agrees", False: "lapse_disagrees", None: "cannot_tell"}[lapse.agrees]
    said = page.result(f"{path}.agrees", say(verdict), (lapse.claim,))
    if lapse.told is None or lapse.computed is None:
        return join(head, ": ", said, ". ", page.english(lapse.why), ".")
    days = say("lapse_days", computed=say.days(*lapse.computed), told=say.days(*lapse.told))
    return join(head, ": ", quoted(days), ": ", element("strong", said), ".")
