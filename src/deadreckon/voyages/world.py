"""A frame's places and ships, what is asked of them, and what is remembered of the answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar, cast

from deadreckon.model.evidence import Sighting
from deadreckon.model.frame import Assumptions, Frame
from deadreckon.model.place import lineage
from deadreckon.model.vessel import Vessel
from deadreckon.voyages.geometry import Distances, hours
from deadreckon.voyages.scene import FOREVER
from deadreckon.voyages.sure import Sure, sure
from deadreckon.voyages.units import FROM, NEITHER, TO, Unit

UNNAMED_KNOTS = Vessel("").speed_kn[1]
MICROSECONDS_PER_HOUR = 3_600_000_000

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is counted: the unit, the route's ends, the window, and whose voyages.

    Attributes:
        window: microseconds since 1970, UTC, both ends included.
        ships: ids of the vessels whose voyages count; `unnamed` counts ships without a name too.
    """

    unit: Unit
    origins: tuple[str, ...]
    destinations: tuple[str, ...]
    window: tuple[int, int]
    ships: frozenset[str]
    unnamed: bool


class World:
    """A frame's places and ships: who can be where, and when."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.distances = Distances(frame.places)
        self._within = {p: lineage(p, frame.places) for p in frame.places}
        self._travel: dict[tuple[str, str, float], int] = {}
        self._once: dict[object, object] = {}
        self._sure: dict[tuple[int, float], Sure] = {}
        self._all_sure: dict[object, tuple[tuple[Sighting, ...], tuple[Sure, ...]]] = {}

    def once(self, what: object, sightings: Sequence[Sure], make: Callable[[], T]) -> T:
        """Make what depends on a name for it and some sightings alone, and remember it."""
        key = (what, *sightings)
        if key not in self._once:
            self._once[key] = make()
        return cast("T", self._once[key])

    def sure(
        self,
        sightings: Iterable[Sighting],
        assumptions: Assumptions,
        threshold: float | None = None,
    ) -> tuple[Sure, ...]:
        """Give the sure sightings (`sure.sure`), the same ones each time that they are asked for.

        So what is remembered of them is found again.
        """
        given = tuple(sightings)
        least = assumptions.witness_confidence if threshold is None else threshold
        key = (least, assumptions.ais_confidence, *map(id, given))
        if key not in self._all_sure:
            found = sure(given, assumptions, least)
            same = (self._sure.setdefault((id(s.seen), s.confidence), s) for s in found)
            self._all_sure[key] = given, tuple(same)
        return self._all_sure[key][1]

    def within(self, place: str) -> tuple[str, ...]:
        """Give a place and all it is part of."""
        return self._within[place]

    def knots(self, ship: str) -> float:
        """Give the most a ship can sail; a ship without a name has the default."""
        vessel = self.frame.vessels.get(ship)
        return vessel.speed_kn[1] if vessel else UNNAMED_KNOTS

    def travel(self, a: str, b: str, ship: str) -> int:
        """Give the least time of a ship between two places, microseconds."""
        key = (a, b, self.knots(ship))
        if key not in self._travel:
            needed = hours(self.distances.least_km(a, b), key[2])
            whole = FOREVER if needed == float("inf") else int(needed * MICROSECONDS_PER_HOUR)
            self._travel[key] = self._travel[b, a, key[2]] = whole
        return self._travel[key]

    def end(self, place: str, asked: Asked) -> int:
        """Tell which end of the route a place is; one that is both is taken for neither."""
        at_from = any(p in asked.origins for p in self.within(place))
        at_to = any(p in asked.destinations for p in self.within(place))
        return NEITHER if at_from == at_to else FROM if at_from else TO
