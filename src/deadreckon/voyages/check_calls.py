"""Checks certificates of calls: sightings at a place of which no two can be one stay.

Shares no code with the reckoning. For each pair of members the certificate gives a reason; for
each sighting whose ship is settled by alibis, the alibis.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Any

from deadreckon.model.frame import Route
from deadreckon.voyages.check_facts import Facts
from deadreckon.voyages.check_question import (
    Question,
    RefusedError,
    Row,
    hold_sealed,
    refuse_unless,
)

if TYPE_CHECKING:
    from deadreckon.model.evidence import Sighting
    from deadreckon.model.frame import Frame

DAY = 86_400_000_000
UNKNOWN = "?"
MOST = 10
"""Sightings that disagree, up to which the smallest removals are gone through."""


class Berth:
    """A place and a window, and what bears on the calls there."""

    def __init__(self, frame: Frame, sightings: Iterable[Sighting], figure: str) -> None:
        sightings = list(sightings)
        self.place, route, self.whose = _asked(frame, figure)
        self._asked = Question(frame, route, sightings, route.vessels, "passages", unnamed=True)
        self.longest = int(route.assumptions.longest_stay_days * DAY)
        self.rows = {row.id: row for row in self._asked.sure}
        self._looks = {s.id: (s.look, s.reader) for s in sightings}

    def disagree(self, one: Row, other: Row) -> bool:
        """Whether two sightings that must be one ship cannot both be right."""
        names = [row.candidates or ((f"?{row.tag}",) if row.tag else ()) for row in (one, other)]
        if len(names[0]) != 1 or names[0] != names[1]:
            return False
        return self._apart(names[0][0], one, other)

    def _apart(self, ship: str, one: Row, other: Row) -> bool:
        asked = self._asked.only(())
        asked.rows = {row.id: row for row in (one, other)}
        facts = Facts(asked, 0, who={one.id: ship, other.id: ship})
        return bool(facts.settled(ship, (one.id, other.id))[1])

    def mendings(self) -> list[frozenset[str]]:
        """Give the smallest removals; or, of many that disagree, all of those."""
        pairs = [
            (a, b)
            for a, b in combinations(sorted(self.rows), 2)
            if self.disagree(self.rows[a], self.rows[b])
        ]
        parties = sorted({id_ for pair in pairs for id_ in pair})
        if len(parties) > MOST:
            return [frozenset(parties)]
        for size in range(len(parties) + 1):
            found = [
                frozenset(wrong)
                for wrong in combinations(parties, size)
                if all(a in wrong or b in wrong for a, b in pairs)
            ]
            if found:
                return found
        return []

    def fits(
        self, rows: Mapping[str, Row], alibis: Sequence[Sequence[str]]
    ) -> dict[str, frozenset[str]]:
        """Give the ships that each sighting may be, once the alibis named are taken out."""
        anyone = frozenset(self._asked.frame.vessels) | {UNKNOWN}
        fits = {id_: frozenset(row.candidates) or anyone for id_, row in rows.items()}
        for id_, ship, alibi in alibis:
            row, other = rows[id_], rows[alibi]
            known = fits[alibi] if other.present else frozenset(other.candidates)
            refuse_unless(
                known == {ship} and ship != UNKNOWN, f"{alibi} may be another than {ship}"
            )
            refuse_unless(self._apart(ship, row, other), f"{alibi} is no alibi against {id_}")
            tagged = [r.id for r in rows.values() if row.tag is not None and r.tag == row.tag]
            for same in tagged or [id_]:
                refuse_unless(fits[same] - {ship}, f"{same} is nobody's")
                fits[same] -= {ship}
        return fits

    def hold_member(self, row: Row, fits: frozenset[str]) -> None:
        """Refuse what is not surely a sighting at the place, in the window, of who counts."""
        refuse_unless(row.present and self.place in self._asked.lineage(row.place), "not there")
        inside = self._asked.opens <= row.lo and row.hi <= self._asked.closes
        refuse_unless(inside, f"{row.id} may be outside the window")
        if self.whose is not None:
            ships, unnamed = self.whose
            named = fits - {UNKNOWN} <= ships
            counts = named and (UNKNOWN not in fits or (unnamed and row.tag is not None))
            refuse_unless(counts, f"{row.id} may be another ship")

    def hold_apart(
        self,
        pair: tuple[Row, Row],
        reason: Mapping[str, Any],
        rows: Mapping[str, Row],
        fits: Mapping[str, frozenset[str]],
        *,
        strict: bool,
    ) -> None:
        """Refuse a reason that does not tell two sightings apart as two stays."""
        first, then = sorted(pair, key=lambda row: (row.lo, row.hi, row.id))
        common = fits[first.id] & fits[then.id]
        match reason:
            case {"reason": "two ships"}:
                refuse_unless(not common, "they may be one ship")
            case {"reason": "longest stay"}:
                refuse_unless(not strict and then.lo - first.hi > self.longest, "one stay may last")
            case {"reason": "side by side"}:
                refuse_unless(self._side_by_side(first, then, fits), "not side by side")
            case {"reason": "parted", "by": dict(parted)}:
                tags = {f"?{row.tag}" for row in pair if row.tag is not None}
                by_tag = bool(tags & set(parted))
                refuse_unless(by_tag or set(parted) == common, "not parted for each ship")
                for ship, id_ in parted.items():
                    refuse_unless(self.parts(pair, ship, rows[id_], fits), f"{id_} does not part")
            case _:
                raise RefusedError("no such reason")

    def _side_by_side(self, one: Row, other: Row, fits: Mapping[str, frozenset[str]]) -> bool:
        """Whether one reader saw two ships in one look."""
        look, reader = self._looks[one.id]
        own = fits[one.id]
        alike = own == fits[other.id] and len(own) == 1 and UNKNOWN not in own
        return bool(look) and (look, reader) == self._looks[other.id] and not alike

    def parts(
        self, pair: tuple[Row, Row], ship: str, row: Row, fits: Mapping[str, frozenset[str]]
    ) -> bool:
        """Whether a sighting shows that a ship was not there, surely between two others."""
        first, then = sorted(pair, key=lambda one: (one.lo, one.hi, one.id))
        if row.steady and row.lo < row.hi:
            between = max(first.hi + 1, row.lo) <= min(then.lo - 1, row.hi)
        else:
            between = first.hi < row.lo and row.hi < then.lo
        if row.present:
            away = self._asked.km(row.place, self.place) > 0
        else:
            away = row.place in self._asked.lineage(self.place)
        ships = fits[row.id] if row.present else frozenset(row.candidates)
        named = ships == {ship} and ship != UNKNOWN
        tagged = row.tag is not None and ship == f"?{row.tag}"
        return between and away and (named or tagged or (row.anybody and not row.present))


def _asked(frame: Frame, figure: str) -> tuple[str, Route, tuple[frozenset[str], bool] | None]:
    """Give place, window and whose calls a figure is about, by its path in the JSON."""
    whole = Route("", (), (), tuple(frame.vessels), frame.window, frame.assumptions)
    for place in frame.places:
        if figure == f"places.{place}.calls":
            return place, whole, None
        for route in frame.routes.values():
            base = f"routes.{route.id}"
            if figure == f"{base}.calls.{place}":
                return place, route, None
            if figure == f"{base}.fleet.calls.{place}":
                return place, route, (frozenset(route.vessels), True)
            for vessel in route.vessels:
                if figure == f"{base}.vessels.{vessel}.calls.{place}":
                    return place, route, (frozenset({vessel}), False)
    raise RefusedError(f"{figure} is no figure of this case")


def check_calls(
    certificate: Mapping[str, Any], frame: Frame, sightings: Iterable[Sighting]
) -> None:
    """Check a certificate of calls against the frame and the sightings.

    Raises:
        RefusedError: it does not prove what it says; the message names the step.
    """
    try:
        hold_sealed(certificate)
        _check(certificate, Berth(frame, sightings, certificate["figure"]))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise RefusedError(f"is not well formed: {error!r}") from error


def _check(certificate: Mapping[str, Any], berth: Berth) -> None:
    refuse_unless(certificate["sure"] == sorted(berth.rows), "other sightings bear on this")
    mendings = {" ".join(sorted(wrong)): wrong for wrong in berth.mendings()}
    for name, strict in (("at_least", False), ("at_least_strict", True)):
        proofs = certificate["proofs"][name]
        refuse_unless(set(proofs) == set(mendings), "not every mending is there")
        for wrong, proof in proofs.items():
            rows = {i: row for i, row in berth.rows.items() if i not in mendings[wrong]}
            _check_apart(proof, berth, rows, certificate[name], strict=strict)


def _check_apart(
    proof: Mapping[str, Any], berth: Berth, rows: Mapping[str, Row], count: int, *, strict: bool
) -> None:
    members = proof["members"]
    refuse_unless(len(set(members)) == len(members) >= count, "not so many members")
    fits = berth.fits(rows, proof["alibis"])
    for id_ in members:
        berth.hold_member(rows[id_], fits[id_])
    pairs = {f"{a} {b}": (rows[a], rows[b]) for a, b in combinations(members, 2)}
    refuse_unless(set(proof["apart"]) == set(pairs), "not every pair has a reason")
    for name, pair in pairs.items():
        berth.hold_apart(pair, proof["apart"][name], rows, fits, strict=strict)
