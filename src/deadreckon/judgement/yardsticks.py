"""Yardsticks: published scales from probability to words, and how a term is printed.

A term never stands alone: it comes with its scale, its range and the number, in one sentence
(Wintle and others 2019: 66 % of readers take it as meant so, 32 % otherwise).
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from deadreckon.errors import BadFrame

EVEN = 0.5
MOST_TERMS = 2
_DIGITS = 12
"""Decimals that decide: 0.95 is 0.95, whatever the last bit of a sum says."""


@dataclass(frozen=True, slots=True)
class Term:
    """One band of a yardstick.

    Attributes:
        low, high: its edges as published, 0 to 1.
        names: the term by language, ISO 639-1; English always.
        also: other English words that the publisher gives for the same band.
        heard: the median of what readers take the English words for, where it was measured.
    """

    low: float
    high: float
    names: Mapping[str, str]
    also: tuple[str, ...] = ()
    heard: float | None = None

    @property
    def english(self) -> str:
        """The publisher's own word, which JSON carries."""
        return self.names["en"]

    def name(self, language: str) -> str:
        """Give the term in a language, in English where that has none."""
        return self.names.get(language, self.english)


@dataclass(frozen=True, slots=True)
class Wording:
    """How a probability is worded.

    Attributes:
        term: None where the number or its range allows no term.
        in_gap: the number lies between two bands, and the term is the one nearer to 50 %.
    """

    term: Term | None
    in_gap: bool


@dataclass(frozen=True, slots=True)
class Yardstick:
    """A published scale.

    Attributes:
        id: `phia`, `icd203` or `ipcc`.
        name: as it is printed beside a term.
        terms: from the least likely to the most.
        none: values from the first and below the second have no term, or None.
    """

    id: str
    name: str
    source: str
    terms: tuple[Term, ...]
    none: tuple[float, float] | None = None

    def find(self, words: str) -> Term | None:
        """Find the term that somebody's words name, in any language of the scale."""
        sought = " ".join(words.casefold().split())
        for term in self.terms:
            if sought in {name.casefold() for name in (*term.names.values(), *term.also)}:
                return term
        return None

    def word(self, p: float, low: float | None = None, high: float | None = None) -> Wording:
        """Word a probability and its range (promise 5).

        A value between two bands, or on an edge that two share, takes the term nearer to 50 %.
        There is no term for 0, for 1, for what the scale leaves out, for a range over more than
        two terms, nor for a range that holds 50 % unless one term holds all of it.

        Args:
            p: the probability, 0 to 1.
            low: the lower end of its range; `p` itself where it is left out.
            high: the upper end; likewise.
        """
        low = _exact(p if low is None else low)
        high = _exact(p if high is None else high)
        p = _exact(p)
        if not 0 < p < 1 or self._left_out(p):
            return Wording(None, in_gap=False)
        term = self.terms[self._nearest(p)]
        in_gap = not term.low <= p <= term.high
        terms = 1 + self._nearest(max(high, p)) - self._nearest(min(low, p))
        even = low <= EVEN <= high and not (
            term.low < EVEN < term.high and term.low <= low and high <= term.high
        )
        return Wording(None if terms > MOST_TERMS or even else term, in_gap)

    def shares(self, values: NDArray[np.float64]) -> list[tuple[Term | None, float]]:
        """Tell how often each term comes out of many values, the most frequent first."""
        values = np.round(values, _DIGITS)
        edges = sorted({0.0, EVEN, 1.0, *(e for t in self.terms for e in (t.low, t.high))})
        edges = sorted({*edges, *(self.none or ())})
        # Between two edges, and on an edge, all values are worded alike.
        place = np.searchsorted(edges, values, "left") + np.searchsorted(edges, values, "right")
        _, first, count = np.unique(place, return_index=True, return_counts=True)
        found: dict[str, tuple[Term | None, float]] = {}
        for one, n in zip(values[first], count, strict=True):
            term = self.word(float(one)).term
            name = term.english if term else ""
            found[name] = (term, found.get(name, (term, 0.0))[1] + int(n) / len(values))
        return [found[name] for name in sorted(found, key=lambda name: (-found[name][1], name))]

    def figure(self, p: float) -> str:
        """Print a probability in per cent, whole where that keeps it in its band."""
        for digits in range(_DIGITS - 2):
            shown = round(p, 2 + digits)
            if self.word(shown) == self.word(p) and (0 < shown < 1 or shown == p):
                break
        return f"{100 * shown:.{digits}f}"

    def _nearest(self, p: float) -> int:
        """Find the band that holds a value, or the nearer to 50 % of the two around it."""
        lows, highs = {t.low for t in self.terms}, {t.high for t in self.terms}
        if p < EVEN:
            ends = [p < t.high or (p == t.high and p not in lows) for t in self.terms]
            return ends.index(True)
        begins = [t.low < p or (t.low == p and p not in highs) for t in self.terms]
        return sum(begins) - (0 if self._left_out(p) else 1)

    def _left_out(self, p: float) -> bool:
        return self.none is not None and self.none[0] <= p < self.none[1]


def yardstick(id_: str) -> Yardstick:
    """Give a yardstick by its id.

    Raises:
        BadFrame: no yardstick has that id.
    """
    known = yardsticks()
    if id_ in known:
        return known[id_]
    near = get_close_matches(id_, known, n=1)
    hint = f" Did you mean {near[0]}?" if near else ""
    raise BadFrame(
        "is no yardstick that is known",
        mend=f"Write one of: {', '.join(known)}.{hint}",
        field="case.yardstick",
        value=id_,
    )


def describe(
    p: float, low: float, high: float, scale: str | Yardstick = "phia", language: str = "en"
) -> str:
    """Word a probability so that it can stand in a sentence: term, scale, band, number, range.

    "highly likely (PHIA, about 80-90 %): 84 %, range 79-89 %"; where no term is allowed,
    "no PHIA term: 52 %, range 40-63 %". A language without phrases is served in English.

    Raises:
        BadFrame: no yardstick has that id.
    """
    measure = scale if isinstance(scale, Yardstick) else yardstick(scale)
    phrases = _phrases()
    said = phrases.get(language, phrases["en"])
    term = measure.word(p, low, high).term
    mark = said.get("decimal", ".")
    middle, *ends = (measure.figure(each).replace(".", mark) for each in (p, low, high))
    return said["none" if term is None else "term"].format(
        term=term and term.name(language if language in phrases else "en"),
        scale=measure.name,
        band=term and f"{100 * term.low:g}-{100 * term.high:g}",
        p=middle,
        range="-".join(dict.fromkeys(ends)),
    )


def caution(term: Term | None, language: str = "en") -> str | None:
    """Warn where readers hear a term as something outside of its band (CAPphrase)."""
    if term is None or term.heard is None or term.low <= term.heard <= term.high:
        return None
    phrases = _phrases()
    known = language if language in phrases else "en"
    return phrases[known]["caution"].format(
        term=term.name(known),
        heard=f"{100 * term.heard:g}",
        band=f"{100 * term.low:g}-{100 * term.high:g}",
    )


@lru_cache(maxsize=1)
def yardsticks() -> Mapping[str, Yardstick]:
    """Give all yardsticks by id."""
    tables = tomllib.loads(_data("yardsticks.toml"))
    return {id_: _yardstick(id_, table) for id_, table in tables.items()}


def _yardstick(id_: str, table: Mapping[str, Any]) -> Yardstick:
    none = (table["none_from"], table["none_to"]) if "none_from" in table else None
    return Yardstick(id_, table["name"], table["source"], tuple(map(_term, table["terms"])), none)


def _term(table: Mapping[str, Any]) -> Term:
    names = {key: value for key, value in table.items() if isinstance(value, str)}
    also = tuple(table.get("also", ()))
    return Term(table["low"], table["high"], names, also, table.get("heard"))


@lru_cache(maxsize=1)
def _phrases() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(_data("phrases.toml"))


def _data(name: str) -> str:
    return files("deadreckon.judgement").joinpath("data", name).read_text("utf-8")


def _exact(p: float) -> float:
    return round(p, _DIGITS)
