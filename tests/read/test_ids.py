import pytest
from hypothesis import given
from hypothesis import strategies as st

from deadreckon.read.ids import beside, clean_id, hint, nearest, suggestion


@pytest.mark.parametrize("text", ["najin", "라진", "S1", "2023-10-20_a.b:c/d", "Báo", "x" * 120])
def test_letters_of_any_script_make_an_id(text: str) -> None:
    assert clean_id(f" {text} ") == text


@pytest.mark.parametrize(
    "text", ["", " ", "a b", "a;b", "a|b", "?x", "-a", "..", "a\0", "a\u202eb", "a\nb", "x" * 121]
)
def test_what_would_break_a_list_a_path_or_a_screen_makes_none(text: str) -> None:
    with pytest.raises(ValueError, match=r"holds|begin|empty|characters"):
        clean_id(text)


@given(st.text(max_size=20))
def test_an_id_that_is_clean_stays_as_it_is(text: str) -> None:
    try:
        once = clean_id(text)
    except ValueError:
        return
    assert clean_id(once) == once
    assert once.isprintable()


def test_the_nearest_word_is_found_whatever_its_case() -> None:
    assert nearest("NAJN", ["dunai", "najin"]) == "najin"
    assert nearest("najn", []) is None
    assert nearest("zzz", ["najin"]) is None
    assert nearest("zzz", ["najin"], least=0) == "najin"


def test_a_word_is_suggested_only_where_it_is_like_the_one_that_was_written() -> None:
    places = ["najin", "dunai"]
    assert hint("najn", places) == suggestion("najn", places, "place") == "Did you mean najin?"
    assert hint("berth", places) == "It may be dunai, najin."
    assert hint("berth", []) == ""
    assert beside("najn", places) == "; the nearest is najin"
    assert beside("berth", places) == ""
    assert suggestion("x", [], "place") == "Declare it: there is no place yet."
    said = suggestion("berth", places, "place")
    assert said == "Declare it, or name another. It may be dunai, najin."


def test_of_many_words_some_are_named_and_the_rest_counted() -> None:
    said = hint("zzz", [f"look-{number:03}" for number in range(40)])
    assert said.endswith("look-011 … (40 in all).")


@given(st.text(max_size=8), st.lists(st.text(max_size=8), max_size=6))
def test_the_order_of_the_known_words_changes_nothing(word: str, known: list[str]) -> None:
    assert nearest(word, known) == nearest(word, known[::-1])


def test_of_very_many_words_one_that_begins_alike_is_found() -> None:
    known = [f"look-{number:05}" for number in range(5000)]
    assert nearest("look-04321x", known) == "look-04321"
    assert nearest("zzz", known, least=0) is not None
    assert nearest("", known, least=0) is not None
