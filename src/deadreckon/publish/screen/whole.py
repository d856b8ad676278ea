"""The whole screen, its parts numbered in the order of the argument."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from deadreckon.publish.columns import paragraph
from deadreckon.publish.screen.answer import answer
from deadreckon.publish.screen.article import article
from deadreckon.publish.screen.chain import chain
from deadreckon.publish.screen.judgement import judgements
from deadreckon.publish.screen.voyages import voyages

if TYPE_CHECKING:
    from deadreckon.case.run import Run


def whole(
    run: Run,
    folder: Path,
    *,
    between: Sequence[str] = (),
    lines: int | None = None,
    following: str | None = None,
) -> str:
    """Give the screen of a run.

    Args:
        run: what to show.
        folder: the case folder, for the paths at the foot.
        between: a further part, after the voyages.
        lines: how many lines of the article to show; all of them if None.
        following: what to do next, one sentence.
    """
    parts = [chain(run), voyages(run), list(between), article(run, most=lines), judgements(run)]
    text = answer(run)
    for number, part in enumerate((part for part in parts if part), 1):
        text += ["", f"{number} {part[0]}", *part[1:]]
    return "\n".join([*text, "", *_foot(run, folder, following)])


def _foot(run: Run, folder: Path, following: str | None) -> Iterable[str]:
    aside = f"{len(run.set_aside)} rows set aside and told in the brief; " if run.set_aside else ""
    yield from paragraph(
        f"{folder}/out/brief.html   map {folder}/out/map.geojson   {aside}ledger's head "
        f"{run.ledger_head[:16]}",
        lead="Brief   ",
    )
    if following:
        yield from paragraph(following, lead="Next    ")
