"""One writer at a time: a lock that tells who holds it and goes when its holder goes."""

from __future__ import annotations

import fcntl
import json
import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from deadreckon.case.archive import STORE
from deadreckon.errors import BadUse, CaseBusy
from deadreckon.model.times import iso

PATIENCE_S = 10.0

_STEP_S = 0.02


@contextmanager
def locked(
    case: Path, *, author: str, now: datetime | None, patience_s: float = PATIENCE_S
) -> Iterator[None]:
    """Hold the case alone, waiting a little for whoever is at work on it.

    The lock is the kernel's (flock): a process that is killed lets go of it.

    Raises:
        CaseBusy: somebody else still holds it; the text tells who and since when.
        BadUse: the case folder cannot be written.
    """
    path = case / STORE / "lock"
    if path.parent.is_symlink():
        mend = "Put the folder itself there."
        raise BadUse("is a symbolic link", mend=mend, file=str(path.parent))
    try:
        path.parent.mkdir(exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        mend = "Allow writing there, or copy the case to a folder of yours."
        problem = f"cannot be written ({error.strerror})"
        raise BadUse(problem, mend=mend, file=str(path.parent)) from error
    try:
        _acquire(handle, path, patience_s)
        _sign(
            handle,
            {
                "pid": os.getpid(),
                "host": socket.gethostname(),
                "user": author,
                "since": None if now is None else iso(now),
            },
        )
        try:
            yield
        finally:
            _sign(handle, None)
    finally:
        os.close(handle)


def _acquire(handle: int, path: Path, patience_s: float) -> None:
    until = time.monotonic() + patience_s
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= until:
                raise CaseBusy(_who(path)) from None
            time.sleep(_STEP_S)
        else:
            return


def _sign(handle: int, holder: dict[str, object] | None) -> None:
    """Write who holds the lock; a full disk keeps the name out, not the lock away."""
    try:
        os.ftruncate(handle, 0)
        if holder is not None:
            os.pwrite(handle, json.dumps(holder).encode(), 0)
    except OSError:
        return


def _who(path: Path) -> str:
    case = path.parent.parent
    try:
        holder = json.loads(path.read_bytes())
        since = f" since {holder['since']}" if holder["since"] else ""
        who = f"{holder['user']} (process {holder['pid']} on {holder['host']}){since}"
    except (OSError, ValueError, KeyError, TypeError):
        who = "another process"
    return f"{case}: {who} is at work on this case. Wait until that has ended, and try again."
