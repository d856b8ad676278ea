"""What an item of the evidence says, and the facts on it that a profile may show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deadreckon.model.evidence import (
    Aggregate,
    Claim,
    Listing,
    Look,
    Sighting,
    Stack,
)
from deadreckon.publish.markup import Markup, element, quoted

if TYPE_CHECKING:
    from deadreckon.model.frame import Worded
    from deadreckon.publish.brief.context import Context

Item = Look | Sighting | Stack | Aggregate | Listing | Claim


def says(page: Context, item: Item) -> Markup:
    """Say it in a line; a claim in its own words."""
    say = page.say
    match item:
        case Claim():
            return quoted(item.text)
        case Sighting():
            ships = say("or").join(page.run.frame.vessels[v].label for v in item.candidates)
            key = "says_sighting" if item.present else "says_absence"
            return quoted(say(key, ships=ships or say("a_ship"), at=_at(page, item)))
        case Look():
            return quoted(say("says_look", seen=say(f"seen_{item.seen}"), at=_at(page, item)))
        case Stack():
            boxes = say("some") if item.boxes is None else say.number(item.boxes)
            return quoted(say("says_stack", boxes=boxes, at=_at(page, item)))
        case Aggregate():
            days = [say("unknown") if n is None else say.number(n)
                    for n in (item.occupied_days, item.imaged_days)]  # fmt: skip
            words = say("says_aggregate", occupied=days[0], imaged=days[1], at=_at(page, item))
            return quoted(words)
        case Listing():
            vessel = page.run.frame.vessels.get(item.vessel)
            return quoted(f"{vessel.label if vessel else item.vessel}: {item.list}")


def _at(page: Context, item: Look | Sighting | Stack | Aggregate) -> str:
    return f"{page.place(item.place)}, {item.when.text}"


def facts(page: Context, item: Item) -> Markup | None:
    """Give origin and source with their reliability, and what else its row states."""
    say = page.say
    told: list[tuple[str, str]] = []
    origin = getattr(item, "origin", "")
    source = getattr(item, "source", "")
    if not isinstance(item, Look | Listing):
        declared = page.run.frame.origins.get(origin)
        reliable = _reliable(page, declared.reliability if declared else None)
        words = f"{page.origin(origin)}{reliable}" if origin else say("origin_unstated")
        told.append((say("origin"), words))
    if source:
        known = page.run.frame.sources.get(source)
        told.append(
            (
                say("source"),
                page.name(source) + _reliable(page, known.reliability if known else None),
            )
        )
    told += [(say(key), text) for key, text in _own(page, item) if text]
    if item.note:
        told.append((say("note"), item.note))
    pairs = [
        element("div", element("dt", name), " ", element("dd", quoted(text))) for name, text in told
    ]
    return element("dl", *pairs, class_="facts") if pairs else None


def _reliable(page: Context, stated: Worded | None) -> str:
    if stated is None:
        return ""
    words = "–".join(f"{end:g}" for end in stated) if isinstance(stated, tuple) else f"{stated}"
    return f" ({page.say('reliability', words=words)})"


def _own(page: Context, item: Item) -> list[tuple[str, str]]:
    say = page.say
    known = getattr(item, "known", None)
    told: list[tuple[str, str]] = []
    match item:
        case Sighting():
            told += [
                ("right_with", f"{item.confidence:g}"),
                ("basis", item.basis),
                ("doing", item.doing),
                ("boxes", "" if item.boxes is None else say.number(item.boxes)),
                ("reader", item.reader),
            ]
        case Claim():
            told += [
                ("via", ", ".join(map(page.name, item.via))),
                ("mood", "" if item.mood == "asserted" else say(f"mood_{item.mood}")),
                ("term", item.term),
                ("observed", {True: say("yes"), False: say("no")}.get(item.observation, "")),  # type: ignore[arg-type]
            ]
        case Look():
            told += [("sensor", item.sensor), ("scene", item.scene)]
        case Listing():
            told += [("programme", item.programme), ("basis", item.basis), ("list_page", item.page)]
        case _:
            pass
    told.append(("known", "" if known is None else say.day(known)))
    return told
