"""What would overturn a judgement: the smallest set of origins whose removal changes the term."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations
from math import comb

from deadreckon.judgement.judgements import Overturned

MOST_WORK = 50_000
"""Sets tried, times the origins there are: all sets of twelve origins, all pairs of forty-five."""
_DIGITS = 12

Printed = tuple[float, str | None]


def overturned(
    origins: Sequence[str], without: Callable[[tuple[str, ...]], Printed], printed: Printed
) -> tuple[Overturned | None, int]:
    """Search sets of origins by size, each size whole; no term counts as a term.

    Args:
        origins: ids of those that carry weight.
        without: gives p and the term as they would be without some origins.
        printed: p and the term as they are.

    Returns:
        The smallest set that changes the term (of several the one that moves p most, then by id),
        or None; and the size up to which every set was tried.
    """
    p, term = printed
    tried = 0
    for size in range(1, len(origins) + 1):
        tried += comb(len(origins), size)
        if tried * len(origins) > MOST_WORK:
            return None, size - 1
        changed = [
            Overturned(ids, left, word)
            for ids in combinations(sorted(origins), size)
            for left, word in [without(ids)]
            if word != term
        ]
        if changed:
            return min(changed, key=lambda o: (-round(abs(o.p - p), _DIGITS), o.ids)), size
    return None, len(origins)
