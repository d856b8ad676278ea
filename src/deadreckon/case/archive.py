"""The archive: bytes by their SHA-256, written once, never altered."""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from deadreckon.errors import BadUse, BrokenRecord, DeadreckonError, Unreadable

STORE = ".deadreckon"

_CHUNK = 1 << 20
_READ_ONLY = 0o444


@dataclass(frozen=True, slots=True)
class Staged:
    """Bytes that were copied in and hashed, but are not part of the archive yet."""

    path: Path
    sha256: str
    size: int


class Archive:
    """The archive of one case: `.deadreckon/archive/ab/ab…`, with `.deadreckon/tmp` before it."""

    def __init__(self, case: Path) -> None:
        self._folder = case / STORE / "archive"
        self._staging = case / STORE / "tmp"

    def path(self, sha256: str) -> Path:
        """Give the file that holds, or would hold, the bytes with this hash."""
        return self._folder / sha256[:2] / sha256

    @staticmethod
    def relative(sha256: str) -> str:
        """Give that file's path in the case folder, with `/`."""
        return f"{STORE}/archive/{sha256[:2]}/{sha256}"

    def stage(self, source: Path, name: str) -> Staged:
        """Copy a file in and hash it on the way, before anything reads it.

        Raises:
            Unreadable: `source` is no regular file or cannot be read.
            BadUse: the case folder cannot be written.
        """
        with _opened(source, name) as handle, writable(self._staging):
            return self._copy(iter(lambda: os.read(handle, _CHUNK), b""))

    def stage_bytes(self, data: bytes) -> Staged:
        """Put bytes that were made here (extracted text) beside the others.

        Raises:
            BadUse: the case folder cannot be written.
        """
        with writable(self._staging):
            return self._copy(iter((data,)))

    def staged(self, name: str) -> Path:
        """Give a staged file by its name, as a journal knows it."""
        return self._staging / name

    def _copy(self, chunks: Iterator[bytes]) -> Staged:
        self._staging.mkdir(parents=True, exist_ok=True)
        path = self._staging / uuid.uuid4().hex
        digest, size = hashlib.sha256(), 0
        with path.open("xb") as target:
            for chunk in chunks:
                digest.update(chunk)
                size += len(chunk)
                target.write(chunk)
            target.flush()
            os.fsync(target.fileno())
        return Staged(path, digest.hexdigest(), size)

    def keep(self, staged: Path, sha256: str) -> None:
        """Move a staged file into the archive; again, and nothing happens."""
        target = self.path(sha256)
        if staged.exists() and not target.exists():
            with writable(self._folder):
                target.parent.mkdir(parents=True, exist_ok=True)
                staged.chmod(_READ_ONLY)
                staged.rename(target)
                sync_folder(target.parent)

    def remove(self, sha256: str) -> None:
        """Let bytes go, as the law may want it; again, and nothing happens."""
        path = self.path(sha256)
        if path.exists():
            with writable(self._folder):
                path.unlink()
                sync_folder(path.parent)

    def clear(self) -> None:
        """Remove what was staged and never kept (under the lock, with no journal open).

        What cannot be removed now is removed by whoever comes next.
        """
        with suppress(OSError):
            for path in self._staging.iterdir():
                take_away(path)

    def read(self, sha256: str) -> bytes:
        """Give archived bytes.

        Raises:
            BrokenRecord: they are missing or altered.
        """
        path = self.path(sha256)
        try:
            data = path.read_bytes()
        except OSError:
            raise BrokenRecord(self.relative(sha256), expected=sha256, found=None) from None
        found = hashlib.sha256(data).hexdigest()
        if found != sha256:
            raise BrokenRecord(self.relative(sha256), expected=sha256, found=found)
        return data


def hash_of(path: Path, name: str) -> str:
    """Give the SHA-256 of a regular file; symbolic links are not followed.

    Raises:
        Unreadable: it is no regular file or cannot be read.
    """
    digest = hashlib.sha256()
    with _opened(path, name) as handle:
        for chunk in iter(lambda: os.read(handle, _CHUNK), b""):
            digest.update(chunk)
    return digest.hexdigest()


def write_whole(path: Path, data: bytes, staging: Path) -> None:
    """Write a file so that it is there whole or not at all.

    Raises:
        BadUse: it cannot be written.
    """
    with writable(path.parent):
        staging.mkdir(parents=True, exist_ok=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        part = staging / uuid.uuid4().hex
        with part.open("xb") as target:
            target.write(data)
            target.flush()
            os.fsync(target.fileno())
        part.replace(path)
        sync_folder(path.parent)


def take_away(path: Path) -> None:
    """Remove a file, or a folder with all that is in it; links are removed, not followed."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder as durable as the bytes under them."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _opened(path: Path, name: str) -> Iterator[int]:
    if path.is_symlink():
        mend = "Put the file itself there, or name the file that it points to."
        raise Unreadable("is a symbolic link", mend=mend, file=name)
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except FileNotFoundError:
        raise Unreadable("is not there", mend="Look at its name.", file=name) from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise Unreadable(f"cannot be opened ({why})", mend="Make it readable.", file=name) from None
    try:
        mode = os.fstat(handle).st_mode
        if stat.S_ISDIR(mode):
            raise Unreadable("is a folder", mend="Name the files in it.", file=name)
        if not stat.S_ISREG(mode):
            raise Unreadable("is no regular file", mend="Name a file.", file=name)
        yield handle
    finally:
        os.close(handle)


@contextmanager
def writable(path: Path) -> Iterator[None]:
    """Turn a failure to write there into words.

    Raises:
        BadUse: it failed.
    """
    try:
        yield
    except OSError as error:
        if isinstance(error, DeadreckonError):
            raise
        mend = "Make room or allow writing there, and call the command again."
        problem = f"cannot be written ({error.strerror or error})"
        raise BadUse(problem, mend=mend, file=str(path)) from error
