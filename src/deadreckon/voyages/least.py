"""The least count that the sure sightings of all ships force together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar, cast

import numpy as np
from numpy.typing import NDArray

from deadreckon.model.evidence import Sighting
from deadreckon.model.frame import Assumptions, Frame
from deadreckon.model.place import lineage
from deadreckon.model.vessel import Vessel
from deadreckon.voyages.costs import IMPOSSIBLE, Curves, Traces
from deadreckon.voyages.explain import (
    FOREVER,
    Item,
    Kind,
    Mover,
    Scene,
    TooManyStatesError,
    explain,
)
from deadreckon.voyages.geometry import Distances, hours
from deadreckon.voyages.stretches import stretches
from deadreckon.voyages.sure import Sure, in_order, sure
from deadreckon.voyages.tables import BEAM, MOST_STATES, MOST_STEPS, SMALL, Explained, Tables
from deadreckon.voyages.units import FROM, NEITHER, TO, Unit

UNNAMED_KNOTS = Vessel("").speed_kn[1]
MICROSECONDS_PER_HOUR = 3_600_000_000
FEW_LEFT_OUT = 20
MOST_ASSIGNMENTS = 400
MOST_ASSIGNED = 20_000
"""Sightings times the ways to say which ships the tags are."""

Column = NDArray[np.int32]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is counted: the unit, the route's ends, the window, and whose voyages.

    Attributes:
        window: microseconds since 1970, UTC, both ends included.
        ships: ids of the vessels whose voyages count; `unnamed` counts ships without a name too.
    """

    unit: Unit
    origins: tuple[str, ...]
    destinations: tuple[str, ...]
    window: tuple[int, int]
    ships: frozenset[str]
    unnamed: bool


@dataclass(frozen=True, slots=True)
class Part:
    """Sightings that bear on one another, with the ships each may be."""

    ships: tuple[str, ...]
    sightings: tuple[Sure, ...]
    may_be: tuple[tuple[str, ...], ...]

    def only(self, sightings: Iterable[Sure]) -> Part:
        """Give the part with some of its sightings alone."""
        kept = set(sightings)
        pairs = [(s, m) for s, m in zip(self.sightings, self.may_be, strict=True) if s in kept]
        return Part(self.ships, tuple(s for s, _ in pairs), tuple(m for _, m in pairs))

    def of_ship(self, ship: str) -> Part:
        """Give the sightings that must be one ship."""
        own = tuple(
            s for s, ships in zip(self.sightings, self.may_be, strict=True) if ships == (ship,)
        )
        return Part((ship,), own, ((ship,),) * len(own))


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


class World:
    """A frame's places and ships: who can be where, and when."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.distances = Distances(frame.places)
        self._within = {p: lineage(p, frame.places) for p in frame.places}
        self._travel: dict[tuple[str, str, float], int] = {}
        self._tables = Tables(), Tables(large=True)
        self.fewest: dict[object, Explained] = {}
        self.columns: dict[object, tuple[Column, bool]] = {}
        self._once: dict[object, object] = {}
        self._sure: dict[tuple[int, float], Sure] = {}

    def once(self, what: object, sightings: Sequence[Sure], make: Callable[[], T]) -> T:
        """Make what depends on a name for it and some sightings alone, and remember it."""
        key = (what, *sightings)
        if key not in self._once:
            self._once[key] = make()
        return cast("T", self._once[key])

    def sure(
        self,
        sightings: Iterable[Sighting],
        assumptions: Assumptions,
        threshold: float | None = None,
    ) -> tuple[Sure, ...]:
        """Give the sure sightings (`sure.sure`), the same ones each time that they are asked for.

        So what is remembered of them is found again.
        """
        found = sure(sightings, assumptions, threshold)
        return tuple(self._sure.setdefault((id(s.seen), s.confidence), s) for s in found)

    def tables(self, part: Part) -> Tables:
        """Give what solves a part of that size."""
        return self._tables[len(part.sightings) > SMALL]

    def within(self, place: str) -> tuple[str, ...]:
        """Give a place and all it is part of."""
        return self._within[place]

    def knots(self, ship: str) -> float:
        """Give the most a ship can sail; a ship without a name has the default."""
        vessel = self.frame.vessels.get(ship)
        return vessel.speed_kn[1] if vessel else UNNAMED_KNOTS

    def travel(self, a: str, b: str, ship: str) -> int:
        """Give the least time of a ship between two places, microseconds."""
        key = (a, b, self.knots(ship))
        if key not in self._travel:
            needed = hours(self.distances.least_km(a, b), key[2])
            whole = FOREVER if needed == float("inf") else int(needed * MICROSECONDS_PER_HOUR)
            self._travel[key] = self._travel[b, a, key[2]] = whole
        return self._travel[key]

    def end(self, place: str, asked: Asked) -> int:
        """Tell which end of the route a place is; one that is both is taken for neither."""
        at_from = any(p in asked.origins for p in self.within(place))
        at_to = any(p in asked.destinations for p in self.within(place))
        return NEITHER if at_from == at_to else FROM if at_from else TO


class Least:
    """Answers one question about many sets of sightings, and remembers its parts."""

    def __init__(self, world: World, asked: Asked) -> None:
        self.world = world
        self.asked = asked
        self._ends = {p: world.end(p, asked) for p in world.frame.places}
        self._question = (asked.unit.name, asked.origins, asked.destinations, asked.window)

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

    def linked(self, sightings: Sequence[Sure]) -> list[Part]:
        """Give the parts that bear on the count, with tags as ships of their own."""
        tags = {s.seen.tag for s in sightings if s.seen.tag is not None}
        chosen = {tag: _own((tag,)) for tag in tags}
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
        cut = stretches(self.scene(part))
        found = [
            part.only(part.sightings[i] for i in stretch.items)
            for stretch in cut
            if len(stretch.items) > 1
        ]
        return [part] if len(cut) == 1 else [one for one in found if self.mends(one)]

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
            chosen = {tag: _own((tag,))}
            alone = [
                s for s in sightings if tag == s.seen.tag or (s.anybody and not s.seen.present)
            ]
            column, exact = self._total(parts(self.world, alone, chosen), 0)
            if column[0] or not exact:
                telling.append(tag)
        vessels = sorted(self.world.frame.vessels)
        exact = True
        most = min(MOST_ASSIGNMENTS, MOST_ASSIGNED // max(1, len(sightings)))
        while telling and _ways(len(telling), len(vessels)) > most:
            telling.pop()  # without its sightings the bound can only be lower
            exact = False
        choices: list[dict[str, str]] = [{}]
        for tag in telling:
            choices = [wider for chosen in choices for wider in _assigned(chosen, tag, vessels)]
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
        key = self._key(part)
        known = self.world.fewest
        if key not in known:
            known[key] = self.world.tables(part).fewest(self.scene(part))
        return known[key]

    def _key(self, part: Part) -> object:
        return self._question, tuple(self._counted(ship) for ship in part.ships), part

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
        key = (self._key(part), most)
        known = self.world.columns
        if key not in known:
            if len(part.ships) == 1:
                known[key] = self.world.tables(part).column(self.scene(part), most)
            else:
                known[key] = self._of_several(part, most)
        return known[key]

    def _of_several(self, part: Part, most: int) -> tuple[Column, bool]:
        scene = self.scene(part)
        steps = MOST_STEPS // (1 + most // FEW_LEFT_OUT)
        bound = min(MOST_STATES, max(BEAM, steps // len(part.sightings)))
        try:
            return explain(scene, Curves(most), most=bound)[0], True
        except TooManyStatesError:
            own = [part.of_ship(ship) for ship in part.ships]
            return self._total([p for p in own if p.sightings], most)[0], False

    def traced(
        self, part: Part, most: int, hard: frozenset[str] = frozenset()
    ) -> list[tuple[int, tuple[str, ...]]]:
        """Give, for each k to `most`, the least count and the sightings it leaves unexplained.

        Raises:
            TooManyStatesError: the part is too tangled.
        """
        algebra = Traces(most, len(part.sightings))
        value, _ = explain(self.scene(part, hard), algebra, most=MOST_STATES)
        return [
            (algebra.count(entry), tuple(part.sightings[i].id for i in algebra.left(entry)))
            for entry in value
        ]

    def scene(self, part: Part, hard: frozenset[str] = frozenset()) -> Scene:
        """Put a part into the terms of the sweep."""
        world, counted = self.world, [self._counted(ship) for ship in part.ships]
        ends = [p for p, end in self._ends.items() if end != NEITHER] if any(counted) else []
        places = sorted({*ends, *(s.seen.place for s in part.sightings)})
        number = {ship: n for n, ship in enumerate(part.ships)}
        movers = tuple(
            Mover(tuple(tuple(world.travel(a, b, ship) for b in places) for a in places), counts)
            for ship, counts in zip(part.ships, counted, strict=True)
        )
        at = {place: n for n, place in enumerate(places)}
        items = tuple(
            Item(
                tuple(number[ship] for ship in may_be),
                at[s.seen.place],
                s.start,
                s.end,
                _kind(s),
                s.anybody and not s.seen.present,
                s.id in hard,
            )
            for s, may_be in zip(part.sightings, part.may_be, strict=True)
        )
        clears = tuple(
            frozenset(i for i, q in enumerate(places) if p in world.within(q)) for p in places
        )
        labels = tuple(self._ends[p] for p in places)
        return Scene(movers, items, labels, clears, self.asked.unit, self.asked.window)


def parts(world: World, sightings: Sequence[Sure], chosen: dict[str, str]) -> list[Part]:
    """Split once, and remember: see `_parts`."""
    what = ("parts", *sorted(chosen.items()))
    return world.once(what, sightings, lambda: _parts(world, sightings, chosen))


def _parts(world: World, sightings: Sequence[Sure], chosen: dict[str, str]) -> list[Part]:
    """Split sightings into parts that do not bear on one another.

    A sighting of some ship that nobody named stands alone: it forces nothing, but contradicts a
    stated absence of any ship. An absence counts where it could contradict something.

    Args:
        world: the places and ships.
        sightings: sure ones.
        chosen: which ship each tag is taken for; tags that are not in it are left out.
    """
    present = [(s, _may_be(s, chosen)) for s in sightings if s.seen.present and _is_used(s, chosen)]
    used: list[tuple[Sure, tuple[str, ...]]] = list(present)
    for s in sightings:
        if s.seen.present or not _is_used(s, chosen):
            continue
        may_be = _may_be(s, chosen)
        near = {
            ship
            for other, ships in present
            if s.seen.place in world.within(other.seen.place)
            and s.start <= other.end
            and other.start <= s.end
            and (s.steady or other.seen.throughout)
            for ship in ships
        }
        if s.seen.throughout and not s.anybody:
            near.update(may_be)
        ships = tuple(sorted(near)) if s.anybody else may_be
        if near.intersection(ships):
            used.append((s, ships))
    leader: dict[str, str] = {}

    def find(ship: str) -> str:
        while leader.setdefault(ship, ship) != ship:
            ship = leader[ship]
        return ship

    for _, ships in used:
        for ship in ships[1:]:
            leader[find(ship)] = find(ships[0])
        find(ships[0])
    grouped: dict[str, list[tuple[Sure, tuple[str, ...]]]] = {}
    ships_of = dict(used)
    for s in in_order(ships_of):
        grouped.setdefault(find(ships_of[s][0]), []).append((s, ships_of[s]))
    return [
        Part(
            tuple(sorted({ship for _, ships in group for ship in ships})),
            tuple(s for s, _ in group),
            tuple(ships for _, ships in group),
        )
        for group in grouped.values()
        if any(s.seen.candidates or s.seen.tag or not s.seen.present for s, _ in group)
    ]


def _is_used(s: Sure, chosen: dict[str, str]) -> bool:
    return s.seen.tag is None or s.seen.tag in chosen


def _may_be(s: Sure, chosen: dict[str, str]) -> tuple[str, ...]:
    if s.seen.tag is not None:
        return (chosen[s.seen.tag],)
    return tuple(sorted(s.seen.candidates)) or (f"={s.id}",)


def _kind(s: Sure) -> Kind:
    if s.seen.present:
        return "stay" if s.seen.throughout and s.start < s.end else "seen"
    return "barred" if s.steady else "gone"


def _own(tags: tuple[str, ...]) -> str:
    return "?" + "?".join(sorted(tags))


def _ways(tags: int, vessels: int) -> int:
    ways = 1
    for n in range(tags):
        ways *= vessels + n + 1
    return ways


def _assigned(chosen: dict[str, str], tag: str, vessels: list[str]) -> list[dict[str, str]]:
    wider = [{**chosen, tag: vessel} for vessel in vessels]
    for own in sorted({ship for ship in chosen.values() if ship.startswith("?")}):
        merged = _own((*(t for t, ship in chosen.items() if ship == own), tag))
        joined = {t: merged if ship == own else ship for t, ship in chosen.items()}
        wider.append({**joined, tag: merged})
    return [*wider, {**chosen, tag: _own((tag,))}]


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
