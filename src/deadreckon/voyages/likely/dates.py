"""When calls are likely to have been that nobody saw."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

import numpy as np

from deadreckon.model.evidence import Sighting
from deadreckon.model.frame import Route
from deadreckon.voyages.figures import Unseen
from deadreckon.voyages.likely.paths import Path

HOUR = timedelta(hours=1)
LEAST = 0.5
"""What is expected less than this often is not told."""


def unseen(
    route: Route, ship: str, drawn: Sequence[Path], seen: Sequence[tuple[int, Sighting]]
) -> tuple[Unseen, ...]:
    """Tell where calls of a ship are expected that nobody saw, between sightings of it.

    Args:
        route: its ends and its window.
        ship: whose calls.
        drawn: paths of the ship, each as likely as another.
        seen: its sightings at the ends, with the index of the end.

    Returns:
        For each time between two sightings (or an edge of the window) and each end: how many
        unseen calls fall there on average, and the days that hold nine in ten of them.
    """
    places = (*route.origins, *route.destinations)
    window_h = (route.window.end - route.window.start) / HOUR
    marked = sorted((_hour(route, s), s.id, place) for place, s in seen)
    edges = [hour for hour, *_ in marked]
    found: dict[tuple[int, int], list[tuple[float, float]]] = defaultdict(list)
    for path in drawn:
        for call in path:
            if call.end < 0 or call.start > window_h:
                continue
            inside = bisect_right(edges, call.end) > bisect_right(edges, call.start)
            if inside and any(
                place == call.place and call.start <= hour <= call.end for hour, _, place in marked
            ):
                continue
            between = bisect_right(edges, (call.start + call.end) / 2)
            found[between, call.place].append((max(call.start, 0.0), min(call.end, window_h)))
    ids = [None, *(id_ for _, id_, _ in marked), None]
    bounds = list(pairwise(ids))
    rows = []
    for (between, place), calls in sorted(found.items()):
        expected = len(calls) / len(drawn)
        if expected < LEAST:
            continue
        starts, ends = np.array(calls).T
        after, before = bounds[between]
        rows.append(
            Unseen(
                vessel=ship,
                place=places[place],
                from_=route.window.start + _low(starts) * HOUR,
                to=route.window.start + _high(ends) * HOUR,
                expected=expected,
                after=after,
                before=before,
            )
        )
    return tuple(rows)


def _hour(route: Route, s: Sighting) -> float:
    return (s.when.start + (s.when.end - s.when.start) / 2 - route.window.start) / HOUR


def _low(hours: np.ndarray) -> int:
    return int(np.floor(np.quantile(hours, 0.05)))


def _high(hours: np.ndarray) -> int:
    return int(np.ceil(np.quantile(hours, 0.95)))
