"""What is counted: the unit of a number, in the English singular."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from deadreckon.claims.fold import fold
from deadreckon.claims.lexicon import Table, Words
from deadreckon.claims.patterns import words
from deadreckon.claims.scan import Entry

LEAST = 4
"""Letters of the shortest noun that is known as the end of a compound."""


class Units(Table):
    """The table `units` of a lexicon: the English singular to the words for it.

    Attributes:
        things, events: what ships, boxes and voyages are called. An ordinal counts events only.
        civil: what else the news counts: passengers, homes, votes, cases, hectares.
        declensions: name to the endings of one way to decline; `житель~m` in one of the maps above
            is that word with each of them.
        measures: what is measured and not counted: metres, days, dollars, per cent.
        counters: words that count without naming (척, 個), to the unit they imply where no noun
            beside them says it; `thing` implies none, and counts what was last counted.
        times: words for how often; what happened is in `cues`, the nearest before or after.
        cues: event to words that tell of it (visited).
        per_day: makes `shell` `shell per day`.
        stops: words that no noun phrase holds (were, from).
        articles: what makes an ordinal no count (a second one).
        partitive: words after which a bare number is a part of what was counted (of which 12).
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
    partitive: Words = ""
    particles: Words = ""
    breaks: Words = ""
    last: bool = False
    before: bool = False
    compound: bool = False
    skip: int = 2

    def entries(self) -> Iterator[Entry]:
        """Give the words of the table for a scanner."""
        yield from self.counted()
        yield from (("unit", unit, pattern) for unit, pattern in self.measures.items())
        yield from (("cue", unit, pattern) for unit, pattern in self.cues.items())
        for kind, pattern in (
            *(("times", self.times), ("per_day", self.per_day), ("stop", self.stops)),
            *(("article", self.articles), ("particle", self.particles), ("break", self.breaks)),
            ("partitive", self.partitive),
        ):
            yield kind, True, pattern

    def counted(self) -> Iterator[Entry]:
        """Give the words for what is counted, and those that count."""
        for group in (self.things, self.events, self.civil):
            for unit, pattern in group.items():
                yield "unit", unit, "|".join(self.declined(pattern))
        yield from (("counter", unit, pattern) for unit, pattern in self.counters.items())

    def declined(self, pattern: str) -> Iterator[str]:
        """Give the words of a pattern, those that name a declension with each of its endings."""
        for word in words(pattern):
            stem, mark, name = word.partition("~")
            name, blank, rest = name.partition(" ")
            ends = f"({self.declensions[name]}){blank}{rest}" if mark else ""
            yield from words(stem + ends)

    @cached_property
    def neutral(self) -> frozenset[str]:
        """The units that are measured, not counted."""
        return frozenset(self.measures)

    def tails(self, letters: Mapping[int, str]) -> Mapping[str, str]:
        """Give the nouns that may end a compound, in plain spelling."""
        nouns = {**self.civil, **self.things, **self.events, **self.measures}
        return {
            fold(word, letters): unit
            for unit, pattern in nouns.items()
            for word in self.declined(pattern)
            if len(word) >= LEAST
        }
