from datetime import date

import pytest

from deadreckon import times


def spans(language: str, published: str, text: str) -> list[tuple[str, str]]:
    found = times(text, language=language, published=date.fromisoformat(published))
    return [(str(one.from_), str(one.to)) for one in found]


@pytest.mark.parametrize(
    ("language", "text", "first", "last"),
    [
        *(
            ("en", "3 days ago", "2023-10-24", "2023-10-24"),
            ("en", "a fortnight ago", "2023-10-13", "2023-10-13"),
        ),
        *(
            ("en", "in two weeks", "2023-11-10", "2023-11-10"),
            ("en", "2 weeks and 2 days ago", "2023-10-11", "2023-10-11"),
        ),
        *(("en", "over the last 3 months", "2023-07-27", "2023-10-27"),),
        *(("en", "the previous two quarters", "2023-04-01", "2023-09-30"),),
        *(
            ("fr", "il y a deux mois", "2023-08-27", "2023-08-27"),
            ("es", "hace dos meses", "2023-08-27", "2023-08-27"),
        ),
        *(
            ("de", "vor drei Tagen", "2023-10-24", "2023-10-24"),
            ("it", "due giorni fa", "2023-10-25", "2023-10-25"),
        ),
        *(
            ("pt", "há dois dias", "2023-10-25", "2023-10-25"),
            ("ru", "три дня назад", "2023-10-24", "2023-10-24"),
        ),
        *(
            ("uk", "три дні тому", "2023-10-24", "2023-10-24"),
            ("pl", "trzy dni temu", "2023-10-24", "2023-10-24"),
        ),
        *(
            ("ro", "acum trei zile", "2023-10-24", "2023-10-24"),
            ("tr", "üç gün önce", "2023-10-24", "2023-10-24"),
        ),
        *(
            ("ar", "قبل ثلاثة أيام", "2023-10-24", "2023-10-24"),
            ("ko", "사흘 전", "2023-10-24", "2023-10-24"),
        ),
        *(
            ("ja", "3日前", "2023-10-24", "2023-10-24"),
            ("zh", "三天前", "2023-10-24", "2023-10-24"),
        ),
        *(
            ("vi", "ba ngày trước", "2023-10-24", "2023-10-24"),
            ("zh", "过去十年", "2013-10-27", "2023-10-27"),
        ),
    ],
)
def test_durations_go_back_and_on(language: str, text: str, first: str, last: str) -> None:
    assert spans(language, "2023-10-27", text) == [(first, last)]


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "It sailed on 2 September and moored three days later", "2023-09-05"),
        (
            "de",
            "Er verließ den Hafen am 2. September und machte drei Tage später fest",
            "2023-09-05",
        ),
        ("es", "Zarpó el 5 de septiembre; había llegado tres días antes", "2023-09-02"),
        ("en", "It was there on 10 September, six days after leaving port", "2023-09-04"),
    ],
)
def test_later_and_earlier_go_on_from_the_day_last_named(
    language: str, text: str, day: str
) -> None:
    assert spans(language, "2023-10-27", text)[-1] == (day, day)
