"""Who repeats whom: from each statement along the attributions to where it starts.

Nothing but attributions leads on, and what another report of the case says of the same thing; that
two texts are alike leads nowhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from deadreckon.claims.origins.likeness import LEAST, SMALLEST, likeness, meet
from deadreckon.claims.sources import bodies

if TYPE_CHECKING:
    from deadreckon.claims.origins.statement import Statement

MOST = 40
"""So many statements of a source are compared with one that cites it, the likeliest by subject."""
_GOVERNMENTS = {"United States": "icd203", "United Kingdom": "phia"}
"""Whose bodies write in which scale: what a country said, one of them said."""


class Graph:
    """The statements of a case by who publishes, cites and is cited."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        """Take in all statements of all reports; their order does not matter."""
        self._published: defaultdict[str, list[Statement]] = defaultdict(list)
        self._relayed: defaultdict[str, list[Statement]] = defaultdict(list)
        self._ending: defaultdict[str, list[Statement]] = defaultdict(list)
        for one in sorted(statements, key=lambda s: (s.report, s.start, s.end)):
            self._published[one.publisher].append(one)
            for name in one.chain[:-1]:
                self._relayed[name].append(one)
            if one.chain:
                self._ending[one.chain[-1]].append(one)
        self.cited = frozenset(name for one in statements for name in one.chain)

    def origin(self, one: Statement) -> tuple[str | None, str]:
        """Give where a statement starts, and how that was found; None where nobody says."""
        if not one.chain:
            return self._own(one)
        name, why = self._follow(one, one.chain[-1], frozenset({one.publisher, *one.chain[:-1]}))
        return (None, f"names nobody but {name}") if name in one.unnamed else (name, why)

    def retold(self, one: Statement) -> Statement | None:
        """Give the statement that one retells: of the body it cites, the farthest one first."""
        for name in reversed(one.chain):
            found = _best(one, (s for s in self._published.get(name, ()) if s.report != one.report))
            if found is not None:
                return found
        return None

    def _own(self, one: Statement) -> tuple[str | None, str]:
        body = bodies().get(one.publisher)
        if body is not None and body.collects:
            return one.publisher, "its own, with collection of its own"
        spoken = body is not None and any(
            body.scale == scale and country in self.cited for country, scale in _GOVERNMENTS.items()
        )
        if spoken or one.publisher in self.cited:
            return one.publisher, "its own, and cited by others"
        return None, "names nobody"

    def _follow(self, one: Statement, name: str, seen: frozenset[str]) -> tuple[str, str]:
        """Go on from the last that a chain names, as long as somebody names a further one."""
        if name in seen:
            return name, "named by the chain"
        seen |= {name}
        own = _best(one, (s for s in self._published.get(name, ()) if s.report != one.report))
        if own is not None and own.chain and own.chain[-1] not in seen:
            return self._follow(own, own.chain[-1], seen)[
                0
            ], f"{own.report} names whom it has it from"
        body = bodies().get(name)
        if body is not None and body.collects:
            return name, "named, with collection of its own"
        relayed = _best(one, (s for s in self._relayed.get(name, ()) if s is not one))
        if relayed is not None and relayed.chain[-1] not in seen:
            return self._follow(relayed, relayed.chain[-1], seen)[
                0
            ], f"{relayed.report} names whom {name} cites"
        return (
            self._of_government(one, name)
            or self._of_collector(one, name)
            or (
                name,
                "named by the chain",
            )
        )

    def _of_government(self, one: Statement, country: str) -> tuple[str, str] | None:
        """Give the body that said what a country is told to have said."""
        scale = _GOVERNMENTS.get(country)
        if scale is None:
            return None
        organs = [name for name, body in bodies().items() if body.scale == scale]
        if beside := [name for name in one.chain if name in organs]:
            return beside[-1], f"the body of {country} that the chain names"
        said = [s for name in organs for s in (*self._published[name], *self._ending[name])]
        found = _best(one, (s for s in said if s is not one))
        if found is None:
            return None
        name = found.chain[-1] if found.chain else found.publisher
        return name, f"{found.report} names the body that spoke for {country}"

    def _of_collector(self, one: Statement, name: str) -> tuple[str, str] | None:
        """Give the body with collection of its own whose count another tells as found there.

        Only for the same count of the same thing in the same time, by a body that collects nothing.
        """
        for collector, body in bodies().items():
            if not body.collects or collector == name:
                continue
            told = (
                s
                for s in (*self._published.get(collector, ()), *self._ending.get(collector, ()))
                if s.report != one.report and _same_count(one, s)
            )
            found = _best(one, told)
            if found is not None:
                return collector, f"{found.report} gives the count as {collector}'s"
        return None


def _best(one: Statement, others: Iterable[Statement]) -> Statement | None:
    """Give the statement that is likeliest of the same thing, if it is likely at all."""
    best: tuple[float, Statement] | None = None
    for number, other in enumerate(others):
        if number >= MOST:
            break
        alike = likeness(other, one)
        if alike >= LEAST and (best is None or alike > best[0]):
            best = alike, other
    return best[1] if best else None


def _same_count(one: Statement, other: Statement) -> bool:
    counted = any(
        a.value == b.value and a.unit == b.unit and a.bound == b.bound and a.value >= SMALLEST
        for a in one.quantities
        for b in other.quantities
    )
    timed = (
        not one.times or not other.times or any(meet(a, b) for a in one.times for b in other.times)
    )
    return counted and timed
