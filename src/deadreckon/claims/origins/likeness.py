"""Whether two statements are of one thing: by what they tell, in whatever language."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from deadreckon.claims.gazetteer import gazetteer

if TYPE_CHECKING:
    from deadreckon.claims.origins.statement import Statement
    from deadreckon.claims.quantities import Quantity
    from deadreckon.claims.times import TimeSpan

LEAST = 2.5
"""From here on two statements are taken to be of one thing; the parts below add up to it."""
_COUNT_AND_UNIT, _COUNT, _UNIT = 3.0, 2.0, 1.0
_PLACE, _COUNTRY, _VESSEL, _TIME, _TERM, _STAGE, _CITED = 1.5, 0.5, 2.0, 1.5, 1.5, 0.25, 1.0
_WORDS = 4.0
SMALLEST = 3
"""Counts below it are too common to tell one thing from another."""
_SAME = {"Rason": "Najin"}


def likeness(one: Statement, other: Statement) -> float:
    """Add up what two statements share; shared words count where the language is one."""
    total = _counted(one, other)
    ours, theirs = specific(one), specific(other)
    total += min(_PLACE * len(ours & theirs), 2 * _PLACE)
    total += min(_COUNTRY * len(countries(one) & countries(other)), 2 * _COUNTRY)
    total += _VESSEL * bool({*one.vessels} & {*other.vessels})
    total += _TIME * any(meet(a, b) for a in one.times for b in other.times)
    total += _TERM * bool(one.term and other.term)
    total += _STAGE * bool({*one.stages} & {*other.stages})
    if one.language == other.language and one.names and other.names:
        total += _WORDS * len(one.names & other.names) / min(len(one.names), len(other.names))
    elif one.names and other.names:
        total += min(len(one.names & other.names), 2)
    if one.publisher in other.chain or other.publisher in one.chain:
        total += _CITED
    return total


def specific(statement: Statement) -> set[str]:
    """Give its places but for countries, one name for places that lie in one another."""
    return {_SAME.get(p, p) for p in statement.places if not _is_country(p)}


def countries(statement: Statement) -> set[str]:
    """Give the countries among its places."""
    return {p for p in statement.places if _is_country(p)}


def meet(one: TimeSpan, other: TimeSpan) -> bool:
    """Whether two times share a day; an open end reaches as far as it will."""
    before = one.to is not None and other.from_ is not None and one.to < other.from_
    after = other.to is not None and one.from_ is not None and other.to < one.from_
    return not before and not after


def _counted(one: Statement, other: Statement) -> float:
    best = 0.0
    for a in one.quantities:
        for b in other.quantities:
            best = max(best, _alike(a, b))
    if one.numbers & other.numbers:
        best = max(best, _COUNT)
    for mine, theirs in ((one, other), (other, one)):
        numbers = {q.value for q in theirs.quantities} | {float(n) for n, _ in theirs.fractions}
        if any(float(part) in numbers for part, _ in mine.fractions):
            best = max(best, _COUNT)
    return best


def _alike(one: Quantity, other: Quantity) -> float:
    if one.value == other.value and one.value >= SMALLEST:
        return _COUNT_AND_UNIT if one.unit == other.unit else _COUNT
    if one.value == other.value:
        return _UNIT + _UNIT * (one.unit == other.unit)
    return _UNIT * (one.unit is not None and one.unit == other.unit)


def _is_country(name: str) -> bool:
    return name in _countries()


@cache
def _countries() -> frozenset[str]:
    known = gazetteer()
    named = (place.name for place in known.apart.values() if place.kind == "country")
    return frozenset((*known.seats.values(), *named))
