"""What a ship can carry, as ranges that the case states: by room and by weight."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from deadreckon.model.evidence import Evidence
    from deadreckon.model.frame import Frame, Number, Route
    from deadreckon.model.vessel import Vessel

Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Hold:
    """Boxes that one ship takes in a load, at the most.

    Attributes:
        boxes: the least and most that this ceiling may be.
        by: what sets its upper end: `room` (TEU) or `weight`.
    """

    vessel: str
    boxes: Span
    by: str


def holds(route: Route, frame: Frame) -> tuple[Hold, ...]:
    """Give the ceiling of each ship of the route for which the case states one.

    By room her TEU; by weight (deadweight - stores) / tonnes a box. The lower of the two counts.
    """
    tonnes = route.assumptions.tonnes_a_box
    found = []
    for id_ in route.vessels:
        ship = frame.vessels[id_]
        room, weight = ship.teu, _by_weight(ship, tonnes)
        known = [span for span in (room, weight) if span is not None]
        if known:
            boxes = min(low for low, _ in known), min(high for _, high in known)
            by = "room" if room is not None and room[1] == boxes[1] else "weight"
            found.append(Hold(id_, boxes, by))
    return tuple(found)


def overfull(limits: Iterable[Hold], evidence: Evidence) -> tuple[str, ...]:
    """Name the sightings that count more aboard than their ship, whichever it is, can carry."""
    most = {hold.vessel: hold.boxes[1] for hold in limits}
    return tuple(
        s.id
        for s in evidence.sightings
        if s.present
        and s.boxes is not None
        and s.candidates
        and all(s.boxes > most.get(ship, inf) for ship in s.candidates)
    )


def _by_weight(ship: Vessel, tonnes: Number | None) -> Span | None:
    if ship.deadweight_t is None or tonnes is None:
        return None
    light, heavy = tonnes if isinstance(tonnes, tuple) else (tonnes, tonnes)
    (least, most), (few, many) = ship.deadweight_t, ship.stores_t
    return max(0.0, least - many) / heavy, max(0.0, most - few) / light
