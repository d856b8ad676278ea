"""Itineraries that explain what was seen with the least count, and what fits into them.

A sighting that some such itinerary takes in, at no more voyages, cannot raise the bound; to see
that takes microseconds, where to reckon the bound anew takes a thousand times as long.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from deadreckon.voyages.least import Least
from deadreckon.voyages.sure import Sure
from deadreckon.voyages.units import FROM, TO, Phase

MOST_ORDERS = 40
MOST_TRIED = 2000
ALWAYS = 1 << 62


@dataclass(frozen=True, slots=True)
class _Visit:
    """A ship is at a place at an instant of an interval, or throughout it; microseconds."""

    place: str
    start: int
    end: int
    throughout: bool = False


@dataclass(frozen=True, slots=True)
class _Order:
    """Visits in order, each with when it is made, from and to, at the earliest and the latest."""

    visits: tuple[_Visit, ...]
    early: tuple[tuple[int, int], ...]
    late: tuple[tuple[int, int], ...]


class Itineraries:
    """Explains the sure sightings ship by ship, in every order that needs the fewest voyages.

    What contradicts is left out as the bound leaves it out, and what may be several ships is taken
    for one of them that the bound allows. Where that cannot be had in a few tries, nothing is known
    to fit.
    """

    def __init__(self, least: Least, seen: Sequence[Sure]) -> None:
        """Find the itineraries.

        Args:
            least: the question.
            seen: the sure sightings.
        """
        self._least = least
        self._orders: dict[str, list[_Order]] = {}
        self._counts: dict[str, int] = {}
        mends = least.curve(seen).mends
        kept = least.mended(seen) if mends else tuple(seen)
        self._at_least = at_least = least.at_least(kept)
        self._firm = [
            s
            for s in seen
            if s.seen.present
            and len(s.seen.candidates) == 1
            and (not mends or least.curve([other for other in seen if other != s]).mends == mends)
        ]
        rows = self._named(kept, at_least)
        self._gone = [s for s in rows if not s.seen.present]
        ships = {_whose(s) for s in rows if s.seen.present and _whose(s)}
        for ship in sorted({*ships, *least.asked.ships}):
            own = [
                _Visit(s.seen.place, s.start, s.end, s.seen.throughout)
                for s in rows
                if s.seen.present and _whose(s) == ship
            ]
            self._orders[ship], self._counts[ship] = self._explained(ship, own)
        if any(not orders for orders in self._orders.values()) or at_least < sum(
            count for ship, count in self._counts.items() if self._counted(ship)
        ):
            self._orders = {}

    def most(self, ship: str, place: str, instant: int) -> int | None:
        """Give a bound that is not exceeded if a ship is seen at a place at an instant, if known.

        That of the itinerary that takes it in with the fewest voyages. What contradicts a sighting
        that need never be left out would be left out itself, and leaves the bound as it is.
        """
        if self._out(ship, place, instant):
            return self._at_least
        visit = _Visit(place, instant, instant)
        if self._barred(ship, place, instant, instant):
            return None
        counts = [
            count
            for order in self._orders.get(ship, ())
            for at in range(len(order.visits) + 1)
            if (count := self._with(ship, order, visit, at)) is not None
        ]
        return self._at_least + min(counts) - self._counts[ship] if counts else None

    def _out(self, ship: str, place: str, instant: int) -> bool:
        for s in self._firm:
            way = self._least.world.travel(s.seen.place, place, ship)
            if way and s.seen.candidates == (ship,):
                left, due = (s.end, s.start) if s.seen.throughout else (s.start, s.end)
                if left + way > instant and instant + way > due:
                    return True
        return False

    def _with(self, ship: str, order: _Order, visit: _Visit, at: int) -> int | None:
        """Count an itinerary with a visit more; None where there is no time for it."""
        travel = self._least.world.travel
        instant = visit.start
        for one, (came, left) in zip(order.visits[:at], order.early, strict=False):
            way = travel(one.place, visit.place, ship)
            if (left + way if way else came) > instant:
                return None
        for one, (came, _) in zip(order.visits[at:], order.late[at:], strict=True):
            if instant + travel(visit.place, one.place, ship) > came:
                return None
        visits = (*order.visits[:at], visit, *order.visits[at:])
        times = (*order.early[:at], (instant, instant), *order.late[at:])
        return self._count(ship, visits, times)

    def _counted(self, ship: str) -> bool:
        asked = self._least.asked
        return ship in asked.ships or (asked.unnamed and ship.startswith("?"))

    def _named(self, kept: Sequence[Sure], at_least: int) -> list[Sure]:
        """Take each sighting that may be several ships for one that leaves the bound as it is."""
        rows = list(kept)
        for n, s in enumerate(rows):
            if len(s.seen.candidates) < 2 or not s.seen.present:  # noqa: PLR2004
                continue
            for ship in sorted(s.seen.candidates):
                seen = replace(s.seen, id=f"{s.id} as {ship}", candidates=(ship,))
                named = [*rows[:n], Sure(seen, s.confidence, s.start, s.end), *rows[n + 1 :]]
                curve = self._least.curve(named)
                if not curve.mends and curve.at_least <= at_least:
                    rows = named
                    break
        return rows

    def _explained(self, ship: str, own: list[_Visit]) -> tuple[list[_Order], int]:
        """Give the orders with the fewest voyages, and how many these are."""
        found: list[tuple[int, _Order]] = []
        for tried, (visits, early) in enumerate(self._ordered(ship, own, (), ())):
            late = self._latest(ship, visits)
            if late is not None:
                found.append((self._count(ship, visits, early), _Order(visits, early, late)))
            if tried >= MOST_TRIED:
                break
        least = min((count for count, _ in found), default=0)
        return [order for count, order in found if count == least][:MOST_ORDERS], least

    def _ordered(
        self,
        ship: str,
        rest: list[_Visit],
        done: tuple[_Visit, ...],
        early: tuple[tuple[int, int], ...],
    ) -> Iterator[tuple[tuple[_Visit, ...], tuple[tuple[int, int], ...]]]:
        """Give every order in which the visits can be made, each as early as can be."""
        if not rest:
            yield done, early
            return
        options = [(visit, [v for v in rest if v is not visit]) for visit in rest]
        if done and done[-1].start > -ALWAYS and early[-1][1] < self._least.asked.window[0]:
            options += [(hidden, rest) for hidden in self._hidden(done[-1].place)]
        for visit, left in options:
            when = self._earliest(ship, visit, done, early)
            if when is not None:
                yield from self._ordered(ship, left, (*done, visit), (*early, when))

    def _hidden(self, place: str) -> list[_Visit]:
        """Give the unseen calls before the window that may take a voyage out of it."""
        asked, world = self._least.asked, self._least.world
        end = world.end(place, asked)
        others = {FROM: asked.destinations, TO: asked.origins}.get(end, ())
        return [_Visit(p, -ALWAYS, asked.window[0] - 1) for p in others]

    def _earliest(
        self,
        ship: str,
        visit: _Visit,
        done: Sequence[_Visit],
        early: Sequence[tuple[int, int]],
    ) -> tuple[int, int] | None:
        travel = self._least.world.travel
        time = visit.start
        for one, (came, left) in zip(done, early, strict=True):
            way = travel(one.place, visit.place, ship)
            time = max(time, left + way if way else came)
        if visit.throughout:
            ok = time <= visit.start and not self._barred(ship, visit.place, visit.start, visit.end)
            return (visit.start, visit.end) if ok else None
        for bar in sorted(self._gone, key=lambda s: s.start):
            if self._bars(bar, ship, visit.place, time, time):
                time = bar.end + 1
        return (time, time) if time <= visit.end else None

    def _latest(self, ship: str, visits: Sequence[_Visit]) -> tuple[tuple[int, int], ...] | None:
        travel = self._least.world.travel
        late: list[tuple[int, int]] = []
        for at in reversed(range(len(visits))):
            visit = visits[at]
            time = visit.end
            for one, (came, _) in zip(visits[at + 1 :], late, strict=True):
                time = min(time, came - travel(visit.place, one.place, ship))
            if visit.throughout:
                late.insert(0, (visit.start, visit.end))
                continue
            for bar in sorted(self._gone, key=lambda s: s.end, reverse=True):
                if self._bars(bar, ship, visit.place, time, time):
                    time = bar.start - 1
            if time < visit.start:
                return None
            late.insert(0, (time, time))
        return tuple(late)

    def _count(self, ship: str, visits: Sequence[_Visit], times: Sequence[tuple[int, int]]) -> int:
        """Count the voyages of an itinerary."""
        asked, world = self._least.asked, self._least.world
        if not self._counted(ship):
            return 0
        state = count = 0
        for visit, (came, _) in zip(visits, times, strict=True):
            if came <= asked.window[1]:
                phase: Phase = -1 if came < asked.window[0] else 0
                end = world.end(visit.place, asked)
                state, more = asked.unit.step(state, end, phase)
                count += more
        return count

    def _barred(self, ship: str, place: str, start: int, end: int) -> bool:
        return any(self._bars(bar, ship, place, start, end) for bar in self._gone)

    def _bars(self, bar: Sure, ship: str, place: str, start: int, end: int) -> bool:
        """Whether an absence may keep a ship from a place in an interval."""
        concerns = bar.anybody or _whose(bar) == ship or ship in bar.seen.candidates
        there = bar.seen.place in self._least.world.within(place)
        steady = bar.steady or start < end
        return concerns and there and steady and bar.start <= end and start <= bar.end


def _whose(s: Sure) -> str:
    """Name the ship of a sighting; none where nobody named one."""
    if s.seen.tag is not None:
        return f"?{s.seen.tag}"
    return s.seen.candidates[0] if s.seen.candidates else ""
