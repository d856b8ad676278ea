import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from deadreckon.claims.fold import LONGEST, fold, pieces

LETTERS = {ord("é"): "e", ord("萬"): "万"}


def test_a_text_is_told_in_plain_letters_digits_and_signs() -> None:
    assert fold("Ｓｅｐｔ．　４，\u00a0«１\u202f０００»", {}) == "sept. 4, «1 000»"
    assert fold("٢٠–٣٠", {}) == "20-30"
    assert fold("L’ÉTÉ 萬", LETTERS) == "l'ete 万"
    assert fold("İstanbul Aralık", {}) == "istanbul aralik"


def test_what_is_not_seen_is_left_out_and_its_place_kept() -> None:
    text = "Con\u00adtai\u200bner"
    [piece] = pieces(text, {})
    assert piece.plain == "container"
    assert text[slice(*piece.span(3, 9))] == "tai\u200bner"


def test_letters_in_parts_are_one_letter() -> None:
    text = "de\u0301cembre " + unicodedata.normalize("NFD", "나진")
    [piece] = pieces(text, LETTERS)
    assert piece.plain == "decembre 나진"
    assert text[slice(*piece.span(0, 8))] == "de\u0301cembre"
    assert unicodedata.normalize("NFC", text[slice(*piece.span(9, 11))]) == "나진"


def test_lines_are_apart_and_long_ones_are_cut_at_a_blank() -> None:
    text = "one\n\n" + "word " * LONGEST
    found = list(pieces(text, {}))
    assert found[0].plain == "one\n"
    assert all(len(piece.plain) <= LONGEST for piece in found)
    assert all(piece.plain.endswith(" ") for piece in found[1:])
    assert sum(len(piece.plain) for piece in found) == len(text) - 1


@given(st.text(max_size=200))
def test_every_place_leads_back_into_the_text(text: str) -> None:
    last = 0
    for piece in pieces(text, LETTERS):
        for at in range(len(piece.plain)):
            start, end = piece.span(at, at + 1)
            assert last <= start < end <= len(text)
            last = start
