"""The shipped cases, unpacked into a folder of the user's."""

from __future__ import annotations

import shutil
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

from deadreckon.case.archive import STORE
from deadreckon.case.frame import FRAME_FILE
from deadreckon.errors import BadUse

FIRST_CASE = "orient-express"
FERRY = "ferry"


def shipped() -> Path:
    """Give the folder of the shipped cases: in the wheel, or beside the sources of a checkout."""
    package = Path(str(files("deadreckon")))
    inside = package / "examples"
    return inside if inside.is_dir() else package.parent.parent / "examples"


def unpack(folder: Path) -> tuple[Path, ...]:
    """Copy each shipped case that `folder` does not hold yet; what is there stays as it is.

    Raises:
        BadUse: `folder` cannot be written, or something else lies where a case belongs.
    """
    source = shipped()
    unpacked = []
    for name in (FIRST_CASE, FERRY):
        target = folder / name
        if not (target / FRAME_FILE).is_file():
            _copy(source / name, target)
            unpacked.append(target)
    return tuple(unpacked)


def _copy(source: Path, target: Path) -> None:
    mend = "Name a folder that you may write to: deadreckon demo DIR."
    if target.is_symlink() or (target.exists() and not _is_empty(target)):
        problem = f"is in the way: it holds no {FRAME_FILE}"
        raise BadUse(problem, file=str(target), mend=f"Move it. {mend}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        # A copy under another name first: an interrupted demo leaves no half a case.
        with TemporaryDirectory(dir=target.parent, prefix=".") as part:
            copied = Path(part, target.name)
            shutil.copytree(source, copied, ignore=shutil.ignore_patterns(STORE, "out"))
            copied.rename(target)
    except OSError as error:
        problem = f"cannot be written ({error.strerror or error})"
        raise BadUse(problem, file=str(target.parent), mend=mend) from error


def _is_empty(target: Path) -> bool:
    return target.is_dir() and not any(target.iterdir())
