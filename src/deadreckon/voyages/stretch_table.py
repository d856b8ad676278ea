"""What one stretch adds to the count, from each state before it to each state after.

Inside the window the table is of `Turns`, made once for every unit and every state before.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import product

import numpy as np
from numpy.typing import NDArray

from deadreckon.voyages.costs import Curves, Fewest, Plain
from deadreckon.voyages.explain import TooManyStatesError, passed
from deadreckon.voyages.scene import Scene
from deadreckon.voyages.units import PASSAGES, TURNS, Unit, after

MOST_STATES = 2_000
MOST_STEPS = 30_000
STEPS = 1_500
WAY_STEPS = 4_000
BEAM = 50
NARROW = 48
"""States that are followed through a stretch of a large part at the least."""

Column = NDArray[np.int32]
States = tuple[int, ...]
Score = tuple[int, int, int]
"""How many are left unexplained, the count, and the set of those left, as a number."""
Table = dict[States, Score]
Columns = dict[int, Column]
Alone = Callable[[int, int], Table]
"""Gives the table of what must be one ship, by its number, from a state."""


class StretchTable:
    """The tables of one stretch, each made when it is first asked for."""

    def __init__(
        self, scene: Scene, alone: Alone, way: Callable[[], Score], *, large: bool
    ) -> None:
        """Take the stretch by itself.

        Args:
            scene: its ships and items.
            alone: with less known.
            way: to explain it, whatever is counted (`way_through`).
            large: fewer states are followed through stretches of large parts.
        """
        self._scene = scene
        self._alone = alone
        self._way = way
        self._large = large
        self._exact_ones: dict[States, Table | None] = {}
        self._wholes: dict[States, Table] = {}
        self._upper_ones: dict[States, Table] = {}
        self._lower_ones: dict[States, Table] = {}
        self._columns: dict[States, tuple[Columns, bool]] = {}
        self._known: dict[object, Table] = {}
        self._start = (0,) * len(scene.movers)

    @property
    def tangled(self) -> bool:
        """Whether it takes too many states."""
        return self._exact(self._start) is None

    @property
    def possible(self) -> bool:
        """Whether nothing need be left unexplained, as far as is known."""
        try:
            return bool(self._whole(self._start))
        except TooManyStatesError:
            return not best(self._lower(self._start))[0]

    @property
    def settled(self) -> bool:
        """Whether it is known how few sightings may be left."""
        if not self.tangled:
            return True
        return best(self._looser(self._start))[0] == self._way()[0]

    def lower(self, unit: Unit, before: States) -> Table:
        """Give a table that is exact or whose counts are never more than the least.

        Its mends are those of the way that was found: where less need not be known to be fewer,
        the count is of the rest; else nothing is counted and every state forgotten.
        """
        return self._in_unit(self._lower, unit, before)

    def upper(self, unit: Unit, before: States) -> Table:
        """Give a table that is exact or tells of one way to explain, not always the best."""
        return self._in_unit(self._upper, unit, before)

    def columns(self, unit: Unit, before: int) -> tuple[Columns, bool]:
        """Give the counts of one ship by how many are left, for each state after.

        Returns:
            The columns, and whether they are exact or never more than the least.
        """
        if self._scene.unit is not TURNS:
            return self._found_columns((before,))
        found, exact = self._found_columns(self._start)
        into: Columns = {}
        for turns, column in found.items():
            then, count = after(unit, before, turns)
            more = column + np.int32(count)
            into[then] = np.minimum(into[then], more) if then in into else more
        return into, exact

    def _found_columns(self, before: States) -> tuple[Columns, bool]:
        if before not in self._columns:
            found, exact = passed(
                self._scene,
                Curves(len(self._scene.items)),
                before,
                most=self._few(),
                beyond="forget",
            )
            self._columns[before] = {state: column for (state,), column in found.items()}, exact
        return self._columns[before]

    def _in_unit(self, find: Callable[[States], Table], unit: Unit, before: States) -> Table:
        """Give a table in the unit that is asked for."""
        if self._scene.unit is not TURNS:
            return find(before)
        key = (find.__name__, unit.name, before)
        if key not in self._known:
            table: Table = {}
            for turns, (mends, count, left) in find(self._start).items():
                each = [after(unit, *pair) for pair in zip(before, turns, strict=True)]
                score = (mends, count + sum(more for _, more in each), left)
                keep(table, tuple(then for then, _ in each), score)
            self._known[key] = undominated(table, unit)
        return self._known[key]

    def _few(self) -> int:
        """Give how many states may be followed."""
        if self._large:
            return max(NARROW, STEPS // len(self._scene.items))
        return max(BEAM, min(MOST_STATES, MOST_STEPS // len(self._scene.items)))

    def _exact(self, before: States) -> Table | None:
        """Give the table, or None if the stretch is too tangled, from whatever states."""
        if before != self._start and self._exact(self._start) is None:
            return None
        if before not in self._exact_ones:
            try:
                self._exact_ones[before] = self._whole(before) or self._mended(before)
            except TooManyStatesError:
                self._exact_ones[before] = None
        return self._exact_ones[before]

    def _whole(self, before: States) -> Table:
        """Give the table with nothing left unexplained; empty if that cannot be."""
        if before not in self._wholes:
            found, _ = passed(self._scene, Plain(), before, most=self._few())
            self._wholes[before] = {states: (0, count, 0) for states, count in found.items()}
        return self._wholes[before]

    def _mended(self, before: States) -> Table:
        algebra = Fewest(len(self._scene.items))
        found, _ = passed(self._scene, algebra, before, most=self._few())
        return fewest({states: algebra.read(value) for states, value in found.items()})

    def _upper(self, before: States) -> Table:
        if (table := self._exact(before)) is not None:
            return table
        if before not in self._upper_ones:
            algebra = Fewest(len(self._scene.items))
            found, _ = passed(self._scene, algebra, before, most=BEAM, beyond="drop")
            self._upper_ones[before] = {then: algebra.read(value) for then, value in found.items()}
        return self._upper_ones[before]

    def _lower(self, before: States) -> Table:
        if (table := self._exact(before)) is not None:
            return table
        if before not in self._lower_ones:
            mends, _, left = self._way()
            looser = self._looser(before)
            if best(looser)[0] != mends:
                looser = {(0,) * len(before): (mends, 0, 0)}
            self._lower_ones[before] = {then: (*score[:2], left) for then, score in looser.items()}
        return self._lower_ones[before]

    def _looser(self, before: States) -> Table:
        """Give the table with less known: what must be one ship alone, or less."""
        scene = self._scene
        if len(scene.movers) == 1:
            algebra = Fewest(len(scene.items))
            found, _ = passed(scene, algebra, before, most=BEAM, beyond="forget")
            return fewest({states: algebra.read(value) for states, value in found.items()})
        tables = [self._alone(ship, state) for ship, state in enumerate(before)]
        result: Table = {}
        for ends in product(*(table.items() for table in tables)):
            states = tuple(state for (state,), _ in ends)
            mends, count = (sum(score[n] for _, score in ends) for n in (0, 1))
            keep(result, states, (mends, count, 0))
        return undominated(fewest(result), scene.unit)


def way_through(scene: Scene) -> Score:
    """Find one way to explain a stretch, whatever is counted: it leaves few unexplained."""
    movers = tuple(replace(mover, counted=False) for mover in scene.movers)
    blind = replace(scene, movers=movers, unit=PASSAGES)
    algebra = Fewest(len(blind.items))
    most = max(2, min(BEAM, WAY_STEPS // len(blind.items)))
    found, _ = passed(blind, algebra, (0,) * len(movers), most=most, beyond="drop")
    return algebra.read(min(found.values()))


def keep(into: Table, states: States, score: Score) -> None:
    """Put a score into a table unless a better one is known."""
    known = into.get(states)
    if known is None or score < known:
        into[states] = score


def best(table: Table) -> Score:
    """Give the best score."""
    return min(table.values())


def fewest(table: Table) -> Table:
    """Keep what leaves the fewest unexplained."""
    least = best(table)[0]
    return {states: score for states, score in table.items() if score[0] == least}


def undominated(table: Table, unit: Unit) -> Table:
    """Drop states from which no less is left to count than another has counted less."""
    if len(table) < 2:  # noqa: PLR2004
        return table
    kept: Table = {}
    for states, score in sorted(table.items(), key=lambda pair: (pair[1], pair[0])):
        if not any(_as_good(then, other, states, score, unit) for then, other in kept.items()):
            kept[states] = score
    return kept


def _as_good(one: States, score: Score, other: States, worse: Score, unit: Unit) -> bool:
    lead = sum(unit.lead(a, b) for a, b in zip(one, other, strict=True) if a != b)
    return (score[0], score[1] + lead, score[2]) <= worse
