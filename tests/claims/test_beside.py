import pytest

from deadreckon.claims.beside import attribute, back, unit_at
from deadreckon.claims.scan import Token


def line(*words: str, unit: str = "horse") -> list[Token]:
    """Give tokens in a row; those that end with `*` name a unit, `+` holds on to the one before."""
    tokens: list[Token] = []
    at = 0
    for word in words:
        plain = word.strip("*+")
        start = at if word.startswith("+") else at + 1
        kinds = {"unit": unit} if word.endswith("*") else {}
        tokens.append(Token(start, start + len(plain), plain, kinds))
        at = start + len(plain)
    return tokens


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        (("말*",), "horse"),
        (("말*", "20"), "horse"),
        (("말*", "+했다"), None),
        (("horses*",), "horse"),
    ],
)
def test_a_syllable_is_a_noun_only_by_itself(words: tuple[str, ...], unit: str | None) -> None:
    assert unit_at(line(*words), 0) == unit


def test_what_stands_before_is_given_nearest_first_and_not_from_afar() -> None:
    assert list(back(line("a", "b", "c"), 2)) == [1, 0]
    assert list(back(line("x" * 300, "b", "c"), 2)) == [1]


def test_a_number_with_a_dash_says_what_a_thing_is_like() -> None:
    number = Token(0, 2, "20", {"number": object()})
    dash, foot = Token(2, 3, "-", {}), Token(3, 7, "foot", {})
    assert attribute([number, dash, foot], 0)
    assert not attribute([number, foot], 0)
