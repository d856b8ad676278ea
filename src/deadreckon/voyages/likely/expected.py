"""What a model expects: how likely each count of voyages is, and what stands beside that."""

from __future__ import annotations

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
