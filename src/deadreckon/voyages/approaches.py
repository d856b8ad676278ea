"""The water by which every ship at a place comes and goes.

A ship at a place is anywhere within its edge, and the coast is not drawn to its last pier. So a
margin about the place is taken for water, as far as the nearest water and a kilometre on; whoever
leaves crosses the water's part of its rim, the approach. Sea distances are measured between
approaches.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, cos, hypot, radians
from typing import TYPE_CHECKING

import numpy as np

from deadreckon.errors import BadInput
from deadreckon.voyages.land import (
    HALF_TURN,
    KM_PER_DEGREE,
    Position,
    box_about,
    flat,
    land,
    wrapped,
)
from deadreckon.voyages.shores import ERROR_KM, waterways

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

    from deadreckon.model.place import Place

    Floats = NDArray[np.float64]

COAST_KM = 1.0
LARGEST_KM = 60.0
"""A larger place is too vague for the plane in which rims are drawn ..."""
MOST_LAT = 89.0
"""... and one nearer to a pole has none."""


@dataclass(frozen=True, eq=False)
class Approach:
    """The rim of the water about a place.

    Attributes:
        centre: lat, lon in degrees WGS84.
        radius_km: how far the rim reaches from the centre.
        beyond_km: how far the rim lies from the place's edge, the margin for the coast not counted.
        rim: its parts that are water, lines in a plane in km about the centre.
    """

    centre: Position
    radius_km: float
    beyond_km: float
    rim: BaseGeometry

    def points(self, step: float) -> tuple[Floats, float]:
        """Give points along the rim, and how far from the nearest of them it may be, km.

        Args:
            step: how far apart they may be at most, km.

        Returns:
            (n, 2) lon, lat in degrees; half the widest step between two.
        """
        import shapely

        found, widest = [], 0.0
        for line in shapely.get_parts(self.rim):
            steps = max(ceil(line.length / step), 1)
            widest = max(widest, line.length / steps)
            share = (np.arange(steps) + 0.5) / steps
            found.append(shapely.line_interpolate_point(line, share, normalized=True))
        x, y = shapely.get_coordinates(np.concatenate(found)).T / KM_PER_DEGREE
        lat, lon = self.centre
        return np.stack([lon + x / cos(radians(lat)), lat + y], axis=1), widest / 2


def approach(place: Place) -> Approach | None:
    """Find the approach of a place; None where the data know no water there, or it is too large.

    Args:
        place: a point with a radius, or a polygon; what its position may be off is added.
    """
    import shapely

    shape, (lat, lon) = _shape(place)
    edge = place.precision_km + (0.0 if place.polygon else place.radius_km)
    reach = max(hypot(x, y) for x, y in shapely.get_coordinates(shape)) + edge
    try:
        box = box_about(lat, lon, 2 * (reach + COAST_KM + ERROR_KM))
        near = shapely.union_all(land(box)) - waterways()
    except BadInput:
        return None
    if reach > LARGEST_KM or abs(lat) > MOST_LAT:
        return None
    along = lon + 2 * HALF_TURN if box[2] < box[0] and lon < 0 else lon
    plane = shapely.transform(flat(near, along, lat), lambda xy: xy * KM_PER_DEGREE)
    whole = shape.buffer(2 * edge + 3 * COAST_KM)
    water = whole - plane.buffer(-ERROR_KM)
    snap = shape.distance(water) if not water.is_empty else np.inf
    if snap > edge + COAST_KM:
        return None
    inside = shape.buffer(max(edge, snap) + COAST_KM, quad_segs=32)
    rim = shapely.line_merge(inside.boundary & water)
    lines = [part for part in shapely.get_parts(rim) if part.length]
    if not lines:
        return None
    radius = max(hypot(x, y) for x, y in shapely.get_coordinates(inside))
    return Approach((lat, lon), radius, max(snap - edge, 0.0), shapely.MultiLineString(lines))


def _shape(place: Place) -> tuple[BaseGeometry, Position]:
    """Give a place without its margin, in km about its centre, and the centre."""
    import shapely

    if not place.polygon:
        return shapely.Point(0, 0), (place.lat, place.lon)
    ring = np.array(place.polygon)
    ring[:, 0] = ring[0, 0] + (ring[:, 0] - ring[0, 0] + HALF_TURN) % (2 * HALF_TURN) - HALF_TURN
    lon, lat = (ring.min(axis=0) + ring.max(axis=0)) / 2
    plane = flat(shapely.Polygon(ring).convex_hull, lon, lat)
    shape = shapely.transform(plane, lambda xy: xy * KM_PER_DEGREE)
    return shape, (float(lat), wrapped(float(lon)))
