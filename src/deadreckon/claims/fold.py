"""One plain spelling of a text for looking words up, with the way back to the text as it is."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

LONGEST = 4000
"""Code points of a line looked at in one piece, so that memory does not grow with its length."""

_MARKS = (range(0x64B, 0x653), range(0x200B, 0x2010), range(0x202A, 0x202F), range(0x2060, 0x206A))
_UNSEEN = dict.fromkeys([0xAD, 0x640, 0x670, 0xFEFF, *(code for span in _MARKS for code in span)])
"""Marks without a letter of their own: soft hyphens, Arabic vowels, what steers direction."""
_PLAIN = {
    **dict.fromkeys(map(ord, "’‘ʼ′ʹ＇`´"), "'"),
    **dict.fromkeys(map(ord, "‐‑‒–—―−－﹣"), "-"),
    **dict.fromkeys(map(ord, "\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\u3000\t"), " "),
    **dict.fromkeys(map(ord, "～〜∼˜"), "~"),
    **dict.fromkeys(map(ord, "，、،"), ","),
    **dict.fromkeys(map(ord, "⁰¹⁴⁵⁶⁷⁸⁹"), "^"),
    ord("٫"): ".",
    ord("٬"): ",",
    ord("İ"): "i",
    ord("ı"): "i",
}


@dataclass(frozen=True, slots=True)
class Folded:
    """A piece of a text in plain spelling.

    Attributes:
        plain: lower case, composed, with plain digits, dashes, quotes and blanks.
        starts, ends: for each letter of `plain` the code points of the text it came from.
    """

    plain: str
    starts: Sequence[int]
    ends: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the code points of the text that a slice of `plain`, not empty, stands for."""
        return self.starts[start], self.ends[end - 1]


def pieces(text: str, letters: Mapping[int, str]) -> Iterator[Folded]:
    """Fold a text line by line, long lines in pieces that end at a blank or a full stop.

    Args:
        text: as it is.
        letters: further letters to be told alike, such as `ñ` and `n`, for `str.translate`.
    """
    start = 0
    for line in text.splitlines(keepends=True):
        end = start + len(line)
        while start < end:
            stop = _break(text, start, end)
            if text[start:stop].strip():
                yield _fold(text[start:stop], start, letters)
            start = stop


def fold(text: str, letters: Mapping[int, str]) -> str:
    """Fold words of a lexicon as `pieces` folds a text."""
    return _fold(text, 0, letters).plain


def _break(text: str, start: int, end: int) -> int:
    if end - start <= LONGEST:
        return end
    half = start + LONGEST // 2
    for mark in ("。", ". ", " ", "，", ","):
        at = text.rfind(mark, half, start + LONGEST)
        if at >= 0:
            return at + len(mark)
    return start + LONGEST


def _fold(text: str, offset: int, letters: Mapping[int, str]) -> Folded:
    plain = text.translate(_PLAIN)
    if plain.isascii() or _one_to_one(plain):
        whole = "".join(map(_narrow, plain)) if _wide(plain) else plain
        start, end = offset, offset + len(plain)
        short = whole.lower().translate(letters)
        return Folded(short, range(start, end), range(start + 1, end + 1))
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for at, cluster in _clusters(plain):
        short = "".join(map(_narrow, unicodedata.normalize("NFC", cluster).translate(_UNSEEN)))
        short = short.lower().translate(letters)
        out.append(short)
        starts.extend([offset + at] * len(short))
        ends.extend([offset + at + len(cluster)] * len(short))
    return Folded("".join(out), tuple(starts), tuple(ends))


def _one_to_one(plain: str) -> bool:
    return unicodedata.is_normalized("NFC", plain) and not any(
        ord(c) in _UNSEEN or unicodedata.combining(c) for c in set(plain)
    )


def _clusters(plain: str) -> Iterator[tuple[int, str]]:
    start = 0
    for at in range(1, len(plain) + 1):
        if at == len(plain) or not _joins(plain[at]):
            yield start, plain[start:at]
            start = at


def _joins(letter: str) -> bool:
    # Hangul vowels and finals written apart join the consonant before them.
    return unicodedata.combining(letter) > 0 or "\u1160" <= letter <= "\u11ff"


def _wide(plain: str) -> bool:
    return any(c >= "\u0660" and _narrow(c) != c for c in set(plain))


@lru_cache(maxsize=4096)
def _narrow(letter: str) -> str:
    """Give the plain form of a full-width letter or of a digit of any script."""
    if letter.isdecimal():
        return str(unicodedata.digit(letter))
    if "\uff00" <= letter <= "\uffef":
        whole = unicodedata.normalize("NFKC", letter)
        return _PLAIN.get(ord(whole), whole) if len(whole) == 1 else letter
    return letter
