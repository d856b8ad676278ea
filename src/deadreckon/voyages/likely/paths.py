"""Where a ship may have been: paths drawn from what its marks leave open, as columns of calls."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from deadreckon.voyages.likely.drawn import drawn_states
from deadreckon.voyages.likely.posterior import Looked
from deadreckon.voyages.likely.priors import Draws
from deadreckon.voyages.likely.sweeps import Chain, Floats, Ints, Marks

SEED = 29


@dataclass(frozen=True, slots=True)
class Calls:
    """The calls on many paths of a ship, each path as likely as another.

    Attributes:
        paths: how many paths; some may hold no call.
        path, place: (N) of each call the index of its path and of its place, in the order of time
            within a path.
        start, end: (N) hours after the start of the window.
    """

    paths: int
    path: Ints
    place: Ints
    start: Floats
    end: Floats

    def presence(self, place: int, hours: Floats) -> Floats:
        """Tell whether the ship is at a place, 0 or 1, shape (paths, hours); hours ascend."""
        at = self.place == place
        edges = np.zeros((self.paths, hours.size + 1))
        np.add.at(edges, (self.path[at], np.searchsorted(hours, self.start[at])), 1.0)
        np.add.at(edges, (self.path[at], np.searchsorted(hours, self.end[at])), -1.0)
        found: Floats = np.cumsum(edges, axis=1)[:, :-1]
        return found

    def passages(self, origins: int, window_h: float) -> Floats:
        """Count on each path the passages that arrive in the window, shape (paths).

        Args:
            origins: so many places, the first, are where passages begin.
            window_h: its length, hours.
        """
        before, after, start = self.place[:-1], self.place[1:], self.start[1:]
        arrives = (self.path[1:] == self.path[:-1]) & (before < origins) & (after >= origins)
        arrives &= (start >= 0) & (start <= window_h)
        return np.bincount(self.path[1:][arrives], minlength=self.paths).astype(float)


def paths(looked: Looked, draws: Draws, each: int) -> Calls:
    """Draw so many paths for each of some draws of a ship's habits, all as likely.

    Forward filtering, backward sampling (Frühwirth-Schnatter 1994). The seed is fixed.
    """
    rng = np.random.Generator(np.random.PCG64(SEED))
    found: list[tuple[Ints, Ints, Floats, Floats]] = []
    first = 0
    for chain, marks, opens, closes in looked.each(draws):
        step_h = (looked.closes - looked.opens) / max(closes - opens, 1)
        states = drawn_states(chain, marks, rng.random((each, _last(marks, closes) + 1)))
        path, place, start, end = _stays(_places(chain)[states])
        found.append((path + first, place, (start - opens) * step_h, (end - opens) * step_h))
        first += each
    path, place, start, end = (np.concatenate(column) for column in zip(*found, strict=True))
    return Calls(first, path, place, start, end)


def _last(marks: Marks, closes: int) -> int:
    return max(closes, int(marks.step[-1]) if marks.step.size else 0)


def _places(chain: Chain) -> Ints:
    """Give for each state the index of its place, or -1; the last row is elsewhere."""
    ends = chain.at[:-1]
    found: Ints = np.where(ends.max(axis=0) > 0, ends.argmax(axis=0), -1)
    return found


def _stays(place: Ints) -> tuple[Ints, Ints, Floats, Floats]:
    """Give the runs of one place in rows of steps: row, place, first step and the one after."""
    many, steps = place.shape
    new: NDArray[np.bool_] = np.ones((many, steps), bool)
    new[:, 1:] = place[:, 1:] != place[:, :-1]
    path, start = np.nonzero(new)
    end = np.append(start[1:], steps)
    end[np.append(path[1:] != path[:-1], True)] = steps
    at = place[path, start]
    stays = at >= 0
    return path[stays], at[stays], start[stays].astype(float), end[stays].astype(float)
