from dataclasses import replace
from datetime import date

import pytest

from deadreckon.cargo.goods import goods, rows
from deadreckon.model.evidence import Bound, Claim
from deadreckon.model.times import interval
from tests.cargo.harbour import AT, FRAME

TOLD = Claim("c", "boxes", AT, value=100.0, unit="container", bound="eq", origin="patrol")


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ("containers", "boxes"), ("TEU", "boxes"), ("shell", "shells"), ("Artillery rounds", None),
        ("artillery-shells", "shells"), ("tonnes", "tonnes"), ("t", "tonnes"), ("km", None),
        ("round trip", None), ("pit", None), ("", None),
    ],
)  # fmt: skip
def test_what_counts_goods(unit: str, expected: str | None) -> None:
    if unit == "Artillery rounds":
        expected = "shells"
    assert goods(replace(TOLD, unit=unit)) == expected
    assert goods(replace(TOLD, unit=unit, value=None)) is None


@pytest.mark.parametrize(
    ("bound", "value", "upper", "low", "high"),
    [
        ("eq", 100.0, None, 100, 100),
        ("gt", 100.0, None, 101, None),
        ("ge", 100.0, None, 100, None),
        ("le", 100.0, None, 0, 100),
        ("lt", 100.0, None, 0, 99),
        ("approx", 100.0, None, 90, 110),
        ("between", 100.0, 200.0, 100, 200),
        ("eq", 50.69, None, 50.69, 50.69),
        ("gt", 50.5, None, 50.5, None),
        ("lt", 50.5, None, 0, 50.5),
        ("approx", 50.5, None, 45.45, 55.55),
        ("between", 1.5, 2.5, 1.5, 2.5),
    ],
)
def test_what_a_total_leaves_open(
    bound: Bound, value: float, upper: float | None, low: float, high: float | None
) -> None:
    (row,) = rows([replace(TOLD, bound=bound, value=value, upper=upper)], FRAME)
    assert row.low == pytest.approx(low)
    assert row.high == (None if high is None else pytest.approx(high))


def test_an_origin_that_repeats_itself_is_one_row() -> None:
    dated = replace(TOLD, id="d", when=interval("2021-03-01", "2021-03-10"))
    (row,) = rows([TOLD, dated, replace(TOLD, id="e")], FRAME)
    assert (row.claim.id, row.claims) == ("d", ("c", "d", "e"))
    assert (row.first, row.last, row.days) == (date(2021, 3, 1), date(2021, 3, 10), 10)


def test_another_window_another_number_and_an_unnamed_origin_are_rows_of_their_own() -> None:
    dated = replace(TOLD, id="d", when=interval("2021-03-01", "2021-03-10"))
    later = replace(TOLD, id="e", when=interval("2021-03-01", "2021-04-10"))
    nobody = replace(dated, id="f", origin="")
    more = replace(dated, id="g", value=101.0)
    found = rows([later, nobody, more, dated], FRAME)
    assert [row.claim.id for row in found] == ["d", "f", "g", "e"]


def test_without_a_window_the_day_on_which_it_was_known_is_the_last() -> None:
    (row,) = rows([replace(TOLD, known=date(2021, 5, 1))], FRAME)
    assert (row.first, row.last, row.days) == (None, date(2021, 5, 1), None)


def test_a_pier_stands_for_its_port() -> None:
    (row,) = rows([replace(TOLD, places=("jetty", "mill"))], FRAME)
    assert row.places == {"mine", "mill"}
