"""NMEA 0183 logs: AIVDM and AIVDO with tag blocks, `$PGHP` lines or an epoch after the checksum."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import polars as pl

from deadreckon.read.ais import nmea_bits as bits
from deadreckon.read.ais import nmea_lines as lines
from deadreckon.read.ais.columns import Batch, Tally
from deadreckon.read.ais.finish import finish
from deadreckon.read.ais.nmea_static import Statements, moments
from deadreckon.read.ais.source import Block

Key = tuple[int, int, int, int]


@dataclass(slots=True)
class _Part:
    line: int
    time: int
    owned: bool
    payload: bytes
    fill: int


@dataclass(slots=True)
class Log:
    """What is carried from block to block: clocks, how many lines have passed, open messages."""

    told: bits.Longs = field(default_factory=lambda: np.array([lines.NO_TIME, lines.NO_TIME, -1]))
    passed: int = 0
    open: dict[Key, dict[int, list[_Part]]] = field(default_factory=dict)
    opened: bits.Bytes = field(default_factory=lambda: np.zeros(lines.OPEN, np.uint8))


def read_nmea(blocks: Iterable[Block], *, identities: bool) -> Iterator[Batch]:
    """Read a log; a line is a row, and an empty one none.

    The time of a message is that of the `$PGHP` line before it (whose checksum must be its own),
    else of its tag block, else the epoch after its checksum, else the receiver's clock: the last
    ZDA or RMC sentence before it. A message before all of these has no time, and gives no fix.
    """
    log = Log()
    for block in blocks:
        yield _batch(block, log, identities=identities)
    lost = sum(len(queue) for parts in log.open.values() for queue in parts.values())
    if lost:
        reason = lines.REASONS[lines.LOST_PART]
        yield finish(pl.DataFrame(), Tally(rows=lost, set_aside=Counter({reason: lost})))


def _batch(block: Block, log: Log, *, identities: bool) -> Batch:
    data = np.frombuffer(block.data, np.uint8)
    most = block.data.count(b"\n") + 2
    what, owned = np.empty(most, np.uint8), np.empty(most, np.bool_)
    times, said, said_lines = (np.empty(most, np.int64) for _ in range(3))
    places, positions = np.empty(most, np.int64), np.empty((most, 6), np.int32)
    parts, part_lines = np.empty((most, 8), np.int32), np.empty(most, np.int64)
    payloads, ends = np.empty(data.size, np.uint8), np.empty(most, np.int64)
    count, found, kept, whole = lines.scan(
        data, log.told, log.opened, what, times, owned, places, positions, parts, part_lines,
        payloads, ends, said, said_lines,
    )  # fmt: skip
    counts = np.bincount(what[:count], minlength=32)
    heard = Statements(
        payloads, ends[: whole + 1], said[:whole], said_lines[:whole] + log.passed + 1
    )
    extra: list[tuple[int, int, npt.NDArray[np.int32]]] = []
    for row, line in zip(parts[:kept].tolist(), part_lines[:kept].tolist(), strict=True):
        start = row[lines.FROM]
        part = _Part(
            log.passed + line + 1,
            int(times[line]),
            bool(owned[line]),
            block.data[start : start + row[lines.CHARS]],
            row[lines.FILL],
        )
        joined = _joined(log, row, part, counts)
        if joined:
            _settle(joined, counts, heard, extra)
    _forget_old(log, log.passed + count, counts)
    counts[lines.PART] = 0
    raw = _frame(log.passed, times, places[:found], positions[:found], extra)
    log.passed += count
    tally = Tally(
        rows=int(counts[1:].sum()),
        positions=int(counts[bits.POSITION]),
        static=int(counts[bits.STATIC]),
        other=int(counts[bits.OTHER]),
        set_aside=Counter(
            {reason: int(counts[code]) for code, reason in lines.REASONS.items() if counts[code]}
        ),
    )
    return finish(raw, tally, heard.frame() if identities else None)


def _joined(log: Log, row: list[int], part: _Part, counts: npt.NDArray[np.int64]) -> list[_Part]:
    """Give the parts of a message that this one completes, in order."""
    key = (row[lines.STATION], row[lines.CHANNEL], row[lines.SEQUENCE], row[lines.COUNT])
    number = row[lines.NUMBER]
    parts = log.open.setdefault(key, {})
    if not all(_together(queue[0], part) for queue in parts.values()) or (
        number in parts and parts[number][0].payload != part.payload
    ):
        counts[lines.LOST_PART] += sum(map(len, parts.values()))
        parts.clear()
    parts.setdefault(number, []).append(part)
    if len(parts) < row[lines.COUNT]:
        return []
    whole = [parts[n].pop(0) for n in sorted(parts)]
    log.open[key] = {n: queue for n, queue in parts.items() if queue}
    if not log.open[key]:
        del log.open[key]
    return whole


def _together(one: _Part, other: _Part) -> bool:
    near = abs(one.time - other.time) <= lines.APART_MS or not (one.owned and other.owned)
    return near and other.line - one.line <= lines.APART_LINES


def _settle(
    whole: list[_Part],
    counts: npt.NDArray[np.int64],
    heard: Statements,
    extra: list[tuple[int, int, npt.NDArray[np.int32]]],
) -> None:
    """Decode a message of several lines, and count them all as what it is."""
    payload = b"".join(part.payload for part in whole)
    out = np.empty(6, np.int32)
    code = bits.message(np.frombuffer(payload, np.uint8), 0, len(payload), whole[-1].fill, out)
    counts[code] += len(whole)
    first = next((part for part in whole if part.owned), whole[0])
    if code == bits.POSITION:
        # A report is one, whatever the number of its lines.
        counts[bits.POSITION] -= len(whole) - 1
        counts[bits.STATIC] += len(whole) - 1
        extra.append((whole[0].line, first.time, out))
    if code == bits.STATIC or (code == bits.POSITION and out[bits.TYPE] == bits.CLASS_B_STATIC_TOO):
        heard.add(payload, first.time, whole[0].line)


def _forget_old(log: Log, line: int, counts: npt.NDArray[np.int64]) -> None:
    for key, parts in list(log.open.items()):
        if all(line - queue[-1].line > lines.APART_LINES for queue in parts.values()):
            counts[lines.LOST_PART] += sum(map(len, parts.values()))
            del log.open[key]
    log.opened[:] = 0
    for station, channel, sequence, count in log.open:
        part = np.zeros(8, np.int32)
        part[[lines.STATION, lines.CHANNEL]] = station, channel
        part[[lines.SEQUENCE, lines.COUNT]] = sequence, count
        log.opened[lines.key(part)] = 1


def _frame(
    before: int,
    times: bits.Longs,
    places: bits.Longs,
    positions: bits.Numbers,
    extra: list[tuple[int, int, npt.NDArray[np.int32]]],
) -> pl.DataFrame:
    rows = np.concatenate([places + before + 1, np.array([e[0] for e in extra], np.int64)])
    when = np.concatenate([times[places], np.array([e[1] for e in extra], np.int64)])
    all_positions = np.concatenate([positions, *(e[2][None, :] for e in extra)])
    lon, lat = all_positions[:, bits.LON], all_positions[:, bits.LAT]
    sog, cog = all_positions[:, bits.SOG], all_positions[:, bits.COG]
    frame = pl.DataFrame(
        {
            "vessel": all_positions[:, bits.MMSI].astype(np.int64),
            "time": moments(when),
            "lat": lat / 600_000,
            "lon": lon / 600_000,
            "speed": sog / 10,
            "course": cog / 10,
            "row": rows,
        }
    )
    return frame.sort("row") if extra else frame
