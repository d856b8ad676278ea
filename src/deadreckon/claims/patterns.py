"""The small language in which lexicons spell words: `tonne(s|)` is tonne and tonnes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import product

MOST = 4000
"""Words that one pattern may stand for."""


def words(pattern: str) -> tuple[str, ...]:
    """Give all that a pattern stands for, each once, in its order.

    `a|b` is either, round brackets group, a `?` makes the letter or group before it optional.
    There is no repetition, so each pattern is a finite list.

    Raises:
        ValueError: brackets that do not match, nothing before a `?`, or more than `MOST` words.
    """
    found, rest = _either(pattern, 0)
    if rest != len(pattern):
        raise ValueError(f"{pattern!r} closes a bracket that it did not open")
    tidy = (" ".join(word.split()) for word in found)
    return tuple(dict.fromkeys(word for word in tidy if word))


def _either(pattern: str, at: int) -> tuple[list[str], int]:
    found, at = _sequence(pattern, at)
    while at < len(pattern) and pattern[at] == "|":
        more, at = _sequence(pattern, at + 1)
        found += more
    return found, at


def _sequence(pattern: str, at: int) -> tuple[list[str], int]:
    parts: list[list[str]] = []
    while at < len(pattern) and pattern[at] not in "|)":
        if pattern[at] == "(":
            part, close = _either(pattern, at + 1)
            if close >= len(pattern):
                raise ValueError(f"{pattern!r} leaves a bracket open")
            at = close
        elif pattern[at] == "?":
            raise ValueError(f"{pattern!r} has nothing before a question mark")
        else:
            part = [pattern[at]]
        at += 1
        if at < len(pattern) and pattern[at] == "?":
            part, at = [*part, ""], at + 1
        parts.append(part)
    size = 1
    for part in parts:
        size *= len(part)
    if size > MOST:
        raise ValueError(f"{pattern!r} stands for {size} words; write it in parts ({MOST} at most)")
    return ["".join(choice) for choice in product(*parts)], at


def alternation(choices: Iterable[str]) -> str:
    """Give a regular expression of literal words, longest first, shared beginnings written once.

    It tries at most one way on at each letter, so it is linear in the text. A blank stands for
    one to three.
    """
    root = _Node()
    for choice in choices:
        node = root
        for letter in choice:
            node = node.after.setdefault(letter, _Node())
        node.ends = True
    return _written(root)


@dataclass(slots=True)
class _Node:
    after: dict[str, _Node] = field(default_factory=dict)
    ends: bool = False


def _written(node: _Node) -> str:
    ways = [
        (" {1,3}" if letter == " " else re.escape(letter)) + _written(below)
        for letter, below in node.after.items()
    ]
    if not ways:
        return ""
    if len(ways) == 1 and not node.ends:
        return ways[0]
    return f"(?:{'|'.join(ways)}){'?' if node.ends else ''}"
