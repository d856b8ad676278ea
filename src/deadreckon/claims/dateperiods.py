"""The rules for periods that are not named by a month: weeks, seasons, years, durations."""

from __future__ import annotations

from datetime import MINYEAR, date

from deadreckon.claims import periods
from deadreckon.claims.daterules import Reading, fixed, rule, settled
from deadreckon.claims.dates import Point
from deadreckon.claims.periods import DAY

_OUR_YEARS, _ANY_YEARS = range(1900, 2151), range(100, 3000)
_CENTURY, _TENS, _CENTURIES = 1900, range(20, 100), range(1, 31)
_SPOKEN_CENTURIES, _SPOKEN_YEARS = range(16, 21), range(10, 100)


@rule(
    "{WEEKDAY}",
    "{REL}_{WEEKDAY}(?:_d)?",
    "{WEEKDAY}(?:_d)?_{REL}",
    "{REL}_(?P<rel2>R)_{WEEKDAY}",
    "{REL}_{WEEKDAY}_(?P<rel2>R)",
)
def _weekday(read: Reading) -> Point | None:
    number = int(str(read.kind("weekday", "weekday")))
    now = read.now.published
    words = {str(read.kind("relative", name)) for name in ("rel", "rel2") if read.has(name)}
    if read.has("rel") and read.span("rel") > read.span("weekday") and read.precedes(words):
        return None
    back, on = now - DAY, now + DAY
    if not words or words == {"same"}:
        return Point(weekday=number)
    if words == {"this"}:
        return fixed((periods.week(now)[0] + number * DAY,) * 2)
    if "past" in words or words == {"this", "last"}:
        return fixed(Point(weekday=number).resolved(read.at(back)))
    if "coming" in words or words == {"this", "next"}:
        return fixed(Point(weekday=number).from_day(on))
    step = read.step()
    return fixed((periods.week(now)[0] + (7 * step + number) * DAY,) * 2)


@rule(
    "{REL}_{UNIT}[,-]?_I?_{WEEKDAY}",
    "{WEEKDAY},?_I?_{REL}_{UNIT}",
    "{WEEKDAY},?_{UNIT}_{REL}",
    "{UNIT}_{REL}[,-]?_{WEEKDAY}",
)
def _weekday_of_week(read: Reading) -> Point | None:
    if read.unit() != "week":
        return None
    monday = periods.around(read.now.published, "week", read.step())[0]
    day = monday + int(str(read.kind("weekday", "weekday"))) * DAY
    return fixed((day, day))


@rule(
    "(?:{REL}_)?{WEEKDAY},?_(?P<day>C_[Do]|[Do]d|[Do])(?!_[Up])",
    "(?P<day>C_[Do]|[Do]d|[gh][Do])_{WEEKDAY}",
)
def _weekday_and_day(read: Reading) -> Point | None:
    number = int(str(read.kind("weekday", "weekday")))
    day, told = read.number("day"), read.told("day")
    if read.plain("day") and not (told.figures or told.ordinal):  # last Tuesday two ferries sank
        return None
    this = Point(day=day).in_month(read.now.published.year, read.now.published.month)
    if this is not None and this[0].weekday() == number:
        return fixed(this)
    return Point(day=day, weekday=number)


@rule("(?P<unit>U)")
def _weekend(read: Reading) -> Point | None:
    return Point(weekend=True) if read.unit() == "weekend" else None


@rule(
    "(?P<edge>w)",
    "(?:{YEAR}_)?{COUNT}(?P<edge>w)",
    "{YEAR}_(?P<edge>w)",
    "{MONTH}_(?P<edge>w)",
    "{REL}_(?:(?P<unit>[Uy])_)?(?P<edge>w)",
    "{REL}_(?P<unit>[Uy])_{COUNT}(?P<edge>w)",
)
def _edge(read: Reading) -> Point | None:
    part, unit = str(read.kind("edge", "edge")).split("-")
    month = read.month("month", "count")
    year = read.year()
    if month is not None and read.has("unit"):
        year = read.now.published.year + read.step()
    if month is not None:
        point = Point(year=year, month=month, part=part)
        return settled(point) if month in periods.MONTHS and unit == "month" else None
    if year is not None:
        return fixed(periods.part(periods.year(year), part))
    days = periods.around(read.now.published, unit, read.step() if read.has("rel") else 0)
    if part == "whole":
        return fixed((read.now.published, days[1]))
    halves = {"early": "first", "late": "second"} if unit == "year" else {}
    return fixed(periods.part(days, halves.get(part, part)))


def _is_ago(read: Reading) -> bool:
    """Tell whether what may be `last` is `ago`, since it is written on to its unit: 年前."""
    unit, rel = read.tokens("unit")[-1], read.tokens("rel")[0]
    return "ago" in rel.kinds and unit.end == rel.start


@rule("{REL}_{UNIT}", "{UNIT}_{REL}")
def _relative(read: Reading) -> Point | None:
    if read.next_word == "'" or read.kind("plurals", "unit") is not None or _is_ago(read):
        return None
    word, unit, now = read.text("relative", "rel"), read.unit(), read.now
    if word in ("same", "following") and now.anchor is not None:
        return fixed(periods.around(now.anchor, unit, read.step()))
    days = periods.around(now.published, unit, read.step())
    if word == "this" and unit == "year" and read.times.this_to_date and not now.ahead:
        days = days[0], now.published
    return fixed(days)


@rule(
    "{PART}-?_(?P<unit>[Uym])(?!_?[RYn])",
    "{PART}_{REL}_(?P<unit>[Uym])",
    "{PART}_(?P<unit>[Uym])_{REL}",
    "{REL}_(?P<unit>[Uym])_{PART}",
    "(?P<unit>[Uym])_{REL}_{PART}",
    "(?P<unit>[Uym])_{PART}",
)
def _part(read: Reading) -> Point | None:
    unit = read.unit()
    counted = read.kind("earlier", "part") or read.kind("later", "part")
    if unit not in ("week", "month", "year", "quarter", "decade") or (
        counted and not read.has("rel") and read.span("unit") < read.span("part")
    ):
        return None
    days = periods.around(read.now.published, unit, read.step() if read.has("rel") else 0)
    name = str(read.kind("part", "part"))
    now = read.now.published
    if name == "sofar" and unit != "week":
        return fixed((days[0], now))
    if name == "rest" and unit == "month":
        return fixed((now, days[1]))
    if name == "rest" and unit == "week":
        return fixed((max(now, periods.part(days, "second")[0]), days[1]))
    if unit == "year" and name in ("early", "late"):
        name = {"early": "first", "late": "second"}[name]
    return fixed(periods.part(days, name))


@rule("{PART}-?_{YEAR}", "{YEAR}_{PART}")
def _part_of_year(read: Reading) -> Point | None:
    year = read.year()
    return fixed(periods.part(periods.year(year), str(read.kind("part", "part")))) if year else None


@rule(
    "(?P<season>S)",
    "{REL}_(?P<season>S)",
    "(?P<season>S)_{REL}(?!_U)",
    "(?P<season>S),?_{YEAR}",
    "{YEAR}_(?P<season>S)",
    "(?P<season>S)_{REL}_(?P<unit>[Uy])",
    "{REL}_(?P<unit>[Uy])_(?P<season>S)",
    "(?P<season>S)_(?P<unit>[Uy])_{REL}",
)
def _season(read: Reading) -> Point | None:
    now = read.now.published
    name = str(read.kind("season", "season"))
    year = read.year()
    if year is None and read.has("unit"):
        year = now.year + read.step() if read.unit() == "year" else None
    if year is not None:
        return fixed(periods.season(name, year))
    seasons = [periods.season(name, y) for y in range(now.year - 2, now.year + 2)]
    if not read.has("rel"):
        return Point(season=name)
    step = read.step()
    if step == 0:
        this = periods.season(name, now.year)
        return fixed(this if name != "winter" else next(s for s in seasons if s[1] >= now))
    return fixed(
        [s for s in seasons if s[1] < now][-1]
        if step < 0
        else next(s for s in seasons if s[0] > now)
    )


@rule(
    "(?P<holiday>H)(?:,?_[Ic]?_(?:U_)?{YEAR})?",
    "{YEAR}_(?P<holiday>H)",
    "{REL}_(?P<holiday>H)",
    "(?P<holiday>H)_{REL}(?:_(?P<unit>U))?",
    "{REL}_(?P<unit>U)_(?P<holiday>H)",
)
def _holiday(read: Reading) -> Point | None:
    key = str(read.kind("holiday", "holiday"))
    year = read.year()
    now = read.now
    if year is None and read.has("unit"):
        year = now.published.year + read.step()
    point = Point(holiday=key, year=year)
    if year is not None:
        return fixed(point.within(year))
    if not read.has("rel"):
        return point
    step = read.step()
    if step == 0:
        return fixed(point.within(now.published.year))
    return fixed(point.resolved(now, ahead=step > 0))


@rule("(?P<day>T)")
def _deictic(read: Reading) -> Point | None:
    now = read.now
    away = read.kind("deictic", "day")
    if away is not None:
        either = len(read.all) == 1 and read.all[0].word == read.times.either and now.ahead
        return fixed((now.published + (-1 if either else 1) * int(str(away)) * DAY,) * 2)
    if read.kind("now", "day") is not None:
        return Point(days=(now.published, now.published), now=True)
    if read.kind("to_date", "day") is not None:
        return Point(days=(date(now.published.year, 1, 1), now.published))
    away = read.kind("anchored", "day")
    if away is not None:
        return fixed((now.there + int(str(away)) * DAY,) * 2)
    return fixed(now.period)


@rule("(?P<article>[gh])(?P<unit>U)")
def _current(read: Reading) -> Point | None:
    """Read `of the year` where it ends a clause."""
    article, unit = read.tokens("article")[0], read.unit()
    ends = read.after in ("", ".", ",")
    if "day_article" not in article.kinds or not ends or unit not in ("week", "month", "year"):
        return None
    if read.kind("plurals", "unit") is not None or read.before in "PDYnoR345":
        return None
    return fixed(periods.around(read.now.published, unit, 0))


@rule("(?P<first>D)(?P<second>[Dn])")
def _spoken_year(read: Reading) -> Point | None:
    """Read `nineteen ninety-six`."""
    first, second = read.told("first"), read.told("second")
    if first.figures or second.figures or read.after in ("U", "%"):
        return None
    if int(first.value) not in _SPOKEN_CENTURIES or int(second.value) not in _SPOKEN_YEARS:
        return None
    return fixed(periods.year(int(first.value) * 100 + int(second.value)))


@rule("{YEAR}", "(?P<unit>U)_{YEAR}", "{REL}_y(?![mdUy])")
def _year(read: Reading) -> Point | None:
    if read.has("unit") and read.unit() != "year":
        return None
    if read.has("rel"):
        return fixed(periods.around(read.now.published, "year", read.step()))
    year = read.year()
    marked = len(read.codes("year")) > 1 or read.has("unit")
    if year is None or year not in (_ANY_YEARS if marked else _OUR_YEARS):
        return None
    if read.before == "X" or (not marked and read.counts):
        return None
    return fixed(periods.year(year))


@rule(
    "(?P<raw>e)",
    "(?P<years>n|D)(?P<unit>U)",
    "(?P<unit>U)(?P<years>n|D)",
    "{YEAR}_(?P<unit>U)",
    "(?P<unit>U)_{YEAR}",
)
def _decade(read: Reading) -> Point | None:
    if read.has("raw"):
        value = int("".join(filter(str.isdecimal, read.all[0].word)))
    elif read.unit() != "decade" and not (read.unit() == "year" and read.has("years")):
        return None
    else:
        value = read.number("years", "year") or 0
    value = value + _CENTURY if value in _TENS else value
    if value % 10 or value not in _ANY_YEARS:
        return None
    return fixed((date(value, 1, 1), date(value + 9, 12, 31)))


@rule("(?P<rank>o|D)_(?P<unit>U)(?:_(?P<years>[nD])(?P<tens>U))?")
def _century(read: Reading) -> Point | None:
    rank = read.number("rank")
    if read.unit() != "century" or rank is None or rank not in _CENTURIES:
        return None
    if read.has("tens"):
        decade = read.number("years") or 0
        if read.unit("tens") != "decade" or decade not in _TENS or decade % 10:
            return None
        first = rank * 100 - 100 + decade
        return fixed((date(first, 1, 1), date(first + 9, 12, 31)))
    return fixed((date(max(rank * 100 - 100, MINYEAR), 1, 1), date(rank * 100 - 1, 12, 31)))
