"""OpenSanctions' maritime.csv: vessels and organisations with their IMO numbers, of many lists."""

from __future__ import annotations

from deadreckon.model.listed import Entry, Kind, ListedName
from deadreckon.read.lists.rows import Reading, named_rows
from deadreckon.read.lists.values import imo_cell, mmsi_cell, several

FORMAT = "OpenSanctions maritime"
_KINDS: dict[str, Kind] = {
    "vessel": "vessel",
    "organization": "organisation",
    "company": "organisation",
    "legalentity": "organisation",
    "person": "person",
}
_NAMES = ("caption", "name")


def is_maritime(columns: set[str]) -> bool:
    """Tell by the header: an id, a type, an IMO number and a name."""
    return columns >= {"id", "type", "imo"} and bool(columns & set(_NAMES))


def read_maritime(lines: list[str], reading: Reading, header: int) -> str:
    """Read the rows into the account; the file states no date of its own.

    Source of the columns: OpenSanctions, collection `maritime`; an older layout has `name` and
    `topics` where the newer has `caption` and `risk`.
    """
    for line, row in named_rows(lines, reading, header):
        name = next((row[column] for column in _NAMES if row.get(column)), "")
        imo = imo_cell(row["imo"])
        if row["imo"] and not imo:
            reason = "kept without it: not seven digits"
            reading.note(line, reason, field="imo", value=row["imo"])
        if not name and not imo:
            reading.aside(line, "names nobody and gives no IMO number", field="caption")
            continue
        aliases = [n for n in several(row.get("aliases", "")) if n != name]
        reading.entries.append(
            Entry(
                list=row.get("datasets") or FORMAT,
                id=row["id"],
                line=line,
                kind=_KINDS.get(row["type"].casefold(), "other"),
                names=tuple(
                    [ListedName(name)] * bool(name) + [ListedName(n, "alias") for n in aliases]
                ),
                imo=imo,
                mmsi=mmsi_cell(row.get("mmsi", "")),
                flags=several(row.get("flag", "")),
                programme=row.get("risk") or row.get("topics", ""),
            )
        )
    return ""
