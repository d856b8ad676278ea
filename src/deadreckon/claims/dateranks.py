"""The rules for counted periods: `the last week of July`, `Q1 2019`, `week 31`, `H2`."""

from __future__ import annotations

from deadreckon.claims import periods
from deadreckon.claims.daterules import Reading, fixed, rule
from deadreckon.claims.dates import Point
from deadreckon.claims.periods import DAY, Days

_WEEKS = range(1, 54)
_HALVES = ("quarter", "half")


@rule(
    "{RANK}_(?:{COUNT}_)?(?P<unit>[Ud])-?_[fs]?_{IN}",
    "{IN}_{RANK}_(?:{COUNT}_)?(?P<unit>[Ud])(?!_[ALE])",
    "(?P<unit>U)_(?P<rank>o)_[fs]?_{IN}",
    "{RANK}_(?P<unit>U)(?P<lone>)",
    "{IN}_(?P<rank>1)(?:{COUNT}_)(?P<unit>[Ud])",
)
def _ranked(read: Reading) -> Point | None:
    rank = _rank(read)
    unit = read.unit()
    within = _within(read)
    if rank is None or within is None or unit in ("year", "decade", "weekend"):
        return None
    count = read.number("count") or 1
    first = _nth(within, unit, rank)
    last = _nth(within, unit, rank + (count - 1 if rank > 0 else 1 - count))
    if first is None or last is None:
        return None
    return fixed((min(first[0], last[0]), max(first[1], last[1])))


@rule("{RANK}_{WEEKDAY}_[fs]?_{IN}", "{IN}_{RANK}_{WEEKDAY}")
def _ranked_weekday(read: Reading) -> Point | None:
    rank, within = _rank(read), _within(read)
    weekday = int(str(read.kind("weekday", "weekday")))
    if rank is None or within is None:
        return None
    first, last = within
    if rank > 0:
        day = first + ((weekday - first.weekday()) % 7 + 7 * (rank - 1)) * DAY
    else:
        day = last - (last.weekday() - weekday) % 7 * DAY
    return fixed((day, day)) if first <= day <= last else None


def _rank(read: Reading) -> int | None:
    code = read.codes("rank")
    if code == "1":  # 前 before a count, after the period
        return 1
    if code == "l" or (code == "R" and read.text("relative", "rank") in ("last", "past")):
        return -1
    return read.number("rank") if code == "o" else None


def _within(read: Reading) -> Days | None:
    now = read.now.published
    month, year = read.month("inmonth", "inmonth2"), read.year("inyear", "inyear2")
    if read.has("inmonth") or read.has("inmonth2"):
        return Point(year=year, month=month).resolved(read.now)
    if year is not None:
        return periods.year(year)
    unit = read.unit("inunit", "inunit2", "inunit3") if not read.knows("lone") else "year"
    if unit not in ("month", "year", "quarter") or (
        read.knows("lone") and read.unit() not in _HALVES
    ):
        return None
    step = read.step("inrel", "inrel2") if read.has("inrel") or read.has("inrel2") else 0
    return periods.around(now, unit, step)


def _nth(span: Days, unit: str, rank: int) -> Days | None:
    first, last = span
    if unit == "week":
        return periods.week_of(span, rank)
    if unit == "day":
        day = first + (rank - 1) * DAY if rank > 0 else last + (rank + 1) * DAY
        return (day, day) if first <= day <= last else None
    size = {"month": 1, "quarter": 3, "half": 6}.get(unit)
    if size is None:
        return None
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    start = (rank - 1) * size if rank > 0 else months + rank * size
    if not 0 <= start < months:
        return None
    return (
        periods.month(first.year, first.month + start)[0],
        periods.month(first.year, first.month + start + size - 1)[1],
    )


@rule("(?P<raw>q)(?:-?_{YEAR})?", "{YEAR}-?_(?P<raw>q)")
def _quarter(read: Reading) -> Point | None:
    word = read.tokens("raw")[0].word
    name, which = word[0], word[1]
    year = read.year()
    if year is None and name not in "qt":
        return None
    year = year or read.now.published.year
    if name == "h" or (name == "k" and which in "12"):
        return fixed(periods.part_of_year(year, "half", int(which))) if which in "12" else None
    return fixed(periods.part_of_year(year, "quarter", int(which)))


@rule(
    "{IN}_(?P<count>D)(?P<unit>U)",
    "(?P<unit>U)_(?P<count>D)_[fs]?_{IN}",
    "(?P<count>D)(?P<unit>U)(?P<lone>)",
    "(?P<unit>U)_(?P<count>D)(?P<lone>)",
)
def _numbered_part(read: Reading) -> Point | None:
    """Read `2022년 3분기` and `quý 3 năm 2022`."""
    unit, rank, within = read.unit(), read.number("count"), _within(read)
    if unit not in _HALVES or rank is None or within is None:
        return None
    return fixed(_nth(within, unit, rank))


@rule("(?P<unit>U)(?P<count>D)(?:_{IN})?", "(?P<count>o)_(?P<unit>U)")
def _numbered_week(read: Reading) -> Point | None:
    rank = read.number("count")
    if read.unit() != "week" or rank is None or rank not in _WEEKS:
        return None
    if read.span("unit") > read.span("count") and not read.told("count").ordinal:
        return None
    named = any(read.has(name) for name in ("inmonth", "inyear", "inyear2", "inrel", "inunit2"))
    span = _within(read) if named else periods.year(read.now.published.year)
    return fixed(periods.week_of(span, rank)) if span else None
