"""What the law made go: the bytes are gone, the hash and the reason stay in the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from deadreckon.case.ledger import Entry
from deadreckon.case.versions import FORGET

APART = ("at_most", "likely")
"""These stand on other grounds than the proof beside them."""


@dataclass(frozen=True, slots=True)
class Tombstone:
    """One `forget`.

    Attributes:
        id: what was named: a file by its path, a report by its name, or a record.
        why, author, when: the reason, who gave it and when (UTC).
        files: each version of a file that went: its `path` and `sha256`.
        records: id to where it stood: `sha256`, `path` and, of a row, `row`.
        figures: paths of the results that stood on it then.
        gone: SHA-256 of all bytes that went, extracted texts too.
        entry: hash of the ledger's entry that says so.
    """

    id: str
    why: str
    author: str
    when: str | None
    files: tuple[Mapping[str, str], ...]
    records: Mapping[str, Mapping[str, Any]]
    figures: tuple[str, ...]
    gone: tuple[str, ...]
    entry: str

    @property
    def words(self) -> str:
        """Say it in one line."""
        day = f" on {self.when[:10]}" if self.when else ""
        return f"{self.id} was forgotten{day} by {self.author}: {self.why}"

    def bears_on(self, path: str) -> bool:
        """Tell whether a figure stood on it: `routes.main.fleet` covers all that is in it.

        But a ceiling and a posterior stand on other grounds than the proof beside them.
        """
        return any(_covers(figure, path) for figure in self.figures)


def _covers(figure: str, path: str) -> bool:
    rest = f"{path}.".removeprefix(f"{figure}.").split(".")
    if len(rest) == len(f"{path}.".split(".")):
        return False
    return figure.endswith(APART) or not set(APART) & set(rest)


def tombstones(entries: Iterable[Entry]) -> tuple[Tombstone, ...]:
    """Give all of a ledger, in their order."""
    return tuple(
        Tombstone(
            id=entry.body["id"],
            why=entry.body["why"],
            author=entry.author,
            when=entry.when,
            files=tuple(entry.body["files"]),
            records=dict(sorted(entry.body["records"].items())),
            figures=tuple(entry.body["figures"]),
            gone=tuple(entry.body["gone"]),
            entry=entry.hash,
        )
        for entry in entries
        if entry.kind == FORGET
    )
