"""How well a ship would have been heard: what others that were there and then show of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from deadreckon.read.ais.compiled import kernel
from deadreckon.tracks.events import Events
from deadreckon.tracks.fixes import HOUR, Share
from deadreckon.tracks.geometry import HALF_TURN
from deadreckon.tracks.rules import Rules

STEP_H = 3
HALVES = 2
ROWS, COLUMNS = 180 * HALVES, 360 * HALVES

HEARD = np.dtype([("key", np.int64), ("vessel", np.uint32), ("fixes", np.uint32)])
"""One vessel heard in one cell of half a degree during one step of three hours."""

Heard = NDArray[np.void]

FEWEST = 3
"""Others that have to be heard in a step before it says anything."""


class Cover(NamedTuple):
    """Who was heard where and when: for each key, ascending, how many vessels and fixes."""

    keys: NDArray[np.int64]
    vessels: NDArray[np.int64]
    fixes: NDArray[np.int64]


def cover(parts: Sequence[Cover]) -> Cover:
    """Add up what was heard of different vessels."""
    keys = np.concatenate([np.zeros(0, np.int64), *(part.keys for part in parts)])
    found, inverse = np.unique(keys, return_inverse=True)
    sums = [np.zeros(found.size, np.int64), np.zeros(found.size, np.int64)]
    for total, values in zip(
        sums, ([p.vessels for p in parts], [p.fixes for p in parts]), strict=True
    ):
        np.add.at(total, inverse, np.concatenate([np.zeros(0, np.int64), *values]))
    return Cover(found, *sums)


def covered(heard: Heard) -> Cover:
    """Count vessels and fixes by cell and step."""
    order = np.lexsort((heard["vessel"], heard["key"]))
    key, vessel, fixes = (heard[name][order] for name in ("key", "vessel", "fixes"))
    first = np.ones(key.size, bool)
    first[1:] = key[1:] != key[:-1]
    each = first.copy()
    each[1:] |= vessel[1:] != vessel[:-1]
    starts = np.flatnonzero(first)
    if not starts.size:
        return cover([])
    return Cover(
        key[starts],
        np.add.reduceat(each.astype(np.int64), starts),
        np.add.reduceat(fixes.astype(np.int64), starts),
    )


@kernel
def chance_of_silence(gaps: Events, known: Cover, rules: Rules) -> NDArray[np.float64]:
    """Give how likely each gap's silence is if the vessel went on sending; NaN for "cannot tell".

    exp(-integral of lambda dt), over the whole steps of three hours that lie in the gap and within
    `before_h` of either end, while the vessel cannot be far from where it was heard. lambda is what
    others in the nine cells about that place were heard at in that step, fixes a vessel and hour,
    or what this vessel had been heard at before, if that is less. A step in which fewer than three
    others were heard says nothing. Others are counted for the whole step, even if they were there
    for a part of it, so that the chance comes out too great and not too small.
    """
    chance = np.full(gaps.size, np.nan)
    step = STEP_H * HOUR
    near = np.int64(rules.before_h * HOUR)
    for i in range(gaps.size):
        gap = gaps[i]
        end = gap.start + np.int64(gap.silent_h * HOUR)
        own = gap.fixes / rules.before_h
        expected, told = 0.0, False
        for at in range(-((-gap.start) // step), end // step):
            begin = at * step
            if begin - gap.start <= near - step:
                rate = _rate(known, gap.lat, gap.lon, begin)
            elif end - begin <= near and not np.isnan(gap.end_lat):
                rate = _rate(known, gap.end_lat, gap.end_lon, begin)
            else:
                continue
            if not np.isnan(rate):
                told = True
                expected += STEP_H * min(rate, own)
        if told:
            chance[i] = np.exp(-expected)
    return chance


@kernel
def _rate(known: Cover, lat: float, lon: float, time: int) -> float:
    """Give the fixes a vessel and hour about a place in a step; NaN where too few were heard."""
    vessels, fixes = 0, 0
    for up in range(-1, 2):
        for along in range(-1, 2):
            beside = lon + along / HALVES
            if not -HALF_TURN <= beside <= HALF_TURN:
                beside -= along * 2 * HALF_TURN
            if abs(lat + up / HALVES) > HALF_TURN / 2:
                continue
            key = key_of(lat + up / HALVES, beside, time)
            at = np.searchsorted(known.keys, key)
            if at < known.keys.size and known.keys[at] == key:
                vessels += known.vessels[at]
                fixes += known.fixes[at]
    return fixes / (vessels * STEP_H) if vessels >= FEWEST else np.nan


@kernel
def heard(share: Share) -> Heard:
    """Count the fixes of each vessel by cell and step; a key may come again where it came back."""
    found, count = np.empty(64, HEARD), 0
    for vessel in range(share.first, share.last):
        key = np.int64(-1)
        for i in range(share.starts[vessel], share.starts[vessel + 1]):
            fix = share.fixes[i]
            here = key_of(fix.lat, fix.lon, fix.time)
            if here != key:
                if count >= found.size:
                    found = _larger(found)
                key = here
                found[count].key = key
                found[count].vessel = vessel
                found[count].fixes = 0
                count += 1
            found[count - 1].fixes += 1
    return found[:count]


@kernel
def key_of(lat: float, lon: float, time: int) -> np.int64:
    """Give the number of a cell and step."""
    row = min(int((lat + 90) * HALVES), ROWS - 1)
    column = min(int((lon + 180) * HALVES), COLUMNS - 1)
    return np.int64(time // (STEP_H * HOUR) * (ROWS * COLUMNS) + row * COLUMNS + column)


@kernel
def _larger(heard: Heard) -> Heard:
    larger = np.empty(2 * heard.size + 16, HEARD)
    for i in range(heard.size):
        larger[i] = heard[i]
    return larger
