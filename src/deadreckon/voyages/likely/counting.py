"""How many voyages each draw of a ship's habits expects."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from deadreckon.voyages.likely.posterior import Looked
from deadreckon.voyages.likely.priors import Draws
from deadreckon.voyages.likely.sweeps import Floats, counts

MOST_VOYAGES = 4000


@dataclass(frozen=True, slots=True)
class Counted:
    """P(n) from n = 0 upward, under one draw."""

    passages: Floats
    round_trips: Floats


def counted(looked: Looked, draws: Draws) -> list[Counted]:
    """Give what each draw expects.

    One sweep counts voyages either way. As they alternate, those to the end where the ship is at
    the close are the larger half; of both ways together each two make a round trip, with one that
    may have begun before the window.
    """
    side = looked.layout.side
    found = []
    for chain, marks, opens, closes in looked.each(draws):
        states = counts(chain, marks, opens, closes, min(MOST_VOYAGES, closes - opens))
        at_from, at_to = states[side == 0].sum(axis=0), states[side == 1].sum(axis=0)
        found.append(
            Counted(
                _halved(at_to, up=True) + _halved(at_from, up=False),
                _halved(at_from + at_to, up=True),
            )
        )
    return found


def _halved(pmf: Floats, *, up: bool) -> Floats:
    """Give the distribution of half a count, rounded up or down."""
    half = (np.arange(pmf.size) + int(up)) // 2
    found = np.zeros(pmf.size // 2 + 1)
    np.add.at(found, half, pmf)
    return found


def mixed(pmfs: Sequence[Floats]) -> Floats:
    """Give the mean of several distributions."""
    total = np.zeros(max(pmf.size for pmf in pmfs))
    for pmf in pmfs:
        total[: pmf.size] += pmf / len(pmfs)
    return total


def apart(pmf: Floats, middle: int, stretch: float) -> Floats:
    """Draw a distribution apart from a count; what falls between two counts is shared by both."""
    if stretch == 1:
        return pmf
    to = np.maximum(middle + stretch * (np.arange(pmf.size) - middle), 0.0)
    low = np.floor(to).astype(np.int64)
    found = np.zeros(int(low.max()) + 2)
    np.add.at(found, low, pmf * (1 - (to - low)))
    np.add.at(found, low + 1, pmf * (to - low))
    return found
