"""The smallest removals that leave no two sightings of one ship in contradiction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations, product

from deadreckon.voyages.identity import agree
from deadreckon.voyages.sure import Sure, in_order
from deadreckon.voyages.world import World

FEW = 8
MOST_MENDINGS = 8

Pair = tuple[Sure, Sure]


def disagreements(world: World, sightings: Sequence[Sure]) -> list[Pair]:
    """Give the pairs that must be one ship, and that it cannot have made both."""
    return world.once("disagreements", sightings, lambda: _disagreements(world, sightings))


def _disagreements(world: World, sightings: Sequence[Sure]) -> list[Pair]:
    of_ship: dict[str, list[Sure]] = {}
    for s in in_order(sightings):
        named = s.seen.candidates or ((f"?{s.seen.tag}",) if s.seen.tag else ())
        for ship in named if len(named) == 1 else ():
            of_ship.setdefault(ship, []).append(s)
    found = []
    for ship, own in of_ship.items():
        places = {s.seen.place for s in own}
        far = {p: max(world.travel(p, q, ship) for q in places) for p in places}
        for i, one in enumerate(own):
            for other in own[i + 1 :]:
                if other.start > one.end + far[one.seen.place]:
                    break
                if not agree(world, ship, one, other):
                    found.append((one, other))
    return [*found, *_with_nobody(world, sightings)]


def _with_nobody(world: World, sightings: Sequence[Sure]) -> list[Pair]:
    """Give the pairs of a ship that was seen and a statement that none at all was there."""
    ordered = in_order(sightings)
    nobody = [s for s in ordered if s.anybody and not s.seen.present]
    return [
        (there, gone)
        for gone in nobody
        for there in ordered
        if there.seen.present and not agree(world, "", there, gone)
    ]


def mendings(pairs: Iterable[Pair]) -> list[frozenset[Sure]]:
    """Give every smallest set that holds one of each pair.

    Where pairs hang together in large groups, or there are too many ways, the one set of all that
    disagree: to count without them proves less, and nothing false.
    """
    groups: list[tuple[set[Sure], list[Pair]]] = []
    for pair in pairs:
        met = [group for group in groups if group[0].intersection(pair)]
        groups = [group for group in groups if group not in met]
        groups.append(
            (set(pair).union(*(m[0] for m in met)), [*(p for m in met for p in m[1]), pair])
        )
    covers = [_covers(in_order(members), edges) for members, edges in groups]
    ways = 1
    for one in covers:
        ways *= len(one)
    if ways > MOST_MENDINGS:
        return [frozenset(s for members, _ in groups for s in members)]
    return [frozenset().union(*chosen) for chosen in product(*covers)]


def _covers(members: Sequence[Sure], edges: Sequence[Pair]) -> list[frozenset[Sure]]:
    if len(members) > FEW:
        return [frozenset(members)]
    for size in range(1, len(members)):
        found = [
            frozenset(chosen)
            for chosen in combinations(members, size)
            if all(one in chosen or other in chosen for one, other in edges)
        ]
        if found:
            return found
    return [frozenset(members)]
