"""The shipped cases, unpacked into a folder of the user's."""

from __future__ import annotations

import shutil
from importlib.resources import files
from pathlib import Path

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
        BadUse: `folder` cannot be written.
    """
    source = shipped()
    unpacked = []
    for name in (FIRST_CASE, FERRY):
        target = folder / name
        if not (target / "case.toml").is_file():
            _copy(source / name, target)
            unpacked.append(target)
    return tuple(unpacked)


def _copy(source: Path, target: Path) -> None:
    # A copy under another name first: an interrupted demo leaves no half a case.
    part = target.with_name(f".{target.name}.part")
    try:
        shutil.rmtree(part, ignore_errors=True)
        shutil.copytree(source, part)
        if target.is_dir():
            shutil.rmtree(target)
        part.rename(target)
    except OSError as error:
        raise BadUse(
            f"cannot be written: {error.strerror or error}",
            field="DIR",
            value=target.parent,
            mend="Name a folder that you may write to: deadreckon demo DIR",
        ) from error
