"""AIS as JSON, an object a line: as aisstream sends it, or flat as tables are; or one array."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain
from typing import Any, cast

import polars as pl

from deadreckon.errors import Unreadable
from deadreckon.read.ais.columns import Batch, Tally
from deadreckon.read.ais.dialects import Layout, layout
from deadreckon.read.ais.rows import Reading, batch_of, look
from deadreckon.read.ais.source import Block
from deadreckon.read.ais.times import Written

NO_JSON = "no JSON object"
LARGEST_ARRAY = 200_000_000
"""Bytes of an array, which has to be held whole."""
_LOOK = 2000
_BLANK = object()

_POSITIONS = {
    "PositionReport", "StandardClassBPositionReport", "ExtendedClassBPositionReport",
    "LongRangeAisBroadcastMessage",
}  # fmt: skip
_STATIC = {"ShipStaticData", "StaticDataReport"}
_AISSTREAM = Layout(
    {
        "vessel": "MMSI", "time": "time_utc", "lat": "Latitude", "lon": "Longitude", "speed": "Sog",
        "course": "Cog", "message": "MessageType", "imo": "ImoNumber", "name": "Name",
        "call_sign": "CallSign", "kind": "Type", "length": "Length", "beam": "Beam",
        "draught": "MaximumStaticDraught", "destination": "Destination",
    },
    named=False,
    day_first=None,
)  # fmt: skip

Row = dict[str, Any]


def read_json(
    blocks: Iterable[Block],
    file: str,
    mapping: Mapping[str, str] | None,
    *,
    fixes: Collection[str],
    identities: bool,
) -> Iterator[Batch]:
    """Read JSON lines, or one array of objects; a line or an object is a row.

    Raises:
        Unreadable: it is no such file, a column is missing, or an array is too large.
        BadUse: the mapping names what there is not.
    """
    reading: Reading | None = None
    for rows, numbers, bad in objects(blocks, file):
        tally = Tally(rows=bad, set_aside=Counter({NO_JSON: bad} if bad else {}))
        if reading is None and rows:
            reading = Reading(file, _layout(rows, file, mapping), Written(""), fixes, identities)
            look(reading, _values(rows[:_LOOK], reading))
        if reading is None:
            problem = "holds no JSON objects" if bad else "is empty"
            mend = "Give JSON with an object a line."
            raise Unreadable(problem, mend=mend, file=file)
        values = _values(rows, reading).with_columns(pl.Series("row", numbers, pl.UInt32))
        yield batch_of(values, reading, tally)


def objects(blocks: Iterable[Block], file: str) -> Iterator[tuple[list[Row], list[int], int]]:
    """Give the objects of each block, which rows they are, and how many rows are none."""
    blocks = iter(blocks)
    first = next(blocks)
    whole = chain([first], blocks)
    if first.data.lstrip().startswith(b"["):
        yield _objects(_array(whole, file), 1)
        return
    before = 0
    for block in whole:
        lines = block.data.split(b"\n")
        yield _objects((_parsed(line) for line in lines), before + 1, blank=_BLANK)
        before += block.data.count(b"\n")


def _objects(
    values: Iterable[object], first: int, blank: object = None
) -> tuple[list[Row], list[int], int]:
    rows, numbers, bad = [], [], 0
    for number, value in enumerate(values, first):
        if isinstance(value, dict):
            rows.append(_flat(value))
            numbers.append(number)
        elif blank is None or value is not blank:
            bad += 1
    return rows, numbers, bad


def _parsed(line: bytes) -> object:
    if not line.strip():
        return _BLANK
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def _array(blocks: Iterable[Block], file: str) -> list[object]:
    held, size = [], 0
    for block in blocks:
        held.append(block.data)
        size += len(block.data)
        if size > LARGEST_ARRAY:
            mend = "Write it with an object a line."
            raise Unreadable("is too large an array", mend=mend, file=file)
    try:
        return cast("list[object]", json.loads(b"".join(held)))
    except (ValueError, RecursionError) as error:
        mend = "Mend it, or write it with an object a line."
        raise Unreadable(f"is no JSON ({error})", mend=mend, file=file) from None


def _flat(row: Row) -> Row:
    """Bring what is needed to the top: an aisstream message, or the parts of a position."""
    message = row.get("Message")
    if "MetaData" in row and isinstance(message, dict) and isinstance(row["MetaData"], dict):
        return _aisstream(row, message, row["MetaData"])
    for name, value in list(row.items()):
        if isinstance(value, dict):
            row.update((f"{name}.{inner}", held) for inner, held in value.items())
    return row


def _aisstream(row: Row, message: Row, meta: Row) -> Row:
    kind = row.get("MessageType")
    body = message.get(str(kind))
    told: Row = dict(body) if isinstance(body, dict) else {}
    for part in ("ReportA", "ReportB"):
        if isinstance(told.get(part), dict):
            told |= {name: value for name, value in told[part].items() if value not in ("", 0)}
    size = told.get("Dimension")
    if isinstance(size, dict):
        sides = [size.get(side) for side in "ABCD"]
        if all(isinstance(side, int) for side in sides):
            a, b, c, d = (int(side or 0) for side in sides)
            told |= {"Length": a + b, "Beam": c + d}
    told["MessageType"] = 1 if kind in _POSITIONS else 5 if kind in _STATIC else 8
    if kind == "StaticDataReport":
        told["Type"] = told.get("ShipType")
    return told | {name: meta.get(name) for name in ("MMSI", "time_utc")}


def _layout(rows: list[Row], file: str, mapping: Mapping[str, str] | None) -> Layout:
    if any("time_utc" in row and "MessageType" in row for row in rows[:_LOOK]):
        return _AISSTREAM
    header = dict.fromkeys(name for row in rows[:_LOOK] for name in row)
    return layout(list(header), file, mapping)


def _values(rows: list[Row], reading: Reading) -> pl.DataFrame:
    """Give values as text, as in a table; what is no word or number there is no value."""
    return pl.DataFrame(
        {
            thing: [_text(row.get(column)) for row in rows]
            for thing, column in reading.layout.columns.items()
            if thing in reading.things
        },
        schema=dict.fromkeys(reading.things, pl.String),
    )


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else _number(value)


def _number(value: object) -> str | None:
    return repr(value) if isinstance(value, int | float) and value is not True else None
