from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from deadreckon.read.shown import LONGEST_VALUE, shown


def test_values_read_as_they_were_written() -> None:
    assert shown("Najin / 라진") == "Najin / 라진"
    assert shown(True) == "true"
    assert shown([1, "é"]) == '[1, "é"]'
    assert shown(date(2023, 10, 27)) == "2023-10-27"


def test_what_a_terminal_would_obey_is_escaped() -> None:
    assert shown("a\nb\x1b[31m\u202e") == "a\\nb\\x1b[31m\\u202e"


@given(st.text(max_size=300))
def test_any_value_is_one_short_printable_line(text: str) -> None:
    found = shown(text)
    assert found.isprintable()
    assert len(found) <= LONGEST_VALUE + 1
