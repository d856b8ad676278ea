"""Screening: IMO number first, then MMSI, then names; numbers that are nearly the same are told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from deadreckon.screening.found import ListAccount, Match, Neighbour, Screened, entry_id
from deadreckon.screening.names import Names
from deadreckon.screening.numbers import Numbers
from deadreckon.screening.spelling import slight, spellings

if TYPE_CHECKING:
    from deadreckon.model.listed import Entry, Kind, SanctionsList
    from deadreckon.screening.asked import Asked

OWNER = "owner"
SAME = 100.0
_OF_ONE = frozenset({"vessel", "other"})
"""Kinds of entry that can be a vessel; lists leave the kind of many open."""

_At = int
"""Which entry, counted over all lists."""
_Named = tuple[_At, str, str]
"""An entry, the name of it that was indexed, and as what it stands there."""


class _Likeness(NamedTuple):
    """How near a name that was asked comes to one of an entry, and as what that stands there."""

    score: float
    field: str
    name: str
    asked: str


class Screening:
    """Lists, ready to be asked."""

    def __init__(self, lists: Sequence[SanctionsList]) -> None:
        """Take the lists in; the order in which they come does not matter."""
        self.lists = sorted(lists, key=lambda held: held.file)
        self._entries = [(held, entry) for held in self.lists for entry in held.entries]
        self._imo = Numbers((n, at) for at, (_, e) in enumerate(self._entries) for n in e.imo)
        self._mmsi = Numbers((n, at) for at, (_, e) in enumerate(self._entries) for n in e.mmsi)

    def screen(self, asked: Sequence[Asked]) -> Screened:
        """Look for all that is asked, as what one vessel or a list of vessels goes by."""
        matches = {match for one in asked for match in self.matches(one)}
        neighbours = {neighbour for one in asked for neighbour in self.neighbours(one)}
        return Screened(
            asked=tuple(one.text for one in asked),
            doubts=tuple(dict.fromkeys(doubt for one in asked for doubt in one.doubts)),
            matches=tuple(sorted(matches, key=_match_order)),
            neighbours=tuple(sorted(neighbours, key=_neighbour_order)),
            lists={
                held.file: ListAccount(
                    held.format, held.date or None, held.rows, held.kept, len(held.set_aside)
                )
                for held in self.lists
            },
            set_aside=tuple(row for held in self.lists for row in held.set_aside),
            notes=tuple(row for held in self.lists for row in held.notes),
        )

    def matches(self, asked: Asked) -> Iterator[Match]:
        """Give the entries that match, each once, by the surest of what they share with it."""
        by_number = dict(self._by_number(asked))
        for at, (field, number) in by_number.items():
            yield self._match(at, field, number, 100.0)
        named = (one for one in self._named(asked) if one[0] not in by_number)
        sure = (one for one in named if not _slight(one[1]))
        for at, alike in self._best(asked, sure).items():
            yield self._match(at, alike.field, alike.asked, round(alike.score, 1), alike.name)

    def _best(self, asked: Asked, named: Iterable[tuple[_At, _Likeness]]) -> dict[_At, _Likeness]:
        """Give the entries with a name like one asked that may be it, each by its nearest name."""
        best: dict[_At, _Likeness] = {}
        for at, likeness in named:
            if not self._another(at, asked):
                best[at] = min(likeness, best.get(at, likeness), key=_likeness_order)
        return best

    def neighbours(self, asked: Asked) -> Iterator[Neighbour]:
        """Give the entries that are easily taken for what was asked."""
        told = {at for number in asked.imo for at in self._imo.same(number)}
        for field, held, numbers in (
            ("imo", self._imo, asked.imo),
            ("mmsi", self._mmsi, asked.mmsi),
        ):
            for number in numbers:
                for listed, at, why in held.near(number):
                    if at not in told:
                        told.add(at)
                        yield self._neighbour(at, field, number, listed, why)
        for number in asked.mmsi:
            for at in self._mmsi.same(number):
                if self._another(at, asked) and at not in told:
                    told.add(at)
                    yield self._neighbour(at, "mmsi", number, number, self._under(at))
        yield from self._namesakes(asked, frozenset(told))

    def _namesakes(self, asked: Asked, told: frozenset[_At]) -> Iterator[Neighbour]:
        """Give what bears the name and is another ship, but for what its numbers told already."""
        named = list(self._named(asked))
        for at, alike in named:
            if at not in told and alike.field != OWNER and self._another(at, asked):
                why = f"{self._under(at)}, though its name scores {alike.score:.0f} of 100"
                yield self._neighbour(at, alike.field, alike.asked, alike.name, why)
        matched = {at for at, alike in named if not _slight(alike)}
        matched.update(at for at, _ in self._by_number(asked))
        for at, alike in self._best(asked, named).items():
            if at not in told and at not in matched:
                why = f"so short a name with a letter more or less (score {alike.score:.0f} of 100)"
                yield self._neighbour(at, alike.field, alike.asked, alike.name, why)
        for said in asked.names:
            for spelling in spellings(said):
                for at, name, field in self._ships.sisters(spelling):
                    if at not in told:
                        why = "the same name with another number"
                        yield self._neighbour(at, field, said, name, why)

    def _under(self, at: _At) -> str:
        return f"another ship: it has IMO {self._entries[at][1].imo[0]}"

    def _by_number(self, asked: Asked) -> Iterator[tuple[_At, tuple[str, str]]]:
        """Give the entries that bear a number asked, IMO numbers last so that they prevail."""
        for number in asked.mmsi:
            for at in self._mmsi.same(number):
                if not self._another(at, asked):
                    yield at, ("mmsi", number)
        for number in asked.imo:
            for at in self._imo.same(number):
                yield at, ("imo", number)

    def _named(self, asked: Asked) -> Iterator[tuple[_At, _Likeness]]:
        """Give the entries with a name like one asked; what has a number is a ship."""
        for said in asked.names:
            for spelling in spellings(said):
                for (at, name, field), scored in self._ships.alike(spelling):
                    yield at, _Likeness(scored, field, name, said)
            if not (asked.imo or asked.mmsi):
                for spelling in spellings(said, "organisation"):
                    for (at, name, field), scored in self._others.alike(spelling):
                        yield at, _Likeness(scored, field, name, said)

    def _another(self, at: _At, asked: Asked) -> bool:
        """Whether an entry gives IMO numbers, and none of those asked: then it is another ship."""
        _, entry = self._entries[at]
        return bool(asked.imo and entry.imo) and not set(asked.imo) & set(entry.imo)

    @cached_property
    def _ships(self) -> Names[_Named]:
        """The names of entries that are or may be vessels, words in their order."""
        return Names(
            (spelling, (at, name.value, name.kind))
            for at, (_, entry) in enumerate(self._entries)
            if entry.kind in _OF_ONE
            for name in entry.names
            for spelling in spellings(name.value)
        )

    @cached_property
    def _others(self) -> Names[_Named]:
        """The names of organisations, persons and owners, in which the order of words is free."""
        return Names(
            (spelling, (at, name, field))
            for at, (_, entry) in enumerate(self._entries)
            for name, field, kind in _bearers(entry)
            for spelling in spellings(name, kind)
        )

    def _match(self, at: _At, field: str, value: str, score: float, name: str = "") -> Match:
        held, entry = self._entries[at]
        return Match(
            list=entry.list,
            file=held.file,
            line=entry.line,
            date=entry.listed or held.date or None,
            dated="entry" if entry.listed else "list" if held.date else None,
            until=entry.delisted or None,
            entry=entry_id(entry),
            kind=entry.kind,
            name=name or _own_name(entry),
            field=field,
            value=value,
            score=score,
            programme=entry.programme,
        )

    def _neighbour(self, at: _At, field: str, asked: str, listed: str, why: str) -> Neighbour:
        held, entry = self._entries[at]
        return Neighbour(
            list=entry.list,
            file=held.file,
            line=entry.line,
            date=entry.listed or held.date or None,
            entry=entry_id(entry),
            kind=entry.kind,
            name=_own_name(entry),
            field=field,
            asked=asked,
            listed=listed,
            why=why,
        )


def screen(asked: Sequence[Asked], lists: Sequence[SanctionsList]) -> Screened:
    """Look for what is asked in lists."""
    return Screening(lists).screen(asked)


def _own_name(entry: Entry) -> str:
    return entry.names[0].value if entry.names else ""


def _bearers(entry: Entry) -> Iterable[tuple[str, str, Kind]]:
    if entry.kind in {"organisation", "person", "other"}:
        for name in entry.names:
            yield name.value, name.kind, "organisation"
    for owner in entry.owners:
        yield owner, OWNER, "organisation"


def _slight(alike: _Likeness) -> bool:
    return round(alike.score, 1) < SAME and slight(alike.asked, alike.name)


def _likeness_order(alike: _Likeness) -> tuple[bool, float, str, str, str]:
    return (alike.field == OWNER, -alike.score, alike.field, alike.name, alike.asked)


def _match_order(match: Match) -> tuple[object, ...]:
    by_number = match.field not in {"imo", "mmsi"}
    return (by_number, -match.score, match.field == OWNER, match.file, match.line, match.field)


def _neighbour_order(found: Neighbour) -> tuple[str, str, int, str, str]:
    return (found.field, found.file, found.line, found.asked, found.listed)
