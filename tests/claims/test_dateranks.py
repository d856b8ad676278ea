from datetime import date

import pytest

from deadreckon import times


def spans(language: str, published: str, text: str) -> list[tuple[str, str]]:
    found = times(text, language=language, published=date.fromisoformat(published))
    return [(str(one.from_), str(one.to)) for one in found]


@pytest.mark.parametrize(
    ("language", "text", "first", "last"),
    [
        ("en", "the last week of July 2016", "2016-07-25", "2016-07-31"),
        ("en", "Q3 2023", "2023-07-01", "2023-09-30"),
        ("en", "the first quarter of the year", "2023-01-01", "2023-03-31"),
        ("en", "the third month of 2021", "2021-03-01", "2021-03-31"),
        ("en", "the first ten days of last year", "2022-01-01", "2022-01-10"),
        ("fr", "la première semaine de juin 2020", "2020-06-01", "2020-06-07"),
        ("es", "el primer trimestre de 2017", "2017-01-01", "2017-03-31"),
        ("de", "in der letzten Woche im Juli 2016", "2016-07-25", "2016-07-31"),
        ("zh", "2021年的第二周", "2021-01-11", "2021-01-17"),
        ("ja", "2018年の第3週", "2018-01-15", "2018-01-21"),
        ("ko", "2018년 세 번째 주", "2018-01-15", "2018-01-21"),
        ("pt", "semana 27 de 2018", "2018-07-02", "2018-07-08"),
    ],
)
def test_counted_periods(language: str, text: str, first: str, last: str) -> None:
    assert spans(language, "2023-10-27", text) == [(first, last)]
