"""What would fall under which norm, if what holds: each with our probability of that condition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from deadreckon.judgement.yardsticks import yardstick

if TYPE_CHECKING:
    from deadreckon.judgement.judgements import JudgedLink, Judgement
    from deadreckon.model.frame import Frame


@dataclass(frozen=True, slots=True)
class NormApplied:
    """A norm of the frame beside the link on which it would apply.

    Attributes:
        if_: that link, or None where the frame names none; the JSON key is `if`.
        statement: of the link.
        p, low, high: of the link, as the question's own judgement has it; None where it is not
            judged, or nothing in the file carries weight.
        term: on the yardstick, or None where number or range allow none.
        because: records that were weighed for that link.
    """

    id: str
    name: str
    date: str
    page: str
    summary: str
    if_: str | None
    statement: str
    p: float | None
    low: float | None
    high: float | None
    term: str | None
    yardstick: str
    because: tuple[str, ...]


def norms(frame: Frame, judgements: Sequence[Judgement]) -> tuple[NormApplied, ...]:
    """Give every norm of the frame, in its order; none is said to have been breached."""
    scale = yardstick(frame.yardstick)
    found = []
    for norm in frame.norms.values():
        link, because = _judged(norm.condition, frame, judgements)
        term = None if link is None else scale.word(link.p, link.low, link.high).term
        known = frame.links.get(norm.condition or "")
        found.append(
            NormApplied(
                id=norm.id,
                name=norm.name or norm.id,
                date=norm.date,
                page=norm.page,
                summary=norm.summary,
                if_=norm.condition,
                statement=(known.statement or known.id) if known else "",
                p=None if link is None else link.p,
                low=None if link is None else link.low,
                high=None if link is None else link.high,
                term=None if term is None else term.english,
                yardstick=frame.yardstick,
                because=because,
            )
        )
    return tuple(found)


def _judged(
    id_: str | None, frame: Frame, judgements: Sequence[Judgement]
) -> tuple[JudgedLink | None, tuple[str, ...]]:
    """Give a link as the question's own judgement has it, and the records weighed for it.

    Its rivals start from other priors.
    """
    main = {h.id for h in frame.hypotheses.values() if h.all_of}
    named = {of for weight in frame.weights if weight.to == id_ for of in weight.of}
    for judgement in sorted(judgements, key=lambda j: j.hypothesis not in main):
        for link in judgement.links:
            if link.id == id_ and judgement.origins:
                return link, tuple(of for of in judgement.because if of in named)
    return None, ()
