import pytest

from deadreckon.claims.lexicon import languages, table
from deadreckon.claims.vocabulary import Attributing, Signs, Terms, vocabulary

SPOKEN = (
    "ar",
    "de",
    "en",
    "es",
    "fr",
    "it",
    "ja",
    "ko",
    "pl",
    "pt",
    "ro",
    "ru",
    "tr",
    "uk",
    "vi",
    "zh",
)


@pytest.mark.parametrize("language", SPOKEN)
def test_each_language_has_every_band_and_both_denials(language: str) -> None:
    assert language in languages()
    terms = table(language, "terms", Terms)
    missing = [band for band, words in terms if not words and band != "negation"]
    assert missing == []
    signs = table(language, "signs", Signs)
    needed = (signs.deny, signs.no_comment, signs.ignorance, signs.ais, signs.legal, signs.norm)
    assert all(needed)
    assert signs.conditional
    assert table(language, "attribution", Attributing).says


def test_kinds_are_named_by_table_and_key() -> None:
    kinds = {hit.kind for hit in vocabulary("en").find("the ministry said it is highly likely")}
    assert {"attribution.says", "terms.highly_likely", "terms.likely"} <= kinds


def test_an_unknown_language_has_no_phrases() -> None:
    assert vocabulary("xx").find("the ministry said it is highly likely") == []
