"""OFAC's SDN.CSV: twelve columns without a header; IMO, MMSI and former names in the remarks."""

from __future__ import annotations

import re

from deadreckon.model.listed import Entry, Kind, ListedName, NameKind
from deadreckon.read.lists.rows import Reading, records
from deadreckon.read.lists.values import imo_in, mmsi_in, once

FORMAT = "OFAC SDN"
COLUMNS = (
    "ent_num",
    "name",
    "type",
    "program",
    "title",
    "call_sign",
    "vess_type",
    "tonnage",
    "grt",
    "vess_flag",
    "vess_owner",
    "remarks",
)
_KINDS: dict[str, Kind] = {"vessel": "vessel", "individual": "person", "aircraft": "other"}
_KNOWN_AS = re.compile(r"\b([af])\.k\.a\.\s*['\"‘’“”]?([^;'\"‘’“”]+)['\"‘’“”]?", re.IGNORECASE)
_LINKED = re.compile(r"Linked To:\s*([^;]+?)\.?\s*(?=;|$)", re.IGNORECASE)
_FORMER_FLAG = re.compile(r"Former Vessel Flag ([^;.]+)", re.IGNORECASE)
_NO_FLAG = "none identified"


def is_sdn(first: list[str]) -> bool:
    """Tell by its first record: twelve cells, the first a number."""
    return len(first) == len(COLUMNS) and first[0].strip().isdecimal()


def read_sdn(lines: list[str], reading: Reading) -> str:
    """Read the rows into the account; the file states no date of its own.

    Source of the columns: OFAC, "SDN data file specification", file SDN.CSV.
    """
    for line, cells in records(lines):
        if not cells:
            continue
        reading.rows += 1
        if isinstance(cells, str):
            reading.aside(line, cells, value=lines[line - 1].strip())
        elif len(cells) != len(COLUMNS):
            reason = f"has {len(cells)} cells where SDN.CSV has {len(COLUMNS)}"
            reading.aside(line, reason, value=lines[line - 1].strip())
        else:
            _take(line, dict(zip(COLUMNS, map(_plain, cells), strict=True)), reading)
    return ""


def _take(line: int, row: dict[str, str], reading: Reading) -> None:
    if not row["name"]:
        reading.aside(line, "names nobody", field="SDN_Name", value=row["ent_num"])
        return
    remarks = row["remarks"]
    kind = _KINDS.get(row["type"].casefold(), "organisation")
    flags = [row["vess_flag"], *_FORMER_FLAG.findall(remarks)]
    reading.entries.append(
        Entry(
            list=FORMAT,
            id=row["ent_num"],
            line=line,
            kind=kind,
            names=(ListedName(row["name"]), *known_as(remarks)),
            imo=imo_in(remarks),
            mmsi=mmsi_in(remarks),
            call_signs=once([row["call_sign"]]),
            flags=once([flag for flag in flags if flag.strip().casefold() != _NO_FLAG]),
            owners=once([row["vess_owner"], *_LINKED.findall(remarks)]),
            programme=row["program"],
            remarks=remarks,
        )
    )


def known_as(remarks: str) -> tuple[ListedName, ...]:
    """Give the other and the former names that remarks tell: `a.k.a. 'X'; f.k.a. 'Y'`."""
    kinds: dict[str, NameKind] = {"a": "alias", "f": "former_name"}
    found = [(name.strip(" ."), kinds[how.casefold()]) for how, name in _KNOWN_AS.findall(remarks)]
    return tuple(ListedName(name, kind) for name, kind in dict.fromkeys(found) if name)


def _plain(cell: str) -> str:
    cell = cell.strip()
    return "" if cell == "-0-" else cell
