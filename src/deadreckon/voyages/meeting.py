"""Seeks a voyage for each ship that meets sightings: they do not contradict one another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from deadreckon.voyages.check_question import Question, RefusedError, Row
from deadreckon.voyages.check_voyage import check_voyage
from deadreckon.voyages.schedule import FEW_TO_SHARE_OUT, MOST_CASES, scheduled
from deadreckon.voyages.sharing import shared_out

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
        if len(self._rows) <= FEW_TO_SHARE_OUT:
            return self._go(0, {}, {}, ())
        whose, wrong = shared_out(self._asked)
        return self._shown(whose, wrong) if len(wrong) <= self._most else None

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
