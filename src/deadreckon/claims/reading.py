"""One sentence as it is read: its signs, quantities and times, in places of the whole text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from deadreckon.claims.fold import pieces
from deadreckon.claims.lexicon import Script, table
from deadreckon.claims.phrases import Hit
from deadreckon.claims.vocabulary import vocabulary

if TYPE_CHECKING:
    from deadreckon.claims.quantities import Quantity
    from deadreckon.claims.times import TimeSpan
    from deadreckon.claims.whereabouts import PlaceFound

BLANKS = " \t\u00a0\u202f"
OPENING, CLOSING = '«„“"‘「『《〈‹', '»”"’」』》〉›“'
QUOTES = {
    "«": "»",
    "„": '”“"',
    "“": "”",
    "‘": "’",
    "「": "」",
    "『": "』",
    "《": "》",
    "〈": "〉",
    "‹": "›",
}
"""What closes a quotation, by what opens it."""
_WORD = re.compile(r"[^\W_]+")
_BREAK = re.compile(
    r"[,،，、;؛；:：()（）«»„“”\"「」『』《》—–]|[.!?。！？](?=\s|$|[\"»”」』])|\s-\s"
)


_VERBS = ("verbs",)
NEAR = 100
"""Code points between a verb of rejecting and what is rejected."""


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
    _known: dict[tuple[str, ...], list[Hit]] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )

    def all(self, *kinds: str) -> list[Hit]:
        """Give the phrases of several kinds by place."""
        if kinds not in self._known:
            found = [hit for kind in kinds for hit in self.signs.get(kind, ())]
            self._known[kinds] = sorted(found, key=lambda hit: (hit.start, -hit.end))
        return self._known[kinds]

    def has(self, kind: str, start: int, end: int) -> bool:
        """Tell whether a phrase of a kind lies within a stretch."""
        return any(start <= hit.start and hit.end <= end for hit in self.signs.get(kind, ()))

    @property
    def verbs(self) -> list[Hit]:
        """Verbs of saying, without denials and without nouns that look like one."""
        if _VERBS not in self._known:
            self._known[_VERBS] = self._found_verbs()
        return self._known[_VERBS]

    def _found_verbs(self) -> list[Hit]:
        other = self.all("signs.deny", "signs.no_comment", "attribution.anaphors")
        articles = {hit.end for hit in self.all("attribution.articles")}
        nouns = {
            (hit.start, hit.end)
            for hit in self.all("attribution.roles")
            if before_blanks(self, hit.start) in articles
        }
        return [
            hit
            for hit in self.all("attribution.says")
            if (hit.start, hit.end) not in nouns
            and not any(o.start <= hit.start and hit.end <= o.end for o in other)
        ]

    def slice(self, start: int, end: int) -> str:
        """Give the text's own slice."""
        return self.text[start:end]

    def breaks(self, start: int, end: int) -> Iterable[re.Match[str]]:
        """Give the marks between phrases within a stretch."""
        return _BREAK.finditer(self.text, start, end)


def after_blanks(reading: Reading, at: int, *, also: str = "") -> int:
    """Give the first place from `at` on that is no blank, nor any of `also`."""
    while at < reading.end and reading.text[at] in BLANKS + also:
        at += 1
    return at


def before_blanks(reading: Reading, at: int) -> int:
    """Give the last place up to `at` behind which only blanks stand."""
    while at > reading.start and reading.text[at - 1] in BLANKS:
        at -= 1
    return at


def words_in(reading: Reading, start: int, end: int) -> int:
    """Count the words of a stretch."""
    return len(_WORD.findall(reading.text, start, end))


def read(
    text: str,
    span: tuple[int, int],
    language: str,
    quantities: Sequence[Quantity],
    times: Sequence[TimeSpan],
) -> Reading:
    """Look a sentence through.

    Args:
        text: the whole text.
        span: of the sentence in it.
        language: ISO 639-1.
        quantities: of the sentence.
        times: of the sentence.
    """
    start, end = span
    letters = table(language, "script", Script).letters
    phrases = vocabulary(language)
    signs: dict[str, list[Hit]] = {}
    for piece in pieces(text[start:end], letters):
        for hit in phrases.find(piece.plain):
            a, b = piece.span(hit.start, hit.end)
            signs.setdefault(hit.kind, []).append(Hit(start + a, start + b, hit.kind))
    signs["signs.deny"] = _denials(signs)
    return Reading(text, start, end, language, signs, list(quantities), list(times))


def _denials(signs: Mapping[str, Sequence[Hit]]) -> list[Hit]:
    """Give what denies: verbs of denial, and of rejecting where an accusation stands near."""
    accused = [hit.start for hit in signs.get("signs.accused", ())]
    found = [*signs.get("signs.deny", ())]
    for hit in signs.get("signs.reject", ()):
        near = bisect_left(accused, hit.start - NEAR)
        if near < len(accused) and accused[near] <= hit.end + NEAR:
            found.append(Hit(hit.start, hit.end, "signs.deny"))
    turned = signs.get("signs.undenied", ())
    return sorted(
        (h for h in found if not any(u.start < h.end and h.start < u.end for u in turned)),
        key=lambda hit: (hit.start, -hit.end),
    )
