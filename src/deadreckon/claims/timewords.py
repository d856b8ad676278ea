"""The words of time in a lexicon, and the tokens of a text by what they can be in a date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Literal

from deadreckon.claims.lexicon import Table, Words, table
from deadreckon.claims.figures import Number
from deadreckon.claims.numberwords import Numbers
from deadreckon.claims.numerals import merge
from deadreckon.claims.scan import Entry, Scanner, Token

Unit = Literal[
    "day", "week", "month", "year", "quarter", "half", "weekend", "fortnight", "decade",
    "century", "workday", "workweek",
]  # fmt: skip
Relative = Literal[
    "before_last", "last", "past", "this", "same", "coming", "next", "following", "after_next"
]
Part = Literal["early", "mid", "late", "first", "second", "sofar", "rest"]
Season = Literal["spring", "summer", "autumn", "winter"]

_SHAPES = {
    "clock": r"\d{1,2}:\d\d(?::\d\d)?",
    "decade": r"(?<!\d)\d{2}(?:\d\d)?(?:'s| ?s)(?![^\W\d_])",
    "numeric": (
        r"(?<![\d./])\d{4}(?P<tie>[/.])\d{1,2}(?P=tie)\d{1,2}(?!\d|[/.]\d)"
        r"|(?<![\d./])(?<!\d-)(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}(?P<sep>[-/.])\d{1,2}(?P=sep)(?:\d{4}|\d\d)"
        r"|(?:19|20)\d{6})(?![\d])(?!/\d)(?!\.\d)(?!-\d+-)"
        r"|(?<![\d./])(?:\d{1,2}/\d{1,2}/\d{2,4}|\d{1,2}/\d{1,2})(?![\d])(?!/\d)(?!\.\d)"
    ),
    "yearmonth": r"(?<![\d./-])(?:\d{4}-\d{1,2}|(?:0?[1-9]|1[0-2])[-/]\d{4})(?![\d/])(?!-\d)",
    "dotted": r"(?<![\d.,])\d{1,2}\.\d{1,2}(?![\d])(?!\.\d)\.?",
    "quarter": r"[qthk][1-4](?![^\W_])",
}
_CODES = (
    *(("clock", "x"), ("decade", "e"), ("numeric", "K"), ("yearmonth", "k"), ("dotted", "j")),
    *(("quarter", "q"), ("month", "M"), ("weekday", "W"), ("holiday", "H"), ("edge", "w")),
    *(("event", "V"), ("deictic", "T"), ("anchored", "T"), ("period", "T"), ("to_date", "T")),
    *(("part", "P"), ("season", "S"), ("relative", "R"), ("day_mark", "d"), ("month_mark", "m")),
    *(("month_before", "N"), ("day_before", "C"), ("era", "Q")),
    *(("year_mark", "y"), ("span", "U"), ("ago", "A"), ("later", "L"), ("earlier", "E")),
    *(
        ("after", "F"),
        ("ahead", "B"),
        ("inside", "I"),
        ("inside_after", "J"),
        ("within", "I"),
        ("between_after", "z"),
    ),
    *(("since_after", "v"), ("start_after", "p"), ("until_after", "r"), ("between", "b")),
    *(
        ("since", "s"),
        ("begin", "G"),
        ("start", "f"),
        ("until", "u"),
        ("to", "t"),
        ("both", "a"),
        ("on", "O"),
    ),
    *(("final", "l"), ("not_year", "X"), ("glue", "g")),
)
_RANKS = {kind: rank for rank, (kind, _) in enumerate(_CODES)}
_MARKS = ",.-/~()="


class Times(Table):
    """The table `times` of a lexicon.

    Attributes:
        order: of day, month and year in figures.
        months, weekdays: from January and from Monday.
        units, relative, parts, seasons: what they are to the words for them.
        days: `-1` for yesterday; spans: words for so many days (이틀).
        anchored: days from the day last named: `1` for the next day, `0` for that day.
        period: the same period as before.
        to_date: the current year up to now.
        holidays: `12-25`, `easter+1`, `11-4-3` (fourth Thursday of November) to words.
        eras: the first year of an era to its name.
        edges: `late-year` to one word for it (Jahresende); `whole-year` is the rest of it.
        events: a day to the words that name it after `since`.
        ago, later, earlier, after, ahead, within: directions of a duration.
        start, begin, start_after, to, until, until_after, between, between_after, both, since,
            since_after, on: the parts of intervals.
        day_mark, month_mark, month_before, day_before, year_mark: what says that a number is a day, month or year.
        day_article: an article that makes a lone number a day (el 14).
        final: last, in `the last week of July`.
        glue: little words inside dates.
        not_year: words whose number is no year (resolution).
        open_start: a beginning without an end lasts to the publication.
        this_to_date: the current year is meant up to now.
        inside, inside_after: beside a duration that lasts from now (within two weeks).
        one: an article that is also a number (a week ago).
        dotted: `27.10.` is a day; spoken: so is `27. 10.`, and `siebter vierter`.
    """

    order: Literal["dmy", "mdy", "ymd"] = "dmy"
    months: tuple[Words, ...] = ()
    weekdays: tuple[Words, ...] = ()
    units: Mapping[Unit, Words] = {}
    relative: Mapping[Relative, Words] = {}
    parts: Mapping[Part, Words] = {}
    seasons: Mapping[Season, Words] = {}
    days: Mapping[int, Words] = {}
    spans: Mapping[int, Words] = {}
    anchored: Mapping[int, Words] = {}
    period: Words = ""
    to_date: Words = ""
    holidays: Mapping[str, Words] = {}
    events: Mapping[str, Words] = {}
    eras: Mapping[int, Words] = {}
    edges: Mapping[str, Words] = {}
    ago: Words = ""
    later: Words = ""
    earlier: Words = ""
    after: Words = ""
    ahead: Words = ""
    within: Words = ""
    inside: Words = ""
    inside_after: Words = ""
    one: Words = ""
    start: Words = ""
    begin: Words = ""
    start_after: Words = ""
    to: Words = ""
    until: Words = ""
    until_after: Words = ""
    between: Words = ""
    between_after: Words = ""
    both: Words = ""
    since: Words = ""
    since_after: Words = ""
    on: Words = ""
    day_mark: Words = ""
    month_mark: Words = ""
    month_before: Words = ""
    day_before: Words = ""
    year_mark: Words = ""
    day_article: Words = ""
    final: Words = ""
    glue: Words = ""
    not_year: Words = ""
    idle: Words = ""
    open_start: bool = False
    this_to_date: bool = False
    dotted: bool = False
    spoken: bool = False

    def entries(self) -> Iterator[Entry]:
        """Give the words of the table for a scanner."""
        yield from (("month", n, pattern) for n, pattern in enumerate(self.months, 1))
        yield from (("weekday", n, pattern) for n, pattern in enumerate(self.weekdays))
        groups: tuple[tuple[str, Mapping[Any, str]], ...] = (
            *(("span", self.units), ("relative", self.relative), ("part", self.parts)),
            *(("season", self.seasons), ("deictic", self.days), ("anchored", self.anchored)),
            *(("holiday", self.holidays), ("event", self.events), ("era", self.eras)),
            *(("edge", self.edges), ("days", self.spans)),
        )
        for kind, group in groups:
            yield from ((kind, value, pattern) for value, pattern in group.items())
        for kind in (
            *("period", "to_date", "ago", "later", "earlier", "after", "ahead", "within"),
            *("inside", "inside_after", "one"),
            *(
                "start",
                "begin",
                "start_after",
                "to",
                "until",
                "until_after",
                "between",
                "between_after",
            ),
            *("both", "since", "since_after", "on", "day_mark", "month_mark", "year_mark"),
            *("month_before", "day_before"),
            *("day_article", "final", "glue", "not_year", "idle"),
        ):
            yield kind, True, getattr(self, kind)


@cache
def tools(language: str) -> tuple[Scanner, Numbers, Times]:
    """Give what reads the times of a language."""
    numbers, times = table(language, "numbers", Numbers), table(language, "times", Times)

    def entries() -> Iterator[Entry]:
        yield from times.entries()
        yield from numbers.entries()

    shapes = dict(_SHAPES)
    if not times.dotted and times.order != "mdy":
        del shapes["dotted"]
    return Scanner(language, entries(), {**shapes, **numbers.shapes}), numbers, times


def coded(tokens: Sequence[Token], numbers: Numbers) -> tuple[list[Token], str]:
    """Give tokens with their numbers put together, and one letter for each.

    The letters: h what may be glue or start; c within or between; 1 and 2 last or ago, next or later, 3 and 4 a
    late or early part or later or earlier; D a number that may be a day, Y one that may be a year, n another, o an ordinal;
    see `_CODES` for words; marks as they are; x what no date holds.
    """
    line = [part for token in merge(tokens, numbers, signed=False) for part in _parted(token)]
    return line, "".join(map(_code, line))


def _parted(token: Token) -> tuple[Token, ...]:
    """Take a word for so many days as a number and a unit."""
    days = token.kinds.get("days")
    if days is None:
        return (token,)
    unit = Token(token.end, token.end, "", {"span": "day"})
    return Token(token.start, token.end, token.word, {"number": Number(days)}), unit


def _code(token: Token) -> str:
    if not token.kinds:
        return token.word if len(token.word) == 1 and token.word in _MARKS else "x"
    if "glue" in token.kinds and "start" in token.kinds:
        return "h"
    if "between" in token.kinds and "within" in token.kinds:
        return "c"
    if "relative" in token.kinds:
        if "ago" in token.kinds:
            return "1"
        if "later" in token.kinds:
            return "2"
    if "part" in token.kinds:
        if "later" in token.kinds:
            return "3"
        if "earlier" in token.kinds:
            return "4"
    ranks = [_RANKS[kind] for kind in token.kinds if kind in _RANKS]
    if ranks:
        return _CODES[min(ranks)][1]
    told: Number | None = token.kinds.get("number")
    if told is not None:
        return _number_code(told)
    return "x"


def _number_code(told: Number) -> str:
    if told.ordinal:
        return "o"
    if told.upper is not None or told.hint is not None or told.value != int(told.value):
        return "x"
    if len(told.figures) == 4 and 1000 <= told.value < 3000:
        return "Y"
    if 1 <= told.value <= 31 and len(told.figures) <= 2:
        return "D"
    return "Y" if not told.figures and 1900 <= told.value <= 2100 else "n"
