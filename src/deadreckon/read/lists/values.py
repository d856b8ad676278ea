"""Values that several lists write alike: numbers, dates, lists in a cell."""

from __future__ import annotations

import re
from datetime import date

_IMO = re.compile(
    r"(?<![A-Za-z])IMO(?![A-Za-z])\)?(?:\s*(?:number|no\.?|nr\.?|#))?\s*[:.]?\s*(\d{7})(?!\d)",
    re.IGNORECASE,
)
_MMSI = re.compile(
    r"(?<![A-Za-z])MMSI(?![A-Za-z])(?:\s*(?:number|no\.?))?\s*[:.]?\s*(\d{9})(?!\d)", re.IGNORECASE
)
_SEVEN = re.compile(r"(?<!\d)\d{7}(?!\d)")
_NINE = re.compile(r"(?<!\d)\d{9}(?!\d)")
_ISO = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?=$|T)")
_DAY_FIRST = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
_WORDED = re.compile(r"(\d{1,2})[ -]([A-Za-z]{3,9})\.?[ -](\d{4})")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def imo_in(text: str) -> tuple[str, ...]:
    """Give the IMO numbers that a text calls so, in order, each once."""
    return once(_IMO.findall(text))


def mmsi_in(text: str) -> tuple[str, ...]:
    """Give the MMSIs that a text calls so, in order, each once."""
    return once(_MMSI.findall(text))


def imo_cell(cell: str) -> tuple[str, ...]:
    """Give the IMO numbers of a cell that holds nothing else: `IMO9242223`, `9242223; 9209972`."""
    return once(_SEVEN.findall(cell.upper().replace("IMO", " ")))


def mmsi_cell(cell: str) -> tuple[str, ...]:
    """Give the MMSIs of a cell that holds nothing else."""
    return once(_NINE.findall(cell))


def once(values: list[str]) -> tuple[str, ...]:
    """Give values in their order, each once, without the empty ones."""
    return tuple(dict.fromkeys(value.strip() for value in values if value.strip()))


def several(cell: str, separator: str = ";") -> tuple[str, ...]:
    """Give the values of a cell that lists them; those in quotation marks may hold the mark."""
    parts = re.findall(rf'\s*"((?:[^"]|"")*)"\s*(?:{separator}|$)|([^{separator}]+)', cell)
    return once([quoted.replace('""', '"') or plain for quoted, plain in parts])


def day_of(text: str) -> str:
    """Give a date of a list in ISO 8601; "" for what is no date.

    Read are 2024-06-25, 2024-06, 2024, 25.6.2024 and 25/06/2024 (the day first, as the UK and
    the EU write), 25 June 2024 and 25-Jun-2024.
    """
    text = text.strip()
    if iso := _ISO.match(text):
        parts = [part for part in iso.groups() if part]
        return "-".join(parts) if _exists(parts) else ""
    if numeric := _DAY_FIRST.fullmatch(text):
        day, month, year = numeric.groups()
        return _joined(year, month, day)
    if worded := _WORDED.fullmatch(text):
        day, name, year = worded.groups()
        if name[:3].casefold() in _MONTHS:
            return _joined(year, str(_MONTHS.index(name[:3].casefold()) + 1), day)
    return ""


def _joined(year: str, month: str, day: str) -> str:
    parts = [year, month.zfill(2), day.zfill(2)]
    return "-".join(parts) if _exists(parts) else ""


def _exists(parts: list[str]) -> bool:
    try:
        date(*map(int, [*parts, "1", "1"][:3]))
    except ValueError:
        return False
    return True
