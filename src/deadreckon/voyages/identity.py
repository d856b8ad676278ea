"""Which ships a sure sighting may be, once alibis are taken out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from deadreckon.voyages.least import World
from deadreckon.voyages.sure import Sure

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
    frame = frozenset(world.frame.vessels)
    present = [s for s in sightings if s.seen.present]
    absent = [s for s in sightings if not s.seen.present]
    fits: dict[str, frozenset[str]] = {}
    for s in present:
        named = frozenset(s.seen.candidates)
        fits[s.id] = named or frame | {UNKNOWN}
    while any(len(ships) > 1 for ships in fits.values()):
        settled = _settled(present, absent, fits)
        narrower = {s.id: _without_alibis(world, s, fits[s.id], settled) for s in present}
        _share_tags(present, narrower)
        if narrower == fits:
            break
        fits = narrower
    return fits


def _settled(
    present: Sequence[Sure], absent: Sequence[Sure], fits: Mapping[str, frozenset[str]]
) -> dict[str, list[Sure]]:
    settled: dict[str, list[Sure]] = {}
    for s in present:
        if len(fits[s.id]) == 1:
            settled.setdefault(next(iter(fits[s.id])), []).append(s)
    for s in absent:
        if len(s.seen.candidates) == 1:
            settled.setdefault(s.seen.candidates[0], []).append(s)
    return settled


def _without_alibis(
    world: World, s: Sure, fits: frozenset[str], settled: Mapping[str, Iterable[Sure]]
) -> frozenset[str]:
    if len(fits) == 1:
        return fits
    left = frozenset(
        ship
        for ship in fits
        if ship == UNKNOWN
        or all(agree(world, ship, s, other) for other in settled.get(ship, ()) if other != s)
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
