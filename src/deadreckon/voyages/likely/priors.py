"""What is believed of a ship before anything is seen of it: wide, with heavy tails.

Each habit is a Student t of few degrees on a scale where it has no limits (logarithms of times,
log-odds of chances), so that a stated range holds nine in ten and the rest is not ruled out.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log

import numpy as np

from deadreckon.model.frame import Assumptions, Number
from deadreckon.voyages.likely.chain import SHAPES, Habits
from deadreckon.voyages.likely.sweeps import Floats, Ints

DEGREES, T95 = 6.0, 1.943
"""Of Student's t, and its 95th percentile."""
FEWER_DEGREES, FARTHER_T95 = 2.5, 2.558
"""The same of stays: who states them knows them least well of all."""
EXACT = 0.02
"""Spread of what is stated as one number."""
(
    STAYS, LEAN, SAILING, OFTEN_LONG, LONG, SHARE, OFF_LEAN, ELSEWHERE, BACK_FROM, BACK_TO,
    DETECTED, FALSE, VISIBLE,
) = range(13)  # fmt: skip
FIXED = VISIBLE + 1
LEAST_SHARE, MOST_SHARE = 0.0005, 0.98


@dataclass(frozen=True, slots=True)
class Draws:
    """N draws of what is not known: (N, D) on the free scale, and the shape of stays (N)."""

    free: Floats
    shape: Ints

    def only(self, which: Ints) -> Draws:
        """Give some of them."""
        return Draws(self.free[which], self.shape[which])


class Prior:
    """Beliefs on one ship and its looks.

    Args:
        stated: the frame's assumptions.
        places: how many places stand at either end.
        voyage_h: the shortest voyage between the ends that physics allows, hours.
        false: the false-alarm rate that the confidences of the sightings imply, or 0.
    """

    def __init__(
        self, stated: Assumptions, places: tuple[int, int], voyage_h: float, false: float
    ) -> None:
        self.places, self.false = places, false
        self.voyage_h = max(voyage_h, 0.5)
        self.least_stay_h = stated.least_stay_h
        middle = np.zeros(FIXED + sum(places))
        spread = np.ones(FIXED + sum(places))

        self.degrees = np.full(middle.size, DEGREES)
        self.degrees[STAYS] = FEWER_DEGREES

        def believe(what: int, low: float, high: float) -> None:
            middle[what] = (low + high) / 2
            t95 = FARTHER_T95 if what == STAYS else T95
            spread[what] = max((high - low) / (2 * t95), EXACT)

        believe(STAYS, *_logs(stated.stay_days, 24.0))
        believe(LEAN, -1.3, 1.3)
        believe(SAILING, -2.5, 1.5)
        believe(OFTEN_LONG, -6.5, -1.5)
        believe(LONG, 0.0, 2.5)
        believe(SHARE, *_odds(stated.elsewhere_share, LEAST_SHARE, MOST_SHARE))
        believe(OFF_LEAN, -4.0, 4.0)
        believe(ELSEWHERE, *_logs(stated.elsewhere_days, 24.0))
        believe(BACK_FROM, -2.5, 2.5)
        believe(BACK_TO, -2.5, 2.5)
        believe(DETECTED, *_odds(stated.p_detect, 0.01, 0.995))
        low, high = _logs(stated.p_false, 1.0, 1e-4)
        if high > low and false > 0:
            low, high = min(low, log(false) - 1), max(high, log(false) + 1)
        believe(FALSE, low, high)
        believe(VISIBLE, *_odds(stated.part_visible, 0.02, 0.98))
        self.middle, self.spread = middle, spread

    def under(self, stated: Assumptions) -> Prior:
        """Give the prior of the same ship under other assumptions."""
        return Prior(stated, self.places, self.voyage_h, self.false)

    def draw(self, rng: np.random.Generator, many: int) -> Draws:
        """Draw from it."""
        wide = rng.standard_t(self.degrees, (many, self.middle.size))
        return Draws(self.middle + self.spread * wide, rng.integers(0, SHAPES, many))

    def log_density(self, draws: Draws) -> Floats:
        """Give the logarithm of its density up to a constant, (N)."""
        z = (draws.free - self.middle) / self.spread
        density: Floats = -((self.degrees + 1) / 2 * np.log1p(z**2 / self.degrees)).sum(axis=1)
        return density

    def habits(self, draws: Draws) -> Habits:
        """Give what the draws mean."""
        u = np.clip(draws.free, self.middle - 40 * self.spread, self.middle + 40 * self.spread).T
        stay = np.exp(np.clip(u[STAYS] + np.array([[0.5], [-0.5]]) * u[LEAN], -1.0, 10.0))
        stay = np.hypot(stay, self.least_stay_h)
        voyage = self.voyage_h * (1 + np.exp(np.clip(u[SAILING], -6.0, 6.0)))
        elsewhere = np.exp(np.clip(u[ELSEWHERE], 0.0, 11.0))
        share = _chance(np.clip(u[SHARE], -9.0, 5.0))
        due = share / (1 - share) * (stay.sum(axis=0) + 2 * voyage)
        lean = np.exp(np.clip(np.array([[0.5], [-0.5]]) * u[OFF_LEAN], -4.0, 4.0))
        off = np.clip(-np.expm1(-due / (2 * elsewhere) * lean), 1e-6, 1 - 1e-6)
        shares = np.zeros((2, max(self.places), u.shape[1]))
        for side, first in ((0, FIXED), (1, FIXED + self.places[0])):
            weight = np.exp(np.clip(u[first : first + self.places[side]], -8.0, 8.0))
            shares[side, : self.places[side]] = weight / weight.sum(axis=0)
        return Habits(
            stay=stay,
            long=stay.mean(axis=0) * (2 + np.exp(np.clip(u[LONG], -3.0, 5.0))),
            often_long=_chance(u[OFTEN_LONG]),
            shape=draws.shape,
            voyage=voyage,
            off=off,
            back=_chance(u[BACK_FROM : BACK_TO + 1]),
            elsewhere=np.sqrt(elsewhere * due / off.sum(axis=0)),
            shares=shares,
        )

    def seeing(self, draws: Draws) -> tuple[Floats, Floats, Floats]:
        """Give the chances of detection and of a false alarm, and the part that is visible, (N)."""
        free = draws.free
        detected = np.clip(_chance(free[:, DETECTED]), 0.02, 0.995)
        false = np.clip(np.exp(np.minimum(free[:, FALSE], 0.0)), 1e-4, 0.5)
        return detected, np.minimum(false, 0.9 * detected), _chance(free[:, VISIBLE])


def _pair(stated: Number) -> tuple[float, float]:
    return stated if isinstance(stated, tuple) else (stated, stated)


def _logs(stated: Number, unit: float, least: float = 1e-2) -> tuple[float, float]:
    low, high = _pair(stated)
    return log(max(low, least) * unit), log(max(high, least) * unit)


def _odds(stated: Number, least: float, most: float) -> tuple[float, float]:
    low, high = (min(max(end, least), most) for end in _pair(stated))
    return log(low / (1 - low)), log(high / (1 - high))


def _chance(log_odds: Floats) -> Floats:
    chance: Floats = 1 / (1 + np.exp(-np.clip(log_odds, -30.0, 30.0)))
    return chance
