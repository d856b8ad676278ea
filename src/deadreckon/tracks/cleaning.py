"""Cleaning: fixes that cannot be go, and ships that share one number are told apart.

After Global Fishing Watch's pipe-segment and gpsdio-segment (at most 25 kn, 5 messages, 8 hours),
with what a ship says of its own speed allowed for, so that a fast ferry is one track. One pass over
each vessel; the work for a fix is bounded by `MOST_CHAINS`.
"""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from math import nan

import numpy as np
from numpy.typing import NDArray

from deadreckon.read.ais.compiled import kernel
from deadreckon.tracks.fixes import HOUR, Record, Share, Tracks
from deadreckon.tracks.geometry import KM_PER_NM, km, no_farther
from deadreckon.tracks.rules import Rules

MOST_CHAINS = 8
"""Chains of one vessel that are open at a time."""
SLACK_H = 0.25
"""Times are not exact: what was heard twice, or late, is out by minutes (`buffer_hours` there)."""
NO_SPEEDS = (51.2, 63.0, 102.2)
"""Knots that mean "not known" or "too fast to say" in some message, whatever a file makes of it."""
HALF_A_STEP = 0.05
"""Knots: AIS sends tenths."""
FASTEST_KN = 60.0
"""No ship in service is faster; the value is the receiver's or the sender's error."""
ALLOWANCE = 1.25
"""How much faster than it says a ship may have been between two fixes."""

VAGUE_KM_H = 10.0
"""How fast one loses track of a ship whose pace is known."""

REASONS = (
    "a repeat of a fix",
    "a second position at one moment",
    "a speed that no ship makes",
    "a position out of reach",
)
REPEAT, SECOND, TOO_FAST, OUT_OF_REACH = range(65_532, 65_536)
"""Labels of fixes that go, by the order of `REASONS`; any other is a segment."""
MOST_SEGMENTS = 65_000

Labels = NDArray[np.uint16]


def clean(tracks: Tracks, rules: Rules, pool: ThreadPoolExecutor) -> tuple[Tracks, Counter[str]]:
    """Take away what cannot be, and cut what is several ships into segments.

    A fix goes if it repeats another, is a second position at one moment, tells a speed above
    60 kn, or if it and fewer than `apart_fixes` like it lie where the vessel could not
    have been. A speed that means "not known" becomes NaN. Where more such fixes hang together, at
    the same time or within `apart_h` of the others, they are another ship's: its own segment.

    Args:
        tracks: fixes in order, each vessel whole; their speeds are changed in place.
        rules: `apart_kn`, `apart_h`, `apart_fixes`.
        pool: threads; kernels run without the GIL.

    Returns:
        Tracks of segments, and how many fixes are gone, by reason.
    """
    labels = np.empty(tracks.fixes.size, np.uint16)
    segments = np.empty(tracks.vessels.size, np.int64)
    shares = tracks.shares()
    removed = np.zeros(len(REASONS), np.int64)
    for gone in pool.map(lambda share: _label(share, rules, labels, segments), shares):
        removed += gone
    if not removed.any() and (segments == 1).all():
        return tracks, Counter()
    some = np.maximum(segments, 0)
    first = np.concatenate([[0], np.cumsum(some)])
    sizes = np.zeros(first[-1], np.int64)
    list(pool.map(lambda share: _sizes(share, labels, first, sizes), shares))
    starts = np.concatenate([[0], np.cumsum(sizes)])
    fixes = np.empty(starts[-1], tracks.fixes.dtype)
    list(pool.map(lambda share: _move(share, labels, first, starts, fixes), shares))
    number = np.arange(first[-1]) - np.repeat(first[:-1], some)
    whole = np.repeat(some == 1, some)
    told = {reason: int(n) for reason, n in zip(REASONS, removed, strict=True) if n}
    return (
        Tracks(
            np.repeat(tracks.vessels, some),
            np.where(whole, 0, number + 1).astype(np.uint16),
            starts,
            fixes,
        ),
        Counter(told),
    )


@kernel
def _label(
    share: Share, rules: Rules, labels: Labels, segments: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Label each fix with its segment, from 0, or with why it goes; count those that go."""
    removed = np.zeros(4, np.int64)
    longest = 0
    for vessel in range(share.first, share.last):
        longest = max(longest, share.starts[vessel + 1] - share.starts[vessel])
    chains = np.empty((longest + 1, 3), np.int64)  # size, first and last time
    for vessel in range(share.first, share.last):
        track = share.fixes[share.starts[vessel] : share.starts[vessel + 1]]
        label = labels[share.starts[vessel] : share.starts[vessel + 1]]
        for i in range(track.size):
            label[i] = _alone(track, i)
        count = _chains(track, label, rules, chains)
        if count == 0:
            segments[vessel] = 0
        elif count == 1:
            segments[vessel] = 1
        else:
            segment = np.empty(count, np.uint16)
            segments[vessel] = _segments(chains, count, rules, segment)
            for i in range(track.size):
                if label[i] < count:
                    label[i] = segment[label[i]]
        for i in range(track.size):
            if label[i] >= REPEAT:
                removed[label[i] - REPEAT] += 1
    return removed


@kernel
def _alone(track: NDArray[np.void], i: int) -> int:
    """Say what is wrong with a fix by itself, or beside the one before it; 0 if nothing is."""
    fix = track[i]
    for speed in NO_SPEEDS:
        if abs(fix.speed - speed) < HALF_A_STEP:
            fix.speed = nan
    if fix.speed > NO_SPEEDS[-1]:
        fix.speed = nan
    if i > 0:
        last = track[i - 1]
        if fix.time == last.time and fix.lat == last.lat and fix.lon == last.lon:
            return REPEAT
    return TOO_FAST if fix.speed > FASTEST_KN else 0


@kernel
def _chains(track: NDArray[np.void], label: Labels, rules: Rules, chains: NDArray[np.int64]) -> int:
    """Join each fix to the chain that it could have come from; give how many chains there are."""
    count, open_count = 0, 0
    last = np.empty(MOST_CHAINS, np.int64)
    name = np.empty(MOST_CHAINS, np.int64)
    pace = np.empty(MOST_CHAINS)  # km/h
    for i in range(track.size):
        if label[i] >= REPEAT:
            continue
        fix = track[i]
        best = 0
        if open_count != 1 or not _reachable(track[last[0]], fix, rules):
            best = _nearest(track, fix, last, pace, open_count, rules)
        if best < 0:
            if count >= MOST_SEGMENTS:
                label[i] = OUT_OF_REACH
                continue
            best = _room(chains, name, last, open_count)
            open_count = min(open_count + 1, MOST_CHAINS)
            name[best], pace[best] = count, 0.0
            chains[count, 0], chains[count, 1] = 0, fix.time
            count += 1
        elif track[last[best]].time == fix.time:
            label[i] = SECOND
            continue
        elif open_count > 1:
            pace[best] = _pace(track[last[best]], fix)
        chain = name[best]
        last[best] = i
        chains[chain, 0] += 1
        chains[chain, 2] = fix.time
        label[i] = chain
    return count


@kernel
def _nearest(  # noqa: PLR0917 - a kernel
    track: NDArray[np.void],
    fix: Record,
    last: NDArray[np.int64],
    pace: NDArray[np.float64],
    open_count: int,
    rules: Rules,
) -> int:
    """Give the chain that a fix goes on best, or -1 where it could have come from none."""
    best, least = -1, np.inf
    for k in range(open_count):
        if _reachable(track[last[k]], fix, rules):
            apart = _astray(track[last[k]], fix, pace[k])
            if apart < least:
                best, least = k, apart
    return best


@kernel
def _room(
    chains: NDArray[np.int64], name: NDArray[np.int64], last: NDArray[np.int64], open_count: int
) -> int:
    """Give a place for a new chain: where none is left, that of the smallest, or oldest."""
    if open_count < MOST_CHAINS:
        return open_count
    best = 0
    for k in range(1, MOST_CHAINS):
        size, least = chains[name[k], 0], chains[name[best], 0]
        if size < least or (size == least and last[k] < last[best]):
            best = k
    return best


@kernel
def _reachable(a: Record, b: Record, rules: Rules) -> bool:
    knots = rules.apart_kn
    for speed in (a.speed, b.speed):
        if speed * ALLOWANCE > knots:  # noqa: PLR1730 - which an unknown one is not
            knots = speed * ALLOWANCE
    most = knots * KM_PER_NM * ((b.time - a.time) / HOUR + SLACK_H)
    return no_farther(a.lat, a.lon, b.lat, b.lon, most)


@kernel
def _pace(a: Record, b: Record) -> float:
    """Give how fast a ship goes, km/h: as it says, else as it went from the fix before."""
    if b.speed >= 0:
        return float(b.speed * KM_PER_NM)
    return float(km(a.lat, a.lon, b.lat, b.lon) * HOUR / max(b.time - a.time, 1))


@kernel
def _astray(a: Record, b: Record, pace: float) -> float:
    """Give by how many km a fix is nearer or farther than a ship of that pace would be by then.

    The longer ago a chain was heard, the less its pace says.
    """
    hours = (b.time - a.time) / HOUR
    if b.speed >= 0:
        pace = (pace + b.speed * KM_PER_NM) / 2
    return float(abs(km(a.lat, a.lon, b.lat, b.lon) - pace * hours) + VAGUE_KM_H * hours)


@kernel
def _segments(
    chains: NDArray[np.int64], count: int, rules: Rules, segment: NDArray[np.uint16]
) -> int:
    """Name the segment of each chain, or that it goes; give how many segments there are.

    Chains are in order of their beginnings. One that begins `apart_h` or more after the end of
    another goes on with it: after such a silence a jump is a matter of the silence.
    """
    group = np.empty(count, np.int64)
    size = np.zeros(count, np.int64)
    end = np.empty(count, np.int64)
    groups = 0
    for c in range(count):
        found = -1
        for g in range(max(0, groups - MOST_CHAINS), groups):
            if chains[c, 1] - end[g] >= rules.apart_h * HOUR and (found < 0 or end[g] > end[found]):
                found = g
        if found < 0:
            found = groups
            groups += 1
        group[c] = found
        size[found] += chains[c, 0]
        end[found] = chains[c, 2]
    largest = np.argmax(size[:groups])
    named = np.full(groups, -1, np.int64)
    segments = 0
    for g in range(groups):
        if size[g] >= rules.apart_fixes or g == largest:
            named[g] = segments
            segments += 1
    for c in range(count):
        segment[c] = named[group[c]] if named[group[c]] >= 0 else OUT_OF_REACH
    return segments


@kernel
def _sizes(
    share: Share, labels: Labels, first: NDArray[np.int64], sizes: NDArray[np.int64]
) -> None:
    for vessel in range(share.first, share.last):
        for i in range(share.starts[vessel], share.starts[vessel + 1]):
            if labels[i] < REPEAT:
                sizes[first[vessel] + labels[i]] += 1


@kernel
def _move(
    share: Share,
    labels: Labels,
    first: NDArray[np.int64],
    starts: NDArray[np.int64],
    out: NDArray[np.void],
) -> None:
    """Copy the fixes that stay, segment by segment, each in the order in which it stands."""
    for vessel in range(share.first, share.last):
        to = starts[first[vessel] : first[vessel + 1]].copy()
        for i in range(share.starts[vessel], share.starts[vessel + 1]):
            if labels[i] < REPEAT:
                out[to[labels[i]]] = share.fixes[i]
                to[labels[i]] += 1
