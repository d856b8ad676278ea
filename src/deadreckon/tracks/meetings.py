"""Where vessels lie still enough to meet others: tracks resampled to one clock for all of them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from deadreckon.read.ais.compiled import kernel
from deadreckon.tracks.events import Events, is_over
from deadreckon.tracks.fixes import HOUR, Share
from deadreckon.tracks.geometry import KM_PER_NM, km, no_farther, turned
from deadreckon.tracks.places import Places, near_a_place
from deadreckon.tracks.rules import Rules

MINUTE = 60_000
BRIDGED_H = 1.0
FASTER = 2.0

POINT = np.dtype(
    [
        ("slot", np.int32),
        ("vessel", np.uint32),
        ("lat", np.float32),
        ("lon", np.float32),
        ("speed", np.float32),
        ("row", np.uint32),
    ]
)
"""A vessel at one tick of the clock: `slot` counts steps of `every_min` since 1970; `row` is that
of the fix before."""

Points = NDArray[np.void]


@kernel
def points(share: Share, calls: Events, places: Places, rules: Rules) -> Points:
    """Resample each vessel where it is slow and far from places; straight between two fixes.

    Fixes more than an hour apart are not bridged. As the median over a meeting has to be below
    `meet_kn`, what is faster than twice that is left out.
    """
    found, count = np.empty(64, POINT), 0
    step = np.int64(rules.every_min * MINUTE)
    call = 0
    for vessel in range(share.first, share.last):
        track = share.fixes[share.starts[vessel] : share.starts[vessel + 1]]
        for i in range(1, track.size):
            a, b = track[i - 1], track[i]
            slot = -((-a.time) // step)
            if slot * step >= b.time or b.time - a.time > BRIDGED_H * HOUR:
                continue
            while call < calls.size and is_over(calls[call], vessel, a.time):
                call += 1
            if call < calls.size and (calls[call].vessel == vessel and calls[call].start <= a.time):
                continue
            hours = (b.time - a.time) / HOUR
            most = FASTER * rules.meet_kn * KM_PER_NM * hours
            if not no_farther(a.lat, a.lon, b.lat, b.lon, most):
                continue
            if near_a_place(places, a.lat, a.lon, rules.meet_port_km):
                continue
            speed = km(a.lat, a.lon, b.lat, b.lon) / KM_PER_NM / hours
            while slot * step < b.time:
                share_of = (slot * step - a.time) / (b.time - a.time)
                found = _room(found, count)
                point = found[count]
                point.slot = slot
                point.vessel = vessel
                point.lat = a.lat + share_of * (b.lat - a.lat)
                point.lon = turned(a.lon + share_of * turned(b.lon - a.lon))
                point.speed = speed
                point.row = a.row
                count += 1
                slot += 1
    return found[:count]


@kernel
def _room(points: Points, known: int) -> Points:
    if known < points.size:
        return points
    larger = np.empty(2 * points.size + 16, POINT)
    for i in range(points.size):
        larger[i] = points[i]
    return larger
