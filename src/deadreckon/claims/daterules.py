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

from deadreckon.claims import periods
from deadreckon.claims.dates import Now, Point, known
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
    *(("day_mark", "day"), ("month_mark", "month"), ("month_before", "month")),
    ("year_mark", "year"),
)
_SHORT_YEARS = range(32, 100)
_NUMBER = "[DYn]"
_PARTS = {
    "YEAR": r"(?P<year>Yy?|y_Y|Q?[Dno]y)",
    "MONTH": r"(?P<month>M|Dm|N_D)",
    "DAY": r"(?P<day>C_[Do]|[Do]d|[Do](?![my]))",
    "LAST": r"(?P<lastday>C_[Do]|[Do]d|[Do](?![my]))",
    "COUNT": rf"(?P<count>{_NUMBER})",
    "UNIT": r"(?P<unit>[UmyN]|d(?=_[ALEIFJ1234]))",
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
    """A point with the tokens it takes, first and after last, and its days where it stands alone."""

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
    def counts(self) -> bool:
        """Whether the number before or after shows that this one is no year."""
        at = self._match.start()
        prior = self._line[at - 1] if at else None
        glued = (
            prior is not None and prior.end == self._line[at].start and prior.word not in "-~(='"
        )
        return bool(glued) or self.after == "U"

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
                return values[0] * 100 + values[1]
            return self._full(values[0])
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

    def _full(self, value: int) -> int:
        if value >= 100:
            return value
        return 2000 + value if 2000 + value <= self.now.published.year + 20 else 1900 + value


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


def points(line: Sequence[Token], codes: str, times: Times, now: Now) -> Iterator[Found]:
    """Give the dates and periods of a line from left to right, each the longest that reads so."""
    at = 0
    while at < len(codes):
        found = None
        if codes[at] in _RULES:
            found = _longest(line, codes, at, times, now)
        if found is None:
            at += 1
            continue
        yield found
        at = found.end
        now = known(now, *(found.days or (None, None)))


def _longest(line: Sequence[Token], codes: str, at: int, times: Times, now: Now) -> Found | None:
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
        except (OverflowError, ValueError):  # beyond the calendar
            point = None
        if point is not None:
            return Found(point, at, match.end(), point.resolved(now))
    return None


def _together(line: Sequence[Token], start: int, end: int) -> bool:
    return all(line[i + 1].start - line[i].end <= 3 for i in range(start, end - 1))


def fixed(days: Days | None) -> Point | None:
    """Give a point that is resolved, None for none."""
    return Point(days=days) if days is not None else None


def _ahead(read: Reading, point: Point) -> Point | None:
    """Take a word such as next or last before a date into account."""
    if read.kind("relative", "rel") is None or point.days is not None:
        return point
    if read.step() == 0 and point.month is not None:
        return fixed(point.within(read.now.published.year))
    return fixed(point.resolved(read.now, ahead=read.step() > 0))


def _dated(read: Reading) -> Point | None:
    month, day = read.month(), read.number("day")
    if month is None or not 1 <= month <= 12:
        return None
    point = Point(
        year=read.year(), month=month, day=day, last_day=read.number("lastday"),
        part=read.text("part", "part"),
    )  # fmt: skip
    return _settled(point)


def _settled(point: Point) -> Point | None:
    """Resolve a date with a year; one that no calendar has is none."""
    if point.year is not None:
        return fixed(point.within(point.year))
    if any(point.within(year) is not None for year in (2023, 2024)):
        return point
    return None


@rule("(?:{REL}_)?(?:W,?_\\(?)?(?:C_)?(?P<raw>K)\\)?(?:_\\(?W\\)?)?")
def _numeric(read: Reading) -> Point | None:
    point = figures(read.tokens("raw")[0].word, read.times.order, read.now)
    return _ahead(read, point) if point is not None else None


@rule("(?P<raw>k)")
def _year_and_month(read: Reading) -> Point | None:
    parts = sorted((int(p) for p in re.split(r"[-/]", read.all[0].word)), reverse=True)
    year, month = parts
    if not 1000 <= year < 3000 or not 1 <= month <= 12:
        return None
    return fixed(periods.month(year, month))


@rule("(?P<raw>j)", "(?:{REL}_)?W,?_(?P<raw>j)")
def _dotted(read: Reading) -> Point | None:
    raw = read.tokens("raw")[0].word
    first, second = raw.rstrip(".").replace("-", ".").split(".")
    if "weekday" not in read.all[0].kinds and "relative" not in read.all[0].kinds:
        if not read.times.dotted or not (len(first) == len(second) == 2 or raw.endswith(".")):
            return None
    point = figures(f"{first}/{second}", read.times.order, read.now)
    return _ahead(read, point) if point is not None else None


def figures(raw: str, order: str, now: Now) -> Point | None:
    """Read a date in figures: the language's order, or the one that the calendar allows."""
    if raw.isdecimal():
        return _settled(Point(year=int(raw[:4]), month=int(raw[4:6]), day=int(raw[6:])))
    parts = re.split(r"[-/.]", raw)
    numbers = [int(part) for part in parts]
    if len(parts) == 2:
        tries = [(1, 0), (0, 1)] if order == "dmy" else [(0, 1), (1, 0)]
        found = (
            _settled(Point(month=numbers[m], day=numbers[d]))
            for m, d in tries
            if 1 <= numbers[m] <= 12
        )
        return next((point for point in found if point is not None), None)
    if len(parts[0]) == 4 or (order == "ymd" and len(parts[2]) < 4 and parts[0] > "12"):
        tries3 = [(0, 1, 2), (0, 2, 1)]
    elif order == "mdy":
        tries3 = [(2, 0, 1), (2, 1, 0)]
    elif order == "ymd" and len(parts[2]) < 4:
        tries3 = [(0, 1, 2), (2, 1, 0)]
    else:
        tries3 = [(2, 1, 0), (2, 0, 1)]
    for y, m, d in tries3:
        year = numbers[y]
        if year < 100:
            year += 2000 if year + 2000 <= now.published.year + 20 else 1900
        if 1 <= numbers[m] <= 12 and periods.valid(year, numbers[m], numbers[d]):
            return fixed((periods.valid(year, numbers[m], numbers[d]),) * 2)  # type: ignore[arg-type]
    return None


_WEEKDAY = "(?:W,?_\\(?)?"
_CLOSE = "\\)?(?:,?_\\(?W\\)?(?:_d)?)?"


@rule(
    "(?:{REL}_)?" + _WEEKDAY + "(?:R_)?{DAY}\\.?_{MONTH}" + _CLOSE,
    _WEEKDAY + "{DAY}\\.?_{MONTH},?_[Ic]?_{YEAR}" + _CLOSE,
    _WEEKDAY + "{DAY}{SEP}{MONTH}(?:{SEP}{YEAR})?",
    "{DAY}{SEP}{MONTH}{SEP}(?P<year>n)",
    "{DAY}_{MONTH}_(?P<year>D[Dn]|n)",
    "(?:{REL}_)?" + _WEEKDAY + "{MONTH},?_{DAY}" + _CLOSE,
    _WEEKDAY + "{MONTH},?_{DAY},?_{YEAR}" + _CLOSE,
    "{MONTH}{SEP}{DAY}(?:{SEP}{YEAR})?",
    "{MONTH}_{DAY},?_(?P<year>D[Dn]|n)",
    "(?:R_)?{YEAR},?_{MONTH}_{DAY}" + _CLOSE,
    "{YEAR}{SEP}{MONTH}{SEP}{DAY}",
    "{YEAR}{SEP}{DAY}{SEP}{MONTH}",
    "{MONTH}{SEP}{YEAR}{SEP}{DAY}",
    "{DAY}{SEP}{YEAR}{SEP}{MONTH}",
    "(?P<day>D)(?P<month>D)(?P<year>Y|n)",
    "(?P<day>D)_(?P<month>D)_(?P<year>Y)",
    "(?P<year>Y)(?P<month>D)(?P<day>D)",
)
def _day(read: Reading) -> Point | None:
    month_first = read.span("month") < read.span("day")
    bare = not read.has("year") and month_first and read.plain("month") and read.plain("day")
    if bare and read.times.order == "dmy" and read.after == "x":
        return None
    tokens = read.tokens("year")
    if len(tokens) == 1 and read.codes("year") == "n":
        value = read.told("year").value
        if value not in _SHORT_YEARS and not 1000 <= value < 3000:
            return None
    point = _dated(read)
    return _ahead(read, point) if point is not None else None


@rule("(?:W,?_)?(?P<day>o|D\\.)_(?P<month>o|D\\.)(?:_{YEAR})?")
def _spoken(read: Reading) -> Point | None:
    """Read `siebter vierter` and `27. 11.`."""
    return _dated(read) if read.times.dotted and read.times.spoken else None


_LINK = "(?:[a,tup~-]|pa|pt|,a|,?_[tu]_)"


@rule(
    "(?:[fhbcsG]_)?{DAY}\\.?" + _LINK + "_(?:W,?_)?{LAST}\\.?_{MONTH}(?:,?_{YEAR})?[rz]?",
    "(?:[fhbcsG]_)?{MONTH}_{DAY}(?!,)" + _LINK + "_{LAST}(?:,?_{YEAR})?[rz]?",
    "(?:[fhbcsG]_)?{YEAR}_{MONTH}_{DAY}" + _LINK + "_{LAST}[rz]?",
)
def _days(read: Reading) -> Point | None:
    day, last = read.number("day") or 0, read.number("lastday") or 0
    if last <= day:
        return None
    return _dated(read)


@rule(
    "(?:[fhbcsG]_)?{REL}_{UNIT}_[fhI]?_[fb]?_{DAY}" + _LINK + "_{LAST}[rz]?",
    "(?:[fhbcsG]_)?{DAY}\\.?" + _LINK + "_{LAST}\\.?_I?_{REL}_{UNIT}",
    "(?:[fhbcsG]_)?{DAY}\\.?" + _LINK + "_{LAST}\\.?_{UNIT}_{REL}",
    "{REL}_{UNIT}_{DAY}(?:_r)?",
    "{DAY}\\.?[gh]{1,3}{REL}_{UNIT}",
    "(?P<day>[Do]d){REL}_{UNIT}",
    "{DAY}\\.?[gh]{1,3}{UNIT}_{REL}",
)
def _day_of_relative_month(read: Reading) -> Point | None:
    if read.unit() != "month":
        return None
    now = read.now
    same = read.text("relative", "rel") == "same"
    first = periods.around(now.there if same else now.published, "month", read.step())[0]
    return fixed(
        Point(month=first.month, day=read.number("day"), last_day=read.number("lastday")).within(
            first.year
        )
    )


@rule(
    "(?P<day>C_[Do]|[Do]d)",
    "(?P<article>[gh])(?:{REL}_)?(?P<day>[Do])",
    "(?:{REL}_)(?P<day>C_[Do]|[Do]d)",
    "(?P<day>C_[Do]|[Do]d)" + _LINK + "_(?P<lastday>C_[Do]|[Do]d|[Do](?=_R))",
)
def _day_alone(read: Reading) -> Point | None:
    if read.has("article"):
        token = read.tokens("article")[-1]
        told = read.told("day")
        if "day_article" not in token.kinds or not (told.figures or told.ordinal):
            return None
        if read.after not in ("x", "", ",", ".", "a", "t", ")", "=") or "%" in read.next_word:
            return None
    if read.text("relative", "rel") == "next":
        return None
    point = Point(day=read.number("day"), last_day=read.number("lastday"))
    return _ahead(read, point)


@rule(
    "(?:{REL}_)?{MONTH}",
    "{MONTH}_{REL}",
    "{MONTH},?_[Ic]?_{YEAR}",
    "{MONTH}{SEP}{YEAR}",
    "{YEAR}_{MONTH}",
    "{YEAR}{SEP}{MONTH}",
    "{MONTH}_(?P<year>n)",
    "(?P<unit>U)_{MONTH}(?:,?_[Ic]?_{YEAR})?",
    "{MONTH}_(?P<unit>U)",
    "{PART}-?_(?:U_)?{MONTH}(?:,?_[Ic]?_{YEAR})?",
    "(?:{YEAR}_)?{MONTH}_{PART}",
)
def _month(read: Reading) -> Point | None:
    if read.codes("month") in ("D", "o") or (read.has("unit") and read.unit() != "month"):
        return None
    if read.codes("year") == "n" and read.told("year").value not in _SHORT_YEARS:
        return None
    point = _dated(read)
    if point is not None and read.kind("relative", "rel") is not None and point.days is None:
        step = read.step()
        if step == 0:
            return fixed(point.within(read.now.published.year))
        days = point.resolved(read.now, ahead=step > 0)
        if days is not None and step < 0 and days[1] >= read.now.published:
            days = point.within(days[0].year - 1)
        return fixed(days)
    return point


@rule(
    "{REL}_{UNIT}_(?:{PART}_)?{MONTH}(?:_{DAY})?",
    "{REL}_{UNIT}_{MONTH}_{PART}",
    "(?:{PART}-?_)?(?:{DAY}\\.?_)?{MONTH},?_{REL}_{UNIT}",
    "(?:{PART}-?_)?(?:{DAY}\\.?_)?{MONTH},?_{UNIT}_{REL}",
)
def _month_of_relative_year(read: Reading) -> Point | None:
    if read.unit() != "year" or read.codes("month") == "D":
        return None
    point = _dated(read)
    same = read.text("relative", "rel") == "same"
    year = (read.now.there if same else read.now.published).year + read.step()
    return fixed(point.within(year)) if point is not None and point.days is None else None
