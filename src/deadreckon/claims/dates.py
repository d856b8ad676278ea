"""A date or period as told, and the days it stands for when one knows when it was told."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import MAXYEAR, date

from deadreckon.claims import periods
from deadreckon.claims.periods import DAY, Days


@dataclass(frozen=True, slots=True)
class Now:
    """What dates are told from.

    Attributes:
        published: the day of publication.
        anchor: the single day last named in the text, if any.
        period: the period last named.
    """

    published: date
    anchor: date | None = None
    period: Days | None = None

    @property
    def there(self) -> date:
        """The day that `the next day` goes on from."""
        return self.anchor or self.published


def known(now: Now, from_: date | None, to: date | None) -> Now:
    """Remember a time that was told: a day to go on from, or a period."""
    if from_ is None or to is None:
        return now
    if from_ == to:
        return replace(now, anchor=from_)
    return replace(now, period=(from_, to))


@dataclass(frozen=True, slots=True)
class Point:
    """A date or period as told: resolved, or with its year left to be found.

    Attributes:
        days: where it is resolved.
        month, day, last_day, part, weekday: what is told of a date without a year.
        year: where one is told.
        anchors: it is one day, from which later ones may be told.
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

    def resolved(self, now: Now, *, ahead: bool = False) -> Days | None:
        """Give first and last day: the latest begun by publication, or the next if ahead."""
        if self.days is not None:
            return self.days
        if self.weekend:
            days = periods.around(now.published, "weekend", 0)
            if days[0] > now.published and not ahead:
                days = periods.around(now.published, "weekend", -1)
            return days
        if self.weekday is not None and self.month is None and self.day is None:
            return _weekday(self.weekday, now.published, ahead=ahead)
        if self.month is None and self.day is not None:
            return self._day_of_month(now, ahead=ahead)
        if self.year is not None:
            return self.within(self.year)
        here = now.published.year
        found = [d for y in range(here - 8, here + 9) if (d := self.within(y)) is not None]
        past = [d for d in found if d[0] <= now.published]
        later = [d for d in found if d[1] >= now.published]
        if ahead:
            return later[0] if later else None
        if self.season is not None and past:
            return past[-1][0], min(past[-1][1], now.published)
        return past[-1] if past else None

    def from_day(self, first: date) -> Days | None:
        """Give the first such date that ends on or after a day."""
        if self.days is not None:
            return self.days
        if self.weekend:
            return periods.around(first, "weekend", 0)
        if self.month is None and self.day is not None and self.weekday is None:
            for step in range(13):
                y, m = (
                    first.year + (first.month - 1 + step) // 12,
                    (first.month - 1 + step) % 12 + 1,
                )
                day = periods.valid(y, m, self.day)
                if day is not None and day >= first:
                    return day, day
            return None
        if self.weekend:
            days = periods.around(now.published, "weekend", 0)
            if days[0] > now.published and not ahead:
                days = periods.around(now.published, "weekend", -1)
            return days
        if self.weekday is not None and self.month is None:
            return _weekday(self.weekday, first, ahead=True)
        years = [self.year] if self.year is not None else range(first.year, first.year + 9)
        for y in years:
            days = self.within(y)
            if days is not None and (days[1] >= first or self.year is not None):
                return days
        return None

    def within_month(self, day: date) -> Days | None:
        """Give the day of the month in the month of another day."""
        found = periods.valid(day.year, day.month, self.day or 0)
        return (found, found) if found is not None else None

    def within(self, year: int) -> Days | None:
        """Give the days in a year, None where its calendar has no such day."""
        if not 1 <= year < MAXYEAR:
            return None
        if self.holiday is not None:
            day = periods.holiday(self.holiday, year)
            return (day, day) if day is not None else None
        if self.season is not None:
            return periods.season(self.season, year)
        if self.month is None:
            days = periods.year(year)
        else:
            days = periods.month(year, self.month)
            if self.day is not None:
                first = periods.valid(year, self.month, self.day)
                last = periods.valid(year, self.month, self.last_day or self.day)
                if first is None or last is None or last < first:
                    return None
                return first, last
        return periods.part(days, self.part) if self.part else days

    def _day_of_month(self, now: Now, *, ahead: bool) -> Days | None:
        day = self.day or 0
        step = 1 if ahead else -1
        for back in range(36):
            first = periods.month(now.published.year, now.published.month + step * back)[0]
            found = periods.valid(first.year, first.month, day)
            last = periods.valid(first.year, first.month, self.last_day or day)
            if found is None or last is None:
                continue
            if self.weekday is not None and found.weekday() != self.weekday:
                continue
            if (found >= now.published) if ahead else (found <= now.published):
                return found, last
        return None


def _weekday(number: int, day: date, *, ahead: bool) -> Days:
    found = (
        day + (number - day.weekday()) % 7 * DAY
        if ahead
        else day - (day.weekday() - number) % 7 * DAY
    )
    return found, found
