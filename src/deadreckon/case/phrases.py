"""Numbers, ranges and days as words, in the languages that reports are written in."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

LANGUAGES = ("en", "fr")


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases of one language; a language without phrases gets English."""

    language: str
    texts: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """Fill in the phrase `key`."""
        return self.texts[key].format(**values)

    def plural(self, key: str, count: int) -> str:
        """Fill in `key_one` or `key_many` with a count."""
        return self(f"{key}_one" if count == 1 else f"{key}_many", n=self.number(count))

    def number(self, value: float) -> str:
        """Write a count: `1,500` or, in French, `1 500`."""
        text = f"{value:,.0f}" if float(value).is_integer() else f"{value:,.6g}"
        if self.language == "fr":
            return text.replace(",", " ").replace(".", ",")
        return text

    def decimal(self, figure: str) -> str:
        """Write a figure with the decimal mark of the language: `94.6` or, in French, `94,6`."""
        return figure.replace(".", ",") if self.language == "fr" else figure

    def day(self, day: date, *, year: bool = True) -> str:
        """Write a day: `16 October 2023`, `16 octobre 2023`."""
        month = self.texts["months"].split()[day.month - 1]
        number = "1er" if self.language == "fr" and day.day == 1 else str(day.day)
        return f"{number} {month} {day.year}" if year else f"{number} {month}"

    def days(self, first: date, last: date) -> str:
        """Write days: `25-27 July 2023`, `28 July - 2 August 2023`."""
        if first == last:
            return self.day(first)
        if (first.year, first.month) == (last.year, last.month):
            start = "1er" if self.language == "fr" and first.day == 1 else str(first.day)
            return f"{start}-{self.day(last)}"
        return f"{self.day(first, year=first.year != last.year)} - {self.day(last)}"


def phrases(package: str, language: str) -> Phrases:
    """Read the phrases of a package, over those of the case, in a language or else in English."""
    known = language if language in LANGUAGES else "en"
    return Phrases(known, {**_texts(__package__, known), **_texts(package, known)})


@cache
def _texts(package: str, language: str) -> Mapping[str, str]:
    return tomllib.loads((files(package) / "messages" / f"{language}.toml").read_text("utf-8"))
