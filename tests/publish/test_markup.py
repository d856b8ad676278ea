from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from deadreckon.publish.markup import Markup, element, inert, join, quoted


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def read(markup: str) -> Reader:
    reader = Reader()
    reader.feed(markup)
    reader.close()
    return reader


@given(st.text())
def test_any_text_stays_text(text: str) -> None:
    found = read(element("p", text, title=text))
    assert [tag for tag, _ in found.tags] == ["p"]
    assert found.text == inert(text)
    assert found.tags[0][1] == {"title": inert(text)}


@given(st.text())
def test_markup_is_not_escaped_twice(text: str) -> None:
    once = element("i", text)
    assert join(once) == once
    assert element("p", once) == f"<p>{once}</p>"


def test_what_turns_the_direction_of_text_is_shown_and_not_obeyed() -> None:
    assert inert("gnp.\u202efdp\x00") == "gnp.⟨U+202E⟩fdp⟨U+0000⟩"
    assert inert("two\nlines\tand a tab") == "two\nlines\tand a tab"


def test_text_from_right_to_left_is_isolated() -> None:
    assert quoted("ناجين") == "<bdi>ناجين</bdi>"
    assert quoted("Najin") == "Najin"
    assert isinstance(quoted("Najin"), Markup)


def test_attributes() -> None:
    built = element("rect", x=1.50, y=0.0, class_="a b", data_dr="routes.main", title=None)
    assert built == '<rect x="1.5" y="0" class="a b" data-dr="routes.main"></rect>'
    assert element("br") == "<br>"
