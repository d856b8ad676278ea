"""Statements by whom they belong to, and the likeliest to be of one thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from deadreckon.claims.origins.likeness import LEAST, SMALLEST, countries, likeness, specific

if TYPE_CHECKING:
    from deadreckon.claims.origins.statement import Statement

MOST = 40
"""So many statements of a source are compared with one that cites it: those that share most."""
_LONG = 7
"""Letters from which on a word is worth looking up."""


class Index:
    """Statements under names, found again by what they tell."""

    def __init__(self) -> None:
        """Start empty."""
        self._held: defaultdict[str, list[Statement]] = defaultdict(list)
        self._keys: dict[str, dict[tuple[str, str], list[int]]] = {}

    def add(self, name: str, one: Statement) -> None:
        """Take a statement in; the order in which they come settles ties."""
        self._held[name].append(one)

    def __getitem__(self, name: str) -> list[Statement]:
        """Give all statements under a name."""
        return self._held.get(name, [])

    def names(self) -> Iterable[str]:
        """Give the names that hold something."""
        return self._held.keys()

    def best(
        self,
        one: Statement,
        name: str,
        *,
        least: float = LEAST,
        among: Callable[[Statement], bool] | None = None,
    ) -> Statement | None:
        """Give the statement under a name, in another report, likeliest of the same thing."""
        best: tuple[float, Statement] | None = None
        for other in self._near(one, name):
            if other.report == one.report or (among is not None and not among(other)):
                continue
            alike = likeness(other, one)
            if alike >= least and (best is None or alike > best[0]):
                best = alike, other
        return best[1] if best else None

    def _near(self, one: Statement, name: str) -> Iterator[Statement]:
        held = self._held.get(name, [])
        if len(held) <= MOST:
            yield from held
            return
        table = self._keys.get(name)
        if table is None:
            table = self._keys[name] = defaultdict(list)
            for number, other in enumerate(held):
                for key in _keys(other):
                    table[key].append(number)
        shared: defaultdict[int, float] = defaultdict(float)
        for numbers in sorted((table[k] for k in _keys(one) if k in table), key=len):
            if len(shared) >= MOST and len(numbers) > MOST:
                break
            for number in numbers[: MOST * MOST]:
                shared[number] += 1 / len(numbers)
        for number in sorted(sorted(shared, key=lambda n: (-shared[n], n))[:MOST]):
            yield held[number]


def _keys(one: Statement) -> set[tuple[str, str]]:
    """Give what a statement can be found by, in whatever language."""
    found = {("number", f"{q.value:g}") for q in one.quantities if q.value >= SMALLEST}
    found |= {("number", f"{part:g}") for part, _ in one.fractions}
    found |= {("place", name) for name in specific(one) | countries(one)}
    found |= {("vessel", name) for name in one.vessels}
    found |= {("day", t.from_.isoformat()) for t in one.times if t.from_}
    found |= {(one.language, word) for word in one.names if len(word) >= _LONG}
    if one.term:
        found.add(("term", ""))
    return found
