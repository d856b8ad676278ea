"""Taking evidence in: hash, archive, read, tell; again, and nothing doubles."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from pathlib import Path
from unicodedata import normalize

from deadreckon.case.archive import STORE, Archive, Staged, hash_of
from deadreckon.case.evidence import load
from deadreckon.case.frame import FRAME_FILE, frame_bytes, frame_from, frame_of, sheet_from
from deadreckon.case.journal import Change, Journal, at_work
from deadreckon.case.ledger import MACHINE, Draft
from deadreckon.case.loose_ends import loose_ends
from deadreckon.case.versions import (
    ADD,
    EVIDENCE,
    FRAME,
    GONE,
    REPORTS,
    TABLES,
    Version,
    current,
    frame_hash,
    role_of,
)
from deadreckon.errors import BadUse, Unreadable
from deadreckon.model.evidence import Evidence, SetAside
from deadreckon.model.frame import Frame
from deadreckon.read import aggregates, claims, listings, looks, sightings, stacks
from deadreckon.read.cells import day_of
from deadreckon.read.ids import nearest
from deadreckon.read.report import read_report
from deadreckon.read.report_meta import read_meta
from deadreckon.read.table import read_table

COLUMNS = {
    "looks.csv": (looks.REQUIRED, looks.OPTIONAL),
    "sightings.csv": (sightings.REQUIRED, sightings.OPTIONAL),
    "stacks.csv": (stacks.REQUIRED, stacks.OPTIONAL),
    "aggregates.csv": (aggregates.REQUIRED, aggregates.OPTIONAL),
    "listings.csv": (listings.REQUIRED, listings.OPTIONAL),
    "claims.csv": (claims.REQUIRED, claims.OPTIONAL),
}


@dataclass(frozen=True, slots=True)
class Item:
    """One file that was handed in.

    Attributes:
        id: its name; of a report, what `claims.csv` calls it.
        path: in the case folder, with `/`.
        kept: whether it is new; False where the very same was there already.
        language, published: of a report, where they could be told.
    """

    id: str
    path: str
    sha256: str
    kept: bool
    language: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """What `add` did: the files, the rows that were set aside, and notes on what was kept."""

    items: tuple[Item, ...]
    set_aside: tuple[SetAside, ...]
    notes: tuple[SetAside, ...] = ()


@dataclass(frozen=True, slots=True)
class Synced:
    """What was found in the folder and not yet in the ledger.

    Attributes:
        items: files that are new or have changed.
        gone: paths that are in the folder no more; their bytes stay in the archive.
        head: of the ledger, afterwards.
    """

    items: tuple[Item, ...]
    gone: tuple[str, ...]
    head: str


@dataclass(frozen=True, slots=True)
class Opened:
    """A case at hand: its frame and evidence, and where the ledger stands.

    Attributes:
        notes: what is kept, and should be known (an IMO number that fails its checksum).
        as_of: the day up to which evidence was known, or None for all of it.
    """

    frame: Frame
    evidence: Evidence
    notes: tuple[SetAside, ...]
    synced: Synced
    as_of: date | None

    @property
    def head(self) -> str:
        """The hash of the ledger's last entry."""
        return self.synced.head


def open_case(case: Path, *, as_of: date | None = None, now: datetime | None = None) -> Opened:
    """Take in what lies in the folder and is not in the ledger yet, and read the case.

    Args:
        case: the case folder.
        as_of: leave out what was not known by the end of that day; the frame's day, if None.
        now: for the lock alone.

    Raises:
        BadFrame, Unreadable: `case.toml` or a file of the evidence cannot be used.
        BadUse, CaseBusy: the folder cannot be written, or somebody else is at work on it.
    """
    data = _frame_data(case)
    sheet = sheet_from(data, str(case / FRAME_FILE))
    frame, notes = frame_of(sheet)
    if as_of is None and frame.as_of is not None:
        as_of = day_of(frame.as_of.text)
    with at_work(case, author=MACHINE, now=now) as journal:
        synced = _sync(journal, data)
        loaded = load(case, frame, as_of)
    loose = loose_ends(frame, loaded, sheet)
    return Opened(frame, loaded.evidence, (*notes, *loose, *loaded.notes), synced, as_of)


def sync(case: Path, *, now: datetime | None = None) -> Synced:
    """Take in what lies in `evidence/`, and `case.toml`, where the ledger has not got it yet.

    Nobody decides anything here, so the entries have neither a person nor a time: copies of one
    folder come to the same head (docs/design/0003-ledger.md). `now` is for the lock alone.

    Raises:
        As `open_case`.
    """
    data = _frame_data(case)
    frame_from(data, str(case / FRAME_FILE))
    with at_work(case, author=MACHINE, now=now) as journal:
        return _sync(journal, data)


def add(case: Path, files: Sequence[Path], *, author: str, now: datetime) -> Added:
    """Take files in, all of them or, where one cannot be used, none.

    Tables go to `evidence/`, what else there is to `evidence/reports/`. A file in the folder's own
    `evidence/` stays where it is, and a table there that holds no rows makes way.

    Args:
        case: the case folder.
        files: regular files, named without `..`.
        author: who adds them.
        now: when.

    Raises:
        BadUse: a path leads out of the folder, or a name is taken by other bytes.
        Unreadable: a file is missing, a folder, a link, empty or not what its name says.
        BadFrame, CaseBusy: as `open_case`.
    """
    frame, _ = frame_from(_frame_data(case), str(case / FRAME_FILE))
    with at_work(case, author=author, now=now) as journal:
        known = current(journal.ledger.entries())
        taken: dict[str, _Taken] = {}
        for file in files:
            path = _destination(case, file)
            one = _take(journal.archive, file, path)
            if path in taken and taken[path].version.sha256 != one.version.sha256:
                raise _clash(file, path)
            _check_clash(case, file, one.version)
            taken[path] = one
        fresh = {
            path: one
            for path, one in taken.items()
            if known.get(path) != one.version or not (case / path).exists()
        }
        for one in fresh.values():
            _make_way(case, one.version)
        _commit(journal, fresh, author=author, now=now, placed=taken)
        loaded = load(case, frame)
    return Added(
        tuple(_item(t.version, kept=p in fresh) for p, t in taken.items()),
        tuple(told for told in loaded.evidence.set_aside if told.file in taken),
        tuple(told for told in loaded.notes if told.file in taken),
    )


def _frame_data(case: Path) -> bytes:
    if not case.is_dir():
        mend = "Name a case folder, or start one with deadreckon new DIR."
        raise BadUse("is not a folder", mend=mend, file=str(case))
    return frame_bytes(case / FRAME_FILE)


@dataclass(frozen=True, slots=True)
class _Taken:
    version: Version
    staged: tuple[Staged, ...]


def _sync(journal: Journal, frame_data: bytes) -> Synced:
    entries = journal.ledger.entries()
    known = current(entries)
    found: dict[str, _Taken] = {}
    there: set[str] = set()
    for path in _files(journal.case):
        there.add(path)
        source = journal.case / path
        if path not in known or hash_of(source, path) != known[path].sha256:
            found[path] = _take(journal.archive, source, path)
    gone = tuple(path for path in known if path not in there)
    drafts = [Draft(GONE, {"path": path, "sha256": known[path].sha256}) for path in gone]
    frame = journal.archive.stage_bytes(frame_data)
    if frame.sha256 != frame_hash(entries):
        body = {"path": FRAME_FILE, "sha256": frame.sha256, "size": frame.size}
        drafts.insert(0, Draft(FRAME, body))
    written = _commit(journal, found, author=MACHINE, now=None, drafts=drafts, staged=(frame,))
    head = written or (entries[-1].hash if entries else "")
    return Synced(tuple(_item(t.version, kept=True) for t in found.values()), gone, head)


def _commit(
    journal: Journal,
    taken: dict[str, _Taken],
    *,
    author: str,
    now: datetime | None,
    drafts: Iterable[Draft] = (),
    staged: Iterable[Staged] = (),
    placed: Iterable[str] = (),
) -> str | None:
    sizes = {one.sha256: one.size for t in taken.values() for one in t.staged}
    adds = [
        Draft(ADD, {**asdict(taken[p].version), "size": sizes[taken[p].version.sha256]})
        for p in sorted(taken)
    ]
    change = Change(
        staged=(*staged, *(one for t in taken.values() for one in t.staged)),
        placed={path: taken[path].version.sha256 for path in placed if path in taken},
        drafts=(*drafts, *adds),
    )
    entries = journal.commit(change, author=author, now=now)
    return entries[-1].hash if entries else None


def _take(archive: Archive, source: Path, path: str) -> _Taken:
    """Hash and stage a file, then read it far enough to know that it can be read."""
    name = path.rpartition("/")[2]
    shown = path if source.as_posix().endswith(path) else str(source)
    staged = archive.stage(source, shown)
    version = Version(path, staged.sha256, role_of(path))
    if version.role == "file":
        return _Taken(version, (staged,))
    data = staged.path.read_bytes()
    if version.role == "table":
        required, optional = COLUMNS[name]
        read_table(data, shown, required=required, optional=optional)
    elif version.role == "meta":
        read_meta(data, shown)
    else:
        report = read_report(data, shown)
        text = archive.stage_bytes(report.text.encode())
        version = replace(
            version,
            text_sha256=text.sha256,
            title=report.title,
            language=report.language,
            published=report.published.isoformat() if report.published else None,
            encoding=report.encoding,
        )
        if text.sha256 != staged.sha256:
            return _Taken(version, (staged, text))
    return _Taken(version, (staged,))


def _files(case: Path) -> Iterator[str]:
    """Give each file under `evidence/`, in the order of their names; hidden ones are left out."""
    root = case / EVIDENCE
    if root.is_symlink() or (root.exists() and not root.is_dir()):
        raise Unreadable("is no folder", mend="Make it a folder.", file=EVIDENCE)
    found: list[str] = []
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if not _hidden(name)]
        for name in folders:
            path = Path(folder, name)
            inside = path.relative_to(case).as_posix()
            if path.is_symlink():
                mend = "Put the folder itself there."
                raise Unreadable("is a symbolic link", mend=mend, file=inside)
            if role_of(inside) == "table":
                mend = f"Put the file {name} there."
                raise Unreadable("is a folder", mend=mend, file=inside)
        for name in names:
            if not _hidden(name):
                inside = Path(folder, name).relative_to(case).as_posix()
                _check_name(name, inside)
                found.append(inside)
    yield from sorted(found)


def _hidden(name: str) -> bool:
    return name.startswith(".") or name.endswith("~")


def _destination(case: Path, file: Path) -> str:
    """Give the path in the case folder where a file belongs.

    Raises:
        BadUse: its name or path cannot be used.
    """
    if ".." in file.parts:
        mend = f"Name it without going up: {os.path.abspath(file)}"  # noqa: PTH100 - resolve follows links
        raise BadUse("leads up with ..", mend=mend, file=str(file), field="FILES", value=file)
    _check_name(file.name, str(file))
    folder, absolute = case.resolve(), file.parent.resolve() / file.name
    if file.name == FRAME_FILE:
        mend = "Put it into the case folder yourself; run takes it in. Name the evidence alone."
        raise BadUse("is a frame, no evidence", mend=mend, file=str(file))
    inside = absolute.relative_to(folder).as_posix() if absolute.is_relative_to(folder) else ""
    if inside.startswith(f"{STORE}/"):
        raise BadUse("is the ledger's own", mend="Name evidence.", file=str(file))
    if inside.startswith(f"{EVIDENCE}/"):
        return inside
    if file.name in TABLES:
        return f"{EVIDENCE}/{file.name}"
    if file.suffix.casefold() == ".csv":
        near = nearest(file.name, TABLES)
        mend = f"Call it what it holds: {', '.join(TABLES)}; the nearest is {near}."
        raise BadUse("is no table that is known", mend=mend, file=str(file))
    return f"{REPORTS}/{normalize('NFC', file.name)}"


def _check_name(name: str, shown: str) -> None:
    bad = next((c for c in name if not c.isprintable()), None)
    if bad is not None or _hidden(name):
        problem = "has a hidden name" if bad is None else f"has {bad!a} in its name"
        mend = "Rename it: printable letters, no dot at the start, no ~ at the end."
        raise BadUse(problem, mend=mend, file=shown.encode(errors="replace").decode())


def _check_clash(case: Path, file: Path, version: Version) -> None:
    """Refuse to put a file where another one lies, unless that is a table without rows."""
    target = case / version.path
    if target.is_symlink() or target.exists():
        there = hash_of(target, version.path)
        if there != version.sha256 and not _waits_for_rows(target, version.path):
            raise _clash(file, version.path)


def _waits_for_rows(target: Path, path: str) -> bool:
    """Tell whether a table has its header and nothing else, as `new` leaves it."""
    if role_of(path) != "table" or not target.is_file():
        return False
    required, optional = COLUMNS[target.name]
    try:
        table = read_table(target.read_bytes(), path, required=required, optional=optional)
    except Unreadable:
        return False
    return not table.rows and not table.set_aside


def _make_way(case: Path, version: Version) -> None:
    """Take away the table without rows in whose place another comes."""
    target = case / version.path
    if not target.exists() or hash_of(target, version.path) == version.sha256:
        return
    try:
        target.unlink()
    except OSError as error:
        mend = "Allow writing there, and call the command again."
        problem = f"cannot be written ({error.strerror or error})"
        raise BadUse(problem, mend=mend, file=str(target)) from error


def _clash(file: Path, path: str) -> BadUse:
    if path.rpartition("/")[2] in TABLES:
        mend = f"Put its rows into {path}, and run; or add that file after changing it there."
    else:
        mend = "Rename it, and add it under the new name."
    return BadUse(f"would take the place of other bytes in {path}", mend=mend, file=str(file))


def _item(version: Version, *, kept: bool) -> Item:
    name = version.path.rpartition("/")[2]
    if version.role == "report":
        name = normalize("NFC", version.path.removeprefix(f"{REPORTS}/"))
    return Item(
        id=name,
        path=version.path,
        sha256=version.sha256,
        kept=kept,
        language=version.language or None,
        published=version.published,
    )
