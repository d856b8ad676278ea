import json
from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deadreckon import quantities
from deadreckon.claims.lexicon import languages
from deadreckon.claims.quantities import Quantity

SENTENCES = {
    "en": "Around {} containers left the port.",
    "fr": "Plus de {} conteneurs ont quitté le port.",
    "de": "Mindestens {} Container verließen den Hafen.",
    "es": "Unos {} contenedores salieron del puerto.",
    "it": "Circa {} container hanno lasciato il porto.",
    "pt": "Cerca de {} contentores saíram do porto.",
    "ru": "Свыше {} контейнеров покинули порт.",
    "uk": "Понад {} контейнерів залишили порт.",
    "pl": "Ponad {} kontenerów opuściło port.",
    "ro": "Peste {} de containere au părăsit portul.",
    "tr": "En az {} konteyner limandan ayrıldı.",
    "ar": "غادرت أكثر من {} حاوية الميناء.",
    "ko": "컨테이너 약 {}개가 항구를 떠났다.",
    "ja": "約{}個のコンテナが港を出た。",
    "zh": "约{}个集装箱离开港口。",
    "vi": "Khoảng {} container đã rời cảng.",
}


def plain(found: Quantity) -> tuple[str, float, float | None, str | None]:
    return found.bound, found.value, found.upper, found.unit


@pytest.mark.parametrize("language", SENTENCES)
@given(number=st.integers(2, 1899))
def test_another_number_changes_the_value_alone(language: str, number: int) -> None:
    [found] = quantities(SENTENCES[language].format(number), language=language)
    [other] = quantities(SENTENCES[language].format(37), language=language)
    assert plain(found) == (other.bound, number, None, "container")
    assert found.text == other.text.replace("37", str(number))


@given(language=st.sampled_from(languages()), text=st.text(max_size=120))
def test_every_span_is_the_text_s_own_slice(language: str, text: str) -> None:
    for found in quantities(text, language=language):
        assert text[found.start : found.end] == found.text
        assert "\n" not in found.text
        assert found.upper is None or found.value <= found.upper


@pytest.mark.parametrize("language", SENTENCES)
def test_what_stands_around_changes_nothing(language: str) -> None:
    sentence = SENTENCES[language].format(250)
    [alone] = quantities(sentence, language=language)
    between = f"«Ok».\n{sentence}\n— X."
    [found] = quantities(between, language=language)
    assert plain(found) == plain(alone)
    assert between[found.start : found.end] == alone.text


def test_an_unknown_language_has_signs_and_figures() -> None:
    assert [plain(q) for q in quantities("qapla' >= 30, 5-7", language="tlh")] == [
        ("ge", 30, None, None),
        ("between", 5, 7, None),
    ]


@pytest.mark.parametrize("language", languages())
def test_nothing_is_too_long_or_too_large(language: str) -> None:
    for hostile in ("9" * 5000, "1," * 5000, "1 000 " * 2000, "十万" * 3000, "7 - " * 3000):
        for found in quantities(hostile, language=language):
            assert abs(found.value) <= 1e24


@pytest.mark.real
def test_the_suites_are_read_as_well_as_told(shared_data: Path) -> None:
    right: dict[str, int] = defaultdict(int)
    asked: dict[str, int] = defaultdict(int)
    lines = (shared_data / "suites" / "number_ranges.jsonl").read_text("utf-8").splitlines()
    for row in map(json.loads, lines):
        language = row["language"]
        pool = [plain(q)[:3] for q in quantities(row["text"], language=language)]
        for want in row["quantities"]:
            asked[language] += 1
            key = want["bound"], want["value"], want["upper"]
            if key in pool:
                pool.remove(key)
                right[language] += 1
    share = {language: right[language] / asked[language] for language in asked}
    assert sum(right.values()) / sum(asked.values()) >= 0.93
    assert {language: value for language, value in share.items() if value < 0.86} == {}
