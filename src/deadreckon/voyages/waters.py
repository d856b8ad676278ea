"""The sea as a visibility graph, and the shortest way through it.

A shortest path round polygons is a string pulled taut: straight from corner to corner, and at each
corner bent round the land (Lozano-Pérez and Wesley, CACM 22, 1979). A* (Hart, Nilsson and Raphael,
1968) finds it, with the geodesic to the goal as its guess. What a corner sees is looked up when the
search first comes there, for a batch of corners at a time, and kept.
"""

from __future__ import annotations

from functools import cache
from math import inf, sqrt
from typing import TYPE_CHECKING

import numpy as np

from deadreckon.voyages.shores import shores, unit
from deadreckon.voyages.sight import Sight, sight

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pyproj import Geod

    from deadreckon.voyages.land import Bounds, Position

    Floats = NDArray[np.float64]
    Ints = NDArray[np.intp]
    Flags = NDArray[np.bool_]

END = -1
SLACK = 0.01
FIRST_BATCH, LAST_BATCH = 4, 128


class Waters:
    """The sea within a box.

    Attributes:
        corners: (n, 3, 2) as `Shores.corners`.
        sight: the raster that tells what is in the way.
        farthest: no edge is longer than this, in km.
    """

    def __init__(
        self, corners: Floats, sight: Sight, farthest: float = inf, seen: list[Ints] | None = None
    ) -> None:
        """Take the parts; `seen`, if known, tells for each corner which others it sees."""
        self.corners = corners
        self.sight = sight
        self.farthest = farthest
        self._at = corners[:, 1]
        before, self._corner, after = np.moveaxis(unit(corners), 1, 0)
        self._sides = np.cross(before, self._corner), np.cross(after, self._corner)
        self._slack = np.array([SLACK * np.linalg.norm(side, axis=1) for side in self._sides])
        self._ways: dict[int, tuple[Ints, Floats]] = {}
        self._seen = seen

    def distance(self, start: Position, goal: Position) -> float:
        """Give the length of the shortest path in km, or infinity if there is none.

        Args:
            start: lon, lat in degrees.
            goal: lon, lat in degrees.
        """
        return self.path(start, goal)[0]

    def path(
        self, start: Position | Floats, goal: Position | Floats
    ) -> tuple[float, list[Position]]:
        """Give the shortest path's length in km and its points (lon, lat), from start to goal.

        Without a path the length is infinite and there are no points.

        Args:
            start: lon, lat in degrees, or (n, 2) of them: from any of these.
            goal: lon, lat in degrees, or (n, 2) of them: to any of these.
        """
        starts, goals = np.atleast_2d(start, goal)
        one, other = np.indices((len(starts), len(goals))).reshape(2, -1)
        straight, clear = self._look(starts[one], goals[other])
        best = int(np.where(clear, straight, inf).argmin())
        least = float(straight[best]) if clear[best] else inf
        direct = [_position(starts[one[best]]), _position(goals[other[best]])]
        if least == straight.min():
            return least, direct
        (out, left), (home, reached) = self._from(starts), self._from(goals)
        spread = geodesic(np.broadcast_to(goals[0], goals.shape), goals)[0].max()
        guess = geodesic(self._at, np.broadcast_to(goals[0], self._at.shape))[0] - spread
        last = np.full(len(guess), END)
        todo = np.ones(len(guess), bool)
        batch = FIRST_BATCH
        nearest = END
        while todo.any():
            hope = np.where(todo, out + guess, inf)
            here = int(hope.argmin())
            if hope[here] >= least:
                break
            todo[here] = False
            if out[here] + home[here] < least:
                nearest, least = here, float(out[here] + home[here])
            if here not in self._ways:
                promising = np.argsort(hope, kind="stable")[:batch]
                self._explore([k for k in promising.tolist() if hope[k] < least or k == here])
                batch = min(2 * batch, LAST_BATCH)
            there, km = self._ways[here]
            better = out[here] + km < out[there]
            out[there[better]] = out[here] + km[better]
            last[there[better]] = here
        if nearest == END:
            return least, direct if clear[best] else []
        first = nearest
        bends = [_position(goals[reached[nearest]])]
        while nearest != END:
            bends.append(_position(self._at[nearest]))
            first, nearest = nearest, int(last[nearest])
        return least, [_position(starts[left[first]]), *bends[::-1]]

    def seen(self) -> list[Ints]:
        """Tell for each corner which others it sees; slow unless it was told."""
        if self._seen is None:
            corners = range(len(self._at))
            for first in corners[::LAST_BATCH]:
                self._explore(list(corners[first : first + LAST_BATCH]))
            self._seen = [self._ways[corner][0] for corner in corners]
        return self._seen

    def _explore(self, corners: list[int]) -> None:
        new = [k for k in corners if k not in self._ways]
        if not new:
            return
        if self._seen is None:
            candidates = [np.flatnonzero(self._tangent(k)) for k in new]
        else:
            candidates = [self._seen[k] for k in new]
        here = np.repeat(new, [len(there) for there in candidates])
        there = np.concatenate(candidates)
        if self._seen is None:
            km, clear = self._look(self._at[here], self._at[there])
        else:
            km, _ = geodesic(self._at[here], self._at[there])
            clear = np.ones(len(km), bool)
        for k in new:
            kept = clear & (here == k)
            self._ways[k] = there[kept], km[kept]

    def _from(self, ends: Floats) -> tuple[Floats, Ints]:
        """Give km to each corner from the nearest of some points in its sight, and which that is.

        Infinity where none is in sight.
        """
        found = np.full((len(ends), len(self._at)), inf)
        here, there = np.nonzero([self._touched_from(unit(end)) for end in ends])
        km, clear = self._look(ends[here], self._at[there])
        found[here[clear], there[clear]] = km[clear]
        nearest = found.argmin(axis=0)
        return found[nearest, np.arange(len(nearest))], nearest

    def _tangent(self, k: int) -> Flags:
        """Tell the corners that a taut string could run to from a corner: it bends at both."""
        here = self._corner[k]
        left, right = (self._corner @ side[k] for side in self._sides)
        tangent = _one_side(left, right, self._slack[:, k], self._corner @ here)
        tangent &= self._touched_from(here)
        tangent[k] = False
        return tangent

    def _touched_from(self, here: Floats) -> Flags:
        """Tell the corners that an arc from a point passes by without running into their land."""
        left, right = (side @ here for side in self._sides)
        return _one_side(left, right, self._slack, self._corner @ here)

    def _look(self, start: Floats, end: Floats) -> tuple[Floats, Flags]:
        """Give km between (n, 2) points, and whether each geodesic is clear and not too long.

        Long ones are looked along in parts, as a geodesic strays from the great circle between its
        ends by 1.1 km in 4,000 and by the square of that.
        """
        km, azimuth = geodesic(start, end)
        clear = km <= self.farthest
        which = np.flatnonzero(clear)
        parts = np.maximum(np.ceil(km[which] / (1500 * sqrt(self.sight.cell))), 1).astype(int)
        arc = np.repeat(which, parts)
        part = np.arange(len(arc)) - np.repeat(parts.cumsum() - parts, parts)
        if len(arc) > len(which):
            length = np.repeat(km[which] / parts, parts)
            knots = [along(start[arc], azimuth[arc], length * step) for step in (part, part + 1)]
        else:
            knots = [start[arc], end[arc]]
        np.logical_and.at(clear, arc, self.sight.clear(*map(unit, knots)))
        return km, clear


@cache
def _globe() -> Geod:
    from pyproj import Geod

    return Geod(ellps="WGS84")


def geodesic(start: Floats, end: Floats) -> tuple[Floats, Floats]:
    """Give km and the first azimuth in degrees of geodesics on WGS84 (Karney, J. Geodesy 87, 2013).

    Args:
        start: (n, 2) lon, lat in degrees.
        end: (n, 2) lon, lat in degrees.
    """
    azimuth, _, metres = _globe().inv(start[:, 0], start[:, 1], end[:, 0], end[:, 1])
    return np.asarray(metres) / 1000, np.asarray(azimuth)


def _position(point: Floats) -> Position:
    lon, lat = point.tolist()
    return lon, lat


def along(start: Floats, azimuth: Floats, km: Floats) -> Floats:
    """Give the (n, 2) lon, lat so many km along geodesics; the other way round of `geodesic`."""
    lon, lat, _ = _globe().fwd(start[:, 0], start[:, 1], azimuth, km * 1000)
    return np.stack([lon, lat], axis=-1)


def _one_side(left: Floats, right: Floats, slack: Floats, cosine: Floats) -> Flags:
    """Tell where a line leaves the shore on both sides of a corner to the same hand, or nearly."""
    sine = np.sqrt(np.maximum(1 - cosine**2, 0))
    left_slack, right_slack = (part * sine for part in slack)
    to_port = (left >= -left_slack) & (right >= -right_slack)
    to_starboard = (left <= left_slack) & (right <= right_slack)
    found: Flags = to_port | to_starboard
    return found


def waters(bounds: Bounds, tolerance: float, cell: float, farthest: float = inf) -> Waters:
    """Survey the sea within a box.

    Args:
        bounds: west, south, east, north in degrees; an east past 180 is over the antimeridian.
        tolerance: how far simplifying may move a shore, in km.
        cell: the side of the raster's cells in km.
        farthest: the longest edge worth looking along, in km.
    """
    land = shores(bounds, tolerance, cell)
    return Waters(land.corners, sight(bounds, land.inland, cell), farthest)
