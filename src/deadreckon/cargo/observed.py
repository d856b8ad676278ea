"""What was seen of goods at a place: ships, stacks, and observations told of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from deadreckon.cargo.relations import calendar_days
from deadreckon.model.place import lineage

if TYPE_CHECKING:
    from deadreckon.model.evidence import Evidence, Sighting, Stack
    from deadreckon.model.frame import Frame
    from deadreckon.model.times import Interval

DATED_H = 96.0


@dataclass(frozen=True, slots=True)
class Seen:
    """A dated observation: its record, when, and of a ship what it did and which it may be."""

    id: str
    when: Interval
    doing: str = ""
    ships: frozenset[str] = frozenset()


def observed(place: str, frame: Frame, evidence: Evidence) -> tuple[Seen, ...]:
    """Collect what was seen at a place or its piers, in order of time.

    A claim over more than some days dates nothing. One that names several places does not say
    which of them its date belongs to, and one of the same origin and days as a record here tells
    of that record.
    """

    def there(where: str) -> bool:
        return place in lineage(where, frame.places)

    seen = [
        Seen(s.id, s.when, s.doing, frozenset(s.candidates))
        for s in evidence.sightings
        if s.present and there(s.place)
    ]
    seen += [Seen(stack.id, stack.when) for stack in evidence.stacks if there(stack.place)]
    records: list[Sighting | Stack] = [*evidence.sightings, *evidence.stacks]
    recorded = {(r.origin, calendar_days(r.when)) for r in records if there(r.place)}
    seen += [
        Seen(claim.id, claim.when)
        for claim in evidence.claims
        if claim.observation is True
        and claim.polarity == "affirm"
        and claim.when is not None
        and claim.when.hours <= DATED_H
        and claim.places
        and all(there(where) for where in claim.places)
        and (claim.origin, calendar_days(claim.when)) not in recorded
    ]
    return tuple(sorted(seen, key=lambda s: (s.when.start, s.when.end, s.id)))
