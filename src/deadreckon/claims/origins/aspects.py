"""What a sentence tells beside counts and times: how likely, where, which way, who, how joined."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from deadreckon.claims.origins.naming import ship_words
from deadreckon.claims.origins.words import words
from deadreckon.claims.sources import known
from deadreckon.claims.terms import PHIA, terms
from deadreckon.claims.vessels import vessels

if TYPE_CHECKING:
    from deadreckon.claims.reading import Reading
    from deadreckon.claims.whereabouts import PlaceFound

_OF = r"of|out of|sur|von|de|de los|del|di|su|dei|dos|em|из|з|із|ze|z|spośród|na|trong|trong số|in"
_SHARE = re.compile(
    rf"(?<![\d.,])(\d+)(?:\s+\w+)?\s+(?:{_OF})\s+(?:the\s+|les\s+|los\s+|i\s+)?(\d+)(?![\d.,]*\d)"
)
_SHARE_BEHIND = re.compile(
    r"(\d+)\s*(?:일|日間?|天|枚|장|张|張)?\s*(?:중|のうち|中的?|间|間)\s*有?\s*(\d+)"
)
_NUMERAL = re.compile(r"\d[\d.,\u00a0\u202f ]*")
_GROUPED = re.compile(
    r"(?<![\d.,])(?:\d{1,3}(?:[.,\u00a0\u202f ]\d{3})+|\d{3,9})(?!\d)",
)
_LEAST_NUMBER = 100
_YEARS = range(1900, 2101)
_SHIP_NAME = re.compile(
    r"[ \u00a0]+[«„“\"]?(?P<name>[A-ZА-ЯІЇЄҐ][\w’'-]{2,}"
    r"(?:[ \u00a0](?:[A-ZА-ЯІЇЄҐ][\w’'-]*|\d{1,2})){0,2})"
)
_BESIDE = 16
"""Code points between a state's name and the office that is its."""
_BEFORE = 24
"""Code points before a place in which its preposition may stand."""


def term_of(reading: Reading, text: str) -> tuple[tuple[float, float] | None, str]:
    """Give the likelihood of a sentence: a longer phrase of ours before the lexicon's."""
    for band, pattern in words().terms[:1]:
        if match := pattern.search(text):
            return band, match[0]
    for found in terms(reading):
        _, low, high = PHIA[found.band]
        return (low, high), reading.text[found.start : found.end]
    for band, pattern in words().terms[1:]:
        if match := pattern.search(text):
            return band, match[0]
    return None, ""


def rate_of(text: str) -> str:
    """Give the words by which a text makes a count a rate, or ""."""
    match = words().rate.search(text)
    return match[0] if match else ""


def places_of(held: list[PlaceFound], text: str) -> tuple[str, ...]:
    """Give the places of a sentence, canonical, and the words that make another place of one."""
    kinds = [name for name, pattern in words().kinds if pattern.search(text)]
    names = [place.name for place in held]
    return tuple(dict.fromkeys([*names, *kinds]))


def roles_of(reading: Reading, held: list[PlaceFound]) -> frozenset[tuple[str, str]]:
    """Give which places something comes `from` and which it goes `to`."""
    found: set[tuple[str, str]] = set()
    ways = words().before.get(reading.language, ())
    for place in held:
        name = place.name
        before = reading.text[max(reading.start, place.start - _BEFORE) : place.start]
        behind = reading.text[place.end : reading.end]
        found |= {(role, name) for role, pattern in ways if pattern.search(before)}
        found |= {(role, name) for role, pattern in words().behind if pattern.match(behind)}
    return frozenset(found)


def vessels_of(reading: Reading) -> tuple[str, ...]:
    """Give the ships that a sentence names, those too that are called like a place."""
    found = vessels(reading, reading.start, reading.end)
    matches = (
        _SHIP_NAME.match(reading.text, ship.end, reading.end) for ship in ship_words(reading)
    )
    return tuple(dict.fromkeys((*found, *(match["name"] for match in matches if match))))


def citizens_of(reading: Reading, chain: tuple[str, ...]) -> frozenset[str]:
    """Give the states whose persons or offices a sentence tells of, but for those that tell it."""
    roles = reading.all("attribution.roles")
    told_by = known(reading.text[reading.start : reading.end])
    spans = [(reading.start + b.start, reading.start + b.end) for b in told_by]
    found = set()
    for name, pattern in words().citizens:
        for match in pattern.finditer(reading.text, reading.start, reading.end):
            beside = any(-_BESIDE <= r.start - match.end() <= _BESIDE for r in roles) or any(
                0 <= match.start() - r.end <= _BESIDE for r in roles
            )
            if beside and not any(a <= match.start() < b for a, b in spans):
                found.add(name)
    told = {n for n, pattern in words().citizens for who in chain if pattern.search(who)}
    return frozenset(found - told)


def builds_on(reading: Reading) -> tuple[str, ...]:
    """Give the bodies that a sentence names where it says that one count adds to another."""
    text = reading.text[reading.start : reading.end]
    if not words().use.search(text):
        return ()
    return tuple(dict.fromkeys(hit.body.name for hit in known(text)))


def joined_of(text: str) -> str:
    """Say whether two numbers of a sentence are joined by or, or by and, and nothing else."""
    numerals = list(_NUMERAL.finditer(text))
    joins = set()
    for one, other in pairwise(numerals):
        between = text[one.end() : other.start()]
        either, both = words().either.search(between), words().both.search(between)
        if bool(either) != bool(both):
            joins.add("or" if either else "and")
    return next(iter(joins)) if len(joins) == 1 else ""


def numbers_of(text: str) -> frozenset[int]:
    """Give the numbers from a hundred on that a text writes in digits, but for years."""
    found = {int("".join(c for c in m[0] if c.isdecimal())) for m in _GROUPED.finditer(text)}
    return frozenset(n for n in found if n >= _LEAST_NUMBER and n not in _YEARS)


def fractions_of(text: str) -> tuple[tuple[int, int], ...]:
    """Give the shares that a text tells in counts: 49 of 109, 109일 중 49일."""
    found = [(int(part), int(whole)) for part, whole in _SHARE.findall(text)]
    found += [(int(part), int(whole)) for whole, part in _SHARE_BEHIND.findall(text)]
    return tuple((part, whole) for part, whole in found if part < whole)
