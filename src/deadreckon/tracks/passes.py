"""The pass over all fixes: every kernel looks at a share of the vessels while it is at hand."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from deadreckon.tracks.anomalies import anomalies
from deadreckon.tracks.calls import calls
from deadreckon.tracks.events import EVENT, Events
from deadreckon.tracks.fixes import Share, Tracks
from deadreckon.tracks.gaps import gaps
from deadreckon.tracks.loitering import loitering
from deadreckon.tracks.meetings import POINT, Points, points
from deadreckon.tracks.places import Places
from deadreckon.tracks.reception import HEARD, Heard, heard
from deadreckon.tracks.rules import Rules
from deadreckon.tracks.voyages import round_trips, voyages

KINDS = ("port_call", "gap", "rendezvous", "loitering", "anomaly")


@dataclass(frozen=True, slots=True)
class Found:
    """What a pass found; `vessel` counts in the tracks that it went over.

    Attributes:
        events: of dtype `EVENT`; silences from `raw_gap_h` on are among them.
        points: where vessels could have met others.
        heard: for the assessment of gaps.
    """

    events: Events
    points: Points
    heard: Heard


def find(
    tracks: Tracks,
    places: Places,
    rules: Rules,
    *,
    until: int,
    kinds: frozenset[str] = frozenset(KINDS),
    pool: ThreadPoolExecutor,
) -> Found:
    """Look for events in tracks; what is found comes in the order of the vessels.

    Args:
        tracks: fixes in order.
        places: to look for calls at.
        rules: what makes an event.
        until: when the data end, milliseconds UTC.
        kinds: of `KINDS`; voyages come with port calls.
        pool: threads; kernels run without the GIL.
    """

    def over(share: Share) -> Found:
        return _over(share, places, rules, until, kinds)

    parts = list(pool.map(over, tracks.shares()))
    return Found(
        _joined([part.events for part in parts], EVENT),
        _joined([part.points for part in parts], POINT),
        _joined([part.heard for part in parts], HEARD),
    )


def _over(share: Share, places: Places, rules: Rules, until: int, kinds: frozenset[str]) -> Found:
    events: list[Events] = []
    at_places = calls(share, places, rules) if kinds - {"gap", "anomaly"} else np.empty(0, EVENT)
    if kinds & {"gap", "port_call"}:
        silences = gaps(share, rules, min(rules.raw_gap_h, rules.gap_h), until)
        events.append(silences)
    if "port_call" in kinds:
        between = voyages(at_places, silences)
        events += [at_places, between, round_trips(between)]
    if "loitering" in kinds:
        events.append(loitering(share, at_places, rules))
    if "anomaly" in kinds:
        events.append(anomalies(share, rules))
    return Found(
        _joined(events, EVENT),
        points(share, at_places, places, rules) if "rendezvous" in kinds else np.empty(0, POINT),
        heard(share) if "gap" in kinds else np.empty(0, HEARD),
    )


def _joined(arrays: list[NDArray[np.void]], dtype: np.dtype[np.void]) -> NDArray[np.void]:
    return np.concatenate([np.empty(0, dtype), *arrays])
