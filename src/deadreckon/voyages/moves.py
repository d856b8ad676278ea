"""What one ship may become from one instant to the next: what its past leaves to its future.

Each state of a ship has a number, so that the sweep compares and remembers numbers alone.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from deadreckon.voyages.scene import FOREVER, Scene
from deadreckon.voyages.units import NEITHER


class Ship(NamedTuple):
    """What one ship's past leaves to its future.

    Attributes:
        state: of its count.
        left: the places it was at and when it left each, where that binds.
        unmet: items still to be met.
        bars: items that bar it from places.
    """

    state: int
    left: tuple[tuple[int, int], ...]
    unmet: tuple[int, ...]
    bars: tuple[int, ...]


class Moves:
    """Moves the ships of a scene, one at a time; a mover is its number, a ship that of its state.

    Attributes:
        ships: the states by number.
    """

    def __init__(self, scene: Scene, closing: int) -> None:
        """Take what is to be explained; after `closing` no state of a count matters."""
        self.ships: list[Ship] = []
        self._scene = scene
        self._closing = closing
        self._numbers: dict[Ship, int] = {}
        self._open: list[int] = []
        self._opens: dict[object, int] = {}
        self._versus: dict[tuple[int, int], int | None] = {}
        self._hidden = {
            end: [p for p, which in enumerate(scene.ends) if which == end]
            for end in set(scene.ends) - {NEITHER}
        }
        self._own: list[list[int]] = [[] for _ in scene.movers]
        for i in sorted(range(len(scene.items)), key=lambda i: scene.items[i].start):
            for mover in scene.items[i].movers:
                self._own[mover].append(i)
        self._starts = [[scene.items[i].start for i in own] for own in self._own]

    def number(self, ship: Ship) -> int:
        """Give the number of a state."""
        found = self._numbers.get(ship)
        if found is None:
            found = self._numbers[ship] = len(self.ships)
            self.ships.append(ship)
            open_ = (ship.unmet, ship.bars)
            self._open.append(self._opens.setdefault(open_, len(self._opens)))
        return found

    def new(self, state: int) -> int:
        """Give a ship of which nothing was seen but the state of its count."""
        return self.number(Ship(state, (), (), ()))

    def changed(self, ship: int, change: Callable[[Ship], Ship]) -> int:
        """Give a ship changed."""
        return self.number(change(self.ships[ship]))

    def open_of(self, ship: int, until: int) -> tuple[int, int]:
        """Give what two ships must share for one to be as good as the other."""
        early = until <= self._scene.window[0]
        return self._open[ship], self.ships[ship].state if early else 0

    def versus(self, one: int, other: int) -> int | None:
        """Give how much more one may yet count than another that has the same to meet.

        None if it has left some place later.
        """
        pair = (one, other)
        if pair not in self._versus:
            ship, twin = self.ships[one], self.ships[other]
            then = dict(twin.left)
            lead = self._scene.unit.lead(ship.state, twin.state) if ship.state != twin.state else 0
            no_later = all(when <= then.get(place, when - 1) for place, when in ship.left)
            self._versus[pair] = lead if no_later else None
        return self._versus[pair]

    def ways(self, mover: int, ship: int, now: int, until: int) -> list[tuple[int, int]]:
        """Give all that a ship may become by `until`, with the least that each adds."""
        first, last = self._scene.window
        state = self.ships[ship]
        if not state.unmet and not state.bars and until > first:
            if not state.left and until <= last:
                return [(ship, 0)]
            return [(self.number(self._reduced(mover, state, until)), 0)]
        ends: dict[Ship, int] = {}
        known: dict[tuple[Ship, int, bool], int] = {}
        stack = [(self._freed(state, now, until), now, 0, False)]
        while stack:
            then, clock, cost, strayed = stack.pop()
            if known.get((then, clock, strayed), FOREVER) <= cost:
                continue
            known[then, clock, strayed] = cost
            if self._may_wait(then.unmet, until):
                rest = self._reduced(mover, then, until)
                ends[rest] = min(cost, ends.get(rest, FOREVER))
            for place, stray in self._goals(mover, then, until, strayed=strayed):
                time = self._earliest(mover, then, place, clock)
                if time >= until:
                    continue
                unmet = then.unmet
                if not stray:
                    unmet = tuple(i for i in unmet if not self._meets(i, place, time))
                if stray or len(unmet) < len(then.unmet):
                    met, more = self._at(mover, then, place, (time, time))
                    stack.append((met._replace(unmet=unmet), time, cost + more, stray))
        return [(self.number(then), cost) for then, cost in ends.items()]

    def taken(self, mover: int, ship: int, i: int) -> tuple[int, int] | None:
        """Give the ship once an item is its own and what that adds; None if it cannot be."""
        scene, state = self._scene, self.ships[ship]
        item = scene.items[i]
        if item.kind in ("seen", "gone"):
            return self.number(state._replace(unmet=tuple(sorted((*state.unmet, i))))), 0
        if item.kind == "barred":
            clears = scene.clears[item.place]
            if any(place in clears and when >= item.start for place, when in state.left):
                return None
            return self.number(state._replace(bars=tuple(sorted((*state.bars, i))))), 0
        if self._earliest(mover, state, item.place, item.start) > item.start:
            return None
        then, more = self._at(mover, state, item.place, (item.start, item.end))
        return self.number(then), more

    def _may_wait(self, unmet: Iterable[int], until: int) -> bool:
        items = self._scene.items
        return all(items[i].end >= until for i in unmet)

    def _goals(
        self, mover: int, ship: Ship, until: int, *, strayed: bool
    ) -> Iterator[tuple[int, bool]]:
        """Name where a ship may go: to what it is to meet, or, once in between, unseen."""
        items = self._scene.items
        for place in {items[i].place for i in ship.unmet if items[i].kind == "seen"}:
            yield place, False
        for place in () if strayed else self._unseen(mover, ship, until):
            yield place, True

    def _meets(self, i: int, place: int, time: int) -> bool:
        """Whether to be at a place at an instant meets an open sighting: it costs nothing more."""
        item = self._scene.items[i]
        return item.kind == "seen" and item.end >= time and place in self._scene.clears[item.place]

    def _at(self, mover: int, ship: Ship, place: int, when: tuple[int, int]) -> tuple[Ship, int]:
        """Give the ship once it is at a place from one instant until another; what that adds."""
        scene = self._scene
        first, last = scene.window
        time, until = when
        times = dict(ship.left)
        times[place] = max(until, times.get(place, until))
        left = tuple(sorted(times.items()))
        if time > last or not scene.movers[mover].counted:
            return ship._replace(left=left), 0
        state, more = scene.unit.step(ship.state, scene.ends[place], -1 if time < first else 0)
        return ship._replace(state=state, left=left), more

    def _unseen(self, mover: int, ship: Ship, until: int) -> list[int]:
        """Name the places where an unseen call before the window may lower the count."""
        who = self._scene.movers[mover]
        if until > self._scene.window[0] or not (who.counted and who.unseen):
            return []
        return [p for end in self._scene.unit.unseen(ship.state) for p in self._hidden.get(end, ())]

    def _earliest(self, mover: int, ship: Ship, place: int, clock: int) -> int:
        """Give the earliest instant from `clock` at which the ship can be at the place."""
        travel = self._scene.movers[mover].travel
        time = clock
        for other, when in ship.left:
            if travel[other][place]:
                time = max(time, when + travel[other][place])
        moved = bool(ship.bars)
        while moved:
            moved = False
            for bar in ship.bars:
                item = self._scene.items[bar]
                if item.end >= time and place in self._scene.clears[item.place]:
                    time, moved = item.end + 1, True
        return time

    def _freed(self, ship: Ship, now: int, until: int) -> Ship:
        """Meet the absences at an instant, as soon as no stay covers them."""
        items = self._scene.items
        unmet = []
        for i in ship.unmet:
            if items[i].kind == "gone":
                clears = self._scene.clears[items[i].place]
                after = (w + 1 for place, w in ship.left if place in clears and w >= now)
                free = max([now, *after])
                if free < until and free <= items[i].end:
                    continue
            unmet.append(i)
        return ship if len(unmet) == len(ship.unmet) else ship._replace(unmet=tuple(unmet))

    def _reduced(self, mover: int, ship: Ship, until: int) -> Ship:
        """Forget what no longer binds."""
        items = self._scene.items
        state = ship.state if until <= self._closing else 0
        left = tuple(entry for entry in ship.left if self._binds(mover, ship, entry, until))
        bars = tuple(i for i in ship.bars if items[i].end >= until)
        return Ship(state, left, ship.unmet, bars)

    def _binds(self, mover: int, ship: Ship, entry: tuple[int, int], until: int) -> bool:
        """Whether having left a place still keeps the ship from anything."""
        place, when = entry
        if when >= until:
            return True
        scene = self._scene
        travel = scene.movers[mover].travel[place]
        if until <= scene.window[0] and scene.movers[mover].counted:
            for places in self._hidden.values():
                if any(when + travel[p] > until for p in places):
                    return True
        starts, own = self._starts[mover], self._own[mover]
        coming = own[bisect_left(starts, until) : bisect_left(starts, when + max(travel))]
        for i in (*ship.unmet, *coming):
            item = scene.items[i]
            needs = travel[item.place]
            if needs and item.kind in ("seen", "stay") and when + needs > max(until, item.start):
                return True
        return False
