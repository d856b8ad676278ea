"""What really happened, where it is known: a vessel's stays, and the counts that they make."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

from deadreckon.errors import BadRow, Unreadable
from deadreckon.model.frame import Route
from deadreckon.model.times import Interval, moment
from deadreckon.read.table import Row, read_table

STRETCH = 60
"""A minute is told as an hour: a ferry keeps its irregularity and gets a freighter's rhythm."""
PIVOT = datetime(2025, 9, 2, tzinfo=UTC)
"""The instant that stretching leaves where it is."""

_COLUMNS = ("stay", "port", "arrival", "departure")


@dataclass(frozen=True, slots=True)
class Stay:
    """One unbroken stay at a place; None where an end of it is not known."""

    place: str
    arrival: datetime | None
    departure: datetime | None


@dataclass(frozen=True, slots=True)
class Span:
    """A time for which it is known where the vessel was: at a place, or at sea (None)."""

    start: datetime
    end: datetime
    place: str | None


def read_truth(path: Path, *, factor: float = STRETCH, pivot: datetime = PIVOT) -> tuple[Stay, ...]:
    """Read a table of stays (`stay,port,arrival,departure`) in order, and stretch its times.

    A time t becomes pivot + factor (t - pivot). An empty cell is an end that is not known.

    Raises:
        Unreadable: not there, or not such a table.
        BadRow: a row without a shape, or a time that cannot be read or comes before another.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        problem = error.strerror or "cannot be read"
        raise Unreadable(problem, mend="Name a table of stays.", file=str(path)) from error
    table = read_table(data, str(path), required=_COLUMNS, optional=("note",))
    for aside in table.set_aside:
        raise BadRow(aside.reason, mend="Mend the row.", file=aside.file, line=aside.line)
    stays: list[Stay] = []
    last: datetime | None = None
    for row in table.rows:
        ends: list[datetime | None] = []
        for column in ("arrival", "departure"):
            real = _time(row, column, table.name)
            if real and last and real < last:
                raise _bad(row, column, table.name, "comes before a time above it")
            last = real or last
            ends.append(real and pivot + factor * (real - pivot))
        stays.append(Stay(row.cells["port"], *ends))
    return tuple(stays)


def true_passages(stays: Iterable[Stay], route: Route) -> int:
    """Count the voyages from the route's origins to its destinations that arrived in its window.

    As the contract counts: by way of places elsewhere too, and whenever they began. An arrival
    that is not known counts by the departure after it.
    """
    ends = _at_ends(stays, route)
    return sum(
        before == "origin" and end == "destination" and arrived
        for (before, _), (end, arrived) in pairwise(ends)
    )


def true_round_trips(stays: Iterable[Stay], route: Route) -> int:
    """Count pairs of voyages, there and back, whose return arrived in the route's window.

    Voyages alternate, so to take each pair as it comes gives the most.
    """
    ends = _at_ends(stays, route)
    unpaired = False
    count = 0
    for (before, _), (end, arrived) in pairwise(ends):
        if before != end:
            returned = unpaired and arrived
            count += returned
            unpaired = not returned
    return count


def known_spans(stays: Sequence[Stay]) -> tuple[Span, ...]:
    """Give the times for which it is known where the vessel was, in order.

    Between the last time before an end that is not known and the first after it, nothing is.
    """
    places = [place for stay in stays for place in (stay.place, None)]
    times = [time for stay in stays for time in (stay.arrival, stay.departure)]
    return tuple(
        Span(start, end, place)
        for start, end, place in zip(times, times[1:], places, strict=False)
        if start is not None and end is not None
    )


def span_at(spans: Sequence[Span], instant: datetime) -> Span | None:
    """Find the span that holds an instant, or None where nothing is known."""
    index = bisect_right(spans, instant, key=lambda span: span.start) - 1
    return spans[index] if index >= 0 and instant <= spans[index].end else None


def share_at(spans: Iterable[Span], place: str, window: Interval) -> float:
    """Give the share of the window's known time that the vessel spent at a place."""
    known = there = timedelta()
    for span in spans:
        lapse = min(span.end, window.end) - max(span.start, window.start)
        if lapse > timedelta():
            known += lapse
            there += lapse if span.place == place else timedelta()
    return there / known if known else 0.0


def _at_ends(stays: Iterable[Stay], route: Route) -> Iterator[tuple[str, bool]]:
    """Give each stay at an end of the route: which end, and whether it arrived in the window."""
    for stay in stays:
        arrived = stay.arrival or stay.departure
        inside = arrived is not None and route.window.start <= arrived <= route.window.end
        if stay.place in route.origins:
            yield "origin", inside
        elif stay.place in route.destinations:
            yield "destination", inside


def _time(row: Row, column: str, name: str) -> datetime | None:
    text = row.cells[column]
    try:
        return moment(text).start if text else None
    except ValueError as error:
        raise _bad(row, column, name, str(error)) from None


def _bad(row: Row, column: str, name: str, problem: str) -> BadRow:
    mend = "Write a time with a zone, in order, or leave the cell empty."
    value = row.cells[column]
    return BadRow(problem, mend=mend, file=name, line=row.line, field=column, value=value)
