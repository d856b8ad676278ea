"""The marks of the timeline: told apart by shape, so that colour is never all there is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from deadreckon.publish.figures import svg
from deadreckon.publish.markup import Markup, join

if TYPE_CHECKING:
    from deadreckon.case.phrases import Phrases

Kind = Literal[
    "ship", "empty", "part", "cloudy", "unread", "sure", "unsure", "several", "absent", "witness",
    "forced", "reach",
]  # fmt: skip
KINDS: tuple[Kind, ...] = (
    "ship", "empty", "part", "cloudy", "unread", "sure", "unsure", "several", "absent", "witness",
    "forced", "reach",
)  # fmt: skip
_ROW = 20.0
_LEFT = 8.0


def mark(kind: Kind, x: float, y: float) -> Markup:
    """Draw a mark around a point."""
    if kind == "absent":
        return join(
            svg.line(x - 4, y - 4, x + 4, y + 4, "line thick la"),
            svg.line(x - 4, y + 4, x + 4, y - 4, "line thick la"),
        )
    if kind == "cloudy":
        return svg.path([(x - 3, y + 3), (x, y - 3), (x + 3, y + 3)], "line ls")
    if kind == "reach":
        return svg.rect((x - 8, y - 5, x + 8, y + 5), "tint")
    if kind in ("ship", "part", "forced"):
        (a, b, c, d), class_ = {
            "ship": ((x, y - 7, x, y + 7), "line thick"),
            "part": ((x, y, x, y + 7), "line thick ls"),
            "forced": ((x - 7, y - 5, x + 7, y + 5), "line thick lb"),
        }[kind]
        return svg.line(a, b, c, d, class_)
    radius, class_ = {
        "empty": (3.5, "open line la"),
        "unread": (2, "faint"),
        "sure": (4.5, "ink"),
        "unsure": (4, "open line"),
        "several": (4, "open line dash"),
        "witness": (7.5, "open line thick lb"),
    }[kind]
    return svg.circle(x, y, radius, class_)


def legend(say: Phrases, wide: float, y: float) -> tuple[Markup, float]:
    """Explain the marks in as many rows as the width needs; give them and their lower edge."""
    shapes: list[Markup] = []
    x = _LEFT
    for kind in KINDS:
        words = say(f"mark_{kind}")
        long = 14 + svg.width(words, 11)
        if x + long > wide and x > _LEFT:
            x, y = _LEFT, y + _ROW
        shapes.append(mark(kind, x, y))
        if kind == "witness":
            shapes.append(mark("sure", x, y))
        shapes.append(svg.text(x + 12, y + 4, words, "small soft"))
        x += long + 18
    return join(*shapes), y + _ROW / 2
