"""Thousands of places at once: a grid whose cells name the few that a fix there may be at."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, radians, sqrt
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from deadreckon.read.ais.compiled import kernel
from deadreckon.read.places import Area
from deadreckon.tracks.geometry import HALF_TURN, KM_PER_DEGREE, km, turned

PER_DEGREE = 10
ROWS, COLUMNS = 180 * PER_DEGREE, 360 * PER_DEGREE
FLATTENING = 1 / 298.257223563
EQUATOR_KM = 6378.137
POLE, NEAR_POLE = 90.0, 85.0
NOWHERE = -1

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]


class Places(NamedTuple):
    """Places as columns, in the order in which they were handed over; WGS84.

    Attributes:
        lat, lon: degrees; `slant` the cosine of the latitude.
        up_km, along_km: kilometres per degree there, northward and eastward.
        enter_km, leave_km: a fix no farther than this is in, and farther than that is out; of
            polygons measured from the edge.
        tall, wide: how far from its point anything of it may be, degrees.
        rank: which of several places counts where all hold a fix: that of the smallest area.
        rings: for each place where its rings begin in `ring_starts`, and the end.
        ring_starts, x, y: corners; x is the longitude less the place's, degrees.
        cells, candidates: for each cell of the grid where its places begin in `candidates`.
    """

    lat: Floats
    lon: Floats
    slant: Floats
    up_km: Floats
    along_km: Floats
    enter_km: Floats
    leave_km: Floats
    tall: Floats
    wide: Floats
    rank: Ints
    rings: Ints
    ring_starts: Ints
    x: Floats
    y: Floats
    cells: Ints
    candidates: Ints


def places_of(areas: Sequence[Area], leave_km: float, margin_km: float) -> Places:
    """Lay places out for kernels.

    Args:
        areas: the places.
        leave_km: how far beyond its edge a place is left.
        margin_km: how far from a place its cells still name it.
    """
    lat = np.array([area.lat for area in areas], np.float64)
    lon = np.array([area.lon for area in areas], np.float64)
    circle = np.array([not area.rings for area in areas], bool)
    radius = np.array([area.radius_km for area in areas], np.float64)
    enter = np.where(circle, radius, 0.0)
    sine, cosine = np.sin(np.radians(lat)), np.cos(np.radians(lat))
    squared = FLATTENING * (2 - FLATTENING)
    bulge = 1 - squared * sine**2
    up = np.radians(EQUATOR_KM) * (1 - squared) / bulge**1.5
    along = np.radians(EQUATOR_KM) / np.sqrt(bulge)
    x, y, ring_starts, rings = _corners(areas)
    tall, wide = radius / KM_PER_DEGREE, np.zeros(len(areas))
    size = np.pi * radius**2
    for i in np.flatnonzero(~circle):
        part = slice(ring_starts[rings[i]], ring_starts[rings[i + 1]])
        tall[i], wide[i] = np.abs(y[part] - lat[i]).max(), np.abs(x[part]).max()
        size[i] = 4 * tall[i] * wide[i] * KM_PER_DEGREE**2 * cosine[i]
    rank = np.empty(len(areas), np.int32)
    rank[np.lexsort((np.arange(len(areas)), size))] = np.arange(len(areas))
    margin = max(leave_km, margin_km) * 1.01
    box = _box(lat, tall, wide, margin)
    cells, candidates = _grid(lat, lon, *box)
    columns = (lat, lon, cosine, up, along, enter, enter + leave_km, *box, rank)
    return Places(*columns, rings, ring_starts, x, y, cells, candidates)


def _corners(areas: Sequence[Area]) -> tuple[Floats, Floats, Ints, Ints]:
    x, y, starts, rings = [np.zeros(0)], [np.zeros(0)], [0], [0]
    for area in areas:
        for ring in area.rings:
            corners = np.array(ring, np.float64)
            turns = np.round((corners[:, 0].mean() - area.lon) / 360) * 360
            x.append(corners[:, 0] - area.lon - turns)
            y.append(corners[:, 1])
            starts.append(starts[-1] + len(corners))
        rings.append(len(starts) - 1)
    return (
        np.concatenate(x),
        np.concatenate(y),
        np.array(starts, np.int32),
        np.array(rings, np.int32),
    )


def _box(lat: Floats, tall: Floats, wide: Floats, margin_km: float) -> tuple[Floats, Floats]:
    """Give how many degrees a place and its margin reach, northward and eastward."""
    tall = tall + margin_km / KM_PER_DEGREE
    far = np.minimum(np.abs(lat) + tall, POLE)
    narrow = np.cos(np.radians(far))
    reach = (tall * 1.01) / np.maximum(narrow, 1e-9)
    return tall, np.where(far >= POLE, 180.0, np.minimum(wide + reach, 180.0))


def _grid(lat: Floats, lon: Floats, tall: Floats, wide: Floats) -> tuple[Ints, Ints]:
    south = np.clip(np.floor((lat - tall + 90) * PER_DEGREE), 0, ROWS - 1).astype(int)
    north = np.clip(np.floor((lat + tall + 90) * PER_DEGREE), 0, ROWS - 1).astype(int)
    west = np.floor((lon - wide + 180) * PER_DEGREE).astype(int)
    east = np.floor((lon + wide + 180) * PER_DEGREE).astype(int)
    east = np.minimum(east, west + COLUMNS - 1)
    cells, owners = [np.zeros(0, np.int64)], [np.zeros(0, np.int32)]
    for i in range(lat.size):
        row = np.arange(south[i], north[i] + 1)
        column = np.arange(west[i], east[i] + 1) % COLUMNS
        cell = (row[:, None] * COLUMNS + column).ravel()
        cells.append(cell)
        owners.append(np.full(cell.size, i, np.int32))
    cell, owner = np.concatenate(cells), np.concatenate(owners)
    starts = np.zeros(ROWS * COLUMNS + 1, np.int32)
    np.cumsum(np.bincount(cell, minlength=ROWS * COLUMNS), out=starts[1:])
    return starts, owner[np.argsort(cell, kind="stable")]


@kernel
def cell_of(lat: float, lon: float) -> int:
    """Give the cell of the grid that a position is in."""
    row = min(int((lat + 90) * PER_DEGREE), ROWS - 1)
    column = min(int((lon + HALF_TURN) * PER_DEGREE), COLUMNS - 1)
    return row * COLUMNS + column


@kernel
def away_km(places: Places, place: int, lat: float, lon: float) -> float:
    """Give how far a position is from a place: from its point, or outside of its polygons.

    Right to a few metres within a degree of the place; infinity where it is surely farther than the
    margin of the grid.
    """
    up = lat - places.lat[place]
    along = turned(lon - places.lon[place])
    if abs(up) > places.tall[place] or abs(along) > places.wide[place]:
        return np.inf
    if places.rings[place] < places.rings[place + 1]:
        return _outside_km(places, place, along, lat)
    if abs(along) > 1 or abs(lat) > NEAR_POLE:
        return km(places.lat[place], places.lon[place], lat, lon)
    turn = radians(up)
    cosine = places.slant[place]
    sine = sqrt(max(0.0, 1 - cosine * cosine))
    if places.lat[place] < 0:
        sine = -sine
    other = cosine * (1 - turn * turn / 2) - sine * turn
    north = up * places.up_km[place]
    east = along * places.along_km[place]
    return sqrt(north * north + cosine * other * east * east)


@kernel
def _outside_km(places: Places, place: int, x: float, y: float) -> float:
    """Give nought within the polygons, else the distance to the nearest edge, laid flat there."""
    inside = False
    nearest = np.inf
    scale = KM_PER_DEGREE * cos(radians(y))
    for ring in range(places.rings[place], places.rings[place + 1]):
        for i in range(places.ring_starts[ring], places.ring_starts[ring + 1] - 1):
            ax, ay = places.x[i], places.y[i]
            bx, by = places.x[i + 1], places.y[i + 1]
            if (ay > y) != (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax):
                inside = not inside
            dx, dy = (bx - ax) * scale, (by - ay) * KM_PER_DEGREE
            px, py = (x - ax) * scale, (y - ay) * KM_PER_DEGREE
            length = dx * dx + dy * dy
            share = 0.0
            if length > 0:
                share = min(1.0, max(0.0, (px * dx + py * dy) / length))
            px -= share * dx
            py -= share * dy
            nearest = min(nearest, px * px + py * py)
    return 0.0 if inside else sqrt(nearest)


@kernel
def place_at(places: Places, lat: float, lon: float) -> int:
    """Give the place that a position is in: the smallest of several, the nearest of equal ones."""
    cell = cell_of(lat, lon)
    best = NOWHERE
    best_km = np.inf
    for at in range(places.cells[cell], places.cells[cell + 1]):
        place = places.candidates[at]
        away = away_km(places, place, lat, lon)
        if away > places.enter_km[place]:
            continue
        if best == NOWHERE or _comes_first(places, place, away, best, best_km):
            best, best_km = place, away
    return best


@kernel
def _comes_first(places: Places, place: int, away: float, other: int, other_km: float) -> bool:
    alike = places.enter_km[place] == places.enter_km[other]
    if alike and places.enter_km[place] > 0 and away != other_km:
        return away < other_km
    return bool(places.rank[place] < places.rank[other])


@kernel
def near_a_place(places: Places, lat: float, lon: float, most_km: float) -> bool:
    """Whether a position is so near to any place, or within the radius at which one is left."""
    cell = cell_of(lat, lon)
    for at in range(places.cells[cell], places.cells[cell + 1]):
        place = places.candidates[at]
        if away_km(places, place, lat, lon) <= max(most_km, places.leave_km[place]):
            return True
    return False
