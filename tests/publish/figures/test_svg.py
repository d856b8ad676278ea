import xml.etree.ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from deadreckon.publish.figures import svg
from deadreckon.publish.markup import inert


def test_a_wider_text_is_measured_wider() -> None:
    assert svg.width("iii") < svg.width("MMM")
    assert svg.width("Najin", 26) == 2 * svg.width("Najin", 13)
    assert svg.width("Najin", bold=True) > svg.width("Najin")
    assert svg.width("나진") == 26


@given(st.text(max_size=80), st.floats(20, 300))
def test_no_line_is_wider_than_asked(text: str, most: float) -> None:
    lines = svg.wrap(text, most)
    assert all(svg.width(line) <= most or len(line) <= 2 for line in lines)


@given(st.lists(st.text(st.characters(categories=["L"]), min_size=1), max_size=12))
def test_wrapping_loses_no_word(words: list[str]) -> None:
    joined = "".join(line.removesuffix("-") for line in svg.wrap(" ".join(words), 60))
    assert joined.replace(" ", "") == "".join(words)


@given(st.text(max_size=60), st.floats(15, 200))
def test_a_shortened_text_fits(text: str, most: float) -> None:
    short = svg.shortened(text, most)
    assert svg.width(short) <= most
    assert short.endswith("…") or svg.width(inert(text)) <= most


@given(st.text())
def test_a_figure_is_well_formed_and_named_for_a_screen_reader(title: str) -> None:
    shapes = [svg.text(1, 2, title), svg.circle(1, 2, 3, "ink")]
    root = ET.fromstring(svg.figure("f", (10, 20), title, "about", shapes))  # noqa: S314
    names = {child.get("id"): child for child in root}
    assert root.get("role") == "img"
    labels = (root.get("aria-labelledby") or "").split()
    assert [names[label].tag.rpartition("}")[2] for label in labels] == ["title", "desc"]


def test_paths() -> None:
    assert svg.trace([(0, 0), (1.26, -0.01)]) == "M0,0 1.3,0"
    assert svg.trace([(0, 0), (1, 1)], closed=True) == "M0,0 1,1Z"
