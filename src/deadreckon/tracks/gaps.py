"""Gaps: stretches of a track without a fix."""

from __future__ import annotations

import numpy as np

from deadreckon.read.ais.compiled import kernel
from deadreckon.tracks.events import EVENT, GAP, OPEN, Events, room_for, stretch
from deadreckon.tracks.fixes import HOUR, Fixes, Share
from deadreckon.tracks.geometry import KM_PER_NM, km
from deadreckon.tracks.rules import Rules

NEVER = np.iinfo(np.int64).min


@kernel
def gaps(share: Share, rules: Rules, least_h: float, until: int) -> Events:
    """Find the gaps of each vessel: closed ones, and those still open when the data end.

    A gap goes from the last fix before it to the first after it. `hours` of an open one is NaN,
    `silent_h` how long it had lasted. Source: Global Fishing Watch's pipe-gaps; `fixes` are those
    of the `before_h` hours up to its start, the one at its start among them.

    Args:
        share: fixes in order, cleaned or not.
        rules: of which `before_h` counts here.
        least_h: how long a silence has to be, hours.
        until: when the data end, milliseconds UTC; `NEVER` where only closed gaps are asked for.
    """
    events, count = np.empty(64, EVENT), 0
    least = np.int64(least_h * HOUR)
    for vessel in range(share.first, share.last):
        track = share.fixes[share.starts[vessel] : share.starts[vessel + 1]]
        for i in range(1, track.size):
            if track[i].time - track[i - 1].time < least:
                continue
            events = room_for(events, count, GAP, vessel)
            gap = events[count]
            stretch(gap, track[i - 1], track[i])
            gap.silent_h = gap.hours
            gap.km = km(gap.lat, gap.lon, gap.end_lat, gap.end_lon)
            gap.speed = gap.km / KM_PER_NM / gap.hours
            gap.fixes = _before(track, i - 1, rules.before_h)
            count += 1
        last = track.size - 1
        if last >= 0 and until != NEVER and until - track[last].time >= least:
            events = room_for(events, count, GAP, vessel)
            gap = events[count]
            stretch(gap, track[last], track[last])
            gap.end, gap.hours = OPEN, np.nan
            gap.end_lat, gap.end_lon = np.nan, np.nan
            gap.silent_h = (until - track[last].time) / HOUR
            gap.fixes = _before(track, last, rules.before_h)
            count += 1
    return events[:count]


@kernel
def _before(track: Fixes, at: int, hours: float) -> int:
    """Count the fixes of some hours up to and with one fix."""
    since = track[at].time - np.int64(hours * HOUR)
    first = at
    while first > 0 and track[first - 1].time >= since:
        first -= 1
    return at - first + 1
