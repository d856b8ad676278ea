"""From runs of text on PDF pages to lines in the order of reading, without running heads.

The order is Breuel's ("High performance document layout analysis", SDIUT 2003): of two runs that
share a column the upper comes first; of two beside each other the left, unless something that
spans both stands between them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from deadreckon.read.pdf_runs import Run

MOST_SORTED = 400
"""Runs of a page, beyond which the order of the file is kept."""
ZONE = 0.13
"""Share of a page's height at its top and bottom in which running heads stand."""
IN_ZONE = 3
"""Lines of a zone."""
SAME_PLACE = 4.0
"""Points within which lines of two pages stand in one place."""
LEAST_REPEATED = 2
APART = 1.8
"""Letter sizes between two lines from which a head stands apart from the page below it."""

_NUMBERED = re.compile(
    r"\W*(?:[^\W\d_]{1,9}\.?\s)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s?(?:/|[^\W\d_]{1,9})\s?\d{1,4})?\W*",
    re.IGNORECASE,
)
_PRINTED = re.compile(r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? +\d{1,2}:\d{2}|(?:https?|file)://\S+")


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its size in points, and its runs in the order of the file."""

    width: float
    height: float
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a column, in points from the upper left corner of its page."""

    text: str
    page: int
    x0: float
    x1: float
    base: float
    size: float


def lines(pages: Sequence[Page]) -> list[Line]:
    """Give the lines of all pages in the order of reading, without running heads and folios."""
    rows = [_rows(page) for page in pages]
    repeated = _repeated(rows)
    out: list[Line] = []
    for number, page in enumerate(pages):
        left = set(page.runs)
        for row in rows[number]:
            if row in repeated or _is_folio(row, page):
                left -= set(row.runs)
        for band in _bands(page, [run for run in page.runs if run in left]):
            out += _lines(band, number)
    return out


@dataclass(frozen=True, slots=True)
class _Row:
    """What stands side by side at the top or bottom of a page."""

    text: str
    base: float
    runs: tuple[Run, ...]


def _rows(page: Page) -> list[_Row]:
    found: dict[int, list[Run]] = {}
    for run in sorted(page.runs, key=lambda run: (run.base, run.x0)):
        last = next(reversed(found), None)
        same = last is not None and abs(run.base - found[last][0].base) < SAME_PLACE
        found.setdefault(last if same and last is not None else len(found), []).append(run)
    rows = [_Row("  ".join(r.text for r in row), row[0].base, tuple(row)) for row in found.values()]
    top = [row for row in rows if row.base < ZONE * page.height][:IN_ZONE]
    bottom = [row for row in rows if row.base > (1 - ZONE) * page.height][-IN_ZONE:]
    return [*top, *bottom]


def _bands(page: Page, found: Sequence[Run]) -> list[list[Run]]:
    """Part a head or foot from the page where nothing stands beside the gap between them."""
    out: list[list[Run]] = [[]]
    last: Run | None = None
    for run in sorted(found, key=lambda run: run.base):
        edge = run.base < 2 * ZONE * page.height or run.base > (1 - ZONE) * page.height
        if last is not None and edge and run.base - last.base > APART * min(run.size, last.size):
            out.append([])
        out[-1].append(run)
        last = run
    drawn = {run: n for n, run in enumerate(found)}
    return [sorted(band, key=lambda run: drawn[run]) for band in out]


def _lines(found: Sequence[Run], number: int) -> list[Line]:
    """Join runs that follow each other on one line."""
    out: list[Line] = []
    for run in _in_order(found):
        last = out[-1] if out else None
        if last is not None and _beside(last, run):
            out[-1] = Line(
                f"{last.text} {run.text}",
                number,
                min(last.x0, run.x0),
                max(last.x1, run.x1),
                last.base,
                max(last.size, run.size),
            )
        else:
            out.append(Line(run.text, number, run.x0, run.x1, run.base, run.size))
    return out


def _beside(line: Line, run: Run) -> bool:
    return abs(line.base - run.base) < min(line.size, run.size) / 2


def _in_order(found: Sequence[Run]) -> list[Run]:
    if len(found) > MOST_SORTED or not _has_columns(found):
        return list(found) if len(found) > MOST_SORTED else sorted(found, key=_down)
    before = _before(found)
    waiting = sorted(range(len(found)), key=lambda n: _down(found[n]))
    out: list[Run] = []
    while waiting:
        free = next((n for n in waiting if not before[n].intersection(waiting)), waiting[0])
        waiting.remove(free)
        out.append(found[free])
    return out


def _down(run: Run) -> tuple[float, float]:
    """Order from top to bottom, on one line as it is read."""
    return round(run.base / 3), -run.x1 if run.rtl else run.x0


def _has_columns(found: Sequence[Run]) -> bool:
    beside = Counter(round(run.base / 3) for run in found)
    return any(count > 1 for count in beside.values()) or any(
        _left(a, b) or _left(b, a) for a, b in pairwise(found)
    )


def _before(found: Sequence[Run]) -> list[set[int]]:
    """Give for each run those that must come first."""
    count = range(len(found))
    over = [[_over(found[a], found[b]) for b in count] for a in count]
    out: list[set[int]] = [set() for _ in count]
    for b in count:
        for a in count:
            if a == b:
                continue
            if over[a][b]:
                above = found[a].base < found[b].base - 1
            else:
                above = _left(found[a], found[b]) and not _parted(found, over, a, b)
            if above:
                out[b].add(a)
    return out


def _parted(found: Sequence[Run], over: Sequence[Sequence[bool]], a: int, b: int) -> bool:
    low, high = sorted((found[a].base, found[b].base))
    return any(low < run.base < high and over[c][a] and over[c][b] for c, run in enumerate(found))


def _over(a: Run, b: Run) -> bool:
    """Tell whether two runs share a column."""
    return min(a.x1, b.x1) - max(a.x0, b.x0) > 1


def _left(a: Run, b: Run) -> bool:
    """Tell whether one stands before another beside it, by the way both are written."""
    return a.x0 >= b.x1 - 1 if a.rtl and b.rtl else a.x1 <= b.x0 + 1


def _repeated(rows: Iterable[Sequence[_Row]]) -> set[_Row]:
    """Give rows that stand in one place, in the same words but for numbers, on two pages."""
    seen: dict[str, list[tuple[int, _Row]]] = {}
    for number, found in enumerate(rows):
        for row in found:
            seen.setdefault(re.sub(r"\d+", "#", row.text.casefold()), []).append((number, row))
    return {
        row
        for same in seen.values()
        for _, row in same
        if len({n for n, o in same if abs(o.base - row.base) < SAME_PLACE}) >= LEAST_REPEATED
    }


def _is_folio(row: _Row, page: Page) -> bool:
    """Tell a page's number, and what a browser prints around a page."""
    edge = row.base in {min(r.base for r in page.runs), max(r.base for r in page.runs)}
    alone = edge and len(page.runs) > len(row.runs)
    return alone and (
        _NUMBERED.fullmatch(row.text) is not None or _PRINTED.match(row.text) is not None
    )
