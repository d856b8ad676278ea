"""Files that leave the case: written together, whole or not at all, each with its hash."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from deadreckon.case.journal import OUT, Change, at_work
from deadreckon.case.ledger import default_author
from deadreckon.case.run import Run
from deadreckon.errors import BadUse
from deadreckon.model.jsonable import dumps
from deadreckon.publish.brief.page import brief
from deadreckon.publish.geojson import geojson

RESULTS = "run.json"


@dataclass(frozen=True, slots=True)
class Published:
    """A file that was written: path under the case folder, with `/`, and its SHA-256."""

    path: str
    sha256: str


Output = bytes | Mapping[str, bytes]
"""A file, or a folder of files by their paths in it."""

FORMATS: dict[str, tuple[str, Callable[[Run], Output]]] = {
    "brief": ("brief.html", lambda run: brief(run).encode()),
    "geojson": ("map.geojson", lambda run: geojson(run).encode()),
}
_ALWAYS = ("brief", "geojson")
"""What a run leaves beside its results."""
NAMES = (RESULTS, *(name for name, _ in FORMATS.values()))


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
        CaseBusy: somebody else is at work on the case.
    """
    check_format(to)
    name, render = FORMATS[to]
    return _write(folder, {name: render(run)})


def write_out(folder: Path, run: Run) -> tuple[Published, ...]:
    """Write all that a run leaves in `out/`: the results as JSON, the brief and the map.

    They are of one run, also where the machine stops between them: see `case.journal`.

    Raises:
        As `publish`.
    """
    outputs: dict[str, Output] = {RESULTS: dumps(run.document()).encode()}
    outputs |= {name: render(run) for name, render in map(FORMATS.__getitem__, _ALWAYS)}
    return _write(folder, outputs)


def _write(folder: Path, outputs: Mapping[str, Output]) -> tuple[Published, ...]:
    out = folder / OUT
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        mend = "Put a folder there, or nothing: it is made."
        problem = "is a symbolic link" if out.is_symlink() else "is no folder"
        raise BadUse(problem, file=str(out), mend=mend)
    with at_work(folder, author=default_author(), now=None) as journal:
        staged = {f"{OUT}/{name}": journal.stage(output) for name, output in outputs.items()}
        journal.commit(Change(outputs=staged), author=default_author(), now=None)
    return tuple(_published(outputs))


def _published(outputs: Mapping[str, Output]) -> Iterable[Published]:
    for name, output in outputs.items():
        files = {"": output} if isinstance(output, bytes) else output
        for path, data in files.items():
            where = f"{OUT}/{name}/{path}".rstrip("/")
            yield Published(where, hashlib.sha256(data).hexdigest())
