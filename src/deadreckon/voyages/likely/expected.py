"""What a model expects: how likely each count of voyages is, and what stands beside that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from deadreckon.voyages.figures import NextLook, Swept, Unseen


@dataclass(frozen=True, slots=True)
class Expected:
    """How likely each count is, from nought upward, before any bound is minded."""

    passages: tuple[float, ...]
    round_trips: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """See `RouteFigures`."""

    sweep: tuple[Swept, ...] = ()
    unseen: tuple[Unseen, ...] = ()
    next_look: NextLook | None = None


def together(ships: Sequence[Expected]) -> Expected:
    """Give the counts of several ships that know nothing of one another, added up."""
    passages: tuple[float, ...] = (1.0,)
    round_trips: tuple[float, ...] = (1.0,)
    for ship in ships:
        passages = _added(passages, ship.passages)
        round_trips = _added(round_trips, ship.round_trips)
    return Expected(passages, round_trips)


def _added(one: Sequence[float], other: Sequence[float]) -> tuple[float, ...]:
    found = [0.0] * (len(one) + len(other) - 1)
    for shift, p in enumerate(one):
        for n, q in enumerate(other, shift):
            found[n] += p * q
    return tuple(found)
