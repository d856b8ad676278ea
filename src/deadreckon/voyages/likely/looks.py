"""Which further look, of which place and day, would narrow the count most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from math import sqrt

import numpy as np

from deadreckon.model.frame import Route
from deadreckon.voyages.figures import Likely, NextLook
from deadreckon.voyages.likely.paths import Calls
from deadreckon.voyages.likely.sweeps import Floats

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
WORTH = 0.01
"""A look that takes away less of the variance than this is not worth naming."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """Paths of one ship, with how a look would fare on each.

    Attributes:
        detected, false: (paths) the chance that a look shows the ship if it is there, or if not.
    """

    calls: Calls
    detected: Floats
    false: Floats


def next_look(route: Route, ships: Sequence[Drawn], likely: Likely) -> NextLook | None:
    """Give the place and the day on which one more clear look is expected to narrow most.

    Of each place and day at noon: by how much knowing whether the look shows a ship lowers the
    variance of its passages, on average over what it may show; the ships' shares are summed.
    """
    places = (*route.origins, *route.destinations)
    days = [route.window.start + DAY * n for n in range(int(route.window.hours / 24) + 1)]
    noon = np.array([24.0 * n + 12 for n in range(len(days))])
    counts = [ship.calls.passages(len(route.origins), route.window.hours) for ship in ships]
    whole = sum(float(n.var()) for n in counts)
    if not whole or likely.p05 == likely.p95:
        return None
    gains = np.zeros((len(places), len(days)))
    for place in range(len(places)):
        for ship, n in zip(ships, counts, strict=True):
            there = ship.calls.presence(place, noon)
            shown = ship.false[:, None] + there * (ship.detected - ship.false)[:, None]
            gains[place] += _gain(n, shown)
    best = int(gains.argmax())
    gain = min(1.0, float(gains.flat[best]) / whole)
    if gain < WORTH:
        return None
    return NextLook(
        place=places[best // len(days)],
        day=days[best % len(days)].date(),
        width=likely.p95 - likely.p05,
        then=(likely.p95 - likely.p05) * sqrt(1 - gain),
    )


def _gain(n: Floats, shown: Floats) -> Floats:
    """Give the variance of what is expected of n once it is known whether a look shows a ship."""
    mean, often = n.mean(), shown.mean(axis=0)
    both = (n[:, None] * shown).mean(axis=0) - mean * often
    left = often * (1 - often)
    gain: Floats = np.divide(both**2, left, out=np.zeros_like(both), where=left > 0)
    return gain
