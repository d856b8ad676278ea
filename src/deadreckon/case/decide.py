"""Deciding on what was proposed or read: accept, mend or reject, into the ledger."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

from deadreckon.case.decisions import DECIDE, VERDICTS, Decision, Verdict, decisions
from deadreckon.case.evidence import load
from deadreckon.case.frame import FRAME_FILE, frame_bytes, frame_from
from deadreckon.case.grouping import GROUP, SETTABLE, Grouping, body_of, groupings
from deadreckon.case.intake import sync
from deadreckon.case.journal import Change, at_work
from deadreckon.case.ledger import Draft
from deadreckon.case.origins import found_in
from deadreckon.case.proposals import (
    COLUMNS,
    Row,
    accepted,
    as_claims,
    proposal_id,
    proposals,
)
from deadreckon.case.suggestions import suggested
from deadreckon.claims.lines import lead
from deadreckon.claims.origins.found import Origins
from deadreckon.errors import BadUse, Unreadable
from deadreckon.model.evidence import Evidence
from deadreckon.model.frame import Frame
from deadreckon.read import sightings
from deadreckon.read.ids import beside, hint

FIXED = frozenset({"claim", "report", "start", "end", "text", "sighting"})
"""Columns that say where a record stands; a decision does not move it."""


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided, and where the ledger stands."""

    decisions: tuple[Decision, ...]
    ledger_head: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asks for: an id, a verdict, why, and the cells to set."""

    id: str
    verdict: str
    why: str
    set: Mapping[str, str]


def decide(case: Path, asked: Sequence[Asked], *, author: str, now: datetime) -> Decided:
    """Enter decisions into the ledger, all of them or, where one cannot be made, none.

    An accepted proposal becomes a claim of the case, a mended one with the cells that were set; a
    rejected record is left out from then on. Only another decision undoes one.

    Args:
        case: the case folder.
        asked: the decisions, in their order.
        author: who decides.
        now: when.

    Raises:
        BadUse: an id, verdict or column is not known, a reason is missing, or a mended row would
            not be one of the table's.
    """
    sync(case, now=now)
    frame, _ = frame_from(frame_bytes(case / FRAME_FILE), str(case / FRAME_FILE))
    with at_work(case, author=author, now=now) as journal:
        evidence = load(case, frame).evidence
        entries = journal.ledger.entries()
        known = _Known(frame, evidence, decisions(entries), suggested(entries), groupings(entries))
        made = tuple(known.decision(one) for one in asked)
        drafts = tuple(known.draft(decision) for decision in made)
        journal.commit(Change(drafts=drafts), author=author, now=now)
        entries = journal.ledger.entries()
    return Decided(made, entries[-1].hash if entries else "")


def asked_for(
    id_: str, verdict: str, why: str, cells: Sequence[str], table: Path | None
) -> list[Asked]:
    """Read what a command asks for: one decision, or those of a table.

    Raises:
        BadUse: both or neither, or a cell that is not written as KEY=VALUE.
        Unreadable: the table cannot be read.
    """
    if (table is None) == (not id_):
        mend = "Name an ID and a verdict, or a table with --from."
        raise BadUse("asks for one decision and for a table, or neither", mend=mend, field="ID")
    if table is not None:
        try:
            data = table.read_bytes()
        except OSError as error:
            problem = f"cannot be read ({error.strerror or error})"
            raise Unreadable(problem, mend="Name a CSV file.", file=str(table)) from error
        return asked_in(data, str(table))
    found: dict[str, str] = {}
    for cell in cells:
        key, sign, value = cell.partition("=")
        if not sign or not key.strip():
            mend = "Write --set value=1000."
            raise BadUse("is no KEY=VALUE", mend=mend, field="--set", value=cell)
        found[key.strip()] = value.strip()
    return [Asked(id_, verdict, why, found)]


def asked_in(data: bytes, name: str) -> list[Asked]:
    """Read decisions from a reviewed CSV: `id,verdict,why` and columns to set, where they hold.

    Raises:
        Unreadable: no CSV in UTF-8, or a column is missing.
    """
    try:
        rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    except (ValueError, csv.Error) as error:
        mend = "Save it as CSV in UTF-8."
        raise Unreadable(f"is no table ({error})", mend=mend, file=name) from None
    columns = set(rows[0]) if rows else set()
    if missing := sorted({"id", "verdict", "why"} - columns):
        mend = "Give it the columns id, verdict and why, and a row for each decision."
        raise Unreadable(f"lacks {', '.join(missing)}", mend=mend, file=name)
    return [
        Asked(
            (row["id"] or "").strip(),
            (row["verdict"] or "").strip(),
            (row["why"] or "").strip(),
            {
                column: cell.strip()
                for column, cell in row.items()
                if column not in {"id", "verdict", "why", None} and cell and cell.strip()
            },
        )
        for row in rows
        if (row["verdict"] or "").strip()
    ]


class _Known:
    """What can be decided on in a case."""

    def __init__(
        self,
        frame: Frame,
        evidence: Evidence,
        decided: Iterable[str],
        from_model: Mapping[str, Row],
        grouped: Mapping[str, Grouping],
    ) -> None:
        self._grouped = grouped
        self._frame = frame
        self._evidence = evidence
        self._reports = {report.name: report for report in evidence.reports}
        self._records = {
            record.id for table in (evidence.claims, evidence.sightings) for record in table
        }
        self._records |= set(decided)  # what was rejected can be taken back
        self._sightings = {sighting.id for sighting in evidence.sightings}
        self._proposed = {
            id_: row for id_, row in from_model.items() if row["report"] in self._reports
        }
        for report in evidence.reports:
            self._proposed |= proposals(report, frame)
        self._others = self._records | set(self._proposed)

    def decision(self, asked: Asked) -> Decision:
        if asked.verdict not in VERDICTS:
            mend = f"Write accept, mend or reject{beside(asked.verdict, VERDICTS)}."
            raise BadUse("is no verdict", mend=mend, field="verdict", value=asked.verdict)
        if not asked.why.strip():
            mend = "Say why with --why: the ledger keeps it."
            raise BadUse("has no reason", mend=mend, field="--why", value=asked.id)
        verdict: Verdict = asked.verdict
        if bool(asked.set) != (verdict == "mend"):
            mend = "Only mend takes --set, and it needs one."
            raise BadUse("does not go with that verdict", mend=mend, field="--set", value=verdict)
        id_ = self._id(asked.id)
        self._check_columns(id_, asked.set)
        row: Row = {}
        if id_ in self._proposed:
            row = {**accepted(self._proposed[id_]), **asked.set}
            self._check_row(id_, row)
        return Decision(id_, verdict, asked.why.strip(), dict(asked.set), dict(row))

    def draft(self, decision: Decision) -> Draft:
        """Write a decision as the ledger keeps it; one on an origin with the spans that end there.

        Raises:
            BadUse: the origin is none that can be accepted.
        """
        if decision.id in self._origins:
            before = self._grouped.get(decision.id)
            return Draft(GROUP, body_of(decision, self._found, self._reports, before))
        return Draft(DECIDE, asdict(decision))

    @cached_property
    def _found(self) -> Origins:
        """The proposed origins, looked for only where an id is nothing else's."""
        return found_in(self._frame, self._evidence)

    @property
    def _origins(self) -> set[str]:
        asked = "_found" in self.__dict__
        proposed = {one.id for one in self._found.origins} if asked else set()
        return (proposed | set(self._grouped)) - self._others

    def _id(self, id_: str) -> str:
        first = lead(self._frame, self._evidence)
        short = proposal_id(first, id_) if first else ""
        for name in (id_, short):
            if name in self._others:
                return name
        if id_ in self._grouped or id_ in {one.id for one in self._found.origins}:
            return id_
        near = beside(id_, [*self._records, *self._proposed])
        mend = f"deadreckon claims and deadreckon origins show what there is{near}."
        raise BadUse("names nothing that can be decided on", mend=mend, field="ID", value=id_)

    def _check_columns(self, id_: str, cells: Mapping[str, str]) -> None:
        sighted = (*sightings.REQUIRED, *sightings.OPTIONAL)
        columns: Iterable[str] = sighted if id_ in self._sightings else COLUMNS
        columns = SETTABLE if id_ in self._origins else columns
        open_ = sorted(set(columns) - FIXED)
        for column in cells:
            if column not in open_:
                mend = hint(column, open_)
                raise BadUse("cannot be set", mend=mend, field="--set", value=column)

    def _check_row(self, id_: str, row: Row) -> None:
        _, aside = as_claims([row], self._frame, self._reports)
        if aside:
            told = aside[0]
            raise BadUse(
                told.reason,
                mend=f"Set {told.field} anew for {id_}.",
                field="--set",
                value=told.value or "",
            )
