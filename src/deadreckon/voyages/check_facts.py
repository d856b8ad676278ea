"""What holds in one case of a proof, and the cases that a split gives rise to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from deadreckon.voyages.check_order import narrowed_by_speed
from deadreckon.voyages.check_question import (
    FAR,
    FROM,
    TO,
    Question,
    RefusedError,
    Row,
    refuse_unless,
)


@dataclass(frozen=True)
class Facts:
    """What holds in one case of a proof: each fact about a sighting means, if it is right.

    Attributes:
        granted: how many sightings may be wrong.
        who, tags: whose sightings are.
        left, right: which are wrong, and which are not.
        before: which of two came first.
        bounds: narrower times.
        unseen: calls that nobody saw, after a sighting and before the window.
        none_unseen: sightings after which there was none.
    """

    asked: Question
    granted: int
    who: Mapping[str, str] = field(default_factory=dict)
    tags: Mapping[str, str] = field(default_factory=dict)
    left: frozenset[str] = frozenset()
    right: frozenset[str] = frozenset()
    before: frozenset[tuple[str, str]] = frozenset()
    bounds: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    unseen: Mapping[str, Row] = field(default_factory=dict)
    none_unseen: frozenset[str] = frozenset()

    @cached_property
    def rows(self) -> dict[str, Row]:
        """The sightings that are not wrong, and calls unseen, with their narrower times."""
        rows = {**self.asked.rows, **self.unseen}
        for id_, (lo, hi) in self.bounds.items():
            row = rows[id_]
            rows[id_] = replace(row, lo=max(lo, row.lo), hi=min(hi, row.hi))
        return {id_: row for id_, row in rows.items() if id_ not in self.left}

    @cached_property
    def sure(self) -> frozenset[str]:
        """Those that must be right: the rest, where no more may be wrong."""
        if len(self.left) >= self.granted:
            return frozenset(self.rows)
        return self.right | frozenset(self.unseen)

    def ship(self, row: Row) -> str | None:
        """Give the one ship that a sighting is, if that is settled."""
        if row.id in self.who:
            return self.who[row.id]
        if row.tag is not None:
            return self.tags.get(row.tag)
        if len(row.candidates) == 1:
            return row.candidates[0]
        return f"={row.id}" if row.anybody and row.present else None

    def whose(self, row: Row) -> list[str]:
        """Give all the ships that a sighting may be."""
        ship = self.ship(row)
        return [ship] if ship is not None else list(row.candidates)

    @cached_property
    def _visits(self) -> dict[str, tuple[dict[str, Row], str]]:
        """For each ship, what it surely met with the bounds that follow, and any contradiction."""
        own: dict[str, list[str]] = {}
        for id_ in self.sure:
            if self.rows[id_].present and (ship := self.ship(self.rows[id_])) is not None:
                own.setdefault(ship, []).append(id_)
        gone = [id_ for id_ in self.sure if not self.rows[id_].present]
        return {ship: self.settled(ship, [*ids, *gone]) for ship, ids in own.items()}

    def settled(self, ship: str, ids: Iterable[str]) -> tuple[dict[str, Row], str]:
        """Narrow the times of what a ship met, all of it right; tell of a contradiction."""
        return self._settled(ship, ids, self.before)

    def _settled(
        self, ship: str, ids: Iterable[str], before: frozenset[tuple[str, str]]
    ) -> tuple[dict[str, Row], str]:
        ids = list(ids)
        own = {
            id_: row for id_ in ids if (row := self.rows[id_]).present and self.ship(row) == ship
        }
        gone = [
            row
            for id_ in ids
            if not (row := self.rows[id_]).present and (row.anybody or self.ship(row) == ship)
        ]
        told = [pair for pair in before if pair[0] in own and pair[1] in own]
        moved = True
        while moved:
            was = dict(own)
            why = (
                self._as_told(own, told, ship)
                or narrowed_by_speed(own, self.asked, ship)
                or self._keep_away(own, gone)
            )
            if why:
                return own, why
            if any(row.lo > row.hi for row in own.values()):
                return own, "no time is left"
            moved = own != was
        for a in gone:
            if not a.steady and covered(a, [own[i] for i in sorted(own)], self.asked):
                return own, a.id
        return own, ""

    def _as_told(self, own: dict[str, Row], told: Iterable[tuple[str, str]], ship: str) -> str:
        """Narrow times by what came first, case by case."""
        for first, then in told:
            x, y = own[first], own[then]
            if not self._can_follow(x, y, ship):
                return f"{first} and {then}"
            needed = self.asked.travel(x.place, y.place, ship)
            if not y.stay:
                own[then] = replace(y, lo=max(y.lo, x.leaves + needed if needed else x.lo))
            if not x.stay:
                own[first] = replace(x, hi=min(x.hi, y.came - needed))
        return ""

    def _keep_away(self, own: dict[str, Row], gone: Iterable[Row]) -> str:
        """Narrow times by stated absences that hold throughout."""
        for a in gone:
            for id_, row in sorted(own.items()):
                if not a.steady or a.place not in self.asked.lineage(row.place):
                    continue
                inside = a.lo <= row.lo and row.hi <= a.hi
                if inside or (row.stay and row.lo <= a.hi and a.lo <= row.hi):
                    return f"{a.id} and {id_}"
                if not row.stay and a.lo <= row.lo <= a.hi:
                    own[id_] = replace(row, lo=a.hi + 1)
                elif not row.stay and a.lo <= row.hi <= a.hi:
                    own[id_] = replace(row, hi=a.lo - 1)
        return ""

    def _can_follow(self, x: Row, y: Row, ship: str) -> bool:
        """Whether, by speed, `x` may have been before `y`."""
        needed = self.asked.travel(x.place, y.place, ship)
        return (x.leaves + needed if needed else x.lo) <= y.came

    def contradiction(self) -> str:
        """Tell what cannot all be right of what must be; empty if nothing is found."""
        return next((why for _, why in self._visits.values() if why), "")

    def narrowed(self, id_: str) -> Row:
        """Give a sighting with all that is known of its time."""
        row = self.rows[id_]
        ship = self.ship(row)
        if id_ in self.sure and ship is not None and row.present:
            return self._visits[ship][0].get(id_, row)
        return row

    def surely_before(self, first: str, then: str) -> bool:
        """Whether, if both are right, one of a ship's sightings came before the other."""
        if (first, then) in self.before:
            return True
        x, y = self.narrowed(first), self.narrowed(then)
        ship = self.ship(x)
        if ship is None:
            return False
        if not self._can_follow(y, x, ship):
            return True
        if {first, then} <= self.sure or not self.sure:
            return False
        other_way = self.before | {(then, first)}
        return bool(self._settled(ship, self.sure | {first, then}, other_way)[1])

    def may_be_early(self, row: Row, ship: str) -> bool:
        """Whether the voyage on from a sighting may have ended before the window, unseen."""
        row = self.narrowed(row.id)
        if row.id in self.none_unseen:
            return False
        return row.leaves + self.asked.away(row.place, ship) < self.asked.opens

    def may_be_late(self, row: Row) -> bool:
        """Whether the ship may have come after the window."""
        return self.narrowed(row.id).came > self.asked.closes

    def end(self, row: Row) -> str:
        """Tell at which end of the route a sighting is, surely not after the window, if at one."""
        return "" if self.may_be_late(row) else self.asked.end(row.place)

    def cases(self, node: Mapping[str, Any]) -> dict[str, Facts]:  # noqa: PLR0911 - one a kind
        """Give all cases of a split, by name."""
        rows = self.rows
        match node:
            case {"split": "whose", "of": str(x)} if x in rows and self.ship(rows[x]) is None:
                refuse_unless(rows[x].candidates, f"{x} names no ship")
                return {v: replace(self, who={**self.who, x: v}) for v in rows[x].candidates}
            case {"split": "tag", "of": str(tag)} if tag not in self.tags:
                own = {s for s in self.tags.values() if s.startswith("?")} | {f"?{tag}"}
                ships = [*self.asked.frame.vessels, *sorted(own)]
                return {v: replace(self, tags={**self.tags, tag: v}) for v in ships}
            case {"split": "wrong", "of": str(x)} if x in self.asked.rows and x not in self.sure:
                return {
                    "wrong": replace(self, left=self.left | {x}),
                    "right": replace(self, right=self.right | {x}),
                }
            case {"split": "order", "of": [str(x), str(y)]} if x != y and {x, y} <= set(rows):
                return {
                    x: replace(self, before=self.before | {(x, y)}),
                    y: replace(self, before=self.before | {(y, x)}),
                }
            case {"split": "opens" | "closes" as edge, "of": str(x)} if x in rows:
                refuse_unless(not rows[x].stay, f"{x} is a stay")
                last = self.asked.opens - 1 if edge == "opens" else self.asked.closes
                return {
                    "before": self._within(x, -FAR, last),
                    "after": self._within(x, last + 1, FAR),
                }
            case {"split": "absence", "of": [str(a), str(x)]} if {a, x} <= self.sure:
                gone, row = rows[a], rows[x]
                refuse_unless(
                    not gone.present and gone.steady and row.present and not row.stay
                    and gone.place in self.asked.lineage(row.place)
                    and (gone.anybody or self.ship(gone) == self.ship(row) is not None),
                    f"{a} does not bear on {x}",
                )  # fmt: skip
                return {
                    "before": self._within(x, -FAR, gone.lo - 1),
                    "after": self._within(x, gone.hi + 1, FAR),
                }
            case {"split": "unseen", "of": str(x)} if x in self.sure:
                return self._unseen(rows[x])
            case _:
                raise RefusedError(f"no such split here: {node.get('split')} of {node.get('of')}")

    def _within(self, id_: str, lo: int, hi: int) -> Facts:
        old = self.bounds.get(id_, (-FAR, FAR))
        return replace(self, bounds={**self.bounds, id_: (max(lo, old[0]), min(hi, old[1]))})

    def _unseen(self, row: Row) -> dict[str, Facts]:
        """Say whether, and where, the ship was at the other end before the window, unseen."""
        ship, end = self.ship(row), self.asked.end(row.place)
        name = f"~{row.id}"
        refuse_unless(ship and end and row.present and name not in self.unseen, f"{row.id}: unseen")
        found = {"none": replace(self, none_unseen=self.none_unseen | {row.id})}
        for place in self.asked.calls(FROM if end == TO else TO):
            call = Row(name, place, -FAR, self.asked.opens - 1)
            found[place] = replace(
                self,
                unseen={**self.unseen, name: call},
                who={**self.who, name: str(ship)},
                before=self.before | {(row.id, name)},
            )
        return found


def covered(gone: Row, rows: Iterable[Row], asked: Question) -> bool:
    """Whether stays at a place leave no instant at which the ship can have been gone."""
    free = gone.lo
    for row in sorted((r for r in rows if r.stay), key=lambda r: r.lo):
        if gone.place in asked.lineage(row.place) and row.lo <= free <= row.hi:
            free = row.hi + 1
    return free > gone.hi
