"""The Consolidated Screening List of trade.gov as CSV: many US lists, numbers in `ids`."""

from __future__ import annotations

import re

from deadreckon.model.listed import Entry, Kind, ListedName
from deadreckon.read.lists.ofac_sdn import known_as
from deadreckon.read.lists.rows import Reading, named_rows
from deadreckon.read.lists.values import day_of, imo_in, mmsi_in, once, several

FORMAT = "US Consolidated Screening List"
NEEDED = frozenset({"source", "entity number", "name", "alt names", "ids"})
_KINDS: dict[str, Kind] = {
    "vessel": "vessel",
    "individual": "person",
    "aircraft": "other",
    "entity": "organisation",
}
_LINKED = re.compile(r"Linked To:\s*([^;)]+?)\s*(?=[;)]|$)", re.IGNORECASE)
_FORMER_FLAG = re.compile(r"([^;,]+),\s*Former Vessel Flag", re.IGNORECASE)
_NO_FLAG = "none identified"


def read_csl(lines: list[str], reading: Reading, header: int) -> str:
    """Read the rows into the account; the file states no date of its own.

    Source of the columns: International Trade Administration, Consolidated Screening List, CSV.
    """
    for line, row in named_rows(lines, reading, header):
        name = row["name"]
        if not name:
            reading.aside(line, "names nobody", field="name", value=row["source"])
            continue
        remarks, ids = row.get("remarks", ""), row["ids"]
        flags = [row.get("vessel flag", ""), *_FORMER_FLAG.findall(ids)]
        names = (ListedName(name), *(ListedName(n, "alias") for n in several(row["alt names"])))
        entry = Entry(
            list=row["source"] or FORMAT,
            id=row["entity number"],
            line=line,
            kind=_KINDS.get(row.get("type", "").casefold(), "other"),
            names=(*names, *known_as(remarks)),
            imo=imo_in(f"{ids}; {remarks}"),
            mmsi=mmsi_in(f"{ids}; {remarks}") or _numbers(ids, "MMSI"),
            call_signs=once([row.get("call sign", "")]),
            flags=once([flag for flag in flags if flag.strip().casefold() != _NO_FLAG]),
            owners=once([row.get("vessel owner", ""), *_LINKED.findall(remarks)]),
            programme=row.get("programs", ""),
            listed=_day(line, row, "start date", reading),
            delisted=_day(line, row, "end date", reading),
            remarks=remarks,
        )
        reading.entries.append(entry)
    return ""


def _numbers(ids: str, label: str) -> tuple[str, ...]:
    """Give the numbers that stand before their label, as in `538003420, MMSI`."""
    return once(re.findall(rf"(?<!\d)(\d{{9}})\s*,\s*{label}\b", ids))


def _day(line: int, row: dict[str, str], column: str, reading: Reading) -> str:
    text = row.get(column, "")
    day = day_of(text)
    if text and not day:
        reading.note(line, "kept without its date: not a date", field=column, value=text)
    return day
