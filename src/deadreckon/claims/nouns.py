"""The noun that a number counts where no lexicon lists it: its own unit, in its own language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from deadreckon.claims.lexicon import Table, Words
from deadreckon.claims.patterns import words

_LEAST = 3
"""Letters of the shortest noun of an alphabet, and of what is left of one without its ending."""
_HAN = "\u3005\u3400-\u4dbf\u4e00-\u9fff"
_KATAKANA = "ァ-ヺー"
_WRITTEN = re.compile(f"[{_HAN}{_KATAKANA}]+")
_LONGEST, _USUAL = 3, 2
"""Han letters of the longest noun that is taken whole, and of most nouns."""
BETWEEN_KANA = 6
"""Han letters of the longest noun where other letters stand around it (Japanese)."""
_ROW = 4
"""Words after a number in which a noun is looked for."""


@dataclass(frozen=True, slots=True)
class Marks:
    """The words of `beside`, `topics`, `objects` and `both` of a lexicon."""

    beside: frozenset[str]
    topics: frozenset[str]
    objects: frozenset[str]
    both: frozenset[str]


class Nouns(Table):
    """The table `nouns` of a lexicon: what a counted noun looks like, and its singular.

    Attributes:
        order: the noun is the first of the words after a number that can be one, or the last.
        capital: nouns alone begin with a capital (German).
        length: how many words a noun has (Vietnamese: two).
        plural: endings of which a counted noun has one.
        never: endings that no counted noun has, verbs mostly.
        adjective: endings of the adjectives that stand before a noun.
        adjectives: such adjectives themselves.
        both: words before a bare `two` that make it both of what is known (the two sides).
        beside: particles that mark a noun before its number (Japanese, Korean).
        topics, objects: particles of what is spoken of, and of what something is done to: after
            a topic it is the number's noun only if no object follows (警察は3人を).
        singular: endings of the plural, each with that of the singular; the first that fits.
    """

    order: Literal["first", "last", ""] = ""
    capital: bool = False
    length: int = 1
    plural: Words = ""
    never: Words = ""
    adjective: Words = ""
    adjectives: Words = ""
    both: Words = ""
    beside: Words = ""
    topics: Words = ""
    objects: Words = ""
    singular: tuple[tuple[str, str], ...] = ()

    def after(self, row: Sequence[str]) -> tuple[int, str] | None:
        """Find the noun in the words after a number: how many of them it takes, and its lemma."""
        if not self.order:
            return None
        if self.capital:
            row = row[:_ROW]
            fit = [i for i, word in enumerate(row) if word[0].isupper() and self._is_noun(word)]
        else:
            fit = [i for i, word in enumerate(row) if self._is_noun(word)]
        plain = [i for i in fit if not self._is_adjective(row[i])] or fit
        if not plain:
            return None
        if self.order == "last":
            return plain[-1] + 1, self.lemma(row[plain[-1]])
        end = min(plain[0] + self.length, len(row))
        return end, self.lemma(" ".join(row[plain[0] : end]))

    def before(self, word: str) -> str | None:
        """Give the lemma of a noun before its number, whose particle may hang on it."""
        for particle in sorted(self.marks.beside, key=len, reverse=True):
            if word.endswith(particle) and len(word) > len(particle) + 1:
                word = word.removesuffix(particle)
                break
        return word if len(word) > 1 and word not in self._adjectives else None

    def lemma(self, word: str) -> str:
        """Give the singular of a noun where an ending tells it, else the noun as it stands."""
        whole = word if self.capital else word.lower()
        for ending, instead in self.singular:
            if whole.endswith(ending) and len(whole) - len(ending) >= _LEAST - 1:
                return whole.removesuffix(ending) + instead
        return whole

    def _is_noun(self, word: str) -> bool:
        low = word.lower()
        return (
            len(word) >= _LEAST
            and (not self._plural or low.endswith(self._plural))
            and not (self._never and low.endswith(self._never))
        )

    def _is_adjective(self, word: str) -> bool:
        low = word.lower()
        return low in self._adjectives or bool(self._adjective and low.endswith(self._adjective))

    @cached_property
    def marks(self) -> Marks:
        """The particles around a noun before its number, and what makes a two both."""
        kinds = (self.beside, self.topics, self.objects, self.both)
        return Marks(*(frozenset(words(kind)) for kind in kinds))

    @cached_property
    def _plural(self) -> tuple[str, ...]:
        return words(self.plural)

    @cached_property
    def _never(self) -> tuple[str, ...]:
        return words(self.never)

    @cached_property
    def _adjective(self) -> tuple[str, ...]:
        return words(self.adjective)

    @cached_property
    def _adjectives(self) -> frozenset[str]:
        return frozenset(words(self.adjectives))


def written_noun(run: str, *, ends: bool, longest: int = _LONGEST) -> str | None:
    """Give the noun at the head of letters without blanks, or at their end if it `ends` them.

    A row of Han letters longer than the `longest` noun holds more: of those the nearest two.
    """
    found = [match.group() for match in _WRITTEN.finditer(run)]
    if not found:
        return None
    noun = found[-1] if ends else found[0]
    if len(noun) <= longest or re.fullmatch(f"[{_KATAKANA}]+", noun):
        return noun
    return noun[-_USUAL:] if ends else noun[:_USUAL]
