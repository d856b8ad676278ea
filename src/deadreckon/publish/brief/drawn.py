"""A figure in the page, drawn twice: for wide pages and for narrow ones."""

from __future__ import annotations

from collections.abc import Callable

from deadreckon.publish.markup import Markup, element

WIDE, NARROW = 1040.0, 350.0


def drawn(id_: str, draw: Callable[[float, str], Markup], wide_px: float = WIDE) -> Markup:
    """Put a figure in twice; only one is shown, and read out.

    Args:
        id_: of the figure, which its two drawings take with `-wide` and `-narrow`.
        draw: draws it at a width, under an id.
        wide_px: the width of the wide one.
    """
    wide = element("div", draw(wide_px, f"{id_}-wide"), class_="wide")
    narrow = element("div", draw(NARROW, f"{id_}-narrow"), class_="narrow")
    return element("figure", wide, narrow)
