"""Something seen at a leg's start, then something at its end: can the one have become the other.

Times are intervals in UTC (a bare date is the union of that day in UTC, at the place and at the
publisher), so every figure here has two ends. What is called not feasible is so wherever in the
intervals the two instants lie and however long the way, within the leg's own ranges.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from deadreckon.cargo.modes import Pace, Span
    from deadreckon.cargo.observed import Seen

MOST_PAIRS = 400
EACH = 40
A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two observations, the later at the end.

    Attributes:
        from_, to: ids of the two records; the JSON key is `from`.
        days: least and most days between the two instants.
        km_day: least and most kilometres a day that the goods needed; the most is None where
            nothing bounds it (the two may have been seen at one time).
        feasible: whether the leg can do the least a day; None where its pace is unknown.
        share: of the departures between the two instants, all as plausible, the share from which
            the later one can have come: at the slowest on the longest way, and at the fastest on
            the shortest; None where the pace is unknown.
    """

    from_: str
    to: str
    days: Span
    km_day: tuple[float, float | None]
    feasible: bool | None
    share: Span | None


@dataclass(frozen=True, slots=True)
class Fed:
    """A later observation, and what can have fed it.

    Attributes:
        to: its record.
        from_: earlier observations at the leg's start from which it can have come.
        too_late: earlier ones from which it cannot.
        left_by: the last instant at which goods can have left to be seen there; None where that
            lies before the calendar.
    """

    to: str
    from_: tuple[str, ...]
    too_late: tuple[str, ...]
    left_by: datetime | None


def pairs(
    start: Iterable[Seen], end: Sequence[Seen], pace: Pace, *, by_sea: bool
) -> tuple[Pair, ...]:
    """Give every pair whose later end comes after its earlier, in order of time.

    At sea a ship that unloads at the start took nothing on, and two names are two ships; ashore
    what a ship loads at the start goes away by sea. Where very many came before one observation,
    the earliest of them, which leave most time, and the nearest.
    """
    earlier = _Earlier([s for s in start if s.doing != ("unloading" if by_sea else "loading")])
    found = [
        (first, then)
        for then in end
        if then.doing != ("loading" if by_sea else "unloading")
        for first in earlier.than(then, by_name=by_sea)
    ]
    found.sort(key=lambda pair: (pair[0].when.start, pair[1].when.start, pair[0].id, pair[1].id))
    return tuple(_pair(first, then, pace) for first, then in found)


class _Earlier:
    """Observations at the start of a leg, in order of time, all and by the ships they may be."""

    def __init__(self, seen: Iterable[Seen]) -> None:
        self._all = sorted(seen, key=lambda s: (s.when.start, s.id))
        self._by_ship: dict[str, list[Seen]] = {"": [s for s in self._all if not s.ships]}
        for one in self._all:
            for ship in sorted(one.ships):
                self._by_ship.setdefault(ship, []).append(one)

    def than(self, then: Seen, *, by_name: bool) -> tuple[Seen, ...]:
        """Give those that began before another ended; `by_name` only what may be its ships."""
        names = ["", *sorted(then.ships)] if by_name and then.ships else None
        lists = [self._all] if names is None else [self._by_ship.get(n, []) for n in names]
        kept: dict[str, Seen] = {}
        for each in lists:
            before = each[: bisect_left(each, then.when.end, key=lambda s: s.when.start)]
            few = before[:EACH] + before[-EACH:] if len(before) > 2 * EACH else before
            kept |= {one.id: one for one in few}
        return tuple(kept.values())


def _pair(first: Seen, then: Seen, pace: Pace) -> Pair:
    least = max(then.when.start - first.when.end, timedelta()) / A_DAY
    most = (then.when.end - first.when.start) / A_DAY
    (short, long), can = pace.distance_km, pace.km_day
    needs = short / most
    return Pair(
        from_=first.id,
        to=then.id,
        days=(least, most),
        km_day=(needs, long / least if least else None),
        feasible=None if can is None else needs <= can[1],
        share=None if can is None else (_left(long / can[0], least), _left(short / can[1], most)),
    )


def _left(travel: float, lapse: float) -> float:
    """Give the share of a lapse that is over before the last departure that arrives in it."""
    return max(0.0, 1 - travel / lapse) if lapse else 0.0


def fed(found: Iterable[Pair], end: Iterable[Seen], pace: Pace) -> tuple[Fed, ...]:
    """Give, for each observation at the end with one before it, what can have fed it."""
    if pace.km_day is None:
        return ()
    travel = pace.distance_km[0] / pace.km_day[1]
    by: dict[str, list[str]] = {}
    late: dict[str, list[str]] = {}
    for pair in found:
        (by if pair.feasible else late).setdefault(pair.to, []).append(pair.from_)
    return tuple(
        Fed(
            to=seen.id,
            from_=tuple(by.get(seen.id, ())),
            too_late=tuple(late.get(seen.id, ())),
            left_by=_before(seen.when.end, travel),
        )
        for seen in end
        if seen.id in by or seen.id in late
    )


def _before(instant: datetime, days: float) -> datetime | None:
    try:
        return (instant - days * A_DAY).replace(microsecond=0)
    except OverflowError:
        return None


def telling(found: Sequence[Pair]) -> Pair:
    """Give the pair that says most: the fastest that the leg can do, else the slowest there is.

    Two observations whose order is not known come last.
    """
    possible = [pair for pair in found if pair.feasible and pair.days[0] > 0]
    possible = possible or [pair for pair in found if pair.feasible]
    if possible:
        return max(possible, key=lambda pair: (pair.km_day[0], pair.from_, pair.to))
    return min(found, key=lambda pair: (pair.km_day[0], pair.from_, pair.to))


def shown(found: Sequence[Pair]) -> tuple[Pair, ...]:
    """Keep the pairs that say most where there are very many, in their order.

    Nearest in time first, those that the leg can do before those that it cannot: a long case has
    millions.
    """
    if len(found) <= MOST_PAIRS:
        return tuple(found)
    nearest = sorted(found, key=lambda p: (p.feasible is False, p.days[1], p.from_, p.to))
    kept = set(nearest[: MOST_PAIRS // 2])
    kept |= set([p for p in nearest if p.feasible is False][: MOST_PAIRS - len(kept)])
    return tuple(pair for pair in found if pair in kept)
