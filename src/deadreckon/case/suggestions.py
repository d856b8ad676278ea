"""What a model proposed for a case's reports, in the ledger: its answers do not come back alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from deadreckon.case.evidence import load
from deadreckon.case.frame import FRAME_FILE, frame_bytes, frame_from
from deadreckon.case.intake import sync
from deadreckon.case.journal import Change, at_work
from deadreckon.case.ledger import Draft, Entry
from deadreckon.case.proposals import Row, row_of
from deadreckon.claims.documents import Marked
from deadreckon.errors import BadUse
from deadreckon.model.evidence import Report
from deadreckon.model.frame import Frame

SUGGEST = "suggest"


@dataclass(frozen=True, slots=True)
class Suggested:
    """Ids under which `decide` finds what was entered, in the order of the documents."""

    ids: tuple[str, ...]
    ledger_head: str


def suggest(case: Path, documents: Sequence[Marked], *, author: str, now: datetime) -> Suggested:
    """Enter a model's proposals into the ledger, each with its endpoint in its note.

    Args:
        case: the case folder.
        documents: its reports, with the proposals.
        author: who asked.
        now: when.

    Raises:
        BadUse: a document is no report of the case.
    """
    sync(case, now=now)
    frame, _ = frame_from(frame_bytes(case / FRAME_FILE), str(case / FRAME_FILE))
    with at_work(case, author=author, now=now) as journal:
        entries = journal.ledger.entries()
        reports = {report.text_sha256: report for report in load(case, frame).evidence.reports}
        taken = suggested(entries)
        drafts = []
        ids: list[str] = []
        for document in documents:
            report = reports.get(sha256(document.text.encode()).hexdigest())
            if report is None:
                mend = f"Take it in first: deadreckon add {case} {document.name}."
                raise BadUse("is no report of the case", mend=mend, file=document.name)
            rows = _rows(document, report, frame, taken)
            taken |= rows
            ids += rows
            body = {"report": report.name, "text_sha256": report.text_sha256, "rows": rows}
            drafts.append(Draft(SUGGEST, body))
        journal.commit(Change(drafts=tuple(drafts)), author=author, now=now)
        entries = journal.ledger.entries()
    return Suggested(tuple(ids), entries[-1].hash if entries else "")


def suggested(entries: Iterable[Entry]) -> dict[str, Row]:
    """Give all rows that a model proposed, by id."""
    found: dict[str, Row] = {}
    for entry in entries:
        if entry.kind == SUGGEST:
            found |= entry.body["rows"]
    return found


def _rows(
    document: Marked, report: Report, frame: Frame, taken: Mapping[str, Row]
) -> dict[str, Row]:
    """Number a model's proposals on from those that are there already."""
    first = sum(row["report"] == report.name for row in taken.values()) + 1
    new = (claim for claim in document.claims.claims if claim.id.startswith("m"))
    rows = (row_of(replace(c, id=f"m{n}"), report, frame) for n, c in enumerate(new, first))
    return {row["claim"]: row for row in rows}
