from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from deadreckon.claims.dates import Now, Point, full_year, known

NOW = Now(date(2023, 10, 27))


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(1, 12), st.integers(1, 28))
def test_a_day_is_the_latest_or_the_next(published: date, month: int, day: int) -> None:
    now = Now(published)
    point = Point(month=month, day=day)
    past, ahead = point.resolved(now), point.resolved(now, ahead=True)
    assert past is not None
    assert ahead is not None
    assert past[0] <= published <= ahead[1]
    assert (published - past[0]).days <= 365
    assert (ahead[0] - published).days <= 366


def test_leap_days_and_months_that_have_no_such_day() -> None:
    leap = Point(month=2, day=29).resolved(NOW)
    assert leap == (date(2020, 2, 29), date(2020, 2, 29))
    assert Point(day=31).resolved(Now(date(2023, 10, 1))) == (date(2023, 8, 31),) * 2
    assert Point(day=13, weekday=4).resolved(NOW) == (date(2023, 10, 13),) * 2


def test_a_season_under_way_lasts_to_the_publication() -> None:
    assert Point(season="autumn").resolved(NOW) == (date(2023, 9, 1), date(2023, 10, 27))
    assert Point(season="winter").resolved(NOW, ahead=True) == (
        date(2023, 12, 1),
        date(2024, 2, 29),
    )


def test_weekdays_and_weekends() -> None:
    assert Point(weekday=3).resolved(NOW) == (date(2023, 10, 26),) * 2
    assert Point(weekend=True).resolved(NOW) == (date(2023, 10, 21), date(2023, 10, 22))
    assert Point(weekend=True).resolved(NOW, ahead=True) == (date(2023, 10, 28), date(2023, 10, 29))
    assert Point(weekday=0).from_day(date(2023, 10, 26)) == (date(2023, 10, 30),) * 2


def test_short_years_and_what_is_remembered() -> None:
    assert [full_year(value, NOW) for value in (98, 23, 43, 44, 1874)] == [
        1998,
        2023,
        2043,
        1944,
        1874,
    ]
    day, later = date(2023, 9, 1), date(2023, 9, 9)
    assert known(NOW, day, day).anchor == day
    assert known(NOW, day, later).period == (day, later)
    assert known(NOW, day, None) == NOW
