"""Keys that find all that are alike to another, and look at few of the rest.

The filter is exact. Two keys of n and m letters whose longest common subsequence has L letters are
d = n + m - 2L insertions and deletions apart; cut one of them into d + 1 pieces, and one piece at
least stands whole in the other, shifted by no more than the letters put in or left out before it.
Source: Li, Deng, Wang and Feng, "Pass-Join: a partition-based method for similarity joins",
VLDB 2011, with insertions and deletions only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from math import ceil, floor

from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extract_iter

from deadreckon.screening.spelling import LEAST_SCORE, SHORTEST

FEW = 16
"""So many keys are looked for one by one, before an index pays."""
_SHARE = LEAST_SCORE / 100
_EPSILON = 1e-9

_Postings = tuple[dict[str, list[str]], ...]
"""Of each piece of the keys: what stands there, and the keys that hold it there."""


class Keys:
    """Keys that can be asked which of them are alike to another."""

    def __init__(self, keys: Iterable[str]) -> None:
        """Take keys in; those that come twice count once."""
        self._known = frozenset(keys)
        self._asked = 0
        self._by_length: dict[int, list[str]] = {}
        self._postings: dict[tuple[int, int], _Postings] = {}

    def alike(self, key: str) -> Iterable[str]:
        """Give all keys whose ratio with this one is at least `LEAST_SCORE`, in no order."""
        if len(key) < SHORTEST:
            return (key,) if key in self._known else ()
        self._asked += 1
        return self.compared(key) if self._asked <= FEW else self._blocked(key)

    def compared(self, key: str) -> Iterator[str]:
        """Give the same by comparing with every key."""
        found = extract_iter(key, self._known, scorer=ratio, score_cutoff=LEAST_SCORE)
        return (known for known, _, _ in found if len(known) >= SHORTEST)

    def _blocked(self, key: str) -> Iterator[str]:
        if not self._by_length:
            grouped: defaultdict[int, list[str]] = defaultdict(list)
            for known in self._known:
                grouped[len(known)].append(known)
            self._by_length = dict(grouped)
        seen: set[str] = set()
        for length, apart, places in _plan(len(key)):
            if length not in self._by_length:
                continue
            postings = self._postings.get((length, apart))
            if postings is None:
                postings = self._postings[length, apart] = self._posted(length, apart)
            for piece, (size, least, most) in zip(postings, places, strict=True):
                for at in range(least, most + 1):
                    held = piece.get(key[at : at + size])
                    if held:
                        seen.update(held)
        found = extract_iter(key, seen, scorer=ratio, score_cutoff=LEAST_SCORE)
        return (known for known, _, _ in found)

    def _posted(self, length: int, apart: int) -> _Postings:
        """Index the keys of a length by their pieces."""
        postings = []
        for start, size in _pieces(length, apart + 1):
            held: defaultdict[str, list[str]] = defaultdict(list)
            for known in self._by_length[length]:
                held[known[start : start + size]].append(known)
            postings.append(dict(held))
        return tuple(postings)


@lru_cache(maxsize=1024)
def _plan(length: int) -> tuple[tuple[int, int, tuple[tuple[int, int, int], ...]], ...]:
    """Say for each length of an alike key how far apart it may be, and where its pieces may stand.

    Returns:
        Of each: its length, the insertions and deletions between, and of each piece its size and
        the first and last place at which it may begin in the key asked.
    """
    widest = 2 / _SHARE - 1
    lengths = range(
        max(SHORTEST, ceil(length / widest - _EPSILON)), floor(length * widest + _EPSILON) + 1
    )
    plan = []
    for other in lengths:
        common = ceil(_SHARE * (length + other) / 2 - _EPSILON)
        put_in, left_out = length - common, other - common
        apart = put_in + left_out
        places = tuple(
            (size, max(0, start - left_out), min(length - size, start + put_in))
            for start, size in _pieces(other, apart + 1)
        )
        plan.append((other, apart, places))
    return tuple(plan)


@lru_cache(maxsize=1024)
def _pieces(length: int, number: int) -> tuple[tuple[int, int], ...]:
    """Cut a length into so many pieces, as even as can be: where each begins, and its size."""
    cuts = [length * piece // number for piece in range(number + 1)]
    return tuple((start, end - start) for start, end in pairwise(cuts))
