"""The likeliest chain of sightings of one ship that speed alone forces to and fro."""

from __future__ import annotations

from collections.abc import Sequence
from math import log

import numpy as np
from numpy.typing import NDArray

from deadreckon.voyages.scene import Item, Mover, Scene
from deadreckon.voyages.units import FROM, NEITHER, PASSAGES, TO

LEAST_CONFIDENCE = 1e-12
EACH_COUNTS = 1e-7
"""Of sets that are equally likely the smallest is taken."""


def doubt(confidence: float) -> float:
    """Give minus the logarithm of a confidence: doubts add where confidences multiply."""
    return -log(max(confidence, LEAST_CONFIDENCE)) + EACH_COUNTS


def forced_chain(scene: Scene, mover: int, doubts: Sequence[float], count: int) -> list[int] | None:
    """Choose the items of least total doubt that alone force `count`; None if no chain does.

    A sighting must come after another at the other end if the ship could not have come to the
    other one from it in time. Where each of a chain must follow the one before, the chain is made
    in that order: a voyage from each to the next. The arrivals are surely in the window if the
    first that counts cannot have come before it, unseen, and the last not after. The best chain is
    found length by length, with the least doubt of a chain of so many that ends in each sighting.

    Args:
        scene: one that can be explained whole.
        mover: the ship; sightings that may be another are left out.
        doubts: of each item.
        count: how many of the scene's unit are to be forced.
    """
    own = [i for i, item in enumerate(scene.items) if _usable(scene, item, mover)]
    own.sort(key=lambda i: (scene.items[i].start + scene.items[i].end, i))
    items = [scene.items[i] for i in own]
    passages = scene.unit is PASSAGES
    length = 2 * count if passages else 2 * count + 1
    late = _cannot_be_early(scene, mover, items)
    weights = np.array([doubts[i] for i in own])
    links = _Links(scene, scene.movers[mover], items)
    best, origins = None, []
    for first in (FROM,) if passages else (FROM, TO):
        least = np.where(links.at(first), weights, np.inf)
        if passages:
            least[~late] = np.inf
        steps: list[NDArray[np.int64]] = []
        for n in range(1, length):
            least, before = links.extended(least, FROM + TO - first if n % 2 else first)
            least = least + weights
            if n == 1 and not passages:
                least[~late] = np.inf
            steps.append(before)
        least[[_arrives(item) > scene.window[1] for item in items]] = np.inf
        if len(least) and np.isfinite(least.min()):
            last = int(np.argmin(least))
            if best is None or least[last] < best:
                best, origins = least[last], _traced(last, steps)
    return None if best is None else sorted(own[i] for i in origins)


def _usable(scene: Scene, item: Item, mover: int) -> bool:
    return (
        item.movers == (mover,)
        and item.kind in ("seen", "stay")
        and scene.ends[item.place] != NEITHER
    )


def _arrives(item: Item) -> int:
    """Give the latest that a ship may have come to where it is seen."""
    return item.start if item.kind == "stay" else item.end


def _leaves(item: Item) -> int:
    """Give the earliest that it may have left."""
    return item.end if item.kind == "stay" else item.start


def _cannot_be_early(scene: Scene, mover: int, items: Sequence[Item]) -> NDArray[np.bool_]:
    """Tell from which sightings the other end cannot be reached before the window."""
    travel = scene.movers[mover].travel
    far = {
        place: [other for other, which in enumerate(scene.ends) if which == FROM + TO - end]
        for place, end in enumerate(scene.ends)
        if end != NEITHER
    }
    return np.array(
        [
            _leaves(item) + min((travel[item.place][p] for p in far[item.place]), default=0)
            >= scene.window[0]
            for item in items
        ],
        dtype=bool,
    )


def _traced(last: int, steps: Sequence[NDArray[np.int64]]) -> list[int]:
    chain = [last]
    for before in reversed(steps):
        chain.append(int(before[chain[-1]]))
    return chain


class _Links:
    """Which sightings of one ship must come after which, place by place."""

    def __init__(self, scene: Scene, mover: Mover, items: Sequence[Item]) -> None:
        self._ends = np.array([scene.ends[item.place] for item in items], dtype=int)
        self._places = np.array([item.place for item in items], dtype=int)
        self._leaves = np.array([_leaves(item) for item in items], dtype=np.int64)
        arrives = np.array([_arrives(item) for item in items], dtype=np.int64)
        self._by_place: dict[int, tuple[NDArray[np.int64], NDArray[np.int64]]] = {}
        for place in sorted(set(self._places.tolist())):
            here = np.flatnonzero(self._places == place)
            here = here[np.argsort(arrives[here], kind="stable")]
            self._by_place[place] = here, arrives[here]
        self._travel = np.array(mover.travel, dtype=np.int64)
        self._places_of = {
            end: [p for p in self._by_place if scene.ends[p] == end] for end in (FROM, TO)
        }

    def at(self, end: int) -> NDArray[np.bool_]:
        """Tell which sightings are at an end."""
        return np.asarray(self._ends == end)

    def extended(
        self, least: NDArray[np.float64], end: int
    ) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
        """Give, for sightings at `end`, the least of those that they must follow, and which."""
        best = np.full(len(least), np.inf)
        before = np.full(len(least), -1, dtype=np.int64)
        later = np.flatnonzero(self._ends == end)
        for place in self._places_of[FROM + TO - end]:
            here, arrives = self._by_place[place]
            running = np.minimum.accumulate(least[here])
            first = np.maximum.accumulate(np.where(least[here] <= running, np.arange(len(here)), 0))
            until = self._leaves[later] + self._travel[self._places[later], place]
            among = np.searchsorted(arrives, until, side="left") - 1
            found = np.flatnonzero(among >= 0)
            values = running[among[found]]
            better = values < best[later[found]]
            chosen = later[found][better]
            best[chosen] = values[better]
            before[chosen] = here[first[among[found]][better]]
        return best, before
