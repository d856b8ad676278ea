"""The world's land, and where the sea is nearest.

Natural Earth's 1:10 m land (public domain; `data/README.md` says where it came from), WGS84. The
file is packed whole numbers: counts (of polygons; then for each polygon of its rings, and of each
ring's points), longitudes, latitudes. A coordinate is the step from the point before, in 1e-4
degree.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from math import cos, hypot, radians
from typing import TYPE_CHECKING

import numpy as np

from deadreckon.errors import BadInput
from deadreckon.voyages.packed import unpack

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from shapely import Polygon, STRtree
    from shapely.geometry.base import BaseGeometry

Bounds = tuple[float, float, float, float]
Position = tuple[float, float]

CELLS_PER_DEGREE = 10_000
KM_PER_DEGREE = 111.32
FARTHEST_KM = 200.0
OFF_SHORE_KM = 0.001
NEXT_POINT = 0.02
INNERMOST = -88.0
"""Degrees: south of it all sea is farther than any that is looked for, and a box has no east."""
HALF_TURN = 180.0
QUARTER_TURN = 90.0


def land(bounds: Bounds) -> list[Polygon]:
    """Give the land within a box, cut at its edges.

    Args:
        bounds: west, south, east, north in degrees WGS84. A west greater than the east is a box
            over the antimeridian.

    Returns:
        Valid polygons of (lon, lat) in degrees. Over the antimeridian longitudes run on past 180,
        so that the polygons of one box lie in one plane.

    Raises:
        BadInput: an edge is off the globe, or the south lies above the north.
    """
    import shapely

    west, south, east, north = bounds
    check("west", west, HALF_TURN)
    check("south", south, QUARTER_TURN)
    check("east", east, HALF_TURN)
    check("north", north, QUARTER_TURN)
    if south > north:
        raise BadInput(
            "the box's south lies above its north", field="south", value=south, mend="Swap."
        )
    pieces = _within(west, south, HALF_TURN if west > east else east, north)
    if west > east:
        past = _within(-HALF_TURN, south, east, north)
        pieces = [shapely.union_all([*pieces, *map(_a_turn_on, past)])]
    parts: list[Polygon] = shapely.get_parts(pieces).tolist()
    return [part for part in parts if part.area]


def snap_to_sea(lat: float, lon: float) -> Position:
    """Give the point of the sea that is nearest to a position.

    Args:
        lat: degrees north, WGS84.
        lon: degrees east, WGS84.

    Returns:
        (lat, lon) in degrees: the position itself if it is at sea, else a point 1 m off the nearest
        shore. The Caspian is sea; lakes and rivers are land.

    Raises:
        BadInput: no position on the globe, or one more than 200 km from the sea.
    """
    import shapely

    check("lat", lat, QUARTER_TURN)
    check("lon", lon, HALF_TURN)
    for reach in (5.0, 40.0, FARTHEST_KM) if lat > INNERMOST else ():
        box = box_about(lat, lon, reach)
        along = lon + 2 * HALF_TURN if box[2] < box[0] and lon < 0 else lon
        near = shapely.union_all(land(box))
        if not near.contains(shapely.Point(along, lat)):
            return lat, lon
        shore = flat(near, along, lat).buffer(OFF_SHORE_KM / KM_PER_DEGREE).boundary
        x, y = shapely.shortest_line(shapely.Point(0, 0), shore).coords[1]
        if hypot(x, y) * KM_PER_DEGREE < reach:
            return lat + y, wrapped(along + x / cos(radians(lat)))
    raise BadInput(
        f"more than {FARTHEST_KM:.0f} km from the sea",
        field="position",
        value=f"{lat}, {lon}",
        mend="Give a position at or near the sea, latitude first.",
    )


def shore_points() -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Give points along all shores, no two neighbours more than a mile or so apart.

    Returns:
        Latitudes and longitudes, degrees WGS84.
    """
    import shapely

    dense = shapely.segmentize(_tree().geometries, NEXT_POINT)
    lon, lat = shapely.get_coordinates(dense).T
    return lat, lon


def ashore(lat: NDArray[np.float64], lon: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Whether each position lies on land, rivers and lakes among it; degrees WGS84."""
    import shapely

    tree = _tree()
    asked, near = tree.query(shapely.points(lon, lat))
    shapely.prepare(tree.geometries[np.unique(near)])
    inside = shapely.intersects_xy(tree.geometries[near], lon[asked], lat[asked])
    found = np.zeros(lat.size, bool)
    found[asked[inside]] = True
    return found


def check(field: str, degrees: float, limit: float) -> None:
    """Refuse an angle that is no number or beyond its limit (BadInput names the field)."""
    if not -limit <= degrees <= limit:
        mend = f"Give degrees from -{limit:.0f} to {limit:.0f}."
        raise BadInput("not on the globe", field=field, value=degrees, mend=mend)


def box_about(lat: float, lon: float, reach: float) -> Bounds:
    """Give a box whose edges are more than `reach` km away, as far as the globe goes."""
    up = 1.01 * reach / KM_PER_DEGREE
    south, north = max(lat - up, -QUARTER_TURN), min(lat + up, QUARTER_TURN)
    narrow = cos(radians(max(-south, north)))
    if up >= HALF_TURN * narrow:
        return -HALF_TURN, south, HALF_TURN, north
    return wrapped(lon - up / narrow), south, wrapped(lon + up / narrow), north


def flat(geometry: BaseGeometry, lon: float, lat: float) -> BaseGeometry:
    """Give it as a plane that touches the globe at a position, in degrees of latitude."""
    import shapely

    scale = np.array((cos(radians(lat)), 1.0))
    return shapely.transform(geometry, lambda xy: (xy - np.array((lon, lat))) * scale)


def wrapped(lon: float) -> float:
    """Give a longitude from -180 to 180."""
    return lon if abs(lon) <= HALF_TURN else (lon + HALF_TURN) % (2 * HALF_TURN) - HALF_TURN


def _a_turn_on(geometry: BaseGeometry) -> BaseGeometry:
    import shapely

    return shapely.transform(geometry, lambda xy: xy + np.array((2 * HALF_TURN, 0)))


def _within(west: float, south: float, east: float, north: float) -> list[BaseGeometry]:
    import shapely

    box = shapely.box(west, south, east, north)
    near = np.sort(_tree().query(box, predicate="intersects"))
    return list(shapely.intersection(_tree().geometries[near], box))


@cache
def _tree() -> STRtree:
    import shapely

    file = files("deadreckon.voyages") / "data" / "land-10m.bin.xz"
    tree = shapely.STRtree(_polygons(unpack(file.read_bytes())))
    shapely.prepare(tree.geometries)
    return tree


def _polygons(run: NDArray[np.int64]) -> NDArray[np.object_]:
    import shapely

    counts: list[list[int]] = []
    at = 1
    for _ in range(run[0]):
        counts.append(run[at + 1 : at + 1 + run[at]].tolist())
        at += 1 + len(counts[-1])
    points = run[at:].reshape(2, -1).cumsum(axis=1).T / CELLS_PER_DEGREE
    of_polygon = np.repeat(np.arange(len(counts)), [len(rings) for rings in counts])
    lengths = [n for rings in counts for n in rings]
    of_ring = np.repeat(np.arange(len(lengths)), lengths)
    rings = np.asarray(shapely.linearrings(points, indices=of_ring))
    return np.asarray(shapely.polygons(rings, indices=of_polygon))
