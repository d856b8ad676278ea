"""CSV tables: bytes in, rows with their line numbers out; what is no row is set aside."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from deadreckon.errors import Unreadable
from deadreckon.model.evidence import SetAside
from deadreckon.read.ids import nearest
from deadreckon.read.shown import shown

MOST_BYTES = 16_000_000
MOST_LINES = 200_000
LONGEST_CELL = 100_000
LONGEST_ROW_LINES = 1000
ALIKE = 0.7
"""Likeness from which a column of the user's own is taken for a misspelt one, and told."""

_BOMS = {b"\xef\xbb\xbf": "utf-8", b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_SEPARATORS = {";": "semicolons", "\t": "tabs", "|": "bars"}
_BREAKS = "\t\n\r"
_OVERRIDES = frozenset("\u202a\u202b\u202d\u202e\u2066\u2067\u2068")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the line on which it begins, its id, its cells, and what other columns say."""

    line: int
    id: str
    cells: dict[str, str]
    extra: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A CSV file as read.

    Attributes:
        name: path as the user knows it.
        set_aside: rows that have no shape (too few cells, an open quotation mark).
        notes: what was kept and should be known (columns that are kept as notes).
    """

    name: str
    rows: tuple[Row, ...]
    set_aside: tuple[SetAside, ...]
    notes: tuple[SetAside, ...]


def read_table(
    data: bytes, name: str, *, required: Sequence[str], optional: Collection[str]
) -> Table:
    """Read a CSV file with a header: UTF-8, or UTF-16 with its mark; commas; any order of columns.

    Args:
        data: the file's bytes.
        name: path as the user knows it.
        required: columns that must be there, that of the ids first.
        optional: columns that may be; any other becomes part of the row's note.

    Raises:
        Unreadable: empty, another encoding or separator, a column missing or there twice.
    """
    lines = list(io.StringIO(_decoded(data, name), newline=""))
    records = _records(lines)
    start, cells = next(((at, found) for at, found in records if found), (1, []))
    if isinstance(cells, str):
        raise Unreadable(cells, mend="Mend the header.", file=name, line=start)
    columns = _columns(cells, name, start, required, optional)
    rows: list[Row] = []
    aside: list[SetAside] = []
    known = {*required, *optional}
    id_column = next(iter(required))
    for line, found in records:
        if not found:
            continue
        problem = found if isinstance(found, str) else _misshapen(found, columns)
        if problem:
            value = shown(lines[line - 1].strip())
            aside.append(SetAside(name, line, None, value, problem))
            continue
        named = dict(zip(columns, (cell.strip() for cell in found), strict=True))
        extra = "; ".join(f"{k}: {v}" for k, v in named.items() if k and k not in known and v)
        rows.append(
            Row(line, named[id_column], {k: v for k, v in named.items() if k in known}, extra)
        )
    notes = [*_extra_columns(columns, known, name, start), *_overrides(rows, name)]
    return Table(name, tuple(rows), tuple(aside), tuple(notes))


def raw_records(data: bytes, name: str) -> dict[int, str]:
    """Give each record as it is written, line breaks and all, by the line on which it begins.

    Raises:
        Unreadable: as `read_table`, where the bytes are no table at all.
    """
    lines = list(io.StringIO(_decoded(data, name), newline=""))
    starts = [at for at, _ in _records(lines)]
    ends = [*starts[1:], len(lines) + 1]
    return {
        start: "".join(lines[start - 1 : end - 1]) for start, end in zip(starts, ends, strict=True)
    }


def without(data: bytes, name: str, lines: Collection[int]) -> bytes:
    """Empty the records that begin on these lines; all others stay where they stand.

    Raises:
        Unreadable: as `read_table`, where the bytes are no table at all.
    """
    kept = "".join(
        "".join(c for c in text if c in "\r\n") if start in lines else text
        for start, text in raw_records(data, name).items()
    )
    bom, encoding = _encoding(data)
    return bom + kept.encode(encoding)


def _encoding(data: bytes) -> tuple[bytes, str]:
    """Give the mark that the bytes begin with, and what they are written in after it."""
    return next(((bom, e) for bom, e in _BOMS.items() if data.startswith(bom)), (b"", "utf-8"))


def _decoded(data: bytes, name: str) -> str:
    if not data.strip():
        raise Unreadable("is empty", mend="Write a header and rows, or remove the file.", file=name)
    if len(data) > MOST_BYTES or data.count(b"\n") + data.count(b"\r") > 2 * MOST_LINES:
        mend = f"A table has at most {MOST_BYTES // 1_000_000} MB and {MOST_LINES:,} lines."
        raise Unreadable("is too large", mend=mend, file=name)
    bom, encoding = _encoding(data)
    body = data.removeprefix(bom)
    try:
        return body.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable(
            "is not UTF-8 (perhaps cp1251 or cp1252)",
            mend="Save it as CSV UTF-8 and add it again.",
            file=name,
            line=body.count(b"\n", 0, error.start) + 1,
            field="encoding",
            value=f"byte 0x{body[error.start]:02x}",
        ) from None


def _records(lines: list[str]) -> Iterator[tuple[int, list[str] | str]]:
    """Give each record with its first line, from 1: its cells, or why it has none.

    A quotation mark that is never closed costs its own line only, not the rest of the file.
    """
    at = 0
    while at < len(lines):
        window = map(lines.__getitem__, range(at, min(at + LONGEST_ROW_LINES, len(lines))))
        reader = csv.reader(window, strict=True)
        try:
            cells: list[str] | str = next(reader)
            taken = reader.line_num
        except csv.Error as error:
            cells, taken = _why(str(error)), 1
        except StopIteration:
            return
        yield at + 1, cells
        at += taken


def _why(message: str) -> str:
    if "field limit" in message:
        return f"a cell has more than {LONGEST_CELL} characters"
    return f"its quotation marks do not close ({message})"


def _misshapen(cells: list[str], columns: list[str]) -> str | None:
    if len(cells) != len(columns):
        return f"has {len(cells)} cells where the header has {len(columns)}"
    if any(len(cell) > LONGEST_CELL for cell in cells):
        return f"a cell has more than {LONGEST_CELL} characters"
    text = "".join(cells)
    control = next((c for c in text if c < " " and c not in _BREAKS), None)
    return None if control is None else f"holds the control character {control!a}"


def _columns(
    cells: list[str], name: str, line: int, required: Collection[str], optional: Collection[str]
) -> list[str]:
    columns = [cell.strip().casefold() for cell in cells]
    for separator, what in _SEPARATORS.items():
        if len(columns) == 1 and separator in columns[0]:
            raise Unreadable(
                f"is separated by {what}",
                mend="Save it with commas between the cells and points in numbers.",
                file=name,
                line=line,
                field="separator",
                value=separator,
            )
    for column in required:
        if column not in columns:
            near = nearest(column, [c for c in columns if c and c not in {*required, *optional}])
            hint = f" Is {near} meant?" if near else ""
            raise Unreadable(
                "is a column that is missing",
                mend=f"Required are {', '.join(required)}.{hint}",
                file=name,
                line=line,
                field=column,
            )
    twice = next((c for c in columns if c and columns.count(c) > 1), None)
    if twice is not None:
        mend = "Keep one of the two columns."
        raise Unreadable("stands twice in the header", mend=mend, file=name, line=line, field=twice)
    return columns


def _extra_columns(
    columns: list[str], known: Collection[str], name: str, line: int
) -> Iterator[SetAside]:
    absent = [column for column in known if column not in columns]
    for column in columns:
        if column not in known and (near := nearest(column, absent, least=ALIKE)):
            reason = f"kept as a note: this table has no such column; is {near} meant?"
            yield SetAside(name, line, column, None, reason)


def _overrides(rows: list[Row], name: str) -> Iterator[SetAside]:
    for row in rows:
        for column, cell in row.cells.items():
            if not _OVERRIDES.isdisjoint(cell):
                reason = "kept: it holds marks that turn the direction of writing"
                yield SetAside(name, row.line, column, shown(cell), reason)
