"""Rendezvous: two vessels beside each other at sea, any two, by a hash of time and space."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from deadreckon.read.ais.compiled import kernel
from deadreckon.tracks.fixes import HOUR
from deadreckon.tracks.geometry import KM_PER_DEGREE, km, turned
from deadreckon.tracks.meetings import MINUTE, Points
from deadreckon.tracks.rules import Rules

CONTACT = np.dtype(
    [
        ("pair", np.uint64),
        ("slot", np.int32),
        ("lat", np.float32),
        ("lon", np.float32),
        ("km", np.float32),
        ("speed", np.float32),
        ("row", np.uint32),
        ("other_row", np.uint32),
    ]
)
"""Two vessels near each other at one tick: `pair` is the lower vessel times 2^32 and the other;
`speed` the mean of the two, knots; `lat`, `lon` the point between them."""

Contacts = NDArray[np.void]


class Meetings(NamedTuple):
    """Rendezvous as columns; `vessel` is the lower of the two, rows are those of the first fix."""

    vessel: NDArray[np.uint32]
    other: NDArray[np.uint32]
    start: NDArray[np.int64]
    end: NDArray[np.int64]
    lat: NDArray[np.float32]
    lon: NDArray[np.float32]
    end_lat: NDArray[np.float32]
    end_lon: NDArray[np.float32]
    km: NDArray[np.float64]
    speed: NDArray[np.float64]
    first: NDArray[np.uint32]
    last: NDArray[np.uint32]
    other_first: NDArray[np.uint32]
    other_last: NDArray[np.uint32]


def rendezvous(points: Points, rules: Rules) -> Meetings:
    """Find who lay beside whom: `meet_m` metres or less apart for `meet_h` hours or more.

    Stretches of a pair less than `merge_h` apart are one. `km` and `speed` are medians over the
    ticks, `speed` of the mean of the two; what is not below `meet_kn` is left out. Source: Global
    Fishing Watch's pipe-encounters.

    Args:
        points: of all vessels, in any order; `vessel` is the same number in all of them.
        rules: what makes a rendezvous.
    """
    points = points[np.lexsort((points["vessel"], points["lat"], points["slot"]))]
    contacts = _contacts(points, rules.meet_m / 1000)
    contacts = contacts[np.lexsort((contacts["slot"], contacts["pair"]))]
    return _runs(contacts, rules)


@kernel
def _contacts(points: Points, most_km: float) -> Contacts:
    """Compare each point with those of its tick that lie within its band of latitude."""
    found, count = np.empty(64, CONTACT), 0
    band = most_km / KM_PER_DEGREE
    for i in range(points.size):
        a = points[i]
        for j in range(i + 1, points.size):
            b = points[j]
            if b.slot != a.slot or b.lat - a.lat > band:
                break
            if b.vessel == a.vessel:
                continue
            apart = km(a.lat, a.lon, b.lat, b.lon)
            if apart > most_km:
                continue
            if count >= found.size:
                larger = np.empty(2 * found.size, CONTACT)
                for k in range(found.size):
                    larger[k] = found[k]
                found = larger
            one, two = (a, b) if a.vessel < b.vessel else (b, a)
            contact = found[count]
            contact.pair = (np.uint64(one.vessel) << np.uint64(32)) | np.uint64(two.vessel)
            contact.slot = a.slot
            contact.lat = (one.lat + two.lat) / 2
            contact.lon = turned(one.lon + turned(two.lon - one.lon) / 2)
            contact.km = apart
            contact.speed = (one.speed + two.speed) / 2
            contact.row = one.row
            contact.other_row = two.row
            count += 1
    return found[:count]


def _runs(contacts: Contacts, rules: Rules) -> Meetings:
    """Join contacts of successive ticks into stretches, and near stretches of a pair into one."""
    step = round(rules.every_min * MINUTE)
    pair, slot = contacts["pair"], contacts["slot"].astype(np.int64)
    new = np.ones(contacts.size, bool)
    new[1:] = (pair[1:] != pair[:-1]) | (slot[1:] != slot[:-1] + 1)
    first = np.flatnonzero(new)
    last = np.append(first[1:], contacts.size)[: first.size] - 1
    long = (slot[last] - slot[first]) * step >= rules.meet_h * HOUR
    first, last = first[long], last[long]
    apart = np.ones(first.size, bool)
    lapse = (slot[first[1:]] - slot[last[:-1]]) * step
    apart[1:] = (pair[first[1:]] != pair[last[:-1]]) | (lapse >= rules.merge_h * HOUR)
    begin = first[apart]
    end = last[np.append(np.flatnonzero(apart)[1:], first.size)[: begin.size] - 1]
    away, speed = _medians(contacts, begin, end)
    slow = speed < rules.meet_kn
    a, b = contacts[begin[slow]], contacts[end[slow]]
    return Meetings(
        (a["pair"] >> np.uint64(32)).astype(np.uint32),
        (a["pair"] & np.uint64(0xFFFFFFFF)).astype(np.uint32),
        a["slot"].astype(np.int64) * step,
        b["slot"].astype(np.int64) * step,
        *(a["lat"], a["lon"], b["lat"], b["lon"]),
        *(away[slow], speed[slow]),
        *(a["row"], b["row"], a["other_row"], b["other_row"]),
    )


@kernel
def _medians(
    contacts: Contacts, begin: NDArray[np.int64], end: NDArray[np.int64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    away, speed = np.empty(begin.size), np.empty(begin.size)
    for i in range(begin.size):
        run = contacts[begin[i] : end[i] + 1]
        away[i] = np.median(run["km"])
        speed[i] = np.median(run["speed"])
    return away, speed
