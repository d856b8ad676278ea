"""Piles that grew or shrank between two counts: a bound only with one ship there and no other.

A pile by itself bounds nothing: who put it there, and where it went, is not seen. What left a pier
at a route's start while a sure sighting has one ship of the route there, and no other ship was seen
at that port in that time, went aboard her, unless it left by land; what came to a pier at its end
likewise came off her. A port of several piers is shared, and so is a pier at which two ships were.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from deadreckon.model.place import lineage
from deadreckon.voyages.sure import confidence

if TYPE_CHECKING:
    from deadreckon.model.evidence import Evidence, Sighting, Stack
    from deadreckon.model.frame import Frame, Route

ABOARD = ("", "loading", "leaving", "waiting")
ASHORE = ("", "unloading", "waiting")


@dataclass(frozen=True, slots=True)
class Change:
    """Two counts of one pile, one after the other.

    Attributes:
        boxes: the later less the earlier.
        alongside: sightings of the ship that was there in between, where it bounds her cargo.
        proves: boxes that went aboard at a route's start, or came ashore at its end, at the least.
        why: why it bounds nothing, or what the bound rests on.
    """

    place: str
    before: str
    after: str
    boxes: float
    alongside: tuple[str, ...]
    proves: float
    why: str


def changes(route: Route, frame: Frame, evidence: Evidence) -> tuple[Change, ...]:
    """Give every change of a counted pile at an end of the route, in order of place and time."""
    piles: dict[str, list[Stack]] = {}
    for stack in sorted(evidence.stacks, key=lambda s: (s.when.start, s.when.end, s.id)):
        if stack.boxes is not None and _end(stack.place, route, frame):
            piles.setdefault(stack.place, []).append(stack)
    seen = _Seen(evidence.sightings)
    found = []
    for place in sorted(piles):
        for before, after in pairwise(piles[place]):
            if before.boxes is not None and after.boxes is not None:
                boxes = after.boxes - before.boxes
                ships = seen.while_(before, after)
                found.append(_change(before, after, boxes, route, frame, ships))
    return tuple(found)


class _Seen:
    """All ships seen, so that those of a time are found without going through the others."""

    def __init__(self, sightings: Iterable[Sighting]) -> None:
        present = (s for s in sightings if s.present)
        self._seen = sorted(present, key=lambda s: (s.when.start, s.id))
        self._ends = list(accumulate((s.when.end for s in self._seen), max))

    def while_(self, before: Stack, after: Stack) -> list[Sighting]:
        """Give the ships that may have been seen between the first count and the second."""
        first = bisect_left(self._ends, before.when.start)
        last = bisect_right(self._seen, after.when.end, key=lambda s: s.when.start)
        return [s for s in self._seen[first:last] if before.when.start <= s.when.end]


def _end(place: str, route: Route, frame: Frame) -> str:
    up = set(lineage(place, frame.places))
    return "from" if up & set(route.origins) else "to" if up & set(route.destinations) else ""


def _change(  # noqa: PLR0917 - the two counts, and all that was seen around them
    before: Stack, after: Stack, boxes: float, route: Route, frame: Frame, ships: Sequence[Sighting]
) -> Change:
    end = _end(before.place, route, frame)
    went = -boxes if end == "from" else boxes
    doing = ABOARD if end == "from" else ASHORE
    here = [
        s
        for s in ships
        if s.place == before.place and s.doing in doing and _between(s, before, after)
    ]
    why = (
        _why_not(before, after, went, route, frame)
        or _who(here, ships, before, frame, route)
        or _again(here, ships)
    )
    alongside = tuple(sorted(s.id for s in here)) if not why else ()
    return Change(
        place=before.place,
        before=before.id,
        after=after.id,
        boxes=boxes,
        alongside=alongside,
        proves=0.0 if why else went,
        why=why or "if nothing left or came by land, and no ship was there unseen",
    )


def _why_not(before: Stack, after: Stack, went: float, route: Route, frame: Frame) -> str:
    least = route.assumptions.witness_confidence
    unsure = [s.id for s in (before, after) if s.confidence is None or s.confidence < least]
    piers = [place.id for place in frame.places.values() if place.part_of == before.place]
    window = route.window
    if went <= 0:
        return "the pile did not change" if not went else "the pile changed the other way"
    if unsure:
        return f"{' and '.join(unsure)} not counted with a confidence of {least:g} or more"
    if before.when.end > after.when.start:
        return "which of the two counts is the earlier is not known"
    if before.when.start < window.start or after.when.end > window.end:
        return "part of the time between lies outside of the window"
    if piers:
        return f"{before.place} is shared: it has {len(piers)} piers"
    return ""


def _who(
    here: Iterable[Sighting], ships: Iterable[Sighting], pile: Stack, frame: Frame, route: Route
) -> str:
    """Say why nobody can be held to have carried it, or nothing where one ship can."""
    named = {s.candidates for s in here if _sure(s, route)}
    port = lineage(pile.place, frame.places)[-1]
    others = [
        s.id
        for s in ships
        if s.candidates not in named and lineage(s.place, frame.places)[-1] == port
    ]
    if not named:
        return "no sure sighting of one ship of the route, alongside, lies between"
    if len(named) > 1 or others:
        return f"shared: other ships were there ({', '.join(sorted(others)) or 'two of the route'})"
    return ""


def _again(here: Sequence[Sighting], ships: Iterable[Sighting]) -> str:
    """Say that the ship came twice: the change would be of two loads, one perhaps counted too."""
    own = {s.candidates for s in here}
    away = [s for s in ships if s.candidates in own and s.place != here[0].place]
    for gone in away:
        earlier = any(s.when.end < gone.when.start for s in here)
        if earlier and any(gone.when.end < s.when.start for s in here):
            return f"the ship came twice: {gone.id} lies between"
    return ""


def _sure(sighting: Sighting, route: Route) -> bool:
    return (
        len(sighting.candidates) == 1
        and sighting.candidates[0] in route.vessels
        and confidence(sighting, route.assumptions) >= route.assumptions.witness_confidence
    )


def _between(sighting: Sighting, before: Stack, after: Stack) -> bool:
    """Whether a ship was surely there at some time between the two counts."""
    first, last, when = before.when.end, after.when.start, sighting.when
    if sighting.throughout:
        return when.start <= last and first <= when.end
    return first <= when.start and when.end <= last
