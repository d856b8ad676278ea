"""The bounds by brute force: every removal, every assignment, every order, every early call.

Shares no code with the reckoning beyond the nouns. Times are seconds, distances pyproj's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations, product

from pyproj import Geod

from deadreckon.model.evidence import Sighting
from deadreckon.model.frame import Frame, Route
from deadreckon.model.place import Place

GEOD = Geod(ellps="WGS84")
TICK = 1e-3
NEVER = 10**6

Event = tuple[str, float, float, bool]
"""Place, first and last second, throughout."""


def sure(route: Route, rows: Sequence[Sighting]) -> list[Sighting]:
    assumed = route.assumptions
    return [s for s in rows if confidence(s, route) >= assumed.witness_confidence]


def confidence(s: Sighting, route: Route) -> float:
    return min(s.confidence, route.assumptions.ais_confidence if s.basis == "ais" else 1.0)


class Brute:
    """Least counts of some ships on a route; `unit` is passages or round_trips."""

    def __init__(
        self, frame: Frame, route: Route, ships: Sequence[str], unit: str, *, unnamed: bool
    ) -> None:
        self.frame = frame
        self.route = route
        self.ships = ships
        self.unit = unit
        self.unnamed = unnamed
        self.first = route.window.start.timestamp()
        self.last = route.window.end.timestamp()
        self.calls = [
            p for p in frame.places if self.end(p) and p in (*route.origins, *route.destinations)
        ]

    @cache  # noqa: B019
    def travel(self, a: str, b: str, ship: str) -> float:
        if a in self.lineage(b) or b in self.lineage(a):
            return 0.0
        best = min(
            edge(self.frame.places[p], self.frame.places[q])
            for p in self.frame.places
            if a in self.lineage(p)
            for q in self.frame.places
            if b in self.lineage(q)
        )
        knots = self.frame.vessels[ship].speed_kn[1] if ship in self.frame.vessels else 16.0
        return best / (knots * 1.852) * 3600

    @cache  # noqa: B019
    def lineage(self, place: str) -> list[str]:
        part_of = self.frame.places[place].part_of
        return [place, *(self.lineage(part_of) if part_of else [])]

    def end(self, place: str) -> str:
        origin = any(p in self.route.origins for p in self.lineage(place))
        destination = any(p in self.route.destinations for p in self.lineage(place))
        return "" if origin == destination else "from" if origin else "to"

    def at_least(self, rows: Sequence[Sighting]) -> tuple[int, int]:
        """The least removals, and the least count over them."""
        for size in range(len(rows) + 1):
            costs = [
                self.explained([s for s in rows if s not in removed])
                for removed in combinations(rows, size)
            ]
            if min(costs) < NEVER:
                return size, min(costs)
        raise AssertionError

    def robust(self, rows: Sequence[Sighting], k: int) -> int:
        return min(
            self.at_least([s for s in rows if s not in wrong])[1]
            for wrong in combinations(rows, min(k, len(rows)))
        )

    def explained(self, rows: Sequence[Sighting]) -> int:
        """The least count over all assignments of rows to ships."""
        tags = sorted({s.tag for s in rows if s.tag})
        best = NEVER
        for tagged in self.tagged(tags):
            choices = [
                (tagged[s.tag],) if s.tag else s.candidates or (f"={s.id}" if s.present else "*",)
                for s in rows
            ]
            for whose in product(*choices):
                total = 0
                for ship in sorted(set(whose) - {"*"}):
                    mine = [s for s, who in zip(rows, whose, strict=True) if who in (ship, "*")]
                    total += self.ship(ship, tuple(mine))
                    if total >= best:
                        break
                best = min(best, total)
        return best

    def tagged(self, tags: Sequence[str]) -> Iterator[dict[str, str]]:
        options = [*self.frame.vessels, *(f"?{i}" for i in range(len(tags)))]
        for chosen in product(options, repeat=len(tags)):
            yield dict(zip(tags, chosen, strict=True))

    @cache  # noqa: B019
    def ship(self, ship: str, rows: tuple[Sighting, ...]) -> int:
        events = [
            (s.place, s.when.start.timestamp(), s.when.end.timestamp(), s.throughout)
            for s in rows
            if s.present
        ]
        gone = [s for s in rows if not s.present]
        counts = ship in self.ships or (self.unnamed and ship.startswith("?"))
        cost = self.moves(ship, events, gone, [])
        return 0 if cost < NEVER and not counts else cost

    def moves(
        self, ship: str, left: list[Event], gone: list[Sighting], done: list[Event], called: int = 0
    ) -> int:
        if not left:
            return self.count(done) if self.absent(gone, done) else NEVER
        best = NEVER
        options = [(event, [e for e in left if e is not event]) for event in left]
        if done and done[-1][1] < self.first and called < 2:
            options += [((p, done[-1][1], self.first - TICK, False), left) for p in self.calls]
        for event, rest in options:
            place, start, end, throughout = event
            for other, since, until, stays in done:
                needed = self.travel(other, place, ship)
                start = max(start, (until if stays else since) + needed) if needed else start
                start = max(start, since)
            if throughout:
                starts = [event[1]] if start <= event[1] else []
            else:
                after = [s.when.end.timestamp() + TICK for s in gone if self.bars(s, place)]
                tried = (start, self.first, self.last + TICK, *after)
                starts = sorted({t for t in tried if t >= start})
            for time in starts:
                if time > end:
                    continue
                if any(
                    self.bars(s, place)
                    and s.when.start.timestamp() <= (end if throughout else time)
                    and time <= s.when.end.timestamp()
                    for s in gone
                ):
                    continue
                then = (place, time, end if throughout else time, throughout)
                hidden = called + 1 if len(rest) == len(left) else 0
                best = min(best, self.moves(ship, rest, gone, [*done, then], hidden))
        return best

    def bars(self, s: Sighting, place: str) -> bool:
        steady = s.throughout or s.when.start == s.when.end
        return steady and s.place in self.lineage(place)

    def absent(self, gone: Sequence[Sighting], done: Sequence[Event]) -> bool:
        """Whether each absence at an instant finds one that no stay covers."""
        for s in gone:
            if s.throughout or s.when.start == s.when.end:
                continue
            first, last = s.when.start.timestamp(), s.when.end.timestamp()
            stays = [e for e in done if e[3] and s.place in self.lineage(e[0])]
            instants = [first, *(e[2] + TICK for e in stays)]
            if not any(
                first <= t <= last and not any(e[1] <= t <= e[2] for e in stays) for t in instants
            ):
                return False
        return True

    def count(self, done: Sequence[Event]) -> int:
        voyages: list[tuple[str, float]] = []
        at = ""
        for place, time, _, _ in done:
            end = self.end(place)
            if end and end != at:
                if at:
                    voyages.append((end, time))
                at = end
        counted = [self.first <= time <= self.last for _, time in voyages]
        if self.unit == "passages":
            return sum(c for c, (end, _) in zip(counted, voyages, strict=True) if end == "to")
        best = [0] * (len(voyages) + 1)
        for i in range(2, len(voyages) + 1):
            best[i] = max(best[i - 1], best[i - 2] + counted[i - 1])
        return best[-1]


def edge(one: Place, other: Place) -> float:
    *_, metres = GEOD.inv(one.lon, one.lat, other.lon, other.lat)
    return max(0.0, float(metres) / 1000 - one.radius_km - other.radius_km)
