"""The coast for the map, no finer than each scale of view can show: the case, its ports."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from deadreckon.publish.figures.projection import Position, shortest_arc

if TYPE_CHECKING:
    from shapely import Polygon

    from deadreckon.voyages.land import Bounds

STEPS_PER_DEGREE = 10_000
_SEAM = 1e-6
_HALF_TURN = 180.0
_MOST_NORTH = 84.0
_SEVEN_BITS = 0x7F
_ONE_LEVEL = 6.0
"""Degrees up to which a case is small enough for one level, to the last bend."""


@dataclass(frozen=True, slots=True)
class Level:
    """Land as it is drawn from one scale on.

    Attributes:
        bounds: west, south, east, north in degrees; the east may lie beyond 180.
        zoom: the least zoom of Web Mercator (256 pixels round the globe at 0) that it is drawn at.
        land: rings, see `packed`.
    """

    bounds: tuple[float, float, float, float]
    zoom: float
    land: str


@cache
def levels(near: tuple[Position, ...], all_: tuple[Position, ...]) -> tuple[Level, ...]:
    """Give the coast around some positions, the coarser first.

    Natural Earth's 1:10 m land: whole around the ports, generalised around all else.

    Args:
        near: of the ports, (lat, lon) in degrees WGS84; drawn to the last bend.
        all_: of everything that the case names; nothing, if empty.
    """
    if not all_:
        return ()
    west, turn = shortest_arc([lon for _, lon in all_])
    lats = [lat for lat, _ in all_]
    wide = max(turn, max(lats) - min(lats))
    middle = west + turn / 2
    coarse = wide > _ONE_LEVEL
    around = _around(all_, 2 + 0.35 * wide, middle)
    found = [_level(around, 0.0, wide / 3000 if coarse else 0.0)]
    if near and coarse:
        found.append(_level(_around(near, 1.6, middle), 6.2, 0.0))
    return tuple(found)


def _around(positions: Sequence[Position], margin: float, middle: float) -> Bounds:
    """Give a box about positions; longitudes run on from half a turn before the middle."""
    lats = [lat for lat, _ in positions]
    first = middle - _HALF_TURN
    lons = [first + (lon - first) % (2 * _HALF_TURN) for _, lon in positions]
    return (
        max(min(lons) - margin, first),
        max(min(lats) - margin, -_MOST_NORTH),
        min(max(lons) + margin, middle + _HALF_TURN),
        min(max(lats) + margin, _MOST_NORTH),
    )


def _level(bounds: Bounds, zoom: float, tolerance: float) -> Level:
    import shapely

    from deadreckon.voyages.land import land

    west, south, east, north = bounds
    whole = east - west >= 2 * _HALF_TURN
    box = (_turned(west), south, _turned(east - (_SEAM if whole else 0)), north)
    rings = []
    for polygon in land(box):
        drawn = shapely.simplify(polygon, tolerance) if tolerance else polygon
        if drawn.is_empty or drawn.area < (3 * tolerance) ** 2:
            continue
        rings.append(_shifted(drawn, box[0], west))
    return Level(tuple(round(edge, 4) for edge in bounds), zoom, packed(rings))  # type: ignore[arg-type]


def _shifted(polygon: Polygon, drawn_from: float, west: float) -> list[list[Position]]:
    """Give a polygon's rings as (lon, lat), on the same turn of the globe as the bounds."""
    turn = round((west - drawn_from) / (2 * _HALF_TURN)) * 2 * _HALF_TURN
    return [
        [(lon + turn, lat) for lon, lat in ring.coords[:-1]]
        for ring in (polygon.exterior, *polygon.interiors)
    ]


def packed(polygons: Iterable[Sequence[Sequence[Position]]]) -> str:
    """Pack polygons of rings of (lon, lat) into base64.

    Whole numbers of seven bits a byte, the least first: the rings of a polygon; of each ring its
    points, then for each point the step from the one before in 1e-4 degree, its sign in the
    lowest bit. A polygon of nought rings ends it.
    """
    data = bytearray()
    for rings in polygons:
        _put(data, len(rings))
        for ring in rings:
            _put(data, len(ring))
            x0 = y0 = 0
            for lon, lat in ring:
                x, y = round(lon * STEPS_PER_DEGREE), round(lat * STEPS_PER_DEGREE)
                for step in (x - x0, y - y0):
                    _put(data, step << 1 if step >= 0 else (-step << 1) - 1)
                x0, y0 = x, y
    _put(data, 0)
    return base64.b64encode(bytes(data)).decode()


def _put(data: bytearray, number: int) -> None:
    while number > _SEVEN_BITS:
        data.append(number & _SEVEN_BITS | _SEVEN_BITS + 1)
        number >>= 7
    data.append(number)


def _turned(lon: float) -> float:
    return (lon + _HALF_TURN) % (2 * _HALF_TURN) - _HALF_TURN
