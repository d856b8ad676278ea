"""Sources by name: bodies known under many spellings, countries by their seats of government."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

from pydantic import BaseModel, ConfigDict

from deadreckon.claims.fold import fold
from deadreckon.claims.lexicon import Script
from deadreckon.claims.patterns import words
from deadreckon.claims.phrases import Phrase, Phrases, longest

Scale = Literal["phia", "icd203"]

FIRST_UNSPACED = 0x3000
"""Code point from which scripts are written without blanks, or with particles behind the word."""


class Body(BaseModel):
    """A body, agency, outlet or speaker.

    Attributes:
        name: canonical, in English.
        words: how it is written, in any language.
        scale: the yardstick of its written assessments.
        collects: it has collection of its own.
        silent: it supplies pictures or tracks, and says nothing itself.
        writes: the language of what it publishes, ISO 639-1, where it is one.
        speech: a person, who speaks and writes no assessments.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    words: tuple[Phrase, ...]
    scale: Scale | None = None
    collects: bool = False
    silent: bool = False
    writes: str = ""
    speech: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """A body found in a phrase: where, in code points of the phrase."""

    start: int
    end: int
    body: Body


@cache
def bodies() -> dict[str, Body]:
    """Give the known bodies by canonical name."""
    data = files("deadreckon.claims") / "data" / "bodies.toml"
    found = [Body(**row) for row in tomllib.loads(data.read_text("utf-8"))["body"]]
    return {body.name: body for body in found}


@lru_cache(maxsize=20_000)
def known(phrase: str) -> tuple[Named, ...]:
    """Find known bodies in a phrase by place, the longer first where they lie over each other."""
    plain = fold(phrase, {})
    if len(plain) != len(phrase):
        return ()
    hits = [hit for phrases in _phrases() for hit in phrases.find(plain)]
    return tuple(Named(hit.start, hit.end, bodies()[hit.kind]) for hit in longest(hits))


@cache
def _phrases() -> tuple[Phrases, Phrases]:
    """Names in scripts with blanks between words, and names in those without."""
    apart: dict[str, list[str]] = {}
    run: dict[str, list[str]] = {}
    for body in bodies().values():
        for word in (word for pattern in body.words for word in words(pattern)):
            unspaced = any(ord(letter) >= FIRST_UNSPACED for letter in word)
            (run if unspaced else apart).setdefault(body.name, []).append(word)
    return Phrases(Script(), apart), Phrases(Script(words="run"), run)
