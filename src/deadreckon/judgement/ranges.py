"""What a frame's numbers, ranges, words and letters stand for."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from importlib.resources import files
from typing import Any

from deadreckon.errors import BadFrame
from deadreckon.judgement.yardsticks import Yardstick
from deadreckon.model.frame import Worded

PAIR = 2


@dataclass(frozen=True, slots=True, order=True)
class Range:
    """A number, or the range it lies in.

    Attributes:
        low, high: its ends; equal for a plain number.
        ratio: a likelihood ratio, whose middle is geometric and whose samples are log-uniform.
    """

    low: float
    high: float
    ratio: bool = False

    @property
    def middle(self) -> float:
        """The number that `p` takes it at: the arithmetic middle, of ratios the geometric."""
        if self.low == self.high:
            return self.low
        return math.sqrt(self.low * self.high) if self.ratio else (self.low + self.high) / 2


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a word or letter of the frame, or something left unsaid, was taken to mean.

    Attributes:
        field: where it stands, such as `origins.rusi.reliability`.
        said: the word or letter; empty where nothing was said and the default was taken.
        source: who gives the range.
    """

    field: str
    said: str
    low: float
    high: float
    source: str


def chance(
    value: Worded | None, field: str, yardstick: Yardstick | None = None
) -> tuple[Range, Resolved | None]:
    """Read a probability: a number, a range, or a term of the frame's yardstick.

    Raises:
        BadFrame: missing, not within 0 to 1, low above high, or an unknown term.
    """
    if isinstance(value, str):
        return _term(value, field, yardstick)
    return _bounds(value, field, 0.0, 1.0, "a probability, 0 to 1, or a range [low, high]"), None


def ratio(value: Worded, field: str) -> tuple[Range, Resolved | None]:
    """Read a likelihood ratio: a number, a range, or words.

    Raises:
        BadFrame: zero, infinite, negative, low above high, or unknown words.
    """
    if isinstance(value, str):
        entry = _entry("ratio", " ".join(value.casefold().split()), value, field)
        found = Range(entry["low"], entry["high"], ratio=True)
        return found, Resolved(field, value, found.low, found.high, entry["source"])
    bounds = _bounds(value, field, 0.0, math.inf, "a ratio above 0, or a range [low, high]")
    if bounds.low == 0 or math.isinf(bounds.high):
        raise BadFrame(
            "a ratio of zero or infinity says that one observation proves the matter",
            mend="Give a finite ratio above 0, such as 20 or 0.05, or leave the weight out.",
            field=field,
            value=value,
        )
    return Range(bounds.low, bounds.high, ratio=True), None


def reliability(value: Worded | None, field: str) -> tuple[Range, Resolved | None]:
    """Read a reliability: a number, a range, or a letter A to F; unsaid, it is F's range.

    Raises:
        BadFrame: not within 0 to 1, low above high, or no letter of the scale.
    """
    if value is None or isinstance(value, str):
        letter = "F" if value is None else value.strip().upper()
        entry = _entry("reliability", letter, value, field)
        found = Range(entry["low"], entry["high"])
        return found, Resolved(field, value or "", found.low, found.high, entry["source"])
    return _bounds(value, field, 0.0, 1.0, "A to F, 0 to 1, or a range [low, high]"), None


def background(
    value: Worded | None, field: str, yardstick: Yardstick | None = None
) -> tuple[Range, Resolved | None]:
    """Read how often such a report would be made anyway; unsaid, it is the data file's range.

    Raises:
        BadFrame: as `chance`; or 0, which makes an unreliable report a proof of reliability.
    """
    if value is None:
        entry = _data()["background"]
        found = Range(entry["low"], entry["high"])
        return found, Resolved(field, "", found.low, found.high, entry["source"])
    return chance(value, field, yardstick)


def _term(value: str, field: str, yardstick: Yardstick | None) -> tuple[Range, Resolved]:
    term = yardstick.find(value) if yardstick else None
    if yardstick is None or term is None:
        known = ", ".join(t.english for t in yardstick.terms) if yardstick else "numbers only"
        raise BadFrame(
            "is no number, range or term of the frame's yardstick",
            mend=f"Give a number from 0 to 1, a range, or one of: {known}.",
            field=field,
            value=value,
        )
    return Range(term.low, term.high), Resolved(field, value, term.low, term.high, yardstick.source)


def _bounds(value: object, field: str, least: float, most: float, wanted: str) -> Range:
    ends = value if isinstance(value, tuple | list) else (value, value)
    if len(ends) == PAIR and all(_is_number(end) for end in ends):
        low, high = (float(end) for end in ends)
        if least <= low <= high <= most:
            return Range(low, high)
    raise BadFrame(
        "is missing" if value is None else "cannot be used",
        mend=f"Give {wanted}.",
        field=field,
        value=value,
    )


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _entry(table: str, word: str, value: object, field: str) -> Mapping[str, Any]:
    known: Mapping[str, Mapping[str, Any]] = _data()[table]
    if word in known:
        return known[word]
    near = get_close_matches(word, known, n=1, cutoff=0.5)
    hint = f" Did you mean {near[0]!r}?" if near else ""
    raise BadFrame(
        f"is no {table} that the data file knows",
        mend=f"Give a number, a range, or one of: {', '.join(known)}.{hint}",
        field=field,
        value=value,
    )


@lru_cache(maxsize=1)
def _data() -> Mapping[str, Any]:
    text = files("deadreckon.judgement").joinpath("data/ratios.toml").read_text("utf-8")
    return tomllib.loads(text)
