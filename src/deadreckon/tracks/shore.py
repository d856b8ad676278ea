"""How far the shore is, for the few positions of which that is asked."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from deadreckon.read.ais.compiled import kernel
from deadreckon.tracks.geometry import HALF_TURN, KM_PER_DEGREE, KM_PER_NM, km

FARTHEST_NM = 60.0
"""How far is looked; beyond, the shore is farther than any rule asks for."""


class Coast(NamedTuple):
    """Points along all shores, by cells of one degree.

    Attributes:
        lat, lon: degrees.
        starts: where each cell's points begin, rows from the south pole up; shape (64,801,).
    """

    lat: NDArray[np.float64]
    lon: NDArray[np.float64]
    starts: NDArray[np.int64]


def coast_of(lat: NDArray[np.float64], lon: NDArray[np.float64]) -> Coast:
    """Lay out points along shores, no more than a mile or two apart; degrees WGS84."""
    row = np.clip(np.floor(lat + 90), 0, 179).astype(np.int64)
    column = np.floor(lon + HALF_TURN).astype(np.int64) % 360
    cell = row * 360 + column
    order = np.argsort(cell, kind="stable")
    starts = np.zeros(180 * 360 + 1, np.int64)
    np.cumsum(np.bincount(cell, minlength=180 * 360), out=starts[1:])
    return Coast(lat[order], lon[order], starts)


@kernel
def shore_nm(
    coast: Coast, lat: NDArray[np.float64], lon: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Give the distance to the nearest shore, nautical miles; infinity beyond `FARTHEST_NM`."""
    found = np.full(lat.size, np.inf)
    reach = FARTHEST_NM * KM_PER_NM / KM_PER_DEGREE
    for i in range(lat.size):
        wide = min(reach / max(np.cos(np.radians(min(abs(lat[i]) + reach, 89.9))), 1e-9), 180.0)
        nearest = FARTHEST_NM * KM_PER_NM
        for row in range(int(max(lat[i] - reach + 90, 0)), int(min(lat[i] + reach + 90, 179)) + 1):
            west = int(np.floor(lon[i] - wide + HALF_TURN))
            east = min(int(np.floor(lon[i] + wide + HALF_TURN)), west + 359)
            for column in range(west, east + 1):
                cell = row * 360 + column % 360
                for at in range(coast.starts[cell], coast.starts[cell + 1]):
                    nearest = min(nearest, km(lat[i], lon[i], coast.lat[at], coast.lon[at]))
        if nearest < FARTHEST_NM * KM_PER_NM:
            found[i] = nearest / KM_PER_NM
    return found
