"""Sure sightings that cannot all be right: the smallest sets that contradict themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from functools import partial
from itertools import combinations, takewhile
from math import ceil, floor

from deadreckon.model.times import iso
from deadreckon.voyages.figures import Conflict
from deadreckon.voyages.hitting import lightest
from deadreckon.voyages.identity import agree
from deadreckon.voyages.least import Least
from deadreckon.voyages.parts import Part, parts
from deadreckon.voyages.sure import EPOCH, MICROSECOND, Sure, in_order
from deadreckon.voyages.world import World

FEW = 10
"""Up to so many sightings every three are tried together."""
MANY = 60
"""Of more that hang together the pairs alone are told."""


def conflicts(least: Least, sightings: Sequence[Sure]) -> tuple[Conflict, ...]:
    """Give the minimal contradicting sets among the sightings that bear on a count, by time.

    Every pair is found; of larger sets, as many as it takes to see why the rest would still
    contradict itself. Where ships without a name count, so do sightings of any ship at all, which
    bear on calls.
    """
    nameless = parts(least.world, sightings, {}) if least.asked.unnamed else []
    found = [
        (group, _why(least.world, part, group))
        for part in (*least.linked(sightings), *filter(_is_nameless, nameless))
        if least.mends(part)
        for knot in least.contradicting(part)
        for group in _minimal(least, knot)
    ]
    found.sort(key=lambda pair: [(s.start, s.end, s.id) for s in pair[0]])
    return tuple(Conflict(tuple(s.id for s in group), why) for group, why in found)


def _is_nameless(part: Part) -> bool:
    return all(ship.startswith("=") for ship in part.ships)


def _minimal(least: Least, part: Part) -> list[tuple[Sure, ...]]:
    possible = partial(_possible, least, part)
    found = [pair for pair in _suspects(least.world, part) if not possible(pair)]
    if len(part.sightings) <= FEW:
        for three in combinations(part.sightings, 3):
            if not any(set(pair) <= set(three) for pair in found) and not possible(three):
                found.append(three)
    if len(part.sightings) > MANY:
        return found
    number = {s: i for i, s in enumerate(part.sightings)}
    while True:
        out = set(lightest([1.0] * len(number), [[number[s] for s in group] for group in found]))
        rest = [s for s in part.sightings if number[s] not in out]
        if possible(rest):
            return found
        for s in list(rest):
            fewer = [other for other in rest if other != s]
            if not possible(fewer):
                rest = fewer
        found.append(tuple(rest))


def _possible(least: Least, part: Part, group: Sequence[Sure]) -> bool:
    if not least.contradicting(part.only(group)):
        return True
    tagged = any(s.seen.tag is not None for s in group)  # a vessel may be faster than unnamed
    return tagged and not least.curve(in_order(group)).mends


def _suspects(world: World, part: Part) -> list[tuple[Sure, ...]]:
    """Give the pairs that one ship cannot have made."""
    ships = dict(zip(part.sightings, part.may_be, strict=True))
    places = {s.seen.place for s in part.sightings}
    far = max(world.travel(p, q, ship) for p in places for q in places for ship in part.ships)
    close = [
        (one, other)
        for i, one in enumerate(part.sightings)
        for other in _until(part.sightings[i + 1 :], one.end + far)
    ]
    return [
        (one, other)
        for one, other in close
        if (common := set(ships[one]) & set(ships[other]))
        and (len(ships[one]) == 1 or one.anybody)
        and (len(ships[other]) == 1 or other.anybody)
        and not any(agree(world, ship, one, other) for ship in common)
    ]


def _until(coming: Sequence[Sure], last: int) -> Iterator[Sure]:
    """Give, of sightings by time, those that start no later."""
    return takewhile(lambda s: s.start <= last, coming)


def _why(world: World, part: Part, group: Sequence[Sure]) -> str:
    ships = dict(zip(part.sightings, part.may_be, strict=True))
    names = sorted({ship for s in group for ship in ships[s] if not ship.startswith("=")})
    who = " or ".join(_label(world, ship) for ship in names) or "a ship"
    if len(group) > 2:  # noqa: PLR2004
        text = f"no way to share these out lets {who} make all of them"
    elif all(s.seen.present for s in group):
        text = _too_far(world, names[0], who, group)
    else:
        there, gone = sorted(group, key=lambda s: not s.seen.present)
        text = f"{there.id} sees {who} at {_place(world, there)} when {gone.id} says it was not"
    ais = [s.id for s in in_order(group) if s.seen.basis.strip().lower() == "ais"]
    return f"{text}; {' and '.join(ais)} is what a ship said of itself by AIS" if ais else text


def _too_far(world: World, ship: str, who: str, group: Sequence[Sure]) -> str:
    one, other = in_order(group)
    km = world.distances.least_km(one.seen.place, other.seen.place)
    needed = world.travel(one.seen.place, other.seen.place, ship) * MICROSECOND
    left = one.end if one.seen.throughout else one.start
    due = other.start if other.seen.throughout else other.end
    there_were = max((due - left) * MICROSECOND, timedelta())
    lacks = f"{_hours(needed, ceil)} hours at {world.knots(ship):g} knots"
    return (
        f"{_place(world, one)} ({_when(one)}) and {_place(world, other)} ({_when(other)}) are"
        f" {km:.0f} km apart: {who} needs {lacks},"
        f" and there were {_hours(there_were, floor)}"
    )


def _label(world: World, ship: str) -> str:
    vessel = world.frame.vessels.get(ship)
    return vessel.label if vessel else ship


def _place(world: World, s: Sure) -> str:
    return world.frame.places[s.seen.place].label


def _when(s: Sure) -> str:
    return s.seen.when.text or iso(EPOCH + s.start * MICROSECOND)


def _hours(lapse: timedelta, rounded: Callable[[float], int]) -> str:
    return f"{rounded(lapse / timedelta(hours=1) * 10) / 10:.1f}"
