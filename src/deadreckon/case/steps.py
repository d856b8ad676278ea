"""The steps from a record to its bytes: row or span, the text itself, and who took it in."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from deadreckon.case.archive import Archive
from deadreckon.case.versions import ADD, FRAME
from deadreckon.model.evidence import (
    Aggregate,
    Anchor,
    Claim,
    Listing,
    Look,
    Report,
    Sighting,
    Stack,
)
from deadreckon.read.table import raw_records

if TYPE_CHECKING:
    from deadreckon.case.ledger import Entry
    from deadreckon.case.run import Run

LONGEST = 600

Known = Look | Sighting | Stack | Aggregate | Listing | Claim | Report


@dataclass(frozen=True, slots=True)
class TakenIn:
    """The ledger entry that brought bytes into the case; `when` None: found in the folder."""

    seq: int
    when: str | None
    author: str
    hash: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: bytes by their hash, a file, and a row of it where it is a table."""

    sha256: str
    path: str
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One record that a figure stands on.

    Attributes:
        id: of the record, or `case.toml`.
        sha256, path: of the bytes it stands in; of a claim with a span, of its report's text.
        row: line on which it begins, or None; span: code points of the text, or None.
        text: the row or span itself, at most 600 characters of it.
        says: what it says, in a few words.
        document: the file as captured, where the span counts in the text that was taken out of it.
        entered: of a claim with a span, its row in the table of claims.
        taken_in: the ledger entry that brought the bytes.
    """

    id: str
    sha256: str
    path: str
    row: int | None
    span: tuple[int, int] | None
    text: str
    says: str
    document: Place | None = None
    entered: Place | None = None
    taken_in: TakenIn | None = None


@dataclass(slots=True)
class Steps:
    """Makes the steps of one case; each file is read once."""

    case: Path
    run: Run
    entries: Sequence[Entry]
    _rows: dict[str, dict[int, str]] = field(default_factory=dict)
    _records: dict[str, Known] = field(init=False)

    def __post_init__(self) -> None:
        known = self.run.evidence
        tables: tuple[tuple[Known, ...], ...] = (
            known.looks,
            known.sightings,
            known.stacks,
            known.aggregates,
            known.listings,
            known.claims,
        )
        self._records = {report.name: report for report in known.reports}
        self._records |= {record.id: record for table in tables for record in table}  # type: ignore[union-attr]

    def of(self, id_: str) -> Step:
        """Give the step of a record or report.

        Raises:
            BrokenRecord: its bytes are missing or altered.
        """
        at, record = self.run.index[id_], self._records[id_]
        step = Step(
            id=id_,
            sha256=at.sha256,
            path=at.path,
            row=at.row,
            span=at.span,
            text=self._text(at, record)[:LONGEST],
            says=self._says(record),
            taken_in=self._taken_in(at.sha256),
        )
        if isinstance(record, Claim) and at.span is not None:
            report = self._records[record.report].at
            if record.at.row is not None:
                own = Place(record.at.sha256, record.at.path, record.at.row)
                step = dataclasses.replace(step, entered=own)
            if report.sha256 != at.sha256:
                step = dataclasses.replace(step, document=Place(report.sha256, report.path))
        return step

    def frame(self, path: str, sha256: str) -> Step:
        """Give the step to the frame, on which every figure stands."""
        says = "the frame: question, window, places, vessels, assumptions, weights"
        return Step(path, sha256, path, None, None, "", says, taken_in=self._taken_in(sha256))

    def _text(self, at: Anchor, record: Known) -> str:
        if isinstance(record, Report):
            return ""
        data = Archive(self.case).read(at.sha256)
        if at.span is not None:
            return data.decode()[slice(*at.span)]
        if at.sha256 not in self._rows:
            self._rows[at.sha256] = raw_records(data, at.path)
        return self._rows[at.sha256].get(at.row or 0, "").rstrip("\r\n")

    def _taken_in(self, sha256: str) -> TakenIn | None:
        for entry in self.entries:
            held = {entry.body.get("sha256"), entry.body.get("text_sha256")}
            if entry.kind in {ADD, FRAME} and sha256 in held:
                return TakenIn(entry.seq, entry.when, entry.author, entry.hash)
        return None

    def _says(self, record: Known) -> str:
        match record:
            case Sighting():
                ships = " or ".join(map(self._ship, record.candidates)) or "a ship"
                seen = "seen" if record.present else "stated to be absent"
                words = f"{ships} {seen} at {self._at(record)}"
                words += f", right with {record.confidence:g}"
            case Look():
                words = f"a look at {self._at(record)}: {record.seen}"
            case Claim():
                words = f"{record.source or record.report or 'somebody'} says: {record.text}"
            case Stack():
                boxes = "containers" if record.boxes is None else f"{record.boxes:g} containers"
                words = f"{boxes} on the ground at {self._at(record)}"
            case Aggregate():
                words = f"a count over many looks at {self._at(record)}"
            case Listing():
                words = f"{self._ship(record.vessel)} on {record.list}"
            case Report():
                told = (record.publisher, str(record.published or ""), record.title, record.url)
                words = "a report: " + ", ".join(part for part in told if part)
        if isinstance(record, Report):
            return words
        also = (getattr(record, "source", ""), getattr(record, "origin", ""))
        named = [f"{w} {v}" for w, v in zip(("source", "origin"), also, strict=True) if v]
        return ", ".join((words, *named))

    def _ship(self, id_: str) -> str:
        vessel = self.run.frame.vessels.get(id_)
        return vessel.label if vessel else id_

    def _at(self, record: Look | Sighting | Stack | Aggregate) -> str:
        return f"{self.run.frame.places[record.place].label}, {record.when.text}"
