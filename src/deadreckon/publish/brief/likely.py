"""What is likely: a picture, how far it moves, calls that nobody saw, and what would tell more."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from deadreckon.publish.brief.context import anchor, items, table
from deadreckon.publish.brief.drawn import drawn
from deadreckon.publish.figures.distribution import distribution
from deadreckon.publish.markup import Markup, join, quoted

if TYPE_CHECKING:
    from deadreckon.publish.brief.context import Cell, Context
    from deadreckon.voyages.figures import Interval90, Likely, RouteFigures

MOST_UNSEEN = 8


def interval(page: Context, path: str, likely: Likely, because: tuple[str, ...]) -> Markup:
    """Give the median and the 90 % interval, each number a result."""
    p50, p05, p95 = (
        page.result(f"{path}.likely.{name}", page.say.number(getattr(likely, name)), because)
        for name in ("p50", "p05", "p95")
    )
    return join(p50, " (", p05, "\u2060–\u2060", p95, ")")


def likely(page: Context, figures: RouteFigures) -> Markup | None:
    """Show what stands beside a route's likely passages, or what would let one tell."""
    base, say, fleet = f"routes.{figures.id}", page.say, figures.fleet
    if fleet.likely is None:
        return items(_missing(page, base, figures)) if figures.missing_looks else None
    found = fleet.likely
    id_ = f"likely-{anchor(figures.id)}"
    picture = drawn(id_, lambda wide, id_: distribution(fleet, found, say, wide, id_), page.wide)
    parts = (_held, _unseen, _next)
    lines = [line for part in parts for line in part(page, base, figures)]
    return join(picture, _sweep(page, base, figures), items(lines) if lines else "")


def _held(page: Context, base: str, figures: RouteFigures) -> Iterator[Markup]:
    found = figures.fleet.likely
    if found is not None and found.simulated:
        path, say = f"{base}.fleet.likely", page.say
        yield join(
            quoted(say("likely_held")),
            " ",
            page.result(f"{path}.held", say.number(found.held)),
            f" {say('likely_of')} ",
            page.result(f"{path}.simulated", say.number(found.simulated)),
            "; ",
            quoted(say("likely_held_raw")),
            " ",
            page.result(f"{path}.held_raw", say.number(found.held_raw)),
            ".",
        )


def _sweep(page: Context, base: str, figures: RouteFigures) -> Markup:
    say = page.say
    heads = [
        say("sweep_what"), say("sweep_lower"), say("likely"), say("sweep_upper"), say("likely"),
    ]  # fmt: skip
    rows: list[list[Cell]] = []
    for number, row in enumerate(figures.sweep):
        path = f"{base}.sweep.{number}"
        rows.append(
            [
                say(f"sweep_{row.assumption}"),
                _range(page, row.lower),
                _moved(page, f"{path}.at_lower", row.at_lower),
                _range(page, row.upper),
                _moved(page, f"{path}.at_upper", row.at_upper),
            ]
        )
    return table(say("sweep_caption"), heads, rows) if rows else join()


def _moved(page: Context, path: str, at: Interval90) -> Markup:
    p50, p05, p95 = (
        page.result(f"{path}.{name}", page.say.number(getattr(at, name)))
        for name in ("p50", "p05", "p95")
    )
    return join(p50, " (", p05, "\u2060–\u2060", p95, ")")


def _range(page: Context, ends: tuple[float, float]) -> Markup:
    return quoted("\u2060–\u2060".join(page.say.decimal(f"{end:g}") for end in ends))


def _unseen(page: Context, base: str, figures: RouteFigures) -> Iterator[Markup]:
    """Tell of the spans with most unseen calls, in the order of time; the others are counted."""
    say = page.say
    ranked = sorted(enumerate(figures.unseen), key=lambda row: (-row[1].expected, row[0]))
    for number, row in sorted(ranked[:MOST_UNSEEN]):
        words = say(
            "unseen",
            vessel=page.run.frame.vessels[row.vessel].label,
            place=page.place(row.place),
            days=say.days(row.from_.date(), row.to.date()),
        )
        ids = tuple(id_ for id_ in (row.after, row.before) if id_ is not None)
        expected = page.result(
            f"{base}.unseen.{number}.expected", say.decimal(f"{row.expected:.1f}"), ids
        )
        between = (" (", page.references(ids), ")") if ids else ()
        yield join(quoted(words), " ", expected, *between, ".")
    more = len(figures.unseen) - MOST_UNSEEN
    if more > 0:
        yield join(say("unseen_more", count=say.number(more)))


def _next(page: Context, base: str, figures: RouteFigures) -> Iterator[Markup]:
    look, say = figures.next_look, page.say
    if look is not None:
        words = say("next_look", place=page.place(look.place), day=say.day(look.day))
        width = page.result(f"{base}.next_look.width", say.number(look.width))
        then = page.result(f"{base}.next_look.then", say.decimal(f"{look.then:.1f}"))
        yield join(quoted(words), " ", width, f" {say('next_look_then')} ", then, ".")


def _missing(page: Context, base: str, figures: RouteFigures) -> Iterator[Markup]:
    say = page.say
    for number, row in enumerate(figures.missing_looks):
        path = f"{base}.missing_looks.{number}"
        yield join(
            quoted(say("missing_looks", place=page.place(row.place))),
            " ",
            page.result(f"{path}.days", say.number(row.days)),
            f" {say('likely_of')} ",
            page.result(f"{path}.of", say.number(row.of)),
            ".",
        )
