import pytest
from hypothesis import given
from hypothesis import strategies as st

from deadreckon.claims.figures import Number
from deadreckon.claims.lexicon import table
from deadreckon.claims.numberwords import Numbers
from deadreckon.claims.numerals import merge
from deadreckon.claims.scan import Scanner


def read(language: str, text: str, *, signed: bool = True) -> list[Number]:
    numbers = table(language, "numbers", Numbers)
    scanner = Scanner(language, numbers.entries(), numbers.shapes)
    [(_, tokens)] = scanner.read(text)
    merged = merge(tokens, numbers, signed=signed)
    return [token.kinds["number"] for token in merged if "number" in token.kinds]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        *(("en", "three hundred and five", 305), ("en", "1.2 million", 1.2e6)),
        *(("en", "half a million", 500_000), ("en", "thirty-five", 35), ("en", "two dozen", 24)),
        *(("fr", "quatre-vingt-dix-sept", 97), ("fr", "un demi-million", 500_000)),
        *(("es", "dos mil millones", 2e9), ("pt", "350 mil", 350_000), ("ru", "1,6 млн", 1.6e6)),
        *(
            ("ru", "полтора миллиона", 1.5e6),
            ("uk", "150 тис.", 150_000),
            ("pl", "dwa tysiące", 2000),
        ),
        *(("vi", "ba mươi lăm", 35), ("vi", "3,7 triệu", 3.7e6), ("ro", "două mii", 2000)),
        *(("tr", "üç bin dokuz yüz", 3900), ("ar", "خمسة وثلاثين", 35), ("ar", "11 ألف", 11_000)),
        *(("ko", "서른다섯", 35), ("ja", "4分の1", 0.25), ("zh", "三千 九百 六十五", 3965)),
        *(("de", "fünfunddreißig", 35), ("de", "3 Mio.", 3e6), ("it", "trentadue", 32)),
    ],
)
def test_a_number_is_read_in_its_language(language: str, text: str, value: float) -> None:
    assert [number.value for number in read(language, text)] == [value]


@pytest.mark.parametrize(
    ("language", "text", "low", "high"),
    [
        ("en", "dozens", 24, 99),
        ("en", "tens of thousands", 20_000, 99_999),
        ("fr", "des centaines de milliers", 100_000, 999_999),
        ("ru", "сотни тысяч", 100_000, 999_999),
        ("es", "decenas", 20, 99),
        ("tr", "yüz binlerce", 100_000, 999_999),
        ("vi", "hàng chục nghìn", 20_000, 99_999),
        ("ar", "مئات الآلاف", 100_000, 999_999),
        ("de", "Hunderttausende", 100_000, 999_999),
        ("pl", "kilkaset tysięcy", 100_000, 999_999),
    ],
)
def test_a_vague_word_has_two_ends(language: str, text: str, low: float, high: float) -> None:
    [number] = read(language, text)
    assert (number.value, number.upper) == (low, high)


def test_ordinals_and_signs() -> None:
    assert read("en", "twenty-third")[0] == Number(23, ordinal=True)
    assert read("zh", "第四")[0].ordinal
    assert read("en", "from -5")[0].value == -5
    assert read("en", "from -5", signed=False)[0].value == 5
    assert [number.value for number in read("en", "3-5")] == [3, 5]


def test_two_numbers_are_not_one() -> None:
    assert [number.value for number in read("en", "two five twenty")] == [2, 5, 20]
    assert read("en", "1" * 400) == []


@given(st.integers(0, 999_999))
def test_english_words_are_read_as_they_are_spelt(value: int) -> None:
    assert [number.value for number in read("en", spelt(value))] == [value]


def spelt(value: int) -> str:
    names = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ]
    tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    if value < 20:
        return names[value]
    if value < 100:
        return tens[value // 10 - 2] + (f"-{names[value % 10]}" if value % 10 else "")
    scale, name = (1000, "thousand") if value >= 1000 else (100, "hundred")
    rest = f" and {spelt(value % scale)}" if value % scale else ""
    return f"{spelt(value // scale)} {name}{rest}"
