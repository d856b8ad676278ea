import pytest

from deadreckon.claims.anchors import anchors
from tests.claims.sentence import sentence


def facets(text: str, language: str = "en") -> set[tuple[str, str]]:
    return {(anchor.facet, anchor.detail) for anchor in anchors(sentence(text, language))}


@pytest.mark.parametrize(
    ("text", "language", "facet", "detail"),
    [
        ("The owner flatly denies it.", "en", "denial", "deny"),
        ("The owner did not respond.", "en", "denial", "unknown"),
        ("L'armateur n'a pas répondu.", "fr", "denial", "unknown"),
        ("Die Reederei wies die Vorwürfe zurück.", "de", "denial", "deny"),
        ("Судовладелец отказался от комментариев.", "ru", "denial", "unknown"),
        ("船主は疑惑を否定した。", "ja", "denial", "deny"),
        ("It is assessed with moderate confidence.", "en", "confidence", "moderate"),
        ("The cargo could not be verified.", "en", "unknown", ""),
        ("The ship switched off its transponder.", "en", "ais", ""),
        ("Resolution 1718 bans such sales.", "en", "legal", ""),
        ("If it sails, it will sink.", "en", "conditional", ""),
    ],
)
def test_signs_of_a_claim(text: str, language: str, facet: str, detail: str) -> None:
    assert (facet, detail) in facets(text, language)


def test_a_ban_without_a_rule_is_no_legal_claim() -> None:
    assert ("legal", "") not in facets("The club banned him from the harbour.")


def test_if_within_a_sentence_may_be_whether() -> None:
    assert ("conditional", "") not in facets("The owner did not say if it sank.")


def test_a_transponder_that_stays_silent_refuses_no_comment() -> None:
    assert ("denial", "unknown") not in facets("Le transpondeur est resté muet.", "fr")
