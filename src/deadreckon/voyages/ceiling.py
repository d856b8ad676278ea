"""The most voyages that physics leaves room for, between sightings that are certain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from deadreckon.voyages.sure import Sure, in_order
from deadreckon.voyages.units import FROM, TO
from deadreckon.voyages.world import MICROSECONDS_PER_HOUR, Asked, World


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

    Arrivals at one end are at least C = 2 d / v + two least stays apart, so between two sightings
    that are certain lie at most floor(lapse / C) + 1 of them, less the way from the first sighting
    and on to the second. Whatever is not known is taken at its most generous.

    Args:
        world: the places and ships.
        asked: the route's ends and the window.
        ship: whose voyages.
        seen: sightings; those that are certain (confidence 1, this ship alone) are used.
        least_stay_h: the least that a call at either end takes, hours.
    """
    ship_room = _Ship(world, asked, ship, int(least_stay_h * MICROSECONDS_PER_HOUR))
    leg = ship_room.way(asked.origins, asked.destinations) + ship_room.stay
    if leg <= 0:
        return Room(None, None)
    pins = _pins(seen, ship)
    there = either = 0
    for before, after in zip([None, *pins], [*pins, None], strict=True):
        there += ship_room.arrivals(before, after, (TO,), 2 * leg)
        either += ship_room.arrivals(before, after, (FROM, TO), leg)
    return Room(there, min(there + 1, (either + 1) // 2))


@dataclass(frozen=True, slots=True)
class _Ship:
    """What one ship can do between two sightings; `stay` is the least of a call."""

    world: World
    asked: Asked
    ship: str
    stay: int

    def arrivals(
        self, before: Sure | None, after: Sure | None, ends: tuple[int, ...], apart: int
    ) -> int:
        """Give the most arrivals at some ends between two pins, so far apart from one another."""
        first = max(min(self.first(before, end) for end in ends), self.asked.window[0])
        last = min(max(self.last(after, end) for end in ends), self.asked.window[1])
        return (last - first) // apart + 1 if last >= first else 0

    def first(self, pin: Sure | None, end: int) -> int:
        """Give the earliest arrival at an end after a pin, by a voyage from the other end."""
        if pin is None:
            return self.asked.window[0]
        left = pin.end if pin.seen.throughout else pin.start
        here, there = self.places(end)
        if self.world.end(pin.seen.place, self.asked) == end:
            return left + 2 * self.way(there, here) + self.stay
        return left + self.way((pin.seen.place,), here)

    def last(self, pin: Sure | None, end: int) -> int:
        """Give the latest arrival at an end that still lets the ship be at a pin."""
        if pin is None:
            return self.asked.window[1]
        due = pin.start if pin.seen.throughout else pin.end
        way = self.way(self.places(end)[0], (pin.seen.place,))
        return due - way - self.stay if way else due

    def places(self, end: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Give the places of an end of the route, and those of the other."""
        if end == TO:
            return self.asked.destinations, self.asked.origins
        return self.asked.origins, self.asked.destinations

    def way(self, starts: Sequence[str], ends: Sequence[str]) -> int:
        """Give the least time between any two of some places."""
        return min((self.world.travel(a, b, self.ship) for a in starts for b in ends), default=0)


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
