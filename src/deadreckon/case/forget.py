"""Forgetting: the bytes of a file or row go, its hash and the reason stay."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any
from unicodedata import normalize

from deadreckon.case.archive import Archive, Staged
from deadreckon.case.frame import FRAME_FILE
from deadreckon.case.incoming import COLUMNS
from deadreckon.case.journal import OUT, Change, Journal, at_work
from deadreckon.case.ledger import Draft, Entry
from deadreckon.case.run import run
from deadreckon.case.standing import standing
from deadreckon.case.tombstones import Tombstone, tombstones
from deadreckon.case.versions import ADD, FORGET, REPORTS, Version, current
from deadreckon.errors import BadUse
from deadreckon.read.ids import hint
from deadreckon.read.report_meta import ENDING
from deadreckon.read.table import Table, read_table, without

_CLAIMS = "claims.csv"


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What `forget` did: the tombstone, and the ledger's head afterwards.

    Attributes:
        again: whether it had been forgotten before; then nothing was changed.
    """

    tombstone: Tombstone
    again: bool
    head: str


def forget(
    case: Path, id_: str, why: str, *, author: str, now: datetime, published: Iterable[str] = ()
) -> Forgotten:
    """Let the bytes of a file or a record go, from every version that holds them.

    A report takes its stated facts (`.meta.toml`) and the claims in it along, for they quote it.
    Of a table, the record's row alone goes: the tables that held it are kept without it, and its
    line is left empty. What was published from the case (`published`) goes from `out/` too.

    Args:
        case: the case folder; what lies in it and is not in the ledger yet is taken in first.
        id_: a file's path in the case or its name, a report's name, or a record's id.
        why: the reason, which stays.
        author: who decides it.
        now: when.
        published: names in `out/` that hold what the results said.

    Raises:
        BadUse: nothing has this name, or no reason is given.
        BadFrame, Unreadable, CaseBusy, BrokenRecord: as `run`.
    """
    reason = " ".join(why.split())
    if not reason:
        raise BadUse("is empty", field="--why", value=why, mend="Write the reason: it stays.")
    done = run(case, as_of=date.max, now=now)
    with at_work(case, author=author, now=now) as journal:
        entries = journal.ledger.entries()
        holding = _Holding(journal.archive, entries)
        going = holding.find(id_)
        if going is None:
            return _again(entries, id_, holding)
        for read, at in done.index.items():
            if at.span is not None and at.sha256 in going.gone and read not in going.records:
                going.records[read] = {"sha256": at.sha256, "path": at.path, "span": at.span}
        stood = standing(done, going.records)
        records = {r: going.records[r] for r in sorted(going.records)}
        body = {
            "id": going.id,
            "why": reason,
            "files": [{"path": v.path, "sha256": v.sha256} for v in going.versions],
            "records": records,
            "figures": stood,
            "gone": sorted(going.gone),
            "kept": {},
        }
        written = journal.commit(
            _change(journal, going, body, published, entries), author=author, now=now
        )
    return Forgotten(tombstones(written)[-1], again=False, head=written[-1].hash)


@dataclass(slots=True)
class _Going:
    """What goes: versions of files, and of tables that lose rows what is left of them."""

    id: str
    versions: list[Version] = field(default_factory=list)
    records: dict[str, dict[str, Any]] = field(default_factory=dict)
    left: dict[str, bytes] = field(default_factory=dict)
    """By the SHA-256 of a table that goes: the same without the rows."""

    @property
    def gone(self) -> set[str]:
        hashes = {v.sha256 for v in self.versions}
        return hashes | {v.text_sha256 for v in self.versions if v.text_sha256}


class _Holding:
    """Every version of every file that the archive holds."""

    def __init__(self, archive: Archive, entries: Sequence[Entry]) -> None:
        self._archive = archive
        self.versions: list[Version] = []
        for entry in entries:
            if entry.kind == ADD:
                body = {key: value for key, value in entry.body.items() if key != "size"}
                self.versions.append(Version(**body))
            elif entry.kind == FORGET:
                self._let_go(entry.body["gone"], entry.body["kept"])
        self.versions = list(dict.fromkeys(self.versions))
        self._tables = {v.sha256: _table(archive, v) for v in self.versions if v.role == "table"}

    def _let_go(self, gone: Collection[str], kept: Mapping[str, str]) -> None:
        left = [replace(v, sha256=kept.get(v.sha256, v.sha256)) for v in self.versions]
        self.versions = [v for v in left if v.sha256 not in gone]

    def find(self, id_: str) -> _Going | None:
        """Give what goes by this name, or None."""
        if id_ == FRAME_FILE:
            mend = "Take it out of the file, and run: evidence alone can be forgotten."
            raise BadUse("is the frame", field="ID", value=id_, mend=mend)
        name = normalize("NFC", id_)
        paths = {v.path for v in self.versions if name in _names(v)}
        if len(paths) > 1:
            mend = f"Write the path: {' or '.join(sorted(paths))}."
            raise BadUse("is the name of several files", field="ID", value=id_, mend=mend)
        rows = {v.sha256: found for v in self.versions if (found := self._rows(v, {name}))}
        if paths and rows:
            mend = f"Rename the record, or write {min(paths)} for the file."
            raise BadUse("is a file and a record", field="ID", value=id_, mend=mend)
        if paths:
            return self._file(min(paths))
        if not rows:
            return None
        going = _Going(name)
        self._take_rows(going, {name})
        return going

    def _file(self, path: str) -> _Going:
        going = _Going(path)
        with_meta = {path, path + ENDING}
        hashes = {v.sha256 for v in self.versions if v.path in with_meta}
        hashes |= {v.text_sha256 for v in self.versions if v.path == path and v.text_sha256}
        going.versions = [v for v in self.versions if hashes & {v.sha256, v.text_sha256}]
        quoting: set[str] = set()
        for version in going.versions:
            at = {"sha256": version.sha256, "path": version.path}
            if version.role == "report":
                name = normalize("NFC", version.path.removeprefix(f"{REPORTS}/"))
                going.id = name
                going.records[name] = at
                quoting |= self._quoting(name)
            for row in self._rows_of(version):
                going.records[row.id] = {**at, "row": row.line}
        self._take_rows(going, quoting)
        return going

    def _quoting(self, report: str) -> set[str]:
        """Give the ids of claims that stand in a report."""
        return {
            row.id
            for version in self.versions
            if version.path.endswith(f"/{_CLAIMS}")
            for row in self._rows_of(version)
            if normalize("NFC", row.cells.get("report", "")) == report
        }

    def _take_rows(self, going: _Going, ids: set[str]) -> None:
        for version in self.versions:
            rows = self._rows(version, ids)
            if rows and version not in going.versions:
                data = self._archive.read(version.sha256)
                going.versions.append(version)
                going.left[version.sha256] = without(data, version.path, rows)
                for line, id_ in rows.items():
                    at = {"sha256": version.sha256, "path": version.path, "row": line}
                    going.records[id_] = at

    def _rows(self, version: Version, ids: set[str]) -> dict[int, str]:
        return {r.line: normalize("NFC", r.id) for r in self._rows_of(version)
                if normalize("NFC", r.id) in ids}  # fmt: skip

    def _rows_of(self, version: Version) -> Iterable[Any]:
        table = self._tables.get(version.sha256)
        return table.rows if table else ()

    @property
    def known(self) -> Iterator[str]:
        """Every name that `find` knows."""
        for version in self.versions:
            yield from _names(version)
            yield from (row.id for row in self._rows_of(version))


def _table(archive: Archive, version: Version) -> Table:
    required, optional = COLUMNS[version.path.rpartition("/")[2]]
    data = archive.read(version.sha256)
    return read_table(data, version.path, required=required, optional=optional)


def _names(version: Version) -> set[str]:
    names = {version.path, version.path.rpartition("/")[2]}
    return names | {version.path.removeprefix(f"{REPORTS}/")}


def _change(
    journal: Journal,
    going: _Going,
    body: dict[str, Any],
    published: Iterable[str],
    entries: Sequence[Entry],
) -> Change:
    """Make it one change: what is left of tables comes in as a new version, all else goes."""
    lying = current(entries)
    staged: list[Staged] = []
    adds: list[Draft] = []
    placed: dict[str, str] = {}
    over: dict[str, str] = {}
    for version in going.versions:
        left = going.left.get(version.sha256)
        if left is None:
            continue
        kept = journal.archive.stage_bytes(left)
        staged.append(kept)
        if lying.get(version.path) == version:
            adds.append(
                Draft(ADD, {**asdict(replace(version, sha256=kept.sha256)), "size": kept.size})
            )
            placed[version.path], over[version.path] = kept.sha256, version.sha256
        else:
            body["kept"][version.sha256] = kept.sha256
    gone = {v.path: v.sha256 for v in going.versions if lying.get(v.path) == v}
    removed: dict[str, str | None] = {p: sha for p, sha in gone.items() if p not in placed}
    return Change(
        staged=tuple(staged),
        placed=placed,
        over=over,
        gone=tuple(body["gone"]),
        removed=removed | {f"{OUT}/{name}": None for name in published},
        drafts=(Draft(FORGET, body), *adds),
    )


def _again(entries: Sequence[Entry], id_: str, holding: _Holding) -> Forgotten:
    """Give the tombstone of what went before.

    Raises:
        BadUse: nothing ever had this name.
    """
    for stone in reversed(tombstones(entries)):
        names = {stone.id, *stone.records}
        if "row" not in stone.records.get(stone.id, {}):
            names |= {file["path"] for file in stone.files}
        if id_ in names:
            return Forgotten(stone, again=True, head=entries[-1].hash)
    mend = hint(id_, holding.known) or "There is no evidence yet."
    raise BadUse("names no evidence of this case", field="ID", value=id_, mend=mend)
