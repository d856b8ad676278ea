"""The words by which retellings are compared, read from one data file and compiled once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

_ROLES = ("from", "to")
_UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")


@dataclass(frozen=True, slots=True)
class State:
    """A state: how its offices are called, and the bodies that speak for it."""

    name: str
    adjective: str
    organs: tuple[str, ...]
    called: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Words:
    """Patterns by what they tell."""

    either: re.Pattern[str]
    both: re.Pattern[str]
    rate: re.Pattern[str]
    before: Mapping[str, tuple[tuple[str, re.Pattern[str]], ...]]
    behind: tuple[tuple[str, re.Pattern[str]], ...]
    stages: tuple[tuple[str, re.Pattern[str]], ...]
    terms: tuple[tuple[tuple[float, float], re.Pattern[str]], ...]
    citizens: tuple[tuple[str, re.Pattern[str]], ...]
    kinds: tuple[tuple[str, re.Pattern[str]], ...]
    government: re.Pattern[str]
    institution: re.Pattern[str]
    someone: re.Pattern[str]
    inside: re.Pattern[str]
    ours: re.Pattern[str]
    ties: re.Pattern[str]
    offices: tuple[tuple[str, re.Pattern[str]], ...]
    states: Mapping[str, State]
    domains: tuple[tuple[str, str], ...]
    alike: tuple[frozenset[str], ...]
    any_unit: frozenset[str]
    translated: re.Pattern[str]
    use: re.Pattern[str]


@cache
def words() -> Words:
    """Read the data file."""
    text = (files("deadreckon.claims.origins") / "data/words.toml").read_text("utf-8")
    data: dict[str, Any] = tomllib.loads(text)
    ways = data["direction"]
    return Words(
        either=_any(data["or_and"]["or"]),
        both=_any(data["or_and"]["and"]),
        rate=_any(data["rate"]["per"]),
        before={
            language: tuple(
                (role, _last(ways[role][language])) for role in _ROLES if ways[role].get(language)
            )
            for language in ways["from"]
        },
        behind=tuple((role, _first(ways["behind"][role])) for role in _ROLES),
        stages=tuple((row["name"], _any(row["words"])) for row in data["stage"]),
        terms=tuple(((row["low"], row["high"]), _any(row["words"])) for row in data["terms"]),
        citizens=tuple((row["name"], _any(row["words"])) for row in data["citizens"]),
        kinds=tuple((row["name"], _any(row["words"])) for row in data["kinds"]),
        government=_any(data["government"]["words"]),
        institution=_any(data["naming"]["institution"]),
        someone=_any(data["naming"]["someone"]),
        inside=_any(data["naming"]["inside"]),
        ours=_any(data["naming"]["ours"]),
        ties=_any(data["naming"]["ties"]),
        offices=tuple((row["name"], _any(row["words"])) for row in data["office"]),
        states={
            row["name"]: State(
                row["name"], row["adjective"], tuple(row["organs"]), row.get("called", {})
            )
            for row in data["state"]
        },
        domains=tuple(data["domains"].items()),
        alike=tuple(map(frozenset, data["units"]["alike"])),
        any_unit=frozenset(data["units"]["any"]),
        translated=_any(data["translation"]["words"]),
        use=_any(data["use"]["words"]),
    )


def _whole(pattern: str) -> str:
    if _UNSPACED.search(pattern):
        return f"(?:{pattern})"
    return rf"(?<!\w)(?:{pattern})(?!\w)"


def _any(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(_whole, patterns)), re.IGNORECASE)


def _last(patterns: list[str]) -> re.Pattern[str]:
    """What may stand right before a place, an article between them."""
    ends = "|".join(map(_whole, patterns))
    article = r"(?:the|la|le|les|l'|der|die|das|dem|den|el|los|las|port of|port de)"
    return re.compile(rf"(?:{ends})\s*(?:{article}\s*)*$", re.IGNORECASE)


def _first(patterns: list[str]) -> re.Pattern[str]:
    """What may stand right behind a place."""
    return re.compile("(?:항|港)?(?:" + "|".join(patterns) + ")")
