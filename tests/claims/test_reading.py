from deadreckon.claims.reading import after_blanks, before_blanks, words_in
from tests.claims.sentence import sentence


def test_signs_stand_at_their_places_in_the_text() -> None:
    reading = sentence("The owner said that the ship is probably lost.")
    assert {reading.slice(h.start, h.end) for h in reading.all("terms.likely")} == {"probably"}
    assert reading.has("attribution.says", 0, 15)
    assert not reading.has("attribution.says", 15, 40)


def test_soft_hyphens_and_odd_blanks_do_not_move_places() -> None:
    reading = sentence("The owner\u00a0sa\u00adid so.")
    (verb,) = reading.all("attribution.says")
    assert reading.slice(verb.start, verb.end) == "sa\u00adid"


def test_a_denial_is_no_verb_of_saying_and_neither_is_a_noun_for_a_role() -> None:
    assert [
        sentence("He denies it.").slice(v.start, v.end) for v in sentence("He denies it.").verbs
    ] == []
    french = sentence("Un juge juge cela probable.", "fr")
    assert [french.slice(v.start, v.end) for v in french.verbs] == ["juge"]
    assert french.verbs[0].start > 3


def test_blanks_and_words_are_counted_within_the_sentence() -> None:
    reading = sentence("  two words  ")
    assert after_blanks(reading, 0) == 2
    assert before_blanks(reading, len(reading.text)) == 11
    assert words_in(reading, 0, 13) == 2
