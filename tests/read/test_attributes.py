import pytest

from deadreckon.errors import Unreadable
from deadreckon.read.attributes import most_attributes
from deadreckon.read.report import MOST_ATTRIBUTES, read_report


def tag(count: int, before: str = "") -> bytes:
    return f"<p {before}{' '.join(f'a{n}=1' for n in range(count))}>x</p>".encode()


@pytest.mark.parametrize("before", ["", 'x=">" ', "x='>' ", 'y="a b c" ', '" '])
def test_the_attributes_of_the_largest_tag_are_counted(before: str) -> None:
    page = b"<p>" + b"word " * 900 + b"</p>" + tag(300, before)
    assert 300 <= most_attributes(page, 10) <= 303


def test_long_texts_and_long_values_are_no_attributes() -> None:
    page = b'<p title="' + b"many words " * 900 + b'">' + b"its words " * 900 + b"</p>"
    assert most_attributes(page, 10) <= 1


def test_a_page_whose_tag_has_very_many_is_refused() -> None:
    with pytest.raises(Unreadable, match="attributes"):
        read_report(tag(30 * MOST_ATTRIBUTES), "a.html")
