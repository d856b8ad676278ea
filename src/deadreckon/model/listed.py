"""Sanctions lists: their entries as printed, each with the line it stands on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from deadreckon.model.evidence import SetAside

Kind = Literal["vessel", "organisation", "person", "other"]
NameKind = Literal["name", "alias", "former_name"]


@dataclass(frozen=True, slots=True)
class ListedName:
    """A name as a list prints it: the entry's own, another, or a former one."""

    value: str
    kind: NameKind = "name"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list; one vessel may have several, in one list or in many.

    Attributes:
        list: name of the list it stands in.
        id: as the list numbers it, or "" where it does not.
        line: on which it begins, from 1.
        imo: seven digits each; of a vessel, or the company number of an owner.
        owners: whom the list links it to: owners, managers, others.
        listed, delisted: days as the list states them, ISO 8601, perhaps without day; or "".
        remarks: further text, in which a name or number may be told.
    """

    list: str
    id: str
    line: int
    kind: Kind
    names: tuple[ListedName, ...]
    imo: tuple[str, ...] = ()
    mmsi: tuple[str, ...] = ()
    call_signs: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    programme: str = ""
    listed: str = ""
    delisted: str = ""
    remarks: str = ""


@dataclass(frozen=True, slots=True)
class SanctionsList:
    """A file of a list, every row of which is kept or set aside.

    Attributes:
        file: as the user named it.
        format: which list it was taken for.
        date: the day the list states of itself, in the file or its name, ISO 8601; or "".
        rows: how many rows or entries the file holds; `kept` of them became part of an entry.
        notes: what was kept and should be known.
    """

    file: str
    format: str
    date: str
    entries: tuple[Entry, ...]
    rows: int
    kept: int
    set_aside: tuple[SetAside, ...] = ()
    notes: tuple[SetAside, ...] = ()
