"""Verifying: does every entry, archived byte and file still match what was recorded?"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from deadreckon.case.archive import STORE, Archive, hash_of
from deadreckon.case.frame import FRAME_FILE
from deadreckon.case.journal import at_work
from deadreckon.case.ledger import BEGINNING, Entry, Ledger, default_author
from deadreckon.case.tombstones import Tombstone, tombstones
from deadreckon.case.versions import ADD, FORGET, FRAME, current, frame_hash
from deadreckon.errors import BadUse, BrokenRecord, Unreadable

SHORTEST_HEAD = 8


@dataclass(frozen=True, slots=True)
class Break:
    """The first thing that no longer matches.

    Attributes:
        path: the file in the case folder, or `ledger entry N`.
        expected: its SHA-256 on record.
        found: its SHA-256 now, or None where it is missing.
        what: the same in words.
    """

    path: str
    expected: str
    found: str | None
    what: str


@dataclass(frozen=True, slots=True)
class Verified:
    """What `verify` gives; the JSON key of `break_` is `break`.

    Attributes:
        forgotten: what the law made go; not a break, and named.
    """

    ok: bool
    head: str
    break_: Break | None
    forgotten: tuple[Tombstone, ...] = ()


def verify(case: Path, head: str | None = None, *, now: datetime | None = None) -> Verified:
    """Check the chain of entries, every archived byte, and the files in the folder.

    Args:
        case: the case folder.
        head: as an earlier report printed it (its first 8 characters or more): it must be the hash
            of an entry, or the ledger was rewritten since.
        now: for the lock.

    Raises:
        BadUse: there is no case, or `head` is no hash.
        CaseBusy: somebody is at work on it.
    """
    if not (case / FRAME_FILE).exists() and not (case / STORE).is_dir():
        mend = "Name a case folder."
        raise BadUse("is no case: it has neither case.toml nor a ledger", mend=mend, file=str(case))
    if not (case / STORE).is_dir() or not os.access(case / STORE, os.W_OK):
        return _verified(case, head)
    with at_work(case, author=default_author(), now=now):
        return _verified(case, head)


def _verified(case: Path, wanted: str | None) -> Verified:
    ledger = Ledger(case)
    try:
        entries = ledger.entries()
    except BrokenRecord as error:
        found = Break(error.path, error.expected, error.found, "the ledger cannot be read")
        return Verified(ok=False, head="", break_=found)
    first = next(_breaks(case, entries, ledger, wanted), None)
    head = entries[-1].hash if entries else ""
    return Verified(first is None, head, first, tombstones(entries))


def _breaks(
    case: Path, entries: Sequence[Entry], ledger: Ledger, head: str | None
) -> Iterator[Break]:
    yield from _chain(entries)
    yield from _heads(entries, ledger, head)
    yield from _archived(case, entries)
    yield from _in_folder(case, entries)


def _chain(entries: Sequence[Entry]) -> Iterator[Break]:
    prev = BEGINNING
    for place, entry in enumerate(entries, 1):
        name = f"ledger entry {place}"
        if entry.seq != place:
            yield Break(name, prev, None, f"entry {place} is missing: {entry.seq} comes next")
        if entry.prev != prev:
            yield Break(name, prev, entry.prev, "does not follow on the entry before it")
        if entry.computed() != entry.hash:
            yield Break(name, entry.hash, entry.computed(), "was altered")
        prev = entry.hash


def _heads(entries: Sequence[Entry], ledger: Ledger, head: str | None) -> Iterator[Break]:
    last = entries[-1].hash if entries else ""
    recorded = ledger.recorded_head()
    if (recorded or "") != last:
        name = f"ledger entry {len(entries) + 1}"
        what = "the ledger does not end where its head says"
        yield Break(name, recorded or "", last or None, what)
    if head is None:
        return
    wanted = head.strip().casefold()
    if len(wanted) < SHORTEST_HEAD or not set(wanted) <= set("0123456789abcdef"):
        mend = f"Write the head that a report printed, {SHORTEST_HEAD} characters of it or more."
        raise BadUse("is no hash", mend=mend, field="--head", value=head)
    if not any(entry.hash.startswith(wanted) for entry in entries):
        what = "no entry has the head that was printed: the ledger was rewritten since"
        yield Break("ledger", wanted, last or None, what)


def _archived(case: Path, entries: Sequence[Entry]) -> Iterator[Break]:
    archive = Archive(case)
    gone = {sha256: stone for stone in tombstones(entries) for sha256 in stone.gone}
    expected: dict[str, str] = {}
    for entry in entries:
        if entry.kind in {ADD, FRAME}:
            expected.setdefault(entry.body["sha256"], f"the archived copy of {entry.body['path']}")
            if entry.body.get("text_sha256"):
                what = f"the text of {entry.body['path']}"
                expected.setdefault(entry.body["text_sha256"], what)
        elif entry.kind == FORGET:
            what = f"what is left after {entry.body['id']} was forgotten"
            expected.update(dict.fromkeys(entry.body["kept"].values(), what))
    for sha256, what in expected.items():
        path = archive.relative(sha256)
        found = _hash(archive.path(sha256), path)
        if sha256 in gone and found is not None:
            yield Break(path, "", found, f"is there again: {gone[sha256].words}")
        elif sha256 not in gone and found != sha256:
            state = "is missing" if found is None else "was altered"
            yield Break(path, sha256, found, f"{what} {state}")


def _in_folder(case: Path, entries: Sequence[Entry]) -> Iterator[Break]:
    expected = {path: version.sha256 for path, version in current(entries).items()}
    if (frame := frame_hash(entries)) is not None:
        expected = {FRAME_FILE: frame, **expected}
    for path, sha256 in expected.items():
        found = _hash(case / path, path)
        if found != sha256:
            what = "is missing" if found is None else "has changed since it was taken in"
            yield Break(path, sha256, found, f"{path} {what}")


def _hash(path: Path, name: str) -> str | None:
    try:
        return hash_of(path, name)
    except Unreadable:
        return None
