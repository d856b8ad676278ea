"""What the ledger says lies in the case now: the last version of each file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal

from deadreckon.case.ledger import Entry
from deadreckon.read.report import kind_of
from deadreckon.read.report_meta import ENDING

ADD, FRAME, GONE, FORGET = "add", "frame", "gone", "forget"

TABLES = (
    "looks.csv",
    "sightings.csv",
    "stacks.csv",
    "aggregates.csv",
    "listings.csv",
    "claims.csv",
)
EVIDENCE = "evidence"
REPORTS = f"{EVIDENCE}/reports"

Role = Literal["table", "report", "meta", "file"]


@dataclass(frozen=True, slots=True)
class Version:
    """The last recorded state of a file.

    Attributes:
        path: in the case folder, with `/`.
        role: how it is read; a `file` is kept and not read.
        text_sha256: of a report's text; the rest is what was found in it when it was taken in.
        unread: pages of a report that hold no text; of a PDF that is kept, why it cannot be read.
    """

    path: str
    sha256: str
    role: Role
    text_sha256: str | None = None
    title: str = ""
    language: str = ""
    published: str | None = None
    encoding: str = ""
    unread: str = ""


def current(entries: Iterable[Entry]) -> dict[str, Version]:
    """Give the last version of each file of the evidence, by path."""
    versions: dict[str, Version] = {}
    for entry in entries:
        if entry.kind == ADD:
            body = {key: value for key, value in entry.body.items() if key != "size"}
            versions[body["path"]] = Version(**body)
        elif entry.kind == GONE:
            versions.pop(entry.body["path"], None)
        elif entry.kind == FORGET:
            gone = set(entry.body["gone"])
            versions = {path: v for path, v in versions.items() if v.sha256 not in gone}
    return dict(sorted(versions.items()))


def frame_hash(entries: Iterable[Entry]) -> str | None:
    """Give the SHA-256 of the last `case.toml`, or None before the first."""
    found = None
    for entry in entries:
        if entry.kind == FRAME:
            found = str(entry.body["sha256"])
    return found


def role_of(path: str) -> Role:
    """Tell by its place in the case folder how a file is read."""
    folder, _, name = path.rpartition("/")
    if folder == EVIDENCE and name in TABLES:
        return "table"
    if REPORTS in {str(parent) for parent in PurePosixPath(path).parents}:
        if name.endswith(ENDING):
            return "meta"
        return "file" if kind_of(name) is None else "report"
    return "file"
