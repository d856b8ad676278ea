"""Chains of stays that force voyages, and how many errors it takes to break one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from deadreckon.voyages.check_facts import Facts
from deadreckon.voyages.check_loss import NEVER, Costs, least_wrong, nothing
from deadreckon.voyages.check_question import FAR, FROM, TO, Row, hours, refuse_unless


def price(facts: Facts, ships: Mapping[str, Sequence[Sequence[str]]], count: int) -> int:
    """Give how many of a chain's sightings must be wrong for fewer than `count` to be forced.

    Raises:
        RefusedError: the chain is none.
    """
    return prices(facts, ships, count)[count]


def prices(facts: Facts, ships: Mapping[str, Sequence[Sequence[str]]], most: int) -> list[int]:
    """Give the price of a chain for each count up to `most`.

    A chain is of stays: of each ship, groups of sightings at one end, every one of them surely
    before all later ones at the other. Sightings elsewhere, or after the
    window, may stand between.

    Raises:
        RefusedError: the chain is none.
    """
    total = nothing(most)
    seen: set[str] = set()
    for ship, stays in ships.items():
        refuse_unless(facts.asked.counts(ship), f"{ship} is not counted")
        _hold_order(facts, ship, stays, seen)
        total = _together(total, least_wrong(facts, ship, stays, most), most)
    fewer = np.minimum.accumulate(total[:most]).tolist()
    return [FAR, *(FAR if cost >= NEVER else cost for cost in fewer)]


def _together(one: Costs, other: Costs, most: int) -> Costs:
    """Share the voyages that are left between ships, as cheaply as can be."""
    joined = np.full(most + 1, NEVER, np.int64)
    for n, cost in enumerate(one.tolist()):
        np.minimum(joined[n:], other[: most + 1 - n] + cost, out=joined[n:])
        joined[most] = min(joined[most], cost + int(other[most - n :].min()))
    return joined


def _hold_order(facts: Facts, ship: str, stays: Sequence[Sequence[str]], seen: set[str]) -> None:
    flat: list[tuple[int, Row]] = []
    for n, stay in enumerate(stays):
        refuse_unless(stay, "an empty stay")
        for id_ in stay:
            refuse_unless(id_ in facts.rows and id_ not in seen, f"{id_} is no sighting left here")
            seen.add(id_)
            row = facts.narrowed(id_)
            refuse_unless(row.present and facts.ship(row) == ship, f"{id_} is not surely {ship}")
            flat.append((n, row))
    ends = [{facts.end(facts.rows[id_]) for id_ in stay} for stay in stays]
    refuse_unless(all(len(end) == 1 for end in ends), "a stay is at both ends")
    refuse_unless(all(a != b for a, b in pairwise(ends)), "two stays are one")
    flat = [(n, row) for n, row in flat if facts.end(row)]
    soonest: dict[str, tuple[int, int]] = {}
    for n, row in reversed(flat):
        for place, (leaves, seen_from) in soonest.items():
            if {facts.asked.end(place), facts.asked.end(row.place)} != {FROM, TO}:
                continue
            needed = facts.asked.travel(place, row.place, ship)
            if (leaves + needed if needed else seen_from) > row.came:
                continue
            for later, other in flat:
                if later > n and other.place == place:
                    refuse_unless(
                        facts.surely_before(row.id, other.id),
                        f"{other.id} may have been before {row.id}",
                    )
        leaves, seen_from = soonest.get(row.place, (FAR, FAR))
        soonest[row.place] = min(leaves, row.leaves), min(seen_from, row.lo)


def steps(facts: Facts, ships: Mapping[str, Sequence[Sequence[str]]]) -> list[dict[str, Any]]:
    """Give the reason of each step of a chain: why the next stay cannot have come first.

    `hours_needed` back from `then` to `first`, and the `hours_there_were`: fewer.
    """
    found = []
    for ship, stays in ships.items():
        at_ends = [stay for stay in stays if facts.end(facts.rows[stay[0]])]
        for one, other in pairwise(at_ends):
            if facts.end(facts.rows[one[0]]) == facts.end(facts.rows[other[0]]):
                continue
            first = max(map(facts.narrowed, one), key=lambda row: (row.came, row.id))
            then = max(map(facts.narrowed, other), key=lambda row: (-row.leaves, row.id))
            needed = facts.asked.travel(then.place, first.place, ship)
            found.append(
                {
                    "ship": ship,
                    "first": first.id,
                    "then": then.id,
                    "hours_needed": hours(needed),
                    "hours_there_were": hours(first.came - then.leaves),
                }
            )
    return found
