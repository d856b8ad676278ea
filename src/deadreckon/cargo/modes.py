"""How long the way of a leg is, and what can be made of it in a day: by the case, else by its mode.

The defaults are one data file (`data/modes.toml`), each with its source; they are broad.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from deadreckon.voyages.geometry import KM_PER_NAUTICAL_MILE, edge_km

if TYPE_CHECKING:
    from collections.abc import Mapping

    from deadreckon.model.frame import Frame, Leg

Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Mode:
    """What is taken of a leg where the case does not say.

    Attributes:
        way: length of the way over the straight line, least and most.
        km_day: least and most, or None where the ships' speeds count.
        source: who gives them.
    """

    way: Span
    km_day: Span | None
    source: str


@dataclass(frozen=True, slots=True)
class Pace:
    """What a leg asks and can do.

    Attributes:
        distance_km: least and most.
        km_day: least and most that can be made in a day, or None where nothing says.
        assumed: what the case does not say and was taken instead, with its source.
    """

    distance_km: Span
    km_day: Span | None
    assumed: tuple[str, ...]


@cache
def modes() -> Mapping[str, Mode]:
    """Read the data file: sea, rail, road, air."""
    text = (files("deadreckon.cargo") / "data" / "modes.toml").read_text("utf-8")
    return {
        name: Mode(
            way=tuple(entry["way"]),
            km_day=tuple(entry["km_day"]) if "km_day" in entry else None,
            source=entry["source"],
        )
        for name, entry in tomllib.loads(text).items()
    }


def pace(leg: Leg, frame: Frame) -> Pace:
    """Give the length of a leg's way and what it can do a day, and what of these was assumed.

    The least length that is not stated is the straight line between the edges of the places, so
    that no way is shorter.
    """
    mode = modes()[leg.mode]
    assumed = []
    if leg.distance_km is None:
        straight = edge_km(frame.places[leg.origin], frame.places[leg.destination])
        distance = (mode.way[0] * straight, mode.way[1] * straight)
        assumed.append(f"the way is {mode.way[0]:g} to {mode.way[1]:g} times the straight line")
    elif isinstance(leg.distance_km, tuple):
        distance = leg.distance_km
    else:
        distance = (leg.distance_km, leg.distance_km)
    can = leg.km_day or mode.km_day
    if can is None and frame.vessels:
        speeds = [vessel.speed_kn for vessel in frame.vessels.values()]
        day = KM_PER_NAUTICAL_MILE * 24
        can = min(low for low, _ in speeds) * day, max(high for _, high in speeds) * day
        assumed.append(f"{can[0]:.0f} to {can[1]:.0f} km a day, the ships' speeds")
    elif leg.km_day is None and can is not None:
        assumed.append(f"{can[0]:g} to {can[1]:g} km a day by {leg.mode}")
    if assumed:
        assumed[-1] += f" ({mode.source})"
    return Pace(distance, can, tuple(assumed))
