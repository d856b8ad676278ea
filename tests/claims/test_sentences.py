from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deadreckon.claims.sentences import LONGEST, sentences


def cut(text: str, *, ordinals: bool = False) -> list[str]:
    return [text[a:b] for a, b in sentences(text, 0, len(text), ordinals=ordinals)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("It left on Sept. 4. It came back.", 2),
        ("Mr. Hale said so. Nobody asked.", 2),
        ("Груз весил 74 тыс. тонн. Его приняли.", 2),
        ("他否认了。她没有回应。", 2),
        ("「証拠はない。」と述べた。", 1),
        ("He asked: why? Nobody knew!", 2),
        ("The No. 3 berth is full.", 1),
    ],
)
def test_sentences_end_where_they_end(text: str, count: int) -> None:
    assert len(cut(text)) == count


def test_a_number_with_a_full_stop_may_be_an_ordinal() -> None:
    text = "Am 24. Oktober lag sie dort. Danach fuhr sie."
    assert len(cut(text, ordinals=True)) == 2


def test_a_credit_in_brackets_is_no_sentence() -> None:
    assert cut("The ship lay at the quay. (Photo: Somebody)") == ["The ship lay at the quay."]


@given(st.text(alphabet="aB .!?。“”(3", max_size=80))
def test_pieces_are_in_order_apart_and_without_blanks_around(text: str) -> None:
    spans = list(sentences(text, 0, len(text)))
    assert all(a < b and not text[a].isspace() and not text[b - 1].isspace() for a, b in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))


def test_a_sentence_without_an_end_is_cut() -> None:
    assert max(map(len, cut("word " * 1000))) <= LONGEST


def test_a_notes_number_behind_a_full_stop_does_not_join_sentences() -> None:
    text = "The owner left.¹² The ship stayed."
    assert [text[a:b] for a, b in sentences(text, 0, len(text))] == [
        "The owner left.¹²",
        "The ship stayed.",
    ]


def test_a_short_name_before_a_number_is_no_month() -> None:
    assert len(cut('"Gördük" dedi Elif Kaya. 30 Kasım geçti.')) == 2
    assert len(cut("Sie fuhren nach Rügen. Die Ministerin schwieg.")) == 2
