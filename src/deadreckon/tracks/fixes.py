"""Fixes as kernels want them: one row after another, vessel by vessel, in order of time."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

FIX = np.dtype(
    [
        ("time", np.int64),
        ("lat", np.float32),
        ("lon", np.float32),
        ("speed", np.float32),
        ("row", np.uint32),
    ]
)
"""One fix, 24 bytes side by side, so that moving it touches one line of the cache and not five.

`time`: milliseconds since 1970, UTC. `lat`, `lon`: degrees WGS84, within [-90, 90] and [-180, 180].
`speed`: over ground, knots, NaN where unknown. `row`: counted over all files of a scan.
"""

Fixes = NDArray[np.void]
Record: TypeAlias = Any
"""One element of an array of records, within a kernel."""

HOUR = 3_600_000
"""Milliseconds."""


class Share(NamedTuple):
    """Some vessels of tracks, for one call of a kernel: from `first` to before `last`."""

    starts: NDArray[np.int64]
    fixes: Fixes
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Tracks:
    """The fixes of some vessels.

    Attributes:
        vessels: numbers (MMSI, or a reader's own), uint32, ascending; shape (v,).
        segments: 0 for a whole track; where one number is several ships, 1, 2, ….; uint16, (v,).
        starts: where each vessel's fixes begin in `fixes`, and where the last end; int64, (v + 1,).
        fixes: of dtype `FIX`; within a vessel ordered by time, then lat, lon, speed and row.
    """

    vessels: NDArray[np.uint32]
    segments: NDArray[np.uint16]
    starts: NDArray[np.int64]
    fixes: Fixes

    def name(self, vessel: int, names: dict[int, str]) -> str:
        """Give what a vessel is called: its MMSI or the file's own name, and the segment."""
        number, segment = int(self.vessels[vessel]), int(self.segments[vessel])
        name = names.get(number) or f"{number:09d}"
        return f"{name}/{segment}" if segment else name

    def shares(self, parts: int = 16) -> list[Share]:
        """Cut the vessels into stretches with about as many fixes in each."""
        cuts = np.searchsorted(self.starts, np.linspace(0, self.starts[-1], parts + 1)[1:-1])
        edges = np.unique(np.concatenate([[0], cuts, [self.starts.size - 1]])).tolist()
        return [Share(self.starts, self.fixes, first, last) for first, last in pairwise(edges)]
