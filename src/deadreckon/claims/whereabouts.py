"""Whether a name that a place bears is a place where it stands, or a person or a government."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from deadreckon.claims.reading import Reading

SEAT, CITY = "seat", "city"
RUN = "zh"
NOUNS_CAPITAL = "de"
NEAR = 40
"""Code points on either side of a name that are looked at."""

_UNITS = tuple("市县縣港")
_CAPITAL_BEHIND = re.compile(r" [A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁІЇЄҐ][^\W\d_A-Z]")
_OF_NAME = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž][^\W\d_]+ (?:de|di|da|do|del|von|van) \Z")
_AROUND = {
    "ja": (
        re.compile(r"(?:\A|[^一-鿿々ァ-ヺー])\Z"),
        re.compile(r"(?:[市県区町村駅港沖]|空港)?(?:[でにへのをはがと、・。]|から|まで|など)"),
    ),
    "ko": (
        re.compile(r"(?:\A|[^가-힣])\Z"),
        re.compile(
            r" ?(?:시|군|항|역|공항|시내|지역|인근|외곽|앞바다)?(?:에서|에 |으로|로 |까지|부터)"
            r"| ?(?:시|공항|공장|시내|지역|인근|외곽|앞바다|주민|터미널|부두|시청|항)"
            r"(?:[의은는이가도을를]| )"
        ),
    ),
    "tr": (
        re.compile(r"(?:\A\W*|\A\W*\w+ |(?:\A|\W)[^\WA-ZÇĞİÖŞÜ]\w*\W+|\W{2,})\Z"),
        re.compile(
            r"['’](?:[dt][ae](?:n|ki)?|y?[ae]|n?[ıiuü]n)\b"
            r"| (?:liman|kent|şehr|ilçe|ilin|bölge|yakın|açık|havaliman)"
        ),
    ),
    "zh": (
        re.compile(
            r"(?:\A|[省州国國、，,]|附近|位于|位於|离开了?|離開了?|前往|[了致]|运往|運往|飞往|飛往|来自|來自)\Z"
        ),
        re.compile(r"[市县縣港区區镇鎮]|机场|機場|的|附近|地区|地區|[，。、]"),
    ),
}
"""Words before and behind a city's name that make it a place, where they stand behind it too."""


@dataclass(frozen=True, slots=True)
class PlaceFound:
    """A place where it stands, in code points of the text."""

    start: int
    end: int
    name: str
    kind: str


def unblanked(text: str, at: int) -> int:
    """Give the last place up to `at` behind which only blanks stand."""
    while at > 0 and text[at - 1] in " \u00a0\u202f":
        at -= 1
    return at


def is_where(reading: Reading, place: PlaceFound, where: Collection[int]) -> bool:
    """Tell whether the words around a name make it a place.

    Args:
        reading: the sentence.
        place: what may be one.
        where: ends of words for where or whither, in code points of the text.
    """
    around = _AROUND.get(reading.language)
    if around is None:
        return unblanked(reading.text, place.start) in where
    before, after = around
    head = reading.text[max(reading.start, place.start - NEAR) : place.start]
    rest = reading.text[place.end : place.end + NEAR]
    if before.search(head) is not None and after.match(rest) is not None:
        return True
    return reading.language == RUN and (place.start in where or rest[:1] in _UNITS)


def in_name(reading: Reading, place: PlaceFound) -> bool:
    """Tell whether it stands in a person's name: Carlos de Toledo, Florence Nightingale."""
    if place.kind == CITY and _CAPITAL_BEHIND.match(reading.text, place.end, reading.end):
        return True
    start = max(reading.start, place.start - NEAR)
    named = _OF_NAME.search(reading.text, start, place.start)
    return reading.language != NOUNS_CAPITAL and named is not None
