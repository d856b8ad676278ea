from datetime import UTC, date, datetime

import pytest

from deadreckon.model.evidence import Anchor, Listing
from deadreckon.model.times import Interval, interval
from deadreckon.screening.standing import Answer, days, listed, on_the_day, term


def listing(begins: str = "", ends: str = "", basis: str = "") -> Listing:
    when = interval(begins, ends) if begins or ends else None
    return Listing(
        "l",
        "v",
        "UN",
        Anchor("0", "f"),
        when=when,
        begins=bool(begins),
        ends=bool(ends),
        basis=basis,
    )


@pytest.mark.parametrize(
    ("begins", "ends", "answer", "why"),
    [
        ("2023-01-01", "", "yes", "from 2023-01-01"),
        ("2023-08-11", "", "yes", "from 2023-08-11"),
        ("2023-01-01", "2023-10-14", "yes", "from 2023-01-01 to 2023-10-14"),
        ("2024-06-25", "", "no", "only from 2024-06-25"),
        ("2023-01-01", "2023-08-10", "no", "until 2023-08-10"),
        ("", "2023-08-10", "no", "until 2023-08-10"),
        ("2023-09-01", "", "cannot tell", "from 2023-09-01, within the time in which it was"),
        ("2023-01-01", "2023-09-01", "cannot tell", "until 2023-09-01, within the time"),
        ("", "2024-01-01", "cannot tell", "from which day is not stated"),
        ("", "", "cannot tell", "from which day is not stated"),
    ],
)
def test_what_a_listing_says_of_a_time(begins: str, ends: str, answer: Answer, why: str) -> None:
    found = on_the_day(listing(begins, ends), interval("2023-08-11", "2023-10-14"))
    assert found.answer == answer
    assert found.why.startswith(why)


def test_one_listing_in_force_is_enough_and_its_basis_is_said() -> None:
    when = interval("2023-08-11", "2023-10-14")
    no, yes = listing("2024-06-25"), listing("2022-12-31", basis="told")
    answer, why = listed([on_the_day(one, when) for one in (no, yes)])
    assert (answer, why) == ("yes", "UN (told): from 2022-12-31")
    open_ = [on_the_day(one, when) for one in (no, listing())]
    assert listed(open_)[0] == "cannot tell"
    assert listed([on_the_day(no, when)]) == ("no", "UN: only from 2024-06-25")
    assert listed([]) == ("no", "this file has no listing of it")


def test_days_are_as_written() -> None:
    assert days(interval("2023-08-11", "2023-10-14T01:00+09:00")) == (
        date(2023, 8, 11),
        date(2023, 10, 14),
    )
    instant = datetime(2023, 8, 11, 23, tzinfo=UTC)
    assert days(Interval(instant, instant)) == (date(2023, 8, 11),) * 2
    assert term(listing("2023-01-01")) == (date(2023, 1, 1), None)
    assert term(listing("", "2023-01-01")) == (None, date(2023, 1, 1))
