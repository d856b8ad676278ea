"""Totals told by others over time: how many, up to which day, from when; what cannot both hold."""

from __future__ import annotations

from datetime import date, timedelta
from math import floor, log10
from typing import TYPE_CHECKING

from deadreckon.publish.figures import svg
from deadreckon.publish.figures.labels import place_labels
from deadreckon.publish.markup import Markup

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from deadreckon.cargo.totals import Total, Totals
    from deadreckon.case.phrases import Phrases
    from deadreckon.case.run import Run

NARROW = 640.0
DRAWN, MOST = 3, 30
"""Totals from which there is a figure, and the most that are drawn in it."""
_TOP, _BOTTOM, _RIGHT = 16.0, 26.0, 18.0
_ARROW, _ROOM = 22.0, 0.4


def totals_over_time(run: Run, unit: Totals, say: Phrases, wide: float, id_: str) -> Markup:
    """Draw each total at the day up to which it counts, on a logarithmic scale of how many.

    The line to its left reaches back to its first day; an arrow up means at least, one down at
    most, a bar about or between. A dashed line joins two that cannot both hold. Where it is narrow
    only numbers stand at the marks; the table beside it has who says them.
    """
    shown = [total for total in unit.told if total.to is not None and total.value > 0][-MOST:]
    high = 420.0 if wide < NARROW else 380.0
    if not shown:
        return svg.figure(id_, (wide, 20.0), say(f"goods_{unit.id}"), "", [])
    y, decades = _numbers(shown, high)
    ticks = [(y(10.0**n), say.number(10.0**n)) for n in decades]
    left = 10 + max((svg.width(words, 11) for _, words in ticks), default=40.0)
    x, first, last = _days(shown, left, wide - _RIGHT)
    shapes = [svg.line(left, at, wide - _RIGHT, at, "hair") for at, _ in ticks]
    shapes += [svg.text(left - 6, at + 4, words, "small soft", "end") for at, words in ticks]
    at = {total.claim: (x(total.to or last), y(total.value)) for total in shown}
    names = {total.claim: _name(run, total, say) for total in shown}
    labels = {t.claim: _number(t, say) if wide < NARROW else names[t.claim] for t in shown}
    shapes += [_mark(total, at[total.claim], (x, y), names[total.claim]) for total in shown]
    for pair in unit.contradictions:
        if all(id_ in at for id_ in pair.ids):
            (ax, ay), (bx, by) = (at[id_] for id_ in pair.ids)
            shapes.append(svg.line(ax, ay, bx, by, "line lb dash"))
    inside = (left, 0.0, wide, high - _BOTTOM + 4)
    wanted = [(at[t.claim], svg.width(labels[t.claim], 11), 13.0) for t in shown]
    for total, label in zip(shown, place_labels(wanted, inside), strict=True):
        near, top, far, _ = label.box
        where = {"start": near, "end": far, "middle": (near + far) / 2}[label.anchor]
        shapes.append(svg.text(where, top + 10, labels[total.claim], "small clear", label.anchor))
    for day, anchor in ((first, "start"), (last, "end")):
        shapes.append(svg.text(x(day), high - 8, say.day(day), "small soft", anchor))
    desc = "; ".join(names[total.claim] for total in shown)
    title = say("totals_figure", goods=say(f"goods_{unit.id}"))
    return svg.figure(id_, (wide, high), title, desc, shapes)


def _days(
    shown: Sequence[Total], left: float, right: float
) -> tuple[Callable[[date], float], date, date]:
    days = [day for total in shown for day in (total.from_, total.to) if day is not None]
    first, last = min(days), max(days)
    span = max(last - first, timedelta(days=1))

    def x(day: date) -> float:
        return left + (day - first) / span * (right - left)

    return x, first, last


def _numbers(shown: Sequence[Total], high: float) -> tuple[Callable[[float], float], range]:
    values = [total.value for total in shown]
    low = floor(log10(min(values)))
    top = max(log10(max(values)) + _ROOM, low + 1)

    def y(value: float) -> float:
        share = (log10(max(value, 10.0**low)) - low) / (top - low)
        return high - _BOTTOM - share * (high - _TOP - _BOTTOM)

    return y, range(low, floor(top) + 1)


def _mark(
    total: Total,
    point: tuple[float, float],
    scales: tuple[Callable[[date], float], Callable[[float], float]],
    name: str,
) -> Markup:
    (x, y), (across, down) = point, scales
    colour = "lb" if total.contradicts else "ls" if total.mood == "conditional" else "la"
    shapes = []
    if total.from_ is not None:
        shapes.append(svg.line(across(total.from_), y, x, y, "rule"))
    low, high = total.range
    if high is None:
        shapes.append(svg.line(x, y, x, y - _ARROW, f"line {colour}"))
        shapes.append(svg.path([(x - 4, y - _ARROW + 5), (x, y - _ARROW), (x + 4, y - _ARROW + 5)],
                               f"line {colour}"))  # fmt: skip
    elif low <= 0:
        shapes.append(svg.line(x, y, x, y + _ARROW, f"line {colour}"))
        shapes.append(svg.path([(x - 4, y + _ARROW - 5), (x, y + _ARROW), (x + 4, y + _ARROW - 5)],
                               f"line {colour}"))  # fmt: skip
    elif high > low:
        shapes.append(svg.line(x, down(low), x, down(high), f"line thick {colour}"))
    shapes.append(svg.circle(x, y, 4.0, f"open line {colour}"))
    return svg.group(*shapes, title=name, record=total.claim)


def _name(run: Run, total: Total, say: Phrases) -> str:
    sources, origins = run.frame.sources, run.frame.origins
    known = sources.get(total.says) or origins.get(total.origin)
    who = (known.name if known else "") or total.says or total.origin or total.claim
    return svg.shortened(f"{_number(total, say)} {who}", 190, 11)


def _number(total: Total, say: Phrases) -> str:
    signs = {"ge": "≥ ", "gt": "> ", "le": "≤ ", "lt": "< ", "approx": "≈ "}
    number = signs.get(total.bound, "") + say.number(total.value)
    return number if total.upper is None else f"{number}–{say.number(total.upper)}"
