"""How likely each count is, beside what is proved and the ceiling."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from deadreckon.publish.figures import svg
from deadreckon.publish.markup import Markup, join

if TYPE_CHECKING:
    from deadreckon.case.phrases import Phrases
    from deadreckon.voyages.figures import Counted, Likely

_HIGH, _TOP, _LEFT, _RIGHT, _AXIS = 96.0, 50.0, 16.0, 16.0, 34.0
_MOST = 620.0
_ALMOST_ALL = 0.999
_NEAR = 1.5
_GAP = 6.0
"""Pixels of a count from which on its bars stand apart."""


def distribution(counted: Counted, likely: Likely, say: Phrases, wide: float, id_: str) -> Markup:
    """Draw a bar for each count, as high as it is likely, the 90 % interval apart by its ground.

    The bound stands as a line on the left of its count, as no less is proved, the ceiling on the
    right of its own; one that lies far outside is told at the edge by its number.

    Args:
        counted: the bounds of the same count.
        likely: the distribution.
        say: phrases of the language.
        wide: width in pixels.
        id_: of the figure, once in its page.
    """
    wide = min(wide, _MOST)
    last = _last(counted, likely)
    each = (wide - _LEFT - _RIGHT) / (last + 1)
    foot = _TOP + _HIGH

    def x(n: float) -> float:
        return _LEFT + each * n

    top = max(likely.pmf)
    shapes = [
        svg.text(_LEFT, 12, say("likely_title"), "small strong"),
        svg.rect((x(likely.p05), _TOP, x(likely.p95 + 1), foot), "tint"),
    ]
    inset = each * 0.12 if each > _GAP else 0.0
    for n, p in enumerate(likely.pmf[: last + 1]):
        if p > 0:
            y = foot - _HIGH * p / top
            shapes.append(svg.rect((x(n) + inset, y, x(n + 1) - inset, foot), "a"))
    shapes.append(svg.line(_LEFT, foot, wide - _RIGHT, foot, "line ls"))
    shapes += _ticks(last, each, foot)
    shapes.append(
        _bound(
            x(counted.at_least),
            say("likely_proved", n=say.number(counted.at_least)),
            wide,
            row=0,
            foot=foot,
        )
    )
    if counted.at_most is not None:
        words = say("likely_at_most", n=say.number(counted.at_most))
        if counted.at_most <= last:
            shapes.append(_bound(x(counted.at_most + 1), words, wide, row=1, foot=foot))
        else:
            shapes.append(svg.text(wide - _RIGHT, _row(1), f"{words} →", "small", "end"))
    desc = say(
        "likely_desc",
        low=say.number(likely.p05),
        high=say.number(likely.p95),
        middle=say.number(likely.p50),
    )
    return svg.figure(id_, (wide, foot + _AXIS), say("likely_title"), desc, shapes)


def _last(counted: Counted, likely: Likely) -> int:
    """Give the last count that is shown: nearly all of the distribution, and a ceiling nearby."""
    sums = list(accumulate(likely.pmf))
    last = next((n for n, p in enumerate(sums) if p >= _ALMOST_ALL), len(sums) - 1)
    last = max(last, counted.at_least, likely.p95)
    if counted.at_most is not None and counted.at_most <= max(last + 3, _NEAR * last):
        last = max(last, counted.at_most)
    return last


def _row(row: int) -> float:
    return 28.0 + 13 * row


def _bound(x: float, words: str, wide: float, *, row: int, foot: float) -> Markup:
    """Draw a bound with its words on the side where there is room."""
    room = x + 5 + svg.width(words, 11) <= wide
    return join(
        svg.line(x, _row(row) - 8, x, foot, "line lb"),
        svg.text(x + 5 if room else x - 5, _row(row), words, "small", None if room else "end"),
    )


def _ticks(last: int, each: float, foot: float) -> list[Markup]:
    """Number the counts, as many of them as have room."""
    room = svg.width(str(last), 11) + 10
    step = next(s * 10**k for k in range(9) for s in (1, 2, 5) if s * 10**k * each >= room)
    return [
        svg.text(_LEFT + each * (n + 0.5), foot + 16, str(n), "small soft", "middle")
        for n in range(0, last + 1, step)
    ]
