"""The words for numbers in a lexicon, and the shape of numbers in figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from deadreckon.claims.lexicon import Table, Words
from deadreckon.claims.patterns import alternation, words
from deadreckon.claims.scan import Entry

FIGURE, GLUED = "figure", "glued"
"""The kinds of tokens that are numbers in figures, and number words written together."""

_HANGUL = "가-힣"
_TO_TEN_THOUSAND = 4
"""Places of the smaller part of a great number."""


class Numbers(Table):
    """The table `numbers` of a lexicon.

    Attributes:
        decimal, groups: the marks inside figures.
        count, ranks: the first numbers from nought, the first ordinals from the first.
        words, ranks_above: further ones, value to pattern; fractions are words too.
        scales: what multiplies the number before it: thousand, million, dozen.
        vague: `24-99` to pattern: dozens.
        rough: words for a round number that is never meant exactly (une dizaine).
        plus: words that say that it is somewhat more (多, with 数十 under `several`).
        joins: words inside a number (and).
        turned: units stand before tens (fünfunddreißig).
        glued: number words are written together (millecinquecento).
        vigesimal: sixty and eighty take the teens (soixante-dix).
        nth, nth_before: what makes an ordinal of a number.
        minus: words for a negative sign.
        over: what stands between the parts of a fraction, the lower part first (4分の1).
        digits, places: letters that are figures (一, 十), value to letters; `after` is what may
            follow them without a blank, where not everything may; `several` stands before a place.
        letters_end: a last figure after a hundred counts tens (一百七).
    """

    decimal: str = "."
    groups: str = ","
    count: tuple[Words, ...] = ()
    words: Mapping[float, Words] = {}
    ranks: tuple[Words, ...] = ()
    ranks_above: Mapping[int, Words] = {}
    scales: Mapping[int, Words] = {}
    vague: Mapping[str, Words] = {}
    rough: Mapping[int, Words] = {}
    plus: Words = ""
    joins: Words = ""
    turned: bool = False
    vigesimal: bool = False
    glued: bool = False
    nth: Words = ""
    nth_before: Words = ""
    minus: Words = ""
    over: Words = ""
    digits: Mapping[int, str] = {}
    places: Mapping[int, str] = {}
    after: Words = ""
    several: str = ""
    more: str = ""
    letters_end: bool = False
    spaced: bool = False

    def entries(self) -> Iterator[Entry]:
        """Give the words of the table for a scanner."""
        yield from (("num", value, pattern) for value, pattern in enumerate(self.count))
        for kind, group in (("num", self.words), ("scale", self.scales), ("rough", self.rough)):
            yield from ((kind, value, pattern) for value, pattern in group.items())
        yield from (("nthword", value, pattern) for value, pattern in enumerate(self.ranks, 1))
        yield from (("nthword", value, pattern) for value, pattern in self.ranks_above.items())
        for reach, pattern in self.vague.items():
            low, high = map(int, reach.split("-"))
            yield "vague", (low, high), pattern
        for kind in ("joins", "nth", "nth_before", "minus", "over", "plus"):
            yield kind, True, getattr(self, kind)

    @property
    def figures(self) -> str:
        """The regular expression of a number in figures."""
        groups = "|".join(rf"(?:{re.escape(mark)}\d{{3}})+" for mark in self.groups + "'")
        plain = (
            r"(?<![\d/])\d/[1-9](?![\d/])"
            rf"|(?!0\d)\d{{1,3}}(?:{groups})(?!\d)(?:[.,](?!\d{{3}}(?!\d))\d+)?"
            r"|\d{1,3}(?:,\d\d)+,\d{3}(?!\d)"
            rf"|\d+(?:[.{self.decimal}]\d+(?!\d))?"
        )
        if not self.places:
            return plain
        digits, places = "".join(self.digits.values()), "".join(self.places.values())
        first = f"(?:{plain})|[{digits}{places}]"
        more = rf"[{places}]|(?<=[{digits}{places}])[{digits}]|(?<=[{places}])\d+(?:[.,]\d+)*"
        if self.several:
            first = f"[{self.several}](?=[{places}])|{first}"
        if self.more:
            more = f"[{self.more}](?=[{places}])|{more}"
        if self.spaced:
            more = rf"(?<=[{places}]) (?:[{places}]|(?:[{digits}]|\d+)(?=[{places}]))|{more}"
        own = f"(?:{first})(?:{more})*" + (f"[{self.more}]?" if self.more else "")
        if not self.after:
            return own
        # Hangul figures are also parts of words: only whole words that hold a ten or more.
        after, over = alternation(words(self.after)), words(self.over)[0]
        bare = (
            rf"(?<![{_HANGUL}\d])(?=[{self.several}]?[{digits}]?[{places[:_TO_TEN_THOUSAND]}]"
            rf"|[{digits}]+{over}|(?<={over} )[{digits}]|(?<={over})[{digits}])"
        )
        return rf"(?=\d)(?:{own})|{bare}(?:{own})(?=(?:{after}){{0,2}}(?![{_HANGUL}]))"

    @cached_property
    def digit_values(self) -> Mapping[str, int]:
        """The letters that are figures, to their values."""
        return {letter: value for value, letters in self.digits.items() for letter in letters}

    @cached_property
    def place_values(self) -> Mapping[str, int]:
        """The letters that are places, to their values."""
        return {letter: value for value, letters in self.places.items() for letter in letters}

    @cached_property
    def parts(self) -> Mapping[str, tuple[str, float]]:
        """The words that may be glued together, to kind and value."""
        found: dict[str, tuple[str, float]] = {}
        for kind, value, pattern in self.entries():
            if kind in ("num", "scale") or (kind == "joins" and self.turned):
                for word in words(pattern):
                    if " " not in word:
                        found.setdefault(word, (kind, float(value)))
        return found

    @cached_property
    def shapes(self) -> Mapping[str, str]:
        """What a scanner has to look for, kind to regular expression."""
        shapes = {FIGURE: self.figures}
        if self.glued:
            letter = r"[^\W\d_]"
            shapes[GLUED] = f"(?<!{letter})(?:{alternation(self.parts)}){{2,}}+(?!{letter})"
        return shapes
