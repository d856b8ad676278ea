"""How the judgement changed as evidence came in: its number by day, in its range."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from deadreckon.judgement.yardsticks import yardstick
from deadreckon.publish.figures import svg
from deadreckon.publish.markup import Markup, element

if TYPE_CHECKING:
    from deadreckon.case.phrases import Phrases
    from deadreckon.case.run import Run
    from deadreckon.judgement.judgements import Judgement, Point

NARROW = 640.0
_TOP, _BOTTOM, _LEFT, _RIGHT = 14.0, 24.0, 44.0, 16.0
_APART, _STEP = 16.0, 12.0
_TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)


def steps(judged: Judgement) -> tuple[Point, ...]:
    """Give the days that moved a judgement; its start, which has no day, left out."""
    return tuple(point for point in judged.curve if point.day is not None)


def curve(run: Run, judged: Judgement, say: Phrases, wide: float, id_: str) -> Markup:
    """Draw the steps over time; the numbers at them are those of a list beside the figure."""
    high = 210.0 if wide < NARROW else 260.0
    shown = steps(judged)
    scale = yardstick(run.frame.yardstick)
    days = [point.day for point in shown if point.day is not None]
    first, last = _around(days)
    start = next((p for p in judged.curve if p.day is None), None)

    def x(day: date) -> float:
        share = (day - first) / (last - first)
        return _LEFT + share * (wide - _LEFT - _RIGHT)

    def y(p: float) -> float:
        return _TOP + (1 - p) * (high - _TOP - _BOTTOM)

    shapes = [svg.line(_LEFT, y(p), wide - _RIGHT, y(p), "hair") for p in _TICKS]
    shapes += [svg.text(_LEFT - 6, y(p) + 4, f"{100 * p:g} %", "small soft", "end") for p in _TICKS]
    stands = ([start] if start else []) + list(shown)
    at = ([_LEFT] if start else []) + [x(day) for day in days]
    ends = [*at[1:], wide - _RIGHT]
    for left, right, point in zip(at, ends, stands, strict=True):
        shapes.append(svg.rect((left, y(point.high), right, y(point.low)), "tint"))
    line = [(px, y(p.p)) for a, b, p in zip(at, ends, stands, strict=True) for px in (a, b)]
    shapes.append(svg.path(line, "line thick la"))
    shapes += _marks([(x(day), y(point.p)) for day, point in zip(days, shown, strict=True)])
    for day, anchor in ((days[0], "start"), (days[-1], "end")):
        shapes.append(svg.text(x(day), high - 6, say.day(day), "small soft", anchor))
    desc = "; ".join(f"{say.day(p.day)}: {scale.figure(p.p)} %" for p in shown if p.day)
    return svg.figure(id_, (wide, high), say("curve_title"), desc, shapes)


def _around(days: Sequence[date]) -> tuple[date, date]:
    span = max(days[-1] - days[0], timedelta(days=14))
    return days[0] - span / 12, days[0] + span * 13 / 12


def _marks(points: Sequence[tuple[float, float]]) -> list[Markup]:
    """Number the steps; where days crowd together, numbers stand one over the other."""
    shapes: list[Markup] = []
    taken: list[tuple[float, float]] = []
    for number, (x, y) in enumerate(points, 1):
        above = y - _STEP
        while any(abs(x - a) < _APART and abs(above - b) < _STEP for a, b in taken):
            above -= _STEP
        up = above > _TOP - 4
        place = above if up else y + 22
        while not up and any(abs(x - a) < _APART and abs(place - b) < _STEP for a, b in taken):
            place += _STEP
        taken.append((x, place))
        shapes.append(svg.circle(x, y, 3.5, "open line la"))
        shapes.append(element("text", str(number), x=round(x, 1), y=round(place, 1),
                              class_="small strong clear", text_anchor="middle"))  # fmt: skip
    return shapes
