"""What would come out if every report were a witness of its own: repeating taken for corroborating.

Shown beside the judgement, in which an origin counts once however many carry it; never used.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from deadreckon.judgement.analysts import panel
from deadreckon.judgement.argument import argument
from deadreckon.judgement.bench import Bench
from deadreckon.judgement.elimination import TooTangled
from deadreckon.judgement.samples import limits
from deadreckon.judgement.yardsticks import yardstick
from deadreckon.model.evidence import Aggregate, Claim, Evidence, Sighting, Stack
from deadreckon.model.frame import Frame, Origin

if TYPE_CHECKING:
    from deadreckon.judgement.judgements import Judgement
    from deadreckon.voyages.figures import Reckoning

MOST_WITNESSES = 500
_Record = TypeVar("_Record", Sighting, Stack, Aggregate, Claim)


@dataclass(frozen=True, slots=True)
class Grouped:
    """A judgement as its origins give it, beside what as many witnesses would.

    Attributes:
        origins: that bear on it; p, term: the judgement.
        witnesses: reports, and records that are of none, that weigh; of what names no origin too.
        as_witnesses, as_witnesses_term: the probability and its term if each were independent.
    """

    hypothesis: str
    origins: int
    p: float
    term: str | None
    witnesses: int
    as_witnesses: float
    as_witnesses_term: str | None


def grouped(
    frame: Frame,
    evidence: Evidence,
    figures: Reckoning,
    judgements: Sequence[Judgement],
    known: Collection[str] = (),
) -> tuple[Grouped, ...]:
    """Judge again with each report an origin by itself; of judgements that this would move.

    Args:
        frame: as it was judged.
        evidence: as it was judged.
        figures: as they were weighed.
        judgements: what came of it.
        known: as for `judge`.
    """
    told = {name for weight in frame.weights for name in weight.of}
    apart = _Apart(frame, told)
    every = replace(
        evidence,
        sightings=tuple(map(apart.record, evidence.sightings)),
        stacks=tuple(map(apart.record, evidence.stacks)),
        aggregates=tuple(map(apart.record, evidence.aggregates)),
        claims=tuple(map(apart.record, evidence.claims)),
    )
    if not 0 < len(apart.origins) <= MOST_WITNESSES:
        return ()
    alone = replace(frame, origins={**frame.origins, **apart.origins})
    laid = argument(alone)
    bench = Bench(laid, panel(alone, every, figures, known).weighings)
    scale = yardstick(frame.yardstick)
    found = []
    try:
        for one in judgements:
            witnesses = bench.bearing_on(one.hypothesis)
            p, low, high = limits(bench.of(one.hypothesis, laid.start(one.hypothesis)))
            term = scale.word(p, low, high).term
            if len(witnesses) > len(one.origins):
                found.append(
                    Grouped(
                        hypothesis=one.hypothesis,
                        origins=len(one.origins),
                        p=one.p,
                        term=one.term,
                        witnesses=len(witnesses),
                        as_witnesses=p,
                        as_witnesses_term=None if term is None else term.english,
                    )
                )
    except TooTangled:
        return ()
    return tuple(found)


class _Apart:
    """Gives each report, and each record of none, an origin as reliable as its own."""

    def __init__(self, frame: Frame, told: Collection[str]) -> None:
        self._declared: Mapping[str, Origin] = frame.origins
        self._told = told
        self.origins: dict[str, Origin] = {}

    def record(self, one: _Record) -> _Record:
        """Give a record that weighs as told by its report, or by itself."""
        if one.id not in self._told:
            return one
        of = getattr(one, "report", "") or one.id
        id_ = f"{of}|{one.origin}"
        own = self._declared.get(one.origin)
        self.origins[id_] = replace(own, id=id_) if own else Origin(id_)
        return replace(one, origin=id_)
