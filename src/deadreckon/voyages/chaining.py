"""Seeks chains of stays, each surely before the next, that `check_chain` can price."""

from __future__ import annotations

from abc import ABC, abstractmethod
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby, product

import numpy as np

from deadreckon.voyages.check_facts import Facts
from deadreckon.voyages.check_question import FROM, TO, Row

FEW_TO_SPLIT = 30
"""Up to so many sightings every pair is compared, and a proof may split into cases."""

Stays = list[list[str]]


def chains(facts: Facts) -> Iterator[dict[str, Stays]]:
    """Give chains of stays of each ship: with many sightings, then in many stays."""
    own: dict[str, list[Row]] = {}
    for id_ in facts.rows:
        row = facts.narrowed(id_)
        ship = facts.ship(row)
        if ship is not None and row.present and facts.asked.counts(ship):
            own.setdefault(ship, []).append(row)
    few = len(facts.rows) <= FEW_TO_SPLIT
    orders = {ship: (_Few if few else _Many)(facts, ship, own[ship]) for ship in sorted(own)}
    wide = {ship: stays for ship, order in orders.items() if (stays := order.wide())}
    yield wide
    long = {ship: stays for ship, order in orders.items() if (stays := order.long())}
    if long != wide:
        yield long


class _Order(ABC):
    """What is known of the order of one ship's sightings at either end."""

    def __init__(self, facts: Facts, ship: str, rows: Sequence[Row]) -> None:
        self._facts = facts
        self._ship = ship
        self._trips = facts.asked.unit == "round_trips"
        self._end = {row.id: facts.end(row) for row in rows}
        here = [row for row in rows if self._end[row.id]]
        self._early = {row.id for row in here if facts.may_be_early(row, ship)}
        if not self._trips:
            here = [r for r in here if self._end[r.id] == TO or r.id not in self._early]
        self._rows = {r.id: r for r in sorted(here, key=_middle)}
        self._elsewhere = [row for row in rows if not self._end[row.id]]
        self._after: dict[str, set[str]] = {i: set() for i in self._rows}
        self._open: dict[str, set[str]] = {i: set() for i in self._rows}
        for x, y in self._pairs():
            if facts.surely_before(x, y):
                self._after[x].add(y)
            elif facts.surely_before(y, x):
                self._after[y].add(x)
            else:
                self._open[x].add(y)
                self._open[y].add(x)

    @abstractmethod
    def _pairs(self) -> Iterator[tuple[str, str]]:
        """Give those, one at each end, of which either may have been first."""

    @abstractmethod
    def _stays(self, kept: Sequence[str]) -> Stays:
        """Gather sightings whose order is settled into stays."""

    @abstractmethod
    def long(self) -> Stays:
        """Keep a row of sightings that makes many turns."""

    def wide(self) -> Stays:
        """Drop the sightings whose order is not settled, and gather the others into stays."""
        return self._stays(self._settled(set()))

    def _settled(self, dropped: set[str]) -> list[str]:
        open_ = {i: others - dropped for i, others in self._open.items() if i not in dropped}
        tangled = {i for i, others in open_.items() if others}
        while tangled:
            worst = max(tangled, key=lambda i: (len(open_[i]), i))
            for other in open_.pop(worst):
                open_[other].discard(worst)
            tangled = {i for i in tangled - {worst} if open_[i]}
        return [i for i in self._rows if i in open_]

    def _put(self, stays: Stays, front: list[str]) -> None:
        late = [i for i in front if i not in self._early]
        if late and (not self._trips or stays):
            front = late
        if stays and self._end[stays[-1][0]] == self._end[front[0]]:
            stays[-1] += front
        else:
            stays.append(front)


class _Few(_Order):
    """Every pair is compared."""

    def _pairs(self) -> Iterator[tuple[str, str]]:
        for x, y in product(self._rows, self._rows):
            if self._end[x] == FROM and self._end[y] == TO:
                yield x, y

    def long(self) -> Stays:
        """Take the longest row of sightings of which each must follow all before it."""
        best: dict[str, list[str]] = {}
        for i in self._rows:
            found = [
                chain
                for j, chain in best.items()
                if i in self._after[j]
                and all(i in self._after[k] for k in chain if self._end[k] != self._end[i])
            ]
            best[i] = [*max(found, key=len, default=[]), i]
        return self._stays(max(best.values(), key=len, default=[]))

    def _stays(self, kept: Sequence[str]) -> Stays:
        left = list(kept)
        stays: Stays = []
        while left:
            front = [i for i in left if not any(i in self._after[j] for j in left)]
            ends = {self._end[i] for i in front}
            if len(ends) > 1 or not front:
                front = [i for i in front if self._end[i] == self._end[front[0]]] or left
            if {self._end[i] for i in left} == ends or len(ends) == 1:
                left = [i for i in left if i not in front]
            else:
                left = []
            self._put(stays, front)
        return stays


class _Many(_Order):
    """Speed alone settles most: then the order is that of the middles of the times."""

    def _pairs(self) -> Iterator[tuple[str, str]]:
        near = _Near([row for row in self._rows.values() if self._end[row.id] == TO])
        for x, row in self._rows.items():
            if self._end[x] == FROM:
                yield from ((x, y.id) for y in near.of(row, self._way(row.place, near.places)))

    def _way(self, place: str, others: set[str]) -> int:
        return min((self._facts.asked.travel(place, p, self._ship) for p in others), default=0)

    def long(self) -> Stays:
        """Keep the longest row of turns, each forced by the one before, and what agrees with it."""
        rows = list(self._rows.values())
        if not rows:
            return []
        places = sorted({row.place for row in rows})
        travel = self._facts.asked.travel
        ways = np.array([[travel(p, q, self._ship) for q in places] for p in places], np.int64)
        at = np.array([places.index(row.place) for row in rows])
        ends = np.array([self._end[row.id] == TO for row in rows])
        leaves = np.array([row.leaves for row in rows], np.int64)
        came = np.array([row.came for row in rows], np.int64)
        turns = np.ones(len(rows), np.int64)
        before = np.full(len(rows), -1)
        for i in range(1, len(rows)):
            way = ways[at[:i], at[i]]
            forced = (ends[:i] != ends[i]) & (leaves[i] + way > came[:i])
            forced &= leaves[:i] + way <= came[i]
            if forced.any():
                before[i] = np.argmax(np.where(forced, turns[:i], 0))
                turns[i] = turns[before[i]] + 1
        last, chosen = int(np.argmax(turns)), set()
        while last >= 0:
            chosen.add(rows[last].id)
            last = int(before[last])
        return self._stays(self._settled({i for i in self._rows if self._open[i] & chosen}))

    def _stays(self, kept: Sequence[str]) -> Stays:
        rows = [self._rows[i] for i in kept]
        near = _Near([*rows, *self._elsewhere])
        against = [
            row
            for row in self._elsewhere
            if any(self._contradict(row, y) for y in near.within(row, self._farthest(row, near)))
        ]
        stays: Stays = []
        together = sorted([*rows, *against], key=_middle)
        for _, stay in groupby(together, key=lambda row: self._end[row.id]):
            self._put(stays, [row.id for row in stay])
        return stays

    def _farthest(self, row: Row, near: _Near) -> int:
        travel = self._facts.asked.travel
        return max((travel(row.place, p, self._ship) for p in near.places), default=0)

    def _contradict(self, x: Row, y: Row) -> bool:
        way = self._facts.asked.travel(x.place, y.place, self._ship)
        return way > 0 and x.leaves + way > y.came and y.leaves + way > x.came


class _Near:
    """Finds sightings that are near in time."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._by_came = sorted(rows, key=lambda row: row.came)
        self._came = [row.came for row in self._by_came]
        self._widest = max((row.came - row.lo for row in rows), default=0)
        self._longest = max((row.leaves - row.came for row in rows), default=0)
        self.places = {row.place for row in rows}

    def of(self, row: Row, way: int) -> list[Row]:
        """Give all that may have been before `row` or after, at least `way` apart from it."""
        first = bisect_left(self._came, row.leaves + way if way else row.lo)
        return self._by_came[first : bisect_right(self._came, row.came - way + self._widest)]

    def within(self, row: Row, way: int) -> list[Row]:
        """Give all that neither can follow `row` nor be followed by it in time, or more."""
        first = bisect_left(self._came, row.came - way - max(0, self._longest))
        return self._by_came[first : bisect_right(self._came, row.leaves + way)]


def _middle(row: Row) -> tuple[int, str]:
    return row.came + row.leaves, row.id
