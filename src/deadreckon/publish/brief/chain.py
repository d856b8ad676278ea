"""The chain: what must hold as a strip, and each leg with what was seen at its ends and in time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deadreckon.cargo.pairs import telling
from deadreckon.cargo.relations import calendar_days
from deadreckon.publish.brief.context import NOTHING, items, section, table
from deadreckon.publish.brief.drawn import drawn
from deadreckon.publish.figures.chain import chain_strip
from deadreckon.publish.markup import Markup, element, join, quoted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from deadreckon.cargo.chain import ChainLeg
    from deadreckon.cargo.pairs import Pair
    from deadreckon.model.evidence import Claim, Sighting, Stack
    from deadreckon.model.times import Interval
    from deadreckon.publish.brief.context import Cell, Context

MOST_PAIRS = 8


def chain(page: Context) -> Markup | None:
    """Give the strip and a part for each leg; nothing where the case has neither legs nor links."""
    run, say = page.run, page.say
    if not run.chain and not any(h.all_of for h in run.frame.hypotheses.values()):
        return None
    figure = drawn("chain", lambda wide, id_: chain_strip(run, say, wide, id_), page.wide)
    legs = [part for leg in run.chain for part in _leg(page, leg)]
    return section("chain", say("chain_title"), page.p("chain_intro"), figure, *legs)


def _leg(page: Context, leg: ChainLeg) -> list[Markup]:
    say, base = page.say, f"chain.{leg.leg}"
    ends = "–".join(page.place(place) for place in leg.ends)
    parts = [element("h3", quoted(f"{ends}, {say(f'mode_{leg.mode}')}"))]
    if leg.gap is not None:
        words = say("leg_gap", first=page.place(leg.gap), last=page.place(leg.ends[0]))
        parts.insert(0, element("p", element("strong", quoted(words))))
    if leg.missing:
        parts.append(element("p", element("strong", say("leg_missing"))))
        return parts
    lines = [
        join(
            say("leg_told"), " ",
            page.result(f"{base}.told_by", ", ".join(map(page.origin, leg.told_by)) or "–",
                        leg.claims),
        ),
        join(say("leg_can"), " ", quoted(_can(page, leg))),
    ]  # fmt: skip
    if leg.assumed:
        lines.append(join(say("leg_assumed"), " ", page.english("; ".join(leg.assumed)), "."))
    if leg.feasible is False and leg.why:
        lines.append(join(page.english(leg.why), "."))
    if leg.pairs:
        parts += [items(lines), _pairs(page, leg), *_fed(page, leg)]
    else:
        seen = leg.seen_from or leg.seen_to
        because = page.result(f"{base}.feasible", say("cannot_tell"), seen)
        lines.append(join(because, ": ", page.english(leg.why.removeprefix("cannot tell: ")), "."))
        parts.append(items(lines))
    return parts


def _can(page: Context, leg: ChainLeg) -> str:
    way = _range(page, leg.distance_km)
    if leg.can_km_day is None:
        return page.say("leg_way", way=way)
    return page.say("leg_pace", way=way, pace=_range(page, leg.can_km_day))


def _range(page: Context, ends: tuple[float, float]) -> str:
    return "–".join(dict.fromkeys(page.say.number(round(end)) for end in ends))


def _pairs(page: Context, leg: ChainLeg) -> Markup:
    """Give the pairs, of very many those that say most."""
    say = page.say
    heads = [say(f"pair_{head}") for head in ("from", "to", "days", "needs", "feasible", "share")]
    told = telling(leg.pairs)
    nearest = sorted(enumerate(leg.pairs), key=lambda pair: (pair[1] != told, pair[1].days[1]))
    shown = sorted(nearest[:MOST_PAIRS])
    seen = page.run.evidence
    records: list[Sighting | Stack | Claim] = [*seen.sightings, *seen.stacks, *seen.claims]
    when = {record.id: record.when for record in records if record.when is not None}
    rows = [_pair(page, leg, number, pair, when) for number, pair in shown]
    left = len(leg.pairs) - len(shown) + leg.left_out
    more = element("p", say("pairs_more", n=say.number(left)), class_="soft") if left else None
    return join(table(None, heads, rows), more)


def _pair(
    page: Context, leg: ChainLeg, number: int, pair: Pair, when: Mapping[str, Interval]
) -> list[Cell]:
    say, because = page.say, (pair.to, pair.from_)
    base = f"chain.{leg.leg}.pairs.{number}"
    verdict = {True: "yes", False: "no", None: "cannot_tell"}[pair.feasible]
    share = "–"
    if pair.share is not None:
        share = page.result(f"{base}.share", _percents(pair.share), because)
    needs = f"{say.number(round(pair.km_day[0]))}+"
    if pair.km_day[1] is not None:
        needs = f"{say.number(round(pair.km_day[0]))}–{say.number(round(pair.km_day[1]))}"
    return [
        _dated(page, pair.from_, when),
        _dated(page, pair.to, when),
        quoted("–".join(dict.fromkeys(say.number(round(day, 1)) for day in pair.days))),
        page.result(f"{base}.km_day", needs, because),
        (page.result(f"{base}.feasible", say(verdict), because), "proved"),
        share,
    ]


def _dated(page: Context, id_: str, when: Mapping[str, Interval]) -> Markup:
    """Give a record as a link, with the days on which it was seen as they were written."""
    link = page.references((id_,))
    if id_ not in when:
        return link
    return join(quoted(page.say.days(*calendar_days(when[id_]))), " ", element("div", link))


def _percents(ends: tuple[float, float]) -> str:
    return "–".join(dict.fromkeys(f"{100 * end:.0f}" for end in ends)) + "\u00a0%"


def _fed(page: Context, leg: ChainLeg) -> list[Markup]:
    """Say which earlier observations can have fed which later one."""
    say = page.say
    lines = []
    for number, fed in enumerate(leg.fed):
        path = f"chain.{leg.leg}.fed.{number}"
        by = page.references(fed.from_) if fed.from_ else join("–")
        late = join("; ", say("fed_late"), " ", page.references(fed.too_late))
        day = say.day(fed.left_by.date()) if fed.left_by else NOTHING
        left = page.result(f"{path}.left_by", day, (fed.to,))
        line = join(
            page.references((fed.to,)), ": ", say("fed_by"), " ", by,
            late if fed.too_late else None, "; ", say("left_by"), " ", left, ".",
        )  # fmt: skip
        lines.append(line)
    return [element("p", say("fed_title")), items(lines[:MOST_PAIRS])] if lines else []
