"""Fixes of more vessels than memory holds: laid out in files by a hash of the vessel."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from deadreckon.read.ais.compiled import kernel
from deadreckon.tracks.scatter import Columns

BUCKETS = 256
"""So many that a bucket of five billion fixes is no more than a gigabyte at work."""
BITS = np.uint64(64 - 8)
GOLDEN = np.uint64(0x9E3779B97F4A7C15)
HEADER = np.dtype(np.int64)
TYPES = (np.uint32, np.int64, np.float32, np.float32, np.float32, np.uint32)


class Spill:
    """Fixes by bucket, all fixes of a vessel in one: in memory, and in a folder once they are many.

    Attributes:
        rows: how many there are.
        spilled: whether they lie in the folder.
    """

    def __init__(self, folder: Path, in_memory: int, *, spilled: bool = False) -> None:
        """Begin empty, or with what a folder holds already."""
        self.rows = 0
        self.spilled = spilled
        self._folder = folder
        self._most = in_memory
        self._held: list[Columns] = []

    def add(self, columns: Columns) -> None:
        """Take a stretch of fixes."""
        self.rows += columns.vessel.size
        self._held.append(columns)
        if self.rows > self._most or self.spilled:
            self.flush()

    def flush(self) -> None:
        """Write what is held to the folder."""
        self._folder.mkdir(parents=True, exist_ok=True)
        self.spilled = True
        for columns in self._held:
            self._write(columns)
        self._held.clear()

    def numbers(self) -> range:
        """Give the numbers of the buckets."""
        return range(BUCKETS if self.spilled else 1)

    def bucket(self, number: int) -> Iterator[Columns]:
        """Give the stretches of a bucket, in the order in which they were added."""
        if not self.spilled:
            yield from self._held
            return
        path = self.path(number)
        if path.exists():
            with path.open("rb") as file:
                while header := file.read(HEADER.itemsize):
                    size = int(np.frombuffer(header, HEADER)[0])
                    columns: list[Any] = [np.fromfile(file, kind, size) for kind in TYPES]
                    yield Columns(*columns)

    def path(self, number: int) -> Path:
        """Give the file of a bucket."""
        return self._folder / f"bucket-{number:03d}"

    def _write(self, columns: Columns) -> None:
        order, edges = _by_bucket(columns.vessel)
        arranged = [column[order] for column in columns]
        for number in range(BUCKETS):
            low, high = int(edges[number]), int(edges[number + 1])
            if low < high:
                with self.path(number).open("ab") as file:
                    file.write(np.array([high - low], HEADER).tobytes())
                    for column in arranged:
                        file.write(column[low:high].data)


@kernel
def _by_bucket(vessels: NDArray[np.uint32]) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
    """Give the order that brings the fixes of each bucket together, and where each begins."""
    edges = np.zeros(BUCKETS + 1, np.int64)
    for vessel in vessels:
        edges[_bucket(vessel) + 1] += 1
    edges = np.cumsum(edges)
    free = edges.copy()
    order = np.empty(vessels.size, np.uint32)
    for i in range(vessels.size):
        bucket = _bucket(vessels[i])
        order[free[bucket]] = i
        free[bucket] += 1
    return order, edges


@kernel
def _bucket(vessel: np.uint32) -> np.int64:
    return np.int64((np.uint64(vessel) * GOLDEN) >> BITS)
