"""The words of time in a lexicon."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from deadreckon.claims.lexicon import Table, Words
from deadreckon.claims.scan import Entry

Unit = Literal[
    "day", "week", "month", "year", "quarter", "half", "weekend", "fortnight", "decade",
    "century", "workday", "workweek",
]  # fmt: skip
Relative = Literal[
    "before_last", "last", "past", "this", "same", "coming", "next", "following", "after_next"
]
Part = Literal["early", "mid", "late", "first", "second", "sofar", "rest"]
Season = Literal["spring", "summer", "autumn", "winter"]


class Times(Table):
    """The table `times` of a lexicon.

    Attributes:
        order: of day, month and year in figures.
        months, weekdays: from January and from Monday.
        units, relative, parts, seasons: what they are to the words for them.
        days: `-1` for yesterday; spans: words for so many days (이틀); pairs: a unit to the
            word for two of it (أسبوعين).
        either: a word for yesterday that is tomorrow in sentences about what is to come (कल).
        anchored: days from the day last named: `1` for the next day, `0` for that day.
        period: the same period as before.
        to_date: the current year up to now.
        holidays: `12-25`, `easter+1`, `11-4-3` (fourth Thursday of November) to words.
        eras: the first year of an era to its name; first_year: that year (元年).
        edges: `late-year` to one word for it (Jahresende); `whole-year` is the rest of it.
        events: a day to the words that name it after `since`.
        ago, later, earlier, after, ahead, within: directions of a duration.
        start, begin, start_after, to, until, until_after, between, between_after, both, since,
            since_after, on: the parts of intervals; closing: an `on` that only a start makes one
            (vom 3. Mai an).
        day_mark, month_mark, year_mark, day_before, month_before: what says that a number beside
            it is a day, month or year.
        day_article: an article that makes a lone number a day (el 14).
        final: last, in `the last week of July`.
        glue: little words inside dates.
        plurals: units of which there are several: `recent weeks` are no time.
        future: words of sentences about what is to come; future_ends, future_begins: what words
            end or begin with there (arrivera, سيصل).
        now: words for now, which are an end of intervals and no time alone.
        doubtful: months that are other words too (may), which nothing leads up to.
        not_year: words whose number is no year (resolution).
        open_start: a beginning without an end lasts to the publication.
        this_to_date: the current year is meant up to now.
        inside, inside_after: beside a duration that lasts from now (within two weeks).
        one: an article that is also a number (a week ago); bare: units that are one where
            nothing counts them (неделю назад), while years ago are no time.
        within_anchored: a duration ahead is told from the day last named (через пять дней).
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
    pairs: Mapping[Unit, Words] = {}
    either: str = ""
    anchored: Mapping[int, Words] = {}
    period: Words = ""
    to_date: Words = ""
    holidays: Mapping[str, Words] = {}
    events: Mapping[str, Words] = {}
    eras: Mapping[int, Words] = {}
    first_year: Words = ""
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
    bare: Words = ""
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
    closing: Words = ""
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
    doubtful: Words = ""
    plurals: Words = ""
    now: Words = ""
    future: Words = ""
    future_ends: tuple[str, ...] = ()
    future_begins: tuple[str, ...] = ()
    open_start: bool = False
    this_to_date: bool = False
    dotted: bool = False
    within_anchored: bool = False
    spoken: bool = False

    def entries(self) -> Iterator[Entry]:
        """Give the words of the table for a scanner."""
        yield from (("month", n, pattern) for n, pattern in enumerate(self.months, 1))
        yield from (("weekday", n, pattern) for n, pattern in enumerate(self.weekdays))
        groups: tuple[tuple[str, Mapping[Any, str]], ...] = (
            *(("span", self.units), ("relative", self.relative), ("part", self.parts)),
            *(("season", self.seasons), ("deictic", self.days), ("anchored", self.anchored)),
            *(("holiday", self.holidays), ("event", self.events), ("era", self.eras)),
            *(("edge", self.edges), ("days", self.spans), ("pair", self.pairs)),
        )
        for kind, group in groups:
            yield from ((kind, value, pattern) for value, pattern in group.items())
        for kind in (
            *("period", "to_date", "ago", "later", "earlier", "after", "ahead", "within"),
            *("inside", "inside_after", "one", "bare"),
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
            *("day_article", "final", "glue", "not_year", "idle", "doubtful"),
            *("plurals", "now", "future", "first_year", "closing"),
        ):
            yield kind, True, getattr(self, kind)
