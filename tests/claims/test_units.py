import pytest

from deadreckon import quantities
from deadreckon.claims.lexicon import languages, table
from deadreckon.claims.units import Units

COUNTED = [
    *(("en", "37 barge deliveries", "delivery"), ("en", "300 20-foot containers", "container")),
    *(("en", "it was visited by large ships at least six times", "port call"),),
    *(
        ("en", "they shuttled four times", "round trip"),
        ("en", "900 barrels a day", "barrel per day"),
    ),
    *(("fr", "les deux navires ont fait la navette au moins six fois", "round trip"),),
    *(
        ("fr", "30 véhicules blindés", "armoured vehicle"),
        ("de", "80 Kurzstreckenraketen", "missile"),
    ),
    *(("es", "10.000 proyectiles diarios", "shell per day"), ("it", "32 voli cargo", "flight")),
    *(("ru", "десятый такой переход", "trip"), ("uk", "удруге за літо доставив зерно", "trip")),
    *(("ko", "다섯 차례 왕복", "round trip"), ("ko", "컨테이너 300개", "container")),
    *(
        ("ja", "貨物船2隻", "ship"),
        ("ja", "5往復", "round trip"),
        ("zh", "至少往返五次", "round trip"),
    ),
    *(("zh", "300枚砲彈", "shell"), ("vi", "năm chuyến khứ hồi", "round trip")),
    *(
        ("ar", "70 رحلة شحن جوية", "flight"),
        ("tr", "12 sefer", "trip"),
        ("ro", "12 livrări", "delivery"),
    ),
    *(("pl", "pięć kursów tam i z powrotem", "round trip"), ("pt", "350 mil projéteis", "shell")),
]


@pytest.mark.parametrize(("language", "text", "unit"), COUNTED)
def test_the_unit_is_the_english_singular(language: str, text: str, unit: str) -> None:
    assert [found.unit for found in quantities(text, language=language)][-1] == unit


@pytest.mark.parametrize(
    ("language", "text", "unit"),
    [
        ("en", "1,000 containers crossed; a later load held nearly 300.", "container"),
        ("es", "7.000 contenedores según Seúl; Washington dice más de diez mil.", "container"),
        ("ko", "컨테이너 1천개를 보냈다. 연내 3천개를 웃돌 수 있다.", "container"),
        ("zh", "超過2萬個貨櫃。8月的數字是1萬3000個以上。", "container"),
        ("vi", "Hơn 1.000 container đã đi; một chuyến chở khoảng 300 chiếc.", "container"),
    ],
)
def test_a_bare_number_counts_what_was_counted(language: str, text: str, unit: str) -> None:
    assert [found.unit for found in quantities(text, language=language)] == [unit, unit]


@pytest.mark.parametrize(
    "text",
    [
        *("122 mm shells", "a second transfer was planned", "one bulk carrier sailed", "19 days"),
        *("T-62 tanks", "at 11:01 ships left", "In 2024 the ships left", "$370"),
    ],
)
def test_what_is_not_counted_is_left_alone(text: str) -> None:
    assert quantities(text, language="en") == []


def test_measures_are_told_apart_where_they_are_bounded() -> None:
    [found] = quantities("more than 30 years", language="en")
    assert found.unit == "year"


@pytest.mark.parametrize("language", languages())
def test_units_of_civil_life_are_named_as_in_english(language: str) -> None:
    english: Units = table("en", "units", Units)
    units: Units = table(language, "units", Units)
    known = {*english.things, *english.events, *english.civil}
    assert sorted(set(units.civil) - known) == []
    if language not in ("hi", "nl", "sv"):
        assert len(units.civil) >= 200


@pytest.mark.parametrize("language", languages())
def test_a_word_of_civil_life_names_one_unit(language: str) -> None:
    units: Units = table(language, "units", Units)
    named: dict[str, str] = {}
    for unit, pattern in units.civil.items():
        for word in units.declined(pattern):
            assert named.setdefault(word, unit) == unit, word


def test_a_word_is_declined_where_it_says_how() -> None:
    units = Units(declensions={"m": "|a|ov"}, civil={"bridge": "most~m|most~m del"})
    assert list(units.declined(units.civil["bridge"])) == [
        *("most", "mosta", "mostov"),
        *("most del", "mosta del", "mostov del"),
    ]


def test_words_of_a_declension_that_is_not_there_are_an_error() -> None:
    with pytest.raises(KeyError, match="m"):
        list(Units(civil={"bridge": "most~m"}).entries())
