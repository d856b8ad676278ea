import pytest

from deadreckon.claims.terms import ICD_203, PHIA, TermFound, on_scale, scale_of, terms
from deadreckon.judgement.yardsticks import yardsticks
from tests.claims.sentence import claims, sentence


def bands(text: str, language: str = "en") -> list[str]:
    return [found.band for found in terms(sentence(text, language))]


@pytest.mark.parametrize(
    ("text", "language", "band"),
    [
        ("It is highly likely that it sank.", "en", "highly_likely"),
        ("It is not likely that it sank.", "en", "unlikely"),
        ("That it sank cannot be ruled out.", "en", "realistic"),
        ("Il est fort improbable qu'il ait coulé.", "fr", "highly_unlikely"),
        ("Es ist nicht wahrscheinlich, dass es sank.", "de", "unlikely"),
        ("No se descarta que se hundiera.", "es", "realistic"),
        ("Вряд ли оно затонуло.", "ru", "unlikely"),
        ("침몰했을 가능성이 낮다.", "ko", "unlikely"),
        ("沈没した可能性が高い。", "ja", "likely"),
        ("极有可能已经沉没。", "zh", "highly_likely"),
        ("Khó có khả năng tàu đã chìm.", "vi", "unlikely"),
        ("من المستبعد أن تكون غرقت.", "ar", "unlikely"),
    ],
)
def test_a_term_names_its_band_and_a_negation_turns_it(text: str, language: str, band: str) -> None:
    assert bands(text, language) == [band]


def test_not_certain_names_no_band() -> None:
    assert bands("It is not almost certain that it sank.") == []


def test_a_term_is_read_on_the_scale_of_the_body_at_the_end_of_the_chain() -> None:
    text = "highly likely"
    found = TermFound(0, len(text), "highly_likely")
    british = on_scale(found, text, ["Reuters", "UK Ministry of Defence"], language="en")
    american = on_scale(found, text, ["US officials"], language="en")
    other = on_scale(found, text, ["Blue Harbour"], language="en")
    assert (british.yardstick, british.low, british.high) == ("phia", 0.8, 0.9)
    assert (american.yardstick, american.low, american.high) == ("icd203", 0.8, 0.95)
    assert (other.yardstick, other.low, other.high) == (None, 0.8, 0.9)


def test_a_ministers_speech_has_no_scale_and_a_translation_is_provisional() -> None:
    assert scale_of(["Dmitry Peskov"]) is None
    found = TermFound(0, 16, "almost_certain")
    assert on_scale(
        found, "presque certaine", ["UK Ministry of Defence"], language="fr"
    ).provisional
    assert not on_scale(
        found, "almost certainly", ["UK Ministry of Defence"], language="en"
    ).provisional


def test_the_bands_are_those_of_the_published_yardsticks() -> None:
    for ours, name in ((PHIA, "phia"), (ICD_203, "icd203")):
        published = {(term.low, term.high) for term in yardsticks()[name].terms}
        assert {(low, high) for _, low, high in ours.values()} <= published


@pytest.mark.parametrize(
    ("text", "language", "provisional"),
    [
        ("Selon le RUSI, le navire a certainement appareillé en mai.", "fr", True),
        ("RUSI said the ship almost certainly sailed in May.", "en", False),
        ("Selon la préfecture, le pont a probablement cédé en mai.", "fr", False),
        ("The Kremlin said that it was likely that the talks would go on in May.", "en", True),
    ],
)
def test_a_term_of_a_body_that_writes_another_language_is_provisional(
    text: str, language: str, *, provisional: bool
) -> None:
    found = [claim.term for claim in claims(text, language) if claim.term]
    assert [term.provisional for term in found] == [provisional]
