import datetime as dt

import polars as pl
import pytest

from deadreckon.read.ais.times import how_written, read_times

MOMENT = dt.datetime(2023, 10, 14, 8, 30, 5, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    "text",
    [
        "2023-10-14T08:30:05",
        "2023-10-14 08:30:05",
        "2023/10/14 08:30:05",
        "2023-10-14T08:30:05Z",
        "2023-10-14 08:30:05 UTC",
        "2023-10-14 08:30:05.000",
        "2023-10-14T08:30:05.000000Z",
        "2023-10-14 08:30:05+00:00",
        "2023-10-14 08:30:05.000 +0000 UTC",
        "2023-10-14T10:30:05+02:00",
        "2023-10-14T03:00:05-0530",
        "14/10/2023 08:30:05",
        "10/14/2023 08:30:05",
        "14-10-2023 08:30:05",
        "14.10.2023 08:30:05",
        "20231014_083005",
        "20231014T083005Z",
        "20231014083005",
        "1697272205",
        "1697272205000",
        "1697272205000000",
        "1697272205.0",
    ],
)
def test_a_moment_is_read_however_it_is_written(text: str) -> None:
    written = how_written([text])
    assert written is not None
    (read,) = read_times(pl.Series([text]), written)
    assert read == MOMENT
    zoned = any(mark in text for mark in ("Z", "UTC", "+", "-0530")) or text[:4] == "1697"
    assert written.zone == zoned


@pytest.mark.parametrize("text", ["05/06/2023 08:30:05", "2023-10-14", "yesterday", "12", "10:30"])
def test_what_could_be_two_moments_or_none_is_not_guessed(text: str) -> None:
    assert how_written([text]) is None


def test_a_day_above_twelve_tells_the_order_and_so_does_a_dialect() -> None:
    for values, day_first in (
        (["05/06/2023 00:00:00", "25/06/2023 00:00:00"], None),
        (["05/06/2023 00:00:00"], True),
    ):
        written = how_written(values, day_first=day_first)
        assert written is not None
        (first, *_) = read_times(pl.Series(values), written)
        assert first.month == 6


def test_values_written_otherwise_are_read_where_that_is_safe_and_else_null() -> None:
    written = how_written(["2023-10-14T08:30:05"])
    assert written is not None
    texts = ["2023-10-14 08:30:05", "2023-10-14T08:30:05.000Z", "2023-02-30T00:00:00", "nonsense"]
    read = read_times(pl.Series(texts), written)
    assert read.to_list() == [MOMENT, MOMENT, None, None]
