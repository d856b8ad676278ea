import pytest

from deadreckon.claims.starts import starts


@pytest.mark.parametrize(
    ("pattern", "letters"),
    [
        ("abc", "a"),
        ("(?P<x>a|b)?c", "abc"),
        ("(?:[gh]{0,3})D", "ghD"),
        (r"\(?W", "(W"),
        ("(?!x)(?<=y)Z", "Z"),
        ("[fb]?(?:c|d?e)", "fbcde"),
    ],
)
def test_the_first_letters_of_a_rule_are_told(pattern: str, letters: str) -> None:
    assert starts(pattern) == frozenset(letters)


def test_a_rule_that_matches_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="may match nothing"):
        starts("a?(?:b|c?)")
