"""Events that Global Fishing Watch found and hands out as tables: gaps, encounters, loitering.

Columns as in its published data (AIS disabling events of Welch et al. 2022; encounters and
loitering of Miller et al. 2018) and in the outputs of its pipelines (pipe-gaps, pipe-encounters,
pipe-loitering). They are what somebody else made of fixes, and say so in `detail`.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

import polars as pl

from deadreckon.read.ais.columns import Tally
from deadreckon.read.ais.dialects import plain
from deadreckon.read.ais.finish import EARLIEST, LATEST
from deadreckon.read.ais.jsonlines import objects
from deadreckon.read.ais.source import Block, blocks, is_parquet
from deadreckon.read.ais.times import how_written, read_times

UTC_MS = pl.Datetime("ms", "UTC")
TOLD: dict[str, pl.DataType] = {
    "kind": pl.String(),
    "vessel": pl.UInt32(),
    "other": pl.UInt32(),
    "start": UTC_MS,
    "end": UTC_MS,
    "lat": pl.Float32(),
    "lon": pl.Float32(),
    "end_lat": pl.Float32(),
    "end_lon": pl.Float32(),
    "distance_km": pl.Float64(),
    "duration_h": pl.Float64(),
    "speed_kn": pl.Float64(),
    "row": pl.UInt32(),
}
"""Columns of told events: MMSIs, UTC, degrees WGS84; `end` is null where a gap is open."""


class _Kind(NamedTuple):
    name: str
    columns: dict[str, tuple[str, ...]]


_KINDS = (
    _Kind(
        "gap",
        {
            "vessel": ("mmsi", "ssvid", "gapssvid"),
            "start": ("gapstarttimestamp", "gapstart"),
            "lat": ("gapstartlat",),
            "lon": ("gapstartlon",),
            "end": ("gapendtimestamp", "gapend"),
            "end_lat": ("gapendlat",),
            "end_lon": ("gapendlon",),
            "distance_km": ("gapdistancekm",),
            "duration_h": ("gaphours",),
            "speed_kn": ("gapimpliedspeedknots",),
        },
    ),
    _Kind(
        "rendezvous",
        {
            "vessel": ("fishingvesselmmsi", "fishingmmsi", "vessel1ssvid", "vessel1mmsi"),
            "other": (
                "transshipmentvesselmmsi", "transshipmentmmsi", "carriermmsi", "vessel2ssvid",
                "vessel2mmsi",
            ),
            "start": ("starttime", "eventstart", "start"),
            "end": ("endtime", "eventend", "end"),
            "lat": ("meanlatitude", "meanlat"),
            "lon": ("meanlongitude", "meanlon"),
            "distance_km": ("mediandistancekm",),
            "duration_h": ("durationhr", "durationhours", "eventdurationhours"),
            "speed_kn": ("medianspeedknots",),
        },
    ),
    _Kind(
        "loitering",
        {
            "vessel": ("transshipmentmmsi", "carriermmsi", "ssvid", "mmsi"),
            "start": ("startingtimestamp", "loiteringstarttimestamp"),
            "end": ("endingtimestamp", "loiteringendtimestamp"),
            "lat": ("startinglatitude", "startlat"),
            "lon": ("startinglongitude", "startlon"),
            "end_lat": ("endinglatitude", "endlat"),
            "end_lon": ("endinglongitude", "endlon"),
            "duration_h": ("totaleventduration", "loiteringhours"),
            "speed_kn": ("medianspeedknots", "avgspeedknots"),
        },
    ),
)  # fmt: skip
NOTE = "events that somebody else found: read by `told_events`, no fixes"
_LOOK = 100_000
_NEEDED = {"gap": 4, "rendezvous": 6, "loitering": 5}
"""How many of a kind's columns, from the first on, a table of it must have."""


def told_events(path: Path) -> tuple[pl.DataFrame, Tally] | None:
    """Read a table of events; None where the file is none.

    Returns:
        Columns of `TOLD`, a row an event, and a tally: `other` are the events, and a row that is
        none of them is set aside.

    Raises:
        Unreadable: the file cannot be opened, or is no text.
    """
    if is_parquet(path):
        return None
    text = blocks(path, _LOOK)
    rows = _rows(chain([next(text, Block(b""))], text), str(path))
    first = next(rows, None)
    if first is None:
        return None
    kind, names = _kind(first[1])
    if kind is None:
        return None
    numbers: list[int] = []
    cells: dict[str, list[str | None]] = {thing: [] for thing in names}
    for number, row in chain([first], rows):
        numbers.append(number)
        for thing, name in names.items():
            cells[thing].append(row.get(name) or None)
    return _read(kind, pl.DataFrame(cells, schema=dict.fromkeys(cells, pl.String)), numbers)


def _rows(text: Iterator[Block], file: str) -> Iterator[tuple[int, Mapping[str, str]]]:
    first = next(text)
    whole = chain([first], text)
    if first.data.lstrip()[:1] in (b"{", b"["):
        for rows, numbers, _ in objects(whole, file):
            for number, row in zip(numbers, rows, strict=True):
                yield number, {k: str(v) for k, v in row.items() if v is not None}
        return
    lines = (line for block in whole for line in block.data.decode("utf-8", "replace").splitlines())
    header = next(csv.reader(islice(lines, 1)), [])
    for number, line in enumerate(lines, 1):
        try:
            cells = next(csv.reader([line]), [])
        except csv.Error:
            cells = ["?"]
        if cells:
            yield number, dict(zip(header, cells, strict=False))


def _kind(row: Mapping[str, str]) -> tuple[str | None, dict[str, str]]:
    """Tell by the names of its columns which kind a table holds, and what stands where."""
    found = {plain(name): name for name in list(row)[::-1]}
    for kind, columns in _KINDS:
        names = {
            thing: next(found[name] for name in usual if name in found)
            for thing, usual in columns.items()
            if any(name in found for name in usual)
        }
        if set(list(columns)[: _NEEDED[kind]]) <= names.keys():
            return kind, names
    return None, {}


def _read(kind: str, cells: pl.DataFrame, numbers: list[int]) -> tuple[pl.DataFrame, Tally]:
    read: dict[str, pl.Series] = {"row": pl.Series(numbers, dtype=pl.UInt32)}
    for name in cells.columns:
        text = cells[name]
        if name in ("start", "end"):
            written = how_written(text.drop_nulls().head(2000).to_list())
            empty = pl.Series([None], dtype=UTC_MS).new_from_index(0, len(text))
            read[name] = read_times(text, written) if written else empty
        else:
            number = text.cast(pl.Float64, strict=False)
            read[name] = number.cast(TOLD[name], strict=False)
    absent = [pl.lit(None, t).alias(n) for n, t in TOLD.items() if n not in read]
    frame = (
        pl.DataFrame(read).with_columns(absent).with_columns(kind=pl.lit(kind)).select(list(TOLD))
    )
    sound = frame.filter(
        pl.col("vessel").is_between(1, 999_999_999),
        pl.col("start").is_between(EARLIEST, LATEST),
        pl.col("lat").is_between(-90, 90) & pl.col("lon").is_between(-180, 180),
        pl.col("end").is_null() | (pl.col("end") >= pl.col("start")),
    )
    tally = Tally(rows=frame.height, other=sound.height)
    if sound.height:
        tally.notes[NOTE] = sound.height
    if aside := frame.height - sound.height:
        tally.set_aside["an event without a vessel, a time or a position"] = aside
    return sound, tally
