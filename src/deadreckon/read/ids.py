"""Ids, and the nearest one where somebody mistyped."""

from __future__ import annotations

import difflib
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable

LONGEST_ID = 120
MOST_COMPARED = 200
MOST_NAMED = 12
ALIKE = 0.6
"""Likeness from which a word is taken for a mistyped one."""
_FORBIDDEN = frozenset(';|?<>=",[]\\')

ID_RULE = (
    "An id begins with a letter or digit of any script, has no spaces and none of "
    '; | ? < > = " , [ ] \\, and at most 120 characters.'
)


def clean_id(text: str) -> str:
    """Give an id in Unicode's composed form (NFC), so that two ways of typing it are one.

    Raises:
        ValueError: it breaks `ID_RULE`.
    """
    text = unicodedata.normalize("NFC", text.strip())
    if not text:
        problem = "is empty"
    elif len(text) > LONGEST_ID:
        problem = f"has {len(text)} characters"
    elif not text[0].isalnum():
        problem = "does not begin with a letter or digit"
    elif bad := next((c for c in text if c in _FORBIDDEN or c == " " or not c.isprintable()), ""):
        problem = f"holds {bad!a}"
    else:
        return text
    raise ValueError(problem)


def nearest(word: str, known: Iterable[str], *, least: float = ALIKE) -> str | None:
    """Give the known word most like `word`, whatever its case; None where none is like it.

    Args:
        word: what somebody wrote.
        known: what it might have been.
        least: likeness (difflib's ratio, 0 to 1) below which none is given.
    """
    folded = word[:LONGEST_ID].casefold()
    by_folded: dict[str, str] = {}
    for candidate in sorted(known):
        by_folded.setdefault(candidate.casefold(), candidate)
    candidates = sorted(by_folded)
    if len(candidates) > MOST_COMPARED:  # of very many, those that begin alike
        middle = max(bisect_left(candidates, folded), MOST_COMPARED // 2)
        candidates = candidates[middle - MOST_COMPARED // 2 : middle + MOST_COMPARED // 2]
    found = difflib.get_close_matches(folded, candidates, n=1, cutoff=least)
    return by_folded[found[0]] if found else None


def hint(word: str, known: Iterable[str]) -> str:
    """Say which known word may be meant: the nearest, or where none is near some of them."""
    words = sorted(set(known) - {""})
    near = nearest(word, words)
    if near:
        return f"Did you mean {near}?"
    more = f" … ({len(words)} in all)" if len(words) > MOST_NAMED else ""
    return f"It may be {', '.join(words[:MOST_NAMED])}{more}." if words else ""


def beside(word: str, known: Iterable[str]) -> str:
    """Give the nearest known word as the end of a sentence, where one is near."""
    near = nearest(word, known)
    return f"; the nearest is {near}" if near else ""


def suggestion(word: str, known: Iterable[str], what: str) -> str:
    """Write the mend for a word that is not declared."""
    known = list(known)
    if not known:
        return f"Declare it: there is no {what} yet."
    said = hint(word, known)
    return said if said.endswith("?") else f"Declare it, or name another. {said}"
