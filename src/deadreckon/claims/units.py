"""What is counted: the unit of a number, in the English singular."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from deadreckon.claims.bounds import Bounded
from deadreckon.claims.lexicon import Table, Words
from deadreckon.claims.patterns import words
from deadreckon.claims.scan import Entry, Token

_AHEAD = 7
_BEHIND = 240
"""Tokens looked at after a number; letters before it where it names no unit of its own."""
_PASSED = {"fill", "particle", "after"}
_LEAST = 4
"""Letters of the shortest noun that is known as the end of a compound."""


class Units(Table):
    """The table `units` of a lexicon: the English singular to the words for it.

    Attributes:
        things, events: what ships, boxes and voyages are called. An ordinal counts events only.
        civil: what else the news counts: passengers, homes, votes, cases, hectares.
        declensions: name to the endings of one way to decline; `житель~m` in one of the maps above
            is that word with each of them.
        measures: what is measured and not counted: metres, days, dollars, per cent.
        counters: words that count without naming (척, 個), to the unit they imply; `thing` where
            the noun beside them or the one last counted so says it.
        times: words for how often; what happened is in `cues`, the nearest before or after.
        cues: event to words that tell of it (visited).
        per_day: makes `shell` `shell per day`.
        stops: words that no noun phrase holds (were, from).
        articles: what makes an ordinal no count (a second one).
        particles: little words around nouns that change nothing here; breaks: those after a counter
            that end its phrase, so that the noun stands before (유조선 12척이).
        last: the last noun of a row is the thing (barge deliveries).
        before: the noun may stand before its number.
        compound: the end of a word may be the noun (Kurzstreckenraketen).
        skip: words that may stand between a number and its noun.
    """

    things: Mapping[str, Words] = {}
    events: Mapping[str, Words] = {}
    civil: Mapping[str, Words] = {}
    declensions: Mapping[str, Words] = {}
    measures: Mapping[str, Words] = {}
    counters: Mapping[str, Words] = {}
    times: Words = ""
    cues: Mapping[str, Words] = {}
    per_day: Words = ""
    stops: Words = ""
    articles: Words = ""
    particles: Words = ""
    breaks: Words = ""
    last: bool = False
    before: bool = False
    compound: bool = False
    skip: int = 2

    def entries(self) -> Iterator[Entry]:
        """Give the words of the table for a scanner."""
        for group in (self.things, self.events, self.civil, self.measures):
            for unit, pattern in group.items():
                yield "unit", unit, "|".join(self.declined(pattern))
        yield from (("counter", unit, pattern) for unit, pattern in self.counters.items())
        yield from (("cue", unit, pattern) for unit, pattern in self.cues.items())
        for kind, pattern in (
            *(("times", self.times), ("per_day", self.per_day), ("stop", self.stops)),
            *(("article", self.articles), ("particle", self.particles), ("break", self.breaks)),
        ):
            yield kind, True, pattern

    def declined(self, pattern: str) -> Iterator[str]:
        """Give the words of a pattern, those that name a declension with each of its endings."""
        for word in words(pattern):
            stem, mark, name = word.partition("~")
            yield from words(f"{stem}({self.declensions[name]})") if mark else (word,)

    @cached_property
    def neutral(self) -> frozenset[str]:
        """The units that are measured, not counted."""
        return frozenset(self.measures)

    @cached_property
    def tails(self) -> Mapping[str, str]:
        """The nouns that may end a compound."""
        nouns = {**self.civil, **self.things, **self.events, **self.measures}
        return {
            word: unit
            for unit, pattern in nouns.items()
            for word in self.declined(pattern)
            if len(word) >= _LEAST
        }


class Reader:
    """Reads the units of one text from its start to its end; it remembers what was counted."""

    def __init__(self, units: Units) -> None:
        """Start on a new text."""
        self._units = units
        self._last: str | None = None
        self._by_counter: dict[str, str] = {}
        self._event: str | None = None

    def read(self, line: Sequence[Token], one: Bounded) -> tuple[int, int, str | None]:
        """Give the tokens of the whole quantity, first and after last, and its unit."""
        seen = _Seen(one)
        if (
            one.ordinal
            and one.start
            and line[one.start - 1].kinds.get("unit") in self._units.events
        ):
            seen.unit, seen.start = line[one.start - 1].kinds["unit"], one.start - 1
        else:
            self._look_ahead(line, seen)
        if seen.unit is None and not seen.attribute:
            self._look_beside(line, one, seen)
        unit = seen.unit
        if one.ordinal and one.bound == "eq" and not self._counts(line, one, unit):
            return seen.start, seen.end, None
        if unit is None:
            return one.start, one.end, None
        if unit not in self._units.measures:
            self._last = unit
            if seen.counter is not None:
                self._by_counter[seen.counter.word] = unit
            if seen.end < len(line) and "per_day" in line[seen.end].kinds:
                return seen.start, seen.end + 1, f"{unit} per day"
            if seen.start and "per_day" in line[seen.start - 1].kinds:
                return seen.start - 1, seen.end, f"{unit} per day"
        return seen.start, seen.end, unit

    def leave(self, line: Sequence[Token]) -> None:
        """Remember the last event of a line that has been read."""
        for i in range(len(line) - 1, -1, -1):
            event = self._event_at(line, i)
            if event is not None:
                self._event = event
                return

    def _event_at(self, line: Sequence[Token], at: int) -> str | None:
        kinds = line[at].kinds
        if "cue" in kinds:
            return str(kinds["cue"])
        unit = kinds.get("unit")
        return str(unit) if unit in self._units.events else None

    def _counts(self, line: Sequence[Token], one: Bounded, unit: str | None) -> bool:
        """Whether an ordinal tells how many there were: the fourth voyage, not a second one."""
        article = one.start > 0 and "article" in line[one.start - 1].kinds
        return unit in self._units.events and one.value > 1 and not article

    def _look_ahead(self, line: Sequence[Token], seen: _Seen) -> None:
        at = seen.at
        seen.times = "times" in line[at - 1].kinds
        for i in range(at, min(len(line), at + _AHEAD)):
            named = line[i].kinds.get("unit") or self._compound(line[i])
            another = i + 1 < len(line) and "unit" in line[i + 1].kinds
            if i == at and another and named in self._units.measures:
                seen.attribute = True  # 122 mm shells
                return
            if named is not None:
                seen.name(named, i + 1)
                if not (self._units.last and another):
                    return
            elif not self._passes(line, i, seen):
                return

    def _passes(self, line: Sequence[Token], i: int, seen: _Seen) -> bool:
        """Whether a noun may still come after a token."""
        token, kinds = line[i], line[i].kinds
        counted = seen.counter is not None
        if ("stop" in kinds and "of" not in kinds) or ("break" in kinds and counted):
            return False
        if "times" in kinds or ("counter" in kinds and not counted and i <= seen.at + 1):
            seen.count(token, i + 1)
            return True
        if token.word == "-" and i == seen.at and token.start == line[i - 1].end:
            seen.attribute = True
            return False
        if "number" in kinds or token.word == "-":
            return _attribute(line, i)
        if kinds:
            return bool(_PASSED & kinds.keys())
        seen.unknown += 1
        return token.word[0].isalpha() and seen.unknown <= self._units.skip

    def _look_beside(self, line: Sequence[Token], one: Bounded, seen: _Seen) -> None:
        if self._units.before:
            self._look_before(line, one, seen)
        if seen.unit is not None:
            return
        if seen.counter is not None:
            implied = str(seen.counter.kinds["counter"])
            if implied == "thing":
                known = self._by_counter.get(seen.counter.word)
                seen.unit = known or self._behind(line, one.start, self._units.things) or self._last
            else:
                seen.unit = implied
        elif seen.times:
            seen.unit = self._happened(line, one)
        elif one.bound != "eq" and self._bare(line, one.at[1]):
            nouns = {**self._units.things, **self._units.events}
            seen.unit = self._behind(line, one.start, nouns) or self._last

    def _look_before(self, line: Sequence[Token], one: Bounded, seen: _Seen) -> None:
        for i in range(one.at[0] - 1, max(-1, one.start - 5), -1):
            kinds = line[i].kinds
            unit = kinds.get("unit")
            if unit is not None:
                counted = unit in self._units.events or not seen.times
                if counted and unit not in self._units.measures:
                    seen.unit, seen.start = unit, min(i, one.start)
                return
            if not {"particle", "fill", "before"} & kinds.keys():
                return

    def _behind(self, line: Sequence[Token], start: int, nouns: Mapping[str, Words]) -> str | None:
        for i in _back(line, start):
            unit = line[i].kinds.get("unit") or self._compound(line[i])
            if unit in nouns and not any(_single(line, j) for j in (i - 1, i - 2)):
                return unit
        return None

    def _happened(self, line: Sequence[Token], one: Bounded) -> str | None:
        near = [
            *_back(line, one.start),
            *range(one.end, min(len(line), one.end + 3 * _AHEAD)),
        ]
        for i in near:
            event = self._event_at(line, i)
            if event is not None:
                return event
        return self._event

    @staticmethod
    def _bare(line: Sequence[Token], at: int) -> bool:
        """Whether no noun of its own follows the number."""
        if at >= len(line):
            return True
        kinds = line[at].kinds
        return not line[at].word[0].isalpha() or bool(
            {"stop", "after", "both", "to", "number", "particle"} & kinds.keys()
        )

    def _compound(self, token: Token) -> str | None:
        if not self._units.compound or token.kinds or len(token.word) <= _LEAST:
            return None
        tails = self._units.tails
        for cut in range(2, len(token.word) - _LEAST + 1):
            unit = tails.get(token.word[cut:])
            if unit is not None:
                return unit
        return None


def _single(line: Sequence[Token], at: int) -> bool:
    return at >= 0 and "number" in line[at].kinds and line[at].kinds["number"].value == 1


def _back(line: Sequence[Token], start: int) -> Iterator[int]:
    at = start - 1
    while at >= 0 and line[start].start - line[at].start <= _BEHIND:
        yield at
        at -= 1


class _Seen:
    """What stands around a number."""

    def __init__(self, one: Bounded) -> None:
        self.at = one.at[1]
        self.start, self.end = one.start, one.end
        self.unit: str | None = None
        self.counter: Token | None = None
        self.times = False
        self.attribute = False
        self.unknown = 0

    def name(self, unit: str, end: int) -> None:
        self.unit, self.end = unit, max(self.end, end)

    def count(self, token: Token, end: int) -> None:
        if "times" in token.kinds:
            self.times = True
        else:
            self.counter = token
        self.end = max(self.end, end)


def _attribute(line: Sequence[Token], at: int) -> bool:
    """Whether tokens are of `20-foot`, which says what the thing is like."""
    dash = at if line[at].word == "-" else at + 1
    return (
        0 < dash < len(line) - 1
        and line[dash].word == "-"
        and "number" in line[dash - 1].kinds
        and line[dash].start == line[dash - 1].end
    )
