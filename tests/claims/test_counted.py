import pytest

from deadreckon import quantities

UNLISTED = [
    ("en", "At least 14 beehives were lost and 37 rare orchids died.", ["beehive", "orchid"]),
    ("fr", "Plus de 40 ruches brûlées.", ["ruche"]),
    ("es", "Robaron 26 colmenas.", ["colmena"]),
    ("ru", "Собрано 48 генераторов.", ["генератор"]),
    ("ja", "温室17棟が倒れ、3件の陳情が出た。", ["温室", "陳情"]),
    ("ko", "비닐하우스 17동이 무너졌다. 청원 12건을 냈다.", ["비닐하우스", "청원"]),
    ("zh", "17座溫室倒塌。", ["溫室"]),
    ("vi", "Có 17 nhà kính đổ sập.", ["nhà kính"]),
]


@pytest.mark.parametrize(("language", "text", "units"), UNLISTED)
def test_a_noun_that_no_lexicon_lists_is_its_own_unit(
    language: str, text: str, units: list[str]
) -> None:
    assert [found.unit for found in quantities(text, language=language)] == units


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "the two sides met"),
        ("en", "A Boeing 737 skids off."),
        ("en", "The unit reached Sector C 12 yards."),
        ("fr", "les deux camps"),
        ("ru", "самолёт Боинг 737 сел"),
        ("en", "the striker's 19th goal"),
        ("en", "a 45-year-old, 12-storey blocks"),
        ("en", "the 2023-24 season"),
    ],
)
def test_a_name_an_age_or_both_of_two_is_no_count(language: str, text: str) -> None:
    assert quantities(text, language=language) == []


def test_what_is_bounded_below_and_above_by_other_nouns_is_two_counts() -> None:
    found = quantities("at least 14 bridges and nearly 200 homes", language="en")
    assert [(q.bound, q.value, q.unit) for q in found] == [
        ("ge", 14, "bridge"),
        ("lt", 200, "home"),
    ]
