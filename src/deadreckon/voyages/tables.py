"""Stretch after stretch to the least count of a part, and what is known where it is tangled.

Each stretch is a table from the states of its ships' counts before it to those after. The fewest
sightings to leave unexplained do not depend on the states before: stretches mend one by one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from deadreckon.voyages.costs import IMPOSSIBLE
from deadreckon.voyages.scene import FOREVER, Item, Mover, Scene
from deadreckon.voyages.stretch_table import (
    Column,
    Columns,
    Score,
    States,
    StretchTable,
    Table,
    best,
    keep,
    undominated,
    way_through,
)
from deadreckon.voyages.stretches import Stretch, stretches
from deadreckon.voyages.units import TURNS

SMALL = 60
"""Up to so many sightings a part is small."""
FEW_STATES = 4
"""So few states are not worth comparing."""

EVER = (-FOREVER, FOREVER)

Side = Literal["lower", "upper"]


@dataclass(frozen=True, slots=True)
class Explained:
    """The least count of a part with the fewest sightings left unexplained.

    Attributes:
        mends: how many are left; never fewer than need be.
        count: the least count; where not `exact`, never more than it.
        left: which may be left, so that the rest can be explained.
        exact: whether the count is the least.
        settled: whether fewer cannot be left.
    """

    mends: int
    count: int
    left: tuple[int, ...]
    exact: bool
    settled: bool


class Tables:
    """Follows the tables of stretches, each made once."""

    def __init__(self, *, large: bool = False) -> None:
        """Start without any; of `large` parts fewer states are followed through a stretch."""
        self._large = large
        self._made: dict[object, StretchTable] = {}
        self._ways: dict[object, Score] = {}
        self._seen: dict[Mover, Mover] = {}
        self._ones: dict[Item, Item] = {}

    def fewest(self, scene: Scene, run: Sequence[Stretch]) -> Explained:
        """Give the least count that leaves as few sightings as can be unexplained.

        Args:
            scene: a part.
            run: its stretches.
        """
        mends, count, left = best(self._through(scene, run, "lower"))
        tangled = [
            one for s in run if not _is_one(scene, s) and (one := self._of(scene, s)).tangled
        ]
        exact = settled = True
        if tangled:
            exact, settled = False, all(one.settled for one in tangled)
            if not self._large:
                more, most, left = best(self._through(scene, run, "upper"))
                exact = settled and (more, most) == (mends, count)
        numbers = tuple(i for i in range(len(scene.items)) if left >> i & 1)
        return Explained(mends, count, numbers, exact, settled)

    def possible(self, scene: Scene, stretch: Stretch) -> bool:
        """Whether all of a stretch can be explained, as far as is known."""
        return _is_one(scene, stretch) or self._of(scene, stretch).possible

    def column(self, scene: Scene, run: Sequence[Stretch], most: int) -> tuple[Column, bool]:
        """Give the least counts of one ship by how many sightings may be left, to `most`.

        Returns:
            The counts, and whether they are exact or never more than the least.
        """
        before: Columns = {0: np.zeros(most + 1, dtype=np.int32)}
        exact = True
        for stretch in run:
            now: Columns = {}
            for state, column in before.items():
                found, exactly = self._columns(scene, stretch, state)
                exact = exact and exactly
                for then, more in found.items():
                    end = 0 if stretch.over else then
                    if end not in now:
                        now[end] = np.full(most + 1, IMPOSSIBLE, dtype=np.int32)
                    _add(now[end], column, more)
            before = now
        return np.min(list(before.values()), axis=0), exact

    def _columns(self, scene: Scene, stretch: Stretch, state: int) -> tuple[Columns, bool]:
        if not _is_one(scene, stretch):
            return self._of(scene, stretch).columns(scene.unit, state)
        then, count = _met(scene, stretch, state)
        left: Columns = {state: np.array([IMPOSSIBLE, 0], dtype=np.int32)}
        return left | {then: np.array([count], dtype=np.int32)}, True

    def _through(
        self, scene: Scene, run: Sequence[Stretch], side: Side, before: Table | None = None
    ) -> Table:
        """Follow the tables from the states before the first to those after the last."""
        now = before or {(0,) * len(scene.movers): (0, 0, 0)}
        for stretch in run:
            after: Table = {}
            if _is_one(scene, stretch):
                (ship,) = stretch.ships
                for states, (mends, count, left) in now.items():
                    then, more = _met(scene, stretch, states[ship])
                    end = (*states[:ship], 0 if stretch.over else then, *states[ship + 1 :])
                    keep(after, end, (mends, count + more, left))
            else:
                table = self._of(scene, stretch)
                find = table.lower if side == "lower" else table.upper
                for states, (mends, count, left) in now.items():
                    found = find(scene.unit, tuple(states[ship] for ship in stretch.ships))
                    for then_all, (more, counted, without) in found.items():
                        also = _these(without, stretch.items) if without else 0
                        score = (mends + more, count + counted, left | also)
                        keep(after, _ended(states, stretch, then_all), score)
            now = undominated(after, scene.unit) if len(after) >= FEW_STATES else after
        return now

    def _of(self, scene: Scene, stretch: Stretch) -> StretchTable:
        name = stretch.name(scene)
        if name not in self._made:
            self._made[name] = StretchTable(
                stretch.alone(scene),
                lambda ship, state: self._alone(scene, stretch, stretch.ships[ship], state),
                lambda: self._way(scene, stretch),
                large=self._large,
            )
        return self._made[name]

    def _alone(self, scene: Scene, stretch: Stretch, ship: int, state: int) -> Table:
        """Give the table of the sightings in a stretch that must be one ship."""
        mine = [scene.items[i] for i in stretch.items if scene.items[i].movers == (ship,)]
        mover = scene.movers[ship]
        own = replace(
            scene,
            movers=(mover if ship in stretch.opening else self._as_seen(mover),),
            items=tuple(self._as_one(item) for item in mine),
            unit=TURNS if stretch.inside(scene) else scene.unit,
            window=EVER if stretch.inside(scene) else scene.window,
        )
        return self._through(own, stretches(own, to_the_end=False), "lower", {(state,): (0, 0, 0)})

    def _way(self, scene: Scene, stretch: Stretch) -> Score:
        """Give the way through a stretch, the same whatever is counted."""
        key = (
            tuple(scene.movers[ship].travel for ship in stretch.ships),
            tuple(scene.items[i] for i in stretch.items),
        )
        if key not in self._ways:
            self._ways[key] = way_through(stretch.alone(scene))
        return self._ways[key]

    def _as_seen(self, mover: Mover) -> Mover:
        return self._seen.setdefault(mover, replace(mover, unseen=False))

    def _as_one(self, item: Item) -> Item:
        return self._ones.setdefault(item, replace(item, movers=(0,)))


def _is_one(scene: Scene, stretch: Stretch) -> bool:
    """Whether it is one sighting of one ship, well inside the window."""
    return len(stretch.items) == len(stretch.ships) == 1 and stretch.inside(scene)


def _met(scene: Scene, stretch: Stretch, state: int) -> tuple[int, int]:
    """Give the state once the ship was where it is seen, and what that adds."""
    item = scene.items[stretch.items[0]]
    if item.kind not in ("seen", "stay") or not scene.movers[stretch.ships[0]].counted:
        return state, 0
    return scene.unit.step(state, scene.ends[item.place], 0)


def _ended(states: States, stretch: Stretch, then: States) -> States:
    ends = list(states)
    for ship, state in zip(stretch.ships, then, strict=True):
        ends[ship] = 0 if ship in stretch.over else state
    return tuple(ends)


def _these(without: int, items: Sequence[int]) -> int:
    """Translate a set of a stretch's items to one of its scene's."""
    return sum(1 << i for n, i in enumerate(items) if without >> n & 1)


def _add(into: Column, column: Column, more: Column) -> None:
    """Take what is less: the column with the stretch's left and counted beside its own."""
    for k in np.flatnonzero(more < IMPOSSIBLE).tolist():
        if k < len(column):
            np.minimum(into[k:], column[: len(column) - k] + more[k], out=into[k:])
