import pytest

from deadreckon.read.pdf_runs import Glyph, plain, runs


def drawn(words: str, *, x: float = 0.0, base: float = 100.0, size: float = 10.0) -> list[Glyph]:
    """Letters six points wide, one beside the other."""
    return [Glyph(char, x + 6 * n, x + 6 * n + 6, base, size) for n, char in enumerate(words)]


def test_letters_side_by_side_are_one_run() -> None:
    (run,) = runs(drawn("two ships"))
    assert (run.text, run.x0, run.x1, run.base) == ("two ships", 0, 54, 100)


def test_a_gutter_and_another_line_part_runs() -> None:
    glyphs = [*drawn("left"), *drawn("right", x=200), *drawn("below", base=112)]
    assert [run.text for run in runs(glyphs)] == ["left", "right", "below"]


def test_a_raised_small_figure_is_an_index() -> None:
    glyphs = [*drawn("ship"), *drawn("12", x=24, base=96, size=6), *drawn(" left", x=36)]
    assert [run.text for run in runs(glyphs)] == ["ship\u200a¹² left"]


@pytest.mark.parametrize("order", [1, -1])
def test_letters_from_right_to_left_are_read_by_place(order: int) -> None:
    seen = drawn("غرب")[::-1] if order > 0 else drawn("غرب")
    letters = [Glyph(g.char, 60 - g.x1, 60 - g.x0, g.base, g.size) for g in seen]
    assert [run.text for run in runs(letters)] == ["غرب"]


def test_numbers_keep_their_order_within_letters_from_right_to_left() -> None:
    visual = "ةيواح 1,250 نم رثكأ"
    assert [run.text for run in runs(drawn(visual))] == ["أكثر من 1,250 حاوية"]


def test_ligatures_and_presentation_forms_are_spelled_out() -> None:
    assert plain("eﬀect\u0000 ﻻ \uf0b7 word-\x02") == "effect لا • word--"
