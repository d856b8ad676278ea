"""Taking evidence in: hash, archive, read, tell; again, and nothing doubles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from pathlib import Path
from unicodedata import normalize

from deadreckon.case.archive import Staged, hash_of
from deadreckon.case.evidence import load
from deadreckon.case.frame import FRAME_FILE, frame_bytes, frame_from, frame_of, sheet_from
from deadreckon.case.frame_errors import Sheet
from deadreckon.case.incoming import (
    Taken,
    check_forgotten,
    clash,
    destination,
    files_in,
    makes_way,
    take,
)
from deadreckon.case.journal import Change, Journal, at_work
from deadreckon.case.ledger import MACHINE, Draft
from deadreckon.case.loose_ends import loose_ends
from deadreckon.case.rounds import recorded_rounds
from deadreckon.case.tombstones import Tombstone, tombstones
from deadreckon.case.versions import (
    ADD,
    FRAME,
    GONE,
    REPORTS,
    Version,
    current,
    frame_hash,
)
from deadreckon.errors import BadUse
from deadreckon.judgement.rounds import Round
from deadreckon.model.evidence import Evidence, SetAside
from deadreckon.model.frame import Frame
from deadreckon.read.cells import day_of


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
        forgotten: what the law made go.
        rounds: in which analysts put their weights down.
        sheet: `case.toml` with its lines, for errors that a later stage finds (`located`).
    """

    frame: Frame
    evidence: Evidence
    notes: tuple[SetAside, ...]
    synced: Synced
    as_of: date | None
    sheet: Sheet = field(repr=False)
    forgotten: tuple[Tombstone, ...] = ()
    rounds: tuple[Round, ...] = ()

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
        entries = journal.ledger.entries()
        gone = tombstones(entries)
        rounds = recorded_rounds(case, entries, frame)
    loose = loose_ends(frame, loaded, sheet, gone)
    told = (*notes, *loose, *loaded.notes, *map(_told, gone))
    return Opened(frame, loaded.evidence, told, synced, as_of, sheet, gone, rounds)


def _told(stone: Tombstone) -> SetAside:
    figures = ", ".join(stone.figures)
    left = f"; computed without it: {figures}" if figures else ""
    file = next((file["path"] for file in stone.files), "evidence")
    return SetAside(file, None, "forgotten", stone.id, f"{stone.words}{left}")


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
        entries = journal.ledger.entries()
        known, gone = current(entries), tombstones(entries)
        taken: dict[str, Taken] = {}
        over: dict[str, str] = {}
        for file in files:
            path = destination(case, file)
            one = take(journal.archive, file, path, str(file))
            check_forgotten(one, gone, str(file))
            if path in taken and taken[path].version.sha256 != one.version.sha256:
                raise clash(file, path)
            if (waiting := makes_way(case, file, one.version)) is not None:
                over[path] = waiting
            taken[path] = one
        fresh = {
            path: one
            for path, one in taken.items()
            if path not in known
            or known[path].sha256 != one.version.sha256
            or not (case / path).exists()
        }
        _commit(
            journal,
            fresh,
            author=author,
            now=now,
            placed={path: one.version.sha256 for path, one in fresh.items()},
            over=over,
        )
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


def _sync(journal: Journal, frame_data: bytes) -> Synced:
    entries = journal.ledger.entries()
    known = current(entries)
    found: dict[str, Taken] = {}
    there: set[str] = set()
    for path in files_in(journal.case):
        there.add(path)
        source = journal.case / path
        if path not in known or hash_of(source, path) != known[path].sha256:
            found[path] = take(journal.archive, source, path, path)
            check_forgotten(found[path], tombstones(entries), path)
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
    taken: dict[str, Taken],
    *,
    author: str,
    now: datetime | None,
    drafts: Iterable[Draft] = (),
    staged: Iterable[Staged] = (),
    placed: Mapping[str, str] | None = None,
    over: Mapping[str, str] | None = None,
) -> str | None:
    sizes = {one.sha256: one.size for t in taken.values() for one in t.staged}
    adds = [
        Draft(ADD, {**asdict(taken[p].version), "size": sizes[taken[p].version.sha256]})
        for p in sorted(taken)
    ]
    change = Change(
        staged=(*staged, *(one for t in taken.values() for one in t.staged)),
        placed=placed or {},
        over=over or {},
        drafts=(*drafts, *adds),
    )
    entries = journal.commit(change, author=author, now=now)
    return entries[-1].hash if entries else None


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
