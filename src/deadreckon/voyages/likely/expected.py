"""What a model expects: how likely each count of voyages is, and what stands beside that."""

from __future__ import annotations

from dataclasses import dataclass, replace

from deadreckon.voyages.figures import Likely, NextLook, Swept, Unseen


@dataclass(frozen=True, slots=True)
class Expected:
    """How likely each count is, from nought upward, before any bound is minded.

    Attributes:
        simulated, held, held_raw: see `Likely`; of passages.
    """

    passages: tuple[float, ...]
    round_trips: tuple[float, ...]
    simulated: int = 0
    held: int = 0
    held_raw: int = 0

    def told(self, likely: Likely | None) -> Likely | None:
        """Say beside a likely count of passages how often such intervals hold the truth."""
        if likely is None:
            return None
        return replace(likely, simulated=self.simulated, held=self.held, held_raw=self.held_raw)


@dataclass(frozen=True, slots=True)
class Beside:
    """See `RouteFigures`."""

    sweep: tuple[Swept, ...] = ()
    unseen: tuple[Unseen, ...] = ()
    next_look: NextLook | None = None
