"""Time as an interval with a zone (promise 10): read from text, kept in UTC, to the second."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

_DATE = r"(?P<date>\d{4}(?P<dash>-?)\d\d(?P=dash)\d\d)"
_CLOCK = r"(?P<hour>\d\d)(?P<colon>:?)(?P<minute>\d\d)(?:(?P=colon)(?P<second>\d\d)(?:[.,]\d+)?)?"
_FLAGS = re.ASCII | re.IGNORECASE
# After a date alone an offset needs its colon: 2023-10-01-05 may be meant as five days.
_DAY = re.compile(_DATE + r"(?P<zone>Z|[+-]\d\d:\d\d)?", _FLAGS)
_TIME = re.compile(_DATE + "[T ]" + _CLOCK + r"(?P<zone>Z|[+-]\d\d(?::?\d\d)?)?", _FLAGS)

_ONE_SECOND = timedelta(seconds=1)
_ONE_DAY = timedelta(days=1)
_SIXTY = 60
_WIDEST_OFFSET = timedelta(hours=14)


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
            raise ValueError(
                f"ends ({self.end.isoformat()}) before it starts ({self.start.isoformat()})"
            )

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

    Raises:
        ValueError: the first or last day of the calendar, which has no neighbour.
    """
    return _union(value, (UTC, *zones), value.isoformat())


def moment(text: str, zones: Iterable[tzinfo] = ()) -> Interval:
    """Read one end of an interval: an ISO 8601 time with a zone, or a bare date.

    Hyphens and colons may be missing, a blank may stand for the T; fractions of a second are
    dropped; 24:00 is the end of the day. A date may carry a zone (`2023-10-20+09:00`, as in XML
    Schema), and is then the day in that zone alone.

    Args:
        text: such as `2023-10-20T15:43+09:00` or `2023-10-20`.
        zones: the zones (place, publisher) whose day a bare date may mean, beside UTC.

    Raises:
        ValueError: not such a text, a day or time that does not exist, or a clock time without a
            zone. The message goes on from the text: "… is a clock time without a zone".
    """
    text = text.strip()
    shape = _DAY.fullmatch(text) or _TIME.fullmatch(text)
    if shape is None:
        raise ValueError(
            "is neither a date (2023-10-20) nor a time with a zone (2023-10-20T15:43+09:00)"
        )
    try:
        value = date.fromisoformat(shape["date"])
    except ValueError:
        raise ValueError("is no day of the calendar") from None
    zone = _zone(shape["zone"]) if shape["zone"] else None
    if shape.re is _DAY:
        return _union(value, (UTC, *zones) if zone is None else (zone,), text)
    if zone is None:
        raise ValueError("is a clock time without a zone")
    instant = _utc(datetime.combine(value, time(), zone), on=_clock(shape))
    return Interval(instant, instant, text)


def interval(start: str, end: str, zones: Iterable[tzinfo] = ()) -> Interval:
    """Read an interval from the texts of its two ends; an empty end repeats the other.

    Raises:
        ValueError: as `moment`, both ends empty, or an end before its start.
    """
    zones = tuple(zones)
    start, end = start.strip() or end.strip(), end.strip() or start.strip()
    if not start:
        raise ValueError("no time is given")
    first, last = moment(start, zones), moment(end, zones)
    # Two bare dates may overlap and yet stand the wrong way round, so both edges are compared.
    if last.start < first.start and last.end < first.end:
        raise ValueError(f"ends ({end}) before it starts ({start})")
    return Interval(first.start, last.end, start if start == end else f"{start}/{end}")


def iso(instant: datetime) -> str:
    """Write an instant as `2023-10-20T06:43:00Z`."""
    return instant.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _union(value: date, zones: Iterable[tzinfo], text: str) -> Interval:
    starts: list[datetime] = []
    ends: list[datetime] = []
    for zone in zones:
        # Where clocks go back over midnight, it comes twice; where they skip it, it has no time.
        for fold in (0, 1):
            midnight = datetime.combine(value, time(fold=fold), zone)
            start, end = _utc(midnight), _utc(midnight, on=_ONE_DAY) - _ONE_SECOND
            starts += [start] if start.astimezone(zone).date() == value else []
            ends += [end] if end.astimezone(zone).date() == value else []
    return Interval(min(starts), max(ends), text)


def _utc(local: datetime, *, on: timedelta = timedelta()) -> datetime:
    """Give the instant at which the local clock has gone on by so much."""
    try:
        return (local + on).replace(fold=local.fold).astimezone(UTC)
    except OverflowError:
        raise ValueError("is too near the end of the calendar") from None


def _clock(shape: re.Match[str]) -> timedelta:
    minute, second = int(shape["minute"]), int(shape["second"] or 0)
    clock = timedelta(hours=int(shape["hour"]), minutes=minute, seconds=second)
    if minute >= _SIXTY or second >= _SIXTY or clock > _ONE_DAY:
        raise ValueError("is no time of day (write a leap second as 23:59:59)")
    return clock


def _zone(text: str) -> tzinfo:
    if text in "Zz":
        return UTC
    minutes = int(text[3:].lstrip(":") or 0)
    offset = timedelta(hours=int(text[1:3]), minutes=minutes)
    if minutes >= _SIXTY or offset > _WIDEST_OFFSET:
        raise ValueError("has an offset that is kept nowhere (the widest is 14:00)")
    return timezone(-offset if text[0] == "-" else offset)
