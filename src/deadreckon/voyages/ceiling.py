"""The most voyages that physics leaves room for, between sightings that are certain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from deadreckon.voyages.sailing import sailing
from deadreckon.voyages.sure import Sure, in_order
from deadreckon.voyages.units import FROM, NEITHER, PASSAGES, ROUND_TRIPS, TO, Phase, Unit
from deadreckon.voyages.world import MICROSECONDS_PER_HOUR, Asked, World

LONG_AGO = -(1 << 62)
CYCLES_LEFT = 3


@dataclass(frozen=True, slots=True)
class Room:
    """The most passages and round trips; None where nothing holds them down."""

    passages: int | None
    round_trips: int | None

    def __add__(self, other: Room) -> Room:
        return Room(
            None
            if None in (self.passages, other.passages)
            else _sum(self.passages, other.passages),
            None
            if None in (self.round_trips, other.round_trips)
            else _sum(self.round_trips, other.round_trips),
        )


def room(world: World, asked: Asked, ship: str, seen: Sequence[Sure], least_stay_h: float) -> Room:
    """Give the most passages and round trips of one ship in the window.

    The ship sails at its highest speed, by sea, between the nearest edges of the route's places,
    and each call at either end takes the least stay. Without a sighting that makes
    floor(T / C) + 1 arrivals in a window of length T, with C = 2 d / v + two least stays; sightings
    that are certain (confidence 1, this ship alone, their order beyond doubt) must fall in between.
    Whatever is not known is taken at its most generous: the past, and where at an end a ship calls.
    Where certain sightings leave no way from one to the next, both are left out.

    Args:
        world: the places and ships.
        asked: the route's ends and the window.
        ship: whose voyages.
        seen: sightings; those that are certain are used.
        least_stay_h: the least that a call at either end takes, hours.
    """
    pins = _pins(seen, ship)
    key = ("room", ship, asked.origins, asked.destinations, asked.window, least_stay_h)

    def found() -> Room:
        counts = []
        for unit in (PASSAGES, ROUND_TRIPS):
            stay = int(least_stay_h * MICROSECONDS_PER_HOUR)
            counts.append(_Schedules(world, asked, ship, stay, unit).most(pins))
        return Room(*counts)

    return world.once(key, pins, found)


@dataclass(frozen=True, slots=True)
class _Ship:
    """What a ship may have done so far.

    Attributes:
        state: of the unit.
        end: of the route, where it called last.
        where: the places where it may lie; none is anywhere.
        arrived: when it came there, at the earliest.
        leaves: when it may leave, at the earliest.
        count: its voyages.
    """

    state: int
    end: int
    where: tuple[str, ...]
    arrived: int
    leaves: int
    count: int


class _Schedules:
    """All that one ship can do, each way to do it as early as can be (dynamic programming).

    What has more voyages and may leave earlier from the same place stands for what has fewer.
    """

    def __init__(self, world: World, asked: Asked, ship: str, stay: int, unit: Unit) -> None:
        self.world, self.asked, self.ship, self.stay, self.unit = world, asked, ship, stay, unit
        self.places = {FROM: asked.origins, TO: asked.destinations}
        self.leg = self.way(asked.origins, asked.destinations) + stay

    def most(self, pins: Sequence[Sure]) -> int | None:
        """Give the most voyages of any schedule that keeps to the pins; None without a limit."""
        if self.leg <= 0:
            return None
        ships = list(self._anywhere())
        for n, pin in enumerate(pins):
            ships = _best(self._at(ship, pin) for ship in self._calling(ships, pin))
            if not ships:
                return self.most([*pins[: n - 1], *pins[n + 1 :]])
        return max(ship.count for ship in self._calling(ships, None))

    def way(self, starts: Sequence[str], ends: Sequence[str]) -> int:
        """Give the least time between any two of some places; from anywhere it is nothing."""
        return sailing(self.world, starts, ends, self.ship)

    def _anywhere(self) -> Iterator[_Ship]:
        """Give every past: that a voyage is behind the ship, or that it is on one."""
        states = {0: NEITHER}
        for _ in range(2):
            for state in list(states):
                states |= {self.unit.step(state, end, -1)[0]: end for end in (FROM, TO)}
        for state, end in sorted(states.items()):
            if end != NEITHER:
                yield _Ship(state, end, (), LONG_AGO, LONG_AGO, 0)

    def _calling(self, ships: Iterable[_Ship], pin: Sure | None) -> list[_Ship]:
        """Give the ships, and what becomes of them by calls at either end before a pin."""
        first, last = self.asked.window
        found: dict[tuple[int, tuple[str, ...]], list[_Ship]] = {}
        todo = list(ships)
        while todo:
            ship = self._sped(todo.pop(), pin)
            known = found.setdefault((ship.state, ship.where), [])
            if any(k.leaves <= ship.leaves and k.count >= ship.count for k in known):
                continue
            known.append(ship)
            end = TO if ship.end == FROM else FROM
            arrival = ship.leaves + self.way(ship.where, self.places[end])
            if arrival > (last if pin is None else pin.end):
                continue
            if not first <= arrival <= last:
                todo.append(self._called(ship, end, arrival, -1))
            if arrival <= last and (pin is None or first <= pin.end):
                todo.append(self._called(ship, end, max(arrival, first), 0))
        return [ship for known in found.values() for ship in known]

    def _sped(self, ship: _Ship, pin: Sure | None) -> _Ship:
        """Go to and fro at once, as long as neither window nor pin is near."""
        first, last = self.asked.window
        if ship.where not in self.places.values() or ship.arrived < first:
            return ship
        until = last if pin is None else min(last, pin.start - self.way(ship.where, _place(pin)))
        cycles = (until - ship.leaves) // (2 * self.leg) - CYCLES_LEFT
        if cycles <= 0:
            return ship
        on = 2 * self.leg * cycles
        arrived, leaves = ship.arrived + on, ship.leaves + on
        return _Ship(ship.state, ship.end, ship.where, arrived, leaves, ship.count + cycles)

    def _called(self, ship: _Ship, end: int, arrival: int, phase: Phase) -> _Ship:
        state, more = self.unit.step(ship.state, end, phase)
        return _Ship(state, end, self.places[end], arrival, arrival + self.stay, ship.count + more)

    def _at(self, ship: _Ship, pin: Sure) -> _Ship | None:
        """Let a ship be seen; None where it cannot be."""
        where = _place(pin)
        end = self.world.end(pin.seen.place, self.asked)
        if end not in (NEITHER, ship.end):
            return None
        way = self.way(ship.where, where)
        here = way == 0 and end == ship.end
        arrived = ship.arrived if here else ship.leaves + way
        if arrived > (pin.start if pin.seen.throughout else pin.end):
            return None
        until = pin.end if pin.seen.throughout else max(arrived, pin.start)
        stays = ship.leaves if here else arrived + (self.stay if end else 0)
        return _Ship(ship.state, ship.end, where, arrived, max(stays, until), ship.count)


def _best(ships: Iterable[_Ship | None]) -> list[_Ship]:
    """Leave out what another does earlier with as many voyages."""
    kept: list[_Ship] = []
    for ship in sorted(
        (s for s in ships if s is not None), key=lambda s: (s.leaves, -s.count, s.state)
    ):
        if not any(k.state == ship.state and k.count >= ship.count for k in kept):
            kept.append(ship)
    return kept


def _place(pin: Sure) -> tuple[str, ...]:
    return (pin.seen.place,)


def _pins(seen: Sequence[Sure], ship: str) -> list[Sure]:
    """Give the certain sightings whose order is beyond doubt."""
    pins: list[Sure] = []
    for s in in_order(seen):
        certain = s.seen.present and s.seen.candidates == (ship,) and s.confidence >= 1
        if certain and (not pins or s.start > pins[-1].end):
            pins.append(s)
    return pins


def _sum(one: int | None, other: int | None) -> int:
    return (one or 0) + (other or 0)
