from datetime import date

import pytest

from deadreckon import times


def spans(language: str, published: str, text: str) -> list[tuple[str, str]]:
    found = times(text, language=language, published=date.fromisoformat(published))
    return [(str(one.from_), str(one.to)) for one in found]


DAYS = [
    *(("en", "on 7 September", "2023-09-07"), ("en", "on Sept. 7th", "2023-09-07")),
    *(
        ("en", "Thursday, September 7, 2023", "2023-09-07"),
        ("en", "the 7th of September", "2023-09-07"),
    ),
    *(("fr", "le 1er octobre", "2023-10-01"), ("fr", "jeudi 7 septembre", "2023-09-07")),
    *(("de", "am 7. September", "2023-09-07"), ("es", "el 7 de septiembre de 2021", "2021-09-07")),
    *(("es", "el pasado día 10", "2023-10-10"), ("it", "il 7 settembre", "2023-09-07")),
    *(("pt", "a 7 de setembro", "2023-09-07"), ("ru", "7 сентября 2021 года", "2021-09-07")),
    *(("uk", "7 вересня", "2023-09-07"), ("pl", "7 września", "2023-09-07")),
    *(("ro", "pe 7 septembrie", "2023-09-07"), ("tr", "7 Eylül'de", "2023-09-07")),
    *(("ar", "في 7 سبتمبر", "2023-09-07"), ("ar", "يوم 7 أيلول", "2023-09-07")),
    *(("ko", "지난달 7일", "2023-09-07"), ("ko", "2021년 9월 7일", "2021-09-07")),
    *(
        ("ja", "先月7日", "2023-09-07"),
        ("ja", "9月7日(木)", "2023-09-07"),
        ("zh", "上月7日", "2023-09-07"),
    ),
    *(("zh", "二零二一年九月七日", "2021-09-07"), ("zh", "本月7號", "2023-10-07")),
    *(("vi", "ngày 7 tháng 9 năm 2021", "2021-09-07"), ("ko", "21일", "2023-10-21")),
]
PERIODS = [
    *(
        ("en", "since mid-August", "2023-08-11", "2023-10-27"),
        ("en", "in August", "2023-08-01", "2023-08-31"),
    ),
    *(("en", "in early May 2021", "2021-05-01", "2021-05-10"),),
    *(("fr", "depuis la mi-août", "2023-08-11", "2023-10-27"),),
    *(
        ("fr", "fin septembre", "2023-09-21", "2023-09-30"),
        ("de", "Anfang Mai", "2023-05-01", "2023-05-10"),
    ),
    *(("es", "a mediados de agosto", "2023-08-11", "2023-08-20"),),
    *(
        ("it", "fine agosto", "2023-08-21", "2023-08-31"),
        ("pt", "em meados de agosto", "2023-08-11", "2023-08-20"),
    ),
    *(
        ("ru", "в начале мая", "2023-05-01", "2023-05-10"),
        ("uk", "наприкінці серпня", "2023-08-21", "2023-08-31"),
    ),
    *(("pl", "w połowie sierpnia", "2023-08-11", "2023-08-20"),),
    *(("ro", "la mijlocul lunii august", "2023-08-11", "2023-08-20"),),
    *(
        ("tr", "Ağustos ortasında", "2023-08-11", "2023-08-20"),
        ("ar", "منتصف أغسطس", "2023-08-11", "2023-08-20"),
    ),
    *(
        ("ko", "8월 중순", "2023-08-11", "2023-08-20"),
        ("ja", "8月下旬", "2023-08-21", "2023-08-31"),
    ),
    *(
        ("zh", "8月中旬", "2023-08-11", "2023-08-20"),
        ("vi", "giữa tháng 8", "2023-08-11", "2023-08-20"),
    ),
    *(
        ("en", "7 and 8 September", "2023-09-07", "2023-09-08"),
        ("ru", "7–8 сентября", "2023-09-07", "2023-09-08"),
    ),
    *(
        ("de", "7.-8. September", "2023-09-07", "2023-09-08"),
        ("uk", "19 і 23 жовтня", "2023-10-19", "2023-10-23"),
    ),
    *(
        ("ja", "先月7日と8日", "2023-09-07", "2023-09-08"),
        ("ko", "지난달 7일과 8일", "2023-09-07", "2023-09-08"),
    ),
    *(
        ("ko", "작년 7월", "2022-07-01", "2022-07-31"),
        ("zh", "去年7月", "2022-07-01", "2022-07-31"),
    ),
    *(("en", "August last year", "2022-08-01", "2022-08-31"),),
]


@pytest.mark.parametrize(("language", "text", "day"), DAYS)
def test_days_are_read_in_every_order(language: str, text: str, day: str) -> None:
    assert spans(language, "2023-10-27", text) == [(day, day)]


@pytest.mark.parametrize(("language", "text", "first", "last"), PERIODS)
def test_months_and_their_parts(language: str, text: str, first: str, last: str) -> None:
    assert spans(language, "2023-10-27", text) == [(first, last)]


def test_may_is_a_month_only_where_something_leads_up_to_it() -> None:
    assert spans("en", "2023-10-27", "the ships may sail, or they may not") == []
    assert spans("en", "2023-10-27", "it sailed in May") == [("2023-05-01", "2023-05-31")]
