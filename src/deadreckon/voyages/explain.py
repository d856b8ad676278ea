"""The least count that any movement of the ships needs to explain what was seen, exactly.

A sweep over time. A state is what the past leaves to the future: for each ship the state of its
count, the places it has just left, the sightings that are still to be met, the absences that bar
it from a place. States that agree are merged, so nothing is searched twice and nothing is given
up: dynamic programming over the frontier (Held and Karp 1962, for the order of what overlaps).
With each state goes the least count by the number of sightings left unexplained.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from functools import partial
from typing import Generic, Literal, NamedTuple, TypeVar

from deadreckon.voyages.costs import Algebra
from deadreckon.voyages.scene import FOREVER, Scene
from deadreckon.voyages.units import NEITHER

Beyond = Literal["stop", "forget", "drop"]

V = TypeVar("V")

FEW_STATES = 4
"""So few states are not worth comparing."""


class TooManyStatesError(Exception):
    """The frontier holds more states than allowed."""


class _Ship(NamedTuple):
    """What one ship's past leaves to its future."""

    state: int
    left: tuple[tuple[int, int], ...]
    unmet: tuple[int, ...]
    bars: tuple[int, ...]


_NEW = _Ship(0, (), (), ())
_Fleet = tuple[_Ship, ...]


def explain(
    scene: Scene, algebra: Algebra[V], *, most: int, beyond: Beyond = "stop"
) -> tuple[V, bool]:
    """Give the least count by number of sightings left unexplained, in the algebra's values.

    Args:
        scene: what is to be explained.
        algebra: how counts are kept (`costs`).
        most: states that the frontier may hold.
        beyond: what to do with more: `stop`; `forget` what binds, so that the counts can only be
            lower; or `drop` the worse ones, so that they can only be higher.

    Returns:
        The value, and whether it is exact.

    Raises:
        TooManyStatesError: more than `most`, and `beyond` is `stop`.
    """
    sweep = _Sweep(scene, algebra, most, beyond)
    result = None
    for value in sweep.run((0,) * len(scene.movers), FOREVER).values():
        result = value if result is None else algebra.least(result, value)
    return algebra.none() if result is None else result, sweep.exact


def passed(
    scene: Scene,
    algebra: Algebra[V],
    before: tuple[int, ...],
    *,
    most: int,
    beyond: Beyond = "stop",
) -> tuple[dict[tuple[int, ...], V], bool]:
    """Give the same by the states of the ships' counts after all that was seen.

    Args:
        scene: where nothing before binds, nor anything binds what comes after.
        algebra: how counts are kept.
        before: the states of the ships' counts before it.
        most: states that the frontier may hold.
        beyond: what to do with more, as for `explain`.

    Raises:
        TooManyStatesError: see `explain`.
    """
    sweep = _Sweep(scene, algebra, most, beyond, closing=FOREVER)
    over = 1 + max((item.end for item in scene.items), default=-FOREVER)
    if any(mover.unseen for mover in scene.movers):
        over = max(over, scene.window[0] + 1)
    after: dict[tuple[int, ...], V] = {}
    for fleet, value in sweep.run(before, over).items():
        states = tuple(ship.state for ship in fleet)
        known = after.get(states)
        after[states] = value if known is None else algebra.least(known, value)
    return after, sweep.exact


class _Sweep(Generic[V]):
    def __init__(
        self,
        scene: Scene,
        algebra: Algebra[V],
        most: int,
        beyond: Beyond,
        closing: int | None = None,
    ) -> None:
        self.scene = scene
        self.closing = scene.window[1] if closing is None else closing
        self.algebra = algebra
        self.most = most
        self.beyond = beyond
        self.exact = True
        self.hidden = {
            end: [p for p, which in enumerate(scene.ends) if which == end]
            for end in set(scene.ends) - {NEITHER}
        }
        self.own: list[list[int]] = [[] for _ in scene.movers]
        for i in sorted(range(len(scene.items)), key=lambda i: scene.items[i].start):
            for mover in scene.items[i].movers:
                self.own[mover].append(i)
        self.starts = [[scene.items[i].start for i in own] for own in self.own]

    def run(self, before: tuple[int, ...], over: int) -> dict[_Fleet, V]:
        """Sweep from the states of the ships' counts until `over`."""
        scene = self.scene
        first, last = scene.window
        opening = sorted(
            range(len(scene.items)),
            key=lambda i: (scene.items[i].start, scene.items[i].kind != "stay", i),
        )
        times = {first, last + 1, *(item.start for item in scene.items)}
        start = tuple(_NEW._replace(state=state) for state in before)
        frontier: dict[_Fleet, V] = {start: self.algebra.zero()}
        now, at = -FOREVER, 0
        for time in (*sorted(t for t in times if -FOREVER < t < over), over):
            frontier = self._settle(frontier, now, time)
            now = time
            while at < len(opening) and scene.items[opening[at]].start == time:
                frontier = self._open(frontier, opening[at])
                at += 1
        return frontier

    def _keep(self, into: dict[_Fleet, V], fleet: _Fleet, value: V) -> None:
        if self.algebra.hopeless(value):
            return
        known = into.get(fleet)
        into[fleet] = value if known is None else self.algebra.least(known, value)

    def _checked(self, frontier: dict[_Fleet, V]) -> dict[_Fleet, V]:
        """Keep the frontier within bounds."""
        if len(frontier) <= self.most:
            return frontier
        if self.beyond == "stop":
            raise TooManyStatesError
        self.exact = False
        if self.beyond == "drop":
            best = sorted(frontier.items(), key=lambda pair: (self.algebra.rank(pair[1]), pair[0]))
            return dict(best[: self.most])
        frontier = self._forgotten(frontier, lambda ship: ship._replace(left=(), bars=()))
        while len(frontier) > self.most:
            unmet = {i for fleet in frontier for ship in fleet for i in ship.unmet}
            if not unmet:
                return self._forgotten(frontier, lambda ship: ship._replace(state=0))
            items = self.scene.items
            widest = max(unmet, key=lambda i: (items[i].end, i))
            frontier = self._forgotten(frontier, partial(_met, widest))
        return frontier

    def _forgotten(
        self, frontier: dict[_Fleet, V], forget: Callable[[_Ship], _Ship]
    ) -> dict[_Fleet, V]:
        """Merge states that agree once something that only binds is forgotten."""
        merged: dict[_Fleet, V] = {}
        for fleet, value in frontier.items():
            self._keep(merged, tuple(map(forget, fleet)), value)
        return merged

    def _settle(self, frontier: dict[_Fleet, V], now: int, until: int) -> dict[_Fleet, V]:
        """Meet what may be met from `now` until before `until`, in every way."""
        options: dict[tuple[int, _Ship], list[tuple[_Ship, int]]] = {}
        inside = self.scene.window[0] < until <= self.scene.window[1]
        after: dict[_Fleet, V] = {}
        for fleet, value in frontier.items():
            ways: list[tuple[_Fleet, int]] = [((), 0)]
            for number, ship in enumerate(fleet):
                key = (number, ship)
                if key not in options:
                    idle = inside and not (ship.left or ship.unmet or ship.bars)
                    options[key] = [(ship, 0)] if idle else self._ways(number, ship, now, until)
                ways = [
                    ((*before, then), cost + more)
                    for before, cost in ways
                    for then, more in options[key]
                ]
            for then_all, cost in ways:
                self._keep(after, then_all, self.algebra.plus(value, cost) if cost else value)
        return self._checked(self._undominated(after, until))

    def _undominated(self, frontier: dict[_Fleet, V], until: int) -> dict[_Fleet, V]:
        """Drop what another state does as well.

        That one has left its places no later, and what it may have to count more from here on,
        it has counted less so far.
        """
        if len(frontier) < FEW_STATES:
            return frontier
        alike: dict[object, list[_Fleet]] = {}
        for fleet in frontier:
            open_ = tuple(
                (s.unmet, s.bars, s.state * (until <= self.scene.window[0])) for s in fleet
            )
            alike.setdefault(open_, []).append(fleet)
        kept: dict[_Fleet, V] = {}
        for group in alike.values():
            best: list[_Fleet] = []
            for fleet in sorted(group, key=lambda f: (self.algebra.rank(frontier[f]), f)):
                if not any(self._as_good(frontier, other, fleet) for other in best):
                    best.append(fleet)
                    kept[fleet] = frontier[fleet]
        return kept

    def _as_good(self, frontier: dict[_Fleet, V], one: _Fleet, other: _Fleet) -> bool:
        """Whether one state is as good as another that is not better for the least k."""
        lead = sum(
            self.scene.unit.lead(ship.state, twin.state)
            for ship, twin in zip(one, other, strict=True)
            if ship.state != twin.state
        )
        value = frontier[one]
        return self.algebra.covers(
            self.algebra.plus(value, lead) if lead else value, frontier[other]
        ) and _no_later(one, other)

    def _ways(self, number: int, ship: _Ship, now: int, until: int) -> list[tuple[_Ship, int]]:
        """Give all that one ship may become by `until`, with the least that each adds."""
        if not ship.unmet and not ship.bars and until > self.scene.window[0]:
            return [(self._reduced(number, ship, until), 0)]
        items = self.scene.items
        ends: dict[_Ship, int] = {}
        known: dict[tuple[_Ship, int, bool], int] = {}
        stack = [(self._freed(ship, now, until), now, 0, False)]
        while stack:
            then, clock, cost, strayed = stack.pop()
            if known.get((then, clock, strayed), FOREVER) <= cost:
                continue
            known[then, clock, strayed] = cost
            if all(items[i].end >= until for i in then.unmet):
                rest = self._reduced(number, then, until)
                ends[rest] = min(cost, ends.get(rest, FOREVER))
            for place in {items[i].place for i in then.unmet if items[i].kind == "seen"}:
                time = self._earliest(number, then, place, clock)
                if time < until:
                    unmet = tuple(i for i in then.unmet if not self._meets(i, place, time))
                    if len(unmet) < len(then.unmet):
                        met, more = self._at(number, then, place, time, time)
                        stack.append((met._replace(unmet=unmet), time, cost + more, False))
            for place in () if strayed else self._unseen(number, then, until):
                time = self._earliest(number, then, place, clock)
                if time < until:
                    met, more = self._at(number, then, place, time, time)
                    stack.append((met, time, cost + more, True))
        return list(ends.items())

    def _meets(self, i: int, place: int, time: int) -> bool:
        """Whether to be at a place at an instant meets an open sighting: it costs nothing more."""
        item = self.scene.items[i]
        return item.kind == "seen" and item.end >= time and place in self.scene.clears[item.place]

    def _at(self, number: int, ship: _Ship, place: int, time: int, until: int) -> tuple[_Ship, int]:
        """Give the ship once it is at a place from `time` until `until`, and what that adds."""
        scene = self.scene
        first, last = scene.window
        times = dict(ship.left)
        times[place] = max(until, times.get(place, until))
        left = tuple(sorted(times.items()))
        if time > last or not scene.movers[number].counted:
            return ship._replace(left=left), 0
        state, more = scene.unit.step(ship.state, scene.ends[place], -1 if time < first else 0)
        return ship._replace(state=state, left=left), more

    def _unseen(self, number: int, ship: _Ship, until: int) -> list[int]:
        """Name the places where an unseen call before the window may lower the count."""
        mover = self.scene.movers[number]
        if until > self.scene.window[0] or not (mover.counted and mover.unseen):
            return []
        return [p for end in self.scene.unit.unseen(ship.state) for p in self.hidden.get(end, ())]

    def _earliest(self, number: int, ship: _Ship, place: int, clock: int) -> int:
        """Give the earliest instant from `clock` at which the ship can be at the place."""
        travel = self.scene.movers[number].travel
        time = clock
        for other, when in ship.left:
            if travel[other][place]:
                time = max(time, when + travel[other][place])
        moved = True
        while moved:
            moved = False
            for bar in ship.bars:
                item = self.scene.items[bar]
                if item.end >= time and place in self.scene.clears[item.place]:
                    time, moved = item.end + 1, True
        return time

    def _freed(self, ship: _Ship, now: int, until: int) -> _Ship:
        """Meet the absences at an instant, as soon as no stay covers them."""
        items = self.scene.items
        unmet = []
        for i in ship.unmet:
            if items[i].kind == "gone":
                clears = self.scene.clears[items[i].place]
                free = max(
                    [
                        now,
                        *(when + 1 for place, when in ship.left if place in clears and when >= now),
                    ]
                )
                if free < until and free <= items[i].end:
                    continue
            unmet.append(i)
        return ship if len(unmet) == len(ship.unmet) else ship._replace(unmet=tuple(unmet))

    def _reduced(self, number: int, ship: _Ship, until: int) -> _Ship:
        """Forget what no longer binds."""
        scene = self.scene
        state = ship.state if until <= self.closing else 0
        left = tuple(entry for entry in ship.left if self._binds(number, ship, entry, until))
        bars = tuple(i for i in ship.bars if scene.items[i].end >= until)
        return _Ship(state, left, ship.unmet, bars)

    def _binds(self, number: int, ship: _Ship, entry: tuple[int, int], until: int) -> bool:
        """Whether having left a place still keeps the ship from anything."""
        place, when = entry
        if when >= until:
            return True
        scene = self.scene
        travel = scene.movers[number].travel[place]
        if until <= scene.window[0] and scene.movers[number].counted:
            for places in self.hidden.values():
                if any(when + travel[p] > until for p in places):
                    return True
        starts, own = self.starts[number], self.own[number]
        coming = own[bisect_left(starts, until) : bisect_left(starts, when + max(travel))]
        for i in (*ship.unmet, *coming):
            item = scene.items[i]
            needs = travel[item.place]
            if needs and item.kind in ("seen", "stay") and when + needs > max(until, item.start):
                return True
        return False

    def _open(self, frontier: dict[_Fleet, V], i: int) -> dict[_Fleet, V]:
        """Say whose sighting it is, or leave it unexplained."""
        item = self.scene.items[i]
        after: dict[_Fleet, V] = {}
        for fleet, value in frontier.items():
            if not item.hard:
                self._keep(after, fleet, self.algebra.leave(value, i))
            if item.every:
                ships: list[_Ship | None] = list(fleet)
                for number in item.movers:
                    ships[number] = self._taken(number, fleet[number], i)[0]
                if None not in ships:
                    self._keep(after, tuple(s for s in ships if s is not None), value)
                continue
            for number in item.movers:
                ship, cost = self._taken(number, fleet[number], i)
                if ship is not None:
                    then = (*fleet[:number], ship, *fleet[number + 1 :])
                    self._keep(after, then, self.algebra.plus(value, cost) if cost else value)
        return self._checked(after)

    def _taken(self, number: int, ship: _Ship, i: int) -> tuple[_Ship | None, int]:
        """Give the ship once the sighting is its own and what that adds; None if it cannot be."""
        scene = self.scene
        item = scene.items[i]
        if item.kind in ("seen", "gone"):
            return ship._replace(unmet=tuple(sorted((*ship.unmet, i)))), 0
        if item.kind == "barred":
            clears = scene.clears[item.place]
            if any(place in clears and when >= item.start for place, when in ship.left):
                return None, 0
            return ship._replace(bars=tuple(sorted((*ship.bars, i)))), 0
        if self._earliest(number, ship, item.place, item.start) > item.start:
            return None, 0
        return self._at(number, ship, item.place, item.start, item.end)


def _met(item: int, ship: _Ship) -> _Ship:
    return ship._replace(unmet=tuple(i for i in ship.unmet if i != item))


def _no_later(one: _Fleet, other: _Fleet) -> bool:
    """Whether each ship of one has left every place no later than that of the other."""
    return all(
        all(when <= then.get(place, when - 1) for place, when in ship.left)
        for ship, then in ((ship, dict(twin.left)) for ship, twin in zip(one, other, strict=True))
    )
