"""The least count that the sure sightings of all ships force together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from deadreckon.voyages.costs import IMPOSSIBLE
from deadreckon.voyages.explain import TooManyStatesError
from deadreckon.voyages.layout import Layout, traced
from deadreckon.voyages.parts import Part, assigned, own_ship, parts, ways
from deadreckon.voyages.scene import Scene
from deadreckon.voyages.sure import Sure
from deadreckon.voyages.tables import SMALL, Explained
from deadreckon.voyages.world import Asked, World

MOST_ASSIGNMENTS = 400
MOST_ASSIGNED = 20_000
"""Sightings times the ways to say which ships the tags are."""

Column = NDArray[np.int32]


@dataclass(frozen=True)
class Curve:
    """The least count by how many sightings may be left unexplained.

    Attributes:
        counts: for k = 0, 1, 2 ...; constant from its end on.
        mends: the least number of sightings to remove so that the rest can be explained; where
            not `exact`, never less than it.
        exact: False where a part was too tangled: the counts are then proven lower bounds.
    """

    counts: Column
    mends: int
    exact: bool

    def at(self, k: int) -> int:
        """Give the least count if at most k sightings are left unexplained."""
        return int(self.counts[min(k, len(self.counts) - 1)])

    @property
    def at_least(self) -> int:
        """The bound: the least over the smallest removals that mend all contradictions."""
        return self.at(self.mends)


class Least:
    """Answers one question about many sets of sightings, and remembers its parts."""

    def __init__(self, world: World, asked: Asked) -> None:
        self.world = world
        self.asked = asked
        route = ("layout", asked.origins, asked.destinations, asked.window)
        self._layout = world.once(route, (), lambda: Layout(world, asked))

    def curve(self, sightings: Sequence[Sure], most: int = 0) -> Curve:
        """Give the least counts if up to `most` sightings more than need be are left out."""
        choices, exact = self._choices(sightings)
        curves = [
            self._together(parts(self.world, sightings, c), most, everybody=bool(c))
            for c in choices
        ]
        mends = min(curve.mends for curve in curves)
        size = min(mends + most + 1, max(len(curve.counts) for curve in curves))
        counts = np.min([_stretched(curve.counts, size) for curve in curves], axis=0)
        return Curve(counts, mends, exact and all(curve.exact for curve in curves))

    def at_least(self, sightings: Sequence[Sure]) -> int:
        """Give the bound alone."""
        return self.curve(sightings).at_least

    def never_more(self, sightings: Sequence[Sure]) -> Callable[[Sequence[Sure]], int]:
        """Give what tells quickly what is never more than the bound of some of the sightings.

        Where nothing contradicts, it is the bound of those that one ship alone can be.
        """
        if self.curve(sightings).mends:
            return lambda _: 0
        return lambda some: self.at_least([s for s in some if len(s.seen.candidates) == 1])

    def linked(self, sightings: Sequence[Sure]) -> list[Part]:
        """Give the parts that bear on the count, with tags as ships of their own."""
        tags = {s.seen.tag for s in sightings if s.seen.tag is not None}
        chosen = {tag: own_ship((tag,)) for tag in tags}
        return [p for p in parts(self.world, sightings, chosen) if self._counts(p)]

    def has_telling_tags(self, sightings: Sequence[Sure]) -> bool:
        """Whether some ship without a name may have voyages of its own to count."""
        return self._choices(sightings)[0] != [{}]

    def of_part(self, part: Part) -> int:
        """Give the bound of one part that has no contradictions."""
        found = self.explained(part)
        return IMPOSSIBLE if found.mends else found.count

    def in_settled_order(self, part: Part) -> bool:
        """Whether one ship's sightings, none before the window, each follow all earlier ones."""
        if len(part.ships) != 1 or any(s.start < self.asked.window[0] for s in part.sightings):
            return False
        latest: dict[str, int] = {}
        for s in part.sightings:
            travel = [self.world.travel(p, s.seen.place, part.ships[0]) for p in latest]
            if any(end + t >= s.start for end, t in zip(latest.values(), travel, strict=True)):
                return False
            latest[s.seen.place] = s.end
        return all(s.seen.present for s in part.sightings)

    def contradicting(self, part: Part) -> list[Part]:
        """Give the stretches of a part that contradict themselves, each by itself."""
        found = self._layout.contradicting(part, self._counted_of(part), self.asked.unit)
        return [part.only(part.sightings[i] for i in stretch.items) for stretch in found]

    def mended_part(self, part: Part) -> Part:
        """Give a part without the smallest set of sightings whose removal leaves the least."""
        removed = {part.sightings[i] for i in self.explained(part).left}
        return part.only(s for s in part.sightings if s not in removed) if removed else part

    def mended(self, sightings: Sequence[Sure]) -> tuple[Sure, ...]:
        """Give sightings without the smallest set whose removal leaves the least, any tags."""
        curve = self.curve(sightings)
        if len(sightings) > SMALL:
            return self._mended_at_once(sightings)
        kept = list(sightings)
        while (now := self.curve(kept)).mends:
            kept = next(
                fewer
                for s in kept
                if (fewer := [other for other in kept if other != s])
                and (less := self.curve(fewer)).mends < now.mends
                and less.at_least == curve.at_least
            )
        return tuple(kept)

    def _mended_at_once(self, sightings: Sequence[Sure]) -> tuple[Sure, ...]:
        """Give sightings without what the best choice of ships for the tags leaves out."""

        def left(chosen: dict[str, str]) -> tuple[int, int, list[Sure]]:
            found = parts(self.world, sightings, chosen)
            each = [(part, self.explained(part)) for part in found]
            out = [part.sightings[i] for part, one in each for i in one.left]
            return sum(e.mends for _, e in each), sum(e.count for _, e in each), out

        choices = self._choices(sightings)[0]
        *_, out = min(map(left, choices), key=lambda found: found[:2])
        wrong = set(out)
        return tuple(s for s in sightings if s not in wrong)

    def _counts(self, part: Part) -> bool:
        return any(self._counted(ship) for ship in part.ships)

    def _counted(self, ship: str) -> bool:
        return ship in self.asked.ships or (self.asked.unnamed and ship.startswith("?"))

    def _choices(self, sightings: Sequence[Sure]) -> tuple[list[dict[str, str]], bool]:
        """Give each way to say which ships the tags are, and whether these are all.

        A tag that explains itself as a ship of its own without a voyage forces nothing, in any
        company, and is left out.
        """
        telling = []
        for tag in sorted({s.seen.tag for s in sightings if s.seen.tag is not None}):
            chosen = {tag: own_ship((tag,))}
            alone = [
                s for s in sightings if tag == s.seen.tag or (s.anybody and not s.seen.present)
            ]
            column, exact = self._total(parts(self.world, alone, chosen), 0)
            if column[0] or not exact:
                telling.append(tag)
        vessels = sorted(self.world.frame.vessels)
        exact = True
        most = min(MOST_ASSIGNMENTS, MOST_ASSIGNED // max(1, len(sightings)))
        while telling and ways(len(telling), len(vessels)) > most:
            telling.pop()  # without its sightings the bound can only be lower
            exact = False
        choices: list[dict[str, str]] = [{}]
        for tag in telling:
            choices = [wider for chosen in choices for wider in assigned(chosen, tag, vessels)]
        return choices, exact

    def _together(self, found: Iterable[Part], most: int, *, everybody: bool) -> Curve:
        relevant = [part for part in found if everybody or self._counts(part)]
        each = [self.explained(part) for part in relevant]
        mends, count = sum(one.mends for one in each), sum(one.count for one in each)
        exact = all(one.exact for one in each)
        column = np.zeros(1, dtype=np.int32)
        if most:
            column, exactly = self._total(relevant, mends + most)
            exact = exact and exactly
        settled = all(one.settled for one in each)
        counts = _stretched(column, max(mends + 1, len(column)))
        counts[:mends] = IMPOSSIBLE if settled else 0
        counts[mends] = max(counts[mends], count)
        return Curve(counts, mends, exact)

    def mends(self, part: Part) -> int:
        """Give the least number of sightings to remove so that a part can be explained."""
        return self.explained(part).mends

    def explained(self, part: Part) -> Explained:
        """Give the least count of a part once as few of its sightings as can be are left out."""
        return self._layout.explained(part, self._counted_of(part), self.asked.unit)

    def _total(self, found: Iterable[Part], most: int) -> tuple[Column, bool]:
        total = np.zeros(1, dtype=np.int32)
        exact = True
        for part in found:
            column, part_exact = self._column(part, min(most, len(part.sightings)))
            total = _summed(total, column, most)
            exact = exact and part_exact
        return total, exact

    def _column(self, part: Part, most: int) -> tuple[Column, bool]:
        """Give the counts of one part by how many of its sightings may be left out."""
        try:
            return self._layout.column(part, self._counted_of(part), self.asked.unit, most)
        except TooManyStatesError:
            own = [part.of_ship(ship) for ship in part.ships]
            return self._total([p for p in own if p.sightings], most)[0], False

    def traced(self, part: Part, hard: frozenset[Sure]) -> list[tuple[int, list[Sure]]]:
        """Give, for k = 0, 1, 2 ..., the least count and the sightings it leaves unexplained.

        Raises:
            TooManyStatesError: the part is too tangled.
        """
        scene = self.scene(part, hard)
        found = traced(scene, len(part.sightings) - len(hard))
        return [(count, [part.sightings[i] for i in left]) for count, left in found]

    def scene(self, part: Part, hard: frozenset[Sure] = frozenset()) -> Scene:
        """Put a part into the terms of the sweep."""
        return self._layout.scene(part, self._counted_of(part), self.asked.unit, hard)

    def _counted_of(self, part: Part) -> tuple[bool, ...]:
        return tuple(map(self._counted, part.ships))


def _stretched(column: Column, size: int) -> Column:
    """Cut a column to a size, or go on with its last count."""
    return column[np.minimum(np.arange(size), len(column) - 1)]


def _summed(one: Column, other: Column, most: int) -> Column:
    """Share the sightings left out between two parts in the best way."""
    size = min(most, len(one) + len(other) - 2) + 1
    one, other = _stretched(one, size), _stretched(other, size)
    total = np.full(size, IMPOSSIBLE, dtype=np.int32)
    for k in range(size):
        np.minimum(total[k:], one[k] + other[: size - k], out=total[k:])
    return total
