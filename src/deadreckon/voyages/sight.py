"""What can be seen from where: great-circle arcs against a raster of land.

A ray leaps as far as the cells about it are known to be free, so that it takes few steps over open
sea and many along a shore (sphere tracing: Hart, The Visual Computer 12, 1996).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import ceil, cos, radians
from typing import TYPE_CHECKING

import numpy as np

from deadreckon.voyages.land import HALF_TURN, KM_PER_DEGREE, Bounds

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

    Floats = NDArray[np.float64]
    Flags = NDArray[np.bool_]
    Ints = NDArray[np.intp]

LEVELS = 7
BLOCK = 1 << (LEVELS - 1)
CELLS_FREE = np.array([0.0, 0.7, *(2.0**level for level in range(LEVELS))])
NEAR_POLE = 0.001


@dataclass(frozen=True)
class Sight:
    """A raster of the globe, or of a box of it, whose land cells stop a ray; outside nothing does.

    Attributes:
        land: (rows, columns) from the south-west corner; both multiples of 64.
        west: degrees.
        south: degrees.
        wide: a cell's width in degrees of longitude.
        high: its height in degrees of latitude.
    """

    land: Flags
    west: float
    south: float
    wide: float
    high: float

    @property
    def cell(self) -> float:
        """The height of a cell in km; it is nowhere wider."""
        return self.high * KM_PER_DEGREE

    def clear(self, start: Floats, end: Floats) -> Flags:
        """Tell which great-circle arcs meet no land.

        Args:
            start: (n, 3) unit vectors.
            end: (n, 3) unit vectors, none opposite to its start.
        """
        along = np.einsum("ij,ij->i", start, end)
        aside = end - start * along[:, None]
        across = np.linalg.norm(aside, axis=1)
        aside /= np.maximum(across, 1e-12)[:, None]
        length = np.arctan2(across, along)
        clear = np.ones(len(start), bool)
        rays = np.arange(len(start))
        gone = np.zeros(len(start))
        while len(rays):
            here = start * np.cos(gone)[:, None] + aside * np.sin(gone)[:, None]
            leap = self._leaps.take(self._cell_of(here))
            hit = leap == 0
            clear[rays[hit]] = False
            narrow = np.sqrt(np.maximum(1 - here[:, 2] ** 2, NEAR_POLE))
            step = np.minimum(radians(self.high), 0.99 * radians(self.wide) * narrow)
            gone += CELLS_FREE[leap] * step
            on = ~hit & (gone < length)
            rays, gone, length, start, aside = (
                part[on] for part in (rays, gone, length, start, aside)
            )
        return clear

    @cached_property
    def _leaps(self) -> NDArray[np.uint8]:
        """Which of `CELLS_FREE` holds about each cell; a rim stands for what is outside."""
        leaps = np.zeros((1, 1), np.uint8)
        for level in reversed(_free(self.land)):
            if leaps.size > 1:
                leaps = leaps.repeat(2, axis=0).repeat(2, axis=1)
            leaps = leaps + level
        leaps = leaps + np.uint8(1)
        leaps[self.land] = 0
        return np.pad(leaps, ((1, 1), (0, 1)), constant_values=1)

    def _cell_of(self, here: Floats) -> Ints:
        lon = np.degrees(np.arctan2(here[:, 1], here[:, 0]))
        lat = np.degrees(np.arcsin(here[:, 2].clip(-1, 1)))
        rows, columns = self._leaps.shape
        column = ((lon - self.west) % (2 * HALF_TURN) / self.wide).clip(0, columns - 1)
        row = ((lat - self.south) / self.high + 1).clip(0, rows - 1)
        cell: Ints = row.astype(np.intp) * columns + column.astype(np.intp)
        return cell


def sight(bounds: Bounds, land: Sequence[BaseGeometry], cell: float) -> Sight:
    """Rasterise land within a box.

    Args:
        bounds: west, south, east, north in degrees; an east past 180 is over the antimeridian.
        land: polygons of lon, lat in degrees; a cell is land if its centre is.
        cell: the greatest side of a cell in km.
    """
    west, south, east, north = bounds
    nearest = 0.0 if south < 0 < north else min(abs(south), abs(north))
    high = cell / KM_PER_DEGREE
    wide = high / cos(radians(nearest))
    if east - west == 2 * HALF_TURN:  # a whole turn of cells must close
        wide = 2 * HALF_TURN / _blocks(2 * HALF_TURN / wide)
    rows, columns = _blocks((north - south) / high), _blocks((east - west) / wide)
    return Sight(_filled(land, bounds[:2], (wide, high), rows, columns), west, south, wide, high)


def _blocks(cells: float) -> int:
    return BLOCK * ceil(cells / BLOCK - 1e-9)


def _filled(
    land: Sequence[BaseGeometry],
    origin: tuple[float, float],
    cell: tuple[float, float],
    rows: int,
    columns: int,
) -> Flags:
    """Fill polygons by the even-odd rule along each row of cell centres."""
    import shapely

    rings = shapely.get_rings(shapely.get_parts(land))
    points, ring = shapely.get_coordinates(rings, return_index=True)
    x, y = ((points - np.array(origin)) / np.array(cell) - 0.5).T
    edge = np.flatnonzero(ring[1:] == ring[:-1])
    ends = np.ceil([y[edge], y[edge + 1]]).clip(0, rows).astype(np.intp)
    first, last = ends.min(axis=0), ends.max(axis=0)
    times = last - first
    edge = np.repeat(edge, times)
    row = np.arange(len(edge)) + np.repeat(first - times.cumsum() + times, times)
    cut = x[edge] + (row - y[edge]) * (x[edge + 1] - x[edge]) / (y[edge + 1] - y[edge])
    column = np.ceil(cut).clip(0, columns).astype(np.intp)
    crossed = np.bincount(row * (columns + 1) + column, minlength=rows * (columns + 1))
    times_crossed = crossed.astype(np.uint8).reshape(rows, -1).cumsum(axis=1, dtype=np.uint8)
    inside: Flags = times_crossed[:, :-1] % 2 == 1
    return inside


def _free(land: Flags) -> list[Flags]:
    """Tell for each block of 1, 2, 4 ... cells a side whether it and its neighbours are free."""
    free = []
    for level in range(LEVELS):
        if level:
            land = land[::2, ::2] | land[1::2, ::2] | land[::2, 1::2] | land[1::2, 1::2]
        near = land
        for axis in (0, 1):
            near = near | np.roll(near, 1, axis) | np.roll(near, -1, axis)
        free.append(~near)
    return free
