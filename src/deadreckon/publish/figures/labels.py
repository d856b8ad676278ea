"""Where labels go on a map: beside their points, over nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import hypot
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from deadreckon.publish.figures.svg import Box

Point = tuple[float, float]

# Right of the point first, as readers expect (Imhof, "Positioning Names on Maps", 1975).
_SIDES = ((1, 0), (1, -1), (1, 1), (-1, 0), (-1, -1), (-1, 1), (0, -1), (0, 1))
_DISTANCES = (9.0, 20.0, 38.0, 62.0, 92.0, 130.0)
_LEADER_FROM = 20.0
_OVER_LABEL, _OVER_POINT, _OVER_LINE, _FARTHER = 40.0, 12.0, 3.0, 0.2
_STEP = 6.0


@dataclass(frozen=True, slots=True)
class Label:
    """A label that was placed: its box, and whether a line must lead to its point."""

    box: Box
    point: Point
    anchor: str
    leader: bool


def place_labels(
    wanted: Sequence[tuple[Point, float, float]],
    inside: Box,
    *,
    lines: Iterable[tuple[Point, Point]] = (),
    taken: Iterable[Box] = (),
) -> list[Label]:
    """Place labels (point, width, height), the first of them with the freest choice.

    Each takes the place that overlaps least with labels placed before, points, lines, and what is
    `taken`, near places before far ones.
    """
    points = [point for point, _, _ in wanted]
    inked = [dot for start, end in lines for dot in _along(start, end)]
    boxes = list(taken)
    placed = []
    for point, wide, high in wanted:
        choices = [
            label
            for distance in _DISTANCES
            for side in _SIDES
            if _inside((label := _beside(point, side, distance, wide, high)).box, inside)
        ]
        if not choices:
            choices = [_beside(point, _SIDES[0], _DISTANCES[0], wide, high)]
        best = min(choices, key=lambda label: _cost(label, boxes, points, inked))
        boxes.append(best.box)
        placed.append(best)
    return placed


def overlap(one: Box, other: Box) -> float:
    """Give the area that two boxes share."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return wide * high if wide > 0 and high > 0 else 0.0


def _cost(
    label: Label, boxes: Iterable[Box], points: Iterable[Point], inked: Iterable[Point]
) -> float:
    left, top, right, bottom = label.box

    def over(dot: Point, margin: float) -> bool:
        return left - margin < dot[0] < right + margin and top - margin < dot[1] < bottom + margin

    x, y = label.point
    near = hypot(max(left - x, 0, x - right), max(top - y, 0, y - bottom))
    wide = (left - 3, top - 2, right + 3, bottom + 2)
    return (
        _OVER_LABEL * sum(overlap(wide, box) > 0 for box in boxes)
        + _OVER_POINT * sum(over(dot, 5) for dot in points)
        + _OVER_LINE * sum(over(dot, 1) for dot in inked)
        + _FARTHER * near
    )


def _beside(
    point: Point, side: tuple[int, int], distance: float, wide: float, high: float
) -> Label:
    across, down = side
    reach = distance / hypot(across, down)
    x, y = point[0] + across * reach, point[1] + down * reach
    left = {1: x, -1: x - wide, 0: x - wide / 2}[across]
    top = {1: y, -1: y - high, 0: y - high / 2}[down]
    anchor = {1: "start", -1: "end", 0: "middle"}[across]
    return Label((left, top, left + wide, top + high), point, anchor, distance > _LEADER_FROM)


def _along(start: Point, end: Point) -> list[Point]:
    steps = max(1, round(hypot(end[0] - start[0], end[1] - start[1]) / _STEP))
    return [
        (start[0] + (end[0] - start[0]) * n / steps, start[1] + (end[1] - start[1]) * n / steps)
        for n in range(steps + 1)
    ]


def _inside(box: Box, frame: Box) -> bool:
    return frame[0] <= box[0] and frame[1] <= box[1] and box[2] <= frame[2] and box[3] <= frame[3]
