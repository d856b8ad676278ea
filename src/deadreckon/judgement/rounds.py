"""Rounds: what each analyst weighed first, and what after the others' weights could be seen.

Networks that several people weigh by themselves first, and again once they saw the others, are what
helped in trials (BARD: Korb and others 2020). Who looked at what nobody can know: a round names
whose weights stood in the record before it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from deadreckon.errors import BadFrame
from deadreckon.judgement.argument import Argument, Start
from deadreckon.judgement.bench import Bench
from deadreckon.judgement.judgements import WeighedRound
from deadreckon.judgement.samples import limits
from deadreckon.judgement.weighing import weigh
from deadreckon.model.evidence import Evidence
from deadreckon.model.frame import Weight
from deadreckon.voyages.figures import Reckoning


@dataclass(frozen=True, slots=True)
class Round:
    """One analyst's weights as they were put down together.

    Attributes:
        entry: of the ledger, in which they first stood so.
        seen: the other analysts whose weights stood in the ledger before it.
        weights: all that carry this analyst's name; empty where they were taken back.
    """

    analyst: str
    entry: int
    seen: tuple[str, ...]
    weights: tuple[Weight, ...]


def rounds(versions: Iterable[tuple[int, Sequence[Weight]]]) -> tuple[Round, ...]:
    """Tell rounds from versions of a frame's weights, each with its entry, in their order."""
    last: dict[str, tuple[Weight, ...]] = {}
    found: list[Round] = []
    for entry, weights in versions:
        before = frozenset(last)
        for analyst in sorted(before | {w.analyst for w in weights if w.analyst}):
            own = tuple(weight for weight in weights if weight.analyst == analyst)
            if frozenset(own) != frozenset(last.get(analyst, ())):
                found.append(Round(analyst, entry, tuple(sorted(before - {analyst})), own))
                last[analyst] = own
    return tuple(found)


class Rounds:
    """What the rounds of a frame's analysts give, by the evidence of today."""

    def __init__(
        self,
        laid: Argument,
        evidence: Evidence,
        figures: Reckoning,
        known: Collection[str],
        made: Sequence[Round],
    ) -> None:
        """Weigh each; the arguments are those of `judge`."""
        self._rounds = made
        for_all = tuple(weight for weight in laid.frame.weights if not weight.analyst)
        self._benches: list[Bench | None] = []
        for one in made:
            frame = dataclasses.replace(laid.frame, weights=(*for_all, *one.weights))
            try:
                weighing = weigh(frame, evidence, figures, known)
            except BadFrame:  # they name what the frame no longer has
                self._benches.append(None)
            else:
                self._benches.append(Bench(laid, [weighing]))

    def of(self, id_: str, start: Start | None) -> tuple[WeighedRound, ...]:
        """Give them for a hypothesis, in the ledger's order."""
        return tuple(
            WeighedRound(
                analyst=one.analyst,
                entry=one.entry,
                seen=one.seen,
                alone=None if bench is None else limits(bench.of(id_, start))[0],
            )
            for one, bench in zip(self._rounds, self._benches, strict=True)
        )
