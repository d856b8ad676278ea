"""The letters that a match of a regular expression can begin with, to try few rules at a place."""

from __future__ import annotations

import re

_TOKEN = re.compile(
    r"(?P<look>\(\?<?[=!])|(?P<open>\((?:\?(?::|P<\w+>))?)|(?P<close>\))|(?P<either>\|)"
    r"|(?P<often>\?|\{\d,\d\})|(?P<set>\[[^\]]+\])|(?P<one>\\?.)"
)

Starts = tuple[frozenset[str], bool]
"""Letters, and whether nothing at all matches."""


def starts(pattern: str) -> frozenset[str]:
    """Give the first letters of what a pattern matches.

    It reads sets without ranges, groups, `?`, `{0,3}` and looks ahead and behind, which is what
    the rules of dates are written in.

    Raises:
        ValueError: the pattern matches nothing at all, so that no letter tells.
    """
    letters, empty = _either([(m.lastgroup or "", m.group()) for m in _TOKEN.finditer(pattern)])
    if empty:
        raise ValueError(f"{pattern!r} may match nothing")
    return letters


def _either(tokens: list[tuple[str, str]]) -> Starts:
    letters: frozenset[str] = frozenset()
    anything = False
    rest = tokens
    while True:
        found, empty = _sequence(rest)
        letters, anything = letters | found, anything or empty
        if not rest or rest[0][0] != "either":
            return letters, anything
        del rest[0]


def _sequence(tokens: list[tuple[str, str]]) -> Starts:
    letters: frozenset[str] = frozenset()
    empty = True
    while tokens and tokens[0][0] not in ("either", "close"):
        kind, text = tokens.pop(0)
        if kind in ("open", "look"):
            found, nothing = _either(tokens)
            del tokens[0]
            if kind == "look":
                continue
        elif kind == "set":
            found, nothing = frozenset(text[1:-1]), False
        else:
            found, nothing = frozenset(text[-1]), False
        if tokens and tokens[0][0] == "often":
            nothing = nothing or tokens.pop(0)[1] in ("?", "{0,3}", "{0,2}")
        if empty:
            letters |= found
        empty = empty and nothing
    return letters, empty
