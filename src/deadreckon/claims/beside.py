"""What stands around a number: its noun or counter, and the words in a row that may be one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from deadreckon.claims.bounds import Bounded
from deadreckon.claims.scan import Token

_BEHIND = 240
"""Letters before a number where what it counts is looked for."""
_MONEY: Mapping[str, str] = {
    "$": "us dollar", "€": "euro", "£": "pound", "¥": "yen", "₩": "won", "₽": "rouble",
}  # fmt: skip
_UNSPACED = "\u2e80"
"""The first letter of the scripts in which a word may stand right after figures."""
_HANGUL = "\uac00"
"""The first syllable of Hangul."""


def is_part(line: Sequence[Token], one: Bounded) -> bool:
    """Whether a number counts a part of what was counted: of which 12, 12 of them."""
    beside = (one.start - 1, one.at[1])
    return any(0 <= i < len(line) and "partitive" in line[i].kinds for i in beside)


def is_whole(line: Sequence[Token], start: int, at: int) -> bool:
    """Whether a number is the whole that one before it is a part of: 12 of the 34 matches."""
    between = line[start:at]
    held = bool(between) and all({"fill", "of"} & token.kinds.keys() for token in between)
    return held and any("of" in token.kinds for token in between)


def money_at(line: Sequence[Token], at: int) -> str | None:
    """Give the money whose sign stands right before a number."""
    before = line[at - 1] if at else None
    near = before is not None and before.end == line[at].start
    return _MONEY.get(before.word) if before is not None and near else None


def unit_at(line: Sequence[Token], at: int) -> str | None:
    """Give the unit that a token names; a Hangul syllable within a word names none."""
    token = line[at]
    unit: str | None = token.kinds.get("unit")
    if unit is None or len(token.word) > 1 or token.word < _HANGUL:
        return unit
    after = line[at + 1] if at + 1 < len(line) else None
    ends = after is None or after.start > token.end or not after.word[0].isalpha()
    starts = at == 0 or line[at - 1].end < token.start or not line[at - 1].word[-1].isalpha()
    held = after is not None and bool({"particle", "break", "fill"} & after.kinds.keys())
    return unit if starts and (ends or held) else None


def single(line: Sequence[Token], at: int) -> bool:
    """Whether there is a one at a place."""
    return at >= 0 and "number" in line[at].kinds and line[at].kinds["number"].value == 1


def back(line: Sequence[Token], start: int) -> Iterator[int]:
    """Give the places before a number, nearest first."""
    at = start - 1
    while at >= 0 and line[start].start - line[at].start <= _BEHIND:
        yield at
        at -= 1


class Seen:
    """What stands around a number."""

    def __init__(self, one: Bounded) -> None:
        self.at = one.at[1]
        self.start, self.end = one.start, one.end
        self.unit: str | None = None
        self.counter: Token | None = None
        self.times = False
        self.attribute = False
        self.unknown = 0
        self.whole = False
        self.unlisted: list[Token] = []

    def follow(self, line: Sequence[Token], at: int) -> None:
        """Keep the words in a row, with no mark between, that may be a noun."""
        token = line[at]
        apart = token.start > line[at - 1].end or not line[at - 1].word[-1].isalnum()
        glued = at == self.at and not apart and token.word < _UNSPACED
        if glued:
            return  # 58enne
        if not self.unlisted or line[at - 1] is self.unlisted[-1]:
            self.unlisted.append(token)

    def name(self, unit: str, end: int) -> None:
        """Keep what a noun names, and where it ends."""
        self.unit, self.end = unit, max(self.end, end)

    def count(self, token: Token, end: int) -> None:
        """Keep a counter, or a word for how often, and where it ends."""
        if "times" in token.kinds:
            self.times = True
        else:
            self.counter = token
        self.end = max(self.end, end)


def attribute(line: Sequence[Token], at: int) -> bool:
    """Whether tokens are of `20-foot`, which says what the thing is like."""
    dash = at if line[at].word == "-" else at + 1
    return (
        0 < dash < len(line) - 1
        and line[dash].word == "-"
        and "number" in line[dash - 1].kinds
        and line[dash].start == line[dash - 1].end
    )
