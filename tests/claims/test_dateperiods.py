from datetime import date

import pytest

from deadreckon import times


def spans(language: str, published: str, text: str) -> list[tuple[str, str]]:
    found = times(text, language=language, published=date.fromisoformat(published))
    return [(str(one.from_), str(one.to)) for one in found]


CASES = [
    *(
        ("en", "on Friday", "2023-10-20", "2023-10-20"),
        ("en", "last Friday", "2023-10-20", "2023-10-20"),
    ),
    *(
        ("en", "next Tuesday", "2023-10-31", "2023-10-31"),
        ("en", "last week", "2023-10-16", "2023-10-22"),
    ),
    *(
        ("en", "last month", "2023-09-01", "2023-09-30"),
        ("en", "this year", "2023-01-01", "2023-12-31"),
    ),
    *(
        ("en", "last summer", "2023-06-01", "2023-08-31"),
        ("en", "in 2019", "2019-01-01", "2019-12-31"),
    ),
    *(
        ("en", "the 1990s", "1990-01-01", "1999-12-31"),
        ("en", "at Christmas 2022", "2022-12-25", "2022-12-25"),
    ),
    *(
        ("fr", "jeudi", "2023-10-26", "2023-10-26"),
        ("fr", "la semaine dernière", "2023-10-16", "2023-10-22"),
    ),
    *(
        ("de", "vergangenen Freitag", "2023-10-20", "2023-10-20"),
        ("de", "Ende des Jahres", "2023-07-01", "2023-12-31"),
    ),
    *(
        ("es", "el mes pasado", "2023-09-01", "2023-09-30"),
        ("es", "el verano pasado", "2023-06-01", "2023-08-31"),
    ),
    *(
        ("it", "la settimana scorsa", "2023-10-16", "2023-10-22"),
        ("pt", "no mês passado", "2023-09-01", "2023-09-30"),
    ),
    *(
        ("ru", "в минувшее воскресенье", "2023-10-22", "2023-10-22"),
        ("ru", "на прошлой неделе", "2023-10-16", "2023-10-22"),
    ),
    *(
        ("uk", "минулого тижня", "2023-10-16", "2023-10-22"),
        ("uk", "у суботу", "2023-10-21", "2023-10-21"),
    ),
    *(
        ("pl", "w zeszłym miesiącu", "2023-09-01", "2023-09-30"),
        ("pl", "we wtorek", "2023-10-24", "2023-10-24"),
    ),
    *(
        ("ro", "săptămâna trecută", "2023-10-16", "2023-10-22"),
        ("tr", "geçen hafta", "2023-10-16", "2023-10-22"),
    ),
    *(
        ("ar", "الأسبوع الماضي", "2023-10-16", "2023-10-22"),
        ("ar", "يوم الخميس الماضي", "2023-10-19", "2023-10-19"),
    ),
    *(("ko", "지난주", "2023-10-16", "2023-10-22"), ("ko", "지난달", "2023-09-01", "2023-09-30")),
    *(("ja", "先週", "2023-10-16", "2023-10-22"), ("ja", "昨年", "2022-01-01", "2022-12-31")),
    *(("zh", "上周五", "2023-10-20", "2023-10-20"), ("zh", "週五", "2023-10-20", "2023-10-20")),
    *(
        ("vi", "tuần trước", "2023-10-16", "2023-10-22"),
        ("vi", "năm 2019", "2019-01-01", "2019-12-31"),
    ),
    *(("zh", "年底", "2023-07-01", "2023-12-31"), ("ko", "어제", "2023-10-25", "2023-10-25")),
]


@pytest.mark.parametrize(("language", "text", "first", "last"), CASES)
def test_periods_are_told_from_the_day_of_publication(
    language: str, text: str, first: str, last: str
) -> None:
    assert spans(
        language,
        "2023-10-26" if text in ("on Friday", "週五", "어제", "jeudi") else "2023-10-27",
        text,
    ) == [(first, last)]


@pytest.mark.parametrize("text", ["Resolution 1970", "IMO 2017", "page 2020", "1831 ships"])
def test_other_numbers_are_no_years(text: str) -> None:
    assert spans("en", "2023-10-27", text) == []


def test_that_night_and_the_next_day_go_on_from_the_day_last_named() -> None:
    found = spans(
        "en", "2023-10-27", "It came on 3 March. That night it was dark. The next day it left"
    )
    assert found == [("2023-03-03",) * 2, ("2023-03-03",) * 2, ("2023-03-04",) * 2]
