"""Loitering: hours on end at sea with hardly any way on."""

from __future__ import annotations

import numpy as np

from deadreckon.read.ais.compiled import kernel
from deadreckon.tracks.calls import speed_at
from deadreckon.tracks.events import EVENT, LOITERING, Events, is_over, room_for, stretch
from deadreckon.tracks.fixes import HOUR, Fixes, Share
from deadreckon.tracks.rules import Rules


@kernel
def loitering(share: Share, calls: Events, rules: Rules) -> Events:
    """Find the loitering of each vessel outside of its calls.

    Hours of the clock whose mean speed is below `loiter_kn`, one after another without a silence of
    `raw_gap_h`, with the slow fixes right before and after them: at least `loiter_h` in all.
    `speed` is the mean over the fixes. Whether the shore is far enough is asked of these few
    afterwards. Source: Global Fishing Watch's loitering events.
    """
    events, count = np.empty(64, EVENT), 0
    call = 0
    for vessel in range(share.first, share.last):
        track = share.fixes[share.starts[vessel] : share.starts[vessel + 1]]
        begin, end = -1, -1
        i = 0
        while i < track.size:
            while call < calls.size and is_over(calls[call], vessel, track[i].time):
                call += 1
            ashore = call < calls.size and (
                calls[call].vessel == vessel and calls[call].start <= track[i].time
            )
            after = _end_of_hour(track, i)
            slow = not ashore and _mean_speed(track, i, after) < rules.loiter_kn
            silent = i > 0 and track[i].time - track[i - 1].time >= rules.raw_gap_h * HOUR
            if begin >= 0 and (silent or not slow):
                events, count = _add(events, count, track, (vessel, begin, end), rules)
                begin = -1
            if slow:
                if begin < 0:
                    begin = i
                end = after - 1
            i = after
        if begin >= 0:
            events, count = _add(events, count, track, (vessel, begin, end), rules)
    return events[:count]


@kernel
def _end_of_hour(track: Fixes, i: int) -> int:
    hour = track[i].time // HOUR
    while i < track.size and track[i].time // HOUR == hour:
        i += 1
    return i


@kernel
def _mean_speed(track: Fixes, first: int, last: int) -> float:
    """Give the mean speed of the fixes from `first` to before `last`; NaN where none is known."""
    total, known = 0.0, 0
    for i in range(first, last):
        speed = speed_at(track, i)
        if not np.isnan(speed):
            total += speed
            known += 1
    return total / known if known else np.nan


@kernel
def _add(
    events: Events, count: int, track: Fixes, found: tuple[int, int, int], rules: Rules
) -> tuple[Events, int]:
    vessel, begin, end = found
    while begin > 0 and _goes_on(track, begin, begin - 1, rules):
        begin -= 1
    while end + 1 < track.size and _goes_on(track, end, end + 1, rules):
        end += 1
    if track[end].time - track[begin].time < rules.loiter_h * HOUR:
        return events, count
    events = room_for(events, count, LOITERING, vessel)
    stretch(events[count], track[begin], track[end])
    events[count].fixes = end - begin + 1
    events[count].speed = _mean_speed(track, begin, end + 1)
    return events, count + 1


@kernel
def _goes_on(track: Fixes, at: int, beside: int, rules: Rules) -> bool:
    lapse = abs(track[beside].time - track[at].time)
    return lapse < rules.raw_gap_h * HOUR and speed_at(track, beside) < rules.loiter_kn
