"""The most voyages that physics leaves room for, between sightings that are certain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from deadreckon.voyages.least import MICROSECONDS_PER_HOUR, Asked, World
from deadreckon.voyages.sure import Sure, in_order
from deadreckon.voyages.units import FROM, TO


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
    stay = int(least_stay_h * MICROSECONDS_PER_HOUR)
    ways = [world.travel(a, b, ship) for a in asked.origins for b in asked.destinations]
    leg = min(ways, default=0) + stay
    pins = _pins(seen, ship)
    if leg <= 0:
        return Room(None, None)
    there = either = 0
    for before, after in zip([None, *pins], [*pins, None], strict=True):
        for ends, far in ((TO,), 2 * leg), ((FROM, TO), leg):
            first = min(_first(world, asked, ship, before, end, stay) for end in ends)
            last = max(_last(world, asked, ship, after, end, stay) for end in ends)
            lapse = min(last, asked.window[1]) - max(first, asked.window[0])
            calls = lapse // far + 1 if lapse >= 0 else 0
            if len(ends) == 1:
                there += calls
            else:
                either += calls
    return Room(there, min(there + 1, (either + 1) // 2))


def _pins(seen: Sequence[Sure], ship: str) -> list[Sure]:
    """Give the certain sightings whose order is beyond doubt."""
    pins: list[Sure] = []
    for s in in_order(seen):
        certain = s.seen.present and s.seen.candidates == (ship,) and s.confidence >= 1
        if certain and (not pins or s.start > pins[-1].end):
            pins.append(s)
    return pins


def _first(world: World, asked: Asked, ship: str, pin: Sure | None, end: int, stay: int) -> int:
    """Give the earliest arrival at an end after a pin, by a voyage from the other end."""
    if pin is None:
        return asked.window[0]
    left = pin.end if pin.seen.throughout else pin.start
    at = world.end(pin.seen.place, asked)
    here, there = _both(asked, end)
    if at == end:
        return left + 2 * _way(world, ship, there, here) + stay
    return left + _way(world, ship, (pin.seen.place,), here)


def _last(world: World, asked: Asked, ship: str, pin: Sure | None, end: int, stay: int) -> int:
    """Give the latest arrival at an end that still lets the ship be at a pin."""
    if pin is None:
        return asked.window[1]
    due = pin.start if pin.seen.throughout else pin.end
    here, _ = _both(asked, end)
    way = _way(world, ship, here, (pin.seen.place,))
    return due - way - stay if way else due


def _both(asked: Asked, end: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if end == TO:
        return asked.destinations, asked.origins
    return asked.origins, asked.destinations


def _way(world: World, ship: str, starts: Sequence[str], ends: Sequence[str]) -> int:
    return min(world.travel(a, b, ship) for a in starts for b in ends)


def _sum(one: int | None, other: int | None) -> int:
    return (one or 0) + (other or 0)
