"""A new case: a folder with a commented `case.toml` that runs, and tables that wait for rows."""

from __future__ import annotations

import shutil
import uuid
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from deadreckon.case.frame import FRAME_FILE
from deadreckon.case.incoming import COLUMNS
from deadreckon.case.versions import EVIDENCE, REPORTS
from deadreckon.errors import BadUse
from deadreckon.read.ids import clean_id


@dataclass(frozen=True, slots=True)
class Started:
    """A case that was started: its id, and the files that were written, with `/`."""

    id: str
    files: tuple[str, ...]


def new(folder: Path) -> Started:
    """Start a case in a folder that is empty or not there yet; it is there whole or not at all.

    Raises:
        BadUse: the folder holds something, or cannot be written.
    """
    if folder.is_symlink() or folder.is_file() or (folder.is_dir() and any(folder.iterdir())):
        mend = "Name a folder that is empty or not there yet."
        raise BadUse("is not an empty folder", mend=mend, file=str(folder))
    name = _id(folder.resolve().name)
    template = files(__package__).joinpath("starter.toml").read_text("utf-8")
    written = {FRAME_FILE: template.replace("CASE-ID", name)}
    for table, (required, optional) in COLUMNS.items():
        written[f"{EVIDENCE}/{table}"] = ",".join((*required, *optional)) + "\n"
    part = folder.absolute().with_name(f".{folder.resolve().name}.{uuid.uuid4().hex}")
    try:
        (part / REPORTS).mkdir(parents=True)
        for path, text in written.items():
            (part / path).write_text(text, "utf-8")
        part.rename(folder)
    except OSError as error:
        shutil.rmtree(part, ignore_errors=True)
        mend = "Name a folder that you may write to."
        problem = f"cannot be written ({error.strerror or error})"
        raise BadUse(problem, mend=mend, file=str(folder)) from error
    return Started(name, tuple(written))


def _id(name: str) -> str:
    try:
        return clean_id("-".join(name.split()))
    except ValueError:
        return "case"
