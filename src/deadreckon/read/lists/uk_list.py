"""The UK Sanctions List as CSV: a line with its date, a header, a row for each name of an entry."""

from __future__ import annotations

import re
from dataclasses import replace

from deadreckon.model.listed import Entry, Kind, ListedName, NameKind
from deadreckon.read.lists.rows import Reading, named_rows
from deadreckon.read.lists.values import day_of, imo_cell, once

FORMAT = "UK Sanctions List"
NEEDED = frozenset({"unique id", "name 6", "designation type"})
_KINDS: dict[str, Kind] = {
    "ship": "vessel",
    "vessel": "vessel",
    "individual": "person",
    "entity": "organisation",
}
_NAMES = (*(f"name {n}" for n in range(1, 6)), "name 6")
_FORMER = re.compile(r"former|previous|f\.?k\.?a", re.IGNORECASE)
_PRIMARY = re.compile(r"primary", re.IGNORECASE)
_DATE = re.compile(r"\d{1,2}[-/. ](?:\d{1,2}|[A-Za-z]{3,9})[-/. ]\d{4}|\d{4}-\d\d-\d\d")
_OWNERS = ("current owner/operator (s)", "current owner/operator", "current owner operator (s)")


def read_uk(lines: list[str], reading: Reading, header: int) -> str:
    """Read the rows into the account, and give the day in the line above the header.

    Rows of one id are names of one entry. Source of the columns: FCDO, "UK Sanctions List", CSV.
    """
    entries: dict[str, Entry] = {}
    for line, row in named_rows(lines, reading, header):
        number, names = row["unique id"], _names(row)
        if not number or not names:
            reading.aside(line, "has no id" if names else "names nobody", field="Unique ID")
            continue
        known = entries.get(number)
        if known is None:
            entries[number] = _entry(line, row, names, reading)
        else:
            imo = once([*known.imo, *_imo(line, row, reading)])
            entries[number] = replace(known, names=_ordered((*known.names, *names)), imo=imo)
    reading.entries.extend(entries.values())
    above = _DATE.search(" ".join(lines[:header])) if header else None
    return day_of(above[0]) if above else ""


def _entry(
    line: int, row: dict[str, str], names: tuple[ListedName, ...], reading: Reading
) -> Entry:
    designated = row.get("date designated", "")
    if designated and not day_of(designated):
        reason = "kept without its date: not a date"
        reading.note(line, reason, field="Date Designated", value=designated)
    flags = [row.get("current believed flag of ship", ""), row.get("previous flags", "")]
    return Entry(
        list=FORMAT,
        id=row["unique id"],
        line=line,
        kind=_KINDS.get(row["designation type"].casefold(), "other"),
        names=names,
        imo=_imo(line, row, reading),
        flags=once(flags),
        owners=once([row.get(column, "") for column in _OWNERS]),
        programme=row.get("regime name", ""),
        listed=day_of(designated),
        remarks=row.get("other information", ""),
    )


def _names(row: dict[str, str]) -> tuple[ListedName, ...]:
    name = " ".join(row[column] for column in _NAMES if row.get(column))
    how = row.get("name type", "")
    kind: NameKind = "alias"
    if _FORMER.search(how):
        kind = "former_name"
    elif not how or _PRIMARY.search(how):
        kind = "name"
    original = row.get("name non-latin script", "")
    found = [ListedName(name, kind)] * bool(name) + [ListedName(original, "alias")] * bool(original)
    return tuple(found)


def _ordered(names: tuple[ListedName, ...]) -> tuple[ListedName, ...]:
    """Put the entry's own name first, wherever in the file it stands."""
    return tuple(sorted(dict.fromkeys(names), key=lambda name: name.kind != "name"))


def _imo(line: int, row: dict[str, str], reading: Reading) -> tuple[str, ...]:
    cell = row.get("imo number", "")
    found = imo_cell(cell)
    if cell and not found:
        reading.note(line, "kept without it: not seven digits", field="IMO number", value=cell)
    return found
