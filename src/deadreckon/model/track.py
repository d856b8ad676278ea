"""Tracks: where a ship said that it was."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, tzinfo

Position = tuple[datetime, float, float]
"""When (UTC), latitude and longitude (degrees, WGS84)."""


@dataclass(frozen=True, slots=True)
class Track:
    """What a ship reported of its way by AIS, thinned to what a map can show.

    Attributes:
        vessel: id.
        mmsi: the number it sent; with `/1`, `/2` where several ships sent it at one time.
        fixes: how many positions there are in all.
        legs: stretches without a long silence, in order of time, each of one or more positions.
    """

    vessel: str
    mmsi: str
    fixes: int
    legs: tuple[tuple[Position, ...], ...]

    @property
    def positions(self) -> int:
        """How many positions are kept."""
        return sum(map(len, self.legs))

    def thinned(self, most: int) -> Track:
        """Keep about so many positions, spread over all, and both ends of every leg."""
        step = -(-self.positions // max(most, 1))
        if step <= 1:
            return self
        legs = tuple(
            tuple(point for n, point in enumerate(leg) if n % step == 0 or n == len(leg) - 1)
            for leg in self.legs
        )
        return replace(self, legs=legs)

    def until(self, last: date, zone: tzinfo) -> Track:
        """Leave out what was reported after a day; `fixes` then counts the positions shown."""
        end = datetime.combine(last, time.min, zone) + timedelta(days=1)
        kept = [tuple(point for point in leg if point[0] < end) for leg in self.legs]
        legs = tuple(leg for leg in kept if leg)
        if legs == self.legs:
            return self
        fewer = replace(self, legs=legs)
        return replace(fewer, fixes=fewer.positions)
