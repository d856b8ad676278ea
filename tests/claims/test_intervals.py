from datetime import date

import pytest

from deadreckon import times


def spans(language: str, published: str, text: str) -> list[tuple[str, str]]:
    found = times(text, language=language, published=date.fromisoformat(published))
    return [(str(one.from_), str(one.to)) for one in found]


@pytest.mark.parametrize(
    ("language", "text", "first", "last"),
    [
        ("en", "from mid-August to 14 October", "2023-08-11", "2023-10-14"),
        ("en", "between 7 September and 1 October", "2023-09-07", "2023-10-01"),
        ("en", "between January and August last year", "2022-01-01", "2022-08-31"),
        ("en", "since late August", "2023-08-21", "2023-10-27"),
        ("en", "until Sunday", "2023-10-27", "2023-10-29"),
        ("en", "before the end of November", "2023-10-27", "2023-11-30"),
        ("en", "from Monday onwards", "2023-10-23", "None"),
        ("en", "two weeks after 12 January 2021", "2021-01-26", "2021-01-26"),
        ("en", "the week of 10 April", "2023-04-10", "2023-04-16"),
        ("fr", "du 7 au 9 juin", "2023-06-07", "2023-06-09"),
        ("fr", "entre le 7 septembre et le 1er octobre", "2023-09-07", "2023-10-01"),
        ("de", "zwischen Ende August und vergangenem Freitag", "2023-08-21", "2023-10-20"),
        ("de", "bis Jahresende", "2023-10-27", "2023-12-31"),
        ("es", "desde el 29 de abril", "2023-04-29", "2023-10-27"),
        ("it", "tra marzo e agosto", "2023-03-01", "2023-08-31"),
        ("pt", "entre 7 de setembro e 1 de outubro", "2023-09-07", "2023-10-01"),
        ("ru", "с августа прошлого года по январь", "2022-08-01", "2023-01-31"),
        ("uk", "від 26 серпня", "2023-08-26", "2023-10-27"),
        ("pl", "od połowy sierpnia", "2023-08-11", "2023-10-27"),
        ("ro", "între 5 și 8 septembrie", "2023-09-05", "2023-09-08"),
        ("tr", "Mart'tan Mayıs'a kadar", "2023-03-01", "2023-05-31"),
        ("ar", "بين 5 و8 سبتمبر", "2023-09-05", "2023-09-08"),
        ("ko", "8월 26일부터 10월 12일까지", "2023-08-26", "2023-10-12"),
        ("ko", "작년 7월부터", "2022-07-01", "2023-10-27"),
        ("ja", "8月中旬から今月14日まで", "2023-08-11", "2023-10-14"),
        ("zh", "从8月中旬至本月14日", "2023-08-11", "2023-10-14"),
        ("zh", "自去年以來", "2022-01-01", "2023-10-27"),
        ("vi", "từ giữa tháng 8 đến ngày 14/10", "2023-08-11", "2023-10-14"),
    ],
)
def test_two_ends_are_one_interval(language: str, text: str, first: str, last: str) -> None:
    assert spans(language, "2023-10-27", text) == [(first, last)]


def test_months_that_follow_one_another_are_joined_and_others_are_not() -> None:
    assert spans("en", "2023-10-27", "in July and August") == [("2023-07-01", "2023-08-31")]
    assert spans("en", "2023-10-27", "in March and August") == [
        ("2023-03-01", "2023-03-31"),
        ("2023-08-01", "2023-08-31"),
    ]


def test_from_a_day_on_there_is_no_end_and_after_something_unnamed_no_day() -> None:
    assert spans("fr", "2023-10-27", "à partir de la mi-août") == [("2023-08-11", "None")]
    vague = "entre mai et août; trois semaines après la visite"
    assert spans("fr", "2023-10-27", vague) == [("2023-05-01", "2023-08-31")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "in recent weeks"),
        ("en", "over the past months"),
        ("fr", "ces dernières semaines"),
        ("de", "in den letzten Wochen"),
        ("es", "en los últimos meses"),
        ("ru", "в последние недели"),
        ("en", "it is now at sea"),
    ],
)
def test_times_without_ends_are_none(language: str, text: str) -> None:
    assert spans(language, "2023-10-27", text) == []
