import pytest

from deadreckon.claims.names import Name, is_source, name_in
from tests.claims.sentence import sentence


def read(text: str, language: str = "en") -> str | None:
    reading = sentence(text, language)
    name = name_in(reading, 0, len(text))
    return reading.slice(name.start, name.end) if name else None


@pytest.mark.parametrize(
    ("phrase", "language", "name"),
    [
        ("and the port authority", "en", "the port authority"),
        ("a study by Blue Harbour", "en", "Blue Harbour"),
        ("Blue Harbour images", "en", "Blue Harbour"),
        ("une étude du Cercle Naval", "fr", "Cercle Naval"),
        ("два чиновника", "ru", "два чиновника"),
    ],
)
def test_a_name_is_read_without_what_leads_to_it(phrase: str, language: str, name: str) -> None:
    assert read(phrase, language) == name


@pytest.mark.parametrize("phrase", ["the weather", "more than 40 crates", "in the", "", "17"])
def test_what_names_nobody_is_no_name(phrase: str) -> None:
    assert read(phrase) is None


def test_the_outlet_itself_is_no_source() -> None:
    assert read("this newspaper") is None


def test_what_stands_for_a_name_is_told_apart() -> None:
    reading = sentence("the ministry")
    assert name_in(reading, 0, 12) == Name(0, 12, anaphor=True)
    assert name_in(sentence("it"), 0, 2) == Name(0, 2, anaphor=True, pronoun=True)


def test_a_clause_with_a_verb_is_no_source() -> None:
    text = "Three Ships left Oslo"
    assert not is_source(sentence(text), 0, len(text))
