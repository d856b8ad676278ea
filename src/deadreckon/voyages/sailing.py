"""How long a ship needs from place to place, by sea, at the least."""

from __future__ import annotations

from collections.abc import Sequence

from deadreckon.voyages.geometry import hours
from deadreckon.voyages.world import MICROSECONDS_PER_HOUR, World

NEVER = 1 << 62


def sailing(world: World, starts: Sequence[str], ends: Sequence[str], ship: str) -> int:
    """Give the least time between any two of some places, microseconds.

    At the ship's highest speed, round the land. What is proved of a voyage uses the straight line
    (`World.travel`), so that a certificate can be checked without a map; ceilings and windows in
    which a ship could have called use this.
    """
    knots = world.knots(ship)
    km = min((world.distances.by_sea_km(a, b) for a in starts for b in ends), default=0.0)
    needed = hours(km, knots)
    return NEVER if needed == float("inf") else int(needed * MICROSECONDS_PER_HOUR)
