"""Lexicons: what the program knows of a language, one TOML file each, read when first asked for.

A part of the program that needs words describes its table as a pydantic model and asks for it
with `table`; tables know nothing of one another. A language without a file has the few signs
that `und.toml` holds. A language is added by adding its file.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict

from deadreckon.claims.patterns import words

UNKNOWN = "und"
"""ISO 639-2 for an undetermined language."""

_FOLDER = Path(str(files("deadreckon.claims"))) / "lexicons"


def _read(pattern: str) -> str:
    words(pattern)
    return pattern


Words = Annotated[str, AfterValidator(_read)]
"""A pattern of `patterns.words`."""


class Table(BaseModel):
    """A table of a lexicon: frozen, and a key that it does not know is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Script(Table):
    """How the language is written.

    Attributes:
        words: `apart` by blanks, `run` together (Chinese, Japanese), `ending` in particles that
            may be anything (Korean), or `compound` (German: the last part of a word says what
            the thing is).
        endings: what may follow a word without a blank, beside nothing (Turkish cases).
        clitics: what may stand before a word without a blank (Arabic particles).
        fold: pairs of strings of equal length: letters, and the letters they are told alike with.
    """

    words: Literal["apart", "run", "ending", "compound"] = "apart"
    endings: Words = ""
    clitics: Words = ""
    fold: tuple[tuple[str, str], ...] = ()

    @property
    def letters(self) -> Mapping[int, str]:
        """The letters told alike, for `str.translate`."""
        pairs = ((ord(a), b) for left, right in self.fold for a, b in zip(left, right, strict=True))
        return MappingProxyType(dict(pairs))


T = TypeVar("T", bound=Table)


def languages() -> tuple[str, ...]:
    """Give the ISO 639-1 codes of the languages that have a lexicon, sorted."""
    return _listed(_FOLDER)


@cache
def _listed(folder: Path) -> tuple[str, ...]:
    names = (entry.name.removesuffix(".toml") for entry in folder.iterdir())
    return tuple(sorted(name for name in names if len(name) == len("en")))


def primary(language: str) -> str:
    """Give the language that a tag such as `zh-Hant` starts with, or `und` where it has no file."""
    name = language.replace("_", "-").split("-", 1)[0].lower()
    return name if name in languages() else UNKNOWN


@cache
def table(language: str, name: str, model: type[T]) -> T:
    """Read one table of a language's lexicon; a table that is not there is as its defaults.

    Raises:
        pydantic.ValidationError: the file does not hold what the model describes.
    """
    return model.model_validate(_lexicon(primary(language)).get(name, {}))


@cache
def _lexicon(language: str) -> Mapping[str, Any]:
    return MappingProxyType(tomllib.loads((_FOLDER / f"{language}.toml").read_text("utf-8")))
