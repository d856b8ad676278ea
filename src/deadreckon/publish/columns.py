"""Text in columns, by the width that a terminal gives each character."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len, chop_cells, set_cell_size

WIDTH = 100
NUMBERED = WIDTH - len("9 ")
"""Room for the title of a part, before which `whole` puts its number."""

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
    tail = one_line("".join(cells[len(widths) :]))
    return (line + fit(tail, min(rest, cell_len(tail)))).rstrip() if tail else line.rstrip()


def block(cells: Sequence[str], widths: Sequence[int], *, most: int | None = None) -> list[str]:
    """Lay cells side by side as `row` does, each wrapped in its column; one cell more than widths.

    With `most` lines a cell that needs more is cut, and says so.
    """
    last = WIDTH - 2 - sum(widths)
    wide = [width - 1 for width in widths] + [last]
    columns = [list(_wrapped(one_line(c), w)) for c, w in zip(cells, wide, strict=True)]
    height = max(1, *map(len, columns))
    if most is not None and height > most:
        height = most
        columns = [
            [*lines[: most - 1], fit(" ".join(lines[most - 1 :]), w)]
            if len(lines) > most
            else lines
            for lines, w in zip(columns, wide, strict=True)
        ]
    return [
        row([lines[n] if n < len(lines) else "" for lines in columns], widths)
        for n in range(height)
    ]


def paragraph(
    text: str, *, lead: str = "", most: int | None = None, width: int = WIDTH
) -> list[str]:
    """Wrap a text under a lead; `most` lines, the last cut with an ellipsis."""
    indent = cell_len(lead)
    lines = list(_wrapped(one_line(text), width - indent)) or [""]
    if most is not None and len(lines) > most:
        kept = fit(" ".join(lines[most - 1 :]), width - indent).rstrip()
        lines = [*lines[: most - 1], kept]
    return [(" " * indent if n else lead) + line for n, line in enumerate(lines)]


def one_line(text: str) -> str:
    """Give a text without line breaks and control characters: a case cannot move the cursor."""
    return "".join(c if c.isprintable() else " " for c in " ".join(text.split()))


def _wrapped(text: str, width: int) -> Iterator[str]:
    """Break a text between its words, and within a word that no line can hold.

    A number stays with its per cent.
    """
    line = ""
    for word in re.split(r" +(?!%)", text.strip()) if text.strip() else ():
        longer = f"{line} {word}" if line else word
        if cell_len(longer) <= width:
            line = longer
            continue
        if line:
            yield line
        *whole, line = chop_cells(word, width)
        yield from whole
    if line:
        yield line
