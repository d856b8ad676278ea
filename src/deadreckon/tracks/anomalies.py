"""Anomalies: steps that no ship makes."""

from __future__ import annotations

import numpy as np

from deadreckon.read.ais.compiled import kernel
from deadreckon.tracks.events import ANOMALY, EVENT, Events, room_for, stretch
from deadreckon.tracks.fixes import HOUR, Record, Share
from deadreckon.tracks.geometry import KM_PER_NM, km, no_farther
from deadreckon.tracks.rules import Rules

SHIFT, JUMP, TWO_TRACKS = 1, 2, 3
STEPS_OF_A_JUMP = 2


@kernel
def anomalies(share: Share, rules: Rules) -> Events:
    """Find the steps of each vessel that are longer and faster than `jump_km` and `jump_kn`.

    Steps less than `raw_gap_h` apart are one event. `flags` say what it looks like: a shift, one
    step without a way back; a jump, away and back, as where positions are made up; or two tracks
    under one number, where there are more steps. `km` is the longest step, `speed` the fastest,
    `fixes` their number.
    """
    events, count = np.empty(64, EVENT), 0
    for vessel in range(share.first, share.last):
        track = share.fixes[share.starts[vessel] : share.starts[vessel + 1]]
        begin, end = -1, -1
        for i in range(1, track.size):
            length = _impossible_km(track[i - 1], track[i], rules)
            if length == 0:
                continue
            if begin >= 0 and track[i].time - track[end].time < rules.raw_gap_h * HOUR:
                stretch(events[count - 1], track[begin], track[i])
            else:
                begin = i - 1
                events = room_for(events, count, ANOMALY, vessel)
                stretch(events[count], track[begin], track[i])
                events[count].km = 0.0
                events[count].speed = 0.0
                count += 1
            end = i
            event = events[count - 1]
            event.fixes += 1
            event.km = max(event.km, length)
            hours = (track[i].time - track[i - 1].time) / HOUR
            event.speed = max(event.speed, length / KM_PER_NM / hours if hours else np.inf)
            event.flags = TWO_TRACKS
            if event.fixes == 1:
                event.flags = SHIFT
            elif event.fixes == STEPS_OF_A_JUMP and not _impossible_km(
                track[begin], track[i], rules
            ):
                event.flags = JUMP
    return events[:count]


@kernel
def _impossible_km(a: Record, b: Record, rules: Rules) -> float:
    """Give how long a step is that no ship makes, kilometres; 0 for one that a ship may make."""
    if no_farther(a.lat, a.lon, b.lat, b.lon, rules.jump_km):
        return 0.0
    length = km(a.lat, a.lon, b.lat, b.lon)
    return length if length > rules.jump_kn * KM_PER_NM * (b.time - a.time) / HOUR else 0.0
