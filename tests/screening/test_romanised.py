import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deadreckon.screening.romanised import is_latin, romanised


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("안가라", "angara"),
        ("청천강", "chongchongang"),
        ("금강", "kumgang"),
        ("백마", "paekma"),
        ("동흥", "tonghung"),
        ("합장강", "hapjanggang"),
        ("릉라", "rungra"),
        ("일월", "irwol"),
        ("국악", "kugak"),
        ("アンガラ", "angara"),
        ("チョンチョンガン", "chonchongan"),
        ("シャンハイ", "shanhai"),
        ("ヴァリャーグ", "varyagu"),
        ("АНГАРА", "ANGARA"),
        ("أنغارا", "anghara"),
        ("THỊNH CƯỜNG", "THINH CUONG"),
        ("ＡＮＧＡＲＡ", "ANGARA"),
    ],
)
def test_scripts_are_written_in_latin_letters(text: str, way: str) -> None:
    assert romanised(text) == (way,)


def test_han_is_read_as_mandarin_and_as_mandarin_transcribes() -> None:
    assert romanised("安加拉") == ("AnJiaLa", "angala")


def test_latin_is_told_by_its_letters() -> None:
    assert is_latin("Đặng Quốc-Vượng 3")
    assert not is_latin("Ангара")
    assert not is_latin("angaра")


@settings(max_examples=300)
@given(st.text(max_size=30))
def test_any_text_becomes_ascii(text: str) -> None:
    assert all(way.isascii() for way in romanised(text))


@settings(max_examples=100)
@given(st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), min_size=1, max_size=6))
def test_every_syllable_of_hangul_has_a_sound(text: str) -> None:
    (way,) = romanised(text)
    assert way.isalpha()
    assert len(way) >= len(text)
