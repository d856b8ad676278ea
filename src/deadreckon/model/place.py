"""Places: where a ship can be seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Place:
    """A named point with a radius, or a polygon: port, berth, anchorage, depot.

    Attributes:
        lat, lon: degrees, WGS84.
        also: other names, any script.
        radius_km: of the circle around the point; without effect where a polygon is given.
        polygon: ring of (lon, lat) in degrees, or empty.
        precision_km: how far the point may be from the truth.
        code: port code, where one exists.
        tz: IANA zone of its calendar days, or None.
        part_of: the place that this one is a pier of, or None.
    """

    id: str
    lat: float
    lon: float
    name: str = ""
    also: tuple[str, ...] = ()
    radius_km: float = 3.0
    polygon: tuple[tuple[float, float], ...] = ()
    precision_km: float = 0.0
    code: str | None = None
    tz: str | None = None
    part_of: str | None = None
    note: str = ""

    @property
    def label(self) -> str:
        """The name to print."""
        return self.name or self.id

    @property
    def zones(self) -> tuple[ZoneInfo, ...]:
        """The place's own zone, if it is known."""
        return (ZoneInfo(self.tz),) if self.tz else ()


def lineage(place: str, places: Mapping[str, Place]) -> tuple[str, ...]:
    """Give a place and all it is part of, nearest first: being at a pier is being at its port."""
    chain: list[str] = []
    current: str | None = place
    while current is not None and current not in chain:
        chain.append(current)
        current = places[current].part_of
    return tuple(chain)
