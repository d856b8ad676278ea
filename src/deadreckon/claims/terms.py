"""Estimative terms: which band a word names, turned round where it is negated, on which scale."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from deadreckon.claims.phrases import Hit, longest
from deadreckon.claims.sources import Body, Scale, known

if TYPE_CHECKING:
    from deadreckon.claims.reading import Reading

PHIA = {
    "remote": ("remote chance", 0.0, 0.05),
    "highly_unlikely": ("highly unlikely", 0.1, 0.2),
    "unlikely": ("unlikely", 0.25, 0.35),
    "realistic": ("realistic possibility", 0.4, 0.5),
    "even": ("realistic possibility", 0.4, 0.5),
    "likely": ("likely or probable", 0.55, 0.75),
    "highly_likely": ("highly likely", 0.8, 0.9),
    "almost_certain": ("almost certain", 0.95, 1.0),
}
"""Bands of the Professional Head of Intelligence Assessment's probability yardstick (2025)."""

ICD_203 = {
    "remote": ("almost no chance", 0.01, 0.05),
    "highly_unlikely": ("very unlikely", 0.05, 0.2),
    "unlikely": ("unlikely", 0.2, 0.45),
    "realistic": ("roughly even chance", 0.45, 0.55),
    "even": ("roughly even chance", 0.45, 0.55),
    "likely": ("likely", 0.55, 0.8),
    "highly_likely": ("very likely", 0.8, 0.95),
    "almost_certain": ("almost certain", 0.95, 0.99),
}
"""Bands of Intelligence Community Directive 203, Analytic Standards (2015)."""

TURNED = {
    "highly_likely": "unlikely",
    "likely": "unlikely",
    "realistic": "highly_unlikely",
    "unlikely": "likely",
    "highly_unlikely": "likely",
    "remote": "realistic",
}
"""What a negated term names: not likely is unlikely. "Not certain" names no band."""

SHORT_GAP = 2


@dataclass(frozen=True, slots=True)
class TermFound:
    """A term where it stands, in code points of the text, and the band that it names."""

    start: int
    end: int
    band: str


@dataclass(frozen=True, slots=True)
class Term:
    """A term as somebody used it.

    Attributes:
        text: the words.
        yardstick: `phia` or `icd203` where its author uses that scale; None where the range is
            PHIA's as a reading aid.
        term: the name of the band on that scale.
        low, high: the band, 0 to 1.
        provisional: it was read from a translation.
    """

    text: str
    yardstick: Scale | None
    term: str
    low: float
    high: float
    provisional: bool


def terms(reading: Reading) -> list[TermFound]:
    """Find the terms of a sentence by place; a negation before or after one belongs to it."""
    kinds = [f"terms.{band}" for band in PHIA]
    negations = reading.all("terms.negation")
    found = []
    for hit in longest(reading.all(*kinds)):
        band = hit.kind.removeprefix("terms.")
        negation = _beside(negations, hit, reading.text)
        if negation is None:
            found.append(TermFound(hit.start, hit.end, band))
        elif band in TURNED:
            start, end = min(hit.start, negation.start), max(hit.end, negation.end)
            found.append(TermFound(start, end, TURNED[band]))
    return found


def on_scale(found: TermFound, text: str, sources: Iterable[str], *, language: str) -> Term:
    """Read a term on the scale of the body that issued it.

    Args:
        found: the term.
        text: the whole text.
        sources: the chain, nearest first, as names or slices of the text.
        language: of the text; a term of a body that writes another is provisional.
    """
    chain = tuple(sources)
    scale = scale_of(chain)
    name, low, high = (ICD_203 if scale == "icd203" else PHIA)[found.band]
    words = text[found.start : found.end]
    return Term(words, scale, name, low, high, _is_translated(chain, language))


def rescaled(term: Term, sources: Iterable[str], *, language: str) -> Term:
    """Read a term anew once it is known who else told it."""
    chain = tuple(sources)
    scale = scale_of(chain)
    if term.yardstick is not None or scale is None:
        return replace(term, provisional=term.provisional or _is_translated(chain, language))
    band = next(band for band, (name, _, _) in PHIA.items() if name == term.term)
    name, low, high = (ICD_203 if scale == "icd203" else PHIA)[band]
    return Term(term.text, scale, name, low, high, _is_translated(chain, language))


def _is_translated(sources: Iterable[str], language: str) -> bool:
    """Tell whether the body at the end of a chain writes another language than a text's."""
    body = _last(sources)
    return body is not None and body.writes not in {"", language}


def scale_of(sources: Iterable[str]) -> Scale | None:
    """Give the yardstick of the body at the end of a chain, or None where it has none."""
    body = _last(sources)
    return body.scale if body else None


def _last(sources: Iterable[str]) -> Body | None:
    found = (named.body for source in reversed(list(sources)) for named in reversed(known(source)))
    return next(found, None)


def _beside(negations: list[Hit], hit: Hit, text: str) -> Hit | None:
    for negation in negations:
        if negation.end <= hit.start:
            between = text[negation.end : hit.start]
        elif negation.start >= hit.end:
            between = text[hit.end : negation.start]
        else:
            continue
        if len(between) <= SHORT_GAP and not between.strip():
            return negation
    return None
