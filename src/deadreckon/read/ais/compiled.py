"""Kernels over columns, compiled by Numba once and kept in a cache folder of ours."""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, cast

_Function = TypeVar("_Function", bound=Callable[..., Any])


def _cache_folder() -> Path:
    """Give a folder of this user's that can be written, in the cache or else among the temporary.

    What lies in it is run, so that a folder that belongs to somebody else will not do. A hash of
    the source is part of its name: Numba looks only at the file of a kernel, not at those of the
    kernels that it calls, and after an upgrade would run a mixture of old and new.
    """
    local = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME")
    user = getattr(os, "getuid", lambda: 0)()
    spare = Path(tempfile.gettempdir(), f"deadreckon-{user}")
    for root in (Path(local) if local else Path("~/.cache").expanduser(), spare):
        folder = root / "deadreckon" / "numba" / _hash_of_source()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=folder):
                if folder.stat().st_uid == root.stat().st_uid == user:
                    return folder
        except OSError:
            continue
    return Path(tempfile.mkdtemp(prefix="deadreckon-"))


def _hash_of_source() -> str:
    package = Path(__file__).parents[2]
    digest = hashlib.sha256()
    for folder in ("read/ais", "tracks"):
        for module in sorted((package / folder).rglob("*.py")):
            source = module.read_bytes()
            if b"@kernel" in source:
                digest.update(source)
    return digest.hexdigest()[:12]


# Numba looks for its folder when it is imported, and fails where it finds none that it may write.
if "NUMBA_CACHE_DIR" not in os.environ:
    os.environ["NUMBA_CACHE_DIR"] = str(_cache_folder())

import numba  # noqa: E402
from numba.core import config, event  # noqa: E402

# Somebody may have imported Numba before us.
config.CACHE_DIR = os.environ["NUMBA_CACHE_DIR"]  # type: ignore[attr-defined]


def kernel(function: _Function) -> _Function:
    """Compile a function of arrays and numbers when it is first called; keep what came of it."""
    return cast("_Function", numba.njit(cache=True, nogil=True, error_model="numpy")(function))


class _Teller(event.Listener):
    def __init__(self, say: Callable[[], None]) -> None:
        self.say = say
        self.said = False

    def on_start(self, event: object) -> None:
        del event
        if not self.said:
            self.said = True
            self.say()

    def on_end(self, event: object) -> None:
        del event


def tell_when_compiling(say: Callable[[], None]) -> None:
    """Call `say` once, should a kernel have to be compiled because the cache does not hold it."""
    event.register("numba:compile", _Teller(say))
