from pathlib import Path

import pytest

from deadreckon.read.language import language_of

SENTENCES = {
    "en": "The ship sailed from the port to the naval pier five times last autumn.",
    "fr": "Le navire a fait cinq allers-retours entre le port et la jetée l'automne dernier.",
    "ru": "Судно пять раз ходило из порта к военному причалу прошлой осенью.",
    "uk": "Судно п'ять разів ходило з порту до військового причалу минулої осені.",
    "ko": "그 배는 지난가을 항구와 해군 부두 사이를 다섯 번 오갔다.",
    "zh": "该船去年秋天在港口与海军码头之间往返了五次。",
    "ja": "その船は昨年秋、港と海軍の桟橋の間を五回往復した。",
    "vi": "Con tàu đã đi lại năm lần giữa cảng và cầu tàu hải quân vào mùa thu năm ngoái.",
    "de": "Das Schiff fuhr im letzten Herbst fünfmal zwischen dem Hafen und dem Kai hin und her.",
    "ar": "أبحرت السفينة خمس مرات بين الميناء والرصيف البحري في الخريف الماضي.",
}


@pytest.mark.parametrize(("language", "text"), SENTENCES.items())
def test_a_sentence_tells_its_language(language: str, text: str) -> None:
    assert language_of(text) == language


def test_a_long_text_may_be_in_a_language_that_nobody_expected() -> None:
    text = "Fartyget gick fem gånger mellan hamnen och marinens kaj under förra hösten. " * 5
    assert language_of(text) == "sv"


def test_too_few_letters_tell_nothing() -> None:
    assert language_of("12:30 OK") == ""
    assert language_of("") == ""


@pytest.mark.real
def test_the_raw_article_is_french(seed_article: Path) -> None:
    assert language_of(seed_article.read_text("utf-8")) == "fr"
