import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deadreckon.screening.english import MOST, english
from deadreckon.screening.spelling import LEAST_SCORE, score, spellings


def alike(one: str, other: str) -> float:
    return max(score(a, b) for a in spellings(one) for b in spellings(other))


@pytest.mark.parametrize(
    ("name", "others"),
    [
        ("LADY R", ["Леди Р", "Леди Эр", "ЛЕДИ ЭР", "т/х «Леди Р»", "레이디 R", "레이디 R호"]),
        ("LADY R", ["레이디 알", "레이디 알호", "레이디R"]),
        ("GRACE 1", ["Грейс 1", "Грейс-1", "그레이스 1", "그레이스1호", "Грейс I"]),
        ("LUCKY STAR", ["Лаки Стар", "Лакки Стар", "럭키 스타", "럭키스타", "럭키스타호"]),
        ("BLUE MOON", ["Блю Мун", "블루 문"]),
        ("BLUE SEA", ["Блю Си", "블루 씨"]),
        ("LADY C", ["Леди Си", "레이디 씨"]),
        ("LADY MARIA", ["레이디 마리아"]),
    ],
)
def test_english_is_known_as_it_sounds(name: str, others: list[str]) -> None:
    assert {other: alike(name, other) for other in others} == dict.fromkeys(others, 100)


@pytest.mark.parametrize(
    "name", ["Ангара", "Сан Марко", "Мун", "이 영희", "문 선", "선문", "청천강", "Эр", "Đặng", ""]
)
def test_other_names_have_no_english_in_them(name: str) -> None:
    assert english(name) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("SUN MARCO", "Сан Марко"),
        ("LADY M", "Леди Эр"),
        ("LUCKY SEA", "Лаки Стар"),
        ("GRACE 2", "Грейс 1"),
        ("MOON SUN", "문선"),
    ],
)
def test_other_ships_stay_others(one: str, other: str) -> None:
    assert alike(one, other) < LEAST_SCORE


def test_the_plain_reading_stays() -> None:
    assert alike("LAKI STAR", "Лаки Стар") == 100
    assert alike("LEDI R", "Леди Р") == 100


words = st.sampled_from(["леди", "си", "Мун", "씨", "레이디", "럭키스타", "R", "1", "안가라", "ё"])


@settings(max_examples=200)
@given(st.lists(words, max_size=8))
def test_readings_are_few_and_no_reading_is_the_name(held: list[str]) -> None:
    found = english(" ".join(held))
    assert len(found) <= MOST
    assert " ".join(held) not in found
