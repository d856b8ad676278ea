from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deadreckon.claims import periods

DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))
UNITS = ["day", "week", "weekend", "month", "quarter", "half", "year", "decade", "century"]


@given(day=DAYS, unit=st.sampled_from(UNITS))
def test_a_period_holds_its_day_and_the_next_begins_after_it(day: date, unit: str) -> None:
    first, last = periods.around(day, unit, 0)
    assert first <= day <= last or unit == "weekend"
    assert periods.around(day, unit, 1)[0] > last
    assert periods.around(day, unit, -1)[1] < first


@given(day=DAYS, unit=st.sampled_from(["day", "week", "fortnight"]), count=st.integers(-400, 400))
def test_days_and_weeks_go_there_and_back(day: date, unit: str, count: int) -> None:
    assert periods.moved(periods.moved(day, unit, count), unit, -count) == day


def test_months_end_with_the_month() -> None:
    assert periods.moved(date(2024, 1, 31), "month", 1) == date(2024, 2, 29)
    assert periods.moved(date(2018, 8, 21), "workday", 4) == date(2018, 8, 27)
    assert periods.moved(date(2018, 8, 21), "workday", -4) == date(2018, 8, 15)


def test_parts_of_a_month_are_tens_and_of_a_year_thirds() -> None:
    august = periods.month(2023, 8)
    assert [periods.part(august, part)[0].day for part in ("early", "mid", "late")] == [1, 11, 21]
    assert periods.part(august, "late")[1] == date(2023, 8, 31)
    assert periods.part(periods.year(2000), "mid") == (date(2000, 5, 1), date(2000, 8, 31))
    assert periods.part(periods.year(2000), "second")[0] == date(2000, 7, 1)


def test_a_week_belongs_where_its_thursday_lies() -> None:
    assert periods.week_of(periods.year(2019), 1)[0] == date(2018, 12, 31)
    assert periods.week_of(periods.month(2021, 9), -1)[0] == date(2021, 9, 27)


@pytest.mark.parametrize(
    ("key", "year", "day"),
    [
        *(("easter", 2023, date(2023, 4, 9)), ("easter+49", 2022, date(2022, 6, 5))),
        *(("11-4-3", 2023, date(2023, 11, 23)), ("12-25", 1999, date(1999, 12, 25))),
    ],
)
def test_holidays_fall_where_they_do(key: str, year: int, day: date) -> None:
    assert periods.holiday(key, year) == day


def test_seasons_and_parts_of_years() -> None:
    assert periods.season("winter", 2022) == (date(2022, 12, 1), date(2023, 2, 28))
    assert periods.part_of_year(2023, "quarter", 3)[1] == date(2023, 9, 30)
    assert periods.valid(2023, 2, 29) is None
    assert periods.week(date(2023, 10, 27))[1] - periods.WEEK * timedelta(1) < date(2023, 10, 27)
