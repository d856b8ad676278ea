"""Where a ship could have been, and when: feasible windows between what was seen of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from deadreckon.model.evidence import Sighting
from deadreckon.model.frame import Route
from deadreckon.voyages.figures import Reach
from deadreckon.voyages.sailing import sailing
from deadreckon.voyages.sure import EPOCH, MICROSECOND, Sure, span
from deadreckon.voyages.world import World

HOUR = 3_600_000_000


def reach(
    world: World, route: Route, vessel: str, sightings: Iterable[Sighting]
) -> tuple[Reach, ...]:
    """Give the windows in which a ship could have been at the places at the ends of a route.

    Place x is reachable between p and q if d(p, x) + d(x, q) <= v (t_q - t_p), at the highest speed
    and by sea (space-time prisms: Hagerstrand 1970). Only sure sightings of this ship alone bind,
    in so far as their order is settled. Whether anything was seen there in the window is not asked.

    Args:
        world: the places and ships.
        route: its ends and window.
        vessel: which ship.
        sightings: all that were read.

    Returns:
        By place, in time order.
    """
    own = _settled(world, vessel, world.sure(sightings, route.assumptions))
    return tuple(
        window
        for place in dict.fromkeys((*route.origins, *route.destinations))
        for window in _windows(world, vessel, place, own, span(route.window))
    )


def _windows(
    world: World, vessel: str, place: str, own: Sequence[Sure], window: tuple[int, int]
) -> Iterator[Reach]:
    elsewhere = [s for s in own if _way(world, s, place, vessel)]
    there = [s for s in own if place in world.within(s.seen.place)]
    for before, after in pairwise([None, *elsewhere, None]):
        start, end = window
        if before is not None:
            start = max(start, _left(before) + _way(world, before, place, vessel))
        if after is not None:
            end = min(end, _due(after) - _way(world, after, place, vessel))
        if start <= end:
            yield Reach(
                vessel,
                place,
                from_=EPOCH + start * MICROSECOND,
                to=EPOCH + end * MICROSECOND,
                longest_h=(end - start) / HOUR,
                after=None if before is None else before.id,
                before=None if after is None else after.id,
                seen=tuple(s.id for s in there if start <= s.end and s.start <= end),
            )


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
