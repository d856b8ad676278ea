import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deadreckon.claims.patterns import alternation, words


def test_a_pattern_is_a_finite_list_of_words() -> None:
    assert words("tonne(s|)|barrels?") == ("tonnes", "tonne", "barrels", "barrel")
    assert words("at (the )?least") == ("at the least", "at least")
    assert words("") == ()


@pytest.mark.parametrize("bad", ["a(b", "a)b", "?a", "(" + "a|b)(" * 12 + "a|b)"])
def test_a_pattern_that_is_wrong_is_told(bad: str) -> None:
    with pytest.raises(ValueError, match=re.escape(bad)):
        words(bad)


@given(st.lists(st.text("abc ü", min_size=1, max_size=5).map(str.strip).filter(bool), min_size=1))
def test_an_alternation_matches_its_words_and_no_others(choices: list[str]) -> None:
    tidy = {re.sub(" +", " ", choice) for choice in choices}
    pattern = re.compile(alternation(tidy))
    assert all(pattern.fullmatch(choice) for choice in tidy)
    for other in ("a", "ab", "abc", "ca", "ü"):
        assert bool(pattern.fullmatch(other)) == (other in tidy)


def test_the_longest_word_comes_first() -> None:
    assert re.compile(alternation(["at", "at least", "at most"])).match("at least 5")[0] == (  # type: ignore[index]
        "at least"
    )
