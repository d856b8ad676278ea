"""How far it is by sea, at the least.

The distance is that of a string pulled taut round the land (`waters`). It is a lower bound because
the land it is pulled round is less than the real land (`shores`), and because the string is stopped
only by cells that lie wholly within that land (`sight`): no edge of the true string is missed, and
one too many can only make it shorter.

A bound needs detail in proportion to its length. The search starts in a box of the voyage's own
size; where no path is found that is as short as the box is wide, it goes on to a larger box with
coarser shores, and at last to the world.
"""

from __future__ import annotations

from functools import lru_cache
from math import ceil, cos, floor, inf, log2, radians
from typing import TYPE_CHECKING

import numpy as np

from deadreckon.voyages.approaches import approach
from deadreckon.voyages.atlas import atlas
from deadreckon.voyages.land import KM_PER_DEGREE, QUARTER_TURN, Bounds, Position
from deadreckon.voyages.shores import afloat
from deadreckon.voyages.waters import Waters, along, geodesic, waters

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from deadreckon.model.place import Place

    Floats = NDArray[np.float64]

SPANS_KM = (62.5, 125.0, 250.0, 500.0, 1000.0, 2000.0)
ROOM = 1.1
CELLS_PER_SPAN = 1000
TOLERANCE_KM, AT_SPAN_KM = 0.1, 250.0
WIDEST_DEGREES = 150.0
STEP_KM, STEP_SHARE = 0.5, 0.005


def sea_distance_km(a: Position, b: Position) -> float:
    """Give a length in km that no voyage between two positions is shorter than.

    Natural Earth's 1:10 m land, shrunk; canals and the rivers of `data/waterways.csv` are open, ice
    and borders are not looked at. A position ashore counts from the nearest water, so that
    the bound holds for that water: who knows a berth only to so many km takes them off.

    Args:
        a: lat, lon in degrees WGS84.
        b: lat, lon in degrees WGS84.

    Returns:
        Never less than the geodesic between the two; infinity where no water joins them.

    Raises:
        BadInput: a position off the globe, or more than 200 km from any water.
    """
    return _between(*sorted((a, b)))[0]


def sea_path(a: Position, b: Position) -> list[Position]:
    """Give the points (lat, lon) of the taut string whose length `sea_distance_km` gives.

    It starts and ends afloat, cuts capes by as much as the land was shrunk and is no track to sail.
    It is empty where no water joins the two. Arguments and errors as for `sea_distance_km`.
    """
    path = _between(*sorted((a, b)))[1]
    return path if a <= b else path[::-1]


def between_places_km(one: Place, other: Place) -> float | None:
    """Give a length in km that no voyage from the edge of one place to another's is shorter than.

    None where the data know no water at a place (`approaches`), or none that joins them.
    """
    first, last = sorted((one, other), key=lambda p: (p.lat, p.lon, p.radius_km, p.polygon))
    return _between_places(first, last)


@lru_cache(maxsize=1 << 16)
def _between_places(one: Place, other: Place) -> float | None:
    start, goal = approach(one), approach(other)
    if start is None or goal is None:
        return None
    straight = _km(start.centre[::-1], goal.centre[::-1]) - start.radius_km - goal.radius_km
    if straight <= 0:
        return 0.0
    step = max(STEP_KM, STEP_SHARE * straight)
    (starts, off), (goals, farther) = start.points(step), goal.points(step)
    room = start.radius_km + goal.radius_km
    km, _ = _shortest((start.centre, starts), (goal.centre, goals), straight, room)
    if km == inf:
        return None
    return max(0.0, km - off - farther + start.beyond_km + goal.beyond_km)


@lru_cache(maxsize=1 << 16)
def _between(a: Position, b: Position) -> tuple[float, list[Position]]:
    start, goal = afloat(*a), afloat(*b)
    ends = [(end, np.array([end[::-1]])) for end in (start, goal)]
    least = max(_km(a[::-1], b[::-1]), _km(start[::-1], goal[::-1]))
    km, path = _shortest(ends[0], ends[1], least)
    return km, [(lat, lon) for lon, lat in path]


def _shortest(
    start: tuple[Position, Floats], goal: tuple[Position, Floats], least: float, room: float = 0.0
) -> tuple[float, list[Position]]:
    """Find the shortest way between points about two centres, within `room` of them together."""
    (here, starts), (there, goals) = start, goal
    for span in SPANS_KM:
        box = _box(here[::-1], there[::-1], span)
        if span < ROOM * (least + room) or box is None:
            continue
        km, path = _local(box, span).path(starts, goals)
        if km + room <= span:
            break
        least = max(least, span - room)
    else:
        km, path = atlas().path(starts, goals)
    return max(km, least), path


def _box(start: Position, goal: Position, span: float) -> Bounds | None:
    """Give a box that holds every path no longer than `span`, or None near a pole.

    Such a path keeps within half its length of the midpoint of its ends. The box is rounded up to a
    lattice, so that neighbouring voyages share one.
    """
    ends = np.array([start, goal])
    km, azimuth = geodesic(ends[:1], ends[1:])
    lon, lat = along(ends[:1], azimuth, km / 2)[0].tolist()
    step = span / 4 / KM_PER_DEGREE
    up = 2.04 * step
    south = max(floor((lat - up) / step) * step, -QUARTER_TURN)
    north = min(ceil((lat + up) / step) * step, QUARTER_TURN)
    narrow = cos(radians(max(-south, north)))
    if up > WIDEST_DEGREES / 2 * narrow:
        return None
    step /= 2.0 ** floor(log2(narrow))
    west, east = floor((lon - up / narrow) / step) * step, ceil((lon + up / narrow) / step) * step
    return west, south, east, north


@lru_cache(maxsize=16)
def _local(box: Bounds, span: float) -> Waters:
    tolerance = TOLERANCE_KM * (span / AT_SPAN_KM) ** 1.5
    return waters(box, tolerance, span / CELLS_PER_SPAN, farthest=span)


def _km(a: Position, b: Position) -> float:
    return float(geodesic(np.array([a]), np.array([b]))[0][0])
