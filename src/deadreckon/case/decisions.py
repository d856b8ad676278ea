"""The analyst's words on claims and sightings, as the ledger holds them: the last one counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from deadreckon.case.ledger import Entry

DECIDE = "decide"
Verdict = Literal["accept", "mend", "reject"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision.

    Attributes:
        id: of the record or proposal.
        verdict: accept, mend or reject.
        why: the reason.
        set: cells that a mend changes, by column.
        row: of a proposal, its row of `claims.csv` with what was mended; {} of other records.
    """

    id: str
    verdict: Verdict
    why: str
    set: Mapping[str, str]
    row: Mapping[str, str]


def decisions(entries: Iterable[Entry]) -> dict[str, Decision]:
    """Give the last decision on each id, by id."""
    found = {entry.body["id"]: Decision(**entry.body) for entry in entries if entry.kind == DECIDE}
    return dict(sorted(found.items()))
