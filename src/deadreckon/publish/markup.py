"""Elements of HTML and SVG with everything escaped; text of a case is inert."""

from __future__ import annotations

import re
import unicodedata
from html import escape

VOID = frozenset({"br", "hr", "link", "meta", "wbr"})
# Controls, and the marks that turn the direction of what follows: shown by name, not obeyed.
_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
    "|[\ud800-\udfff]"
)
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})


class Markup(str):
    """Text that is markup already and is not escaped again."""

    __slots__ = ()


def inert(text: str) -> str:
    """Show control characters and direction marks by their number instead of obeying them."""
    return _CONTROL.sub(lambda match: f"⟨U+{ord(match[0]):04X}⟩", text)


def element(name: str, /, *children: str | None, **attributes: str | float | None) -> Markup:
    """Build an element.

    Args:
        name: of the element.
        children: markup, or text that is escaped; None is left out.
        attributes: `_` stands for `-`, a leading or trailing one is dropped (`class_`); None is
            left out; numbers are written as short as they are.
    """
    pairs = "".join(
        f' {key.strip("_").replace("_", "-")}="{escape(inert(plain(value)))}"'
        for key, value in attributes.items()
        if value is not None
    )
    if name in VOID:
        return Markup(f"<{name}{pairs}>")
    return Markup(f"<{name}{pairs}>{join(*children)}</{name}>")


def join(*parts: str | None) -> Markup:
    """Join markup and texts, escaping the texts."""
    return Markup(
        "".join(
            part if isinstance(part, Markup) else escape(inert(part))
            for part in parts
            if part is not None
        )
    )


def quoted(text: str) -> Markup:
    """Give text of a case; what could turn the direction of its neighbours is isolated."""
    if any(unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT for letter in text):
        return element("bdi", text)
    return join(text)


def plain(value: str | float) -> str:
    """Write an attribute's value: text as it is, a number with at most two decimals."""
    if isinstance(value, str):
        return value
    text = f"{value:.2f}"
    return text.rstrip("0").rstrip(".")
