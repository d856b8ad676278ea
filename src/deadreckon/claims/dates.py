"""A date or period as told, and the days it stands for when one knows when it was told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, date

from deadreckon.claims import periods
from deadreckon.claims.periods import DAY, Days

_HUNDRED, _AHEAD = 100, 20
"""Two figures are a year up to so many years ahead, else one of the century before."""
_YEARS = 8
"""Years looked at on either side: 29 February comes back after eight at the latest."""
_MONTHS = range(-3, 4)
_MONTHS_OF_WEEKDAYS = range(-36, 37)


@dataclass(frozen=True, slots=True)
class Now:
    """What dates are told from.

    Attributes:
        published: the day of publication.
        anchor: the single day last named in the text, if any.
        period: the period last named.
        fresh: the day was named after the period.
        ahead: the sentence speaks of what is to come.
    """

    published: date
    anchor: date | None = None
    period: Days | None = None
    fresh: bool = False
    ahead: bool = False

    @property
    def there(self) -> date:
        """The day that `the next day` goes on from."""
        return self.anchor or self.published


def known(now: Now, from_: date | None, to: date | None) -> Now:
    """Remember a time that was told: a day to go on from, or a period."""
    if from_ is None or to is None:
        return now
    if from_ == to:
        return replace(now, anchor=from_, fresh=True)
    return replace(now, period=(from_, to), fresh=False)


def full_year(value: int, now: Now) -> int:
    """Give the year that figures stand for: 98 is 1998, 23 is 2023, 1874 is itself."""
    if value >= _HUNDRED:
        return value
    this_century = now.published.year // _HUNDRED * _HUNDRED + value
    return this_century if this_century <= now.published.year + _AHEAD else this_century - _HUNDRED


@dataclass(frozen=True, slots=True)
class Point:
    """A date or period as told: resolved, or one that recurs, with its year left to be found.

    Attributes:
        days: where it is resolved.
        year, month, day, last_day, part: what is told of a date; a day without a month recurs
            each month, anything else each year.
        weekday: 0 for Monday; beside a day, the day is one of those.
        holiday, season: a key of `periods.holiday`, a name of `periods.season`.
        weekend: the weekend.
        now: the time of speaking, which is an end of intervals and nothing alone.
        away: it is counted from another day (`three days later`): units and how many of them.
    """

    days: Days | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    part: str | None = None
    weekday: int | None = None
    holiday: str | None = None
    season: str | None = None
    weekend: bool = False
    now: bool = False
    away: tuple[tuple[str, int], ...] = ()

    def resolved(self, now: Now, *, ahead: bool = False) -> Days | None:
        """Give first and last day: the latest begun by publication, or the next if ahead.

        In a sentence that speaks of what is to come a date without a year is the nearest.
        """
        if self.days is not None:
            return self.days
        near = list(self._near(now.published))
        if ahead:
            return next((days for days in near if days[1] >= now.published), None)
        begun = [days for days in near if days[0] <= now.published]
        if now.ahead and self.weekday is None and not self.weekend:
            begun = self._nearest(near, now.published) or begun
        if not begun:
            return None
        first, last = begun[-1]
        return first, min(last, now.published) if self.season is not None else last

    def by(self, now: Now) -> Days | None:
        """Give what `by` or `until` it means: the next, but a day of the year if it is nearer."""
        if self.month is None or self.days is not None:
            return self.resolved(now, ahead=True)
        near = self._nearest(list(self._near(now.published)), now.published)
        return near[-1] if near else None

    def _nearest(self, near: list[Days], day: date) -> list[Days]:
        """Give the nearest to a day, one that holds it first; of two the one to come."""
        apart = [max(first - day, day - last, DAY * 0) for first, last in near]
        least = min(apart, default=None)
        return [days for days, far in zip(near, apart, strict=True) if far == least][-1:]

    def from_day(self, first: date) -> Days | None:
        """Give the first such date that ends on or after a day; with a year, the one it is."""
        if self.days is not None:
            return self.days
        return next((days for days in self._near(first) if days[1] >= first), None)

    def within(self, year: int) -> Days | None:
        """Give the days in a year, None where its calendar has no such day."""
        if not MINYEAR <= year < MAXYEAR:
            return None
        if self.holiday is not None:
            day = periods.holiday(self.holiday, year)
            return (day, day) if day is not None else None
        if self.season is not None:
            return periods.season(self.season, year)
        if self.month is not None and self.day is not None:
            return self.in_month(year, self.month)
        days = periods.year(year) if self.month is None else periods.month(year, self.month)
        return periods.part(days, self.part) if self.part else days

    def in_month(self, year: int, month: int) -> Days | None:
        """Give the days of the month in a month, None where it has no such day."""
        day = self.day or 0
        first = periods.valid(year, month, day)
        last = periods.valid(year, month, self.last_day or day)
        if first is None or last is None or last < first:
            return None
        return first, last

    def _near(self, day: date) -> Iterator[Days]:
        """Give the days it stands for around a day, in order."""
        found: Iterable[Days | None]
        if self.weekend:
            found = (periods.around(day, "weekend", step) for step in (-1, 0, 1))
        elif self.month is None and self.day is not None:
            reach = _MONTHS if self.weekday is None else _MONTHS_OF_WEEKDAYS
            firsts = (periods.month(day.year, day.month + step)[0] for step in reach)
            found = (self.in_month(first.year, first.month) for first in firsts)
            if self.weekday is not None:
                found = (d for d in found if d is not None and d[0].weekday() == self.weekday)
        elif self.weekday is not None and self.month is None:
            monday = periods.week(day)[0]
            weeks = (monday + (step * periods.WEEK + self.weekday) * DAY for step in (-1, 0, 1))
            found = ((each, each) for each in weeks)
        elif self.year is not None:
            found = (self.within(self.year),)
        else:
            found = (self.within(year) for year in range(day.year - _YEARS, day.year + _YEARS + 1))
        return (days for days in found if days is not None)
