"""Which parts of a line speak of what is to come: there a date without a year may lie ahead."""

from __future__ import annotations

from collections.abc import Sequence

from deadreckon.claims.scan import Token
from deadreckon.claims.timewords import Times

_STOPS = frozenset(".!?。;।")
_LEAST = 5
"""Letters of the shortest verb whose ending is looked at."""


def to_come(line: Sequence[Token], words: Times) -> list[bool]:
    """Tell of each token whether its sentence has a word or an ending of the future."""
    told: list[bool] = []
    ahead = False
    for at, token in enumerate(line):
        ahead = ahead or _is_future(token, words)
        if token.word in _STOPS or at == len(line) - 1:
            told += [ahead] * (at + 1 - len(told))
            ahead = False
    return told


def _is_future(token: Token, words: Times) -> bool:
    if "future" in token.kinds:
        return True
    if token.kinds or len(token.word) < _LEAST:
        return False
    return token.word.endswith(words.future_ends) or token.word.startswith(words.future_begins)
