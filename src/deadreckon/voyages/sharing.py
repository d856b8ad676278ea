"""Shares many sightings out among ships, in order of time, so that each ship can meet its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from deadreckon.voyages.check_question import Question, Row
from deadreckon.voyages.schedule import START, Berthed, Plan

TRIES = 200
"""Times that earlier sightings are given to other ships for one that fits none, before it is
left out."""

Shared = tuple[dict[str, str], tuple[str, ...]]
Ships = Mapping[str, Berthed]
Tags = Mapping[str, str]


def shared_out(asked: Question) -> Shared:
    """Say whose each sighting can have been, and which were found to fit no ship so.

    Ships take the sightings in turn; where one fits none, the last that another ship may have
    had is given to that one instead.
    """
    present = [row for row in asked.rows.values() if row.present]
    whose = {
        row.id: row.candidates[0]
        for row in asked.rows.values()
        if not row.present and row.candidates
    }
    turns = _Turns(asked)
    by_came = turns.share(sorted(present, key=lambda r: (r.came, r.lo, r.id)))
    if by_came[1]:
        by_middle = turns.share(sorted(present, key=lambda r: (r.came + r.leaves, r.id)))
        by_came = min(by_came, by_middle, key=lambda shared: len(shared[1]))
    tags = {asked.rows[i].tag: ship for i, ship in by_came[0].items() if asked.rows[i].tag}
    for row in asked.rows.values():
        if not row.present and row.tag is not None:
            whose[row.id] = tags.get(row.tag, f"?{row.tag}")
    return {**whose, **by_came[0]}, by_came[1]


@dataclass(slots=True)
class _Turn:
    """Where the ships and tags were before a sighting, and who may have it yet."""

    ships: Ships
    tags: Tags
    others: Iterator[str]
    whose: str = ""


class _Turns:
    def __init__(self, asked: Question) -> None:
        self._asked = asked
        gone = [row for row in asked.rows.values() if not row.present]
        self._nobody = [row for row in gone if row.anybody]
        self._named = [row for row in gone if not row.anybody]
        self._plans: dict[str, Plan] = {}

    def share(self, rows: Sequence[Row]) -> Shared:
        """Give each sighting, in this order, to a ship that can meet it."""
        ships: Ships = {}
        tags: Tags = {}
        turns: list[_Turn] = []
        stuck: list[_Turn] = []
        at = furthest = 0
        tries = TRIES
        while at < len(rows):
            if at == len(turns):
                turns.append(_Turn(ships, tags, iter(self._may_be(rows[at], ships, tags))))
            turn = turns[at]
            turn.whose = next((s for s in turn.others if self._fits(rows[at], s, turn)), "")
            if not turn.whose:
                if at == furthest and tries == TRIES:
                    stuck = [replace(one, others=iter(())) for one in turns]
                if at and tries:
                    turns.pop()
                    at, tries = at - 1, tries - 1
                    continue
                turns, at = stuck, furthest
                turn = turns[at]
            ships, tags = self._after(rows[at], turn) if turn.whose else (turn.ships, turn.tags)
            at += 1
            if at > furthest:
                furthest, tries = at, TRIES
        whose = {row.id: turn.whose for row, turn in zip(rows, turns, strict=True) if turn.whose}
        return whose, tuple(row.id for row in rows if row.id not in whose)

    def _may_be(self, row: Row, ships: Ships, tags: Tags) -> list[str]:
        """Name the ships that a sighting may be, first those that were last seen there."""
        if row.tag is not None:
            own = sorted({s for s in tags.values() if s.startswith("?")} - {f"?{row.tag}"})
            known = [tags[row.tag]] if row.tag in tags else None
            return known or [f"?{row.tag}", *self._asked.frame.vessels, *own]
        there = {ship for ship, at in ships.items() if at.left and list(at.left)[-1] == row.place}
        found = list(row.candidates) or [f"={row.id}"]
        return sorted(found, key=lambda ship: (ship not in there, ship))

    def _plan(self, ship: str) -> Plan:
        if ship not in self._plans:
            gone = [*self._nobody, *(row for row in self._named if ship in row.candidates[:1])]
            self._plans[ship] = Plan(self._asked, ship, gone)
        return self._plans[ship]

    def _fits(self, row: Row, ship: str, turn: _Turn) -> bool:
        return self._plan(ship).earliest(row, turn.ships.get(ship, START)) <= row.came

    def _after(self, row: Row, turn: _Turn) -> tuple[Ships, Tags]:
        if turn.whose.startswith("="):
            return turn.ships, turn.tags
        at = turn.ships.get(turn.whose, START)
        time = self._plan(turn.whose).earliest(row, at)
        ships = {**turn.ships, turn.whose: at.moved(row, time)}
        return ships, turn.tags if row.tag is None else {**turn.tags, row.tag: turn.whose}
