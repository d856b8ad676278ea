"""What a denial denies: the fact, the evidence for it, or that it was against the law."""

from __future__ import annotations

from functools import cache
from typing import Literal

from deadreckon.claims.fold import fold
from deadreckon.claims.lexicon import Script, Table, languages, table
from deadreckon.claims.phrases import Phrase, Phrases

Denied = Literal["fact", "evidence", "illegality", "no_comment", "unsaid"]


class Denials(Table):
    """Words that say what is denied.

    Attributes:
        fact: that it was done.
        evidence: that it was shown, or that the claim has any ground.
        illegality: that a law or sanction was broken.
    """

    fact: tuple[Phrase, ...] = ()
    evidence: tuple[Phrase, ...] = ()
    illegality: tuple[Phrase, ...] = ()


def denied(words: str, language: str = "") -> Denied:
    """Type a denial by its words.

    One that names two of the three leaves open which is meant; one that names none denies the
    fact, as a bare `no` does.

    Args:
        words: of the denial, or of a note on it.
        language: ISO 639-1; where it is not known, words of any language count.
    """
    known = [language] if language else languages()
    found = {hit for name in known for hit in _found(words, name)}
    if len(found) > 1:
        return "unsaid"
    return next(iter(found), "fact")


def _found(words: str, language: str) -> set[Denied]:
    plain = fold(words, table(language, "script", Script).letters)
    kinds = {hit.kind for hit in _phrases(language).find(plain)}
    return {kind for kind in ("fact", "evidence", "illegality") if kind in kinds}


@cache
def _phrases(language: str) -> Phrases:
    words = table(language, "denials", Denials)
    return Phrases(table(language, "script", Script), dict(words))
