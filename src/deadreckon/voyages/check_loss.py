"""How few sightings of one ship's chain of stays must be wrong for so many voyages to be left.

Sightings that cannot both be right, being too far apart for their times, are not both kept; the
rest of a stay is lost only if all of it is wrong. So the least is a short recursion over a chain.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from deadreckon.voyages.check_facts import Facts
from deadreckon.voyages.check_question import FROM, TO, Row

NEVER = 1 << 40

Costs = NDArray[np.int64]
"""The least number of sightings wrong, by the number of voyages left."""
State = tuple[str, bool, bool, int]
"""The end last seen, whether from there the ship may have sailed on before the window, whether a
voyage waits for its return, and the last sighting kept that contradicts a later one, or none."""

NONE = -1


@dataclass(frozen=True, slots=True)
class _Link:
    """Sightings of a stay that are kept or lost together; a lone one may contradict others."""

    end: str
    early: bool
    cost: int
    against: frozenset[int] = frozenset()
    last_against: int = NONE


def least_wrong(facts: Facts, ship: str, stays: Sequence[Sequence[str]], most: int) -> Costs:
    """Give the least number of sightings wrong by the number of voyages left.

    Args:
        facts: what holds.
        ship: whose chain it is.
        stays: ids of sightings at either end, each stay surely before later ones at the other;
            and of some elsewhere, which count for what they contradict.
        most: from so many on the number of voyages is not told apart.
    """
    passages = facts.asked.unit == "passages"
    links = list(_links(facts, ship, stays))
    states: dict[State, Costs] = {("", False, False, NONE): nothing(most)}
    for at, link in enumerate(links):
        after: dict[State, Costs] = {}
        for (end, was_early, half, kept), costs in states.items():
            open_ = kept if kept != NONE and links[kept].last_against > at else NONE
            if link.cost < NEVER:
                _keep(after, (end, was_early, half, open_), costs + link.cost)
            if kept in link.against:
                continue
            now = at if link.last_against > at else open_
            if not link.end:
                _keep(after, (end, was_early, half, now), costs)
                continue
            more, behind = 0, half
            if end and end != link.end:
                if passages:
                    more = int(link.end == TO and not was_early)
                elif half and not was_early:
                    more, behind = 1, False
                else:
                    behind = True
            _keep(after, (link.end, link.early, behind, now), _one_more(costs) if more else costs)
        states = after
    least = np.full(most + 1, NEVER, np.int64)
    for costs in states.values():
        np.minimum(least, costs, out=least)
    return least


def _links(facts: Facts, ship: str, stays: Sequence[Sequence[str]]) -> Iterator[_Link]:
    """Cut stays where a sighting contradicts one of a stay nearby."""
    rows = [[facts.narrowed(id_) for id_ in stay] for stay in stays]
    order = [(n, row) for n, stay in enumerate(rows) for row in stay]
    against = _against(facts, ship, order)
    groups: list[list[int]] = []
    for i, (n, _) in enumerate(order):
        apart = i in against or (groups and groups[-1][-1] in against)
        if groups and order[groups[-1][0]][0] == n and not apart:
            groups[-1].append(i)
        else:
            groups.append([i])
    number = {i: g for g, group in enumerate(groups) for i in group}
    for group in groups:
        those = [order[i][1] for i in group]
        others = frozenset(number[i] for i in against.get(group[0], ()))
        yield _Link(
            end=facts.end(those[0]),
            early=any(facts.may_be_early(row, ship) for row in rows[order[group[0]][0]]),
            cost=NEVER if any(row.id in facts.sure for row in those) else len(those),
            against=others,
            last_against=max(others, default=NONE),
        )


def _against(facts: Facts, ship: str, order: Sequence[tuple[int, Row]]) -> dict[int, set[int]]:
    """Give the sightings of a chain that cannot both be right: the later is too far too soon."""
    found: dict[int, set[int]] = {}
    places = {row.place for _, row in order}
    farthest = max(facts.asked.travel(a, b, ship) for a in places for b in places)
    soonest = list(accumulate((row.came for _, row in reversed(order)), min))[::-1]
    for i, (_, row) in enumerate(order):
        for j in range(i + 1, len(order)):
            if row.leaves + farthest <= soonest[j]:
                break
            other = order[j][1]
            needed = facts.asked.travel(row.place, other.place, ship)
            held = {facts.end(row), facts.end(other)} == {FROM, TO}
            if (
                needed
                and row.leaves + needed > other.came
                and (held or other.leaves + needed > row.came)
            ):
                found.setdefault(i, set()).add(j)
                found.setdefault(j, set()).add(i)
    return found


def nothing(most: int) -> Costs:
    """Give what no voyage costs: none is left, and nothing is wrong."""
    costs = np.full(most + 1, NEVER, np.int64)
    costs[0] = 0
    return costs


def _one_more(costs: Costs) -> Costs:
    more = np.empty_like(costs)
    more[0] = NEVER
    more[1:] = costs[:-1]
    more[-1] = min(more[-1], costs[-1])
    return more


def _keep(states: dict[State, Costs], state: State, costs: Costs) -> None:
    states[state] = np.minimum(states[state], costs) if state in states else costs
