"""The record of one case or several: how good the judgements were that turned out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from deadreckon.case.judged import record_of
from deadreckon.publish.columns import paragraph
from deadreckon.publish.screen.judgement import judgements
from deadreckon.publish.screen.names import with_range

if TYPE_CHECKING:
    from deadreckon.case.run import Run
    from deadreckon.judgement.record import Record, Score


def judged(runs: Sequence[Run]) -> str:
    """Give the judgements of each case, then the record of all."""
    parts = [*(judgements(done) for done in runs), scores(record_of(runs))]
    return "\n\n".join("\n".join(lines) for lines in parts if lines)


def scores(record: Record) -> list[str]:
    """Give scores of all, by analyst and by term; nothing where nothing turned out."""
    if record.all is None:
        return []
    lines = paragraph(f"what turned out, {_score(record.all)}", lead="RECORD   ")
    said = [f"{one.of}, {_score(one)}" for one in record.analysts]
    said += [f"{with_range(one.of, one.yardstick)}, {_score(one)}" for one in record.terms]
    return [*lines, *(line for text in said for line in paragraph(text, lead="  "))]


def _score(score: Score) -> str:
    log = "infinite" if score.log is None else f"{score.log:.3f}"
    points = round(100 * score.overconfidence)
    sure = f"{'over' if points > 0 else 'under'}confident by {abs(points)} points"
    parts = [f"Brier score {score.brier:.3f}", f"log score {log}"]
    parts.append(sure if points else "as sure as right")
    if score.discrimination is not None:
        parts.append(f"discrimination {score.discrimination:.2f}")
    return f"{score.n}: {', '.join(parts)}"
