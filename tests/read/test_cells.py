from datetime import date

import pytest

from deadreckon.errors import BadRow
from deadreckon.model.frame import Frame
from deadreckon.model.times import iso
from deadreckon.read.cells import Cells, day_of, read_rows
from deadreckon.read.table import Row, Table


def cells(frame: Frame, **content: str) -> Cells:
    if "from_" in content:
        content["from"] = content.pop("from_")
    return Cells("t.csv", Row(3, "r", content, extra="page: 4"), frame, "abc")


def test_an_empty_number_is_none_and_a_bad_one_costs_the_row(frame: Frame) -> None:
    assert cells(frame, x="").number("x", 0, 1) is None
    assert cells(frame).number("x", 0, 1) is None
    assert cells(frame, x=" 0.5 ".strip()).number("x", 0, 1) == 0.5
    for text in ("nan", "inf", "1,5", "x", "2", "-0.1", "1e999"):
        with pytest.raises(BadRow) as caught:
            cells(frame, x=text).number("x", 0, 1)
        error = caught.value
        assert (error.file, error.line, error.field, error.value) == ("t.csv", 3, "x", text)


def test_whole_numbers_are_whole(frame: Frame) -> None:
    assert cells(frame, x="12.0").whole("x") == 12
    with pytest.raises(BadRow, match="not a whole number"):
        cells(frame, x="1.5").whole("x")


def test_yes_and_no_come_in_the_usual_words(frame: Frame) -> None:
    assert [cells(frame, x=w).truth("x") for w in ("yes", "FALSE", "1", "")] == [
        True,
        False,
        True,
        None,
    ]
    with pytest.raises(BadRow, match="neither"):
        cells(frame, x="perhaps").truth("x")


def test_a_bare_day_is_that_of_the_place_the_publisher_and_utc(frame: Frame) -> None:
    row = cells(frame, from_="2023-06-01", to="2023-06-01", source="watch")
    when = row.when(row.zones("pier"))  # of a pier: its port's zone
    assert iso(when.start) == "2023-05-31T15:00:00Z"
    assert iso(when.end) == "2023-06-02T03:59:59Z"


@pytest.mark.parametrize(
    ("start", "end", "guilty"),
    [
        ("2023-06-02", "2023-06-01", "to"),
        ("2023-06-02T10:00", "2023-06-02T11:00", "from"),
        ("2023-06-02", "tomorrow", "to"),
        ("", "", "from"),
        ("", "x", "to"),
    ],
)
def test_the_end_that_is_wrong_is_named(frame: Frame, start: str, end: str, guilty: str) -> None:
    with pytest.raises(BadRow) as caught:
        cells(frame, from_=start, to=end).when()
    assert caught.value.field == guilty


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2023-10-20", date(2023, 10, 20)),
        ("20231020", date(2023, 10, 20)),
        ("2023-10-20+09:00", date(2023, 10, 20)),
        ("2023-10-20T03:00+09:00", date(2023, 10, 19)),
        ("2023-10-20 23:30Z", date(2023, 10, 20)),
    ],
)
def test_a_day_is_as_written_and_that_of_a_time_in_utc(text: str, day: date) -> None:
    assert day_of(text) == day


def test_notes_hold_what_other_columns_say(frame: Frame) -> None:
    assert cells(frame, note="mine").note == "mine; page: 4"


def test_bad_rows_are_set_aside_in_place(frame: Frame) -> None:
    rows = tuple(Row(n, str(n), {"x": text}) for n, text in enumerate(["1", "a", "3"], 2))
    found = read_rows(Table("t.csv", rows, (), ()), frame, "abc", lambda row: row.number("x", 0, 9))
    assert found.nouns == (1.0, 3.0)
    assert [(told.line, told.field, told.value) for told in found.set_aside] == [(3, "x", "a")]
    assert found.ids == {"2", "3", "4"}
