"""The passages of each vessel that listings are asked about: those proved, and those told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from deadreckon.model.times import Interval
from deadreckon.voyages.counts import CALL, units

if TYPE_CHECKING:
    from deadreckon.model.evidence import Claim, Evidence, Sighting
    from deadreckon.model.frame import Frame, Route
    from deadreckon.voyages.figures import Reckoning


@dataclass(frozen=True, slots=True)
class Sailed:
    """A passage, or passages that one claim tells of together.

    Attributes:
        how: `proved` by two sightings that bound it, or `told` by a claim.
        when: it lies somewhere in this time.
        because: the two sightings, or the claim.
    """

    vessel: str
    route: str
    how: Literal["proved", "told"]
    when: Interval
    because: tuple[str, ...]


def sailed(frame: Frame, evidence: Evidence, reckoning: Reckoning) -> tuple[Sailed, ...]:
    """Give the passages proved of each vessel, and those that claims name it in.

    A claim without a window is taken to speak of its route's; one that names no vessel is of none.
    """
    seen = {sighting.id: sighting for sighting in evidence.sightings}
    found: list[Sailed] = []
    for figures in reckoning.routes:
        route = frame.routes[figures.id]
        for of_one in figures.vessels:
            witnesses = [seen[id_] for id_ in of_one.witnesses if id_ in seen]
            found += _proved(frame, route, of_one.id, witnesses)
        comparable = {told.claim for told in figures.told if told.status != "not_comparable"}
        told = [claim for claim in evidence.claims if claim.id in comparable]
        found += _told(route, told)
    order = {"proved": 0, "told": 1}
    return tuple(sorted(found, key=lambda s: (s.vessel, s.route, order[s.how], s.when, s.because)))


def _proved(frame: Frame, route: Route, vessel: str, witnesses: list[Sighting]) -> Iterator[Sailed]:
    left: Sighting | None = None
    for sighting in sorted(witnesses, key=lambda s: (s.when, s.id)):
        if _at(frame, sighting.place, route.origins):
            left = sighting
        elif left is not None and _at(frame, sighting.place, route.destinations):
            first, _, _ = left.when.text.partition("/")
            *_, last = sighting.when.text.split("/")
            when = Interval(left.when.start, sighting.when.end, f"{first}/{last}")
            yield Sailed(vessel, route.id, "proved", when, (left.id, sighting.id))
            left = None


def _told(route: Route, claims: list[Claim]) -> Iterator[Sailed]:
    for claim in claims:
        voyages = claim.value and claim.polarity == "affirm" and CALL not in units(claim)
        for vessel in claim.vessels if voyages else ():
            if vessel in route.vessels:
                yield Sailed(vessel, route.id, "told", claim.when or route.window, (claim.id,))


def _at(frame: Frame, place: str, ends: tuple[str, ...]) -> bool:
    """Whether a place is one of the ends of a route, or a part of one."""
    current: str | None = place
    while current is not None and current not in ends:
        current = frame.places[current].part_of
    return current is not None
