"""Finding the phrases of a lexicon in a sentence, several kinds at once, in linear time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator

from deadreckon.claims.fold import fold
from deadreckon.claims.lexicon import Script
from deadreckon.claims.patterns import alternation, words

_ENDING, _GAP, _WIDE_GAP = "\ue000", "\ue001", "\ue002"
_LETTER = r"[^\W\d_]"
_MEANS = {
    _ENDING: f"{_LETTER}*",
    _GAP: r" (?:[^.;:!?]{1,60}? )?",
    _WIDE_GAP: r"[^.;:!?。；]{0,40}?",
}
_UNSPACED = "[぀-ヿ㐀-鿿豈-﫿가-힣]"


def _read(pattern: str) -> str:
    words(_signs(pattern))
    return pattern


def _signs(pattern: str) -> str:
    return pattern.replace(" … ", _GAP).replace("…", _WIDE_GAP).replace("*", _ENDING)


Phrase = Annotated[str, AfterValidator(_read)]
"""A pattern of `patterns.words` in which `*` is any ending and `…` up to 60 further signs; with
blanks around it, whole words."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase where it was found.

    Attributes:
        start, end: in the plain spelling that was searched.
        kind: what it is.
    """

    start: int
    end: int
    kind: str


class Phrases:
    """The phrases of one language, by kind."""

    def __init__(self, script: Script, kinds: Mapping[str, Iterable[str]]) -> None:
        """Take what is looked for.

        Args:
            script: how the language is written; it says what may touch a word.
            kinds: what a phrase is, and its patterns. A kind without any is never found.
        """
        close = "" if script.words == "run" else f"(?!{_LETTER})"
        if script.words == "ending":
            close = f"(?:(?<={_UNSPACED})|(?!{_LETTER}))"
        opening = "" if script.words in ("run", "ending") else f"(?<!{_LETTER})"
        clitics = alternation(fold(c, script.letters) for c in words(script.clitics))
        if clitics:
            opening = f"(?<!{_LETTER})(?:{clitics})?"
        if script.endings:
            endings = alternation(fold(e, script.letters) for e in words(script.endings))
            close = f"(?:{endings})?(?!{_LETTER})"
        self._patterns = {
            kind: re.compile(f"{opening}(?P<phrase>{known}){close}")
            for kind, patterns in kinds.items()
            if (known := _known(patterns, script))
        }

    def find(self, plain: str) -> list[Hit]:
        """Give the phrases in a plain spelling by place; kinds may lie over one another."""
        hits = [
            Hit(*match.span("phrase"), kind)
            for kind, pattern in self._patterns.items()
            for match in pattern.finditer(plain)
        ]
        return sorted(hits, key=lambda hit: (hit.start, -hit.end, hit.kind))


def longest(hits: Iterable[Hit]) -> list[Hit]:
    """Give those hits that no longer one overlaps, by place."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.start - h.end, h.start, h.kind)):
        if all(hit.end <= other.start or other.end <= hit.start for other in kept):
            kept.append(hit)
    return sorted(kept, key=lambda hit: hit.start)


def _known(patterns: Iterable[str], script: Script) -> str:
    known = alternation(
        fold(word, script.letters) for pattern in patterns for word in words(_signs(pattern))
    )
    for sign, means in _MEANS.items():
        known = known.replace(sign, means)
    return known
