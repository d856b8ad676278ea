"""Voyages between the calls of a vessel, and the round trips that they make."""

from __future__ import annotations

import numpy as np

from deadreckon.read.ais.compiled import kernel
from deadreckon.tracks.events import EVENT, OPEN, ROUND_TRIP, VOYAGE, Events, room_for
from deadreckon.tracks.fixes import HOUR, Record
from deadreckon.tracks.geometry import KM_PER_NM, km

SURE_ENOUGH = 2


@kernel
def voyages(calls: Events, gaps: Events) -> Events:
    """Find voyages among calls and gaps, both ordered by vessel and start.

    A voyage goes from a call with a stop or silence in it to the vessel's next one, at another
    place or the same: `place` and `other` are from and to. `fixes` counts the silences on the way,
    `silent_h` sums them and `longest_h` is the longest.
    """
    events, count = np.empty(64, EVENT), 0
    before = -1
    gap = 0
    for i in range(calls.size):
        if calls[i].confidence < SURE_ENOUGH:
            continue
        if before >= 0 and calls[before].vessel == calls[i].vessel:
            events = room_for(events, count, VOYAGE, calls[i].vessel)
            _between(events[count], calls[before], calls[i])
            while gap < gaps.size and _is_over(gaps[gap], events[count]):
                gap += 1
            _add_silence(events[count], gaps, gap)
            count += 1
        before = i
    return events[:count]


@kernel
def round_trips(voyages: Events) -> Events:
    """Pair each voyage out with the next one, if that goes back; no voyage belongs to two.

    `place` is where a round trip begins and ends, `other` where it went.
    """
    events, count = np.empty(64, EVENT), 0
    i = 0
    while i + 1 < voyages.size:
        out, back = voyages[i], voyages[i + 1]
        same = out.vessel == back.vessel and out.place == back.other
        if same and out.place != out.other:
            events = room_for(events, count, ROUND_TRIP, out.vessel)
            _both(events[count], out, back)
            count += 1
            i += 1
        i += 1
    return events[:count]


@kernel
def _between(voyage: Record, out: Record, into: Record) -> None:
    voyage.place = out.place
    voyage.other = into.place
    voyage.start = out.end
    voyage.end = into.start
    voyage.hours = (into.start - out.end) / HOUR
    voyage.lat = out.end_lat
    voyage.lon = out.end_lon
    voyage.end_lat = into.lat
    voyage.end_lon = into.lon
    voyage.km = km(out.end_lat, out.end_lon, into.lat, into.lon)
    if voyage.hours > 0:
        voyage.speed = voyage.km / KM_PER_NM / voyage.hours
    voyage.first = out.last
    voyage.last = into.first
    voyage.confidence = min(out.confidence, into.confidence)


@kernel
def _is_over(gap: Record, voyage: Record) -> bool:
    if gap.vessel != voyage.vessel:
        return bool(gap.vessel < voyage.vessel)
    return bool(gap.end != OPEN and gap.end <= voyage.start)


@kernel
def _add_silence(voyage: Record, gaps: Events, first: int) -> None:
    for i in range(first, gaps.size):
        gap = gaps[i]
        if gap.vessel != voyage.vessel or gap.start >= voyage.end or gap.end == OPEN:
            return
        overlap = (min(gap.end, voyage.end) - max(gap.start, voyage.start)) / HOUR
        voyage.fixes += 1
        voyage.silent_h += overlap
        voyage.longest_h = max(voyage.longest_h, overlap)


@kernel
def _both(trip: Record, out: Record, back: Record) -> None:
    trip.place = out.place
    trip.other = out.other
    trip.start = out.start
    trip.end = back.end
    trip.hours = (back.end - out.start) / HOUR
    trip.lat = out.lat
    trip.lon = out.lon
    trip.end_lat = back.end_lat
    trip.end_lon = back.end_lon
    trip.km = out.km + back.km
    trip.first = out.first
    trip.last = back.last
    trip.fixes = out.fixes + back.fixes
    trip.silent_h = out.silent_h + back.silent_h
    trip.longest_h = max(out.longest_h, back.longest_h)
    trip.confidence = min(out.confidence, back.confidence)
