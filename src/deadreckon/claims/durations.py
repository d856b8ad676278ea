"""The rules for durations from a day: `3 days ago`, `in two weeks`, `the last 3 months`."""

from __future__ import annotations

from datetime import date

from deadreckon.claims import periods
from deadreckon.claims.daterules import Reading, fixed, rule
from deadreckon.claims.dates import Point
from deadreckon.claims.periods import DAY

MOST = 100_000
"""More units than any newspaper counts back."""
_YEARS = range(1000, 3000)
_WHOLE = ("quarter", "half", "decade", "century")
"""Units that are counted back and on in whole ones of the calendar."""
_WAYS = {"1": "A", "2": "L", "3": "L", "4": "E", "5": "A", "6": "L"}
"""The codes of words that may be other things too, to ago, later and earlier."""
_MORE = r"(?:,?_a?_(?P<count{n}>[DYno])_(?P<unit{n}>U))?"
_AND = _MORE.format(n=2) + _MORE.format(n=3)
_ALONE = (
    "(?:_a?_(?P<count2>[DYno])_(?P<unit2>U)(?!_[ALE123456a]))?"
    "(?:_a_(?P<count3>[DYno])_(?P<unit3>U)(?!_[ALE123456]))?"
)
"""More of the same duration, unless `ago` or `later` after it shows that it is another."""


@rule(
    "(?:{COUNT}_)?{UNIT}" + _AND + "_(?P<way>[ALE12345I]|6(?=[,.)a]|$))",
    "(?P<way>[AILc])_(?:{COUNT}_|(?P<one>[gh])_)(?P<unit>U)" + _AND,
    "(?:{COUNT}_)?(?P<unit>[Udmy])_(?P<way>[ALEJ12345]|6(?=[,.)a]|$))",
    "(?P<one>[gh]){UNIT}_(?P<way>[ALE123456])",
    "(?P<way>A)_(?P<unit>U)",
)
def _away(read: Reading) -> Point | None:
    way = _WAYS.get(read.codes("way"), read.codes("way"))
    bare = read.has("one") and read.kind("one", "one") is None
    lone = not read.has("count") and not read.has("one")
    if bare or (lone and (read.kind("bare", "unit") is None or read.codes("way") == "I")):
        return None
    now = read.now.published if way in "AIcJ" else read.now.there
    if way == "E" and read.now.anchor is None:
        return None
    if way == "I" and read.times.within_anchored and read.now.anchor is not None:
        now = read.now.anchor
    sign = 1 if way in "ILcJ" else -1
    end = _moved(read, now, sign)
    if end is None:
        return None
    if way == "L" and read.span("way") < read.span("unit"):
        return fixed((now, end))
    if read.kind("inside", "way") or way == "J":
        return fixed((now, end))
    return Point(days=(end, end), away=_told(read, sign) if way in "ALE" else ())


def _told(read: Reading, sign: int) -> tuple[tuple[str, int], ...]:
    """Give the units of a duration and how many of each, less than nought for back."""
    told: list[tuple[str, int]] = []
    for count, unit in (("count", "unit"), ("count2", "unit2"), ("count3", "unit3")):
        if not read.has(unit):
            break
        number = read.number(count) if read.has(count) else 1
        told.append((read.unit(unit), sign * (number if number is not None else MOST + 1)))
    return tuple(told)


def _moved(read: Reading, day: date, sign: int) -> date | None:
    for unit, count in _told(read, sign):
        if abs(count) > MOST:
            return None
        day = periods.moved(day, unit, count)
    return day


@rule(
    "{REL}_{COUNT}_(?P<unit>[Udy])" + _ALONE,
    "{REL}_{COUNT}_(?P<unit>[Udy])" + _AND + "(?!_[ALE123456])",
    "{COUNT}{REL}(?P<unit>U)" + _ALONE,
    "(?:I_)?{COUNT}(?P<unit>U){REL}",
    "(?P<unit>U)_{REL}_{COUNT}",
    "(?P<unit>U)_{COUNT}_{REL}",
)
def _counted(read: Reading) -> Point | None:
    count, step, now = read.number("count"), read.step(), read.now.published
    unit = read.unit()
    if (
        count is None
        or count < 1
        or count > MOST
        or step == 0
        or read.text("relative", "rel") == "same"
    ):
        return None
    between = read.span("count") < read.span("rel") < read.span("unit")
    if (between and read.lone(count)) or (unit == "year" and count in _YEARS):
        return None
    if unit in _WHOLE:
        near = periods.around(now, unit, 1 if step > 0 else -1)
        far = periods.around(now, unit, count if step > 0 else -count)
        return fixed((min(near[0], far[0]), max(near[1], far[1])))
    end = _moved(read, now, 1 if step > 0 else -1)
    if end is None:
        return None
    return fixed((now + DAY, end) if step > 0 else (end, now))
