from datetime import date

import pytest

from deadreckon import times
from deadreckon.claims.tenses import to_come
from deadreckon.claims.timecodes import coded, tools

PUBLISHED = date(2023, 10, 27)
MEETINGS = {
    "en": "The council will meet on {} December.",
    "fr": "Le conseil se réunira le {} décembre.",
    "de": "Der Rat wird am {}. Dezember tagen.",
    "es": "El consejo se reunirá el {} de diciembre.",
    "it": "Il consiglio si riunirà il {} dicembre.",
    "pt": "O conselho vai reunir-se em {} de dezembro.",
    "ru": "Совет соберется {} декабря.",
    "uk": "Рада збереться {} грудня.",
    "pl": "Rada zbierze się {} grudnia.",
    "ro": "Consiliul se va întruni pe {} decembrie.",
    "tr": "Konsey {} Aralık'ta toplanacak.",
    "ar": "سيجتمع المجلس في {} ديسمبر.",
    "ko": "이사회는 12월 {}일 회의를 열 예정이다.",
    "ja": "理事会は12月{}日に会合を開く予定だ。",
    "zh": "理事会将于12月{}日开会。",
    "vi": "Hội đồng sẽ họp vào ngày {}/12.",
}


@pytest.mark.parametrize("language", MEETINGS)
@pytest.mark.parametrize("day", [2, 19])
def test_what_is_to_come_lies_ahead(language: str, day: int) -> None:
    text = MEETINGS[language].format(day)
    [found] = times(text, language=language, published=PUBLISHED)
    assert (found.from_, found.to) == (date(2023, 12, day),) * 2


def test_a_day_just_past_stays_so() -> None:
    [found] = times("They said on 2 October that they will go.", language="en", published=PUBLISHED)
    assert found.from_ == date(2023, 10, 2)


def test_a_sentence_ends_what_is_to_come() -> None:
    scanner, numbers, words = tools("en")
    [(_, tokens)] = scanner.read("It will go. It went")
    line, _ = coded(tokens, numbers)
    assert to_come(line, words) == [True] * 4 + [False] * 2
