"""How far apart places are, at the least, and how long a ship needs between them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from deadreckon.model.place import Place, lineage

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import numpy as np
    from numpy.typing import NDArray
    from pyproj import Geod

KM_PER_NAUTICAL_MILE = 1.852
POINTS_ON_AN_EDGE = 1500


class Distances:
    """The least distance between the edges of places, kilometres; each pair is measured once.

    A true lower bound of any way by sea: the WGS84 geodesic (pyproj, after Karney 2013) less the
    radii and what the positions may be off, never below 0. A port reaches as far as its piers.
    """

    def __init__(self, places: Mapping[str, Place]) -> None:
        self._places = places
        self._known: dict[tuple[str, str], float] = {}
        self._by_sea: dict[tuple[str, str], float] = {}

    def least_km(self, a: str, b: str) -> float:
        """Give the least distance between the edges of the places `a` and `b`, kilometres."""
        pair = (a, b) if a < b else (b, a)
        if pair not in self._known:
            self._known[pair] = self._least(pair, edge_km)
        return self._known[pair]

    def by_sea_km(self, a: str, b: str) -> float:
        """Give the same round the land; never less than `least_km`, never more than the way is."""
        pair = (a, b) if a < b else (b, a)
        if pair not in self._by_sea:
            self._by_sea[pair] = self._least(pair, _sea_km) if self.least_km(a, b) else 0.0
        return self._by_sea[pair]

    def _least(self, pair: tuple[str, str], km: Callable[[Place, Place], float]) -> float:
        parts, others = self._parts(pair[0]), self._parts(pair[1])
        if pair[0] in others or pair[1] in parts:
            return 0.0
        return min(km(self._places[p], self._places[q]) for p in parts for q in others)

    def _parts(self, place: str) -> list[str]:
        return [p for p in self._places if place in lineage(p, self._places)]


def hours(km: float, knots: float) -> float:
    """Give the time for `km` at `knots`, hours; without speed there is no getting anywhere."""
    if km <= 0:
        return 0.0
    return km / (knots * KM_PER_NAUTICAL_MILE) if knots > 0 else float("inf")


def edge_km(one: Place, other: Place) -> float:
    """Measure between the edges of two places on the WGS84 ellipsoid, kilometres, at least 0.

    The edge of a polygon is followed in steps, straight in longitude and latitude; half a step on
    either side is taken off, so that the result is never more than the real distance.
    """
    if _holds(one, other) or _holds(other, one):
        return 0.0
    (a, slack_a), (b, slack_b) = _edge(one), _edge(other)
    i, j = _nearest(a, b)
    *_, metres = _geod().inv(*a[i], *b[j])
    return max(0.0, float(metres) / 1000 - slack_a - slack_b)


def _sea_km(one: Place, other: Place) -> float:
    """Measure by sea; straight where the data know no water at a place."""
    from deadreckon.voyages.sea import between_places_km

    return max(edge_km(one, other), between_places_km(one, other) or 0.0)


def _edge(place: Place) -> tuple[NDArray[np.float64], float]:
    """Give points (lon, lat) on the edge, and the kilometres that may be taken off from them."""
    import numpy as np

    if not place.polygon:
        return np.array([[place.lon, place.lat]]), place.radius_km + place.precision_km
    ring = np.array([*place.polygon, place.polygon[0]])
    ring[:, 0] = ring[0, 0] + (ring[:, 0] - ring[0, 0] + 180) % 360 - 180
    *_, lengths = _geod().inv(ring[:-1, 0], ring[:-1, 1], ring[1:, 0], ring[1:, 1])
    step = max(float(np.sum(lengths)) / POINTS_ON_AN_EDGE, 1.0)
    runs = [
        start + (end - start) * np.linspace(0, 1, int(length // step) + 2)[:, None]
        for start, end, length in zip(ring[:-1], ring[1:], lengths, strict=True)
    ]
    return np.concatenate(runs), step / 2000 + place.precision_km


def _nearest(a: NDArray[np.float64], b: NDArray[np.float64]) -> tuple[int, int]:
    import numpy as np

    if len(a) == len(b) == 1:
        return 0, 0
    nearness = _on_sphere(a) @ _on_sphere(b).T
    i, j = np.unravel_index(int(np.argmax(nearness)), nearness.shape)
    return int(i), int(j)


def _on_sphere(points: NDArray[np.float64]) -> NDArray[np.float64]:
    import numpy as np

    lon, lat = np.radians(points).T
    return np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)


def _holds(outer: Place, inner: Place) -> bool:
    """Whether the polygon `outer` holds the point, or crosses the polygon, of `inner`."""
    if not outer.polygon:
        return False
    from shapely import Point, Polygon, box
    from shapely.affinity import translate

    area = Polygon(outer.polygon)
    shape = Polygon(inner.polygon) if inner.polygon else Point(inner.lon, inner.lat)
    if not area.is_valid:
        area = box(*area.bounds)
    return any(area.intersects(translate(shape, turn)) for turn in (-360, 0, 360))


@cache
def _geod() -> Geod:
    from pyproj import Geod

    return Geod(ellps="WGS84")
