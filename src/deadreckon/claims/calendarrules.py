"""The rules for days and months of the calendar: `7 September`, `mid-August`, `작년 7월`."""

from __future__ import annotations

from deadreckon.claims import periods
from deadreckon.claims.daterules import NoSuchDay, Reading, ahead, fixed, rule, settled
from deadreckon.claims.dates import Point

_LEADS = frozenset("ghIcfstubRP12-~")
"""Codes that lead up to a date."""
_SHORT_YEARS, _YEARS = range(32, 100), range(1000, 3000)


def _dated(read: Reading) -> Point | None:
    month, day = read.month(), read.number("day")
    if month not in periods.MONTHS:
        return None
    point = Point(
        year=read.year(), month=month, day=day, last_day=read.number("lastday"),
        part=read.text("part", "part"),
    )  # fmt: skip
    found = settled(point)
    if found is None and day is not None and _is_day(read, day):
        raise NoSuchDay
    return found


def _is_day(read: Reading, day: int) -> bool:
    """Tell whether a number is a day of some month, and its month is named or marked."""
    return day in periods.DAYS and read.codes("month") not in {"D", "o", "D."}


_WEEKDAY = "(?:W[,-]?_\\(?)?"
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
        if value not in _SHORT_YEARS and value not in _YEARS:
            return None
    point = _dated(read)
    return ahead(read, point) if point is not None else None


@rule("(?:W,?_)?(?P<day>o|D\\.)_(?P<month>o|D\\.)(?:_{YEAR})?")
def _spoken(read: Reading) -> Point | None:
    """Read `siebter vierter` and `27. 11.`."""
    return _dated(read) if read.times.dotted and read.times.spoken else None


_LINK = "(?:[a,tup~-]|pa|pt|,a|,?_[tu]_)"


@rule(
    "(?:[fhbcsG]_)?{DAY}\\.?" + _LINK + "_(?:W,?_)?{LAST}\\.?_{MONTH}(?:,?_[Ic]?_{YEAR})?[rz]?",
    "(?:[fhbcsG]_)?{MONTH}_{DAY}(?!,)" + _LINK + "_{LAST}(?:,?_[Ic]?_{YEAR})?[rz]?",
    "(?:[fhbcsG]_)?{YEAR}_{MONTH}_{DAY}" + _LINK + "_{LAST}[rz]?",
)
def _days(read: Reading) -> Point | None:
    day, last = read.number("day") or 0, read.number("lastday") or 0
    if last <= day:
        return None
    return _dated(read)


@rule(
    "(?:[fhbcsG]_)?{REL}_{UNIT}_[fhI]?_[fb]?_{DAY}\\.?" + _LINK + "_{LAST}[rz]?",
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
        if not told.figures and read.after == "x":
            return None
        if read.after not in ("x", "", ",", ".", "a", "t", ")", "=") or "%" in read.next_word:
            return None
    several = read.has("article") and read.followed("_[a~-]_[Do]\\.?_M")
    if read.text("relative", "rel") == "next" or several:
        return None
    point = Point(day=read.number("day"), last_day=read.number("lastday"))
    return ahead(read, point)


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
    "{MONTH}_{YEAR}_{PART}",
)
def _month(read: Reading) -> Point | None:
    if read.codes("month") in ("D", "o") or (read.has("unit") and read.unit() != "month"):
        return None
    if read.codes("year") == "n" and read.told("year").value not in _SHORT_YEARS:
        return None
    alone = len(read.all) == 1 and read.just_before not in _LEADS
    if alone and read.kind("doubtful", "month") and not read.followed("_?[tu~-]_?M"):
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
