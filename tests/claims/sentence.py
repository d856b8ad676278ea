"""One sentence, read as the extractor reads it."""

from dataclasses import replace
from datetime import date

from deadreckon.claims.extract import extract
from deadreckon.claims.places import places
from deadreckon.claims.proposed import Proposed
from deadreckon.claims.quantities import quantities
from deadreckon.claims.reading import Reading, read
from deadreckon.claims.times import times

DAY = date(2024, 5, 17)
"""A Friday."""


def sentence(text: str, language: str = "en") -> Reading:
    counted = quantities(text, language=language)
    dated = times(text, language=language, published=DAY)
    reading = read(text, (0, len(text)), language, counted, dated)
    return replace(reading, places=places(reading))


def claims(text: str, language: str = "en") -> tuple[Proposed, ...]:
    return extract(text, language=language, published=DAY).claims


def only(text: str, language: str = "en") -> Proposed:
    (claim,) = claims(text, language)
    return claim
