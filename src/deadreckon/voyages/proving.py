"""Seeks a proof of a bound that `check` can follow: splits until each case gives its reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any

from deadreckon.voyages.chaining import FEW_TO_SPLIT, chains
from deadreckon.voyages.check_chain import price, steps
from deadreckon.voyages.check_facts import Facts
from deadreckon.voyages.check_question import FAR, RefusedError, Row

MOST_CASES = 4_000
"""Cases that a proof may split into."""

Document = dict[str, Any]


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
