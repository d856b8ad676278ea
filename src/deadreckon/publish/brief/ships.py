"""The ships: what each went by and when, what is in doubt, and whether it was listed on the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deadreckon.publish.brief.context import NOTHING, items, section, table
from deadreckon.publish.markup import Markup, element, join, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from deadreckon.publish.brief.context import Cell, Context
    from deadreckon.screening.vessels import PassageListed, VesselRecord, Went

_ANSWERS = {"yes": "yes", "no": "no", "cannot tell": "listed_open"}


def ships(page: Context) -> Markup | None:
    """Give each ship of the frame; of owners none who rests on a likeness of names alone."""
    vessels = page.run.vessels
    if not vessels:
        return None
    say = page.say
    doubts = [
        join(quoted(vessel.label), ": ", page.english(f"{doubt.value} {doubt.why}"))
        for vessel in vessels
        for doubt in vessel.doubts
    ]
    return section(
        "ships",
        say("ships_title"),
        page.p("ships_intro"),
        table(
            None,
            [say("ship"), "IMO", say("ships_went_by"), say("ships_listings")],
            [_ship(page, vessel) for vessel in vessels],
        ),
        page.p("ships_doubts") if doubts else None,
        items(doubts) if doubts else None,
        _passages(page),
    )


def _ship(page: Context, vessel: VesselRecord) -> list[Cell]:
    say = page.say
    imo = vessel.imo or NOTHING
    if vessel.imo_plausible is False:
        imo += " " + say("imo_wrong")
    held = [
        *_held(page, "", vessel.names),
        *_held(page, say("ships_flag"), vessel.flags),
        *_held(page, "MMSI", vessel.mmsi),
        *_held(page, say("ships_call_sign"), vessel.call_signs),
        *_held(page, say("ships_owner"), vessel.owners),
    ]
    if vessel.withheld:
        held.append(page.prose(say("ships_withheld", n=vessel.withheld)))
    listings = [
        join(
            element("a", quoted(one.list), href=page.target((one.id,)), class_="ref"),
            " ",
            _time(page, one.from_, one.to),
            f" ({one.basis})" if one.basis else None,
        )
        for one in vessel.listings
    ]
    return [
        quoted(vessel.label),
        quoted(imo),
        items(held) if held else NOTHING,
        items(listings) if listings else page.prose(say("ships_no_listing")),
    ]


def _held(page: Context, label: str, values: Iterable[Went]) -> list[Markup]:
    return [
        join(
            f"{label} " if label else None,
            quoted(one.value),
            " " if one.from_ or one.to else None,
            _time(page, one.from_, one.to) if one.from_ or one.to else None,
            f" ({one.source})" if one.source else None,
        )
        for one in values
    ]


def _time(page: Context, first: str | None, last: str | None) -> Markup:
    if first and last:
        return page.prose(page.say("ships_from_to", first=first, last=last))
    if first or last:
        key = "ships_from" if first else "ships_to"
        return page.prose(page.say(key, day=first or last))
    return page.prose(page.say("ships_undated"))


def _passages(page: Context) -> Markup | None:
    say = page.say
    rows = [_passage(page, v, passage) for v in page.run.vessels for passage in v.passages]
    if not rows:
        return None
    heads = [say("ship"), say("ships_passage"), say("ships_on_the_day"), say("ships_because")]
    return table(say("ships_passages"), heads, rows)


def _passage(page: Context, vessel: VesselRecord, passage: PassageListed) -> list[Cell]:
    say = page.say
    when = say("ships_between", first=passage.from_, last=passage.to)
    answer = say(_ANSWERS[passage.listed])
    return [
        quoted(vessel.label),
        page.prose(f"{say(f'ships_{passage.how}')}, {when}"),
        join(page.prose(answer), ": ", page.english(passage.why)),
        page.references(passage.because),
    ]
