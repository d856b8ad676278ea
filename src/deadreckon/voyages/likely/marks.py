"""What looks and sightings say of one ship: each a mark at a time and a place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from deadreckon.model.evidence import Look, Sighting
from deadreckon.model.frame import Route
from deadreckon.voyages.likely.why_not import selection
from deadreckon.voyages.sure import confidence
from deadreckon.voyages.world import World

HOUR = timedelta(hours=1)
ELSEWHERE = -1
TAGGED = "?"
"""Before the tag of a ship without a name."""
LEAST, MOST = 0.01, 0.999
"""No reader is surer than this."""
MISNAMED = 0.15
"""Chance that a ship that was there was taken for the other one that a look shows."""
OTHERS = 0.3
"""How much likelier a sighting of one of several ships is, as another of them may be it."""
PIER = 0.5
"""Chance that a ship in a port lies at the pier that is looked at."""


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """One thing seen, or not seen: how likely, by the chances of detection d and false alarm f.

    Attributes:
        hour: hours after the start of the route's window.
        place: index among the places of the ends, or `ELSEWHERE`.
        there, per_detected: it is `there + per_detected * d` likely if the ship is there.
        away, per_false: it is `away + per_false * f` likely if it is not.
        part: d and f hold of the part of the place that was visible.
    """

    hour: float
    place: int
    there: float
    per_detected: float
    away: float
    per_false: float
    part: bool = False


class Scenes:
    """All looks at the ends of a route, with what was seen in each.

    A look of a complete log that does not show a ship speaks against it; one that shows a ship that
    nobody named says nothing, as it may be that one or another. A sighting without such a
    look, from images that were chosen because a ship was in them, speaks for it alone.
    """

    def __init__(
        self, world: World, route: Route, looks: Iterable[Look], sightings: Iterable[Sighting]
    ) -> None:
        self.world, self.route = world, route
        self.places = (*route.origins, *route.destinations)
        frame = world.frame
        self._looks = [
            look
            for look in sorted(looks, key=lambda look: (look.when.start, look.when.end, look.id))
            if look.seen in ("clear", "part")
            and selection(frame, look) == "complete"
            and self._index(look.place) != ELSEWHERE
        ]
        self._of_place: dict[str, list[Look]] = {}
        for image in self._looks:
            self._of_place.setdefault(image.place, []).append(image)
        self._longest = max((k.when.end - k.when.start for k in self._looks), default=timedelta(0))
        self._seen: dict[str, list[Sighting]] = {look.id: [] for look in self._looks}
        self._alone: list[Sighting] = []
        veiled = {look.id for look in looks if look.seen not in ("clear", "part")}
        for s in sorted(sightings, key=lambda s: (s.when.start, s.when.end, s.id)):
            look = s.look if s.look in self._seen else self._look_of(s)
            if look is None or look in veiled:
                self._alone.append(s)
            else:
                self._seen[look].append(s)
        named = [s for s in self._told() if s.present and len(s.candidates) == 1]
        told = [self._sure(s) for s in named]
        self._usual = _odds(sum(told) / len(told)) if told else 1.0
        hidden = max(1, len(self._looks) * len(route.vessels) - len(told))
        self.false = sum(1 - c for c in told) / hidden
        self.looked = len(self._looks)

    def _told(self) -> Iterable[Sighting]:
        for seen in self._seen.values():
            yield from seen

    def _index(self, place: str) -> int:
        """Give the index of the end that a place is, or is part of."""
        within = self.world.within(place)
        return next((i for i, end in enumerate(self.places) if end in within), ELSEWHERE)

    def _look_of(self, s: Sighting) -> str | None:
        if s.look or s.basis.strip().lower() == "ais" or s.throughout:
            return None
        looks = self._of_place.get(s.place, [])
        # No look that began earlier than the longest one takes can reach the sighting.
        first = bisect_left(looks, s.when.start - self._longest, key=lambda k: k.when.start)
        last = bisect_right(looks, s.when.end, key=lambda k: k.when.start)
        return next((k.id for k in looks[first:last] if k.when.overlaps(s.when)), None)

    def _sure(self, s: Sighting) -> float:
        return min(max(confidence(s, self.route.assumptions), LEAST), MOST)

    def _hour(self, start: datetime, end: datetime) -> float:
        return ((start - self.route.window.start) + (end - start) / 2) / HOUR

    def of(self, ship: str) -> list[Mark]:
        """Give what bears on one ship, by id or as `?tag`, in the order of time."""
        marks: list[Mark] = []
        for look in self._looks:
            marks += self._of_look(ship, look)
        for s in self._alone:
            marks += self._of_sighting(ship, s)
        return sorted(marks)

    def _of_look(self, ship: str, look: Look) -> Iterable[Mark]:
        place, hour = self._index(look.place), self._hour(look.when.start, look.when.end)
        visible = 1.0 if look.place in self.places else PIER
        part = look.seen == "part"
        seen = self._seen[look.id]
        own = [s for s in seen if _is(ship, s)]
        shown = sorted((s for s in own if s.present), key=lambda s: (-self._sure(s), s.id))
        shared = [s for s in seen if s.present and len(s.candidates) > 1 and ship in s.candidates]
        unnamed = any(s.present and not s.candidates and not _is(ship, s) for s in seen)
        if shown:
            c = self._sure(shown[0])
            doubt = self._usual / _odds(c)
            yield Mark(hour, place, 0.0, visible, 0.0, visible * doubt, part)
            for again in shown[1:]:
                if again.reader != shown[0].reader:
                    yield Mark(hour, place, self._sure(again), 0.0, 1 - self._sure(again), 0.0)
        elif unnamed:
            pass
        elif shared:
            c = max(self._sure(s) for s in shared)
            yield Mark(hour, place, OTHERS, c * visible, OTHERS, c * visible, part)
        else:
            others = any(s.present and s.candidates for s in seen)
            missed = visible * (1 - MISNAMED) if others else visible
            yield Mark(hour, place, 1.0, -missed, 1.0, -visible, part)
        for s in own:
            if not s.present:
                yield Mark(hour, place, 1 - self._sure(s), 0.0, self._sure(s), 0.0)

    def _of_sighting(self, ship: str, s: Sighting) -> Iterable[Mark]:
        c = self._sure(s)
        place = self._index(s.place)
        if _is(ship, s):
            there, away = (c, 1 - c) if s.present else (1 - c, c)
        elif s.present and ship in s.candidates:
            there, away = OTHERS + c, OTHERS + 1 - c
        else:
            return
        if place == ELSEWHERE and not s.present:
            return
        times = [s.when.start + (s.when.end - s.when.start) / 2]
        if s.throughout:
            many = max(2, ceil((s.when.end - s.when.start) / (24 * HOUR)) + 1)
            times = [
                s.when.start + (s.when.end - s.when.start) * i / (many - 1) for i in range(many)
            ]
        for time in times:
            share = 1 / len(times)
            yield Mark(self._hour(time, time), place, there**share, 0.0, away**share, 0.0)


def _is(ship: str, s: Sighting) -> bool:
    """Whether a sighting names a ship, or wears its tag, and no other."""
    return s.candidates == (ship,) or (s.tag is not None and ship == TAGGED + s.tag)


def _odds(chance: float) -> float:
    return chance / (1 - chance)
