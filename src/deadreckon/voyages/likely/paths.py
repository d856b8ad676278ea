"""Where a ship may have been: paths drawn from what its marks leave open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from deadreckon.voyages.likely.drawn import drawn_states
from deadreckon.voyages.likely.posterior import Looked
from deadreckon.voyages.likely.priors import Draws
from deadreckon.voyages.likely.sweeps import Chain, Floats, Ints, Marks

SEED = 29


@dataclass(frozen=True, slots=True)
class Call:
    """A stay on a path: the index of its place, and hours after the start of the window."""

    place: int
    start: float
    end: float


Path = tuple[Call, ...]
"""A ship's calls in order; before the first and after the last it was under way or elsewhere."""


def paths(looked: Looked, draws: Draws, each: int) -> list[Path]:
    """Draw so many paths for each of some draws of a ship's habits, all as likely.

    Forward filtering, backward sampling (Frühwirth-Schnatter 1994). The seed is fixed.
    """
    rng = np.random.Generator(np.random.PCG64(SEED))
    found = []
    for chain, marks, opens, closes in looked.each(draws):
        step_h = (looked.closes - looked.opens) / max(closes - opens, 1)
        place_of = _places(chain)
        states = drawn_states(chain, marks, rng.random((each, _last(marks, closes) + 1)))
        found += [_calls(place_of[row], opens, step_h) for row in states]
    return found


def _last(marks: Marks, closes: int) -> int:
    return max(closes, int(marks.step[-1]) if marks.step.size else 0)


def _places(chain: Chain) -> Ints:
    """Give for each state the index of its place, or -1; the last row is elsewhere."""
    ends = chain.at[:-1]
    found: Ints = np.where(ends.max(axis=0) > 0, ends.argmax(axis=0), -1)
    return found


def _calls(place: Ints, opens: int, step_h: float) -> Path:
    changes = np.flatnonzero(np.diff(place)) + 1
    edges = [0, *changes.tolist(), place.size]
    return tuple(
        Call(int(place[a]), (a - opens) * step_h, (b - opens) * step_h)
        for a, b in pairwise(edges)
        if place[a] >= 0
    )


def presence(drawn: Sequence[Path], place: int, hours: Floats) -> Floats:
    """Tell for each path and each hour whether the ship is at a place, shape (paths, hours)."""
    found = np.zeros((len(drawn), hours.size))
    for n, path in enumerate(drawn):
        for call in path:
            if call.place == place:
                found[n, (hours >= call.start) & (hours < call.end)] = 1.0
    return found
