"""Rows of a list's CSV file: bounded bytes in, cells with their line numbers out."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from deadreckon.errors import Unreadable
from deadreckon.model.evidence import SetAside
from deadreckon.model.listed import Entry, SanctionsList
from deadreckon.read.shown import shown

MOST_BYTES = 100_000_000
MOST_LINES = 2_000_000
LONGEST_ROW_LINES = 200
_END_OF_FILE = b"\x1a"
"""The mark of MS-DOS with which OFAC's files still end."""
_BOMS = {b"\xef\xbb\xbf": "utf-8", b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_FILE_DATE = re.compile(
    r"(?<!\d)(20\d\d)[-_.]?(0[1-9]|1[0-2])(?:[-_.]?(0[1-9]|[12]\d|3[01]))?(?!\d)"
)


@dataclass(slots=True)
class Reading:
    """What one file has given so far."""

    file: str
    entries: list[Entry] = field(default_factory=list)
    rows: int = 0
    set_aside: list[SetAside] = field(default_factory=list)
    notes: list[SetAside] = field(default_factory=list)

    def aside(self, line: int, reason: str, *, field: str | None = None, value: str = "") -> None:
        """Set a row aside."""
        self.set_aside.append(SetAside(self.file, line, field, shown(value) or None, reason))

    def note(self, line: int | None, reason: str, *, field: str, value: str = "") -> None:
        """Tell of something that was kept."""
        self.notes.append(SetAside(self.file, line, field, shown(value) or None, reason))

    def done(self, format_: str, date: str) -> SanctionsList:
        """Close the account: what is neither kept nor set aside cannot be."""
        if not self.rows:
            self.note(None, "the list holds no entries: nothing can be found in it", field="rows")
        return SanctionsList(
            file=self.file,
            format=format_,
            date=date or date_of_name(self.file),
            entries=tuple(self.entries),
            rows=self.rows,
            kept=self.rows - len(self.set_aside),
            set_aside=tuple(self.set_aside),
            notes=tuple(self.notes),
        )


def date_of_name(file: str) -> str:
    """Give the date in a file's name, `2021-07` or `20210714`, in ISO 8601; "" if there is none."""
    found = _FILE_DATE.search(file.replace("\\", "/").rpartition("/")[2])
    return "-".join(part for part in found.groups() if part) if found else ""


def check_size(data: bytes, name: str) -> None:
    """Refuse a file that holds nothing, or too much.

    Raises:
        Unreadable: as it says.
    """
    if not data.strip():
        raise Unreadable("is empty", mend="Take the list from its publisher again.", file=name)
    if len(data) > MOST_BYTES or data.count(b"\n") + data.count(b"\r") > 2 * MOST_LINES:
        mend = (
            f"A list has at most {MOST_BYTES // 1_000_000} MB and {MOST_LINES:,} lines: split it."
        )
        raise Unreadable("is too large", mend=mend, file=name)


def lines_of(data: bytes, reading: Reading) -> list[str]:
    """Decode a list's file: UTF-8, UTF-16 with its mark, else Windows-1252, which is told.

    Raises:
        Unreadable: as `check_size`.
    """
    check_size(data, reading.file)
    bom, encoding = next(((b, e) for b, e in _BOMS.items() if data.startswith(b)), (b"", "utf-8"))
    body = data.removeprefix(bom)
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError as error:
        line = body.count(b"\n", 0, error.start) + 1
        reason = (
            "kept: the file is not UTF-8 and was read as Windows-1252; check names with accents"
        )
        value = f"byte 0x{body[error.start]:02x}"
        reading.note(line, reason, field="encoding", value=value)
        text = body.decode("cp1252", errors="replace")
    text = text.rstrip(_END_OF_FILE.decode() + "\r\n")
    return list(io.StringIO(text, newline=""))


def records(lines: list[str]) -> Iterator[tuple[int, list[str] | str]]:
    """Give each record with its first line, from 1: its cells, or why it has none.

    A quotation mark that is never closed costs its own line, not the rest of the file.
    """
    at = 0
    while at < len(lines):
        window = _Window(lines, at)
        reader = csv.reader(window, strict=True)
        try:
            for cells in reader:
                yield window.start + 1, cells
                window.start = window.at
        except csv.Error as error:
            yield window.start + 1, f"its quotation marks do not close ({error})"
            at = window.start + 1
        else:
            at = window.at


class _Window:
    """Lines from one on, but of each record no more than a record may have."""

    __slots__ = ("at", "lines", "start")

    def __init__(self, lines: list[str], start: int) -> None:
        self.lines, self.start, self.at = lines, start, start

    def __iter__(self) -> _Window:
        return self

    def __next__(self) -> str:
        if self.at >= min(len(self.lines), self.start + LONGEST_ROW_LINES):
            raise StopIteration
        self.at += 1
        return self.lines[self.at - 1]


def named_rows(
    lines: list[str], reading: Reading, header: int
) -> Iterator[tuple[int, dict[str, str]]]:
    """Give the rows under a header: column to cell; misshapen rows are set aside.

    Args:
        lines: of the file.
        reading: its account; every record below the header counts as a row.
        header: index among the records at which the header stands.
    """
    columns: list[str] = []
    for number, (line, cells) in enumerate(records(lines)):
        if number < header or not cells:
            continue
        if number == header:
            columns = [column(cell) for cell in cells]
            continue
        reading.rows += 1
        if isinstance(cells, str):
            reading.aside(line, cells, value=lines[line - 1].strip())
        elif len(cells) != len(columns):
            reason = f"has {len(cells)} cells where the header has {len(columns)}"
            reading.aside(line, reason, value=lines[line - 1].strip())
        else:
            yield line, dict(zip(columns, map(str.strip, cells), strict=True))


def column(cell: str) -> str:
    """Give a column's name in the form that is looked up: lower case, single blanks."""
    return " ".join(cell.strip().lstrip("\ufeff").casefold().replace("_", " ").split())
