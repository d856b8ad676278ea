"""Parts in the terms of the sweep: laid out and cut once, whatever is counted of them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from deadreckon.voyages.costs import Curves, Traces
from deadreckon.voyages.explain import explain
from deadreckon.voyages.parts import Part
from deadreckon.voyages.scene import Item, Kind, Mover, Scene
from deadreckon.voyages.stretch_table import BEAM, MOST_STATES, MOST_STEPS
from deadreckon.voyages.stretches import Stretch, stretches
from deadreckon.voyages.sure import Sure
from deadreckon.voyages.tables import SMALL, Explained, Tables
from deadreckon.voyages.units import NEITHER, PASSAGES, Unit
from deadreckon.voyages.world import Asked, World

FEW_LEFT_OUT = 20

Column = NDArray[np.int32]
Counted = tuple[bool, ...]
"""Which of a part's ships count."""


class Layout:
    """Lays out the parts of one route and window, and remembers what is known of them."""

    def __init__(self, world: World, asked: Asked) -> None:
        self._world = world
        self._asked = asked
        self._ends = {p: world.end(p, asked) for p in world.frame.places}
        self._tables = Tables(), Tables(large=True)
        self._movers: dict[object, Mover] = {}
        self._items: dict[object, Item] = {}
        self._laid: dict[Part, tuple[Scene, list[Stretch]]] = {}
        self._explained: dict[object, Explained] = {}
        self._columns: dict[object, tuple[Column, bool]] = {}

    def explained(self, part: Part, counted: Counted, unit: Unit) -> Explained:
        """Give the least count of a part once as few of its sightings as can be are left out."""
        key = (part, counted, unit.name)
        if key not in self._explained:
            scene = self.scene(part, counted, unit)
            self._explained[key] = self._solver(part).fewest(scene, self.stretches(part))
        return self._explained[key]

    def column(self, part: Part, counted: Counted, unit: Unit, most: int) -> tuple[Column, bool]:
        """Give the counts of one part by how many of its sightings may be left out.

        Returns:
            The counts, and whether they are exact or never more than the least.
        """
        key = (part, counted, unit.name, most)
        if key not in self._columns:
            scene = self.scene(part, counted, unit)
            if len(part.ships) == 1:
                found = self._solver(part).column(scene, self.stretches(part), most)
            else:
                found = _at_once(scene, most)
            self._columns[key] = found
        return self._columns[key]

    def contradicting(self, part: Part, counted: Counted, unit: Unit) -> list[Stretch]:
        """Give the stretches of a part in which something must be left unexplained."""
        scene, tables = self.scene(part, counted, unit), self._solver(part)
        return [stretch for stretch in self.stretches(part) if not tables.possible(scene, stretch)]

    def stretches(self, part: Part) -> list[Stretch]:
        """Cut a part where nothing binds."""
        return self._lay(part)[1]

    def scene(
        self, part: Part, counted: Counted, unit: Unit, hard: frozenset[Sure] = frozenset()
    ) -> Scene:
        """Put a part into the terms of the sweep."""
        laid, _ = self._lay(part)
        movers = tuple(
            mover if counts else self._silent(mover)
            for mover, counts in zip(laid.movers, counted, strict=True)
        )
        items = laid.items
        if hard:
            items = tuple(
                replace(item, hard=True) if s in hard else item
                for s, item in zip(part.sightings, items, strict=True)
            )
        return replace(laid, movers=movers, items=items, unit=unit)

    def _solver(self, part: Part) -> Tables:
        return self._tables[len(part.sightings) > SMALL]

    def _lay(self, part: Part) -> tuple[Scene, list[Stretch]]:
        if part not in self._laid:
            scene = self._scene(part)
            self._laid[part] = scene, stretches(scene)
        return self._laid[part]

    def _scene(self, part: Part) -> Scene:
        """Put a part into the terms of the sweep, all of its ships counted."""
        world = self._world
        ends = {p for p, end in self._ends.items() if end != NEITHER}
        places = tuple(sorted(ends.union(s.seen.place for s in part.sightings)))
        number = {ship: n for n, ship in enumerate(part.ships)}
        at = {place: n for n, place in enumerate(places)}
        items = tuple(
            self._item(s, tuple(number[ship] for ship in ships), at[s.seen.place])
            for s, ships in zip(part.sightings, part.may_be, strict=True)
        )
        return Scene(
            movers=tuple(self._mover(ship, places) for ship in part.ships),
            items=items,
            ends=tuple(self._ends[p] for p in places),
            clears=tuple(
                frozenset(i for i, q in enumerate(places) if p in world.within(q)) for p in places
            ),
            unit=PASSAGES,
            window=self._asked.window,
        )

    def _mover(self, ship: str, places: tuple[str, ...]) -> Mover:
        key = (ship, places)
        if key not in self._movers:
            travel = self._world.travel
            table = tuple(tuple(travel(a, b, ship) for b in places) for a in places)
            self._movers[key] = Mover(table, counted=True)
        return self._movers[key]

    def _silent(self, mover: Mover) -> Mover:
        return self._movers.setdefault(mover, replace(mover, counted=False))

    def _item(self, s: Sure, ships: tuple[int, ...], place: int) -> Item:
        key = (s, ships, place)
        if key not in self._items:
            every = s.anybody and not s.seen.present
            self._items[key] = Item(ships, place, s.start, s.end, _kind(s), every)
        return self._items[key]


def traced(scene: Scene, most: int) -> list[tuple[int, list[int]]]:
    """Give, for each k to `most`, the least count and the items it leaves unexplained.

    Raises:
        TooManyStatesError: the scene is too tangled.
    """
    algebra = Traces(most, len(scene.items))
    value, _ = explain(scene, algebra, most=MOST_STATES)
    return [(algebra.count(entry), algebra.left(entry)) for entry in value]


def _at_once(scene: Scene, most: int) -> tuple[Column, bool]:
    steps = MOST_STEPS // (1 + most // FEW_LEFT_OUT)
    bound = min(MOST_STATES, max(BEAM, steps // len(scene.items)))
    return explain(scene, Curves(most), most=bound)[0], True


def _kind(s: Sure) -> Kind:
    if s.seen.present:
        return "stay" if s.seen.throughout and s.start < s.end else "seen"
    return "barred" if s.steady else "gone"
