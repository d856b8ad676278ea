"""The rules for periods that are not named by a month: weeks, seasons, years, durations."""

from __future__ import annotations

from datetime import MINYEAR, date

from deadreckon.claims import periods
from deadreckon.claims.daterules import Reading, fixed, rule
from deadreckon.claims.dates import Point
from deadreckon.claims.periods import DAY, Days

_LONGEST = 100_000
"""More units than any newspaper counts back."""
_WHOLE = ("quarter", "half", "decade", "century")
"""Units that are counted back and on in whole ones of the calendar."""


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
    "(?:{REL}_)?{WEEKDAY},?_(?P<day>C_[Do]|[Do]d|[Do])", "(?P<day>C_[Do]|[Do]d|[gh][Do])_{WEEKDAY}"
)
def _weekday_and_day(read: Reading) -> Point | None:
    number = int(str(read.kind("weekday", "weekday")))
    day = read.number("day")
    this = Point(day=day).within_month(read.now.published)
    if this is not None and this[0].weekday() == number:
        return fixed(this)
    return Point(day=day, weekday=number)


@rule("(?P<unit>U)")
def _weekend(read: Reading) -> Point | None:
    return Point(weekend=True) if read.unit() == "weekend" else None


@rule(
    "(?P<edge>w)",
    "{YEAR}_(?P<edge>w)",
    "{MONTH}_(?P<edge>w)",
    "{REL}_(?:(?P<unit>[Uy])_)?(?P<edge>w)",
)
def _edge(read: Reading) -> Point | None:
    part, unit = str(read.kind("edge", "edge")).split("-")
    if read.has("month"):
        return Point(month=read.month(), part=part)
    year = read.year()
    if year is not None:
        return fixed(periods.part(periods.year(year), part))
    days = periods.around(read.now.published, unit, read.step() if read.has("rel") else 0)
    if part == "whole":
        return fixed((read.now.published, days[1]))
    halves = {"early": "first", "late": "second"} if unit == "year" else {}
    return fixed(periods.part(days, halves.get(part, part)))


@rule("{REL}_{UNIT}", "{UNIT}_{REL}")
def _relative(read: Reading) -> Point | None:
    if read.next_word == "'":
        return None
    word, unit, now = read.text("relative", "rel"), read.unit(), read.now
    if word in ("same", "following") and now.anchor is not None:
        return fixed(periods.around(now.anchor, unit, read.step()))
    days = periods.around(now.published, unit, read.step())
    if word == "this" and unit == "year" and read.times.this_to_date:
        days = days[0], now.published
    return fixed(days)


@rule(
    "{PART}-?_(?:R_)?(?P<unit>U)(?!_R)",
    "{PART}_{REL}_(?P<unit>[Uym])",
    "{PART}_(?P<unit>[Uym])_{REL}",
    "{REL}_(?P<unit>[Uym])_{PART}",
    "(?P<unit>[Uym])_{REL}_{PART}",
    "(?P<unit>[Uym])_{PART}",
)
def _part(read: Reading) -> Point | None:
    unit = read.unit()
    if unit not in ("week", "month", "year", "quarter", "decade"):
        return None
    days = periods.around(read.now.published, unit, read.step() if read.has("rel") else 0)
    name = str(read.kind("part", "part"))
    now = read.now.published
    if name == "sofar" and unit != "week":
        return fixed((days[0], now))
    if name == "rest" and unit == "month":
        return fixed((now, days[1]))
    if unit == "year" and name in ("early", "late"):
        name = {"early": "first", "late": "second"}[name]
    return fixed(periods.part(days, name))


@rule("{PART}-?_{YEAR}", "{YEAR}_{PART}")
def _part_of_year(read: Reading) -> Point | None:
    year = read.year()
    return fixed(periods.part(periods.year(year), str(read.kind("part", "part")))) if year else None


_AND = "(?:,?_a?_(?P<count2>[DYno])_(?P<unit2>U))?(?:,?_a?_(?P<count3>[DYno])_(?P<unit3>U))?"
_ALONE = "(?:_a?_(?P<count2>[DYno])_(?P<unit2>U)(?!_[ALE1234a]))?(?:_a_(?P<count3>[DYno])_(?P<unit3>U)(?!_[ALE1234]))?"


@rule(
    "(?:{COUNT}_)?{UNIT}" + _AND + "_(?P<way>[ALE1234I])",
    "(?P<way>[AILc])_(?:{COUNT}_|(?P<one>[gh])_)(?P<unit>U)" + _AND,
    "(?:{COUNT}_)?(?P<unit>[Udmy])_(?P<way>[ALEJ1234])",
    "(?P<one>[gh]){UNIT}_(?P<way>[ALE1234])",
)
def _away(read: Reading) -> Point | None:
    way = {"1": "A", "2": "L", "3": "L", "4": "E"}.get(read.codes("way"), read.codes("way"))
    if read.has("one") and read.kind("one", "one") is None:
        return None
    now = read.now.published if way in "AIcJ" else read.now.there
    sign = 1 if way in "ILcJ" else -1
    end = _moved(read, now, sign)
    if end is None:
        return None
    if way == "L" and read.span("way") < read.span("unit"):
        return fixed((now, end))
    if read.kind("inside", "way") or way == "J":
        return fixed((now, end))
    return fixed((end, end))


def _moved(read: Reading, day: date, sign: int) -> date | None:
    for count, unit in (("count", "unit"), ("count2", "unit2"), ("count3", "unit3")):
        if not read.has(unit):
            break
        number = read.number(count) if read.has(count) else 1
        if number is None or number > _LONGEST:
            return None
        day = periods.moved(day, read.unit(unit), sign * number)
    return day


@rule(
    "{REL}_{COUNT}_(?P<unit>[Udy])" + _ALONE,
    "{REL}_{COUNT}_(?P<unit>[Udy])" + _AND + "(?!_[ALE1234])",
    "{COUNT}{REL}(?P<unit>U)" + _ALONE,
    "(?:I_)?{COUNT}(?P<unit>U){REL}",
    "(?P<unit>U)_{REL}_{COUNT}",
)
def _counted(read: Reading) -> Point | None:
    count, step, now = read.number("count"), read.step(), read.now.published
    unit = read.unit()
    if (
        count is None
        or count < 1
        or count > _LONGEST
        or step == 0
        or read.text("relative", "rel") == "same"
    ):
        return None
    if unit in _WHOLE:
        near = periods.around(now, unit, 1 if step > 0 else -1)
        far = periods.around(now, unit, count if step > 0 else -count)
        return fixed((min(near[0], far[0]), max(near[1], far[1])))
    end = _moved(read, now, 1 if step > 0 else -1)
    if end is None:
        return None
    return fixed((now + DAY, end) if step > 0 else (end, now))


@rule(
    "{RANK}_(?:{COUNT}_)?(?P<unit>U)-?_{IN}",
    "{IN}_{RANK}_(?:{COUNT}_)?(?P<unit>U)",
    "{RANK}_(?P<unit>U)(?P<lone>)",
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


def _rank(read: Reading) -> int | None:
    code = read.codes("rank")
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
        read.knows("lone") and read.unit() not in _WHOLE
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
    name, which = read.tokens("raw")[0].word
    year = read.year()
    if year is None and name not in "qt":
        return None
    year = year or read.now.published.year
    if name == "h" or (name == "k" and which in "12"):
        return fixed(periods.half(year, int(which))) if which in "12" else None
    return fixed(periods.quarter(year, int(which)))


@rule("(?P<unit>U)(?P<count>D)(?:_{IN})?", "(?P<count>o)_(?P<unit>U)")
def _numbered_week(read: Reading) -> Point | None:
    rank = read.number("count")
    if read.unit() != "week" or rank is None or not 1 <= rank <= 53:
        return None
    if read.span("unit") > read.span("count") and not read.told("count").ordinal:
        return None
    named = any(read.has(name) for name in ("inmonth", "inyear", "inyear2", "inrel", "inunit2"))
    span = _within(read) if named else periods.year(read.now.published.year)
    return fixed(periods.week_of(span, rank)) if span else None


@rule(
    "(?P<season>S)",
    "{REL}_(?P<season>S)",
    "(?P<season>S)_{REL}(?!_U)",
    "(?P<season>S),?_{YEAR}",
    "{YEAR}_(?P<season>S)",
    "(?P<season>S)_{REL}_(?P<unit>U)",
    "{REL}_(?P<unit>U)_(?P<season>S)",
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
        return fixed(next(s for s in seasons if s[1] >= now))
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
        return fixed((now.published + int(str(away)) * DAY,) * 2)
    if read.kind("to_date", "day") is not None:
        return Point(days=(date(now.published.year, 1, 1), now.published))
    away = read.kind("anchored", "day")
    if away is not None:
        return fixed((now.there + int(str(away)) * DAY,) * 2)
    return fixed(now.period)


@rule("{YEAR}", "(?P<unit>U)_{YEAR}", "{REL}_y(?![mdUy])")
def _year(read: Reading) -> Point | None:
    if read.has("unit") and read.unit() != "year":
        return None
    if read.has("rel"):
        return fixed(periods.around(read.now.published, "year", read.step()))
    year = read.year()
    if year is not None and year < 100:
        return None
    marked = len(read.codes("year")) > 1 or read.has("unit")
    if year is None or not (marked or 1900 <= year <= 2150):
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
    if value < 100:
        if value < 20:
            return None
        value += 1900 if value >= 30 else 2000
    if value % 10 or value < MINYEAR:
        return None
    return fixed((date(value, 1, 1), date(value + 9, 12, 31)))


@rule("(?P<rank>o|D)_(?P<unit>U)")
def _century(read: Reading) -> Point | None:
    rank = read.number("rank")
    if read.unit() != "century" or rank is None or not 1 <= rank <= 30:
        return None
    return fixed((date(max(rank * 100 - 100, MINYEAR), 1, 1), date(rank * 100 - 1, 12, 31)))
