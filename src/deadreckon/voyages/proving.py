"""Seeks a proof of a bound that `check` can follow: splits until each case gives its reason."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import combinations, groupby, product
from typing import Any

from deadreckon.voyages.check_chain import price, steps
from deadreckon.voyages.check_facts import Facts
from deadreckon.voyages.check_question import FAR, FROM, TO, RefusedError, Row

MOST_CASES = 4_000
"""Cases that a proof may split into."""
FEW_TO_SPLIT = 30

Document = dict[str, Any]
Stays = list[list[str]]


class _TooLongError(Exception):
    """The proof has more cases than allowed."""


def proved(facts: Facts, count: int) -> Document | None:
    """Seek a proof that every explanation has so many voyages; None if none was found."""
    try:
        return _Prover().prove(facts, count)
    except _TooLongError:
        return None


class _Prover:
    def __init__(self) -> None:
        self._cases = 0

    def prove(self, facts: Facts, count: int) -> Document | None:
        self._cases += 1
        if self._cases > MOST_CASES:
            raise _TooLongError
        reason = _reason(facts, count)
        if reason is not None:
            return reason
        if len(facts.rows) > FEW_TO_SPLIT:
            return None
        for split in _splits(facts):
            found: Document = {}
            try:
                cases = facts.cases(split)
            except RefusedError:
                continue
            for name, case in cases.items():
                proof = self.prove(case, count)
                if proof is None:
                    return None
                found[name] = proof
            return {**split, "cases": found}
        return None


def _reason(facts: Facts, count: int) -> Document | None:
    if count <= 0:
        return {"reason": "nothing to prove"}
    if len(facts.left) > facts.granted:
        return {"reason": "too many wrong", "wrong": sorted(facts.left)}
    if facts.contradiction():
        return {"reason": "contradiction", "of": _contradicting(facts)}
    for chain in chains(facts):
        cost = price(facts, chain, count)
        if cost > facts.granted - len(facts.left):
            wrong = None if cost >= FAR else cost
            return {"reason": "chain", "ships": chain, "wrong": wrong, "steps": steps(facts, chain)}
    return None


def _contradicting(facts: Facts) -> list[str]:
    """Give few sightings of one ship that contradict one another."""
    for ship in sorted({s for i in facts.sure if (s := facts.ship(facts.rows[i])) is not None}):
        ids = sorted(facts.sure)
        if not facts.settled(ship, ids)[1]:
            continue
        for id_ in list(ids):
            fewer = [other for other in ids if other != id_]
            if facts.settled(ship, fewer)[1]:
                ids = fewer
        return ids
    raise AssertionError(facts)


def chains(facts: Facts) -> Iterator[dict[str, Stays]]:
    """Give chains of stays of each ship, with many sightings or in many stays."""
    own: dict[str, list[Row]] = {}
    for id_ in facts.rows:
        row = facts.narrowed(id_)
        ship = facts.ship(row)
        if (
            ship is not None
            and row.present
            and facts.asked.counts(ship)
            and facts.asked.end(row.place)
            and not facts.may_be_late(row)
        ):
            own.setdefault(ship, []).append(row)
    orders = {ship: _Order(facts, ship, rows) for ship, rows in sorted(own.items())}
    many = {ship: stays for ship, order in orders.items() if (stays := order.wide())}
    yield many
    if len(facts.rows) > FEW_TO_SPLIT:
        return
    longest = {ship: stays for ship, order in orders.items() if (stays := order.long())}
    if longest != many:
        yield longest


class _Order:
    """What is known of the order of one ship's sightings at either end."""

    def __init__(self, facts: Facts, ship: str, rows: Sequence[Row]) -> None:
        self._trips = facts.asked.unit == "round_trips"
        self._end = {row.id: facts.asked.end(row.place) for row in rows}
        self._early = {row.id for row in rows if facts.may_be_early(row, ship)}
        if not self._trips:
            rows = [r for r in rows if self._end[r.id] == TO or r.id not in self._early]
        self._ids = [r.id for r in sorted(rows, key=lambda r: (r.came + r.leaves, r.id))]
        self._facts = facts
        self._after: dict[str, set[str]] = {i: set() for i in self._ids}
        self._open: dict[str, set[str]] = {i: set() for i in self._ids}
        few = len(self._ids) <= FEW_TO_SPLIT
        for x, y in self._all_pairs() if few else self._near_pairs(ship):
            if facts.surely_before(x, y):
                self._after[x].add(y)
            elif facts.surely_before(y, x):
                self._after[y].add(x)
            else:
                self._open[x].add(y)
                self._open[y].add(x)

    def _all_pairs(self) -> Iterator[tuple[str, str]]:
        for x, y in product(self._ids, self._ids):
            if self._end[x] == FROM and self._end[y] == TO:
                yield x, y

    def _near_pairs(self, ship: str) -> Iterator[tuple[str, str]]:
        """Give those, one at each end, of which speed lets either have been first."""
        rows = {i: self._facts.narrowed(i) for i in self._ids}
        later = sorted((i for i in rows if self._end[i] == TO), key=lambda i: rows[i].came)
        came = [rows[i].came for i in later]
        widest = max((rows[i].came - rows[i].lo for i in later), default=0)
        places = {rows[i].place for i in later}
        for x, row in rows.items():
            if self._end[x] != FROM:
                continue
            way = min((self._facts.asked.travel(row.place, p, ship) for p in places), default=0)
            first = bisect_left(came, row.leaves + way if way else row.lo)
            last = bisect_right(came, row.came - way + widest)
            yield from ((x, y) for y in later[first:last])

    def wide(self) -> Stays:
        """Drop the sightings whose order is not settled, and gather the others into stays."""
        open_ = {i: set(others) for i, others in self._open.items()}
        tangled = {i for i in self._ids if open_[i]}
        dropped = set()
        while tangled:
            worst = max(tangled, key=lambda i: (len(open_[i]), i))
            dropped.add(worst)
            for other in open_.pop(worst):
                open_[other].discard(worst)
            tangled = {i for i in tangled - {worst} if open_[i]}
        kept = [i for i in self._ids if i not in dropped]
        return self._stays(kept) if len(self._ids) <= FEW_TO_SPLIT else self._in_turn(kept)

    def long(self) -> Stays:
        """Take the longest row of sightings of which each must follow all before it."""
        best: dict[str, list[str]] = {}
        for i in self._ids:
            chains = [
                chain
                for j, chain in best.items()
                if i in self._after[j]
                and all(i in self._after[k] for k in chain if self._end[k] != self._end[i])
            ]
            best[i] = [*max(chains, key=len, default=[]), i]
        return self._stays(max(best.values(), key=len, default=[]))

    def _in_turn(self, kept: Sequence[str]) -> Stays:
        """Gather those whose order speed settles: it is that of the middles of their times."""
        stays: Stays = []
        for _, stay in groupby(kept, key=lambda i: self._end[i]):
            self._put(stays, list(stay))
        return stays

    def _put(self, stays: Stays, front: list[str]) -> None:
        late = [i for i in front if i not in self._early]
        if late and (not self._trips or stays):
            front = late
        if stays and self._end[stays[-1][0]] == self._end[front[0]]:
            stays[-1] += front
        else:
            stays.append(front)

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


def _splits(facts: Facts) -> Iterator[Document]:
    """Name what may be split into cases, the most telling first."""
    yield from _identities(facts)
    rows = _by_time(facts)
    here = [r for r in rows if r.present and facts.ship(r) is not None]
    ends = [r for r in here if facts.asked.counts(str(facts.ship(r))) and facts.asked.end(r.place)]
    yield from _orders(facts, ends, opposite=True)
    yield from _edges(facts, ends)
    for row in rows:
        if row.id not in facts.sure:
            yield {"split": "wrong", "of": row.id}
    for row in ends:
        unasked = row.id in facts.asked.rows and f"~{row.id}" not in facts.unseen
        if unasked and facts.may_be_early(row, str(facts.ship(row))):
            yield {"split": "unseen", "of": row.id}
    yield from _orders(facts, here, opposite=False)
    for gone in rows:
        for row in () if gone.present or not gone.steady else here:
            narrow = facts.narrowed(row.id)
            bears = not row.stay and gone.place in facts.asked.lineage(row.place)
            if bears and narrow.lo < gone.lo and gone.hi < narrow.hi:
                yield {"split": "absence", "of": [gone.id, row.id]}


def _by_time(facts: Facts) -> list[Row]:
    return sorted(facts.rows.values(), key=lambda r: (r.lo, r.hi, r.id))


def _identities(facts: Facts) -> Iterator[Document]:
    rows = _by_time(facts)
    for tag in sorted({r.tag for r in rows if r.tag is not None} - set(facts.tags)):
        yield {"split": "tag", "of": tag}
    for row in rows:
        if facts.ship(row) is None and row.candidates:
            yield {"split": "whose", "of": row.id}


def _edges(facts: Facts, ends: Sequence[Row]) -> Iterator[Document]:
    """Name the sightings that may lie on either side of an edge of the window."""
    for edge, last in (("closes", facts.asked.closes), ("opens", facts.asked.opens - 1)):
        for row in ends:
            narrow = facts.narrowed(row.id)
            if not row.stay and narrow.lo <= last < narrow.hi:
                yield {"split": edge, "of": row.id}


def _orders(facts: Facts, rows: Sequence[Row], *, opposite: bool) -> Iterator[Document]:
    for x, y in combinations(rows, 2):
        if facts.ship(x) != facts.ship(y):
            continue
        if opposite and facts.asked.end(x.place) == facts.asked.end(y.place):
            continue
        if not facts.surely_before(x.id, y.id) and not facts.surely_before(y.id, x.id):
            yield {"split": "order", "of": [x.id, y.id]}
