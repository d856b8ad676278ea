"""Who repeats whom: from each statement along the attributions to where it starts.

Nothing but attributions leads on, and what another report of the case says of the same thing; that
two texts are alike leads nowhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from deadreckon.claims.origins.found import NOT_STATED
from deadreckon.claims.origins.index import Index
from deadreckon.claims.origins.likeness import SMALLEST, meet
from deadreckon.claims.origins.words import words
from deadreckon.claims.sources import Body, bodies

if TYPE_CHECKING:
    from deadreckon.claims.origins.statement import Statement

_SURE = 4.0
"""From here on two reports that cite one source are taken to retell one statement of it."""
_Count = tuple[float, str | None, str]


@dataclass(frozen=True, slots=True)
class End:
    """Where a statement starts.

    Attributes:
        name: canonical; of a source without a name, the words for it.
        stated: a body or person is named.
        by: what holds those together that are one: the name, or of what is not stated the source
            that relays it, else the report.
        supplier: whose images or tracks it is told to rest on, or "".
        why: in words, how it was found.
    """

    name: str
    stated: bool
    by: str
    why: str
    supplier: str = ""


class Graph:
    """The statements of a case by who publishes, cites and is cited."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        """Take in all statements of all reports; their order does not matter."""
        self._published, self._relayed, self._ending = Index(), Index(), Index()
        self._told: defaultdict[_Count, set[str]] = defaultdict(set)
        self.cited = frozenset(name for one in statements for name in one.chain)
        self._analysts: set[str] = set()
        self._relays: set[str] = set()
        for one in sorted(statements, key=lambda s: (s.report, s.start, s.end)):
            way, supplier = _way(one)
            if one.publisher in self.cited or _body(one.publisher):
                self._published.add(one.publisher, one)
            for name in way[:-1]:
                self._relayed.add(name, one)
            if way:
                self._ending.add(way[-1], one)
            if supplier and way:
                self._analysts.add(way[-1])
            if one.unnamed and len(way) > 1:
                self._relays.update(way[:-1])
            teller = way[-1] if way else one.publisher if _body(one.publisher) else ""
            for count in _counts(one) if teller else ():
                self._told[count].add(teller)

    def end(self, one: Statement) -> End:
        """Give where a statement starts, and how that was found."""
        way, supplier = _way(one)
        if not way:
            return replace(self._own(one, supplier), supplier=supplier)
        if way[-1] in one.unnamed:
            return self._unnamed(one, way)
        end = self._follow(one, way[-1], frozenset({one.publisher, *way[:-1]}))
        return replace(end, supplier=end.supplier or supplier)

    def retold(self, one: Statement, end: End) -> Statement | None:
        """Give the statement that one retells, as near to its origin as the case holds one.

        That of the origin's own report, else of a body that is cited, the farthest first; else of
        another report of the same origin by a shorter way, or by one as short before it.
        """
        for name in dict.fromkeys((end.name, *reversed(one.chain))):
            if (found := self._published.best(one, name)) is not None:
                return found
        if not end.stated:
            return None
        rank = _rank(one)
        return self._ending.best(
            one, end.name, least=_SURE, among=lambda other: _rank(other) < rank
        )

    def _own(self, one: Statement, supplier: str) -> End:
        """Give the end of a statement that names nobody, or only whose images it shows."""
        name = one.publisher
        body = _body(name)
        spoken = any(name in of.organs and of.name in self.cited for of in words().states.values())
        if body is not None and body.collects:
            return _named(name, "its own, with collection of its own")
        if spoken or (name in self.cited and (not supplier or name in self._analysts)):
            return self._of_collector(one, name) or _named(name, "its own, and cited by others")
        if supplier:
            return _named(supplier, "names nobody but whose images")
        return End(NOT_STATED, stated=False, by=one.report, why="names nobody")

    def _unnamed(self, one: Statement, way: tuple[str, ...]) -> End:
        """Give the end of a statement whose last source has no name: that of who relays it."""
        relay = next((n for n in reversed(way[:-1]) if n not in one.unnamed), "")
        own = self._published.best(one, relay) if relay else None
        if own is not None and (further := _further(own, frozenset({relay}))):
            return _named(further, f"{own.report} names whom {relay} has it from")
        relay = relay or (one.publisher if one.publisher in self._relays else "")
        why = f"names nobody but {way[-1]}"
        return End(way[-1], stated=False, by=relay or f"{one.report} {way[-1]}", why=why)

    def _follow(self, one: Statement, name: str, seen: frozenset[str]) -> End:
        """Go on from the last that a chain names, as long as somebody names a further one."""
        if name in seen:
            return _named(name, "named by the chain")
        seen |= {name}
        own = self._published.best(one, name)
        if own is not None and (end := self._told_by(own, seen)) is not None:
            return end
        body = _body(name)
        if body is not None and body.collects:
            return _named(name, "named, with collection of its own")
        relayed = self._relayed.best(one, name)
        if relayed is not None and (further := _further(relayed, seen)):
            why = f"{relayed.report} names whom {name} cites"
            return replace(self._follow(relayed, further, seen), why=why)
        of = self._of_government(one, name) or self._of_collector(one, name)
        return of or _named(name, "named by the chain")

    def _told_by(self, own: Statement, seen: frozenset[str]) -> End | None:
        """Give where the report of a body that is cited has it from, if it says so."""
        way, supplier = _way(own)
        if further := _further(own, seen):
            why = f"{own.report} names whom it has it from"
            return replace(self._follow(own, further, seen), why=why)
        if way and way[-1] in own.unnamed:
            return replace(self._unnamed(own, way), why=f"{own.report} names nobody")
        if supplier:
            return replace(self._own(own, supplier), supplier=supplier)
        return self._of_collector(own, own.publisher)

    def _collects(self, name: str) -> bool:
        """Whether a body has collection of its own, or is told to have read somebody's images."""
        body = _body(name)
        return name in self._analysts or (body is not None and body.collects)

    def _of_government(self, one: Statement, country: str) -> End | None:
        """Give the body that said what a country is told to have said."""
        of = words().states.get(country)
        if of is None:
            return None
        organs = of.organs
        if beside := [name for name in one.chain if name in organs]:
            return _named(beside[-1], f"the body of {country} that the chain names")
        for held in (self._published, self._ending):
            for name in organs:
                if (found := held.best(one, name)) is not None:
                    why = f"{found.report} names the body that spoke for {country}"
                    return _named(name, why)
        return None

    def _of_collector(self, one: Statement, name: str) -> End | None:
        """Give the body with collection of its own whose count another tells as found there.

        Only where that body and no other that collects tells the very count, no later, in the same
        time, and where who repeats it has no collection of its own.
        """
        if self._collects(name):
            return None
        for count in sorted(_counts(one), key=str):
            collectors = {teller for teller in self._told[count] if self._collects(teller)}
            if len(collectors) != 1:
                continue
            (collector,) = collectors
            for held in (self._published, self._ending):
                found = held.best(one, collector)
                if found is not None and _same_count(one, found) and _no_later(found, one):
                    why = f"{found.report} gives the count as {collector}'s"
                    return _named(collector, why)
        return None


def _rank(one: Statement) -> tuple[int, date, str]:
    """Give how far from its origin a statement is."""
    return len(one.chain), one.published or date.max, one.report


def _named(name: str, why: str) -> End:
    return End(name, stated=True, by=name, why=why)


def _way(one: Statement) -> tuple[tuple[str, ...], str]:
    """Give whom a statement names, but for whose images are shown, and the last of these."""
    way = list(one.chain)
    supplier = ""
    while way and (body := _body(way[-1])) is not None and body.silent:
        supplier = way.pop()
    return tuple(way), supplier


def _further(one: Statement, seen: frozenset[str]) -> str:
    """Give the last that a statement names, if it is a name and was not met yet."""
    way, _ = _way(one)
    return way[-1] if way and way[-1] not in seen | one.unnamed else ""


def _body(name: str) -> Body | None:
    return bodies().get(name)


def _counts(one: Statement) -> set[_Count]:
    return {(q.value, q.unit, q.bound) for q in one.quantities if q.value >= SMALLEST}


def _same_count(one: Statement, other: Statement) -> bool:
    timed = not one.times or not other.times
    return bool(_counts(one) & _counts(other)) and (
        timed or any(meet(a, b) for a in one.times for b in other.times)
    )


def _no_later(first: Statement, one: Statement) -> bool:
    return not (first.published and one.published) or first.published <= one.published
