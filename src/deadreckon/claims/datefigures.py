"""Dates in figures: `2023-10-24`, `24/10`, `10/24/2023`, `27.10.`, `20231024`, `10/2023`."""

from __future__ import annotations

import re
from typing import Literal

from deadreckon.claims import periods
from deadreckon.claims.daterules import Reading, ahead, fixed, rule, settled
from deadreckon.claims.dates import Now, Point, full_year

Order = Literal["dmy", "mdy", "ymd"]

_YEARS = range(1000, 3000)
_LONG_YEAR, _BOTH_TWO = 4, [2, 2]
_ORDERS = {
    "dmy": ((2, 1, 0), (2, 0, 1)),
    "mdy": ((2, 0, 1), (2, 1, 0)),
    "ymd": ((0, 1, 2), (2, 1, 0)),
}
"""For each order of a language, where year, month and day stand: first as usual, then else."""
_YEAR_FIRST = ((0, 1, 2), (0, 2, 1))


@rule("(?:{REL}_)?(?:W,?_\\(?)?(?:C_)?(?P<raw>K)\\)?(?:_\\(?W\\)?)?")
def _whole(read: Reading) -> Point | None:
    point = figures(read.tokens("raw")[0].word, read.times.order, read.now)
    return ahead(read, point) if point is not None else None


@rule("(?P<raw>k)")
def _year_and_month(read: Reading) -> Point | None:
    month, year = sorted(map(int, re.split(r"[-/]", read.all[0].word)))
    return fixed(periods.month(year, month)) if year in _YEARS and _is_month(month) else None


@rule("(?P<raw>j)", "(?:{REL}_)?W,?_(?P<raw>j)")
def _dotted(read: Reading) -> Point | None:
    raw = read.tokens("raw")[0].word
    parts = raw.rstrip(".").split(".")
    alone = not {"weekday", "relative"} & read.all[0].kinds.keys()
    like_a_date = [len(part) for part in parts] == _BOTH_TWO or raw.endswith(".")
    if alone and not (read.times.dotted and like_a_date):
        return None
    point = figures("/".join(parts), read.times.order, read.now)
    return ahead(read, point) if point is not None else None


def figures(raw: str, order: Order, now: Now) -> Point | None:
    """Read a date in figures: the language's order, or the other one if only that is a date."""
    if raw.isdecimal():
        return settled(Point(year=int(raw[:4]), month=int(raw[4:6]), day=int(raw[6:])))
    parts = re.split(r"[-/.]", raw)
    numbers = [int(part) for part in parts]
    if len(parts) == len(_BOTH_TWO):
        months = (1, 0) if order == "dmy" else (0, 1)
        tries = (Point(month=numbers[m], day=numbers[1 - m]) for m in months)
    else:
        spots = _YEAR_FIRST if len(parts[0]) == _LONG_YEAR else _spots(parts, order)
        tries = (
            Point(year=full_year(numbers[y], now), month=numbers[m], day=numbers[d])
            for y, m, d in spots
        )
    found = (settled(point) for point in tries if _is_month(point.month or 0))
    return next((point for point in found if point is not None), None)


def _spots(parts: list[str], order: Order) -> tuple[tuple[int, int, int], ...]:
    late = len(parts[2]) == _LONG_YEAR
    return _ORDERS["dmy" if order == "ymd" and late else order]


def _is_month(number: int) -> bool:
    return 1 <= number <= len(periods.MONTHS)
