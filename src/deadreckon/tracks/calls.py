"""Port calls: hysteresis around places, against thousands of them at once."""

from __future__ import annotations

import numpy as np

from deadreckon.read.ais.compiled import kernel
from deadreckon.tracks.events import EVENT, OPEN, PORT_CALL, Events, room_for, stretch
from deadreckon.tracks.fixes import HOUR, Fixes, Record, Share
from deadreckon.tracks.geometry import KM_PER_NM, km, no_farther, turned
from deadreckon.tracks.places import NEAR_POLE, NOWHERE, Places, away_km, cell_of, place_at
from deadreckon.tracks.rules import Rules

ENTRY, STOP, SILENCE, EXIT = 1, 2, 4, 8
STAY = STOP | SILENCE
SIDE = 0.6
"""Half the side of a square in a circle of 1, with a tenth to spare for the Earth's being round."""


@kernel
def calls(share: Share, places: Places, rules: Rules) -> Events:  # noqa: C901, PLR0912 - one loop
    """Find the calls of each vessel, in order of time.

    In at one radius, out at a larger one; a stop begins and ends at two speeds; silence inside
    counts. A call goes from the first fix within the place to the last one before it was left;
    `OPEN` where the track ends there. `flags` say what was seen of it, `confidence` how much: 4,
    stop or silence, entry and exit; 3, stop or silence and one of the two; 2, stop or silence only;
    1, neither of them, so that the ship may have passed by. Where places overlap a ship is at the
    smallest, the nearest of equal ones, and changes place only by stopping at another.

    Source: Global Fishing Watch's pipe-anchorages, port events and visits.
    """
    events, count = np.empty(64, EVENT), 0
    cells, quiet = places.cells, np.int64(rules.port_gap_h * HOUR)
    for vessel in range(share.first, share.last):
        track = share.fixes[share.starts[vessel] : share.starts[vessel + 1]]
        place, first, stopped, flags = NOWHERE, 0, False, 0
        box = (0.0, 0.0, 0.0, 0.0)
        for i in range(track.size):
            # This is asked of every fix there is; to ask a place itself would cost ten times that.
            if place == NOWHERE:
                cell = cell_of(track[i].lat, track[i].lon)
                if cells[cell] == cells[cell + 1]:
                    continue
            elif _within(box, track[i]):
                if track[i].time - track[i - 1].time >= quiet:
                    flags |= SILENCE
            else:
                left = away_km(places, place, track[i].lat, track[i].lon) > places.leave_km[place]
                flags |= _seen_since(track, i, left, rules)
                if left:
                    events = _add(events, count, vessel, place, flags)
                    stretch(events[count], track[first], track[i - 1])
                    count += 1
                    place = NOWHERE
            if place == NOWHERE:
                place = place_at(places, track[i].lat, track[i].lon)
                if place == NOWHERE:
                    continue
                first, stopped, flags = i, False, _entry(track, i, rules)
                box = _box(places, place)
            stops = _stops(track, i, stopped, rules)
            if stops and not stopped:
                here = _or(place_at(places, track[i].lat, track[i].lon), place)
                if here != place and flags & STAY:
                    events = _add(events, count, vessel, place, flags | EXIT)
                    stretch(events[count], track[first], track[i - 1])
                    count += 1
                    first, flags = i, ENTRY
                place, flags, box = here, flags | STOP, _box(places, here)
            stopped = stops
        if place != NOWHERE:
            events = _add(events, count, vessel, place, flags)
            stretch(events[count], track[first], track[-1])
            events[count].end = OPEN
            count += 1
    return events[:count]


@kernel
def _box(places: Places, place: int) -> tuple[float, float, float, float]:
    """Give a box that a place surely holds: its middle, and half its sides in degrees."""
    lat, lon = places.lat[place], places.lon[place]
    if places.rings[place] < places.rings[place + 1] or abs(lat) > NEAR_POLE:
        return lat, lon, -1.0, -1.0
    half = SIDE * places.leave_km[place]
    along_km = places.along_km[place] * places.slant[place]
    return lat, lon, half / places.up_km[place], half / along_km


@kernel
def _within(box: tuple[float, float, float, float], fix: Record) -> bool:
    lat, lon, up, along = box
    return bool(abs(fix.lat - lat) <= up and abs(turned(fix.lon - lon)) <= along)


@kernel
def _or(place: int, other: int) -> int:
    return other if place == NOWHERE else place


@kernel
def _add(events: Events, count: int, vessel: int, place: int, flags: int) -> Events:
    events = room_for(events, count, PORT_CALL, vessel)
    call = events[count]
    call.place = place
    call.flags = flags
    call.confidence = 1
    if flags & STAY:
        call.confidence = 2 + int(flags & ENTRY != 0) + int(flags & EXIT != 0)
    return events


@kernel
def _entry(track: Fixes, i: int, rules: Rules) -> int:
    """Whether the way in was seen: the fix before was outside, and near enough to be joined."""
    return ENTRY if i > 0 and _joined(track[i - 1], track[i], rules) else 0


@kernel
def _seen_since(track: Fixes, i: int, left: bool, rules: Rules) -> int:  # noqa: FBT001
    """Give what the step from the fix before says of a call: exit, silence."""
    a, b = track[i - 1], track[i]
    hours = (b.time - a.time) / HOUR
    flags = 0
    if left:
        if _joined(a, b, rules):
            flags = EXIT
        if hours < rules.port_gap_h:
            return flags
        # Silent inside and next heard outside: it stayed if the way took less than the time.
        hours -= km(a.lat, a.lon, b.lat, b.lon) / KM_PER_NM / rules.most_kn
    return flags | SILENCE if hours >= rules.port_gap_h else flags


@kernel
def _joined(a: Record, b: Record, rules: Rules) -> bool:
    return no_farther(a.lat, a.lon, b.lat, b.lon, rules.join_nm * KM_PER_NM)


@kernel
def _stops(track: Fixes, i: int, stopped: bool, rules: Rules) -> bool:  # noqa: FBT001
    """Whether it lies still: from below one speed on, until above another."""
    speed = speed_at(track, i)
    return not speed > rules.go_kn if stopped else bool(speed < rules.stop_kn)


@kernel
def speed_at(track: Fixes, i: int) -> float:
    """Give the speed at a fix, knots: as reported, else from the fixes beside it, else NaN."""
    if not np.isnan(track[i].speed):
        return float(track[i].speed)
    a, b = track[max(i - 1, 0)], track[min(i + 1, track.size - 1)]
    if b.time == a.time:
        return np.nan
    return float(km(a.lat, a.lon, b.lat, b.lon) / KM_PER_NM / ((b.time - a.time) / HOUR))
