"""The whole screen, its parts numbered in the order of the argument."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from deadreckon.publish.columns import paragraph
from deadreckon.publish.screen.answer import answer
from deadreckon.publish.screen.article import article
from deadreckon.publish.screen.cargo import cargo
from deadreckon.publish.screen.chain import chain
from deadreckon.publish.screen.judgement import judgements
from deadreckon.publish.screen.ships import ships
from deadreckon.publish.screen.voyages import voyages

if TYPE_CHECKING:
    from deadreckon.case.run import Run

_ARTICLE = 5
"""Which of the parts it is."""
_ARTICLE_FRAME = 4
"""A blank line, its title, the line on what is left out, a blank line before the foot."""


def whole(
    run: Run,
    folder: Path,
    *,
    between: Sequence[str] = (),
    height: int | None = None,
    following: str | None = None,
) -> str:
    """Give the screen of a run.

    Args:
        run: what to show.
        folder: the case folder, for the paths at the foot.
        between: a further part, after the voyages.
        height: lines that the screen has; the article's are cut to what the rest leaves, and the
            brief has them all. None: no limit.
        following: what to do next, one sentence.
    """
    short = height is not None
    parts = [
        chain(run, short=short),
        voyages(run, short=short),
        [] if short else cargo(run),
        [] if short else ships(run),
        list(between),
        [],
        judgements(run, short=short),
    ]
    foot = list(_foot(run, folder, following))
    left = None
    if height is not None:
        taken = [*answer(run), *foot, *(line for part in parts if part for line in ("", *part))]
        left = max(height - len(taken) - _ARTICLE_FRAME, 1)
    parts[_ARTICLE] = article(run, most=left)
    text = answer(run)
    for number, part in enumerate((part for part in parts if part), 1):
        text += ["", f"{number} {part[0]}", *part[1:]]
    return "\n".join([*text, "", *foot])


def _foot(run: Run, folder: Path, following: str | None) -> Iterable[str]:
    count = len(run.set_aside)
    aside = f", {count} set aside" if count else ""
    where = f"{folder}/out/brief.html, map.geojson beside it{aside}; head {run.ledger_head[:16]}"
    yield from paragraph(where, lead="Brief   ")
    for stone in run.forgotten:
        count = len(stone.figures)
        left = f"; {count} result{'s' if count != 1 else ''} stood on it" if count else ""
        yield from paragraph(stone.words + left, lead="Gone    ")
    if following:
        yield from paragraph(following, lead="Next    ")
