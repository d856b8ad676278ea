"""One file on its way in: where it belongs, and whether it and its name can be used."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from unicodedata import normalize

from deadreckon.case.archive import STORE, Archive, Staged, hash_of
from deadreckon.case.frame import FRAME_FILE
from deadreckon.case.tombstones import Tombstone
from deadreckon.case.versions import EVIDENCE, REPORTS, TABLES, Version, role_of
from deadreckon.errors import BadUse, Unreadable
from deadreckon.read import aggregates, claims, listings, looks, report, sightings, stacks, table
from deadreckon.read.ids import beside
from deadreckon.read.report_meta import read_meta

MOST_BYTES = max(table.MOST_BYTES, *report.MOST.values())
COLUMNS = {
    "looks.csv": (looks.REQUIRED, looks.OPTIONAL),
    "sightings.csv": (sightings.REQUIRED, sightings.OPTIONAL),
    "stacks.csv": (stacks.REQUIRED, stacks.OPTIONAL),
    "aggregates.csv": (aggregates.REQUIRED, aggregates.OPTIONAL),
    "listings.csv": (listings.REQUIRED, listings.OPTIONAL),
    "claims.csv": (claims.REQUIRED, claims.OPTIONAL),
}


@dataclass(frozen=True, slots=True)
class Taken:
    """A file that was staged and can be read.

    Attributes:
        version: what the ledger is to say of it.
        staged: its bytes, and the text that was taken out of it where that is another.
    """

    version: Version
    staged: tuple[Staged, ...]


def take(archive: Archive, source: Path, path: str, shown: str) -> Taken:
    """Hash and stage a file, then read it far enough to know that it can be read.

    Args:
        archive: where it is staged.
        source: the file.
        path: where it belongs in the case folder, with `/`.
        shown: how errors call it.

    Raises:
        Unreadable: it is no regular file, or nothing that its name says.
        BadUse: the case folder cannot be written.
    """
    staged = archive.stage(source, shown)
    version = Version(path, staged.sha256, role_of(path))
    if version.role == "file":
        return Taken(version, (staged,))
    with staged.path.open("rb") as file:
        data = file.read(MOST_BYTES + 1)  # a reader refuses what is longer, whatever comes after
    if version.role == "table":
        required, optional = COLUMNS[path.rpartition("/")[2]]
        table.read_table(data, shown, required=required, optional=optional)
    elif version.role == "meta":
        read_meta(data, shown)
    else:
        return _report(archive, staged, version, data, shown)
    return Taken(version, (staged,))


def _report(archive: Archive, staged: Staged, version: Version, data: bytes, shown: str) -> Taken:
    """Read a report; a PDF that cannot be read is evidence all the same, kept and told."""
    try:
        found = report.read_report(data, shown)
    except Unreadable as told:
        if report.kind_of(version.path) != "pdf":
            raise
        kept = replace(version, role="file", unread=f"{told.problem}. {told.mend}")
        return Taken(kept, (staged,))
    text = archive.stage_bytes(found.text.encode())
    version = replace(
        version,
        text_sha256=text.sha256,
        title=found.title,
        language=found.language,
        published=found.published.isoformat() if found.published else None,
        encoding=found.encoding,
        unread=found.unread,
    )
    return Taken(version, (staged,) if text.sha256 == staged.sha256 else (staged, text))


def check_forgotten(taken: Taken, forgotten: Iterable[Tombstone], shown: str) -> None:
    """Keep out what the law made go: the same bytes, or a row under a forgotten id.

    Raises:
        BadUse: it would come back.
    """
    stones = tuple(forgotten)
    by_hash = {sha256: stone for stone in stones for sha256 in stone.gone}
    by_id = {id_: stone for stone in stones for id_, at in stone.records.items() if "row" in at}
    for staged in taken.staged:
        if stone := by_hash.get(staged.sha256):
            raise BadUse(f"may not come back: {stone.words}", mend="Take it away.", file=shown)
    if taken.version.role == "table" and by_id:
        data = taken.staged[0].path.read_bytes()
        required, optional = COLUMNS[taken.version.path.rpartition("/")[2]]
        for row in table.read_table(data, shown, required=required, optional=optional).rows:
            if stone := by_id.get(normalize("NFC", row.id)):
                raise BadUse(
                    f"may not come back: {stone.words}",
                    mend="Take the row out, or give another record an id of its own.",
                    file=shown,
                    line=row.line,
                    field=required[0],
                    value=row.id,
                )


def files_in(case: Path) -> Iterator[str]:
    """Give each file under `evidence/`, in the order of their names; hidden ones are left out.

    Raises:
        Unreadable: a symbolic link, or a folder where a file is expected.
        BadUse: a name that cannot be used.
    """
    root = case / EVIDENCE
    if root.is_symlink() or (root.exists() and not root.is_dir()):
        raise Unreadable("is no folder", mend="Make it a folder.", file=EVIDENCE)
    found: list[str] = []
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if not _hidden(name)]
        for name in folders:
            path = Path(folder, name)
            inside = path.relative_to(case).as_posix()
            if path.is_symlink():
                mend = "Put the folder itself there."
                raise Unreadable("is a symbolic link", mend=mend, file=inside)
            if role_of(inside) == "table":
                mend = f"Put the file {name} there."
                raise Unreadable("is a folder", mend=mend, file=inside)
        for name in names:
            if not _hidden(name):
                inside = Path(folder, name).relative_to(case).as_posix()
                _check_name(name, inside)
                found.append(inside)
    yield from sorted(found)


def _hidden(name: str) -> bool:
    return name.startswith(".") or name.endswith("~")


def destination(case: Path, file: Path) -> str:
    """Give the path in the case folder where a file belongs.

    Raises:
        BadUse: its name or path cannot be used.
    """
    if ".." in file.parts:
        mend = f"Name it without going up: {os.path.abspath(file)}"  # noqa: PTH100 - resolve follows links
        raise BadUse("leads up with ..", mend=mend, file=str(file), field="FILES", value=file)
    _check_name(file.name, str(file))
    folder, absolute = case.resolve(), file.parent.resolve() / file.name
    if file.name == FRAME_FILE:
        mend = "Put it into the case folder yourself; run takes it in. Name the evidence alone."
        raise BadUse("is a frame, no evidence", mend=mend, file=str(file))
    inside = absolute.relative_to(folder).as_posix() if absolute.is_relative_to(folder) else ""
    if inside.startswith(f"{STORE}/"):
        raise BadUse("is the ledger's own", mend="Name evidence.", file=str(file))
    if inside.startswith(f"{EVIDENCE}/"):
        return inside
    if file.name in TABLES:
        return f"{EVIDENCE}/{file.name}"
    if file.suffix.casefold() == ".csv":
        mend = f"Call it what it holds: {', '.join(TABLES)}{beside(file.name, TABLES)}."
        raise BadUse("is no table that is known", mend=mend, file=str(file))
    return f"{REPORTS}/{normalize('NFC', file.name)}"


def _check_name(name: str, shown: str) -> None:
    bad = next((c for c in name if not c.isprintable()), None)
    if bad is not None or _hidden(name):
        problem = "has a hidden name" if bad is None else f"has {bad!a} in its name"
        mend = "Rename it: printable letters, no dot at the start, no ~ at the end."
        raise BadUse(problem, mend=mend, file=shown.encode(errors="replace").decode())


def makes_way(case: Path, file: Path, version: Version) -> str | None:
    """Give the hash of a table without rows in whose place a file may come, or None.

    Raises:
        BadUse: other bytes lie there.
    """
    target = case / version.path
    if not target.is_symlink() and not target.exists():
        return None
    there = hash_of(target, version.path)
    if there == version.sha256:
        return None
    if _waits_for_rows(target, version.path):
        return there
    raise clash(file, version.path)


def _waits_for_rows(target: Path, path: str) -> bool:
    """Tell whether a table has its header and nothing else, as `new` leaves it."""
    if role_of(path) != "table" or not target.is_file():
        return False
    required, optional = COLUMNS[target.name]
    try:
        waiting = table.read_table(target.read_bytes(), path, required=required, optional=optional)
    except Unreadable:
        return False
    return not waiting.rows and not waiting.set_aside


def clash(file: Path, path: str) -> BadUse:
    """Make the error for a name that is taken by other bytes."""
    if path.rpartition("/")[2] in TABLES:
        mend = f"Put its rows into {path}, and run; or add that file after changing it there."
    else:
        mend = "Rename it, and add it under the new name."
    return BadUse(f"would take the place of other bytes in {path}", mend=mend, file=str(file))
