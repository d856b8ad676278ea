"""Times at which one ship can have met sightings, each as early as may be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from deadreckon.voyages.check_question import FAR, Question, Row

FEW_TO_SHARE_OUT = 60
"""Up to so many sightings every order and every sharing out is tried."""
MOST_CASES = 4_000


def scheduled(
    asked: Question, ship: str, rows: Sequence[Row], gone: Sequence[Row]
) -> list[tuple[str, int]] | None:
    """Give times at which one ship can have met all the rows; None if no order was found."""
    plan = Plan(asked, ship, gone)
    ordered = tuple(sorted(rows, key=lambda r: (r.came, r.lo, r.id)))
    if len(ordered) <= FEW_TO_SHARE_OUT:
        return plan.any_order(ordered, START)
    middle = sorted(rows, key=lambda r: (r.came + r.leaves, r.id))
    return plan.in_turn(ordered) or plan.in_turn(middle)


@dataclass(frozen=True, slots=True)
class Berthed:
    """Where a ship has been: the time now, when it last left each place, what it has met."""

    clock: int
    left: Mapping[str, int]
    met: tuple[tuple[str, int], ...] = ()

    def then(self, row: Row, time: int) -> Berthed:
        """Give where it has been once it met one sighting more."""
        return replace(self.moved(row, time), met=(*self.met, (row.id, time)))

    def moved(self, row: Row, time: int) -> Berthed:
        """Give the same without what it has met; the place where it is stands last."""
        until = max(self.left.get(row.place, time), row.hi if row.stay else time)
        left = {place: when for place, when in self.left.items() if place != row.place}
        return Berthed(time, {**left, row.place: until})


START = Berthed(-FAR, {})


class Plan:
    """Finds times for one ship, each as early as may be."""

    def __init__(self, asked: Question, ship: str, gone: Sequence[Row]) -> None:
        self._asked = asked
        self._ship = ship
        self._bars = [row for row in gone if row.steady]
        self._tries = 0

    def earliest(self, row: Row, at: Berthed) -> int:
        """Give the first time at which the ship can be where it was seen; it may be too late."""
        time = max(at.clock, row.lo)
        for place, when in at.left.items():
            needed = self._asked.travel(place, row.place, self._ship)
            time = max(time, when + needed if needed else time)
        moved = not row.stay
        while moved:
            moved = False
            for a in self._bars:
                if a.lo <= time <= a.hi and a.place in self._asked.lineage(row.place):
                    time, moved = a.hi + 1, True
        return time

    def in_turn(self, rows: Sequence[Row]) -> list[tuple[str, int]] | None:
        """Meet all in the order given; None if that cannot be."""
        at = START
        met: list[tuple[str, int]] = []
        for row in rows:
            time = self.earliest(row, at)
            if time > row.came:
                return None
            at = at.moved(row, time)
            met.append((row.id, time))
        return met

    def any_order(self, rest: tuple[Row, ...], at: Berthed) -> list[tuple[str, int]] | None:
        """Meet all in some order; None if none was found."""
        self._tries += 1
        if not rest:
            return list(at.met)
        if self._tries > MOST_CASES or any(self.earliest(r, at) > r.came for r in rest):
            return None
        for row in rest:
            fewer = tuple(r for r in rest if r is not row)
            found = self.any_order(fewer, at.then(row, self.earliest(row, at)))
            if found is not None:
                return found
        return None
