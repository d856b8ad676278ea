"""From arrival order to order by vessel: a hash of the vessel and a stable counting scatter.

A sort by comparison costs n log n; this costs a pass to number the vessels and a pass to move each
fix to its place. Files come in order of time, so within a vessel there is seldom more to do.
"""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from deadreckon.read.ais.compiled import kernel
from deadreckon.tracks.fixes import FIX, Fixes, Record, Share, Tracks

NOBODY = np.uint32(0xFFFFFFFF)
FIBONACCI = np.uint64(0x9E3779B97F4A7C15)


class Columns(NamedTuple):
    """A stretch of a file, in arrival order: arrays of one length, with units as in `FIX`."""

    vessel: NDArray[np.uint32]
    time: NDArray[np.int64]
    lat: NDArray[np.float32]
    lon: NDArray[np.float32]
    speed: NDArray[np.float32]
    row: NDArray[np.uint32]


@dataclass(slots=True)
class Numbering:
    """Numbers 0, 1, 2, … for vessels, in the order in which they were first met."""

    _keys: NDArray[np.uint32] = field(default_factory=lambda: np.full(1 << 12, NOBODY))
    _numbers: NDArray[np.uint32] = field(default_factory=lambda: np.zeros(1 << 12, np.uint32))
    _known: int = 0

    def of(self, vessels: NDArray[np.uint32]) -> NDArray[np.uint32]:
        """Give the number of each vessel."""
        numbers = np.empty(vessels.size, np.uint32)
        self._keys, self._numbers, self._known = _number(
            vessels, self._keys, self._numbers, self._known, numbers
        )
        return numbers

    @property
    def vessels(self) -> NDArray[np.uint32]:
        """The vessels in the order of their numbers."""
        there = self._keys != NOBODY
        found = np.empty(self._known, np.uint32)
        found[self._numbers[there]] = self._keys[there]
        return found


def scatter(stretches: Iterable[Columns], pool: ThreadPoolExecutor) -> Tracks:
    """Order fixes by vessel, and within each by time, then lat, lon, speed and row.

    The order of rows and of stretches has no part in the outcome but for `row` itself.
    """
    kept = list(stretches)
    numbering = Numbering()
    numbers = [numbering.of(stretch.vessel) for stretch in kept]
    vessels = numbering.vessels
    counts = np.zeros((len(kept), vessels.size), np.int64)
    list(pool.map(_count, numbers, counts))
    order = np.argsort(vessels)
    starts = np.zeros(vessels.size + 1, np.int64)
    np.cumsum(counts.sum(axis=0)[order], out=starts[1:])
    first = np.empty(vessels.size, np.int64)
    first[order] = starts[:-1]
    places = first + np.cumsum(counts, axis=0) - counts
    fixes = np.empty(int(starts[-1]), FIX)
    list(pool.map(partial(_put, fixes), numbers, places, kept))
    tracks = Tracks(vessels[order], np.zeros(vessels.size, np.uint16), starts, fixes)
    list(pool.map(_settle, tracks.shares()))
    return tracks


@kernel
def _number(
    vessels: NDArray[np.uint32],
    keys: NDArray[np.uint32],
    numbers: NDArray[np.uint32],
    known: int,
    out: NDArray[np.uint32],
) -> tuple[NDArray[np.uint32], NDArray[np.uint32], int]:
    for i in range(vessels.size):
        vessel = vessels[i]
        at = _slot(vessel, keys)
        if keys[at] == NOBODY:
            if 2 * known >= keys.size:
                larger = np.full(2 * keys.size, NOBODY)
                moved = np.zeros(2 * keys.size, np.uint32)
                for j in range(keys.size):
                    if keys[j] != NOBODY:
                        to = _slot(keys[j], larger)
                        larger[to] = keys[j]
                        moved[to] = numbers[j]
                keys = larger
                numbers = moved
                at = _slot(vessel, keys)
            keys[at] = vessel
            numbers[at] = known
            known += 1
        out[i] = numbers[at]
    return keys, numbers, known


@kernel
def _slot(vessel: np.uint32, keys: NDArray[np.uint32]) -> np.int64:
    mask = keys.size - 1
    at = np.int64((np.uint64(vessel) * FIBONACCI) >> np.uint64(32)) & mask
    while keys[at] not in (vessel, NOBODY):
        at = (at + 1) & mask
    return at


@kernel
def _count(numbers: NDArray[np.uint32], counts: NDArray[np.int64]) -> None:
    for i in range(numbers.size):
        counts[numbers[i]] += 1


@kernel
def _put(
    fixes: Fixes, numbers: NDArray[np.uint32], places: NDArray[np.int64], columns: Columns
) -> None:
    for i in range(numbers.size):
        at = places[numbers[i]]
        places[numbers[i]] = at + 1
        fix = fixes[at]
        fix.time = columns.time[i]
        fix.lat = columns.lat[i]
        fix.lon = columns.lon[i]
        fix.speed = columns.speed[i]
        fix.row = columns.row[i]


@kernel
def _settle(share: Share) -> None:
    """Order each vessel's fixes: by insertion where little is out of order, else by merging."""
    fixes = share.fixes
    for vessel in range(share.first, share.last):
        start, end = share.starts[vessel], share.starts[vessel + 1]
        moves = 16 * (end - start)
        i = start + 1
        while i < end and moves >= 0:
            j = i
            while j > start and _before(fixes[i], fixes[j - 1]):
                j -= 1
            if j < i:
                moves -= i - j
                for k in range(i, j, -1):
                    _swap(fixes, k)
            i += 1
        if moves < 0:
            _merge(fixes[start:end])


@kernel
def _swap(fixes: Fixes, i: int) -> None:
    a, b = fixes[i - 1], fixes[i]
    a.time, b.time = b.time, a.time
    a.lat, b.lat = b.lat, a.lat
    a.lon, b.lon = b.lon, a.lon
    a.speed, b.speed = b.speed, a.speed
    a.row, b.row = b.row, a.row


@kernel
def _merge(fixes: Fixes) -> None:
    here, there = fixes, fixes.copy()
    width = 1
    while width < fixes.size:
        for low in range(0, fixes.size, 2 * width):
            middle = min(low + width, fixes.size)
            high = min(low + 2 * width, fixes.size)
            i, j = low, middle
            for k in range(low, high):
                if i < middle and (j >= high or not _before(here[j], here[i])):
                    there[k] = here[i]
                    i += 1
                else:
                    there[k] = here[j]
                    j += 1
        here, there = there, here
        width *= 2
    for k in range(fixes.size):
        fixes[k] = here[k]


@kernel
def _before(a: Record, b: Record) -> bool:
    """Whether one fix comes before another; a speed that is unknown comes last.

    Longitudes count by their size first, so that the mirrored track has the mirrored order.
    """
    if a.time != b.time:
        return bool(a.time < b.time)
    if a.lat != b.lat:
        return bool(a.lat < b.lat)
    if a.lon != b.lon:
        east, west = abs(a.lon), abs(b.lon)
        return bool(east < west) if east != west else bool(a.lon < b.lon)
    if a.speed != b.speed and not (np.isnan(a.speed) and np.isnan(b.speed)):
        return bool(a.speed < b.speed or np.isnan(b.speed))
    return bool(a.row < b.row)
