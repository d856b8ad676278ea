"""The document that opened the case, line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from deadreckon.claims.lines import lead
from deadreckon.publish.columns import NUMBERED, WIDTH, block, fit, paragraph
from deadreckon.publish.screen.names import name_of
from deadreckon.voyages.counts import BOX, units

if TYPE_CHECKING:
    from deadreckon.case.lines import Line
    from deadreckon.case.run import Run

_WIDTHS = (33, 23)
MATTERS = ("judgement", "boxes", "voyages", "lapse", "legal", "denial", "conditional")


def article(run: Run, *, most: int | None = None) -> list[str]:
    """Give a row for each line: what, who says it via whom, and what this file makes of it.

    With `most`, so many rows of one line each; without it all of them, each in full.
    """
    if not run.lines:
        opened = lead(run.frame, run.evidence)
        if opened is None:
            return ["LINE BY LINE   no report is named as the one that opened the case (`lead`)"]
        missing = "none of its statements is in evidence/claims.csv yet"
        return paragraph(f"{opened}: {missing}", lead="LINE BY LINE   ", width=NUMBERED)
    title = (
        f"THE ARTICLE, LINE BY LINE   ({len(run.lines)} lines; who says it, via whom; "
        "what this file makes of it)"
    )
    shown = run.lines if most is None else _telling(run, most)
    rows: list[str] = []
    for line in shown:
        text, who, ours = _line(run, line)
        if most is None:
            rows += block((text, who, ours), _WIDTHS)
        else:
            rows += block((text, who, _shortened(ours)), _WIDTHS, most=1)
    left = len(run.lines) - len(shown)
    tail = [f"  and {left} more: all are in the brief"] if left else []
    return [*paragraph(title, width=NUMBERED), *rows, *tail]


def _telling(run: Run, most: int) -> list[Line]:
    """Choose lines to show, in the order of the document: one of each matter before others.

    Matters that this file can hold against something of its own come first. Of one matter, first
    the lines that a weight of the frame names.
    """
    matters = {line.claim: matter(run, line) for line in run.lines}
    rank: dict[str, tuple[int, int]] = {}
    seen: dict[str, int] = {}
    named = {word for weight in run.frame.weights for word in weight.of}
    for line in sorted(run.lines, key=lambda line: line.claim not in named):
        about = matters[line.claim]
        seen[about] = seen.get(about, -1) + 1
        order = MATTERS.index(about) if about in MATTERS else len(MATTERS)
        rank[line.claim] = seen[about], order
    chosen = sorted(run.lines, key=lambda line: rank[line.claim])[:most]
    return [line for line in run.lines if line in chosen]


def matter(run: Run, line: Line) -> str:
    """Say what a line is about: a lapse, boxes, voyages, else the kind of its claim."""
    claim = next(claim for claim in run.evidence.claims if claim.id == line.claim)
    if any(lapse.claim == claim.id for lapse in run.relations):
        return "lapse"
    counted = units(claim) if claim.value is not None else ()
    return "boxes" if BOX in counted else "voyages" if counted else claim.kind


def _shortened(ours: str) -> str:
    """Cut to a line, before a term rather than between a term and the range in its brackets."""
    room = WIDTH - 2 - sum(_WIDTHS)
    if cell_len(ours) <= room:
        return ours
    cut = fit(ours, room)
    opened = cut.rfind("(")
    if opened <= cut.rfind(")"):
        return cut
    before = max(cut.rfind(mark, 0, opened) for mark in ":;,")
    return f"{cut[: before + 1]} …" if before > 0 else cut


def _line(run: Run, line: Line) -> tuple[str, str, str]:
    claim = next(claim for claim in run.evidence.claims if claim.id == line.claim)
    via = f", via {', '.join(name_of(run, v) for v in line.via)}" if line.via else ""
    who = (name_of(run, line.says) or "nobody is named") + via
    return claim.text, who, line.ours
