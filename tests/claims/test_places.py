import pytest

from deadreckon.claims.places import is_place, places
from tests.claims.sentence import sentence


def named(text: str, language: str = "en") -> list[str]:
    return [place.name for place in places(sentence(text, language))]


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("It sailed from Rajin to Dunay.", "en", ["Najin", "Dunai"]),
        ("Судно вышло из Находки в Тартус.", "ru", ["Nakhodka", "Tartus"]),
        ("Корабель ішов до Феодосії.", "uk", ["Feodosia"]),
        ("Statek stał w Gdyni.", "pl", ["Gdynia"]),
        ("배가 나진항에 도착했다.", "ko", ["Najin"]),
        ("船は羅津港を出た。", "ja", ["Najin"]),
        ("货轮停靠罗津港。", "zh", ["Najin"]),
        ("وصلت السفينة إلى بنغازي.", "ar", ["Benghazi"]),
        ("La nave attraversò il mar Nero.", "it", ["Black Sea"]),
    ],
)
def test_places_are_named_in_english(text: str, language: str, names: list[str]) -> None:
    assert named(text, language) == names


def test_the_danube_is_not_dunai_and_the_cosmodrome_not_the_port() -> None:
    assert named("It went up the Danube.") == []
    assert named("Ракета стартовала с космодрома Восточный.", "ru") == []
    assert named("Судно в порту Восточный.", "ru") == ["Vostochny"]


def test_a_seat_of_government_is_a_place_only_where_something_goes_or_is() -> None:
    assert named("It flew to Ankara.") == ["Ankara"]
    assert named("The claim angered Ankara.") == []


def test_a_word_in_small_letters_is_no_place() -> None:
    assert named("a nice cork and a male hull") == []
    assert not is_place("cork-screw", "en")


def test_a_name_nobody_knows_is_a_place_after_a_word_for_where() -> None:
    assert named("It shuttled between Vostrelia and Kermadine.") == ["Vostrelia", "Kermadine"]
    assert named("It was seen near Kermadine in May.") == ["Kermadine"]
    assert named("Vostrelia denied it.") == []


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("W Opolu strażacy wyciągnęli z wody auto.", "pl", ["Opole"]),
        ("В Костроме закрыли рынок.", "ru", ["Kostroma"]),
        ("У Полтаві зникло світло.", "uk", ["Poltava"]),
        ("Yangın Kayseri'de çıktı.", "tr", ["Kayseri"]),
        ("트럭이 전주에서 멈췄다.", "ko", ["Jeonju"]),
        ("列車は富山から遅れた。", "ja", ["Toyama"]),
        ("洪水导致绵阳的桥梁受损。", "zh", ["Mianyang"]),
        ("遊客離開嘉義市。", "zh", ["Chiayi"]),
        (
            "Lũ quét tại Lào Cai, cảng Cái Lân và ở Yên Bái.",
            "vi",
            ["Lao Cai", "Cái Lân", "Yen Bai"],
        ),
        ("سار الموكب من مدينة طنطا.", "ar", ["Tanta"]),
        ("Der Zug hielt in Köln.", "de", ["Cologne"]),
    ],
)
def test_cities_that_are_no_ports_are_places_where_something_is(
    text: str, language: str, names: list[str]
) -> None:
    assert named(text, language) == names


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("전주 대비 12척이 늘었고 고양이 두 마리가 있었다.", "ko"),
        ("Кремле не поверили.", "ru"),
        ("Carlos de Toledo y Elena de Medellín Ruiz hablaron.", "es"),
        ("طلبت نصف مليون طن من الفحم.", "ar"),
        ("大分よくなった。", "ja"),
        ("Kayseri konuştu.", "tr"),
    ],
)
def test_words_and_people_that_are_called_like_a_city_are_no_places(
    text: str, language: str
) -> None:
    assert named(text, language) == []
