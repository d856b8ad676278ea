"""What the sweep is to explain: ships, sightings and the ends of a route, as numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from deadreckon.voyages.units import Unit

Kind = Literal["seen", "stay", "gone", "barred"]

FOREVER = 1 << 62


@dataclass(frozen=True, slots=True, eq=False)
class Mover:
    """A ship: `travel[a][b]` is the least time between two places, microseconds.

    `unseen`: it may have called before the window at places where nobody saw it.
    """

    travel: tuple[tuple[int, ...], ...]
    counted: bool
    unseen: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """A sighting, as the sweep needs it.

    Attributes:
        movers: which ships it may be; with `every`, all of these at once.
        place: index of its place.
        start, end: microseconds, ends included.
        kind: `seen` at an instant of it, `stay` throughout it; `gone` from the place at an instant
            of it, `barred` from the place throughout it.
        hard: it may not be left unexplained.
    """

    movers: tuple[int, ...]
    place: int
    start: int
    end: int
    kind: Kind = "seen"
    every: bool = False
    hard: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """What is to be explained: ships, sightings, the ends that places are, the window.

    `clears[p]` holds the places where no ship is that is absent from place `p`.
    """

    movers: tuple[Mover, ...]
    items: tuple[Item, ...]
    ends: tuple[int, ...]
    clears: tuple[frozenset[int], ...]
    unit: Unit
    window: tuple[int, int]
