"""English names of ships that are written as they sound in Cyrillic or Hangul: Леди Эр, LADY R.

Only words of a small table are known, `data/english.csv`. Those that are easily words or names of
another language, and names of letters, count beside surer ones alone: Блю Мун is BLUE MOON, Сан
Марко no SUN.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from functools import cache
from importlib.resources import files
from itertools import islice, product
from typing import NamedTuple

MOST = 8
"""So many readings of a name are given at most."""
_WORD = re.compile("[\u0400-\u04ff]+|[\uac00-\ud7a3]+")
_HANGUL = re.compile("[\uac00-\ud7a3]+")


class _Table(NamedTuple):
    """What words mean, the sure ones and those that count beside them; sure ones in Hangul."""

    sure: dict[str, tuple[str, ...]]
    beside: dict[str, tuple[str, ...]]
    joined: re.Pattern[str]
    piece: re.Pattern[str]


def english(text: str) -> tuple[str, ...]:
    """Give a name with its English words as English writes them; nothing where it has none."""
    plain = unicodedata.normalize("NFKC", text)
    words = [word.lower().replace("ё", "е") for word in _WORD.findall(plain)]
    table = _table()
    read = [_sure(word, table) for word in words]
    if not any(read):
        return ()
    beside = [sure or table.beside.get(word, ()) for word, sure in zip(words, read, strict=True)]
    if all(means or len(word) == 1 for word, means in zip(words, beside, strict=True)):
        read = beside
    rest = _WORD.split(plain)
    ways = product(
        *(means or (word,) for word, means in zip(_WORD.findall(plain), read, strict=True))
    )
    return tuple(
        rest[0] + "".join(f" {word} {after}" for word, after in zip(way, rest[1:], strict=True))
        for way in islice(ways, MOST)
    )


def _sure(word: str, table: _Table) -> tuple[str, ...]:
    """Give what a word means; Hangul often writes several as one, of which one must be longer."""
    if word in table.sure or not table.joined.fullmatch(word):
        return table.sure.get(word, ())
    pieces = table.piece.findall(word)
    return (" ".join(table.sure[piece][0] for piece in pieces),)


@cache
def _table() -> _Table:
    text = (files("deadreckon.screening") / "data/english.csv").read_text("utf-8")
    sure: dict[str, tuple[str, ...]] = {}
    beside: dict[str, tuple[str, ...]] = {}
    for row in csv.DictReader(text.splitlines()):
        held = beside if row["beside"] else sure
        for word in (*row["cyrillic"].split(), *row["hangul"].split()):
            held[word] = (*held.get(word, ()), row["english"])
    hangul = sorted(filter(_HANGUL.fullmatch, sure), key=len, reverse=True)
    piece = "|".join(hangul)
    return _Table(sure, beside, re.compile(f"(?:{piece})+"), re.compile(piece))
