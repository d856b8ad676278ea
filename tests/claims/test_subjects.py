import pytest

from deadreckon.claims.subjects import before, following, inverted, subject
from tests.claims.sentence import sentence


def of_verb(text: str, language: str = "en") -> str | None:
    reading = sentence(text, language)
    name = subject(reading, reading.verbs[0])
    return reading.slice(name.start, name.end) if name else None


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("The port official said so.", "en", "The port official"),
        ("Blue Harbour, a monitoring firm, said so.", "en", "Blue Harbour"),
        ("A dock worker, 34, recalled it.", "en", "A dock worker"),
        ("« C'est faux », a affirmé le ministère du Commerce.", "fr", "le ministère du Commerce"),
        ("Die Lage ist ernst, sagte der Minister.", "de", "der Minister"),
        ("Груз сгорел, сообщило министерство транспорта.", "ru", "министерство транспорта"),
    ],
)
def test_the_subject_of_a_verb_of_saying(text: str, language: str, name: str) -> None:
    assert of_verb(text, language) == name


def test_a_phrase_behind_a_verb_ends_at_a_mark_a_day_or_a_word_that_no_name_holds() -> None:
    reading = sentence("according to Blue Harbour on Monday, nothing moved")
    name = following(reading, len("according to"))
    assert name is not None
    assert reading.slice(name.start, name.end) == "Blue Harbour"


def test_a_verb_with_words_before_it_is_not_turned_round() -> None:
    reading = sentence("The captain said Blue Harbour.")
    assert inverted(reading, reading.verbs[0]) is None
    name = before(reading, reading.verbs[0].start)
    assert name is not None
    assert reading.slice(name.start, name.end) == "The captain"
