"""Text in columns, by the width that a terminal gives each character."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence

from rich.cells import cell_len, set_cell_size

WIDTH = 100
_MORE = "…"


def fit(text: str, width: int) -> str:
    """Pad or cut a text to exactly `width` cells; what is cut ends in an ellipsis."""
    text = one_line(text)
    if cell_len(text) > width:
        return set_cell_size(set_cell_size(text, width - 1).rstrip() + _MORE, width)
    return set_cell_size(text, width)


def row(cells: Iterable[str], widths: Sequence[int]) -> str:
    """Lay cells side by side, two spaces in from the left; the last runs to the line's end.

    Each width holds a space that keeps a cell from the next.
    """
    cells = list(cells)
    line = "  " + "".join(fit(c, w - 1) + " " for c, w in zip(cells, widths, strict=False))
    rest = WIDTH - cell_len(line)
    tail = "".join(cells[len(widths) :])
    return (line + fit(tail, min(rest, cell_len(tail)))).rstrip() if tail else line.rstrip()


def paragraph(text: str, *, lead: str = "", most: int | None = None) -> list[str]:
    """Wrap a text under a lead; `most` lines, the last cut with an ellipsis."""
    lines = textwrap.wrap(
        one_line(text), WIDTH, initial_indent=lead, subsequent_indent=" " * cell_len(lead)
    )
    if most is not None and len(lines) > most:
        kept = set_cell_size(lines[most - 1], WIDTH - 1).rstrip()
        lines = [*lines[: most - 1], kept + _MORE]
    return lines


def one_line(text: str) -> str:
    """Give a text without line breaks and control characters: a case cannot move the cursor."""
    return "".join(c if c.isprintable() else " " for c in " ".join(text.split()))
