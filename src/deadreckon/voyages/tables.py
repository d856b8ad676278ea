"""Stretch after stretch to the least count of a part, and what is known where it is tangled.

Each stretch is a table from the states of its ships' counts before it to those after. The fewest
sightings to leave unexplained do not depend on the states before: stretches mend one by one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import product

import numpy as np
from numpy.typing import NDArray

from deadreckon.voyages.costs import IMPOSSIBLE, Curves, Fewest, Plain
from deadreckon.voyages.explain import FEW_STATES, Scene, TooManyStatesError, passed
from deadreckon.voyages.stretches import Stretch, stretches
from deadreckon.voyages.units import PASSAGES, Unit

MOST_STATES = 2_000
MOST_STEPS = 30_000
STEPS = 1_500
WAY_STEPS = 4_000
BEAM = 50
NARROW = 16
"""States that are followed through a stretch of a large part, where what is left varies."""
SMALL = 60
"""Up to so many sightings a part is small."""

Column = NDArray[np.int32]
States = tuple[int, ...]
Score = tuple[int, int, int]
"""How many are left unexplained, the count, and the set of those left, as a number."""
Table = dict[States, Score]
Find = Callable[[Scene, States], Table]


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
    """Makes the tables of stretches, each once."""

    def __init__(self, *, large: bool = False) -> None:
        """Start without any; of `large` parts fewer states are followed through a stretch."""
        self._large = large
        self._exact_ones: dict[object, Table | None] = {}
        self._bounds: dict[object, Table] = {}
        self._columns: dict[object, tuple[dict[States, Column], bool]] = {}

    def fewest(self, scene: Scene) -> Explained:
        """Give the least count that leaves as few sightings as can be unexplained."""
        run = stretches(scene)
        mends, count, left = _best(self._through(scene, run, self._lower))
        exact = settled = True
        tangled = [
            stretch
            for stretch in run
            if len(stretch.items) > 1 and self._is_tangled(scene, stretch)
        ]
        if tangled:
            exact = False
            settled = all(self._is_settled(stretch.alone(scene)) for stretch in tangled)
            if not self._large:
                more, most, left = _best(self._through(scene, run, self._upper))
                exact = settled and (more, most) == (mends, count)
        numbers = tuple(i for i in range(len(scene.items)) if left >> i & 1)
        return Explained(mends, count, numbers, exact, settled)

    def column(self, scene: Scene, most: int) -> tuple[Column, bool]:
        """Give the least counts of one ship by how many sightings may be left, to `most`.

        Returns:
            The counts, and whether they are exact or never more than the least.
        """
        before: dict[int, Column] = {0: np.zeros(most + 1, dtype=np.int32)}
        exact = True
        for stretch in stretches(scene):
            after: dict[int, Column] = {}
            for state, column in before.items():
                found, exactly = self._column(scene, stretch, state)
                exact = exact and exactly
                for (then,), more in found.items():
                    end = 0 if stretch.over else then
                    if end not in after:
                        after[end] = np.full(most + 1, IMPOSSIBLE, dtype=np.int32)
                    _add(after[end], column, more)
            before = after
        return np.min(list(before.values()), axis=0), exact

    def _column(
        self, scene: Scene, stretch: Stretch, state: int
    ) -> tuple[dict[States, Column], bool]:
        if len(stretch.items) == 1 and stretch.inside(scene):
            (ship,), (i,) = stretch.ships, stretch.items
            then, count = _met(scene, ship, i, state)
            met: dict[States, Column] = {(then,): np.array([count], dtype=np.int32)}
            left: dict[States, Column] = {(state,): np.array([IMPOSSIBLE, 0], dtype=np.int32)}
            return left | met, True
        alone = stretch.alone(scene)
        key = (alone, state)
        if key not in self._columns:
            most = NARROW if self._large else self._few(alone)
            self._columns[key] = passed(
                alone, Curves(len(alone.items)), (state,), most=most, beyond="forget"
            )
        return self._columns[key]

    def _through(
        self, scene: Scene, run: Sequence[Stretch], find: Find, before: Table | None = None
    ) -> Table:
        """Follow the tables from the states before the first to those after the last."""
        now = before or {(0,) * len(scene.movers): (0, 0, 0)}
        for stretch in run:
            after: Table = {}
            if len(stretch.items) == len(stretch.ships) == 1 and stretch.inside(scene):
                (ship,), (i,) = stretch.ships, stretch.items
                for states, (mends, count, left) in now.items():
                    then, more = _met(scene, ship, i, states[ship])
                    end = (*states[:ship], 0 if stretch.over else then, *states[ship + 1 :])
                    _keep(after, end, (mends, count + more, left))
            else:
                alone = stretch.alone(scene)
                found: dict[States, Table] = {}
                for states, (mends, count, left) in now.items():
                    own = tuple(states[ship] for ship in stretch.ships)
                    if own not in found:
                        found[own] = find(alone, own)
                    for then_all, (more, counted, without) in found[own].items():
                        ends = list(states)
                        for ship, state in zip(stretch.ships, then_all, strict=True):
                            ends[ship] = 0 if ship in stretch.over else state
                        also = _these(without, stretch.items)
                        _keep(after, tuple(ends), (mends + more, count + counted, left | also))
            now = _undominated(after, scene.unit)
        return now

    def _is_tangled(self, scene: Scene, stretch: Stretch) -> bool:
        alone = stretch.alone(scene)
        return self._exactly(alone, (0,) * len(alone.movers)) is None

    def _exactly(self, alone: Scene, before: States) -> Table | None:
        """Give the table of a stretch, or None if it is too tangled, from whatever states."""
        start = (0,) * len(before)
        if before != start and self._exactly(alone, start) is None:
            return None
        key = (alone, before)
        if key not in self._exact_ones:
            try:
                self._exact_ones[key] = _whole(alone, before, self._few(alone)) or _mended(
                    alone, before, self._few(alone)
                )
            except TooManyStatesError:
                self._exact_ones[key] = None
        return self._exact_ones[key]

    def _few(self, alone: Scene) -> int:
        """Give how many states may be followed through a stretch."""
        if self._large:
            return max(NARROW, STEPS // len(alone.items))
        return max(BEAM, min(MOST_STATES, MOST_STEPS // len(alone.items)))

    def _upper(self, alone: Scene, before: States) -> Table:
        """Give a table that is exact or tells of one way to explain, not always the best."""
        table = self._exactly(alone, before)
        if table is not None:
            return table
        key = (alone, before, "upper")
        if key not in self._bounds:
            algebra = Fewest(len(alone.items))
            found, _ = passed(alone, algebra, before, most=BEAM, beyond="drop")
            self._bounds[key] = {states: algebra.read(value) for states, value in found.items()}
        return self._bounds[key]

    def _lower(self, alone: Scene, before: States) -> Table:
        """Give a table that is exact or whose counts are never more than the least.

        Its mends are those of the way that was found: where less need not be known to be fewer,
        the count is of the rest; else nothing is counted and every state forgotten.
        """
        table = self._exactly(alone, before)
        if table is not None:
            return table
        key = (alone, before, "lower")
        if key not in self._bounds:
            mends = self._way(alone)[0]
            looser = self._looser(alone, before)
            if _best(looser)[0] != mends:
                looser = {(0,) * len(before): (mends, 0, 0)}
            left = self._way(alone)[2]
            self._bounds[key] = {then: (*score[:2], left) for then, score in looser.items()}
        return self._bounds[key]

    def _way(self, alone: Scene) -> Score:
        """Find one way to explain a stretch, whatever is counted: it leaves few unexplained."""
        movers = tuple(replace(mover, counted=False) for mover in alone.movers)
        blind = replace(alone, movers=movers, unit=PASSAGES)
        key = (blind, "way")
        if key not in self._bounds:
            algebra = Fewest(len(blind.items))
            states = (0,) * len(movers)
            most = max(2, min(BEAM, WAY_STEPS // len(blind.items)))
            found, _ = passed(blind, algebra, states, most=most, beyond="drop")
            self._bounds[key] = {then: algebra.read(value) for then, value in found.items()}
        return _best(self._bounds[key])

    def _is_settled(self, alone: Scene) -> bool:
        """Whether it is known how few sightings of a stretch may be left."""
        start = (0,) * len(alone.movers)
        if self._exactly(alone, start) is not None:
            return True
        return _best(self._looser(alone, start))[0] == self._way(alone)[0]

    def _looser(self, alone: Scene, before: States) -> Table:
        """Give the table of a stretch with less known: what must be one ship alone, or less."""
        if len(alone.movers) == 1:
            algebra = Fewest(len(alone.items))
            found, _ = passed(alone, algebra, before, most=BEAM, beyond="forget")
            return _fewest({states: algebra.read(value) for states, value in found.items()})
        tables = []
        for ship, state in enumerate(before):
            mine = tuple(replace(i, movers=(0,)) for i in alone.items if i.movers == (ship,))
            own = replace(alone, movers=(alone.movers[ship],), items=mine)
            run = stretches(own, to_the_end=False)
            tables.append(self._through(own, run, self._lower, {(state,): (0, 0, 0)}))
        result: Table = {}
        for ends in product(*(table.items() for table in tables)):
            states = tuple(state for (state,), _ in ends)
            _keep(
                result,
                states,
                (sum(score[0] for _, score in ends), sum(score[1] for _, score in ends), 0),
            )
        return _undominated(_fewest(result), alone.unit)


def _whole(alone: Scene, before: States, most: int) -> Table:
    """Give the table of a stretch with nothing left unexplained; empty if that cannot be."""
    found, _ = passed(alone, Plain(), before, most=most)
    return {states: (0, count, 0) for states, count in found.items()}


def _mended(alone: Scene, before: States, most: int) -> Table:
    algebra = Fewest(len(alone.items))
    found, _ = passed(alone, algebra, before, most=most)
    return _fewest({states: algebra.read(value) for states, value in found.items()})


def _met(scene: Scene, ship: int, i: int, state: int) -> tuple[int, int]:
    """Give the state once the ship was where it is seen, and what that adds."""
    item = scene.items[i]
    if item.kind not in ("seen", "stay") or not scene.movers[ship].counted:
        return state, 0
    return scene.unit.step(state, scene.ends[item.place], 0)


def _keep(into: Table, states: States, score: Score) -> None:
    known = into.get(states)
    if known is None or score < known:
        into[states] = score


def _best(table: Table) -> Score:
    return min(table.values())


def _fewest(table: Table) -> Table:
    """Keep what leaves the fewest unexplained."""
    fewest = _best(table)[0]
    return {states: score for states, score in table.items() if score[0] == fewest}


def _these(without: int, items: Sequence[int]) -> int:
    """Translate a set of a stretch's items to one of its scene's."""
    if not without:
        return 0
    return sum(1 << i for n, i in enumerate(items) if without >> n & 1)


def _undominated(table: Table, unit: Unit) -> Table:
    """Drop states from which no less is left to count than another has counted less."""
    if len(table) < FEW_STATES:
        return table
    kept: Table = {}
    for states, score in sorted(table.items(), key=lambda pair: (pair[1], pair[0])):
        mends, count, left = score
        if not any(
            (
                other[0],
                other[1]
                + sum(unit.lead(a, b) for a, b in zip(then, states, strict=True) if a != b),
                other[2],
            )
            <= (mends, count, left)
            for then, other in kept.items()
        ):
            kept[states] = score
    return kept


def _add(into: Column, column: Column, more: Column) -> None:
    """Take what is less: the column with the stretch's left and counted beside its own."""
    for k in np.flatnonzero(more < IMPOSSIBLE).tolist():
        if k < len(column):
            np.minimum(into[k:], column[: len(column) - k] + more[k], out=into[k:])
