"""The ledger: entries that are only ever added, each with the hash of the one before."""

from __future__ import annotations

import getpass
import hashlib
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from deadreckon.case.archive import STORE
from deadreckon.errors import BadUse, BrokenRecord
from deadreckon.model.times import iso

if TYPE_CHECKING:
    from sqlalchemy import Connection, Row, Table

FORMAT = 2
"""Of the entries that are written now; those of format 1 stay as they are (`Ledger.append`)."""
BEGINNING = "0" * 64
"""What the first entry has for the hash of the one before."""
MACHINE = "deadreckon"
"""The author of what nobody decided: files found in the folder (docs/design/0003-ledger.md)."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry.

    Attributes:
        seq: from 1, without gaps.
        when: UTC, ISO 8601; None for what the program found by itself.
        kind: add, frame, gone, decide, forget …
        body: JSON, as the kind has it.
        prev: hash of the entry before, `BEGINNING` for the first.
        hash: SHA-256 of all the others as canonical JSON.
        format: of the ledger when the entry was written, from 1.
    """

    seq: int
    when: str | None
    author: str
    kind: str
    body: Mapping[str, Any]
    prev: str
    hash: str
    format: int = 1  # a change written down by format 1 does not say

    def computed(self) -> str:
        """Compute the hash that the entry ought to have."""
        fields = ("format", "seq", "when", "author", "kind", "body", "prev")
        hashed = canonical({field: getattr(self, field) for field in fields})
        return hashlib.sha256(hashed.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Draft:
    """What an entry is to say, before it has its place in the chain."""

    kind: str
    body: Mapping[str, Any]


def chained(
    drafts: Sequence[Draft], *, head: Entry | None, author: str, now: datetime | None
) -> tuple[Entry, ...]:
    """Give drafts their places after `head`."""
    entries: list[Entry] = []
    seq, prev = (head.seq, head.hash) if head else (0, BEGINNING)
    when = None if now is None else iso(now)
    for draft in drafts:
        seq += 1
        entry = Entry(seq, when, author, draft.kind, draft.body, prev, hash="", format=FORMAT)
        entries.append(replace(entry, hash=entry.computed()))
        prev = entries[-1].hash
    return tuple(entries)


def canonical(document: object) -> str:
    """Write JSON in one way only: keys sorted, no spaces, letters as they are."""
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def default_author() -> str:
    """Give who is at work: DEADRECKON_AUTHOR, else the user of the system."""
    name = os.environ.get("DEADRECKON_AUTHOR", "")
    if not name.strip():
        try:
            name = getpass.getuser()
        except (KeyError, OSError, ImportError):
            name = "unknown"
    return "".join(c for c in name.strip() if c.isprintable())[:200]


class Ledger:
    """The ledger of one case, `.deadreckon/ledger.sqlite`, with its head beside it.

    The head stands in a file of its own so that a ledger cut short betrays itself.
    """

    def __init__(self, case: Path) -> None:
        self.path = case / STORE / "ledger.sqlite"
        self.head_path = case / STORE / "head"

    def entries(self) -> tuple[Entry, ...]:
        """Give all entries in their order, as they stand there; nothing is checked.

        Raises:
            BrokenRecord: the file is no ledger any more.
            BadUse: it was written by a later version.
        """
        if not self.path.exists():
            return ()
        from sqlalchemy import select
        from sqlalchemy.exc import DatabaseError

        try:
            with self._connected() as connection:
                version = self._version(connection)
                if not version:
                    return ()
                table = _table(version)
                rows = connection.execute(select(table).order_by(table.c.seq)).all()
                return tuple(map(_entry, rows))
        except BadUse:
            raise
        except (DatabaseError, ValueError, TypeError, AttributeError) as error:
            raise BrokenRecord(
                f"{STORE}/ledger.sqlite", expected="a readable ledger", found=type(error).__name__
            ) from None

    def append(self, entries: Sequence[Entry]) -> None:
        """Add entries in one transaction; those that are there already are left alone.

        A ledger of format 1 becomes one of format 2 in the same transaction: its entries, their
        hashes and so every head that was printed stay as they are, each marked as of format 1.

        Raises:
            BadUse: the ledger cannot be written.
        """
        from sqlalchemy import insert, select
        from sqlalchemy.exc import OperationalError

        table = _table(FORMAT)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with self._connected() as connection:
                connection.exec_driver_sql("BEGIN IMMEDIATE")  # tables and version with the rows
                version = self._version(connection)
                if not version:
                    table.metadata.create_all(connection)
                elif version == 1:
                    connection.exec_driver_sql(_FROM_1)
                if version != FORMAT:
                    connection.exec_driver_sql(f"PRAGMA user_version = {FORMAT}")
                there = set(connection.execute(select(table.c.hash)).scalars())
                rows = [_row(entry) for entry in entries if entry.hash not in there]
                if rows:
                    connection.execute(insert(table), rows)
                connection.commit()
        except OperationalError as error:
            mend = "Make room or allow writing there, and call the command again."
            problem = f"cannot be written ({error.orig})"
            raise BadUse(problem, mend=mend, file=str(self.path)) from error

    def recorded_head(self) -> str | None:
        """Give the head as the file beside the ledger has it, or None where there is none."""
        try:
            return self.head_path.read_text("ascii").strip()
        except (OSError, ValueError):
            return None

    @contextmanager
    def _connected(self) -> Iterator[Connection]:
        from sqlalchemy import URL, create_engine
        from sqlalchemy.pool import NullPool

        engine = create_engine(URL.create("sqlite", database=str(self.path)), poolclass=NullPool)
        with engine.connect() as connection:
            yield connection

    def _version(self, connection: Connection) -> int:
        version = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
        if version > FORMAT:
            raise BadUse(
                f"is in format {version}, and this version knows {FORMAT}",
                mend="Use the version that wrote it, or a later one.",
                file=str(self.path),
            )
        return version


def _entry(row: Row[Any]) -> Entry:
    body = json.loads(row.body)
    if canonical(body) != row.body:
        found = hashlib.sha256(row.body.encode()).hexdigest()
        raise BrokenRecord(f"ledger entry {row.seq}", expected="canonical JSON", found=found)
    format_ = getattr(row, "format", 1)
    return Entry(row.seq, row.when, row.author, row.kind, body, row.prev, row.hash, format_)


def _row(entry: Entry) -> dict[str, object]:
    return {
        "seq": entry.seq,
        "when": entry.when,
        "author": entry.author,
        "kind": entry.kind,
        "body": canonical(entry.body),
        "prev": entry.prev,
        "hash": entry.hash,
        "format": entry.format,
    }


_FROM_1 = "ALTER TABLE entries ADD COLUMN format INTEGER DEFAULT 1 NOT NULL"


def _table(version: int) -> Table:
    """Give the table of a format; format 1 had no column for it."""
    from sqlalchemy import Column, Integer, MetaData, String, Table

    return Table(
        "entries",
        MetaData(),
        Column("seq", Integer, primary_key=True, autoincrement=False),
        Column("when", String),
        Column("author", String, nullable=False),
        Column("kind", String, nullable=False),
        Column("body", String, nullable=False),
        Column("prev", String, nullable=False, unique=True),
        Column("hash", String, nullable=False, unique=True),
        *([] if version == 1 else [Column("format", Integer, nullable=False)]),
    )
