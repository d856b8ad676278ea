from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deadreckon.model.times import Interval, day, interval, iso, moment

SECOND = timedelta(seconds=1)
EAST, WEST = ZoneInfo("Asia/Vladivostok"), ZoneInfo("America/Anchorage")
# Whole and odd offsets, both sides of the date line, clocks that change at or over midnight, and
# Samoa, which had no 30 December 2011.
ZONES = [
    ZoneInfo(name)
    for name in (
        "America/Havana",
        "America/Sao_Paulo",
        "America/St_Johns",
        "Asia/Kathmandu",
        "Asia/Pyongyang",
        "Asia/Vladivostok",
        "Europe/London",
        "Pacific/Apia",
        "Pacific/Pago_Pago",
    )
]
zones = st.lists(st.sampled_from(ZONES), max_size=3)
days = st.dates(date(1990, 1, 1), date(2035, 12, 31))
instants = st.integers(631_152_000, 2_082_758_399).map(lambda s: datetime.fromtimestamp(s, UTC))
offsets = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


def utc(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+00:00")


@given(instants, zones)
def test_a_day_holds_each_second_that_is_in_it_somewhere(
    instant: datetime, places: list[ZoneInfo]
) -> None:
    for zone in (UTC, *places):
        whole = day(instant.astimezone(zone).date(), places)
        assert whole.start <= instant <= whole.end


@given(days, zones)
def test_a_day_holds_nothing_at_its_edges_that_is_in_it_nowhere(
    value: date, places: list[ZoneInfo]
) -> None:
    def dates(instant: datetime) -> set[date]:
        return {instant.astimezone(zone).date() for zone in (UTC, *places)}

    whole = day(value, places)
    assert value in dates(whole.start)
    assert value not in dates(whole.start - SECOND)
    assert value in dates(whole.end)
    assert value not in dates(whole.end + SECOND)
    assert whole.text == value.isoformat()


@given(days, st.permutations(ZONES), zones)
def test_more_zones_widen_a_day_and_their_order_is_nothing(
    value: date, order: list[ZoneInfo], places: list[ZoneInfo]
) -> None:
    assert day(value, places).within(day(value, order))
    assert day(value, order) == day(value, ZONES)


@pytest.mark.parametrize(
    ("value", "zone", "start", "end"),
    [
        ("2023-10-20", "Asia/Seoul", "2023-10-19T15:00:00", "2023-10-20T23:59:59"),
        ("2023-03-26", "Europe/London", "2023-03-26T00:00:00", "2023-03-26T23:59:59"),
        ("2023-10-29", "Europe/London", "2023-10-28T23:00:00", "2023-10-29T23:59:59"),
        ("2018-11-04", "America/Sao_Paulo", "2018-11-04T00:00:00", "2018-11-05T01:59:59"),
        ("2010-11-06", "America/St_Johns", "2010-11-06T00:00:00", "2010-11-07T03:29:59"),
        ("2010-11-07", "America/St_Johns", "2010-11-07T00:00:00", "2010-11-08T03:29:59"),
        ("2011-12-30", "Pacific/Apia", "2011-12-30T00:00:00", "2011-12-30T23:59:59"),
        ("2011-12-31", "Pacific/Apia", "2011-12-30T10:00:00", "2011-12-31T23:59:59"),
    ],
)
def test_days_of_zones_whose_clocks_change(value: str, zone: str, start: str, end: str) -> None:
    whole = day(date.fromisoformat(value), [ZoneInfo(zone)])
    assert (whole.start, whole.end) == (utc(start), utc(end))


@pytest.mark.parametrize(
    "text",
    [
        "2023-10-20T15:43+09:00",
        "2023-10-20T06:43Z",
        "2023-10-20t06:43z",
        "2023-10-20 06:43Z",
        "20231020T0643Z",
        "2023-10-20T15:43+0900",
        "2023-10-20T15:43+09",
        "2023-10-20T06:43:00.5Z",
        "2023-10-20T06:43:00,123456789-00:00",
        " 2023-10-20T06:43Z\n",
        "2023-10-19T20:43-10:00",
        "2023-10-20T12:28+05:45",
    ],
)
def test_one_instant_written_in_many_ways(text: str) -> None:
    read = moment(text, [EAST])
    assert read == Interval(utc("2023-10-20T06:43"), utc("2023-10-20T06:43"))
    assert read.start.tzinfo is UTC
    assert read.text == text.strip()


def test_a_day_ends_at_24() -> None:
    assert moment("2023-10-20T24:00Z") == moment("2023-10-21T00:00Z")
    assert moment("20231231T240000+0900") == moment("2024-01-01T00:00+09:00")


@pytest.mark.parametrize("text", ["2023-10-20", "20231020", " 2023-10-20 "])
def test_a_bare_date_is_the_day_wherever_it_may_be_meant(text: str) -> None:
    read = moment(text, [EAST, WEST])
    assert read == Interval(utc("2023-10-19T14:00:00"), utc("2023-10-21T07:59:59"))
    assert moment(text) == Interval(utc("2023-10-20T00:00:00"), utc("2023-10-20T23:59:59"))
    assert read.text == text.strip()


def test_a_date_with_a_zone_is_the_day_there_alone() -> None:
    at_najin = Interval(utc("2023-10-19T15:00:00"), utc("2023-10-20T14:59:59"))
    assert moment("2023-10-20+09:00", [WEST]) == at_najin
    assert moment("2023-10-20Z", [WEST]) == day(date(2023, 10, 20))


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("2023-10-20T15:43", "without a zone"),
        ("20231020T154300", "without a zone"),
        ("2023-02-29", "no day of the calendar"),
        ("2023-13-01T00:00Z", "no day of the calendar"),
        ("2016-12-31T23:59:60Z", "leap second"),
        ("2023-10-20T24:01Z", "no time of day"),
        ("2023-10-20T12:60Z", "no time of day"),
        ("2023-10-20T15:43+19:00", "kept nowhere"),
        ("2023-10-20T15:43+09:60", "kept nowhere"),
        ("2023-10-20-22:00", "kept nowhere"),
        ("9999-12-31", "end of the calendar"),
        ("0001-01-01+09:00", "end of the calendar"),
        ("9999-12-31T24:00Z", "end of the calendar"),
        ("", "neither a date"),
        ("2023", "neither a date"),
        ("2023-10", "neither a date"),
        ("2023-1020", "neither a date"),
        ("2023-10-01-05", "neither a date"),
        ("2023-W42-5", "neither a date"),
        ("2023-293", "neither a date"),
        ("20/10/2023", "neither a date"),
        ("20 October 2023", "neither a date"),
        ("2023-10-20T06Z", "neither a date"),
        ("2023-10-20T06:4312Z", "neither a date"),
        ("2023-10-20x06:43Z", "neither a date"),
        ("2023-10-20T06:43 KST", "neither a date"),
        ("２０２３-１０-２０", "neither a date"),
        ("1697784180", "neither a date"),
    ],
)
def test_what_cannot_be_read_is_told(text: str, problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        moment(text, [EAST])


@given(st.text(alphabet="0123456789-+:.,TZtz W", max_size=30), zones)
def test_a_text_is_read_or_refused_and_nothing_else(text: str, places: list[ZoneInfo]) -> None:
    try:
        read = moment(text, places)
    except ValueError:
        return
    assert read.start <= read.end


@given(instants, offsets, st.sampled_from(["T", " "]))
def test_an_instant_is_the_same_from_any_zone(instant: datetime, zone: timezone, sep: str) -> None:
    read = moment(instant.astimezone(zone).isoformat(sep))
    assert (read.start, read.end) == (instant, instant)
    assert moment(iso(read.start)) == read


def test_an_interval_has_dates_and_times_at_its_ends() -> None:
    seen = interval("2023-10-20T11:01+09:00", "2023-10-20T15:43+09:00")
    assert seen == Interval(utc("2023-10-20T02:01"), utc("2023-10-20T06:43"))
    assert seen.text == "2023-10-20T11:01+09:00/2023-10-20T15:43+09:00"
    assert interval("2023-08-26", "2023-10-14", [EAST]) == Interval(
        utc("2023-08-25T14:00:00"), utc("2023-10-14T23:59:59")
    )
    mixed = interval("2023-10-20", "2023-10-20T03:00Z", [EAST])
    assert (mixed.start, mixed.end) == (utc("2023-10-19T14:00:00"), utc("2023-10-20T03:00"))


@pytest.mark.parametrize(("start", "end"), [("2023-10-20", ""), (" ", "2023-10-20")])
def test_one_end_stands_for_both(start: str, end: str) -> None:
    assert interval(start, end, iter([EAST])) == moment("2023-10-20", [EAST])
    assert interval(start, end).text == "2023-10-20"


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2023-10-21", "2023-10-20"),
        ("2023-10-20T06:43Z", "2023-10-20T15:42+09:00"),
        ("2023-10-21", "2023-10-20T03:00Z"),
        ("2023-10-22T03:00Z", "2023-10-20"),
    ],
)
def test_an_end_before_its_start_is_told(start: str, end: str) -> None:
    with pytest.raises(ValueError, match=r"ends \(.*\) before it starts"):
        interval(start, end, [EAST])
    with pytest.raises(ValueError, match=r"ends \(.*\) before it starts"):
        Interval(utc("2023-10-20T06:43"), utc("2023-10-20T06:42"))


def test_no_time_at_all_is_told() -> None:
    with pytest.raises(ValueError, match="no time is given"):
        interval("", " ")


@given(days, days, zones)
def test_dates_in_order_make_an_interval_and_others_do_not(
    first: date, last: date, places: list[ZoneInfo]
) -> None:
    if last < first:
        with pytest.raises(ValueError, match="before it starts"):
            interval(first.isoformat(), last.isoformat(), places)
    else:
        whole = interval(first.isoformat(), last.isoformat(), places)
        assert day(first, places).within(whole)
        assert day(last, places).within(whole)


@given(st.lists(instants, min_size=4, max_size=4))
def test_what_lies_within_overlaps_and_overlapping_goes_both_ways(times: list[datetime]) -> None:
    one, other = Interval(min(times[:2]), max(times[:2])), Interval(min(times[2:]), max(times[2:]))
    shared = max(one.start, other.start) <= min(one.end, other.end)
    assert one.overlaps(other) == other.overlaps(one) == shared
    if one.within(other):
        assert one.overlaps(other)
        assert one.hours <= other.hours
    assert one.within(one)
    assert (one == other) == (one.within(other) and other.within(one))


def test_intervals_sort_by_start_then_end_and_never_by_text() -> None:
    early = Interval(utc("2023-10-20T00:00"), utc("2023-10-20T01:00"), "z")
    long = Interval(utc("2023-10-20T00:00"), utc("2023-10-20T02:30"), "a")
    late = Interval(utc("2023-10-20T00:01"), utc("2023-10-20T00:01"), "")
    assert sorted([late, long, early]) == [early, long, late]
    assert Interval(early.start, early.end, "other words") == early
    assert long.hours == 2.5
