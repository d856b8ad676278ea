"""Tables of AIS as delimited text: any of the dialects that `dialects` knows, or a mapping."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import numpy as np
import polars as pl

from deadreckon.errors import Unreadable
from deadreckon.read.ais.columns import Batch, Tally
from deadreckon.read.ais.dialects import layout
from deadreckon.read.ais.lines import fitting
from deadreckon.read.ais.rows import Reading, batch_of, look
from deadreckon.read.ais.source import Block
from deadreckon.read.ais.times import Written

SEPARATORS = ",;\t|"
_NUMBERS = ("lat", "lon", "speed", "course")


def read_delimited(
    blocks: Iterable[Block],
    file: str,
    mapping: Mapping[str, str] | None,
    *,
    fixes: Collection[str],
    identities: bool,
) -> Iterator[Batch]:
    """Read delimited text with a header; a line is a row, and an empty one none.

    Raises:
        Unreadable: no header, a column is missing, or times whose order of day and month no row
            tells.
        BadUse: the mapping names what there is not.
    """
    before = 0
    reading: Reading | None = None
    for block in blocks:
        data = block.data
        if reading is None:
            first, _, data = data.lstrip(b"\r\n").partition(b"\n")
            separator, header = _header(first, file)
            found = layout(header, file, mapping)
            reading = Reading(file, found, Written(""), fixes, identities)
            head = data[: data.find(b"\n", 500_000) + 1 or len(data)]
            good = fitting(head, separator, len(header))[0]
            look(reading, _as_text(good, header, separator, reading), comma=separator != ",")
        yield _batch(data, before, header, separator, reading)
        before += data.count(b"\n")


def _header(line: bytes, file: str) -> tuple[str, list[str]]:
    text = line.decode("utf-8", "replace").rstrip("\r\n ")
    separator = max(SEPARATORS, key=text.count)
    try:
        cells = next(csv.reader(io.StringIO(text), delimiter=separator), [])
    except csv.Error as error:
        mend = "Give a table whose first line names its columns."
        raise Unreadable(f"has no header ({error})", mend=mend, file=file, line=1) from None
    names = [cell.strip() for cell in cells]
    twice = [name for name, times in Counter(names).items() if name and times > 1]
    if twice:
        mend = "Keep one of the two columns."
        problem = "stands twice in the header"
        raise Unreadable(problem, mend=mend, file=file, line=1, field=twice[0])
    return separator, names


def _batch(
    data: bytes, before: int, header: Sequence[str], separator: str, reading: Reading
) -> Batch:
    good, which, lines, bad = fitting(data, separator, len(header))
    values = _typed(good, header, separator, reading)
    if which is None and (values is None or values.height != lines):
        good, which, _, bad = fitting(data, separator, len(header), closely=True)
        values = _typed(good, header, separator, reading)
    if values is None or (which is not None and values.height != len(which)):
        values = _as_text(good, header, separator, reading)
    tally = Tally(rows=bad.total(), set_aside=bad)
    if which is None:
        which = np.arange(1, lines + 1)
    rows = pl.Series("row", which + before, pl.UInt32)
    return batch_of(values.with_columns(rows), reading, tally)


def _typed(
    data: bytes, header: Sequence[str], separator: str, reading: Reading
) -> pl.DataFrame | None:
    """Let Polars parse numbers as it reads; None where a single cell is none."""
    kinds = {
        thing: pl.Float64()
        if thing in _NUMBERS
        else pl.Int64()
        if thing == "message" or (thing == "vessel" and not reading.layout.named)
        else pl.String()
        for thing in reading.things
    }
    try:
        return _csv(data, header, separator, reading, kinds)
    except pl.exceptions.PolarsError:
        return None


def _as_text(data: bytes, header: Sequence[str], separator: str, reading: Reading) -> pl.DataFrame:
    """Read cells as text; bytes that are no UTF-8 become the mark for an unknown letter."""
    text = data.decode("utf-8", "replace")
    kinds = dict.fromkeys(reading.things, pl.String())
    try:
        return _csv(text.encode(), header, separator, reading, kinds)
    except pl.exceptions.PolarsError:
        rows = [_cells(line, separator, len(header)) for line in text.split("\n")[:-1]]
        at = {thing: header.index(reading.layout.columns[thing]) for thing in reading.things}
        return pl.DataFrame(
            {thing: [row[n] for row in rows] for thing, n in at.items()}, schema=kinds
        )


def _cells(line: str, separator: str, cells: int) -> list[str]:
    """Give the cells of a line that Polars refuses; as many marks as cells where there are none."""
    try:
        (row,) = csv.reader([line.replace("\r", " ")], delimiter=separator)
    except (csv.Error, ValueError):
        row = []
    return row if len(row) == cells else ["?"] * cells


def _csv(
    data: bytes,
    header: Sequence[str],
    separator: str,
    reading: Reading,
    kinds: Mapping[str, pl.DataType],
) -> pl.DataFrame:
    """Read the columns that are needed, under the names of what they hold."""
    if not data:
        return pl.DataFrame(schema=kinds)
    at = {header.index(reading.layout.columns[thing]): thing for thing in reading.things}
    names = [at.get(n, f"_{n}") for n in range(len(header))]
    return pl.read_csv(
        data,
        has_header=False,
        separator=separator,
        schema={name: kinds.get(name, pl.String()) for name in names},
        columns=sorted(at),
        decimal_comma=reading.decimal_comma,
        raise_if_empty=False,
    )
