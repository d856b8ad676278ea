"""Mercator's projection, fitted to a box of pixels; right over the antimeridian."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import asin, asinh, atan, atan2, cos, degrees, hypot, radians, sin, sinh, sqrt, tan
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from deadreckon.publish.figures.svg import Box

Point = tuple[float, float]
Position = tuple[float, float]
"""Latitude and longitude in degrees, WGS84."""

KM_PER_DEGREE = 111.32
WHOLE = 360.0
_MOST_NORTH = 84.0
_SMALLEST_DEGREES = 0.2
_ARC_STEPS = 48
_SEAM = 1e-6


@dataclass(frozen=True, slots=True)
class Projection:
    """A map's projection: longitudes count east from `west`, which lies at the pixel `left`."""

    west: float
    scale: float
    left: float
    equator: float
    box: Box

    def __call__(self, position: Position) -> Point:
        """Give pixels."""
        lat, lon = position
        along = _around(lon - self.west)
        return self.left + along * self.scale, self.equator - _mercator(lat) * self.scale

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """West, south, east, north of the box; over the antimeridian the west is the greater."""
        left, top, right, bottom = self.box
        south = _latitude((self.equator - bottom) / self.scale)
        north = _latitude((self.equator - top) / self.scale)
        if right - left >= WHOLE * self.scale:
            # Cut where the map is cut, or land that crosses its edge would be drawn all over it.
            return _turned(self.west + _SEAM), south, _turned(self.west - _SEAM), north
        west = self.west + (left - self.left) / self.scale
        return _turned(west), south, _turned(west + (right - left) / self.scale), north

    @property
    def km_per_pixel(self) -> float:
        """At the middle of the box: Mercator's scale changes with latitude."""
        middle = _latitude((self.equator - (self.box[1] + self.box[3]) / 2) / self.scale)
        return KM_PER_DEGREE * cos(radians(middle)) / self.scale


def fit(positions: Sequence[Position], box: Box, *, margin: float) -> Projection:
    """Fit positions into a box, the short way round the globe, with a share of it left free."""
    start, turn = shortest_arc([lon for _, lon in positions])
    heights = [_mercator(lat) for lat, _ in positions]
    left, top, right, bottom = box
    free = 1 - 2 * margin
    scale = min(
        (right - left) * free / max(turn, _SMALLEST_DEGREES),
        (bottom - top) * free / max(max(heights) - min(heights), _SMALLEST_DEGREES),
    )
    scale = max(scale, (right - left) / WHOLE)
    middle = (max(heights) + min(heights)) / 2
    return Projection(
        west=start + turn / 2 - WHOLE / 2,
        scale=scale,
        left=(left + right) / 2 - WHOLE / 2 * scale,
        equator=(top + bottom) / 2 + middle * scale,
        box=box,
    )


def shortest_arc(longitudes: Sequence[float]) -> tuple[float, float]:
    """Give the start and length of the shortest arc eastward that holds all longitudes."""
    turned = sorted({_around(lon) for lon in longitudes})
    gaps = [
        ((turned[n] - turned[n - 1]) % WHOLE or WHOLE, -turned[n], turned[n])
        for n in range(len(turned))
    ]
    gap, _, start = max(gaps)
    return start, WHOLE - gap


def great_circle(start: Position, end: Position) -> list[Position]:
    """Give positions along the great circle (on a sphere: for drawing, not for measuring)."""
    lat1, lon1, lat2, lon2 = map(radians, (*start, *end))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    angle = 2 * asin(min(1.0, sqrt(half)))
    if not angle:
        return [start, end]
    found = []
    for n in range(_ARC_STEPS + 1):
        a = sin((1 - n / _ARC_STEPS) * angle) / sin(angle)
        b = sin(n / _ARC_STEPS * angle) / sin(angle)
        x = a * cos(lat1) * cos(lon1) + b * cos(lat2) * cos(lon2)
        y = a * cos(lat1) * sin(lon1) + b * cos(lat2) * sin(lon2)
        z = a * sin(lat1) + b * sin(lat2)
        found.append((degrees(atan2(z, hypot(x, y))), degrees(atan2(y, x))))
    return found


def _mercator(lat: float) -> float:
    clipped = max(-_MOST_NORTH, min(_MOST_NORTH, lat))
    return degrees(asinh(tan(radians(clipped))))


def _latitude(height: float) -> float:
    return max(-_MOST_NORTH, min(_MOST_NORTH, degrees(atan(sinh(radians(height))))))


def _around(degrees_: float) -> float:
    """Give 0 to below 360; one remainder of a tiny negative angle would be 360."""
    return degrees_ % WHOLE % WHOLE


def _turned(lon: float) -> float:
    return (lon + WHOLE / 2) % WHOLE - WHOLE / 2
