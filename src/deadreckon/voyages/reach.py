"""Where a ship could have been unseen: feasible windows between what was seen of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from deadreckon.model.evidence import Sighting
from deadreckon.model.frame import Route
from deadreckon.model.times import Interval
from deadreckon.voyages.sailing import sailing
from deadreckon.voyages.sure import EPOCH, MICROSECOND, Sure, span, sure
from deadreckon.voyages.world import World

HOUR = 3_600_000_000


@dataclass(frozen=True, slots=True)
class Reach:
    """A call that nobody saw and that was possible.

    Attributes:
        when: from the earliest arrival to the latest departure, UTC.
        longest_h: the longest that it can have lasted, hours.
        after, before: ids of the sightings between which it falls; None at an edge of the window.
    """

    vessel: str
    place: str
    when: Interval
    longest_h: float
    after: str | None
    before: str | None


def unseen_calls(
    world: World, route: Route, vessel: str, sightings: Iterable[Sighting]
) -> tuple[Reach, ...]:
    """Give the windows in which a ship could have called at an end of a route, unseen.

    Place x is reachable between p and q if d(p, x) + d(x, q) <= v (t_q - t_p), at the highest speed
    and by sea (space-time prisms: Hagerstrand 1970). Only sure sightings of this ship alone bind,
    in so far as their order is settled. Whether anything was seen there in the window is not asked.

    Args:
        world: the places and ships.
        route: its ends and window.
        vessel: which ship.
        sightings: all that were read.
    """
    first, last = span(route.window)
    own = _settled(world, vessel, sure(sightings, route.assumptions))
    found = []
    for before, after in pairwise([None, *own, None]):
        for place in dict.fromkeys((*route.origins, *route.destinations)):
            start, end = first, last
            if before is not None:
                start = max(start, _left(before) + _way(world, before, place, vessel))
            if after is not None:
                end = min(end, _due(after) - _way(world, after, place, vessel))
            if start <= end:
                found.append(
                    Reach(
                        vessel,
                        place,
                        Interval(EPOCH + start * MICROSECOND, EPOCH + end * MICROSECOND),
                        (end - start) / HOUR,
                        None if before is None else before.id,
                        None if after is None else after.id,
                    )
                )
    return tuple(found)


def _way(world: World, s: Sure, place: str, vessel: str) -> int:
    return sailing(world, (s.seen.place,), (place,), vessel)


def _left(s: Sure) -> int:
    return s.end if s.seen.throughout else s.start


def _due(s: Sure) -> int:
    return s.start if s.seen.throughout else s.end


def _settled(world: World, vessel: str, seen: Sequence[Sure]) -> list[Sure]:
    """Leave out what overlaps an earlier sighting, and what the ship could not have come to."""
    kept: list[Sure] = []
    for s in seen:
        if not s.seen.present or s.seen.candidates != (vessel,):
            continue
        if kept:
            needed = _way(world, kept[-1], s.seen.place, vessel)
            if s.start <= kept[-1].end or _left(kept[-1]) + needed > _due(s):
                continue
        kept.append(s)
    return kept
