import pytest

from deadreckon import quantities


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "on 7 September ships sailed"),
        ("en", "between 7 and 8 September ships sailed"),
        ("en", "Resolution 1718 containers"),
        ("de", "am 7. September Schiffe"),
        ("es", "entre el 9 y el 12 de marzo"),
        ("ru", "с 19 по 24 августа судно"),
        ("fr", "la résolution 1874 navires"),
        ("ja", "10月5日に船"),
        ("ko", "8월 26일 선박"),
        ("vi", "ngày 14 tàu rời cảng"),
        ("zh", "第1718号决议"),
    ],
)
def test_dates_and_names_are_no_counts(language: str, text: str) -> None:
    assert quantities(text, language=language) == []
