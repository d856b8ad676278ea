"""Which ships a sure sighting may be, once alibis are taken out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence

from deadreckon.voyages.sure import Sure, in_order
from deadreckon.voyages.world import World

UNKNOWN = "?"
"""Some ship that is none of the frame's."""


def agree(world: World, ship: str, one: Sure, other: Sure) -> bool:
    """Whether one ship can have been at two places as two sightings say."""
    if not one.seen.present or not other.seen.present:
        return _agree_on_absence(world, one, other)
    needed = world.travel(one.seen.place, other.seen.place, ship)
    if not needed:
        return True
    return _follows(one, other, needed) or _follows(other, one, needed)


def _follows(one: Sure, other: Sure, needed: int) -> bool:
    """Whether `other` may come `needed` microseconds after `one`."""
    left = one.end if one.seen.throughout else one.start
    due = other.start if other.seen.throughout else other.end
    return left + needed <= due


def _agree_on_absence(world: World, one: Sure, other: Sure) -> bool:
    if one.seen.present == other.seen.present:
        return True
    there, gone = (one, other) if one.seen.present else (other, one)
    if gone.seen.place not in world.within(there.seen.place):
        return True
    if there.seen.throughout or there.start == there.end:
        covered = there.start <= gone.start and gone.end <= there.end
        if gone.steady:
            return not (gone.start <= there.end and there.start <= gone.end)
        return not (there.seen.throughout and covered)
    return not (gone.steady and gone.start <= there.start and there.end <= gone.end)


def may_be(world: World, sightings: Sequence[Sure]) -> dict[str, frozenset[str]]:
    """Give for each present sighting, by id, the ships that it may be.

    A ship is ruled out by an alibi: a sighting that must be that ship, with which speed or a
    stated absence cannot reconcile this one. A tag is one ship, so all its sightings are taken
    together; it may be a ship of its own. What alibis settle gives new alibis, until nothing
    changes. `UNKNOWN` stands for a ship that is none of the frame's.
    """
    return world.once("may be", sightings, lambda: _may_be(world, sightings))


def _may_be(world: World, sightings: Sequence[Sure]) -> dict[str, frozenset[str]]:
    fits = named(world, sightings)
    present = [s for s in sightings if s.seen.present]
    open_ = [s for s in present if len(fits[s.id]) > 1]
    while open_:
        known = _known(world, sightings, fits)
        narrower = {s.id: _without_alibis(world, s, fits[s.id], known) for s in open_}
        _share_tags(open_, narrower)
        if all(fits[id_] == ships for id_, ships in narrower.items()):
            break
        fits |= narrower
    return fits


def named(world: World, sightings: Sequence[Sure]) -> dict[str, frozenset[str]]:
    """Give the same from the names and tags alone, without any alibi."""
    anyone = frozenset(world.frame.vessels) | {UNKNOWN}
    return {s.id: frozenset(s.seen.candidates) or anyone for s in sightings if s.seen.present}


class _Alibis:
    """The sightings that must be one ship, by time; `reach` is how far one bears on another."""

    def __init__(self, world: World, ship: str, own: Iterable[Sure]) -> None:
        self.own = in_order(own)
        self._starts = [s.start for s in self.own]
        places = sorted({s.seen.place for s in self.own})
        far = max(world.travel(a, b, ship) for a in places for b in world.frame.places)
        self._reach = far + max(s.end - s.start for s in self.own)

    def near(self, s: Sure) -> tuple[Sure, ...]:
        """Give those that could rule the ship out."""
        first = bisect_left(self._starts, s.start - self._reach)
        return self.own[first : bisect_right(self._starts, s.end + self._reach)]


def _known(
    world: World, sightings: Sequence[Sure], fits: Mapping[str, frozenset[str]]
) -> dict[str, _Alibis]:
    own: dict[str, list[Sure]] = {}
    for s in sightings:
        ships = fits[s.id] if s.seen.present else frozenset(s.seen.candidates)
        if len(ships) == 1:
            own.setdefault(next(iter(ships)), []).append(s)
    return {ship: _Alibis(world, ship, seen) for ship, seen in own.items() if ship != UNKNOWN}


def _without_alibis(
    world: World, s: Sure, fits: frozenset[str], known: Mapping[str, _Alibis]
) -> frozenset[str]:
    left = frozenset(
        ship
        for ship in fits
        if ship not in known
        or all(agree(world, ship, s, other) for other in known[ship].near(s) if other != s)
    )
    return left or fits


def _share_tags(present: Sequence[Sure], fits: dict[str, frozenset[str]]) -> None:
    tags: dict[str, frozenset[str]] = {}
    for s in present:
        if s.seen.tag is not None:
            tags[s.seen.tag] = tags.get(s.seen.tag, fits[s.id]) & fits[s.id]
    for s in present:
        if s.seen.tag is not None:
            fits[s.id] = tags[s.seen.tag]
