"""The evidence of a case: from archived bytes to records, whatever the folder or order of rows."""

from __future__ import annotations

import csv
import dataclasses
import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeVar
from unicodedata import normalize

from deadreckon.case.archive import Archive
from deadreckon.case.decisions import Decision, decisions
from deadreckon.case.grouping import Grouping, groupings, with_origins
from deadreckon.case.ledger import Ledger
from deadreckon.case.proposals import as_claims, proposals
from deadreckon.case.self_reports import is_ais, self_reports
from deadreckon.case.tracked import tracked
from deadreckon.case.versions import EVIDENCE, REPORTS, Version, current
from deadreckon.model.evidence import (
    Aggregate,
    Anchor,
    Claim,
    Evidence,
    Listing,
    Look,
    Report,
    SetAside,
    Sighting,
    Stack,
)
from deadreckon.model.frame import Frame
from deadreckon.model.times import Interval
from deadreckon.read.aggregates import read_aggregates
from deadreckon.read.cells import Found, day_of
from deadreckon.read.claims import read_claims
from deadreckon.read.ids import beside
from deadreckon.read.listings import read_listings
from deadreckon.read.looks import read_looks
from deadreckon.read.report_meta import ENDING, ReportMeta, read_meta
from deadreckon.read.sightings import read_sightings
from deadreckon.read.stacks import read_stacks

Record = Look | Sighting | Stack | Aggregate | Listing | Claim
_Row = TypeVar("_Row", Look, Sighting, Stack, Aggregate, Listing, Claim)
_Known = TypeVar("_Known", Look, Sighting, Stack, Aggregate, Claim)


@dataclass(frozen=True, slots=True)
class Loaded:
    """The evidence, with notes on what was kept but should be known.

    Attributes:
        ids, reports: of all records and reports, those that were not yet known too.
    """

    evidence: Evidence
    notes: tuple[SetAside, ...]
    ids: frozenset[str]
    reports: frozenset[str]


def load_evidence(case: Path, frame: Frame, as_of: date | None = None) -> Evidence:
    """Read all evidence in the ledger, from the archived bytes of its last versions.

    Every record has `known`: as stated, else the day of its `to` (of a claim: the day on which its
    report was published). What cannot be used is in `set_aside`.

    Args:
        case: the case folder.
        frame: what its rows refer to.
        as_of: leave out what was not known by the end of that day.

    Raises:
        Unreadable: a table cannot be read at all.
        BrokenRecord: archived bytes are missing or altered.
    """
    return load(case, frame, as_of).evidence


def load(case: Path, frame: Frame, as_of: date | None = None) -> Loaded:
    """As `load_evidence`, with the notes."""
    entries = Ledger(case).entries()
    archive, versions = Archive(case), current(entries)
    loading = _Loading(archive, versions, frame, decisions(entries), groupings(entries))
    everything = loading.everything()
    notes = tuple(sorted(loading.notes, key=_order))
    known = everything if as_of is None else everything.known_by(as_of)
    names = frozenset(report.name for report in everything.reports)
    return Loaded(known, notes, frozenset(loading.ids), names)


def index(evidence: Evidence) -> dict[str, Anchor]:
    """Give where each record and report stands; a claim with a span stands in its report's text."""
    reports = {report.name: report for report in evidence.reports}
    found = {report.name: report.at for report in evidence.reports}
    tables: tuple[tuple[Record, ...], ...] = (
        evidence.looks,
        evidence.sightings,
        evidence.stacks,
        evidence.aggregates,
        evidence.listings,
        evidence.claims,
    )
    found |= {record.id: record.at for table in tables for record in table}
    for claim in evidence.claims:
        if claim.span is not None and claim.report in reports:
            found[claim.id] = _in_text(reports[claim.report], claim.span)
    return dict(sorted(found.items()))


def _in_text(report: Report, span: tuple[int, int]) -> Anchor:
    same = report.text_sha256 == report.at.sha256
    path = report.at.path if same else Archive.relative(report.text_sha256)
    return Anchor(report.text_sha256, path, span=span)


@dataclass(slots=True)
class _Loading:
    archive: Archive
    versions: Mapping[str, Version]
    frame: Frame
    decided: Mapping[str, Decision]
    groups: Mapping[str, Grouping]
    aside: list[SetAside] = field(default_factory=list)
    notes: list[SetAside] = field(default_factory=list)
    ids: dict[str, Anchor] = field(default_factory=dict)

    def everything(self) -> Evidence:
        reports = self._reports()
        looks = self._table("looks.csv", read_looks)
        sightings = self._table(
            "sightings.csv", lambda *file: read_sightings(*file, looks=looks.ids)
        )
        imaged = self._unique(looks)
        seen = (*self._unique(sightings), *self._unique(self._self_reports()))
        claims = self._table("claims.csv", lambda *file: read_claims(*file, reports=reports))
        claims = self._with_proposals(claims, reports)
        grouped = with_origins(claims.nouns, self.groups.values(), reports)
        claims = dataclasses.replace(claims, nouns=grouped)
        evidence = Evidence(
            looks=_dated(imaged),
            sightings=_dated(tuple(sorted(seen, key=lambda row: row.id))),
            stacks=_dated(self._unique(self._table("stacks.csv", read_stacks))),
            aggregates=_dated(self._unique(self._table("aggregates.csv", read_aggregates))),
            listings=self._unique(self._table("listings.csv", read_listings)),
            claims=_dated(self._unique(claims), reports),
            reports=tuple(reports.values()),
            tracks=tracked([path for _, path in self._ais_files()], self.frame.vessels.values()),
        )
        for path, version in self.versions.items():
            if version.role == "file" and not is_ais(path):
                reason = f"is kept, and {version.unread}" if version.unread else _unread(path)
                self.aside.append(SetAside(path, None, None, None, reason))
        self._undeclared(evidence)
        return dataclasses.replace(evidence, set_aside=tuple(sorted(self.aside, key=_order)))

    def _table(
        self, name: str, read: Callable[[bytes, str, Frame, str], Found[_Row]]
    ) -> Found[_Row]:
        version = self.versions.get(f"{EVIDENCE}/{name}")
        if version is None:
            return Found()
        data = self.archive.read(version.sha256)
        found = read(data, version.path, self.frame, version.sha256)
        found = self._mended(found, data, version, read)
        self.aside += found.set_aside
        self.notes += found.notes
        return found

    def _mended(
        self,
        found: Found[_Row],
        data: bytes,
        version: Version,
        read: Callable[[bytes, str, Frame, str], Found[_Row]],
    ) -> Found[_Row]:
        """Leave out rows that were rejected, and read mended ones with their new cells."""
        decided = {row.id: self.decided[row.id] for row in found.nouns if row.id in self.decided}
        if not decided:
            return found
        cells = {one.id: one.set for one in decided.values() if one.verdict == "mend"}
        anew = (
            read(mended(data, cells), version.path, self.frame, version.sha256) if cells else None
        )
        rows = {row.id: row for row in (anew.nouns if anew else ())}
        return dataclasses.replace(
            found,
            nouns=tuple(
                rows.get(row.id, row) if row.id in cells else row
                for row in found.nouns
                if row.id not in decided or decided[row.id].verdict != "reject"
            ),
        )

    def _ais_files(self) -> list[tuple[Version, Path]]:
        return [
            (version, self.archive.path(version.sha256))
            for path, version in self.versions.items()
            if is_ais(path)
        ]

    def _self_reports(self) -> Found[Sighting]:
        """Give the stays that ships tell of by AIS, but for those that were rejected."""
        files = self._ais_files()
        if not files:
            return Found()
        found = self_reports(files, self.frame)
        self.aside += found.set_aside
        self.notes += found.notes
        rejected = {id_ for id_, one in self.decided.items() if one.verdict == "reject"}
        return Found(tuple(row for row in found.sightings if row.id not in rejected))

    def _with_proposals(self, found: Found[Claim], reports: Mapping[str, Report]) -> Found[Claim]:
        """Add proposals that were accepted; where nobody entered the lead's claims, the rest too.

        They are told and weigh nothing: no weight can name what the frame does not know.
        """
        rows = [d.row for d in self.decided.values() if d.row and d.verdict != "reject"]
        own = {claim.report for claim in found.nouns}
        first = self.frame.lead or (next(iter(reports)) if len(reports) == 1 else "")
        if first in reports and first not in own and not (len(reports) == 1 and "" in own):
            proposed = proposals(reports[first], self.frame)
            rows += [row for id_, row in proposed.items() if id_ not in self.decided]
        claims, aside = as_claims(rows, self.frame, reports)
        self.aside += aside
        return dataclasses.replace(found, nouns=(*found.nouns, *claims))

    def _unique(self, found: Found[_Row]) -> tuple[_Row, ...]:
        """Keep the first row of each id, in their order: `because` names a row by its id alone."""
        kept: dict[str, _Row] = {}
        for row in found.nouns:
            if (other := self.ids.get(row.id)) is None:
                kept[row.id] = row
                self.ids[row.id] = row.at
            else:
                column = type(row).__name__.casefold()
                reason = (
                    f"is the id of another row already ({other.path}, line {other.row}), which is "
                    "kept. Give this one an id of its own."
                )
                self.aside.append(SetAside(row.at.path, row.at.row, column, row.id, reason))
        return tuple(sorted(kept.values(), key=lambda row: row.id))

    def _reports(self) -> dict[str, Report]:
        reports: dict[str, Report] = {}
        first: dict[str, str] = {}
        for path, version in self.versions.items():
            if version.role != "report":
                continue
            name = normalize("NFC", path.removeprefix(f"{REPORTS}/"))
            reports[name] = _report(name, version, self._meta(path), self.archive)
            if version.encoding:
                reason = f"kept: it is not UTF-8 and was read as {version.encoding}"
                self.notes.append(SetAside(path, None, "encoding", version.encoding, reason))
            if version.unread:
                reason = "kept: these pages hold no text that can be read; OCR may give them one"
                self.notes.append(SetAside(path, None, "page", version.unread, reason))
            if (twin := first.setdefault(version.sha256, path)) != path:
                reason = f"kept: the same bytes as {twin}"
                self.notes.append(SetAside(path, None, None, None, reason))
        for path, version in self.versions.items():
            if version.role == "meta" and path.removesuffix(ENDING) not in self.versions:
                reason = "kept: the report that it speaks of is not there"
                self.notes.append(SetAside(path, None, None, None, reason))
        return dict(sorted(reports.items()))

    def _meta(self, path: str) -> ReportMeta:
        version = self.versions.get(path + ENDING)
        if version is None:
            return ReportMeta()
        meta, aside = read_meta(self.archive.read(version.sha256), version.path)
        self.aside += aside
        return meta

    def _undeclared(self, evidence: Evidence) -> None:
        """Tell, once each, the sources and origins that a frame with a list of them lacks."""
        rows: tuple[Sighting | Stack | Aggregate | Claim, ...] = (
            *evidence.sightings,
            *evidence.stacks,
            *evidence.aggregates,
            *evidence.claims,
        )
        sources = [(row.source, row.at) for row in (*evidence.looks, *evidence.listings, *rows)]
        sources += [(name, claim.at) for claim in evidence.claims for name in claim.via]
        self._tell_undeclared("source", sources, self.frame.sources)
        self._tell_undeclared("origin", [(row.origin, row.at) for row in rows], self.frame.origins)

    def _tell_undeclared(
        self, what: str, named: Iterable[tuple[str, Anchor]], declared: Iterable[str]
    ) -> None:
        known = frozenset(declared)
        first: dict[str, Anchor] = {}
        for name, at in named:
            if known and name and name not in known:
                first.setdefault(name, at)
        for name, at in first.items():
            reason = f"kept: case.toml declares no such {what}{beside(name, known)}"
            self.notes.append(SetAside(at.path, at.row, what, name, reason))


def mended(data: bytes, cells: Mapping[str, Mapping[str, str]]) -> bytes:
    """Write a table anew with other cells in some rows, each row on its line as before.

    Args:
        data: a CSV file that was read.
        cells: id (of the first column) to column to cell.
    """
    lines = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    header = [column.strip().casefold() for column in lines[0]]
    for column in sorted({c for each in cells.values() for c in each} - set(header)):
        header.append(column)
        lines[0].append(column)
    for line in lines[1:]:
        line.extend([""] * (len(header) - len(line)))
        for column, cell in cells.get(line[0].strip(), {}).items():
            line[header.index(column)] = cell
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(lines)
    return out.getvalue().encode()


def _report(name: str, version: Version, meta: ReportMeta, archive: Archive) -> Report:
    text_sha256 = version.text_sha256 or version.sha256
    found = date.fromisoformat(version.published) if version.published else None
    return Report(
        name=name,
        text=archive.read(text_sha256).decode(),
        at=Anchor(version.sha256, version.path),
        text_sha256=text_sha256,
        title=meta.title or version.title,
        language=meta.language or version.language,
        published=meta.published or found,
        publisher=meta.publisher,
        url=meta.url,
        captured=meta.captured,
        rights=meta.rights,
    )


def _unread(path: str) -> str:
    if path.startswith(f"{REPORTS}/"):
        return "is kept, and not read yet: reports are read as text, HTML and PDF"
    return "is kept, and not read: it is no table of the contract's, and no report"


def _dated(
    rows: tuple[_Known, ...], reports: Mapping[str, Report] | None = None
) -> tuple[_Known, ...]:
    """Fill in the day on which each row became known, where it does not say."""
    return tuple(
        row if row.known else dataclasses.replace(row, known=_known(row, reports or {}))
        for row in rows
    )


def _known(
    row: Look | Sighting | Stack | Aggregate | Claim, reports: Mapping[str, Report]
) -> date | None:
    if isinstance(row, Claim) and row.report in reports and reports[row.report].published:
        return reports[row.report].published
    return None if row.when is None else _last_day(row.when)


def _last_day(when: Interval) -> date:
    return day_of(when.text.rpartition("/")[2])


def _order(told: SetAside) -> tuple[str, int, str, str]:
    return told.file, told.line or 0, told.field or "", told.reason
