"""Days, weeks, months and the other periods of the calendar, as first and last day."""

from __future__ import annotations

from calendar import monthrange
from datetime import MINYEAR, date, timedelta

Days = tuple[date, date]
"""First and last day, both included."""

DAY = timedelta(days=1)
WEEK = 7
MONTHS, DAYS = range(1, 13), range(1, 32)
_LONGEST_MONTH, _WORKDAYS = 31, 5
_THURSDAY = 3
_WEEK_PARTS = {"week": (0, 6), "fortnight": (0, 6), "weekend": (5, 6), "workweek": (0, 4)}
_MONTHS_OF = {"month": 1, "quarter": 3, "half": 6, "year": 12}
_YEARS_OF = {"decade": 10, "century": 100}
_FIRST_MONTH = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
_PARTS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31), "first": (1, 15), "second": (16, 31)}


def valid(year: int, month: int, day: int) -> date | None:
    """Give the day, or None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month(year: int, number: int) -> Days:
    """Give a month; months beyond December are those of later years."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    return date(year, number, 1), date(year, number, monthrange(year, number)[1])


def year(number: int) -> Days:
    """Give a calendar year."""
    return date(number, 1, 1), date(number, 12, 31)


def part_of_year(number: int, unit: str, which: int) -> Days:
    """Give a quarter or half of a year, counted from 1."""
    size = _MONTHS_OF[unit]
    return month(number, size * (which - 1) + 1)[0], month(number, size * which)[1]


def week(day: date) -> Days:
    """Give the week of a day, Monday to Sunday."""
    monday = day - day.weekday() * DAY
    return monday, monday + (WEEK - 1) * DAY


def week_of(span: Days, which: int) -> Days:
    """Give a week of a month or year by ISO 8601: it belongs where its Thursday lies.

    Args:
        span: the month or year.
        which: 1 for the first; -1 for the last.
    """
    if which > 0:
        first = span[0] + (_THURSDAY - span[0].weekday()) % WEEK * DAY
        return week(first + (which - 1) * WEEK * DAY)
    last = span[1] - (span[1].weekday() - _THURSDAY) % WEEK * DAY
    return week(last + (which + 1) * WEEK * DAY)


def season(name: str, number: int) -> Days:
    """Give a season of the northern calendar; winter by the year of its December."""
    first = _FIRST_MONTH[name]
    return month(number, first)[0], month(number, first + 2)[1]


def part(span: Days, name: str) -> Days:
    """Give the early, middle or late part, or a half, of a period.

    Of a month, its days 1 to 10, 11 to 20, 21 to the end; of a year its thirds; of a week, to
    Wednesday and from Thursday.
    """
    if name in ("sofar", "rest"):
        name = {"sofar": "first", "rest": "second"}[name]
    first, last = span
    length = (last - first).days + 1
    if length <= WEEK:
        middle = first + 3 * DAY
        return (first, middle - DAY) if name in ("early", "first") else (middle, last)
    if length <= _LONGEST_MONTH:
        start, end = _PARTS[name]
        return first + (start - 1) * DAY, min(first + (end - 1) * DAY, last)
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    cut = {
        "early": (0, months // 3),
        "mid": (months // 3, months - months // 3),
        "late": (months - months // 3, months),
        "first": (0, months // 2),
        "second": (months // 2, months),
    }[name]
    return (
        month(first.year, first.month + cut[0])[0],
        month(first.year, first.month + cut[1] - 1)[1],
    )


def moved(day: date, unit: str, count: int) -> date:
    """Go so many units on from a day; the last of a month stays inside shorter months."""
    if unit in ("day", "week", "fortnight", "weekend", "workweek"):
        return day + count * {"day": 1, "fortnight": 14}.get(unit, WEEK) * DAY
    if unit == "workday":
        return _workdays_on(day, count)
    months = count * (_MONTHS_OF.get(unit) or _YEARS_OF[unit] * _MONTHS_OF["year"])
    first, last = month(day.year, day.month + months)
    return min(first + (day.day - 1) * DAY, last)


def _workdays_on(day: date, count: int) -> date:
    step = DAY if count > 0 else -DAY
    weeks, rest = divmod(abs(count), _WORKDAYS)
    day += weeks * WEEK * step
    while rest or day.weekday() >= _WORKDAYS:
        day += step
        rest -= day.weekday() < _WORKDAYS and rest > 0
    return day


def around(day: date, unit: str, step: int) -> Days:
    """Give the period of a kind that holds a day, or the one so many steps later."""
    if unit == "day":
        return day + step * DAY, day + step * DAY
    if unit in _WEEK_PARTS:
        monday = week(day + step * WEEK * DAY)[0]
        first, last = _WEEK_PARTS[unit]
        return monday + first * DAY, monday + last * DAY
    if unit in _MONTHS_OF:
        size = _MONTHS_OF[unit]
        start = (day.month - 1) // size * size + 1 + step * size
        return month(day.year, start)[0], month(day.year, start + size - 1)[1]
    length = _YEARS_OF[unit]
    first_year = (day.year // length + step) * length
    return date(max(first_year, MINYEAR), 1, 1), date(first_year + length - 1, 12, 31)


def easter(number: int) -> date:
    """Give Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher)."""
    a, b, c = number % 19, number // 100, number % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    n = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * n) // 433
    of = (h + n - 7 * m + 90) // 25
    return date(number, of, (h + n - 7 * m + 33 * of + 19) % 32)


def holiday(key: str, number: int) -> date | None:
    """Give a holiday of a year.

    Args:
        key: `12-25`, `easter+49`, or `11-4-3`: the fourth Thursday of November.
        number: the year.
    """
    if key.startswith("easter"):
        return easter(number) + int(key.removeprefix("easter") or 0) * DAY
    of, *rest = map(int, key.split("-"))
    if len(rest) == 1:
        return valid(number, of, rest[0])
    which, weekday = rest
    first = date(number, of, 1)
    return first + ((weekday - first.weekday()) % WEEK + (which - 1) * WEEK) * DAY
