"""What all figures are drawn with: shapes, text of known width, one style for light and dark.

Colours (`style.css`) are Okabe and Ito's, which stay apart for colour-blind readers ("Color
Universal Design", 2008), darkened on light ground where a thin line would be too faint.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

from deadreckon.publish.markup import Markup, element, inert, join

# Advance widths of Helvetica, in thousandths of the size (Adobe's font metrics, 1990), from space.
_WIDTHS = (
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 "
    "556 556 556 278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 "
    "722 778 667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 "
    "556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 "
    "260 334 584"
)
_ASCII = tuple(int(width) / 1000 for width in _WIDTHS.split())
_WIDE = 0x1100  # Hangul Jamo: from here on scripts are mostly as wide as they are high
_BOLD = 1.07
_OTHER = 0.6

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


def width(text: str, size: float = 13, *, bold: bool = False) -> float:
    """Give the width of a text in pixels, on the safe side for other scripts."""
    ems = 0.0
    for letter in text:
        code = ord(letter)
        ascii_ = 0 <= code - ord(" ") < len(_ASCII)
        ems += _ASCII[code - ord(" ")] if ascii_ else 1.0 if code >= _WIDE else _OTHER
    return ems * size * (_BOLD if bold else 1.0)


def wrap(text: str, most: float, size: float = 13, *, bold: bool = False) -> list[str]:
    """Break a text into lines no wider than `most`, between words; a longer word is cut."""
    lines: list[str] = []
    for word in inert(text).split():
        *pieces, rest = _cut(word, most, size, bold=bold)
        lines += pieces
        longer = f"{lines[-1]} {rest}" if lines else rest
        if lines and not pieces and width(longer, size, bold=bold) <= most:
            lines[-1] = longer
        else:
            lines.append(rest)
    return lines or [""]


def _cut(word: str, most: float, size: float, *, bold: bool) -> list[str]:
    pieces = []
    while len(word) > 1 and width(word, size, bold=bold) > most:
        fits = [n for n in range(1, len(word)) if width(word[:n] + "-", size, bold=bold) <= most]
        at = max(fits, default=1)
        pieces.append(word[:at] + "-")
        word = word[at:]
    return [*pieces, word]


def shortened(text: str, most: float, size: float = 13) -> str:
    """Cut a text to a width, with an ellipsis where something is left out."""
    text = inert(text)
    if width(text, size) <= most:
        return text
    while text and width(text + "…", size) > most:
        text = text[:-1]
    return text.rstrip() + "…"


def text(x: float, y: float, words: str, class_: str = "", anchor: str | None = None) -> Markup:
    """Draw a text; `anchor` is start (default), middle or end."""
    return element("text", words, x=_r(x), y=_r(y), class_=class_ or None, text_anchor=anchor)


def line(x1: float, y1: float, x2: float, y2: float, class_: str = "line") -> Markup:
    """Draw a straight line."""
    return element("line", x1=_r(x1), y1=_r(y1), x2=_r(x2), y2=_r(y2), class_=class_)


def rect(box: Box, class_: str, *, round_: float | None = None) -> Markup:
    """Draw a box."""
    left, top, right, bottom = box
    return element("rect", x=_r(left), y=_r(top), width=_r(right - left), height=_r(bottom - top),
                   rx=round_, class_=class_)  # fmt: skip


def circle(x: float, y: float, radius: float, class_: str) -> Markup:
    """Draw a circle."""
    return element("circle", cx=_r(x), cy=_r(y), r=_r(radius), class_=class_)


def path(points: Iterable[tuple[float, float]], class_: str, *, closed: bool = False) -> Markup:
    """Draw a line through points, or a filled ring."""
    return element("path", d=trace(points, closed=closed), class_=class_)


def trace(points: Iterable[tuple[float, float]], *, closed: bool = False) -> str:
    """Write points as path data."""
    steps = " ".join(f"{_r(x):g},{_r(y):g}" for x, y in points)
    return f"M{steps}{'Z' if closed else ''}"


def group(
    *children: str | None,
    class_: str | None = None,
    title: str | None = None,
    record: str | None = None,
) -> Markup:
    """Group shapes; a title is what a pointer resting on them reads, a record what they show."""
    told = None if title is None else element("title", title)
    return element("g", told, *children, class_=class_, data_record=record)


def figure(
    id_: str,
    size: tuple[float, float],
    title: str,
    desc: str,
    shapes: Sequence[Markup],
    **data: str | float,
) -> Markup:
    """Put shapes into a figure that a screen reader announces by title and description.

    What a page that moves the figure must know of it goes along as `data`.
    """
    wide, high = size
    return element(
        "svg",
        element("title", title, id=f"{id_}-title"),
        element("desc", desc, id=f"{id_}-desc"),
        element("style", Markup(_style())),
        join(*shapes),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {_r(wide):g} {_r(high):g}",
        width=_r(wide),
        height=_r(high),
        role="img",
        class_="f",
        aria_labelledby=f"{id_}-title {id_}-desc",
        **{f"data_{key}": value for key, value in data.items()},
    )


@cache
def _style() -> str:
    return (files("deadreckon.publish.figures") / "style.css").read_text("utf-8")


def _r(value: float) -> float:
    """Round to a tenth of a pixel, and never to minus nought."""
    return round(value, 1) + 0.0
