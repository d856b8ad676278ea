import pytest

from deadreckon import quantities

UNLISTED = [
    ("en", "At least 14 lanterns were lost and 37 rare orchids died.", ["lantern", "orchid"]),
    ("fr", "Plus de 40 girouettes arrachées.", ["girouette"]),
    ("es", "Robaron 26 candelabros.", ["candelabro"]),
    ("de", "Gestohlen wurden 26 silberne Kerzenleuchter.", ["Kerzenleuchter"]),
    ("ru", "Собрано 48 подсвечников.", ["подсвечник"]),
    ("pl", "Zebrano 48 nowych świeczników.", ["świecznik"]),
    ("ja", "山門17棟が倒れ、3件の要望が出た。", ["山門", "要望"]),
    ("ko", "정자 17동이 무너졌다. 미담 12건을 냈다.", ["정자", "미담"]),
    ("zh", "17座牌樓倒塌。", ["牌樓"]),
    ("vi", "Có 17 đèn lồng đổ sập.", ["đèn lồng"]),
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
        ("ru", "самолёт Тигр 737 сообщил"),
        ("ko", "45세 후보가 말했다"),
        ("ja", "45歳の候補が述べた"),
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


COUNTERS = [
    ("ja", "苦情が3件", "complaint"),
    ("ja", "12件の訴訟", "lawsuit"),
    ("ja", "死者は12人だった", "death"),
    ("ja", "大阪市で12件", "case"),
    ("ko", "소송 12건을 냈다", "lawsuit"),
    ("ko", "마을 25곳의 주민이 떠났다", "village"),
    ("ko", "사망자는 12명이다", "death"),
    ("zh", "12座桥", "bridge"),
    ("zh", "火灾3起", "fire"),
    ("zh", "8起山体滑坡", "landslide"),
    ("zh", "12宗訴訟", "lawsuit"),
]


@pytest.mark.parametrize(("language", "text", "unit"), COUNTERS)
def test_a_counter_counts_the_noun_beside_it(language: str, text: str, unit: str) -> None:
    [found] = quantities(text, language=language)
    assert (found.bound, found.unit) == ("eq", unit)


@pytest.mark.parametrize(
    ("language", "text"),
    [("ja", "警察は12人を逮捕した"), ("ko", "경찰은 30명을 체포했다"), ("ja", "大阪市で3人が死亡")],
)
def test_who_does_something_or_where_is_not_counted(language: str, text: str) -> None:
    assert {found.unit for found in quantities(text, language=language)} <= {"person"}


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "48 complaints were filed, of which 12 were dropped.", 12),
        ("fr", "47 plaintes, dont 12 déposées par des patients", 12),
        ("zh", "140個投票站中有9個延遲開放", 9),
        ("ko", "투표소 140곳 가운데 9곳이 늦게 열렸다", 9),
        ("ru", "64 жалобы, из них 15 отклонены", 15),
    ],
)
def test_a_part_of_what_was_counted_has_its_unit(language: str, text: str, value: float) -> None:
    whole, part = quantities(text, language=language)
    assert (part.value, part.unit) == (value, whole.unit)


DOZENS = [
    ("ru", "около трёх десятков сёл", "approx", 30, "village"),
    ("uk", "майже два десятки сіл", "lt", 20, "village"),
    ("fr", "deux douzaines d'écoles", "eq", 24, "school"),
    ("fr", "trois dizaines d'écoles", "approx", 30, "school"),
    ("de", "zwei Dutzend Schulen", "eq", 24, "school"),
    ("es", "dos docenas de escuelas", "eq", 24, "school"),
    ("pl", "dwa tuziny szkół", "eq", 24, "school"),
    ("it", "tre decine di scuole", "approx", 30, "school"),
    ("pl", "setki tysięcy wyborców", "between", 100_000, "voter"),
    ("es", "cientos de miles de votantes", "between", 100_000, "voter"),
]


@pytest.mark.parametrize(("language", "text", "bound", "value", "unit"), DOZENS)
def test_tens_and_dozens_multiply(
    language: str, text: str, bound: str, value: float, unit: str
) -> None:
    [found] = quantities(text, language=language)
    assert (found.bound, found.value, found.unit) == (bound, value, unit)
    assert found.upper == (None if bound != "between" else 10 * value - 1)
