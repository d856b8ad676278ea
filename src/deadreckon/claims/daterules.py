"""The grammar of single dates and periods: one for all languages.

The lexicon says what a word can be, and a rule says which of them may stand side by side, in any
of the orders that languages use. A rule is a regular expression over the letters that
`timewords.coded` gives, one a token; none of them repeats without a limit.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from deadreckon.claims.dates import Now, Point, full_year, known
from deadreckon.claims.figures import Number
from deadreckon.claims.periods import Days
from deadreckon.claims.scan import Token
from deadreckon.claims.starts import starts
from deadreckon.claims.timewords import Times

_STEPS = {
    "before_last": -2, "last": -1, "past": -1, "this": 0, "same": 0, "coming": 1, "next": 1,
    "following": 1, "after_next": 2,
}  # fmt: skip
_MARKS = (
    *(("day_mark", "day"), ("day_before", "day"), ("month_mark", "month")),
    ("month_before", "month"),
    ("year_mark", "year"),
)
_HUNDRED = 100
_ANY_YEARS = (2023, 2024)
"""A common and a leap year."""
_GAP = 3
"""Blanks that part two dates."""
_NUMBER = "[DYn]"
_PARTS = {
    "YEAR": r"(?P<year>Yy?|y_Y|Q?[Dno]y)",
    "MONTH": r"(?P<month>M|Dm|N_D)",
    "DAY": r"(?P<day>C_[Do]|[Do]d|[Do](?![my]))",
    "LAST": r"(?P<lastday>C_[Do]|[Do]d|[Do](?![my]))",
    "COUNT": rf"(?P<count>{_NUMBER})",
    "UNIT": r"(?P<unit>[UmyN]|[dC](?=_[ALEIFJ123456]))",
    "RANK": r"(?P<rank>[olR])",
    "REL": r"(?P<rel>[R12])",
    "PART": r"(?P<part>[P34])",
    "WEEKDAY": r"(?P<weekday>W)",
    "IN": (
        r"(?:(?P<inmonth>M|Dm|N_D)(?:,?_(?P<inyear>Yy?|y_Y|n))?"
        r"|(?P<inyear2>Yy?|y_Y|[Dno]y)(?:_(?P<inmonth2>M|Dm|N_D))?"
        r"|(?P<inrel>R)_(?P<inunit>[Uym])|(?P<inunit2>U)_(?P<inrel2>R)|(?P<inunit3>U))"
    ),
    "SEP": r"[-/]",
}


@dataclass(frozen=True, slots=True)
class Found:
    """A point, its tokens (first, after last), and its days where it stands alone."""

    point: Point
    start: int
    end: int
    days: Days | None


class Reading:
    """One match of a rule, its groups as values."""

    def __init__(self, match: re.Match[str], line: Sequence[Token], times: Times, now: Now) -> None:
        """Take a match over the codes of a line."""
        self._match, self._line = match, line
        self.all = line[match.start() : match.end()]
        self.times, self.now = times, now
        self.after = match.string[match.end() : match.end() + 1]

    def has(self, name: str) -> bool:
        """Whether a group took any token."""
        return bool(self.tokens(name))

    def knows(self, name: str) -> bool:
        """Whether the rule has a group of this name."""
        return name in self._match.re.groupindex

    def span(self, name: str) -> int:
        """Give where a group begins."""
        return self._match.start(name)

    def codes(self, name: str) -> str:
        """Give the codes of a group, `` where it took no token."""
        return (self._match[name] or "") if name in self._match.re.groupindex else ""

    def plain(self, name: str) -> bool:
        """Whether a group is one token without a mark that says what it is."""
        return len(self.codes(name)) == 1

    @property
    def before(self) -> str:
        """The code before the match, glue left out."""
        return self._match.string[: self._match.start()].rstrip("gh")[-1:]

    @property
    def just_before(self) -> str:
        """The code right before the match."""
        return self._match.string[self._match.start() - 1 : self._match.start()]

    @property
    def counts(self) -> bool:
        """Whether the number before or after shows that this one is no year."""
        at = self._match.start()
        prior = self._line[at - 1] if at else None
        glued = (
            prior is not None and prior.end == self._line[at].start and prior.word not in "-~(='"
        )
        return bool(glued) or self.after == "U"

    def followed(self, codes: str) -> bool:
        """Whether codes like these come right after the match."""
        return (
            re.compile(codes.replace("_", "[gh]{0,2}")).match(self._match.string, self._match.end())
            is not None
        )

    def at(self, day: date) -> Now:
        """Give the same knowledge on another day."""
        return replace(self.now, published=day)

    @property
    def next_word(self) -> str:
        """The word after the match."""
        at = self._match.end()
        return self._line[at].word if at < len(self._line) else ""

    def tokens(self, name: str) -> Sequence[Token]:
        """Give the tokens of a group."""
        if name not in self._match.re.groupindex:
            return ()
        start, end = self._match.span(name)
        return self._line[start:end] if start >= 0 else ()

    def precedes(self, words: set[str]) -> bool:
        """Whether `this` at the end of a match belongs to what follows: mardi, ces navires."""
        return words == {"this"} and bool(self.times.day_article) and self.after == "x"

    def lone(self, count: int) -> bool:
        """Whether the unit is in the singular, where a language tells, and the count is not."""
        if count == 1 or not self.times.plurals or self.kind("plurals", "unit") is not None:
            return False
        return not self.tokens("unit")[0].word.endswith("s")  # deux derniers mois

    def kind(self, kind: str, *names: str) -> object | None:
        """Give the value of a kind in the first group that has it."""
        for name in names:
            for token in self.tokens(name):
                if kind in token.kinds:
                    value: object = token.kinds[kind]
                    return value
        return None

    def text(self, kind: str, *names: str) -> str | None:
        """Give the value of a kind, where it is a word."""
        value = self.kind(kind, *names)
        return None if value is None else str(value)

    def number(self, *names: str) -> int | None:
        """Give the number in a group."""
        told = self.kind("number", *names)
        return int(told.value) if isinstance(told, Number) else None

    def told(self, *names: str) -> Number:
        """Give the number in a group that has one."""
        told = self.kind("number", *names)
        return told if isinstance(told, Number) else Number(0)

    def year(self, *names: str) -> int | None:
        """Give a year, of two figures too, or in two numbers (nineteen eighty-six)."""
        for name in names or ("year",):
            tokens = [
                t for t in self.tokens(name) if "number" in t.kinds and "year_mark" not in t.kinds
            ]
            era = self.kind("era", name)
            if not tokens:
                continue
            values = [int(token.kinds["number"].value) for token in tokens]
            if era is not None:
                return int(str(era)) + values[-1] - 1
            if len(values) > 1:
                return values[0] * _HUNDRED + values[1]
            return full_year(values[0], self.now)
        return None

    def month(self, *names: str) -> int | None:
        """Give a month, named or numbered."""
        for name in names or ("month",):
            named = self.kind("month", name)
            if named is not None:
                return int(str(named))
            number = self.number(name)
            if number is not None:
                return number
        return None

    def step(self, *names: str) -> int:
        """Give how many periods on a relative word goes."""
        return _STEPS[self.text("relative", *(names or ("rel",))) or "this"]

    def unit(self, *names: str) -> str:
        """Give the unit of a duration; marks of dates are units too."""
        for name in names or ("unit",):
            for token in self.tokens(name):
                if "span" in token.kinds:
                    return str(token.kinds["span"])
                for kind, unit in _MARKS:
                    if kind in token.kinds:
                        return unit
        return "day"


class NoSuchDay(ValueError):
    """What reads as a date is one that no calendar has: 31 June; nor is a part of it one."""


Handler = Callable[[Reading], Point | None]
_RULES: dict[str, list[tuple[re.Pattern[str], Handler]]] = {}


def rule(*patterns: str) -> Callable[[Handler], Handler]:
    """Keep a function that makes a point of what one of the patterns matches."""

    def keep(handler: Handler) -> Handler:
        for pattern in patterns:
            whole = re.sub(r"\{([A-Z]+)\}", lambda part: _PARTS[part[1]], pattern)
            whole = whole.replace("_", "[gh]{0,3}")
            for letter in starts(whole):
                _RULES.setdefault(letter, []).append((re.compile(whole), handler))
        return handler

    return keep


def points(
    line: Sequence[Token], codes: str, times: Times, now: Now, ahead: Sequence[bool]
) -> Iterator[Found]:
    """Give the dates and periods of a line from left to right, each the longest that reads so.

    Args:
        line: the tokens.
        codes: a letter for each.
        times: the words of the language.
        now: what dates are told from.
        ahead: of each token whether its sentence speaks of what is to come.
    """
    at = 0
    while at < len(codes):
        found = None
        if codes[at] in _RULES:
            found = _longest(line, codes, at, times, replace(now, ahead=ahead[at]))
        if found is None or isinstance(found, int):
            at = found or at + 1
            continue
        yield found
        at = found.end
        now = known(now, *(found.days or (None, None)))


def _longest(
    line: Sequence[Token], codes: str, at: int, times: Times, now: Now
) -> Found | int | None:
    """Give the longest point that begins at a token; the end of one that no calendar has."""
    tried = [
        (match, handler)
        for pattern, handler in _RULES[codes[at]]
        if (match := pattern.match(codes, at)) is not None
    ]
    for match, handler in sorted(tried, key=lambda each: -each[0].end()):
        if not _together(line, at, match.end()):
            continue
        try:
            point = handler(Reading(match, line, times, now))
        except NoSuchDay:
            return match.end()
        except (OverflowError, ValueError):  # beyond the calendar
            point = None
        if point is not None:
            return Found(point, at, match.end(), point.resolved(now))
    return None


def _together(line: Sequence[Token], start: int, end: int) -> bool:
    return all(line[i + 1].start - line[i].end <= _GAP for i in range(start, end - 1))


def fixed(days: Days | None) -> Point | None:
    """Give a point that is resolved, None for none."""
    return Point(days=days) if days is not None else None


def settled(point: Point) -> Point | None:
    """Resolve a date with a year; one that no calendar has is none."""
    if point.year is not None:
        return fixed(point.within(point.year))
    return point if any(point.within(year) is not None for year in _ANY_YEARS) else None


def ahead(read: Reading, point: Point) -> Point | None:
    """Take a word such as next or last before a date into account."""
    if read.kind("relative", "rel") is None or point.days is not None:
        return point
    if read.step() == 0 and point.month is not None:
        return fixed(point.within(read.now.published.year))
    return fixed(point.resolved(read.now, ahead=read.step() > 0))
