import pytest

from deadreckon.claims.scan import Scanner


def words(language: str, entries: list[tuple[str, object, str]], text: str) -> list[str]:
    scanner = Scanner(language, entries, {"figure": r"\d+"})
    return [
        f"{token.word}:{'+'.join(token.kinds)}" if token.kinds else token.word
        for _, tokens in scanner.read(text)
        for token in tokens
    ]


@pytest.mark.parametrize(
    ("language", "pattern", "text", "expected"),
    [
        ("en", "at least|at", "AT LEAST 5 atlas", ["at least:known", "5:figure", "atlas"]),
        ("zh", "至少|艘", "至少五艘船", ["至少:known", "五", "艘:known", "船"]),
        ("ja", "トン", "ワシントンで5トン", ["ワシントン", "で", "5:figure", "トン:known"]),
        ("ko", "척", "5척이", ["5:figure", "척:known", "이"]),
        ("ar", "سفينة", "والسفينة", ["وال:clitic", "سفينه:known"]),
    ],
)
def test_words_are_found_as_the_language_is_written(
    language: str, pattern: str, text: str, expected: list[str]
) -> None:
    assert words(language, [("known", True, pattern)], text) == expected


def test_a_word_may_mean_several_things() -> None:
    scanner = Scanner("en", [("month", 5, "may"), ("verb", True, "may")], {})
    [(_, [token])] = scanner.read("May")
    assert token.kinds == {"month": 5, "verb": True}
