"""Plain posteriors to compare with: a tempered grid of priors, and one with fixed stays.

A ship is at north, under way, at the port of discharge, on its way back, laid up at either, or
elsewhere on either way; stays and voyages are sums of two geometric times. The count of arrivals
is an axis of the forward pass (Fu and Koutras 1994, finite Markov chain imbedding). The grid
integrates over mean stays, voyages and absences, with the likelihood to the power 0.6; ships are
reckoned one by one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import product
from math import exp, log
from typing import TYPE_CHECKING

import numpy as np
from numba import njit
from numpy.typing import NDArray
from pyproj import Geod

from benchmarks.shuttle.ships import KN

if TYPE_CHECKING:
    from deadreckon.model.evidence import Evidence
    from deadreckon.model.frame import Frame

Floats = NDArray[np.float64]

LONGEST_STEP_H = 6.0
POWER = 0.6
DETECTED, MISTAKEN = 0.87, 0.01
PART = 0.5
NEGLIGIBLE = 1e-4
ABSENCE_DAYS = 10.0
LAY_UPS, LAY_UP_DAYS = 0.04, 15.0
_STATES = 12
_GEOD = Geod(ellps="WGS84")


@dataclass(frozen=True, slots=True)
class Point:
    """Mean hours of a stay and of a voyage, and the share of voyages with an absence."""

    stay_h: float
    sailing_h: float
    absences: float


def tempered(frame: Frame, evidence: Evidence) -> Floats:
    """Give the fleet's pmf under the grid, the likelihood to the power 0.6."""
    low, high = _stay_h(frame)
    points = [
        Point(stay, sailing, absences)
        for stay, sailing, absences in product(
            np.geomspace(low, high, 6), np.linspace(*_sailing_h(frame), 2), (0.02, 0.15, 0.5)
        )
    ]
    return _fleet(frame, evidence, points, POWER)


def fixed(frame: Frame, evidence: Evidence) -> Floats:
    """Give the fleet's pmf if every mean is the middle of what is stated, and nothing is away."""
    low, high = _stay_h(frame)
    point = Point(exp((log(low) + log(high)) / 2), sum(_sailing_h(frame)) / 2, 0.0)
    return _fleet(frame, evidence, [point], 1.0)


def _stay_h(frame: Frame) -> tuple[float, float]:
    stated = frame.assumptions.stay_days
    low, high = stated if isinstance(stated, tuple) else (stated, stated)
    return 24 * low, 24 * high


def _sailing_h(frame: Frame) -> tuple[float, float]:
    """Give the hours of a voyage at the highest speed, and at the middle of speeds."""
    route = frame.routes["main"]
    ends = [[frame.places[id_] for id_ in side] for side in (route.origins, route.destinations)]
    km = max(_GEOD.inv(a.lon, a.lat, b.lon, b.lat)[2] / 1000 for a in ends[0] for b in ends[1])
    low, high = next(iter(frame.vessels.values())).speed_kn
    return km / KN / high, km / KN / ((low + high) / 2)


def _fleet(frame: Frame, evidence: Evidence, points: Sequence[Point], power: float) -> Floats:
    route = frame.routes["main"]
    sides = dict.fromkeys(route.origins, 0) | dict.fromkeys(route.destinations, 1)
    table = np.array([[p.stay_h, p.sailing_h, p.absences] for p in points])
    step_h = min(LONGEST_STEP_H, table[:, :2].min() / 2)
    total = np.ones(1)
    for ship in route.vessels:
        seen = _emissions(frame, evidence, ship, sides, step_h)
        most = int(len(seen) * step_h / (2 * (table[:, 0] + table[:, 1]).min())) + 2
        _, evidences = _forward(seen, table, power, 0, step_h)
        weights = np.exp(evidences - evidences.max())
        heavy = weights > NEGLIGIBLE
        weights = weights[heavy]
        counts, _ = _forward(seen, table[heavy], power, 2 * most, step_h)
        total = np.convolve(total, weights @ counts / weights.sum())
    return total


def _emissions(
    frame: Frame, evidence: Evidence, ship: str, sides: Mapping[str, int], step_h: float
) -> Floats:
    """Give (steps, 3): the chance of a step's looks if the ship is at north, south or neither."""
    start = frame.window.start
    steps = int(frame.window.hours / step_h) + 1
    seen = np.ones((steps, 3))
    rows = {
        row.look: row for row in evidence.sightings if not row.candidates or ship in row.candidates
    }
    for look in evidence.looks:
        if look.seen in ("cloudy", "unread"):
            continue
        middle = look.when.start + (look.when.end - look.when.start) / 2
        step = min(steps - 1, max(0, int((middle - start) / timedelta(hours=step_h))))
        found = DETECTED * (PART if look.seen == "part" else 1.0)
        row = rows.get(look.id)
        if row is not None and row.candidates:
            wrong = 1 - row.confidence / len(row.candidates)
            here, elsewhere = found, found * max(MISTAKEN, wrong)
        else:
            here, elsewhere = 1 - found, 1 - MISTAKEN
        side = sides[look.place]
        for at in range(3):
            seen[step, at] *= here if at == side else elsewhere
    return seen


@njit(cache=True)
def _forward(
    seen: Floats, points: Floats, power: float, most: int, step_h: float
) -> tuple[Floats, Floats]:  # pragma: no cover
    """Give for each point the distribution of arrivals, and the log of its evidence."""
    counts = np.zeros((len(points), most + 1))
    evidences = np.zeros(len(points))
    for g in range(len(points)):
        stay = min(0.95, 2 * step_h / points[g, 0])
        sail = min(0.95, 2 * step_h / points[g, 1])
        away, back = points[g, 2], step_h / (24 * ABSENCE_DAYS)
        laid = step_h / (24 * LAY_UP_DAYS)
        now = np.zeros((_STATES, most + 1))
        now[:8, 0] = 1 / 8
        for t in range(len(seen)):
            at_a, at_b, neither = seen[t, 0] ** power, seen[t, 1] ** power, seen[t, 2] ** power
            then = np.zeros((_STATES, most + 1))
            for n in range(most + 1):
                up = min(n + 1, most)
                for half in range(2):
                    s = 4 * half
                    then[s, n] += (1 - stay) * now[s, n]
                    then[s + 1, n] += stay * now[s, n] + (1 - stay) * now[s + 1, n]
                    then[10 + half, n] += (1 - laid) * now[10 + half, n]
                    left = stay * now[s + 1, n] + laid * now[10 + half, n]
                    then[8 + half, n] += away * left + (1 - back) * now[8 + half, n]
                    then[s + 2, n] += (1 - away) * left + back * now[8 + half, n]
                    then[s + 2, n] += (1 - sail) * now[s + 2, n]
                    then[s + 3, n] += sail * now[s + 2, n] + (1 - sail) * now[s + 3, n]
                    arrives = sail * now[s + 3, n]
                    there, count = (4, up) if half == 0 else (0, n)
                    then[there, count] += (1 - LAY_UPS) * arrives
                    then[11 - half, count] += LAY_UPS * arrives
            then[0:2] *= at_a
            then[10] *= at_a
            then[4:6] *= at_b
            then[11] *= at_b
            then[2:4] *= neither
            then[6:10] *= neither
            total = then.sum()
            evidences[g] += np.log(total)
            now = then / total
        counts[g] = now.sum(axis=0)
    return counts, evidences
