"""What speed alone says of the order and the times of one ship's sightings, in near-linear time."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from itertools import accumulate, permutations

from deadreckon.voyages.check_question import Question, Row


def narrowed_by_speed(own: dict[str, Row], asked: Question, ship: str) -> str:
    """Narrow the times of sightings, each by all those that it must follow or come before.

    A sighting must come before another if the ship could not have come from the other one to it in
    time. Of each pair of places those which a sighting must follow are the first so many by the
    latest that the ship may have come, so one bound of them all is enough.

    Args:
        own: what the ship met, all of it right; what is narrowed is put in its place.
        asked: gives the times between places.
        ship: whose they are.

    Returns:
        Two that cannot both be right, in either order; empty if none were found.
    """
    here: dict[str, list[str]] = {}
    for id_, row in own.items():
        here.setdefault(row.place, []).append(id_)
    for place, other in permutations(sorted(here), 2):
        needed = asked.travel(place, other, ship)
        if not needed:
            continue
        if why := _narrow_later(own, here[place], here[other], needed):
            return why
        _narrow_earlier(own, here[place], here[other], needed)
    return ""


def _narrow_later(own: dict[str, Row], earlier: list[str], later: list[str], needed: int) -> str:
    first = sorted((own[id_] for id_ in earlier), key=lambda row: row.came)
    came = [row.came for row in first]
    leaves = list(accumulate((row.leaves for row in first), max))
    for id_ in later:
        row = own[id_]
        followed = bisect_left(came, row.leaves + needed)
        if not followed:
            continue
        soonest = leaves[followed - 1] + needed
        if soonest > row.came:
            last = max(first[:followed], key=lambda r: r.leaves)
            return f"{last.id} and {id_}"
        if soonest > row.lo and not row.stay:
            own[id_] = replace(row, lo=soonest)
    return ""


def _narrow_earlier(own: dict[str, Row], earlier: list[str], later: list[str], needed: int) -> None:
    then = sorted((own[id_] for id_ in later), key=lambda row: row.leaves, reverse=True)
    leaves = [-row.leaves for row in then]
    came = list(accumulate((row.came for row in then), min))
    for id_ in earlier:
        row = own[id_]
        after = bisect_left(leaves, needed - row.came)
        if after and (latest := came[after - 1] - needed) < row.hi and not row.stay:
            own[id_] = replace(row, hi=latest)
