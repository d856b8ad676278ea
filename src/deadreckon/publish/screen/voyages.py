"""The voyages: proved, likely, at most and told, side by side, each in its unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from deadreckon.publish.columns import WIDTH, fit, paragraph, row
from deadreckon.publish.screen.cargo import needed
from deadreckon.publish.screen.likely import likely
from deadreckon.publish.screen.names import name_of, number, percent, seen_at
from deadreckon.voyages.counts import CALL, PASSAGE, ROUND_TRIP, units

if TYPE_CHECKING:
    from deadreckon.case.run import Run
    from deadreckon.voyages.figures import Calls, Counted, Figures, RouteFigures, Told

_WIDTHS = (36, 8, 13, 9)
_MOST_TOLD = 2
_MOST_CONFLICTS = 2
_WITNESSES = 12
_SIGNS = {"eq": "{}", "ge": "{}+", "gt": ">{}", "le": "≤{}", "lt": "<{}", "approx": "~{}"}


def voyages(run: Run, *, short: bool = False) -> list[str]:
    """Give each route's table and its words, and what is told beside the table.

    `short`: of the routes after the first a sentence each, and of what is told the table's alone.
    """
    if not run.reckoning.routes:
        return ["VOYAGES   cannot tell: case.toml names no route, so nothing is counted"]
    first, *others = run.reckoning.routes
    if short:
        said = [line for figures in others for line in _sentence(run, figures)]
        return [*table(run, first, most=1), *_words(run, first, most=1), *said]
    lines = []
    for figures in run.reckoning.routes:
        lines += ["", *table(run, figures), *_words(run, figures), *_told_beside(run, figures)]
    return lines[1:]


def table(run: Run, figures: RouteFigures, *, most: int = _MOST_TOLD) -> list[str]:
    """Give one route's figures in columns, each with no more than `most` told counts."""
    route = run.frame.routes[figures.id]
    start, end = route.window.start, route.window.end
    year = "" if start.year == end.year else f" {start.year}"
    title = f"VOYAGES, {start.day} {start:%b}{year} - {end.day} {end:%b %Y}"
    heads = ("PROVED", "LIKELY", "AT MOST", "TOLD by others, not counted here")
    # The title stands where a row has its label; "2 " will be put before it.
    lines = [row((title, *heads), _WIDTHS)[2:]]
    ends = f"{_names(run, route.origins)}-{_names(run, route.destinations)}"
    alone = len(figures.vessels) == 1
    names = [run.frame.vessels[each.id].label for each in figures.vessels]
    who = names[0] if alone else _together(figures)
    whose = f"passages {ends}"
    if any(cell_len(f"{whose}, {name}") >= _WIDTHS[0] for name in (*names, who)):
        lines += paragraph(ends, lead="  ")
        whose = "passages"
    ships = [] if alone else list(zip(figures.vessels, names, strict=True))
    for hers in _alike(run, figures, ships, together=most == 1):
        each = hers[0][0]
        every = "each ship" if len(hers) == len(ships) else f"{len(hers)} ships, each"
        name = hers[0][1] if len(hers) == 1 else every
        lines += _row(run, f"{whose}, {name}", each, _told(run, figures, PASSAGE, each.id), most)
    lines += _row(run, f"{whose}, {who}", figures.fleet, _told(run, figures, PASSAGE), most)
    trips = _told(run, figures, ROUND_TRIP)
    lines += _row(run, f"round trips, {who}", figures.fleet.round_trips, trips, most)
    for place in route.origins:
        label = f"calls at {run.frame.places[place].label}, any ship"
        lines += _row(run, label, figures.calls.get(place), _told(run, figures, CALL), most)
    return lines


def _alike(
    run: Run, figures: RouteFigures, ships: list[tuple[Figures, str]], *, together: bool
) -> list[list[tuple[Figures, str]]]:
    """Put ships with the same figures, of which nobody tells anything, into one row."""
    groups: list[list[tuple[Figures, str]]] = []
    keys: list[object] = []
    for each, name in ships:
        told = _told(run, figures, PASSAGE, each.id)
        key = each.id if told or not together else (each.at_least, each.likely, each.at_most)
        if keys and keys[-1] == key:
            groups[-1].append((each, name))
        else:
            groups.append([(each, name)])
            keys.append(key)
    return groups


def _row(
    run: Run, label: str, figure: Counted | Calls | None, told: list[Told], shown: int
) -> list[str]:
    if figure is None:
        return []
    likely = getattr(figure, "likely", None)
    expected = f"{likely.p50} ({likely.p05}-{likely.p95})" if likely else "cannot tell"
    at_most = getattr(figure, "at_most", None)
    more = f"; {len(told) - shown} more" if len(told) > shown else ""
    says = [_says(run, each) for each in told[:shown]] or ["-"]
    room = WIDTH - 2 - sum(_WIDTHS)
    says[-1] = fit(says[-1], room - cell_len(more)).rstrip() + more
    most = "-" if at_most is None else str(at_most)
    lines = [row((label, str(figure.at_least), expected, most, says[0]), _WIDTHS)]
    return lines + [row(("", "", "", "", said), _WIDTHS) for said in says[1:]]


def _told(run: Run, figures: RouteFigures, kind: str, ship: str | None = None) -> list[Told]:
    """Choose what others tell in a unit of one ship, or of several: one count an origin."""
    claims = {claim.id: claim for claim in run.evidence.claims}
    lead = {line.claim for line in run.lines}
    # What is told of a fleet's only ship is told of the fleet.
    ships = {ship, figures.vessels[0].id} if len(figures.vessels) == 1 else {ship}
    chosen: dict[str, Told] = {}
    for told in sorted(figures.told, key=lambda t: (t.claim not in lead, t.claim)):
        claim = claims[told.claim]
        alone = claim.vessels[0] if len(claim.vessels) == 1 else None
        # A bare trip may be a round trip too; it is shown once, in the unit that it has first.
        if units(claim)[:1] == (kind,) and told.status != "not_comparable" and alone in ships:
            chosen.setdefault(told.origin or told.claim, told)
    return list(chosen.values())


def _says(run: Run, told: Told) -> str:
    return f"{count(told)} {told.status.replace('_', ' ')}: {_who(run, told.claim)}"


def _who(run: Run, claim: str) -> str:
    found = next(each for each in run.evidence.claims if each.id == claim)
    return name_of(run, found.source or found.origin or claim)


def _told_beside(run: Run, figures: RouteFigures) -> list[str]:
    """Give every told count, each in its own unit with what becomes of it and why."""
    lines = []
    for told in figures.told:
        why = f", {told.why}" if told.why else ""
        status = told.status.replace("_", " ")
        said = f"{count(told)} ({told.unit}), {_who(run, told.claim)}: {status}{why}"
        lines += paragraph(said, lead="  told  ")
    return lines


def count(told: Told) -> str:
    """Write a told count with its bound: `5+` is at least five, `>5` more than five."""
    value = number(told.value)
    if told.bound == "between" and told.upper is not None:
        return f"{value}-{number(told.upper)}"
    return _SIGNS.get(told.bound, "{}").format(value)


def _words(run: Run, figures: RouteFigures, *, most: int | None = None) -> list[str]:
    fleet = figures.fleet
    seen = ", ".join(seen_at(run, witness) for witness in fleet.witnesses[:_WITNESSES])
    if len(fleet.witnesses) > _WITNESSES:
        seen += f" and {len(fleet.witnesses) - _WITNESSES} more, all in the brief"
    lines = paragraph(
        "PROVED: no smaller number explains this file's sightings; a passage takes two that name "
        "the ship. "
        + (
            "Nought is a property of the file, no finding that nothing sailed; it contradicts "
            "nobody's count."
            if fleet.at_least == 0
            else f"Here: {seen}. {_if_wrong(run, fleet)}"
        ),
        lead="  ",
    )
    if most is None:
        lines += _stays(run, figures)
    step = figures.next_step
    if step is not None:
        ship, place = run.frame.vessels[step.vessel].label, run.frame.places[step.place].label
        first, last = step.from_[:10], step.to[:10]
        when = f"on {first}" if first == last else f"between {first} and {last}"
        then = f"one sure sighting of {ship} at {place} {when} makes it {step.at_least}."
        lines += paragraph(f"The next step: {then}", lead="  ")
    lines += needed(run, figures)
    lines += [] if most else _silence(run, figures)
    lines += likely(run, figures, most=most)
    for conflict in fleet.conflicts[: _MOST_CONFLICTS if most else None]:
        lines += paragraph(f"CONFLICT: {conflict.why}", lead="  ", most=most)
    return lines


def _stays(run: Run, figures: RouteFigures) -> list[str]:
    """Tell of each port's calls what is proved without an assumption on how long a ship stays."""
    lines = []
    for place, calls in figures.calls.items():
        if calls.at_least_strict != calls.at_least:
            name = run.frame.places[place].label
            days = run.frame.routes[figures.id].assumptions.longest_stay_days
            said = (
                f"{calls.at_least} if no stay is over {days:g} days, else {calls.at_least_strict}"
            )
            lines += paragraph(f"Calls at {name}: {said}.", lead="  ")
    return lines


def _silence(run: Run, figures: RouteFigures) -> list[str]:
    """Tell what is told of the ships' AIS: they say of themselves what they like."""
    ships = run.frame.routes[figures.id].vessels
    told = [
        f"{claim.text} ({_who(run, claim.id)})"
        for claim in run.evidence.claims
        if claim.kind == "ais" and not set(claim.vessels).isdisjoint(ships)
    ]
    return paragraph(f"AIS: {told[0]}.", lead="  ") if told else []


def _sentence(run: Run, figures: RouteFigures) -> list[str]:
    route = run.frame.routes[figures.id]
    ends = f"{_names(run, route.origins)}-{_names(run, route.destinations)}"
    ships = ", ".join(run.frame.vessels[v].label for v in route.vessels)
    until = route.window.end.date()
    text = f"{ships}, {ends}, to {until}: PROVED {figures.fleet.at_least}"
    if figures.fleet.at_least:
        seen = ", ".join(seen_at(run, witness) for witness in figures.fleet.witnesses)
        text += f" ({seen}). {_if_wrong(run, figures.fleet)}"
    else:
        text += ": a property of the file, no finding that nothing sailed."
    return paragraph(text, lead="  ")


def _if_wrong(run: Run, fleet: Counted) -> str:
    cause = fleet.weakest_cause
    parts = [
        f"All right: {percent(fleet.witnesses_joint)}",
        f"one misread: {fleet.robust_at_least}",
        f"in 95 of 100 cases: {fleet.at_least_95}",
    ]
    if cause is not None:
        parts.append(f"if {name_of(run, cause.value)} is wrong: {fleet.robust_to_cause}")
    return "; ".join(parts) + "."


def _together(figures: RouteFigures) -> str:
    return "both" if len(figures.vessels) == 2 else f"all {len(figures.vessels)}"  # noqa: PLR2004


def _names(run: Run, ids: tuple[str, ...]) -> str:
    return "/".join(run.frame.places[id_].label for id_ in ids)
