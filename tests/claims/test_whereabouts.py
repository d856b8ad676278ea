import pytest

from deadreckon.claims.whereabouts import CITY, PlaceFound, in_name, is_where, unblanked
from tests.claims.sentence import sentence


def found(text: str, name: str) -> PlaceFound:
    start = text.index(name)
    return PlaceFound(start, start + len(name), name, CITY)


@pytest.mark.parametrize(
    ("text", "name", "language", "where"),
    [
        ("Yangın Kayseri'de çıktı.", "Kayseri", "tr", True),
        ("Dün Ahmet Kayseri'de konuştu.", "Kayseri", "tr", False),
        ("전주에서 만났다.", "전주", "ko", True),
        ("전주 대비 늘었다.", "전주", "ko", False),
        ("金沢市から来た。", "金沢", "ja", True),
        ("新金沢から来た。", "金沢", "ja", False),
        ("人们撤离了绵阳市。", "绵阳", "zh", True),
        ("他姓绵阳吗", "绵阳", "zh", False),
    ],
)
def test_where_a_name_is_a_place(text: str, name: str, language: str, *, where: bool) -> None:
    assert is_where(sentence(text, language), found(text, name), ()) is where


def test_a_word_for_where_stands_right_before() -> None:
    text = "It burnt in  Opole."
    assert unblanked(text, 13) == 11
    assert is_where(sentence(text), found(text, "Opole"), {11})
    assert not is_where(sentence(text), found(text, "Opole"), {8})


@pytest.mark.parametrize(
    ("text", "name", "language", "part"),
    [
        ("It praised Florence Nightingale.", "Florence", "en", True),
        ("Habló Carlos de Toledo.", "Toledo", "es", True),
        ("El alcalde de Toledo habló.", "Toledo", "es", False),
        ("Der Bürgermeister von Kassel sprach.", "Kassel", "de", False),
    ],
)
def test_a_city_in_a_persons_name(text: str, name: str, language: str, *, part: bool) -> None:
    assert in_name(sentence(text, language), found(text, name)) is part
