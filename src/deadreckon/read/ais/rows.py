"""Values of a table, text or typed, to position reports, statements of identity and a tally."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import NoReturn, cast

import polars as pl

from deadreckon.errors import Unreadable
from deadreckon.read.ais.columns import Batch, Tally
from deadreckon.read.ais.dialects import STATIC, Layout
from deadreckon.read.ais.finish import FIRST_NAMED, LAST_MMSI, finish
from deadreckon.read.ais.statements import TEXTS, statements
from deadreckon.read.ais.times import UTC_MS, Written, epoch, how_written, read_times

EMPTY = ("", "null", "none", "na", "n/a", "nan", "nat", "unknown", "undefined", "\\n", "-")
"""What stands in a cell that says nothing."""
NOT_OF_VESSELS = ("base station", "aton", "sar airborne", "search and rescue transponder")
POSITIONS, STATICS = (1, 2, 3, 18, 19, 27), (5, 24)
"""Message types of ITU-R M.1371-5 by which vessels tell positions, and who they are."""
WHAT = {
    "vessel": "an MMSI that is no whole number",
    "time": "a time that cannot be read",
    "lat": "a latitude that is no number",
    "lon": "a longitude that is no number",
}


_MMSI = re.compile("[0-9]{9}")
_LOOK = 2000


@dataclass(slots=True)
class Reading:
    """How a table is read, once its beginning has been looked at.

    Attributes:
        file: path as the user knows it.
        layout: which column is what.
        written: how times that are text are written.
        fixes: columns of `FIXES` that are asked for.
        identities: whether statements of identity are.
        decimal_comma: whether 1,5 is one and a half.
        names: what vessels are called that bear other names than MMSIs, by number, so far.
    """

    file: str
    layout: Layout
    written: Written
    fixes: Collection[str]
    identities: bool
    decimal_comma: bool = False
    names: dict[int, str] = field(default_factory=dict)

    @property
    def things(self) -> list[str]:
        """What has to be read of a row."""
        wanted = {"vessel", "time", "lat", "lon", "message", "mobile", "geometry", *self.fixes}
        if {"lat", "lon"} <= self.layout.columns.keys():
            wanted.discard("geometry")
        if self.identities:
            wanted.update(STATIC)
        return [thing for thing in self.layout.columns if thing in wanted]


def look(reading: Reading, first: pl.DataFrame, *, comma: bool = False) -> None:
    """Look at the first rows to tell how a table is written.

    Args:
        reading: what is known of it; the rest is filled in.
        first: a column a thing of `reading.things`.
        comma: whether there may be decimal commas.

    Raises:
        Unreadable: its times cannot be told, or are days.
    """
    found = reading.layout
    kinds = first.schema
    if "message" in kinds:
        types = first["message"].cast(pl.String).str.strip_chars().drop_nulls()
        if not types.is_in([str(n) for n in range(1, 28)] + [*EMPTY]).all():
            others = {n: c for n, c in found.columns.items() if n != "message"}
            reading.layout = Layout(others, found.named, found.day_first)
    if comma:
        reading.decimal_comma = bool(first["lat"].str.contains(",", literal=True).any())
    times = first["time"]
    if times.dtype == pl.String:
        said = times.drop_nulls().filter(~times.drop_nulls().str.to_lowercase().is_in(EMPTY))
        if said.is_empty():
            return
        written = how_written(said.head(_LOOK).to_list(), day_first=found.day_first)
        reading.written = written or _no_times(reading, said[0])
    elif not (times.dtype.is_numeric() or isinstance(times.dtype, pl.Datetime)):
        _no_times(reading, str(times[0] if len(times) else times.dtype))


def _no_times(reading: Reading, value: str) -> NoReturn:
    raise Unreadable(
        "is no time that can be told (a date alone, day and month in either order, or words)",
        mend="Write times as 2023-10-14T08:30:00Z, or as seconds since 1970.",
        file=reading.file,
        field=reading.layout.columns["time"],
        value=value[:50],
    )


def batch_of(values: pl.DataFrame, reading: Reading, tally: Tally) -> Batch:
    """Make a batch of a table's values.

    Args:
        values: a column a thing of `reading.things`, text or typed, and `row`.
        reading: how to read them.
        tally: what has been counted of this stretch before; all of these rows are added.

    Raises:
        Unreadable: two names of vessels have one number.
    """
    tally.rows += values.height
    read = values.select("row", *_read(values, reading))
    read = read.with_columns(
        _numbered(read["vessel"], reading), _times(values["time"], reading).alias("time")
    )
    group = _groups(values)
    if group is not None:
        told = values.select(group.alias("group"))["group"]
        tally.static += int((told == "static").sum())
        tally.other += int((told == "other").sum())
        said = _said(values, read, told != "other", reading) if reading.identities else None
        values, read = values.filter(told == "position"), read.filter(told == "position")
    else:
        said = _said(values, read, None, reading) if reading.identities else None
    bad = _unreadable(values, read)
    if bad is not None:
        for reason, count in bad.drop_nulls().value_counts().iter_rows():
            tally.set_aside[reason] += count
        read = read.filter(bad.is_null())
    tally.positions += read.height
    if "time" in values.columns and values["time"].dtype == pl.String and not reading.written.zone:
        tally.notes["times without a zone, read as UTC"] += read.height
    batch = finish(read, tally, None if said is None else statements(said))
    batch.names = dict(reading.names)
    return batch


def _read(values: pl.DataFrame, reading: Reading) -> list[pl.Expr]:
    kinds = values.schema
    read = {
        name: _number(pl.col(name), kinds[name], reading)
        for name in ("lat", "lon", "speed", "course")
        if name in kinds
    }
    if "geometry" in kinds:
        read.update(_point(kinds["geometry"]))
    read["vessel"] = _vessel(kinds["vessel"], named=reading.layout.named)
    return [expression.alias(name) for name, expression in read.items()]


def _number(value: pl.Expr, kind: pl.DataType, reading: Reading) -> pl.Expr:
    if kind == pl.String:
        value = value.str.strip_chars()
        if reading.decimal_comma:
            value = value.str.replace(",", ".", literal=True)
    return value if kind.is_float() else value.cast(pl.Float64, strict=False)


def _point(kind: pl.DataType) -> dict[str, pl.Expr]:
    """Give the coordinates of a point: well-known binary (little-endian) or a struct of x and y."""
    point = pl.col("geometry")
    if isinstance(kind, pl.Struct):
        return {"lat": point.struct.field("y"), "lon": point.struct.field("x")}
    return {
        name: pl.when(point.bin.size() == size).then(
            point.bin.slice(at, 8).bin.reinterpret(dtype=pl.Float64, endianness="little")
        )
        for name, at, size in (("lon", 5, 21), ("lat", 13, 21))
    }


def _vessel(kind: pl.DataType, *, named: bool) -> pl.Expr:
    vessel = pl.col("vessel")
    if kind == pl.String:
        vessel = vessel.str.strip_chars()
        if named:
            return pl.when(~vessel.str.to_lowercase().is_in(EMPTY)).then(vessel)
        whole = vessel.cast(pl.Int64, strict=False)
        return pl.coalesce(whole, _whole(vessel.cast(pl.Float64, strict=False)))
    if kind.is_integer():
        return vessel
    return _whole(vessel) if kind.is_float() else vessel.cast(pl.Int64, strict=False)


def _whole(number: pl.Expr) -> pl.Expr:
    return pl.when(number == number.round()).then(number).cast(pl.Int64, strict=False)


def _times(times: pl.Series, reading: Reading) -> pl.Series:
    kind = times.dtype
    if kind == pl.String:
        return read_times(times, reading.written)
    if not isinstance(kind, pl.Datetime):
        number = pl.col("time").cast(pl.Float64 if kind.is_float() else pl.Int64, strict=False)
        return times.to_frame("time").select(epoch(number)).to_series()
    zoned = times if kind.time_zone else times.dt.replace_time_zone("UTC")
    return zoned.dt.convert_time_zone("UTC").cast(UTC_MS)


def _numbered(vessel: pl.Series, reading: Reading) -> pl.Series:
    """Give vessels their numbers: an MMSI is its own, any other name takes one from its letters."""
    if vessel.dtype != pl.String:
        most = cast("int | None", vessel.max())
        if most is None or most <= LAST_MMSI:
            return vessel
        return vessel.set(vessel > LAST_MMSI, 0)  # a number that is no MMSI is no name either
    numbers = {}
    for name in vessel.drop_nulls().unique().to_list():
        if _MMSI.fullmatch(name):
            numbers[name] = int(name)
            continue
        digest = hashlib.blake2b(name.encode(), digest_size=4).digest()
        number = FIRST_NAMED + int.from_bytes(digest) % FIRST_NAMED
        if reading.names.setdefault(number, name) != name:
            raise Unreadable(
                f"has the same number as vessel {reading.names[number]!r}",
                mend="Give one of the two another name.",
                file=reading.file,
                field=reading.layout.columns["vessel"],
                value=name,
            )
        numbers[name] = number
    return vessel.replace_strict(numbers, default=None, return_dtype=pl.Int64)


def _groups(values: pl.DataFrame) -> pl.Expr | None:
    """Tell positions from static and other rows, where a column says which message a row is."""
    if "message" in values.columns:
        kind = pl.col("message").cast(pl.Int64, strict=False)
        return (
            pl.when(kind.is_in(STATICS))
            .then(pl.lit("static"))
            .when(kind.is_in(POSITIONS) | kind.is_null())
            .then(pl.lit("position"))
            .otherwise(pl.lit("other"))
        )
    if "mobile" in values.columns:
        kind = pl.col("mobile").str.strip_chars().str.to_lowercase()
        other = kind.is_in(NOT_OF_VESSELS).fill_null(value=False)
        return pl.when(other).then(pl.lit("other")).otherwise(pl.lit("position"))
    return None


def _unreadable(values: pl.DataFrame, read: pl.DataFrame) -> pl.Series | None:
    """Give why a row cannot be read, null where it can; None where all can."""
    doubtful = [n for n in WHAT if n in values.columns and read[n].null_count()]
    texts = [n for n in doubtful if values[n].dtype == pl.String or values[n].dtype.is_float()]
    if not texts:
        return None
    both = values.select(texts).with_columns(read.select(pl.col(n).alias(f"_{n}") for n in texts))
    why = pl.coalesce(
        pl.when(
            pl.col(f"_{n}").is_null()
            & ~pl.col(n).cast(pl.String).str.strip_chars().str.to_lowercase().is_in(EMPTY)
        ).then(pl.lit(WHAT[n]))
        for n in texts
    )
    return both.select(why.alias("why"))["why"]


def _said(
    values: pl.DataFrame, read: pl.DataFrame, rows: pl.Series | None, reading: Reading
) -> pl.DataFrame:
    texts = {n: pl.col(n).cast(pl.String) for n in STATIC if n in values.columns}
    columns = [
        text
        if name in TEXTS
        else _number(text.str.extract(r"^\D*(\d+(?:[.,]\d+)?)$"), pl.String(), reading).alias(name)
        for name, text in texts.items()
    ]
    said = read.select("vessel", "time", "row").with_columns(values.select(columns))
    return said if rows is None else said.filter(rows)
