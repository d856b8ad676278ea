"""When calls are likely to have been that nobody saw."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise
from math import ceil, floor

import numpy as np
from numpy.typing import NDArray

from deadreckon.model.evidence import Sighting
from deadreckon.model.frame import Route
from deadreckon.voyages.figures import Unseen
from deadreckon.voyages.likely.paths import Calls

HOUR = timedelta(hours=1)
LEAST = 0.5
"""What is expected less than this often is not told."""


def unseen(
    route: Route, ship: str, calls: Calls, seen: Sequence[tuple[int, Sighting]]
) -> tuple[Unseen, ...]:
    """Tell where calls of a ship are expected that nobody saw, between sightings of it.

    Args:
        route: its ends and its window.
        ship: whose calls.
        calls: on paths of the ship.
        seen: its sightings at the ends, with the index of the end.

    Returns:
        For each time between two sightings (or an edge of the window) and each end: how many
        unseen calls fall there on average, and the days that hold nine in ten of them.
    """
    places = (*route.origins, *route.destinations)
    window_h = (route.window.end - route.window.start) / HOUR
    marked = sorted((_hour(route, s), s.id, place) for place, s in seen)
    hours = np.array([hour for hour, *_ in marked])
    between = np.searchsorted(hours, (calls.start + calls.end) / 2, side="right")
    ends = list(pairwise([None, *(id_ for _, id_, _ in marked), None]))
    rows = []
    for index, place in enumerate(places):
        own = np.array([hour for hour, _, at in marked if at == index])
        missed = calls.place == index
        missed &= (calls.end >= 0) & (calls.start <= window_h) & ~_met(calls, own)
        for n in np.unique(between[missed]).tolist():
            here = missed & (between == n)
            expected = float(here.sum()) / calls.paths
            if expected < LEAST:
                continue
            after, before = ends[n]
            first = float(np.quantile(calls.start[here], 0.05))
            last = float(np.quantile(calls.end[here], 0.95))
            rows.append(
                Unseen(
                    vessel=ship,
                    place=place,
                    from_=route.window.start + floor(max(first, 0.0)) * HOUR,
                    to=min(route.window.start + ceil(last) * HOUR, route.window.end),
                    expected=expected,
                    after=after,
                    before=before,
                )
            )
    return tuple(sorted(rows, key=lambda row: (row.from_, row.to, row.place)))


def _met(calls: Calls, hours: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Tell of each call whether one of these hours falls into it."""
    found: NDArray[np.bool_] = np.searchsorted(hours, calls.end, side="right") > np.searchsorted(
        hours, calls.start
    )
    return found


def _hour(route: Route, s: Sighting) -> float:
    return (s.when.start + (s.when.end - s.when.start) / 2 - route.window.start) / HOUR
