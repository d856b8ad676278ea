"""The document that opened the case, line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deadreckon.publish.columns import fit, paragraph, row
from deadreckon.publish.screen.answer import name_of

if TYPE_CHECKING:
    from deadreckon.case.lines import Line
    from deadreckon.case.run import Run

_WIDTHS = (36, 25)
_SAYS, _WHO = 35, 24


def article(run: Run, *, most: int | None = None) -> list[str]:
    """Give a row for each line: what, who says it via whom, and what this file makes of it."""
    if not run.lines:
        return ["LINE BY LINE   no report is named as the one that opened the case (`lead`)"]
    title = (
        f"THE ARTICLE, LINE BY LINE   ({len(run.lines)} lines; who says it, via whom; "
        "what this file makes of it)"
    )
    shown = run.lines if most is None else _telling(run.lines, most)
    rows = [_line(run, line) for line in shown]
    left = len(run.lines) - len(shown)
    tail = [f"  and {left} more of the same kind: all are in the brief"] if left else []
    return [*paragraph(title), *rows, *tail]


def _telling(lines: tuple[Line, ...], most: int) -> list[Line]:
    """Choose lines to show: no two with one answer of ours, in the order of the document."""
    seen: set[str] = set()
    chosen = []
    for line in lines:
        if line.ours not in seen and len(chosen) < most:
            chosen.append(line)
            seen.add(line.ours)
    return chosen


def _line(run: Run, line: Line) -> str:
    claim = next(claim for claim in run.evidence.claims if claim.id == line.claim)
    via = f", via {', '.join(name_of(run, v) for v in line.via)}" if line.via else ""
    who = name_of(run, line.says) + via
    return row((fit(claim.text, _SAYS), fit(who, _WHO), line.ours), _WIDTHS)
