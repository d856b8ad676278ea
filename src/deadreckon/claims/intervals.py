"""Points of time joined to intervals: from … to, between, since, until, three days after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from deadreckon.claims import periods
from deadreckon.claims.daterules import Found
from deadreckon.claims.dates import Now, Point
from deadreckon.claims.durations import MOST
from deadreckon.claims.figures import Number
from deadreckon.claims.periods import DAY, Days
from deadreckon.claims.scan import Token
from deadreckon.claims.timewords import Times

UNTIL = frozenset({"until", "until_after", "ahead"})
"""The kinds of words of which one makes an end of a time."""

Span = tuple[date | None, date | None]
"""First and last day; None where an end is open."""


@dataclass(frozen=True, slots=True)
class Place:
    """One token, or the tokens of a point."""

    start: int
    end: int
    found: Found | None


class Joined:
    """What one rule of `times` matched."""

    def __init__(
        self, line: Sequence[Token], places: Sequence[Place], words: Times, rule: str
    ) -> None:
        """Take the tokens and points of a match, and the name of its rule."""
        self._line, self._places, self._words, self._rule = line, places, words, rule
        self._points = [place.found for place in places if place.found is not None]

    def days(self, now: Now) -> Span | None:
        """Give the days, None where the parts make no time."""
        try:
            return getattr(self, f"_{self._rule}")(now)  # type: ignore[no-any-return]
        except (OverflowError, ValueError):  # beyond the calendar
            return None

    def _point(self, now: Now) -> Span | None:
        del now
        return None if self._points[0].point.now else self._points[0].days

    def _span(self, now: Now) -> Span | None:
        first, last = self._points[0].point, self._points[-1].point
        early = _start(first, last, now)
        if early is None:
            return None
        late = last.days or last.from_day(early[0])
        if late is None or late[1] < early[0]:
            return None
        return early[0], late[1]

    _between = _span

    def _since(self, now: Now) -> Span | None:
        if self._points:
            first = self._points[0].days
        else:
            day = self._value("event")
            first = (date.fromisoformat(str(day)),) * 2 if day else None
        if first is None:
            return None
        return first[0], now.published if first[0] <= now.published else None

    def _on(self, now: Now) -> Span | None:
        del now
        days = self._points[0].days
        return (days[0], None) if days is not None else None

    def _open(self, now: Now) -> Span | None:
        if self._value("begin"):
            return self._on(now)
        return self._since(now) if self._words.open_start else self._points[0].days

    def _until(self, now: Now) -> Span | None:
        point = self._points[0].point
        words = [self._line[p.start].kinds for p in self._places if p.found is None]
        if not any(UNTIL & kinds.keys() for kinds in words):
            return None
        days = point.by(now)
        if days is None or point.now:
            return None
        last = days[1]
        if self._rule_is_before() and not (point.part == "late" or self._ends_late()):
            last = days[0] - DAY
        return (now.published if last >= now.published else None), last

    def _rule_is_before(self) -> bool:
        words = [self._line[p.start].kinds for p in self._places if p.found is None]
        return any("ahead" in kinds and "until" not in kinds for kinds in words)

    def _ends_late(self) -> bool:
        """Whether it is before the end of something, which lasts to that end."""
        return "late" in (self._value("part"), str(self._value("edge")).split("-")[0])

    def _months(self, now: Now) -> Span | None:
        """Join months that follow one another; others stay apart."""
        del now
        first, last = self._points[0], self._points[-1]
        a, b = first.days, last.days
        plain = all(p.point.month and not p.point.day for p in (first, last))
        if a is None or b is None or not plain or b[0] - DAY != a[1]:
            return None
        return a[0], b[1]

    def _after(self, now: Now) -> Span | None:
        base = self._points[0].days
        if self._value("start"):
            base = self._points[0].point.resolved(now, ahead=True)
        moved = self._moved(base, back=bool(self._value("ahead") or self._value("ago")))
        return (moved, moved) if moved is not None else None

    def _leaving(self, now: Now) -> Span | None:
        if now.anchor is None or not now.fresh:
            return None
        moved = self._moved((now.anchor, now.anchor), back=True)
        return (moved, moved) if moved is not None else None

    def _starting(self, now: Now) -> Span | None:
        del now
        base = self._points[0].days
        end = self._moved(base, back=False)
        return (base[0], end - DAY) if base is not None and end is not None else None

    def _weekof(self, now: Now) -> Span | None:
        del now
        days = self._points[0].days
        if self._value("span") != "week" or days is None or days[0] != days[1]:
            return None
        if self._value("begin"):
            return days[0], days[0] + (periods.WEEK - 1) * DAY
        return periods.week(days[0])

    def _offset(self, now: Now) -> Span | None:
        """Read `昨日の2日前`: so far from the day named before it."""
        del now
        base, away = self._points[0].days, self._points[1].point.away
        if base is None or base[0] != base[1] or any(abs(count) > MOST for _, count in away):
            return None
        day = base[0]
        for unit, count in away:
            day = periods.moved(day, unit, count)
        return day, day

    def _same(self, now: Now) -> Span | None:
        """Read `three days later, on 8 October` as that day."""
        del now
        days = self._points[1].days
        joins = [self._line[p.start] for p in self._places if p.found is None]
        if any("both" in token.kinds and token.word != "," for token in joins):
            return None
        plain = days is not None and days[0] == days[1] and self._points[1].point.weekday is None
        return days if plain else None

    def _parted(self, now: Now) -> Span | None:
        """Read `ortasından … kadar`, where the part of a month says that it is a start."""
        first = self._points[0]
        opens = "start_after" in self._line[first.end - 1].kinds
        return self._span(now) if opens else None

    def _present(self, now: Now) -> Span | None:
        return self._since(now) if self._points[1].point.now else None

    def _value(self, kind: str) -> object | None:
        for token in self._line[self._places[0].start : self._places[-1].end]:
            if kind in token.kinds:
                value: object = token.kinds[kind]
                return value
        return None

    def _moved(self, base: Days | None, *, back: bool) -> date | None:
        """Go the told number of units on from a period, or back."""
        if base is None:
            return None
        day = base[0] if back else base[1]
        count: int | None = None
        for place in self._places:
            if place.found is not None:
                continue
            kinds = self._line[place.start].kinds
            told = kinds.get("number")
            if isinstance(told, Number):
                count = int(told.value)
            if "span" in kinds and count is None and day == (base[0] if back else base[1]):
                count = 1
            unit = kinds.get("span") or ("day" if "day_mark" in kinds else None)
            if unit is not None and count is not None:
                if count > MOST:
                    return None
                day = periods.moved(day, str(unit), -count if back else count)
                count = None
        return day


def _start(first: Point, last: Point, now: Now) -> Days | None:
    if first.days is not None or first.year is not None:
        return first.resolved(now)
    if last.days is None:
        return first.resolved(now)
    # The year of the end is that of the start, or the one after.
    return first.resolved(replace(now, published=last.days[1]))
