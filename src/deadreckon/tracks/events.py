"""What kernels hand on: rows of one kind or another in an array that grows."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from deadreckon.read.ais.compiled import kernel
from deadreckon.tracks.fixes import HOUR, Record

PORT_CALL, GAP, LOITERING, ANOMALY, VOYAGE, ROUND_TRIP = 1, 2, 3, 4, 5, 6
OPEN = np.iinfo(np.int64).min
NONE = -1

EVENT = np.dtype(
    [
        ("start", np.int64),
        ("end", np.int64),
        ("hours", np.float64),
        ("km", np.float64),
        ("speed", np.float64),
        ("silent_h", np.float64),
        ("longest_h", np.float64),
        ("lat", np.float32),
        ("lon", np.float32),
        ("end_lat", np.float32),
        ("end_lon", np.float32),
        ("vessel", np.uint32),
        ("place", np.int32),
        ("other", np.int32),
        ("first", np.uint32),
        ("last", np.uint32),
        ("fixes", np.int32),
        ("kind", np.uint8),
        ("confidence", np.uint8),
        ("flags", np.uint8),
    ]
)
"""`start`, `end`: milliseconds UTC, `OPEN` where an end was not seen. `place`, `other`: indices of
places, or `NONE`; of voyages from and to. `first`, `last`: rows. `speed`: knots, NaN where there is
none. `flags`: what a kind says of itself. The rest as its kind has it.
"""

Events = NDArray[np.void]


@kernel
def room_for(events: Events, count: int, kind: int, vessel: int) -> Events:
    """Give the array with room for one more event, and that one with nothing said but these."""
    if count >= events.size:
        larger = np.empty(2 * events.size + 16, EVENT)
        for i in range(events.size):
            larger[i] = events[i]
        events = larger
    event = events[count]
    event.kind = kind
    event.vessel = vessel
    event.end = OPEN
    event.hours = np.nan
    event.km = np.nan
    event.speed = np.nan
    event.silent_h = 0.0
    event.longest_h = 0.0
    event.end_lat = np.nan
    event.end_lon = np.nan
    event.place = NONE
    event.other = NONE
    event.fixes = 0
    event.confidence = 0
    event.flags = 0
    return events


@kernel
def stretch(event: Record, begin: Record, end: Record) -> None:
    """Let an event go from one fix to another."""
    event.start = begin.time
    event.end = end.time
    event.hours = (end.time - begin.time) / HOUR
    event.lat = begin.lat
    event.lon = begin.lon
    event.end_lat = end.lat
    event.end_lon = end.lon
    event.first = begin.row
    event.last = end.row


@kernel
def is_over(event: Record, vessel: int, time: int) -> bool:
    """Whether an event is of an earlier vessel, or ended before a time."""
    if event.vessel != vessel:
        return bool(event.vessel < vessel)
    return bool(event.end != OPEN and event.end < time)
