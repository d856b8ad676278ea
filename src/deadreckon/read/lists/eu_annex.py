"""Rows of an EU annex, such as Annex XLII of Regulation 833/2014, with an `imoNumber` column."""

from __future__ import annotations

from deadreckon.model.listed import Entry, Kind, ListedName
from deadreckon.read.lists.rows import Reading, named_rows
from deadreckon.read.lists.values import day_of, imo_cell, mmsi_cell, several

FORMAT = "EU annex"
NAMES = ("name", "vessel name", "name of vessel", "name of the vessel", "ship name")
NUMBERS = ("imonumber", "imo number", "imo", "vessel imo number", "imo no", "imo ship number")
DATES = (
    "startdate",
    "start date",
    "date of application",
    "date of listing",
    "listed on",
    "from",
)
_IDS = ("recordid", "record id", "no", "number", "row", "id", "entry")
_ENDS = ("enddate", "end date", "to")
_ACTS = ("celex", "amendedcelex", "amended celex")
_KINDS: dict[str, Kind] = {
    "": "vessel",
    "vessel": "vessel",
    "person": "person",
    "asset": "other",
}


def is_annex(columns: set[str]) -> bool:
    """Tell by the header: a vessel's name, and an IMO number in a column of its own."""
    return bool(columns & set(NAMES)) and bool(columns & set(NUMBERS))


def read_annex(lines: list[str], reading: Reading, header: int) -> str:
    """Read the rows into the account; the file states no date of its own.

    Rows are taken as the Official Journal prints them (name, IMO number, ground, date of
    application), or in the columns of OpenSanctions' transcription of its annexes.
    """
    for line, row in named_rows(lines, reading, header):
        name = _first(row, NAMES)
        number = _first(row, NUMBERS)
        imo = imo_cell(number)
        if number and not imo:
            reading.note(line, "kept without it: not seven digits", field="imoNumber", value=number)
        if not name and not imo:
            reading.aside(line, "names no vessel and gives no IMO number", field="name")
            continue
        reading.entries.append(
            Entry(
                list=_list(row),
                id=_first(row, _IDS),
                line=line,
                kind=_KINDS.get(row.get("schema", "").casefold(), "organisation"),
                names=tuple(
                    [ListedName(name)] * bool(name)
                    + [ListedName(n, "alias") for n in several(row.get("alias", ""))]
                    + [ListedName(n, "alias") for n in several(row.get("weakalias", ""))]
                    + [ListedName(n, "former_name") for n in several(row.get("previousname", ""))]
                ),
                imo=imo,
                mmsi=mmsi_cell(row.get("mmsi", "")),
                flags=several(row.get("flag", "")),
                programme=row.get("programkey") or row.get("ground for listing", ""),
                listed=_day(line, row, DATES, reading),
                delisted=_day(line, row, _ENDS, reading),
                remarks="; ".join(v for v in (row.get("reason", ""), row.get("notes", "")) if v),
            )
        )
    return ""


def _first(row: dict[str, str], columns: tuple[str, ...]) -> str:
    return next((row[column] for column in columns if row.get(column)), "")


def _list(row: dict[str, str]) -> str:
    act, annex = _first(row, _ACTS), row.get("annex", "")
    return " ".join(part for part in ("EU", act, annex and f"Annex {annex}") if part)


def _day(line: int, row: dict[str, str], columns: tuple[str, ...], reading: Reading) -> str:
    text = _first(row, columns)
    day = day_of(text)
    if text and not day:
        reading.note(line, "kept without its date: not a date", field=columns[0], value=text)
    return day
