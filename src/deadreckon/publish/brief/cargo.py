"""Boxes: proved, told, what told loads and readings would carry, and in all; the two directions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deadreckon.publish.brief.context import items, section, table
from deadreckon.publish.brief.voyages import count
from deadreckon.publish.markup import Markup, element, join, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deadreckon.cargo.boxes import Cargo
    from deadreckon.publish.brief.context import Cell, Context


def cargo(page: Context) -> Markup | None:
    """Give a row for each route, and below it what its numbers rest on."""
    if not page.run.cargo:
        return None
    say = page.say
    heads = [say("route"), say("proved"), say("told"), say("implied"), say("likely"),
             say("at_most")]  # fmt: skip
    rows = [_row(page, cargo) for cargo in page.run.cargo]
    inside = page.run.cargo[0].contents_because
    said = page.p("contents_told" if inside else "contents_unobserved")
    below = [part for cargo in page.run.cargo for part in _below(page, cargo)]
    return section("cargo", say("cargo_title"), said, table(None, heads, rows), *below)


def _ends(page: Context, cargo: Cargo) -> str:
    route = page.run.frame.routes[cargo.route]
    return f"{page.place(route.origins[0])}–{page.place(route.destinations[0])}"


def _row(page: Context, cargo: Cargo) -> list[Cell]:
    say, base = page.say, f"cargo.{cargo.route}"
    once = {(t.bound, t.value, t.upper, t.origin): t for t in reversed(cargo.told)}
    told = [
        element(
            "div",
            page.result(f"{base}.told.{t.claim}.value", count(page, t), (t.claim,)),
            " ",
            quoted(page.origin(t.origin) if t.origin else say("origin_unstated")),
        )
        for t in reversed(list(once.values()))
    ]  # fmt: skip
    implied: dict[tuple[float, float], Markup] = {}
    for found in cargo.implies:
        number = page.result(
            f"{base}.implies.{found.claim}.boxes", _range(page, found.boxes), found.because
        )
        words = say("implied_by", loads=say.number(found.loads))
        implied.setdefault(found.boxes, element("div", number, " ", quoted(words)))
    likely: Cell = (say("cannot_tell"), "soft")
    if cargo.p10 is not None and cargo.p50 is not None and cargo.p90 is not None:
        middle = page.result(f"{base}.p50", say.number(cargo.p50), cargo.because)
        likely = join(middle, f" ({_range(page, (cargo.p10, cargo.p90))})")
    most: Cell = "–"
    if cargo.at_most is not None:
        most = page.result(f"{base}.at_most", say.number(cargo.at_most))
    return [
        quoted(_ends(page, cargo)),
        (page.result(f"{base}.at_least", say.number(cargo.at_least), cargo.because), "proved"),
        join(*told) if told else "–",
        join(*implied.values()) if implied else "–",
        likely,
        most,
    ]


def _range(page: Context, ends: tuple[float, float]) -> str:
    return "–".join(dict.fromkeys(page.say.number(end) for end in ends))


def _below(page: Context, cargo: Cargo) -> list[Markup]:
    head = element("p", element("strong", quoted(_ends(page, cargo))), ": ",
                   page.english(cargo.why), ".")  # fmt: skip
    lines = [*_proofs(page, cargo), *_readings(page, cargo), *_dominates(page, cargo)]
    return [head, items(lines)] if lines else [head]


def _proofs(page: Context, cargo: Cargo) -> Iterator[Markup]:
    say, base = page.say, f"cargo.{cargo.route}"
    if cargo.at_least:
        joint = page.result(f"{base}.joint", page.percent(cargo.joint), cargo.because)
        left = page.result(
            f"{base}.robust_at_least", say.number(cargo.robust_at_least), cargo.because
        )
        yield join(
            say("proved_by"), " ", page.references(cargo.because), ". ", say("joint"), " ", joint,
            "; ", say("if_misread"), " ", left, ".",
        )  # fmt: skip
    if cargo.back.at_least:
        number = page.result(
            f"{base}.back.at_least", say.number(cargo.back.at_least), cargo.back.because
        )
        yield join(say("cargo_back"), " ", number, ".")
    if cargo.other_way:
        yield join(say("cargo_other_way"), " ", page.references(cargo.other_way), ".")
    if cargo.overfull:
        yield join(say("cargo_overfull"), " ", page.references(cargo.overfull), ".")
    if cargo.undirected:
        yield join(say("cargo_undirected"), " ", page.references(cargo.undirected), ".")
    for number_, change in enumerate(cargo.changes):
        if not change.boxes:
            continue
        boxes = page.result(
            f"{base}.changes.{number_}.boxes", f"{change.boxes:+,.0f}", (change.after,)
        )
        ids = (change.before, change.after, *change.alongside)
        yield join(
            quoted(say("cargo_change", place=page.place(change.place))), " ",
            page.references(ids), ": ", boxes, "; ", page.english(change.why), ".",
        )  # fmt: skip
    for hold in cargo.holds:
        ship = page.run.frame.vessels[hold.vessel].label
        words = say("cargo_hold", ship=ship, by=say(f"hold_{hold.by}"))
        yield join(
            quoted(words), " ", _range(page, (round(hold.boxes[0]), round(hold.boxes[1]))), "."
        )


def _readings(page: Context, cargo: Cargo) -> Iterator[Markup]:
    say = page.say
    for reading in cargo.readings:
        if reading.boxes is None or not reading.loads or not reading.because:
            continue
        known = page.run.frame.readings.get(reading.id)
        name = known.name if known and known.name else reading.id
        base = f"cargo.{cargo.route}.readings.{reading.id}"
        words = say("cargo_reading", name=name, loads=say.plural("loads", reading.loads))
        boxes = page.result(f"{base}.boxes", _range(page, reading.boxes), reading.because)
        spread = None
        if reading.p10 is not None and reading.p90 is not None and reading.dominates:
            inner = page.result(
                f"{base}.p50", _range(page, (reading.p10, reading.p90)), reading.because
            )
            by = _input(page, reading.dominates)
            spread = join("; ", say("cargo_spread"), " ", inner, "; ", say("dominates"), " ", by)
        yield join(quoted(words), " ", boxes, spread, ".")


def _dominates(page: Context, cargo: Cargo) -> Iterator[Markup]:
    if cargo.dominates is None:
        return
    say = page.say
    words = _input(page, cargo.dominates)
    parts = [
        f"{_input(page, swing.input)} {_range(page, (swing.low, swing.high))}"
        for swing in cargo.swings
        if swing.high > swing.low
    ]
    number = page.result(f"cargo.{cargo.route}.dominates", words, cargo.because)
    tail = f" ({'; '.join(parts)})" if parts else ""
    key = "dominates_all" if cargo.swings else "dominates_open"
    yield join(say(key), " ", number, quoted(tail), ".")


def _input(page: Context, name: str) -> str:
    return page.say(f"input_{name.replace(' ', '_')}")
