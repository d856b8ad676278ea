from datetime import date

import pytest

from deadreckon import times
from deadreckon.claims.datefigures import figures
from deadreckon.claims.dates import Now


def spans(language: str, published: str, text: str) -> list[tuple[str, str]]:
    found = times(text, language=language, published=date.fromisoformat(published))
    return [(str(one.from_), str(one.to)) for one in found]


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        *(("en", "on 2023-10-04", "2023-10-04"), ("en", "on 10/04/2023", "2023-10-04")),
        *(("en", "on 24/10/2023", "2023-10-24"), ("de", "am 04.10.2023", "2023-10-04")),
        *(("de", "am 27.10. lag", "2023-10-27"), ("fr", "le 4/10/23", "2023-10-04")),
        *(("vi", "ngày 4/10", "2023-10-04"), ("zh", "2023/10/4", "2023-10-04")),
        *(("ko", "2023.10.04", "2023-10-04"), ("en", "file-20231004.txt", "2023-10-04")),
        *(("ru", "04.10.2023", "2023-10-04"), ("tr", "4/10/2023", "2023-10-04")),
    ],
)
def test_figures_are_read_in_the_order_of_the_language(language: str, text: str, day: str) -> None:
    assert spans(language, "2023-10-27", text) == [(day, day)]


def test_months_in_figures() -> None:
    assert spans("en", "2023-10-27", "in 08/2023") == [("2023-08-01", "2023-08-31")]
    assert spans("en", "2023-10-27", "in 2023-08") == [("2023-08-01", "2023-08-31")]


@pytest.mark.parametrize("text", ["version 1.2.3.4", "833/2014", "99/99/2023", "11:01", "5-3"])
def test_other_figures_are_no_dates(text: str) -> None:
    assert spans("en", "2023-10-27", text) == []


def test_the_order_that_is_no_date_gives_way() -> None:
    now = Now(date(2023, 10, 27))
    assert figures("13/10/2023", "mdy", now) == figures("10/13/2023", "dmy", now)
    assert figures("31/02/2023", "dmy", now) is None
