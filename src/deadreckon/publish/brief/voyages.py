"""The voyages: proved, likely, at most and told, side by side and never merged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deadreckon.cargo.relations import calendar_days
from deadreckon.model.place import lineage
from deadreckon.publish.brief.context import anchor, items, section, table
from deadreckon.publish.brief.drawn import drawn
from deadreckon.publish.brief.likely import interval
from deadreckon.publish.brief.likely import likely as likely_beside
from deadreckon.publish.figures.ladder import ladder
from deadreckon.publish.figures.possible import in_words
from deadreckon.publish.markup import Markup, element, join, quoted
from deadreckon.voyages.counts import CALL, PASSAGE, ROUND_TRIP, units
from deadreckon.voyages.sentences import Sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deadreckon.cargo.boxes import ToldBoxes
    from deadreckon.publish.brief.context import Cell, Context
    from deadreckon.voyages.figures import Calls, Counted, Figures, RouteFigures, Told
    from deadreckon.voyages.sentences import Sentence

MOST_WINDOWS = 8
SIGNS = {"ge": "≥ ", "gt": "> ", "le": "≤ ", "lt": "< ", "approx": "≈ "}


def voyages(page: Context) -> Markup:
    """Give a table for each route, with its witnesses, and calls at every place."""
    say = page.say
    parts = [_route(page, figures) for figures in page.run.reckoning.routes]
    calls = [place for place in page.run.reckoning.places if place.calls.at_least]
    frame, words = page.run.frame, Sentences(page.run.frame, say.language)
    days = frame.assumptions.longest_stay_days
    heads = [
        say("place"),
        say("proved"),
        say("proved_strict"),
        say("misread_one"),
        say("witnesses"),
    ]
    rows = [
        [
            quoted(page.place(place.id)),
            _calls_cell(page, f"places.{place.id}.calls", place.calls),
            page.result(f"places.{place.id}.calls.at_least_strict",
                        say.number(place.calls.at_least_strict), place.calls.witnesses),
            page.result(f"places.{place.id}.calls.robust_at_least",
                        say.number(place.calls.robust_at_least), place.calls.witnesses),
            page.references(place.calls.witnesses),
        ]
        for place in calls
    ]  # fmt: skip
    return section(
        "voyages",
        say("voyages_title"),
        page.p("voyages_intro"),
        *parts,
        table(say("calls_caption"), heads, rows) if rows else None,
        items(
            _sentence(page, f"places.{place.id}.calls", sentence, place.calls.witnesses)
            for place in calls
            for sentence in (words.calls(place.id, place.calls, frame.window, days),)
        )
        if calls
        else None,
    )


def _route(page: Context, figures: RouteFigures) -> Markup:
    route, say = page.run.frame.routes[figures.id], page.say
    ends = "–".join(
        " / ".join(page.place(id_) for id_ in side) for side in (route.origins, route.destinations)
    )
    window = say.days(route.window.start.date(), route.window.end.date())
    heads = [say("what"), say("proved"), say("in_95"), say("likely"), say("at_most"), say("told")]
    base = f"routes.{figures.id}"
    rows: list[list[Cell]] = []
    for vessel in figures.vessels:
        label = say("passages_of", who=page.run.frame.vessels[vessel.id].label)
        rows.append(_row(page, label, f"{base}.vessels.{vessel.id}", vessel, ()))
    told = [t for t in figures.told if t.status != "not_comparable"]
    whole = say("all_ships")
    for key, path, counted, unit in (
        ("passages_of", f"{base}.fleet", figures.fleet, PASSAGE),
        ("round_trips_of", f"{base}.fleet.round_trips", figures.fleet.round_trips, ROUND_TRIP),
    ):
        own = [t for t in told if _unit(page, t) == unit]
        rows.append(_row(page, say(key, who=whole), path, counted, own))
    for place, calls in figures.calls.items():
        at = [t for t in told if _unit(page, t) == CALL and place in _ports(page, t)]
        rows.append(
            [
                quoted(say("calls_at", place=page.place(place))),
                _calls_cell(page, f"{base}.calls.{place}", calls),
                "–",
                "–",
                "–",
                _told(page, base, at),
            ]
        )
    return element(
        "div",
        element("h3", quoted(ends), ", ", window),
        table(None, heads, rows),
        _ladder(page, figures),
        likely_beside(page, figures),
        items(_sentences(page, base, figures)),
        class_="route",
    )


def _row(
    page: Context, label: str, path: str, counted: Counted, told: Sequence[Told]
) -> list[Cell]:
    say = page.say
    likely: Cell = (say("cannot_tell"), "soft")
    if counted.likely is not None:
        likely = interval(page, path, counted.likely, counted.witnesses)
    most: Cell = "–"
    if counted.at_most is not None:
        most = page.result(f"{path}.at_most", say.number(counted.at_most))
    proved = page.result(f"{path}.at_least", say.number(counted.at_least), counted.witnesses)
    return [
        quoted(label),
        (proved, "proved"),
        page.result(f"{path}.at_least_95", say.number(counted.at_least_95), counted.witnesses),
        likely,
        most,
        _told(page, path.partition(".fleet")[0], told),
    ]


def _calls_cell(page: Context, path: str, calls: Calls) -> Cell:
    number = page.say.number(calls.at_least)
    return page.result(f"{path}.at_least", number, calls.witnesses), "proved"


def _unit(page: Context, told: Told) -> str | None:
    """Give the unit in which a count is shown; a bare trip stands with the passages."""
    claim = page.claims.get(told.claim)
    return next(iter(units(claim)), None) if claim else None


def _ports(page: Context, told: Told) -> set[str]:
    places = page.run.frame.places
    return {up for place in page.claims[told.claim].places for up in lineage(place, places)}


def _told(page: Context, base: str, told: Sequence[Told]) -> Markup:
    """Give published counts, one for each number and origin: repeating is not corroborating."""
    once = {(t.bound, t.value, t.upper, t.origin): t for t in reversed(told)}
    parts = []
    for t in sorted(once.values(), key=lambda t: (-t.value, t.claim)):
        number = page.result(f"{base}.told.{t.claim}.value", count(page, t), (t.claim,))
        status = element("em", page.say(f"status_{t.status}"))
        parts.append(element("div", number, " ", quoted(f"{_by_whom(page, t)}: "), status))
    return join(*parts) if parts else join("–")


def _by_whom(page: Context, told: Told) -> str:
    """Name the origin of a count, the ships if it names some, and its days."""
    words = page.origin(told.origin) if told.origin else page.say("origin_unstated")
    claim = page.claims.get(told.claim)
    if claim is not None and len(claim.vessels) == 1:
        words += f", {page.run.frame.vessels[claim.vessels[0]].label}"
    if claim is not None and claim.when is not None:
        words += f", {page.say.days(*calendar_days(claim.when))}"
    return words


def count(page: Context, told: Told | ToldBoxes) -> str:
    """Write a told count with the sign of its bound."""
    number = page.say.number(told.value)
    if told.upper is not None:
        number += f"–{page.say.number(told.upper)}"
    return SIGNS.get(told.bound, "") + number


def _sentences(page: Context, base: str, figures: RouteFigures) -> list[str]:
    """Say what the numbers mean and what is left of them if something behind them is wrong."""
    say, fleet = page.say, figures.fleet
    lines: list[str] = [*_to_print(page, base, figures), _proof(page, f"{base}.fleet", fleet)]
    if fleet.at_least:
        lines += _ladders(page, f"{base}.fleet", fleet)
    lines += [
        join(quoted(say("conflict")), " ", page.references(c.ids), ": ", page.english(c.why))
        for c in fleet.conflicts
    ]
    if fleet.likely is None:
        lines.append(join(say("likely_none"), " ", page.english(fleet.why), "."))
    step = figures.next_step
    if step is not None:
        words = say(
            "next_step",
            vessel=page.run.frame.vessels[step.vessel].label,
            place=page.place(step.place),
            first=step.from_[:10],
            last=step.to[:10],
        )
        number = page.result(f"{base}.next_step.at_least", say.number(step.at_least))
        lines.append(join(quoted(words), " ", number, "."))
    lines += _unseen(page, figures)
    if figures.needed:
        lines.append(_needed(page, base, figures))
    for reading in figures.readings:
        known = page.run.frame.readings.get(reading.id)
        name = known.name if known and known.name else reading.id
        path = f"{base}.readings.{reading.id}.fleet"
        granted = reading.fleet
        lines.append(
            join(
                quoted(say("reading", name=name)),
                " ",
                page.result(f"{path}.at_least", say.number(granted.at_least), granted.granted),
                " ",
                quoted(say("reading_passages")),
                page.result(
                    f"{path}.round_trips", say.number(granted.round_trips), granted.granted
                ),
                " ",
                quoted(say("reading_trips")),
                *_against(page, granted.contradicts),
            )
        )
    lines.append(join(say("rests_on"), " ", page.english("; ".join(fleet.assumes) or "–")))
    return lines


def _unseen(page: Context, figures: RouteFigures) -> list[Markup]:
    """Say when calls were possible that nobody saw, between what was seen elsewhere."""
    found = sorted(
        (window.from_, window.vessel, window.place, window, (window.after, window.before))
        for window in figures.reach
        if not window.seen and window.after is not None and window.before is not None
    )
    lines = [
        join(quoted(in_words(page.run, window, page.say)), " (", page.references(ids), ").")
        for *_, window, ids in found[:MOST_WINDOWS]
    ]
    if more := len(found) - len(lines):
        lines.append(join(page.say("reach_more", count=page.say.number(more))))
    return lines


def _against(page: Context, claims: Sequence[str]) -> list[Markup]:
    """Name what a reading grants and that cannot be taken."""
    if not claims:
        return []
    return [join(" ", quoted(page.say("reading_against")), " ", page.references(claims), ".")]


def _ladder(page: Context, figures: RouteFigures) -> Markup | None:
    fleet = figures.fleet
    if not any(rung.at_least for rung in fleet.at_least_by_confidence):
        return None
    id_ = f"ladder-{anchor(figures.id)}"
    return drawn(id_, lambda wide, id_: ladder(fleet, page.say, wide, id_), page.wide)


def _to_print(page: Context, base: str, figures: RouteFigures) -> list[str]:
    """Give a sentence for each figure of the fleet, fit to print as it stands."""
    fleet, route = figures.fleet, page.run.frame.routes[figures.id]
    words = Sentences(page.run.frame, page.say.language)
    return [
        _sentence(page, path, sentence, fleet.witnesses)
        for path, counted, unit in (
            (f"{base}.fleet", fleet, "passages"),
            (f"{base}.fleet.round_trips", fleet.round_trips, "round_trips"),
        )
        for sentence in words.counted(route, counted, unit, None, disputed=bool(fleet.conflicts))
        if counted.at_least or sentence.figure == "at_least" or unit == "passages"
    ]


def _sentence(page: Context, path: str, sentence: Sentence, because: Sequence[str]) -> Markup:
    return join(
        *(
            quoted(text) if end is None else page.result(f"{path}.{end}", text, because)
            for text, end in sentence.pieces
        )
    )


def _proof(page: Context, path: str, fleet: Figures) -> Markup:
    say = page.say
    if not fleet.at_least:
        return page.prose(say("proved_nought"))
    parts: list[str] = [
        page.prose(say("proved_by")),
        " ",
        page.references(fleet.witnesses, most=len(fleet.witnesses)),
        ". ",
        page.prose(say("joint")),
        " ",
        page.result(
            f"{path}.witnesses_joint", page.percent(fleet.witnesses_joint), fleet.witnesses
        ),
        "; ",
        say("if_misread"),
        " ",
        page.result(f"{path}.robust_at_least", say.number(fleet.robust_at_least), fleet.witnesses),
    ]
    if fleet.weakest_cause is not None:
        cause = fleet.weakest_cause
        words = say("if_cause", kind=say(f"cause_{cause.kind}"), value=page.name(cause.value))
        number = say.number(fleet.robust_to_cause)
        parts += ["; ", quoted(words), " ",
                  page.result(f"{path}.robust_to_cause", number, fleet.witnesses)]  # fmt: skip
    return join(*parts, ".")


def _ladders(page: Context, path: str, fleet: Figures) -> list[Markup]:
    """Show how the bound falls with confidence, and as more witnesses are misread."""
    say = page.say
    rungs = [
        join(
            f"{rung.confidence:g} → ",
            page.result(
                f"{path}.at_least_by_confidence.{n}.at_least",
                say.number(rung.at_least),
                fleet.witnesses,
            ),
            f" ({page.percent(rung.witnesses_joint)})" if rung.at_least else None,
        )
        for n, rung in enumerate(fleet.at_least_by_confidence)
    ]
    left = [
        join(
            f"{row.misread} → ",
            page.result(f"{path}.robust.{n}.at_least", say.number(row.at_least), fleet.witnesses),
        )
        for n, row in enumerate(fleet.robust)
    ]
    found = []
    for words, parts in ((say("ladder"), rungs), (say("ladder_misread"), left)):
        if parts:
            spaced = [piece for part in parts for piece in ("; ", part)][1:]
            found.append(join(page.prose(words), " ", *spaced, "."))
    return found


def _needed(page: Context, base: str, figures: RouteFigures) -> Markup:
    """Say what told boxes need; for each number of loads the first claim stands for the others."""
    say = page.say
    found: dict[int, str] = {}
    for needed in figures.needed:
        found.setdefault(needed.at_least, needed.claim)
    parts: list[str] = [say("needed"), " "]
    for number, (loads, claim) in enumerate(sorted(found.items())):
        path = f"{base}.needed.{claim}.at_least"
        parts += ["; " if number else "", quoted(_told_words(page, claim)), " → ",
                  page.result(path, say.number(loads), (claim,))]  # fmt: skip
    return join(*parts, ".")


def _told_words(page: Context, id_: str) -> str:
    claim = page.claims.get(id_)
    if claim is None or claim.value is None:
        return id_
    sign = SIGNS.get(claim.bound or "eq", "")
    return f"{sign}{page.say.number(claim.value)} {page.say('boxes')}"
