"""Where one sentence can be cut into clauses, and how deep each cut goes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from deadreckon.claims.reading import Reading

DEEP, CLAUSE, COMMA, WORD = 3.0, 2.0, 1.0, 0.5
"""A semicolon; a comma with a conjunction, a dash; a comma, a conjunction; a bare `and`."""

_MARK = re.compile(
    r"[;；؛]|[:：](?=\s|[「“\"«])|(?<=\s)[—–-]{1,2}(?=\s)|[，、،]|,(?!\d)|[。！？?!](?=.)"
)
_WORDS = re.compile(r"[^\W_]+")
ASIDE_WORDS = 2


@dataclass(frozen=True, slots=True)
class Cut:
    """A place between two clauses: the mark lies from `start` to `end`."""

    start: int
    end: int
    depth: float


def cuts(reading: Reading) -> list[Cut]:
    """Find the cuts of a sentence by place, without those around a short aside."""
    strong = reading.all("signs.strong")
    joint = reading.all("signs.joint")
    found: list[Cut] = []
    for match in _MARK.finditer(reading.text, reading.start, reading.end):
        sign = match.group()
        if sign in ";；؛:：。！？?!":
            depth = DEEP
        elif sign in ",،，、":
            follows = any(0 <= hit.start - match.end() <= 1 for hit in (*strong, *joint))
            depth = CLAUSE if follows else COMMA
        else:
            depth = CLAUSE
        found.append(Cut(match.start(), match.end(), depth))
    taken = {cut.end + shift for cut in found for shift in (0, 1)}
    found += [Cut(hit.start, hit.start, COMMA) for hit in strong if hit.start not in taken]
    strongs = {hit.start for hit in strong}
    found += [
        Cut(hit.start, hit.start, WORD)
        for hit in joint
        if hit.start not in taken and hit.start not in strongs
    ]
    return _without_asides(reading, sorted(found, key=lambda cut: (cut.start, -cut.depth)))


def deepest(found: Iterable[Cut], start: int, end: int) -> Cut | None:
    """Give the deepest cut within a stretch, the last of equals, or None."""
    inside = [cut for cut in found if start <= cut.start and cut.end <= end]
    return max(inside, key=lambda cut: (cut.depth, cut.start), default=None)


def _without_asides(reading: Reading, found: list[Cut]) -> list[Cut]:
    out: list[Cut] = []
    at = 0
    while at < len(found):
        cut = found[at]
        later = found[at + 1] if at + 1 < len(found) else None
        if later is not None and cut.depth == later.depth == COMMA and cut.end > cut.start:
            inside = reading.text[cut.end : later.start]
            words = _WORDS.findall(inside)
            if later.end > later.start and len(words) <= ASIDE_WORDS and not _wide(inside):
                at += 2
                continue
        out.append(cut)
        at += 1
    return out


def _wide(phrase: str) -> bool:
    return any(letter >= "\u3000" for letter in phrase)
