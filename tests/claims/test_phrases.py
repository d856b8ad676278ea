from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from deadreckon.claims.lexicon import Script
from deadreckon.claims.phrases import Hit, Phrases, longest


def found(phrases: Phrases, text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in phrases.find(text)]


def test_a_phrase_is_found_as_a_whole_word_with_any_ending_where_it_says_so() -> None:
    phrases = Phrases(Script(), {"ship": ["ship(s|)", "sail*"]})
    assert found(phrases, "ships and shipyards, sailing and a sail") == ["ships", "sailing", "sail"]


def test_a_gap_takes_words_but_no_end_of_a_clause() -> None:
    phrases = Phrases(Script(), {"put": ["put … at"]})
    assert found(phrases, "they put the load at nine") == ["put the load at"]
    assert found(phrases, "they put at sea") == ["put at"]
    assert found(phrases, "they put it down; he looked at it") == []


def test_words_that_run_together_are_found_anywhere() -> None:
    assert found(Phrases(Script(words="run"), {"deny": ["否认"]}), "他否认了") == ["否认"]


def test_a_particle_before_a_word_is_no_part_of_it() -> None:
    phrases = Phrases(Script(clitics="و|ف"), {"deny": ["نفت"]})
    assert found(phrases, "ونفت الشركة") == ["نفت"]


def test_the_longest_of_phrases_that_overlap_is_kept() -> None:
    phrases = Phrases(Script(), {"a": ["likely"], "b": ["very likely"]})
    assert [h.kind for h in longest(phrases.find("very likely and likely"))] == ["b", "a"]


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9)), max_size=12))
def test_what_is_kept_never_overlaps_and_covers_what_is_left_out(
    spans: list[tuple[int, int]],
) -> None:
    hits = [Hit(start, start + length, "x") for start, length in spans]
    kept = longest(hits)
    assert all(a.end <= b.start for a, b in pairwise(kept))
    assert all(any(h.start < k.end and k.start < h.end for k in kept) for h in hits)
