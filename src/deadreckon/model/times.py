"""Time as an interval with a zone (promise 10): read from text, kept in UTC."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
_SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """A closed interval of time in UTC, with the text it was read from.

    Attributes:
        start: first instant, aware, UTC.
        end: last instant, aware, UTC; never before `start`.
        text: the original words; takes no part in comparison.
    """

    start: datetime
    end: datetime
    text: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        if self.end < self.start:
            problem = f"ends ({self.end.isoformat()}) before it starts ({self.start.isoformat()})"
            raise ValueError(problem)

    @property
    def hours(self) -> float:
        """Length in hours."""
        return (self.end - self.start) / timedelta(hours=1)

    def overlaps(self, other: Interval) -> bool:
        """Whether the two share an instant."""
        return self.start <= other.end and other.start <= self.end

    def within(self, other: Interval) -> bool:
        """Whether it lies wholly inside `other`, ends included."""
        return other.start <= self.start and self.end <= other.end


def day(value: date, zones: Iterable[tzinfo] = ()) -> Interval:
    """Give the union of a calendar day in UTC and in each of `zones`, to the last second.

    A bare date does not say whose day it is; the union leaves nothing out (promise 10).
    """
    starts = [datetime.combine(value, time(), zone).astimezone(UTC) for zone in (UTC, *zones)]
    following = value + timedelta(days=1)
    ends = [datetime.combine(following, time(), zone).astimezone(UTC) for zone in (UTC, *zones)]
    return Interval(min(starts), max(ends) - _SECOND, value.isoformat())


def moment(text: str, zones: Iterable[tzinfo] = ()) -> Interval:
    """Read one end of an interval: an ISO 8601 time with a zone, or a bare date.

    Args:
        text: such as `2023-10-20T15:43+09:00` or `2023-10-20`.
        zones: the zones (place, publisher) whose day a bare date may mean, beside UTC.

    Raises:
        ValueError: not ISO 8601, or a clock time without a zone.
    """
    text = text.strip()
    if _DATE.match(text):
        return day(date.fromisoformat(text), zones)
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        problem = "is neither a date (2023-10-20) nor a time with a zone (2023-10-20T15:43+09:00)"
        raise ValueError(problem) from None
    if instant.tzinfo is None:
        problem = "is a clock time without a zone"
        raise ValueError(problem)
    instant = instant.astimezone(UTC)
    return Interval(instant, instant, text)


def interval(start: str, end: str, zones: Iterable[tzinfo] = ()) -> Interval:
    """Read an interval from the texts of its two ends; an empty end repeats the other.

    Raises:
        ValueError: as `moment`, both ends empty, or an end before its start.
    """
    zones = tuple(zones)
    start, end = start.strip() or end.strip(), end.strip() or start.strip()
    if not start:
        problem = "no time is given"
        raise ValueError(problem)
    first, last = moment(start, zones), moment(end, zones)
    if last.end < first.start:
        problem = f"ends ({end}) before it starts ({start})"
        raise ValueError(problem)
    return Interval(first.start, max(first.end, last.end), start if start == end else f"{start}/{end}")


def iso(instant: datetime) -> str:
    """Write an instant as `2023-10-20T06:43:00Z`."""
    return instant.astimezone(UTC).isoformat().replace("+00:00", "Z")
