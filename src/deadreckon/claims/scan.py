"""A text as tokens: numbers, words of the lexicon with what they may mean, and the rest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from deadreckon.claims.fold import Folded, fold, pieces
from deadreckon.claims.lexicon import Script, table
from deadreckon.claims.patterns import alternation, words

Entry = tuple[str, Any, str]
"""What a word may mean: kind, value, pattern."""

_LETTER = r"(?:[^\W\d_]|[\u0900-\u0903\u093a-\u094f])"
"""A letter, or a vowel sign of Devanagari, which is part of its word."""
_KATAKANA = "ァ-ヺー"
_UNSPACED = "぀-ヿ㐀-鿿豈-﫿"
_NOTHING: Mapping[str, Any] = {}


@dataclass(frozen=True, slots=True)
class Token:
    """A slice of a piece of text.

    Attributes:
        start, end: its place in the piece's plain spelling.
        word: the slice.
        kinds: what it may mean, each with its value; empty for what the lexicon does not know.
    """

    start: int
    end: int
    word: str
    kinds: Mapping[str, Any]


class Scanner:
    """Cuts texts of one language into tokens, in time linear in the text."""

    def __init__(self, language: str, entries: Iterable[Entry], shapes: Mapping[str, str]) -> None:
        """Take words and shapes.

        Args:
            language: ISO 639-1.
            entries: the words to know.
            shapes: kind to regular expression, for what is written in figures; tried first.
        """
        script = table(language, "script", Script)
        self._letters = script.letters
        self._kinds: dict[str, dict[str, Any]] = {}
        for kind, value, pattern in entries:
            for word in words(pattern):
                self._kinds.setdefault(fold(word, self._letters), {}).setdefault(kind, value)
        for clitic in words(script.clitics):
            self._kinds.setdefault(fold(clitic, self._letters), {}).setdefault("clitic", clitic)
        self._shapes = frozenset(shapes)
        self._pattern = self._compile(script, shapes)

    def read(self, text: str) -> Iterator[tuple[Folded, list[Token]]]:
        """Give each piece of a text with its tokens; none of them crosses a line."""
        for piece in pieces(text, self._letters):
            yield piece, list(self._tokens(piece.plain))

    def _tokens(self, plain: str) -> Iterator[Token]:
        for match in self._pattern.finditer(plain):
            name, word = match.lastgroup, match.group()
            if name in self._shapes:
                kinds: Mapping[str, Any] = {str(name): word}
            elif name in ("before", "phrase", "clitic"):
                kinds = self._kinds[" ".join(word.split())]
            else:
                kinds = _NOTHING
            yield Token(match.start(), match.end(), word, kinds)

    def _compile(self, script: Script, shapes: Mapping[str, str]) -> re.Pattern[str]:
        known = alternation(self._kinds) or "(?!)"
        if script.words == "run":
            close = f"(?!(?<=[{_KATAKANA}])[{_KATAKANA}])(?!(?<=[a-z])[a-z])"
            word = f"[{_KATAKANA}]+|[{_UNSPACED}]|[^\\W\\d_{_UNSPACED}]+"
        else:
            close = f"(?!{_LETTER})"
            if script.words == "ending":
                close = "(?!(?<=[a-z])[a-z])"
            elif script.endings:
                endings = alternation(fold(e, self._letters) for e in words(script.endings))
                close = f"(?=(?:{endings})?(?!{_LETTER}))"
            close = f"(?:(?<=['.-])|{close})"
            word = f"{_LETTER}+"
        ways = [f"(?P<{kind}>{shape})" for kind, shape in shapes.items()]
        if script.words == "run":
            figures = re.compile("|".join(shapes.values()))
            first = [w for w in self._kinds if (m := figures.match(w)) and m.end() < len(w)]
            ways = [f"(?P<before>{alternation(first) or '(?!)'})", *ways]
        ways.append(f"(?P<phrase>{known}{close})")
        if script.clitics:
            before = alternation(fold(c, self._letters) for c in words(script.clitics))
            ways.append(f"(?P<clitic>(?:{before})(?=(?:{known}){close}|\\d))")
        ways += [f"(?P<word>{word})", r"(?P<mark>[^\s])"]
        return re.compile("|".join(ways))
