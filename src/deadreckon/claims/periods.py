"""Days, weeks, months and the other periods of the calendar, as first and last day."""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta

Days = tuple[date, date]
"""First and last day, both included."""

DAY = timedelta(days=1)
WEEK = 7
_THURSDAY = 3
_FIRST_MONTH = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
_PARTS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31), "first": (1, 15), "second": (16, 31)}


def valid(year: int, month: int, day: int) -> date | None:
    """Give the day, or None where the calendar has none."""
    if not MINYEAR <= year <= MAXYEAR or not 1 <= month <= 12:
        return None
    return date(year, month, day) if 1 <= day <= monthrange(year, month)[1] else None


def month(year: int, number: int) -> Days:
    """Give a month; months beyond December are those of later years."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    return date(year, number, 1), date(year, number, monthrange(year, number)[1])


def year(number: int) -> Days:
    """Give a calendar year."""
    return date(number, 1, 1), date(number, 12, 31)


def quarter(number: int, which: int) -> Days:
    """Give a quarter of a year; quarters beyond the fourth are those of later years."""
    return month(number, 3 * which - 2)[0], month(number, 3 * which)[1]


def half(number: int, which: int) -> Days:
    """Give a half of a year."""
    return month(number, 6 * which - 5)[0], month(number, 6 * which)[1]


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
    if length <= 31:
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
        step = DAY if count > 0 else -DAY
        for _ in range(abs(count)):
            day += step
            while day.weekday() > 4:
                day += step
        return day
    months = count * {"month": 1, "quarter": 3, "half": 6, "year": 12}.get(unit, 120)
    first, last = month(day.year, day.month + months)
    return min(first + (day.day - 1) * DAY, last)


def around(day: date, unit: str, step: int) -> Days:
    """Give the period of a kind that holds a day, or the one so many steps later."""
    if unit == "day":
        return day + step * DAY, day + step * DAY
    if unit in ("week", "fortnight"):
        return week(day + step * WEEK * DAY)
    if unit == "weekend":
        monday = week(day + step * WEEK * DAY)[0]
        return monday + 5 * DAY, monday + 6 * DAY
    if unit == "workweek":
        monday = week(day + step * WEEK * DAY)[0]
        return monday, monday + 4 * DAY
    if unit == "month":
        return month(day.year, day.month + step)
    if unit == "quarter":
        return quarter(day.year, (day.month - 1) // 3 + 1 + step)
    if unit == "half":
        return half(day.year, (day.month - 1) // 6 + 1 + step)
    if unit == "year":
        return year(day.year + step)
    length = 100 if unit == "century" else 10
    first = (day.year // length + step) * length
    return date(max(first, MINYEAR), 1, 1), date(first + length - 1, 12, 31)


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
    """Give a holiday of a year: `12-25`, `easter+49`, `11-4-3` (the fourth Thursday of November)."""
    if key.startswith("easter"):
        return easter(number) + int(key[6:] or 0) * DAY
    numbers = [int(each) for each in key.replace("--", "-!").replace("!", "-").split("-") if each]
    if len(numbers) == 2:
        return valid(number, *numbers)
    of, which, weekday = numbers
    if which == 5:
        last = month(number, of)[1]
        return last - (last.weekday() - weekday) % WEEK * DAY
    first = date(number, of, 1)
    return first + ((weekday - first.weekday()) % WEEK + (which - 1) * WEEK) * DAY
