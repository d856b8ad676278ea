"""The timeline: looks by place, and a swim lane per ship and place, witnesses marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from deadreckon.model.place import lineage
from deadreckon.model.times import iso
from deadreckon.publish.figures import svg
from deadreckon.publish.figures.marks import Kind, legend, mark
from deadreckon.publish.figures.possible import possible
from deadreckon.publish.markup import Markup, join

if TYPE_CHECKING:
    from deadreckon.case.phrases import Phrases
    from deadreckon.case.run import Run
    from deadreckon.model.evidence import Look, Seen, Sighting
    from deadreckon.model.frame import Route
    from deadreckon.model.times import Interval

NARROW = 640.0
LANE = 27.0
_GUTTER = 148.0
_HEAD = 20.0
_EDGE_DAYS = 14
_FEW_DAYS = 75
_MANY_DAYS = 1100
_BAR_PX = 9.0
_LOOKS: dict[Seen, Kind] = {
    "clear": "empty", "part": "part", "cloudy": "cloudy", "unread": "unread",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Scale:
    start: datetime
    end: datetime
    left: float
    right: float

    def __call__(self, instant: datetime) -> float:
        share = (instant - self.start) / (self.end - self.start)
        return self.left + max(0.0, min(1.0, share)) * (self.right - self.left)

    def middle(self, when: Interval) -> float:
        return (self(when.start) + self(when.end)) / 2

    def holds(self, when: Interval) -> bool:
        return when.end >= self.start and when.start <= self.end

    @property
    def days(self) -> float:
        return (self.end - self.start) / timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Lane:
    """One line of the figure: a place under a heading (a ship, the looks)."""

    heading: str
    place: str
    looks: tuple[Look, ...] = ()
    sightings: tuple[Sighting, ...] = ()

    @property
    def records(self) -> tuple[Look | Sighting, ...]:
        """All that the lane holds."""
        return (*self.looks, *self.sightings)


def lanes(run: Run, say: Phrases) -> tuple[Lane, ...]:
    """Give the lanes: looks by port, then every named ship by port, then ships without a name.

    Piers stand with their port. A sighting that fits several ships stands in the lane of each.
    """
    frame, evidence = run.frame, run.evidence

    def by_port(heading: str, records: Iterable[Sighting]) -> list[Lane]:
        at: dict[str, list[Sighting]] = {}
        for sighting in records:
            at.setdefault(lineage(sighting.place, frame.places)[-1], []).append(sighting)
        order = [id_ for id_ in frame.places if id_ in at]
        return [
            Lane(heading, frame.places[id_].label, sightings=_in_time(at[id_])) for id_ in order
        ]

    looked: dict[str, list[Look]] = {}
    for look in evidence.looks:
        looked.setdefault(lineage(look.place, frame.places)[-1], []).append(look)
    found = [
        Lane(say("lane_looks"), frame.places[id_].label, looks=tuple(looked[id_]))
        for id_ in frame.places
        if id_ in looked
    ]
    for vessel in frame.vessels.values():
        found += by_port(vessel.label, (s for s in evidence.sightings if vessel.id in s.candidates))
    unnamed = [s for s in evidence.sightings if not s.candidates]
    return (*found, *by_port(say("lane_unnamed"), unnamed))


def timeline(run: Run, say: Phrases, wide: float, id_: str = "timeline") -> Markup:
    """Draw looks and sightings over the case's window.

    Args:
        run: the case.
        say: phrases of the language.
        wide: width in pixels; a narrow figure writes the places over their lanes.
        id_: of the figure, once in its page.
    """
    narrow = wide < NARROW
    scale = _scale(run, 8.0 if narrow else _GUTTER, wide - 10)
    shown = [
        lane for lane in lanes(run, say) if any(scale.holds(record.when) for record in lane.records)
    ]
    witnesses = _witnesses(run)
    sure = run.frame.assumptions.witness_confidence
    seen = {s.look for s in run.evidence.sightings if s.present and s.look}
    shapes: list[Markup] = []
    y = 6.0
    for route in run.frame.routes.values():
        shapes.append(_window(run, route, scale, y, say))
        y += 24
    top, heading = y + 4, ""
    at: dict[tuple[str, str], float] = {}
    marks: list[Markup] = []
    rules: list[Markup] = []
    for lane in shown:
        if lane.heading != heading:
            heading = lane.heading
            y += _HEAD + 6
            rules.append(svg.line(0, y - 17, wide, y - 17, "rule"))
            marks.append(svg.text(0, y, svg.shortened(heading, wide - 20, 14), "strong"))
        if narrow:
            y += 18
            place = svg.shortened(lane.place, wide - 20, 11)
            marks.append(svg.text(8, y, place, "soft small clear"))
        y += LANE
        label = svg.shortened(lane.place, _GUTTER - 22, 12)
        if not narrow:
            marks.append(svg.text(12, y + 4, label, "soft"))
        rules.append(svg.line(scale.left, y, scale.right, y, "hair"))
        at[lane.heading, lane.place] = y
        marks += [
            _look(look, scale, y, ship=look.id in seen)
            for look in sorted(lane.looks, key=lambda look: look.id in seen)
            if scale.holds(look.when)
        ]
        marks += _sightings(lane.sightings, scale, y, sure=sure, witnesses=witnesses)
    bottom = y + 16
    passages = _passages(run, at, scale)
    axis = bottom
    shapes += _axis(scale, top, axis, say)
    marked, bottom = legend(say, wide, bottom + 34)
    shapes += [*possible(run, at, scale, say), *rules, *passages, *marks, marked]
    desc = say("timeline_desc", lanes=len(shown), looks=len(run.evidence.looks),
               sightings=len(run.evidence.sightings))  # fmt: skip
    return svg.figure(
        id_, (wide, bottom + 8), say("timeline_title"), desc, shapes,
        left=scale.left, right=scale.right, top=top, bottom=axis,
        start=iso(scale.start), end=iso(scale.end),
    )  # fmt: skip


def _scale(run: Run, left: float, right: float) -> _Scale:
    """Span the windows of case and routes, and what was seen within some days of them."""
    windows = [run.frame.window, *(route.window for route in run.frame.routes.values())]
    first, last = min(w.start for w in windows), max(w.end for w in windows)
    edge = timedelta(days=_EDGE_DAYS)
    records: list[Look | Sighting] = [*run.evidence.looks, *run.evidence.sightings]
    near = [r.when for r in records if first - edge <= r.when.start and r.when.end <= last + edge]
    start = min([first, *(when.start for when in near)])
    end = max([last, *(when.end for when in near), start + timedelta(hours=1)])
    return _Scale(start, end, left, right)


def _window(run: Run, route: Route, scale: _Scale, y: float, say: Phrases) -> Markup:
    a, b = scale(route.window.start), scale(route.window.end)
    ends = [run.frame.places[end].label for end in (*route.origins[:1], *route.destinations[:1])]
    days = say.days(route.window.start.date(), route.window.end.date())
    words = svg.shortened(say("window", route="–".join(ends), days=days), scale.right, 11)
    long = svg.width(words, 11)
    x = max(2.0, min(a, scale.right - long))
    return join(
        svg.text(x, y + 9, words, "small soft"),
        svg.line(a, y + 16, b, y + 16, "line ls"),
        svg.line(a, y + 13, a, y + 19, "line ls"),
        svg.line(b, y + 13, b, y + 19, "line ls"),
    )


def _look(look: Look, scale: _Scale, y: float, *, ship: bool) -> Markup:
    kind: Kind = "ship" if look.seen == "clear" and ship else _LOOKS[look.seen]
    told = f"{look.id}: {look.seen}, {look.when.text}"
    return svg.group(mark(kind, scale.middle(look.when), y), title=told, record=look.id)


def _sightings(
    sightings: Sequence[Sighting], scale: _Scale, y: float, *, sure: float, witnesses: set[str]
) -> list[Markup]:
    """Draw sightings in their lane, each with its confidence where that finds room."""
    shapes: list[Markup] = []
    free = 0.0
    for sighting in sightings:
        if not scale.holds(sighting.when):
            continue
        x = scale.middle(sighting.when)
        a, b = scale(sighting.when.start), scale(sighting.when.end)
        parts: list[Markup] = []
        if b - a > _BAR_PX:
            parts.append(svg.line(a, y, b, y, "line thick" if sighting.throughout else "line"))
        if sighting.id in witnesses:
            parts.append(mark("witness", x, y))
        parts.append(mark(_kind(sighting, sure), x, y))
        label = f"{sighting.confidence:.2g}".removeprefix("0")
        half = svg.width(label, 10) / 2
        if sighting.confidence < 1 and x - half > free:
            parts.append(svg.text(x, y - 9, label, "tiny soft clear", "middle"))
            free = x + half + 3
        told = f"{sighting.id}: {sighting.when.text}, {sighting.confidence:.2g}"
        shapes.append(svg.group(*parts, title=told, record=sighting.id))
    return shapes


def _kind(sighting: Sighting, sure: float) -> Kind:
    if not sighting.present:
        return "absent"
    if len(sighting.candidates) > 1:
        return "several"
    return "sure" if sighting.confidence >= sure else "unsure"


def _witnesses(run: Run) -> set[str]:
    """Collect the witnesses of the proved passages and round trips."""
    counted = [
        figures for route in run.reckoning.routes for figures in (*route.vessels, route.fleet)
    ]
    return {id_ for f in counted for id_ in (*f.witnesses, *f.round_trips.witnesses)}


def _passages(run: Run, at: dict[tuple[str, str], float], scale: _Scale) -> list[Markup]:
    """Draw a line for each passage that two witnesses of one ship prove."""
    sightings = {s.id: s for s in run.evidence.sightings}
    lines: dict[tuple[str, str], Markup] = {}
    for route in run.reckoning.routes:
        ends = run.frame.routes[route.id]
        for vessel in route.vessels:
            heading = run.frame.vessels[vessel.id].label
            proof = _in_time(sightings[id_] for id_ in vessel.witnesses if id_ in sightings)
            for first, then in pairwise(proof):
                start, end = (lineage(s.place, run.frame.places) for s in (first, then))
                if set(start).isdisjoint(ends.origins) or set(end).isdisjoint(ends.destinations):
                    continue
                ports = (run.frame.places[start[-1]].label, run.frame.places[end[-1]].label)
                rows = [at.get((heading, port)) for port in ports]
                if rows[0] is not None and rows[1] is not None:
                    lines[first.id, then.id] = svg.line(
                        scale.middle(first.when), rows[0], scale.middle(then.when), rows[1],
                        "line thick lb",
                    )  # fmt: skip
    return [lines[key] for key in sorted(lines)]


def _axis(scale: _Scale, top: float, bottom: float, say: Phrases) -> list[Markup]:
    shapes = [svg.line(scale.left, bottom, scale.right, bottom, "line")]
    free = -1.0
    for instant, label in _ticks(scale, say):
        x = scale(instant)
        shapes.append(svg.line(x, top, x, bottom + 5, "hair"))
        half = svg.width(label, 11) / 2
        if x - half > free and x + half <= scale.right + 10:
            shapes.append(svg.text(max(x, half), bottom + 17, label, "small soft", "middle"))
            free = x + half + 8
    return shapes


def _ticks(scale: _Scale, say: Phrases) -> list[tuple[datetime, str]]:
    """Mark weeks in a short window, months in a longer one, years in a long one."""
    months = say.texts["months_short"].split()
    if scale.days <= _FEW_DAYS:
        day = scale.start.replace(hour=0, minute=0, second=0, microsecond=0)
        first = day + timedelta(days=1)
        step = 1 if scale.days <= 10 else 7  # noqa: PLR2004
        days = [first + timedelta(days=n) for n in range(0, int(scale.days), step)]
        return [(d, f"{d.day} {months[d.month - 1]}") for d in days]
    marks: list[tuple[datetime, str]] = []
    yearly = scale.days > _MANY_DAYS
    year, month = scale.start.year, scale.start.month
    while (instant := datetime(year, month, 1, tzinfo=UTC)) <= scale.end:
        if instant >= scale.start and (month == 1 or not yearly):
            dated = f" {year}" if month == 1 or not marks else ""
            marks.append((instant, str(year) if yearly else months[month - 1] + dated))
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)  # noqa: PLR2004
    return marks


def _in_time(sightings: Iterable[Sighting]) -> tuple[Sighting, ...]:
    return tuple(sorted(sightings, key=lambda s: (s.when.start, s.when.end, s.id)))
