"""Seeks a voyage for each ship that meets sightings: they do not contradict one another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from deadreckon.voyages.check_question import FAR, Question, RefusedError, Row
from deadreckon.voyages.check_voyage import check_voyage

FEW_TO_SHARE_OUT = 60
"""Up to so many sightings every order and every sharing out is tried."""
MOST_CASES = 4_000

Document = dict[str, Any]


def voyage(question: Question, most: int) -> Document | None:
    """Show how ships can have met all sightings but `most`; None if no way was found."""
    return _Share(question, most).found()


class _Share:
    """Shares sightings out among ships, in order of time, so that each ship can meet its own."""

    def __init__(self, question: Question, most: int) -> None:
        self._asked = question
        self._most = most
        self._rows = sorted(
            question.rows.values(), key=lambda r: (not r.present, r.came, r.lo, r.id)
        )
        self._tries = 0

    def found(self) -> Document | None:
        sole = all(len(r.candidates) == 1 or (r.anybody and r.present) for r in self._rows)
        if len(self._rows) > FEW_TO_SHARE_OUT and sole and not self._most:
            whose = {r.id: r.candidates[0] if r.candidates else f"={r.id}" for r in self._rows}
            return self._shown(whose, ())
        return self._go(0, {}, {}, ())

    def _go(
        self, at: int, whose: dict[str, str], tags: dict[str, str], wrong: tuple[str, ...]
    ) -> Document | None:
        self._tries += 1
        if self._tries > MOST_CASES:
            return None
        if at == len(self._rows):
            return self._shown(whose, wrong)
        row = self._rows[at]
        for ship in self._ships(row, tags):
            mine = {**whose, row.id: ship} if ship else whose
            tagged = {**tags, row.tag: ship} if row.tag is not None else tags
            if ship and self._scheduled(ship, mine) is None:
                continue
            shown = self._go(at + 1, mine, tagged, wrong)
            if shown is not None:
                return shown
        if len(wrong) < self._most:
            return self._go(at + 1, whose, tags, (*wrong, row.id))
        return None

    def _ships(self, row: Row, tags: Mapping[str, str]) -> list[str]:
        if row.tag is not None:
            own = sorted({s for s in tags.values() if s.startswith("?")} - {f"?{row.tag}"})
            return (
                [tags[row.tag]]
                if row.tag in tags
                else [f"?{row.tag}", *self._asked.frame.vessels, *own]
            )
        return list(row.candidates) or ([f"={row.id}"] if row.present else [""])

    def _scheduled(self, ship: str, whose: Mapping[str, str]) -> list[tuple[str, int]] | None:
        rows = [r for r in self._rows if whose.get(r.id) == ship and r.present]
        gone = [r for r in self._rows if not r.present and whose.get(r.id, "") == ship]
        return scheduled(self._asked, ship, rows, gone)

    def _shown(self, whose: Mapping[str, str], wrong: tuple[str, ...]) -> Document | None:
        ships: Document = {}
        for ship in sorted(set(whose.values())):
            rows = [r for r in self._rows if whose.get(r.id) == ship and r.present]
            gone = [
                r
                for r in self._rows
                if not r.present and r.id not in wrong and (r.anybody or whose.get(r.id) == ship)
            ]
            times = scheduled(self._asked, ship, rows, gone)
            if times is None:
                return None
            ships[ship] = [list(visit) for visit in times]
        absent = {r.id: whose[r.id] for r in self._rows if not r.present and r.id in whose}
        return _held({"wrong": sorted(wrong), "ships": ships, "absent": absent}, self._asked)


def _held(shown: Document, asked: Question) -> Document | None:
    try:
        check_voyage(shown, asked)
    except RefusedError:
        return None
    return shown


def scheduled(
    asked: Question, ship: str, rows: Sequence[Row], gone: Sequence[Row]
) -> list[tuple[str, int]] | None:
    """Give times at which one ship can have met all the rows; None if no order was found."""
    plan = _Plan(asked, ship, gone)
    ordered = tuple(sorted(rows, key=lambda r: (r.came, r.lo, r.id)))
    if len(ordered) <= FEW_TO_SHARE_OUT:
        return plan.any_order(ordered, _Berthed(-FAR, {}, ()))
    middle = sorted(rows, key=lambda r: (r.came + r.leaves, r.id))
    return plan.in_turn(ordered) or plan.in_turn(middle)


@dataclass(frozen=True, slots=True)
class _Berthed:
    """Where a ship has been: the time now, when it last left each place, what it has met."""

    clock: int
    left: Mapping[str, int]
    met: tuple[tuple[str, int], ...]

    def then(self, row: Row, time: int) -> _Berthed:
        until = max(self.left.get(row.place, time), row.hi if row.stay else time)
        return _Berthed(time, {**self.left, row.place: until}, (*self.met, (row.id, time)))


class _Plan:
    """Finds times for one ship, each as early as may be."""

    def __init__(self, asked: Question, ship: str, gone: Sequence[Row]) -> None:
        self._asked = asked
        self._ship = ship
        self._bars = [row for row in gone if row.steady]
        self._tries = 0

    def _earliest(self, row: Row, at: _Berthed) -> int:
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
        at = _Berthed(-FAR, {}, ())
        met: list[tuple[str, int]] = []
        for row in rows:
            time = self._earliest(row, at)
            if time > row.came:
                return None
            at = _Berthed(time, at.then(row, time).left, ())
            met.append((row.id, time))
        return met

    def any_order(self, rest: tuple[Row, ...], at: _Berthed) -> list[tuple[str, int]] | None:
        self._tries += 1
        if not rest:
            return list(at.met)
        if self._tries > MOST_CASES or any(self._earliest(r, at) > r.came for r in rest):
            return None
        for row in rest:
            fewer = tuple(r for r in rest if r is not row)
            found = self.any_order(fewer, at.then(row, self._earliest(row, at)))
            if found is not None:
                return found
        return None
