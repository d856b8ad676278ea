from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from deadreckon.publish.columns import WIDTH, fit, one_line, paragraph, row

TEXTS = st.text(
    st.characters(codec="utf-8") | st.sampled_from(" \t\n\x1b\x07나진羅津ナ-.é́"), max_size=300
)


@given(TEXTS, st.integers(1, 60))
def test_a_cell_is_as_wide_as_it_should_be(text: str, width: int) -> None:
    assert cell_len(fit(text, width)) == width


def test_what_is_cut_says_so_and_what_fits_does_not() -> None:
    assert fit("Najin to Dunai", 9) == "Najin to…"
    assert fit("라진항에서", 7) == "라진항…"
    assert fit("Dunai", 7) == "Dunai  "


@given(st.lists(TEXTS, min_size=1, max_size=5), st.lists(st.integers(2, 24), max_size=4))
def test_no_row_is_wider_than_the_screen(cells: list[str], widths: list[int]) -> None:
    line = row(cells, widths)
    assert cell_len(line) <= WIDTH
    assert line == line.rstrip()
    assert "\n" not in line


def test_a_row_keeps_its_columns_whatever_script_stands_in_them() -> None:
    for name in ("Najin", "라진", "羅津港", "ナジン"):
        line = row((name, "3", "cannot tell"), (10, 6))
        before, _, _ = line.partition("3")
        assert cell_len(before) == 12


@given(TEXTS, st.sampled_from(["", "  ", "Answer  ", "問い  "]))
def test_no_paragraph_is_wider_than_the_screen_and_no_word_is_lost(text: str, lead: str) -> None:
    lines = paragraph(text, lead=lead)
    assert all(cell_len(line) <= WIDTH for line in lines)
    assert lines[0].startswith(lead)
    indent = " " * cell_len(lead)
    assert all(line.startswith(indent) for line in lines[1:])
    said = lines[0].removeprefix(lead) + "".join(lines[1:])
    assert said.replace(" ", "") == "".join(one_line(text).split()).replace(" ", "")


@given(TEXTS, st.integers(1, 3))
def test_a_paragraph_that_is_cut_says_so(text: str, most: int) -> None:
    whole, cut = paragraph(text, lead="  "), paragraph(text, lead="  ", most=most)
    assert len(cut) <= most
    assert all(cell_len(line) <= WIDTH for line in cut)
    if len(whole) > most:
        assert cut[-1].endswith("…")
    else:
        assert cut == whole


@given(TEXTS)
def test_a_text_of_a_case_cannot_move_the_cursor(text: str) -> None:
    assert one_line(text).isprintable()


def test_escapes_and_turned_writing_do_not_reach_the_screen() -> None:
    assert one_line("a\x1b[2Jb\r\nc\u202ed\x9be") == "a [2Jb c d e"


def test_a_number_is_not_parted_from_its_per_cent() -> None:
    for width in range(20, 60):
        lines = paragraph("the range is 80-90 % and the number 84 % of all cases", width=width)
        assert not any(line.startswith("%") for line in lines)
        assert all(cell_len(line) <= width for line in lines)
