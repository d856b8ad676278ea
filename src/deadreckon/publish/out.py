"""Files that leave the case: written whole or not at all, each with its hash."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from deadreckon.case.run import Run
from deadreckon.errors import BadUse
from deadreckon.model.jsonable import dumps
from deadreckon.publish.brief.page import brief
from deadreckon.publish.geojson import geojson


@dataclass(frozen=True, slots=True)
class Published:
    """A file that was written: path under the case folder, with `/`, and its SHA-256."""

    path: str
    sha256: str


FORMATS: dict[str, tuple[str, Callable[[Run], str]]] = {
    "brief": ("brief.html", brief),
    "geojson": ("map.geojson", geojson),
}


def check_format(to: str) -> None:
    """Refuse a format that does not exist.

    Raises:
        BadUse: it does not.
    """
    if to not in FORMATS:
        mend = f"Use one of {', '.join(sorted(FORMATS))}."
        raise BadUse("is no format", field="--to", value=to, mend=mend)


def publish(folder: Path, run: Run, to: str) -> tuple[Published, ...]:
    """Write one format into the case's `out/`.

    Raises:
        BadUse: a format that does not exist, or a folder that cannot be written.
    """
    check_format(to)
    name, render = FORMATS[to]
    return (_write(folder, name, render(run)),)


def write_out(folder: Path, run: Run) -> tuple[Published, ...]:
    """Write all that a run leaves in `out/`: the results as JSON, the brief and the map."""
    results = _write(folder, "run.json", dumps(run.document()))
    return (results, *(file for to in FORMATS for file in publish(folder, run, to)))


def _write(folder: Path, name: str, text: str) -> Published:
    out = folder / "out"
    data = text.encode()
    if out.is_symlink():
        mend = "Put a folder there, or nothing: it is made."
        raise BadUse("is a symbolic link", file=str(out), mend=mend)
    try:
        out.mkdir(exist_ok=True)
        handle, part = tempfile.mkstemp(dir=out, prefix=f".{name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(part).chmod(0o644)
            Path(part).replace(out / name)
        except BaseException:
            Path(part).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise BadUse(
            f"cannot be written: {error.strerror or error}",
            file=str(out / name),
            mend="Free some space, or copy the case to a folder that you may write to.",
        ) from error
    return Published(f"out/{name}", hashlib.sha256(data).hexdigest())
