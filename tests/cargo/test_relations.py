from datetime import date, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deadreckon.cargo.relations import RelationFound, calendar_days, later, relations
from deadreckon.model.evidence import Anchor, Claim, Evidence
from deadreckon.model.frame import Frame, Happening, Relation
from deadreckon.model.times import Interval, interval

AT = Anchor("0" * 64, "evidence/claims.csv", 2)
FAR_EAST = timezone(timedelta(hours=10))


def dated(start: str, end: str = "") -> Interval:
    return interval(start, end, (FAR_EAST,))


def compare(event: Interval | None, days: tuple[float, float] = (21, 21)) -> RelationFound:
    visit = Happening("visit", dated("2023-07-25", "2023-07-27"), "a visit")
    frame = Frame(
        id="case",
        window=dated("2023-01-01", "2023-12-31"),
        happenings={"visit": visit},
        relations=(Relation("lapse", "start", "visit", days),),
    )
    claims = (Claim("start", "it began", AT, when=event),)
    return relations(frame, Evidence(claims=claims))[0]


def test_three_weeks_after_a_visit_of_three_days() -> None:
    found = compare(dated("2023-08-11", "2023-08-20"))
    assert found.computed == (date(2023, 8, 15), date(2023, 8, 17))
    assert found.told == (date(2023, 8, 11), date(2023, 8, 20))
    assert found.agrees is True


@pytest.mark.parametrize(
    ("start", "end", "agrees"),
    [
        ("2023-08-17", "2023-08-30", True),
        ("2023-08-18", "2023-08-30", False),
        ("2023-08-01", "2023-08-15", True),
        ("2023-08-01", "2023-08-14", False),
    ],
)
def test_days_meet_or_they_do_not(start: str, end: str, *, agrees: bool) -> None:
    assert compare(dated(start, end)).agrees is agrees


def test_a_lapse_told_as_a_range_is_a_range() -> None:
    found = compare(dated("2023-08-11"), (14, 22))
    assert found.computed == (date(2023, 8, 8), date(2023, 8, 18))


def test_an_event_without_a_date_cannot_be_compared() -> None:
    found = compare(None)
    assert (found.told, found.agrees) == (None, None)
    assert "start has no date" in found.why


@given(st.dates(date(1990, 1, 1), date(2040, 1, 1)), st.integers(-12, 14))
def test_a_bare_date_is_that_day_wherever_it_was(day: date, hours: int) -> None:
    zone = timezone(timedelta(hours=hours))
    assert calendar_days(interval(day.isoformat(), "", (zone,))) == (day, day)


def test_a_clock_time_has_the_day_on_the_clock() -> None:
    assert calendar_days(interval("2023-10-20T03:10+09:00", "")) == (date(2023, 10, 20),) * 2


@pytest.mark.parametrize(("days", "end"), [(50_000, date.max), (-800_000, date.min)])
def test_a_lapse_ends_with_the_calendar(days: int, end: date) -> None:
    assert later(date(9999, 1, 1) if days > 0 else date(3, 1, 1), days) == end
