import pytest
from hypothesis import given
from hypothesis import strategies as st

from deadreckon.claims.figures import Number, Sum, place, read_figures, read_glued
from deadreckon.claims.lexicon import table
from deadreckon.claims.numberwords import Numbers


def numbers(language: str) -> Numbers:
    found: Numbers = table(language, "numbers", Numbers)
    return found


@pytest.mark.parametrize(
    ("language", "raw", "value"),
    [
        *(("en", "1,200", 1200), ("en", "1.5", 1.5), ("en", "1/4", 0.25), ("de", "1.500", 1500)),
        *(("de", "1,5", 1.5), ("fr", "1 000 000", 1e6), ("en", "1,00,000", 100_000)),
        *(("zh", "三百零五", 305), ("zh", "一百七", 170), ("zh", "二零一八", 2018)),
        *(("ja", "3億7000万", 370e6), ("ja", "千五百", 1500), ("ko", "6천700", 6700)),
    ],
)
def test_figures_have_their_value(language: str, raw: str, value: float) -> None:
    assert read_figures(raw, numbers(language)).value == value


def test_vague_figures_have_a_reach_or_a_hint() -> None:
    assert read_figures("数万", numbers("zh")) == Number(10_000, 99_999)
    assert read_figures("数十", numbers("ja")).value == 20
    assert read_figures("十几", numbers("zh")).hint == "gt"
    assert read_figures("50万", numbers("zh")).scale == 10_000


@pytest.mark.parametrize(
    ("language", "word", "value"),
    [
        ("de", "einundzwanzig", 21),
        ("de", "dreihundertfunfundvierzigtausend", 345_000),
        ("it", "tremilanovecentosessantacinque", 3965),
    ],
)
def test_glued_words_add_up(language: str, word: str, value: float) -> None:
    assert read_glued(word, numbers(language)).value == value


def test_parts_that_are_not_of_one_number_are_refused() -> None:
    total = Sum(numbers("en"))
    assert total.add(20)
    assert total.add(5)
    assert not total.add(7)
    assert total.times(1000)
    assert not total.times(1e16)
    assert total.value == 25_000


@given(st.integers(1, 10**12))
def test_the_place_is_that_of_the_last_figure(value: int) -> None:
    assert value % place(value) == 0
    assert value // place(value) % 10 != 0
