"""What screening gives: matches, neighbours that are none, and the account of each list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from deadreckon.model.evidence import SetAside
    from deadreckon.model.listed import Entry


@dataclass(frozen=True, slots=True)
class Match:
    """An entry that is, or by its name may be, what was asked.

    Attributes:
        list: name of the list; `file` as the user named it, `line` where the entry begins.
        date: the day from which it is listed, as the entry states it; else the list's own; or null.
        dated: of what that day is: `entry` or `list`.
        until: the day on which it was taken off, where the list states it.
        entry: the list's number of it, or `line N`.
        kind: vessel, organisation, person, other.
        name: the listed name that matched; of a number, the entry's own.
        field: imo, mmsi, name, alias, former_name, or owner: the entry's owner bears that name.
        value: what matched: the number, or the name that was asked.
        score: 100 for a number; of names their likeness, 0 to 100, which is no probability.
    """

    list: str
    file: str
    line: int
    date: str | None
    dated: str | None
    until: str | None
    entry: str
    kind: str
    name: str
    field: str
    value: str
    score: float
    programme: str


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An entry that is not what was asked, but is easily taken for it.

    Attributes:
        asked, listed: the two numbers.
        why: one digit differs, two digits stand the other way round, or the same name or MMSI
            under another IMO number.
    """

    list: str
    file: str
    line: int
    date: str | None
    entry: str
    kind: str
    name: str
    field: str
    asked: str
    listed: str
    why: str


@dataclass(frozen=True, slots=True)
class ListAccount:
    """A file of a list: every row is kept or set aside."""

    format: str
    date: str | None
    rows: int
    kept: int
    set_aside: int


@dataclass(frozen=True, slots=True)
class Screened:
    """The answer; that nothing matches says what these lists hold on their dates, no more."""

    asked: tuple[str, ...]
    doubts: tuple[str, ...]
    matches: tuple[Match, ...]
    neighbours: tuple[Neighbour, ...]
    lists: Mapping[str, ListAccount]
    set_aside: tuple[SetAside, ...]
    notes: tuple[SetAside, ...]


def entry_id(entry: Entry) -> str:
    """Give the list's number of an entry, or the line on which it begins."""
    return entry.id or f"line {entry.line}"
