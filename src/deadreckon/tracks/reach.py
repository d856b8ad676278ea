"""Reach: at which places a vessel could have called during a gap, and for how long at most."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from deadreckon.read.ais.compiled import kernel
from deadreckon.tracks.events import Events
from deadreckon.tracks.geometry import EARTH_KM, KM_PER_NM, km
from deadreckon.tracks.places import NOWHERE, Places
from deadreckon.tracks.rules import Rules

NAMED = 5


class Reach(NamedTuple):
    """What was in reach of each gap.

    Attributes:
        places: how many places; shape (gaps,).
        named: those where the stay could have been longest, longest first, then `NOWHERE`;
            `stay_h` how long at most, hours; both of shape (gaps, 5).
    """

    places: NDArray[np.int32]
    named: NDArray[np.int32]
    stay_h: NDArray[np.float64]


@kernel
def reach(gaps: Events, places: Places, rules: Rules) -> Reach:
    """Find what lies in reach of gaps: d(p, x) + d(x, q) <= v (t_q - t_p); the rest is the stay.

    d goes to the edge of a place, by great circles, so that the stay is an upper bound at
    `most_kn`. Of an open gap there is no q.
    """
    count = np.zeros(gaps.size, np.int32)
    named = np.full((gaps.size, NAMED), NOWHERE, np.int32)
    stay_h = np.zeros((gaps.size, NAMED))
    order = np.argsort(places.lat)
    lat = places.lat[order]
    widest = places.enter_km.max() if places.enter_km.size else 0.0
    x, y, z = _on_sphere(places.lat[order], places.lon[order])
    knots = rules.most_kn * KM_PER_NM
    for i in range(gaps.size):
        gap = gaps[i]
        budget = knots * gap.silent_h + 2 * widest
        up = np.degrees(budget / EARTH_KM)
        least = np.cos(min(np.pi, budget / EARTH_KM)) - 1e-9
        slant = np.cos(np.radians(gap.lat))
        gap_x, gap_y = slant * np.cos(np.radians(gap.lon)), slant * np.sin(np.radians(gap.lon))
        gap_z = np.sin(np.radians(gap.lat))
        for at in range(np.searchsorted(lat, gap.lat - up), lat.size):
            place = order[at]
            if lat[at] > gap.lat + up:
                break
            if x[at] * gap_x + y[at] * gap_y + z[at] * gap_z < least:
                continue
            edge = places.enter_km[place]
            way = max(0.0, km(gap.lat, gap.lon, places.lat[place], places.lon[place]) - edge)
            if way <= budget and not np.isnan(gap.end_lat):
                on = km(gap.end_lat, gap.end_lon, places.lat[place], places.lon[place])
                way += max(0.0, on - edge)
            stay = gap.silent_h - way / knots
            if stay >= 0:
                count[i] += 1
                _insert(named[i], stay_h[i], place, stay)
    return Reach(count, named, stay_h)


@kernel
def _on_sphere(
    lat: NDArray[np.float64], lon: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    slant = np.cos(np.radians(lat))
    return slant * np.cos(np.radians(lon)), slant * np.sin(np.radians(lon)), np.sin(np.radians(lat))


@kernel
def _insert(named: NDArray[np.int32], stay_h: NDArray[np.float64], place: int, stay: float) -> None:
    """Keep the longest stays, longest first; of equal ones the place that was named first."""
    at = NAMED
    while at > 0 and (
        named[at - 1] == NOWHERE
        or stay > stay_h[at - 1]
        or (stay == stay_h[at - 1] and place < named[at - 1])
    ):
        at -= 1
    if at < NAMED:
        for i in range(NAMED - 1, at, -1):
            named[i], stay_h[i] = named[i - 1], stay_h[i - 1]
        named[at], stay_h[at] = place, stay
