"""Changes that happen as a whole: written down first, then carried out, and again after a crash."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import uuid
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from deadreckon.case.archive import (
    STORE,
    Archive,
    Staged,
    hash_of,
    sync_folder,
    take_away,
    writable,
    write_whole,
)
from deadreckon.case.ledger import Draft, Entry, Ledger, chained
from deadreckon.case.lock import locked
from deadreckon.case.versions import EVIDENCE
from deadreckon.errors import BrokenRecord

OUT = "out"
"""The folder of a case for what is published."""

_STAGED = re.compile(r"[0-9a-f]{32}\Z")
_HASH = re.compile(r"[0-9a-f]{64}\Z")
_NOTHING: dict[str, Any] = {"gone": [], "removed": {}, "outputs": {}}
"""What a journal of format 1 does not say."""


Output = bytes | Mapping[str, bytes | Path]
"""A file, or a folder of files by their paths in it; a path is copied."""


@dataclass(frozen=True, slots=True)
class Change:
    """What is to happen at once.

    Attributes:
        staged: bytes that join the archive.
        placed: path in the case folder to the SHA-256 of what is put there, if nothing is yet.
        over: path to the SHA-256 of what may lie there and makes way.
        gone: bytes that leave the archive, by SHA-256.
        removed: path to the SHA-256 of what is taken away there; None: whatever it is.
        outputs: path under `out/` to the staged file or folder that is put there, over all else.
        drafts: what the ledger is to say.
    """

    staged: tuple[Staged, ...] = ()
    placed: Mapping[str, str] = field(default_factory=dict)
    over: Mapping[str, str] = field(default_factory=dict)
    gone: tuple[str, ...] = ()
    removed: Mapping[str, str | None] = field(default_factory=dict)
    outputs: Mapping[str, Path] = field(default_factory=dict)
    drafts: tuple[Draft, ...] = ()


class Journal:
    """The one way in which a case is changed. To be used under its lock: see `at_work`."""

    def __init__(self, case: Path) -> None:
        self.case = case
        self.archive = Archive(case)
        self.ledger = Ledger(case)
        self._path = case / STORE / "pending.json"
        self._staging = case / STORE / "tmp"

    def commit(self, change: Change, *, author: str, now: datetime | None) -> tuple[Entry, ...]:
        """Make a change: once it is written down it happens, even if the machine stops.

        Raises:
            BadUse: the case folder cannot be written.
        """
        if not change.drafts and not change.outputs:
            return ()
        there = self.ledger.entries()
        head = there[-1] if there else None
        entries = chained(change.drafts, head=head, author=author, now=now)
        document: dict[str, Any] = {
            "staged": {staged.path.name: staged.sha256 for staged in change.staged},
            "placed": dict(change.placed),
            "over": dict(change.over),
            "gone": list(change.gone),
            "removed": dict(change.removed),
            "outputs": {path: staged.name for path, staged in change.outputs.items()},
            "entries": [asdict(entry) for entry in entries],
        }
        write_whole(self._path, json.dumps(document).encode(), self._staging)
        self._carry_out(document)
        return entries

    def stage(self, output: Output) -> Path:
        """Write an output beside the case.

        Raises:
            BadUse: the case folder cannot be written.
        """
        staged = self._staging / uuid.uuid4().hex
        with writable(staged):
            if isinstance(output, bytes):
                self._staging.mkdir(parents=True, exist_ok=True)
                _write(staged, output)
            else:
                for path, source in output.items():
                    (staged / path).parent.mkdir(parents=True, exist_ok=True)
                    _write(staged / path, source)
        return staged

    @property
    def pending(self) -> bool:
        """Whether a change was written down and not carried out to its end."""
        return self._path.exists()

    def recover(self) -> None:
        """Carry out what was written down before a crash, and clear what was not."""
        if self.pending:
            self._carry_out(self._written())
        self.archive.clear()

    def _written(self) -> dict[str, Any]:
        """Read back what was written down; a journal made by somebody else must not lead out.

        Raises:
            BrokenRecord: it is none of ours.
        """
        data = self._path.read_bytes()
        try:
            document: dict[str, Any] = {**_NOTHING, **json.loads(data)}
            names = (*document["staged"], *document["outputs"].values())
            inside = (
                all(_STAGED.match(name) for name in names)
                and all(_HASH.match(sha256) for sha256 in document["gone"])
                and all(_is_in((EVIDENCE,), path) for path in document["placed"])
                and all(_is_in((OUT,), path) for path in document["outputs"])
                and all(_is_in((EVIDENCE, OUT), path) for path in document["removed"])
            )
            if inside and (document["entries"] or document["outputs"]):
                return document
        except (ValueError, KeyError, TypeError, AttributeError):
            pass
        found = hashlib.sha256(data).hexdigest()
        raise BrokenRecord(f"{STORE}/pending.json", expected="a journal", found=found)

    def _carry_out(self, document: Mapping[str, Any]) -> None:
        for name, sha256 in document["staged"].items():
            self.archive.keep(self.archive.staged(name), sha256)
        for path, sha256 in document["placed"].items():
            self._place(path, sha256, document["over"].get(path))
        for path, sha256 in document["removed"].items():
            self._remove(path, sha256)
        for path, name in document["outputs"].items():
            self._put(path, self.archive.staged(name))
        entries = [Entry(**entry) for entry in document["entries"]]
        if entries:
            self.ledger.append(entries)
            for sha256 in document["gone"]:
                self.archive.remove(sha256)
            head = entries[-1].hash + "\n"
            write_whole(self.ledger.head_path, head.encode(), self._staging)
        self._path.unlink()

    def _remove(self, path: str, sha256: str | None) -> None:
        """Take away what lies in the folder; other bytes than were meant are left alone."""
        target = self.case / path
        if target.is_symlink() or not target.exists():
            return
        if sha256 is None or hash_of(target, path) == sha256:
            with writable(target):
                take_away(target)
                sync_folder(target.parent)

    def _put(self, path: str, staged: Path) -> None:
        """Put an output where it belongs; it is not staged any more where that was done before."""
        target = self.case / path
        if not staged.exists():
            return
        with writable(target):
            target.parent.mkdir(exist_ok=True)
            if target.is_symlink() or target.is_dir() or (target.exists() and staged.is_dir()):
                target.rename(self._staging / uuid.uuid4().hex)
            staged.replace(target)
            sync_folder(target.parent)

    def _place(self, path: str, sha256: str, over: str | None) -> None:
        """Copy archived bytes to where the user sees them; what is there is never overwritten."""
        target = self.case / path
        if target.is_symlink() or (target.exists() and hash_of(target, path) != over):
            return
        with writable(target):
            target.parent.mkdir(parents=True, exist_ok=True)
            part = self._staging / uuid.uuid4().hex
            _write(part, self.archive.path(sha256))
            part.replace(target)
            sync_folder(target.parent)


def _write(path: Path, source: bytes | Path) -> None:
    """Write or copy a new file down to the disk."""
    with path.open("xb") as target:
        if isinstance(source, bytes):
            target.write(source)
        else:
            with source.open("rb") as opened:
                shutil.copyfileobj(opened, target)
        target.flush()
        os.fsync(target.fileno())


def _is_in(folders: Iterable[str], path: str) -> bool:
    return path.startswith(tuple(f"{folder}/" for folder in folders)) and ".." not in path.split(
        "/"
    )


@contextmanager
def at_work(case: Path, *, author: str, now: datetime | None) -> Iterator[Journal]:
    """Hold the case alone, mended after whatever crash there was.

    Raises:
        CaseBusy: somebody else is at work on it.
        BadUse: the case folder cannot be written.
    """
    with locked(case, author=author, now=now), writable(case):
        journal = Journal(case)
        journal.recover()
        try:
            yield journal
        finally:
            if not journal.pending:
                journal.archive.clear()
