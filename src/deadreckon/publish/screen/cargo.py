"""Boxes, told totals, rates and lapses: proved, told, needed, if one is right, if it went on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deadreckon.publish.columns import NUMBERED, paragraph
from deadreckon.publish.screen.names import name_of, number, percent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deadreckon.cargo.boxes import Cargo, ReadingBoxes
    from deadreckon.cargo.rate import Rate
    from deadreckon.cargo.relations import RelationFound
    from deadreckon.cargo.totals import Total, Totals
    from deadreckon.case.run import Run
    from deadreckon.voyages.figures import RouteFigures

MOST_TOTALS = 12
_SIGNS = {"ge": "at least ", "gt": "more than ", "le": "at most ", "lt": "fewer than ",
          "approx": "about "}  # fmt: skip
_INPUTS = {
    "passages": "how many passages there were",
    "boxes_a_load": "the size of a load",
    "load to load": "how loads differ",
    "holds": "what the ships can carry",
}


def needed(run: Run, figures: RouteFigures) -> list[str]:
    """Say in short what is proved and needed in boxes, and what the readings would carry."""
    boxes = next((cargo for cargo in run.cargo if cargo.route == figures.id), None)
    said = []
    if figures.needed and boxes is not None and (need := _most_needed(run, figures)):
        said.append(f"BOXES: {number(boxes.at_least)} proved. {need}")
    for reading in figures.readings:
        granted, against = reading.fleet.granted, reading.fleet.contradicts
        if not granted and not against:
            continue
        label = run.frame.readings[reading.id].name or f"if {reading.id} is right"
        found = next((r for r in boxes.readings if r.id == reading.id), None) if boxes else None
        taken = f"{reading.fleet.at_least} passages or more{_carried(found)}"
        said.append(f"{label.upper()}: {taken if granted else 'nothing of it can be taken'}.")
        if against:
            why = "contradicts this file or another of its claims"
            said.append(f"Left out, as it {why}: {', '.join(against)}.")
    return paragraph("  ".join(said), lead="  ") if said else []


def _most_needed(run: Run, figures: RouteFigures) -> str:
    """Choose what the article says before what needs most.

    Boxes told of no place and no ship may have gone any way: they are told with the first route.
    """
    claims = {claim.id: claim for claim in run.evidence.claims}
    lead = {line.claim for line in run.lines}
    first = figures.id == run.reckoning.routes[0].id
    fitting = [
        need
        for need in figures.needed
        if first or claims[need.claim].places or claims[need.claim].vessels
    ]
    most = max(fitting, key=lambda n: (n.claim in lead, n.at_least, n.claim), default=None)
    if most is None:
        return ""
    claim = claims[most.claim]
    told = f"{claim.value:,.0f} boxes"
    loads = f"{most.at_least} {most.unit}{'s' if most.at_least != 1 else ''}"
    who = name_of(run, claim.source or claim.origin or claim.id)
    return f"NEEDED: {told} need {loads} ({who})."


def _carried(found: ReadingBoxes | None) -> str:
    if found is None or not found.boxes:
        return ""
    said = ", " + _range(found.boxes) + " boxes"
    if found.dominates:
        said += f"; what moves that most: {_INPUTS[found.dominates]}"
    return said


def _range(ends: tuple[float, float]) -> str:
    return "-".join(dict.fromkeys(number(end) for end in ends))


def cargo(run: Run) -> list[str]:
    """Give boxes route by route, totals, rates and lapses; nothing where there are none."""
    lines = [
        *(line for boxes in run.cargo if _speaks(boxes) for line in _boxes(run, boxes)),
        *(line for unit in run.totals for line in _totals(run, unit)),
        *(line for rate in run.rates for line in _rate(run, rate)),
        *(line for lapse in run.relations for line in _lapse(run, lapse)),
    ]
    return [*paragraph("BOXES, RATE AND TIME", width=NUMBERED), *lines] if lines else []


def _speaks(boxes: Cargo) -> bool:
    """Whether a case says anything of boxes on a route."""
    return bool(
        boxes.at_least or boxes.told or boxes.implies or boxes.undirected or boxes.back.at_least
        or boxes.changes or boxes.overfull or boxes.p50 is not None
    )  # fmt: skip


def _boxes(run: Run, boxes: Cargo) -> Iterator[str]:
    route = run.frame.routes[boxes.route]
    ends = "-".join(run.frame.places[side[0]].label for side in (route.origins, route.destinations))
    likely = "cannot tell"
    if boxes.p10 is not None and boxes.p50 is not None and boxes.p90 is not None:
        likely = f"{number(boxes.p50)} (P10-P90 {_range((boxes.p10, boxes.p90))})"
    most = "" if boxes.at_most is None else f"; AT MOST {number(boxes.at_most)}"
    yield from paragraph(
        f"{ends}: PROVED {number(boxes.at_least)}; LIKELY {likely}{most}: {boxes.why}.", lead="  "
    )
    if boxes.at_least:
        left = f"All right: {percent(boxes.joint)}; one misread: {number(boxes.robust_at_least)}."
        yield from paragraph(left, lead="    ")
    for reading in boxes.readings:
        if reading.because and reading.loads:
            name = run.frame.readings[reading.id].name or f"if {reading.id} is right"
            yield from paragraph(
                f"{name}: {reading.loads} loads or more{_carried(reading)}", lead="    "
            )
    yield from _directions(boxes)
    for change in boxes.changes:
        if change.boxes:
            place = run.frame.places[change.place].label
            said = f"pile at {place}, {change.before} to {change.after}: {change.boxes:+,.0f}"
            yield from paragraph(f"{said}; {change.why}", lead="    ")
    if boxes.dominates:
        yield f"    what moves the total most: {_INPUTS[boxes.dominates]}"


def _directions(boxes: Cargo) -> Iterator[str]:
    if boxes.back.at_least:
        yield f"    the other way, at the least: {number(boxes.back.at_least)}"
    for words, ids in (
        ("seen laden the other way", boxes.other_way),
        ("aboard, but which way is not told", boxes.undirected),
        ("more aboard than the ship is said to carry, so one of them is wrong", boxes.overfull),
    ):
        if ids:
            yield from paragraph(f"{words}: {', '.join(ids)}", lead="    ")


def _totals(run: Run, unit: Totals) -> Iterator[str]:
    count = len(unit.told)
    said = f"TOLD of {unit.id}, side by side and never summed ({count}):"
    yield from paragraph(said, lead="  ")
    for total in unit.told[-MOST_TOTALS:]:
        yield from paragraph(_total(run, total), lead="    ")
    if count > MOST_TOTALS:
        yield f"    and {count - MOST_TOTALS} earlier: all are in the brief"
    for pair in unit.contradictions:
        yield from paragraph(f"cannot both hold: {pair.why}", lead="    ")


def _total(run: Run, total: Total) -> str:
    amount = _SIGNS.get(total.bound, "") + number(total.value)
    amount += "" if total.upper is None else f"-{number(total.upper)}"
    who = name_of(run, total.says or total.origin or total.claim)
    since = f" since {total.from_}" if total.from_ else ""
    a_day = ""
    if total.a_day is not None:
        least, most = total.a_day
        ends = [f"{end:,.3g}" for end in (least, most) if end is not None]
        a_day = f": {'-'.join(dict.fromkeys(ends))}{'+' if most is None else ''} a day"
    return f"{total.to or 'undated'}  {amount}, {who}{since}{a_day}"


def _rate(run: Run, rate: Rate) -> Iterator[str]:
    who = name_of(run, rate.origin) if rate.origin else "proved" if not rate.claims else rate.id
    unit = rate.unit.replace("_", " ")
    days = "1 day" if rate.days == 1 else f"{rate.days} days"
    told = f"{rate.n}{'+' if rate.at_least else ''} {unit} in {days} ({who})"
    more = "cannot tell"
    if rate.p05 is not None:
        more = f"{rate.p05}-{rate.p95} more by {rate.until}, no further"
    yield from paragraph(f"RATE  {told}; if it went on: {more}", lead="  ")


def _lapse(run: Run, lapse: RelationFound) -> Iterator[str]:
    claim = next((c for c in run.evidence.claims if c.id == lapse.claim), None)
    words = claim.text if claim else lapse.claim
    verdict = {True: "agrees", False: "does not agree", None: lapse.why}[lapse.agrees]
    days = ""
    if lapse.computed is not None and lapse.told is not None:
        first, last = lapse.computed
        days = f"computed {first} to {last}, told {lapse.told[0]} to {lapse.told[1]}: "
    yield from paragraph(f"TIME  {words}: {days}{verdict}", lead="  ")
