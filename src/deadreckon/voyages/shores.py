"""Land that is surely land: Natural Earth shrunk by its own error, with the canals cut through.

A path round less land is shorter, so whatever is taken away here keeps a sea distance a lower
bound. Three things are taken away: a rim as wide as the data's error, as much again as simplifying
may add, and the canals, rivers and narrow waters of `data/waterways.csv` that ships use and Natural
Earth draws as land.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import ceil, cos, floor, hypot, pi, radians, sqrt
from typing import TYPE_CHECKING

import numpy as np

from deadreckon.errors import BadInput
from deadreckon.voyages.land import (
    FARTHEST_KM,
    HALF_TURN,
    KM_PER_DEGREE,
    QUARTER_TURN,
    Bounds,
    Position,
    check,
    flat,
    land,
    snap_to_sea,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from shapely import MultiLineString
    from shapely.geometry.base import BaseGeometry

    Floats = NDArray[np.float64]

# Between ports 30 to 250 km apart a path was longer than round GSHHG's finer coast in 3 of 47,
# by 0.34 km at most; in 6 with the land whole, in none with a rim of 1 km, which opens isthmuses.
ERROR_KM = 0.25
BAND = 2.0
ARC_SEGMENTS = 2
ARC_LOSS = cos(pi / (4 * ARC_SEGMENTS))
CHANNEL_DEGREES = 1e-4
SOUTHERNMOST_SEA = -84.0


@dataclass(frozen=True, slots=True)
class Shores:
    """Shrunk land within a box; angles in degrees WGS84.

    Attributes:
        corners: (n, 3, 2) lon, lat of the corners that a shortest path may bend round, each with
            the shore's point before it and the one after it: [before, corner, after].
        inland: the land that lies more than a rim behind those shores, in pieces.
    """

    corners: Floats
    inland: list[BaseGeometry]


def shores(bounds: Bounds, tolerance: float, rim: float) -> Shores:
    """Give shrunk land within a box.

    Args:
        bounds: west, south, east, north; an east past 180 is over the antimeridian.
        tolerance: how far simplifying may move a shore, in km; the land shrinks by as much more.
        rim: how far behind the shores `inland` begins, in km.
    """
    import shapely

    west, south, east, north = bounds
    shrink, inset = ((ERROR_KM + tolerance + more) / ARC_LOSS for more in (0.0, rim))
    reach = 2 * inset / KM_PER_DEGREE
    pieces = np.array(_about(bounds, reach))
    tree = shapely.STRtree(pieces)
    near: list[BaseGeometry] = []
    inland: list[BaseGeometry] = []
    for step in range(floor(south / BAND), ceil(north / BAND)):
        low, high = max(step * BAND, south), min((step + 1) * BAND, north)
        wide = shapely.box(west - HALF_TURN, low - reach, east + HALF_TURN, high + reach)
        whole = shapely.union_all(shapely.intersection(pieces[tree.query(wide)], wide))
        # A plane as narrow as the band's narrowest degree is nowhere larger than the ground.
        narrow = cos(radians(min(max(-low, high) + reach, 0.99 * QUARTER_TURN)))
        scale = np.array((narrow, 1.0)) * KM_PER_DEGREE
        plane = _times(whole - waterways(), scale).simplify(tolerance)
        plane = shapely.segmentize(plane, 25 * sqrt(rim))
        core = shapely.box(west, low, east, high)
        near.append(core & _times(plane.buffer(-shrink, quad_segs=ARC_SEGMENTS), 1 / scale))
        inland.append(core & _times(plane.buffer(-inset, quad_segs=ARC_SEGMENTS), 1 / scale))
    return Shores(_corners(shapely.union_all(near)), inland)


def afloat(lat: float, lon: float) -> Position:
    """Give the point (lat, lon) of the sea or of a listed waterway that is nearest to a position.

    Args:
        lat: degrees north, WGS84.
        lon: degrees east, WGS84.

    Raises:
        BadInput: no position on the globe, or one more than 200 km from both.
    """
    import shapely

    check("lat", lat, QUARTER_TURN)
    check("lon", lon, HALF_TURN)
    to_way = shapely.shortest_line(shapely.Point(0, 0), flat(courses(), lon, lat))
    x, y = to_way.coords[1]
    way = lat + y, lon + x / cos(radians(lat))
    try:
        sea = snap_to_sea(lat, lon)
    except BadInput:
        if to_way.length * KM_PER_DEGREE > FARTHEST_KM:
            raise
        return way
    to_sea = hypot(sea[0] - lat, (sea[1] - lon) * cos(radians(lat)))
    return way if to_way.length < to_sea else sea


@cache
def waterways() -> BaseGeometry:
    """Give the canals and narrow waters that count as sea: thin strips of lon, lat in degrees."""
    import shapely

    return shapely.buffer(courses(), CHANNEL_DEGREES, quad_segs=1)


@cache
def courses() -> MultiLineString:
    """Give the courses of those waters, lines of lon, lat in degrees."""
    import shapely

    table = files("deadreckon.voyages") / "data" / "waterways.csv"
    lines: dict[str, list[Position]] = {}
    for row in csv.DictReader(table.read_text("utf-8").splitlines()):
        lines.setdefault(row["name"], []).append((float(row["lon"]), float(row["lat"])))
    return shapely.MultiLineString(list(lines.values()))


def unit(lon_lat: Floats) -> Floats:
    """Turn (..., 2) lon, lat in degrees into (..., 3) unit vectors."""
    lon, lat = np.moveaxis(np.radians(lon_lat), -1, 0)
    return np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=-1)


def _times(geometry: BaseGeometry, scale: Floats) -> BaseGeometry:
    import shapely

    return shapely.transform(geometry, lambda xy: xy * scale)


def _about(bounds: Bounds, reach: float) -> list[BaseGeometry]:
    """Give the land in a box and a little beyond, in the box's own run of longitudes."""
    from shapely.affinity import translate

    west, south, east, north = bounds
    aside = reach / max(cos(radians(max(-south, north))), 0.01)
    south, north = max(south - reach, -QUARTER_TURN), min(north + reach, QUARTER_TURN)
    found: list[BaseGeometry] = []
    for turn in (-2 * HALF_TURN, 0.0, 2 * HALF_TURN):
        low, high = max(west - aside - turn, -HALF_TURN), min(east + aside - turn, HALF_TURN)
        if low < high:
            pieces = land((low, south, high, north))
            found += [translate(piece, turn) for piece in pieces]
    return found


def _corners(near: BaseGeometry) -> Floats:
    """Give the corners at which the land is convex on the sphere."""
    import shapely

    found = [np.empty((0, 3, 2))]
    for ring in shapely.get_rings(shapely.orient_polygons(shapely.get_parts(near))):
        points = shapely.get_coordinates(ring)[:-1]
        threes = np.stack([np.roll(points, 1, axis=0), points, np.roll(points, -1, axis=0)], axis=1)
        before, corner, after = np.moveaxis(unit(threes), 1, 0)
        turn = np.einsum("ij,ij->i", np.cross(before, after), corner)
        found.append(threes[(turn < 0) & (points[:, 1] > SOUTHERNMOST_SEA)])
    return np.concatenate(found)
