"""One sentence as it is read: its signs, quantities and times, in places of the whole text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from deadreckon.claims.fold import pieces
from deadreckon.claims.lexicon import Script, table
from deadreckon.claims.phrases import Hit
from deadreckon.claims.vocabulary import vocabulary

if TYPE_CHECKING:
    from deadreckon.claims.places import PlaceFound
    from deadreckon.claims.quantities import Quantity
    from deadreckon.claims.times import TimeSpan

OPENING, CLOSING = '«„“"‘「『《〈‹', '»”"’」』》〉›“'
_BREAK = re.compile(
    r"[,،，、;؛；:：()（）«»„“”\"「」『』《》—–]|[.!?。！？](?=\s|$|[\"»”」』])|\s-\s"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence with all that was found in it, by place in the text.

    Attributes:
        text: the whole text; `start`, `end`: of the sentence in it.
        signs: kind to phrases of the lexicon.
    """

    text: str
    start: int
    end: int
    language: str
    signs: dict[str, list[Hit]]
    quantities: list[Quantity] = field(default_factory=list)
    times: list[TimeSpan] = field(default_factory=list)
    places: list[PlaceFound] = field(default_factory=list)

    def all(self, *kinds: str) -> list[Hit]:
        """Give the phrases of several kinds by place."""
        found = [hit for kind in kinds for hit in self.signs.get(kind, ())]
        return sorted(found, key=lambda hit: (hit.start, -hit.end))

    def has(self, kind: str, start: int, end: int) -> bool:
        """Tell whether a phrase of a kind lies within a stretch."""
        return any(start <= hit.start and hit.end <= end for hit in self.signs.get(kind, ()))

    def slice(self, start: int, end: int) -> str:
        """Give the text's own slice."""
        return self.text[start:end]

    def breaks(self, start: int, end: int) -> Iterable[re.Match[str]]:
        """Give the marks between phrases within a stretch."""
        return _BREAK.finditer(self.text, start, end)


def read(
    text: str,
    start: int,
    end: int,
    language: str,
    quantities: Sequence[Quantity],
    times: Sequence[TimeSpan],
) -> Reading:
    """Look a sentence through.

    Args:
        text: the whole text.
        start, end: of the sentence in it.
        language: ISO 639-1.
        quantities, times: of the sentence.
    """
    letters = table(language, "script", Script).letters
    phrases = vocabulary(language)
    signs: dict[str, list[Hit]] = {}
    for piece in pieces(text[start:end], letters):
        for hit in phrases.find(piece.plain):
            a, b = piece.span(hit.start, hit.end)
            signs.setdefault(hit.kind, []).append(Hit(start + a, start + b, hit.kind))
    return Reading(text, start, end, language, signs, list(quantities), list(times))
