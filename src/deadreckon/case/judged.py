"""What `judge` prints: the judgements of a case or of several, and the record of all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from deadreckon.judgement.record import Record, record

if TYPE_CHECKING:
    from deadreckon.case.run import Run


def judged(runs: Sequence[Run]) -> dict[str, object]:
    """Give the contract's document of `judge`; of several cases, one list of them."""
    cases = [done.part("case", "judgements", "grouping") for done in runs]
    own = ("judgements", "grouping")
    alone = {key: cases[0][key] for key in own} if len(cases) == 1 else {"cases": cases}
    return {**alone, "record": record_of(runs)}


def record_of(runs: Sequence[Run]) -> Record:
    """Score all that turned out in any of the cases."""
    return record(one for done in runs for judgement in done.judgements for one in judgement.scored)
