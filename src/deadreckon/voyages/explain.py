"""The least count that any movement of the ships needs to explain what was seen, exactly.

A sweep over time. A state is what the past leaves to the future: for each ship the state of its
count, the places it has just left, the sightings that are still to be met, the absences that bar
it from a place. States that agree are merged, so nothing is searched twice and nothing is given
up: dynamic programming over the frontier (Held and Karp 1962, for the order of what overlaps).
With each state goes the least count by the number of sightings left unexplained.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Generic, Literal, TypeVar

from deadreckon.voyages.costs import Algebra
from deadreckon.voyages.moves import Moves, Ship
from deadreckon.voyages.scene import FOREVER, Scene

Beyond = Literal["stop", "forget", "drop"]

V = TypeVar("V")

FEW_STATES = 4
"""So few states are not worth comparing."""


class TooManyStatesError(Exception):
    """The frontier holds more states than allowed."""


_Fleet = tuple[int, ...]
"""The numbers of the ships' states (`moves`)."""


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
        states = tuple(sweep.moves.ships[ship].state for ship in fleet)
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
        self.moves = Moves(scene, scene.window[1] if closing is None else closing)
        self.algebra = algebra
        self.most = most
        self.beyond = beyond
        self.exact = True

    def run(self, before: tuple[int, ...], over: int) -> dict[_Fleet, V]:
        """Sweep from the states of the ships' counts until `over`."""
        scene = self.scene
        first, last = scene.window
        opening = sorted(
            range(len(scene.items)),
            key=lambda i: (scene.items[i].start, scene.items[i].kind != "stay", i),
        )
        times = {first, last + 1, *(item.start for item in scene.items)}
        frontier: dict[_Fleet, V] = {tuple(map(self.moves.new, before)): self.algebra.zero()}
        now, at = -FOREVER, 0
        for time in (*sorted(t for t in times if -FOREVER < t < over), over):
            frontier = self._settle(frontier, now, time)
            now = time
            while at < len(opening) and scene.items[opening[at]].start == time:
                frontier = self._open(frontier, opening[at])
                at += 1
        return frontier

    def _keep(self, into: dict[_Fleet, V], fleet: _Fleet, value: V) -> None:
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
            safe = [pair for pair in best if not self._has_unmet(pair[0])]
            return dict([*best[: self.most], *safe[:1]])  # what waits for nothing comes through
        frontier = self._forgotten(frontier, lambda ship: ship._replace(left=(), bars=()))
        while len(frontier) > self.most:
            ships = [self.moves.ships[n] for n in {n for fleet in frontier for n in fleet}]
            unmet = {i for ship in ships for i in ship.unmet}
            if not unmet:
                return self._forgotten(frontier, lambda ship: ship._replace(state=0))
            items = self.scene.items
            widest = max(unmet, key=lambda i: (items[i].end, i))
            frontier = self._forgotten(frontier, partial(_met, widest))
        return frontier

    def _has_unmet(self, fleet: _Fleet) -> bool:
        return any(self.moves.ships[ship].unmet for ship in fleet)

    def _forgotten(
        self, frontier: dict[_Fleet, V], forget: Callable[[Ship], Ship]
    ) -> dict[_Fleet, V]:
        """Merge states that agree once something that only binds is forgotten."""
        merged: dict[_Fleet, V] = {}
        for fleet, value in frontier.items():
            self._keep(merged, tuple(self.moves.changed(ship, forget) for ship in fleet), value)
        return merged

    def _settle(self, frontier: dict[_Fleet, V], now: int, until: int) -> dict[_Fleet, V]:
        """Meet what may be met from `now` until before `until`, in every way."""
        options: list[dict[int, list[tuple[int, int]]]] = [{} for _ in self.scene.movers]
        after: dict[_Fleet, V] = {}
        for fleet, value in frontier.items():
            ways: list[tuple[_Fleet, int]] = [((), 0)]
            for number, ship in enumerate(fleet):
                found = options[number].get(ship)
                if found is None:
                    found = options[number][ship] = self.moves.ways(number, ship, now, until)
                ways = [
                    ((*before, then), cost + more) for before, cost in ways for then, more in found
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
        open_of = {ship: self.moves.open_of(ship, until) for fleet in frontier for ship in fleet}
        alike: dict[object, list[_Fleet]] = {}
        for fleet in frontier:
            alike.setdefault(tuple([open_of[ship] for ship in fleet]), []).append(fleet)
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
        lead = 0
        for ship, twin in zip(one, other, strict=True):
            if ship != twin:
                more = self.moves.versus(ship, twin)
                if more is None:
                    return False
                lead += more
        value = frontier[one]
        return self.algebra.covers(
            self.algebra.plus(value, lead) if lead else value, frontier[other]
        )

    def _open(self, frontier: dict[_Fleet, V], i: int) -> dict[_Fleet, V]:
        """Say whose sighting it is, or leave it unexplained."""
        item = self.scene.items[i]
        after: dict[_Fleet, V] = {}
        options: list[dict[int, tuple[int, int] | None]] = [{} for _ in self.scene.movers]

        def taken(number: int, ship: int) -> tuple[int, int] | None:
            known = options[number]
            if ship not in known:
                known[ship] = self.moves.taken(number, ship, i)
            return known[ship]

        for fleet, value in frontier.items():
            if not item.hard:
                left = self.algebra.leave(value, i)
                if not self.algebra.hopeless(left):
                    self._keep(after, fleet, left)
            if item.every:
                each = {number: taken(number, fleet[number]) for number in item.movers}
                if None not in each.values():
                    self._keep(after, _all_taken(fleet, each), value)
                continue
            for number in item.movers:
                found = taken(number, fleet[number])
                if found is not None:
                    ship, cost = found
                    now = (*fleet[:number], ship, *fleet[number + 1 :])
                    self._keep(after, now, self.algebra.plus(value, cost) if cost else value)
        return self._checked(after)


def _all_taken(fleet: _Fleet, each: Mapping[int, tuple[int, int] | None]) -> _Fleet:
    found = {number: taken[0] for number, taken in each.items() if taken is not None}
    return tuple(found.get(number, ship) for number, ship in enumerate(fleet))


def _met(item: int, ship: Ship) -> Ship:
    return ship._replace(unmet=tuple(i for i in ship.unmet if i != item))
