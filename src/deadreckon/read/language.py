"""The language of a text, by py3langid's offline model."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

EXPECTED = "en fr ru uk ko zh ja vi de es it pt pl ro tr ar"
LEAST_LETTERS = 12
LONG_TEXT = 200
MOST_CHARACTERS = 20_000


def language_of(text: str) -> str:
    """Give the ISO 639-1 code of a text's language, or "" where there are too few letters to tell.

    A short text is taken for one of the languages that reports mostly come in; a long one is
    told apart from all that the model knows.
    """
    text = text[:MOST_CHARACTERS]
    letters = sum(map(str.isalpha, text))
    if letters < LEAST_LETTERS:
        return ""
    return str(_identifier(any_language=letters >= LONG_TEXT).classify(text)[0])


@cache
def _identifier(*, any_language: bool) -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    if not any_language:
        identifier.set_languages(EXPECTED.split())
    return identifier
