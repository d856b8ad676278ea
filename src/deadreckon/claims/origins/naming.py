"""Which names of sources are one, and which name nobody: a body, a person, or a role."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from deadreckon.claims.gazetteer import gazetteer, key, state
from deadreckon.claims.origins.words import words
from deadreckon.claims.reading import Reading, read
from deadreckon.claims.sources import known

if TYPE_CHECKING:
    from deadreckon.claims.phrases import Hit

_LETTERS = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
_QUOTES = '«»„“”"「」『』《》〈〉‹› ,'
_NO_SOURCE = ("according", "citing", "says", "carried", "aside")
_REACH = 60
"""Code points before a name in which the rest of a longer one may stand."""


@lru_cache(maxsize=20_000)
def canonical(name: str, language: str = "") -> str:
    """Give the name that a source is known by: a body's, a state's, else its own, bare of its role.

    `der Analyst Jonas Behrend` is Jonas Behrend; `a dock worker` stays as it is.
    """
    plain = name.replace("-", " ").lstrip("据據")
    for spelt in (name, plain):
        if bodies := known(spelt):
            return next((b.body.name for b in bodies if b.body.speech), bodies[0].body.name)
    if office := _office(name):
        return office
    if words().government.search(name):
        return next((one for one, p in words().citizens if p.search(name)), name)
    if country := state(name) or _country(name):
        return country
    if plain != name.replace("-", " "):
        name = plain
    bare = name.strip(_QUOTES).removeprefix("The ").removeprefix("the ")
    return _behind_role(bare, language) or _without_role(bare) or bare or name


@lru_cache(maxsize=20_000)
def speaks(name: str, language: str) -> bool:
    """Whether what was taken for a source can be one: no ship, no day, not the outlet itself."""
    if known(name) or state(name):
        return True
    if words().ours.match(name):
        return False
    reading = read(name, (0, len(name)), language, (), ())
    if reading.all("attribution.roles"):
        return True
    leads = reading.all(*(f"attribution.{kind}" for kind in _NO_SOURCE))
    led = any(hit.start == 0 and hit.end == len(name) for hit in leads)
    return not (led or name[:1].isdecimal() or ship_words(reading))


def whole(name: str, text: str) -> str:
    """Give the known body of whose name a source's is only the end: Strategic and … Studies."""
    at = text.find(name)
    if at < 0 or known(name):
        return name
    longer = known(text[max(0, at - _REACH) : at + len(name)])
    reach = min(_REACH, at) + len(name)
    return next((hit.body.name for hit in longer if hit.end == reach), name)


@lru_cache(maxsize=20_000)
def unnamed(name: str, language: str) -> bool:
    """Tell a role from a name: officials, two diplomats, a dock worker are nobody.

    An institution of a state or place is named by it; a person by a name beside the role.
    """
    if known(name) or state(name):
        return False
    proper, role = _proper(name, language)
    if proper:
        return False
    if body := words().institution.search(name):
        placed = _unspaced(name[: body.start()]) or any(p.search(name) for _, p in words().citizens)
        return not (placed or any(word[:1].isupper() for word in _LETTERS.findall(name)))
    if role or not name[:1].isupper():
        return not _unspaced(name) or role or bool(words().someone.match(name))
    return False


def _proper(name: str, language: str) -> tuple[list[str], bool]:
    """Give the words of a name that are neither role nor origin, and whether it holds a role."""
    reading = read(name, (0, len(name)), language, (), ())
    signs = [*reading.all("attribution.roles"), *ship_words(reading)]
    found = []
    for word in _LETTERS.finditer(name):
        within = any(s.start <= word.start() and word.end() <= s.end for s in signs)
        if within or not word[0][:1].isupper() or words().someone.fullmatch(word[0]):
            continue
        if gazetteer().apart.get(key(word[0])) or any(
            p.search(word[0]) for _, p in words().citizens
        ):
            continue
        after = [s for s in signs if s.end <= word.start()]
        if signs and not after and "," not in name[word.end() : signs[0].start]:
            continue  # Kremlin official: what stands before a role belongs to it
        if after and words().inside.search(name, after[-1].end, word.start()):
            continue  # an official in Gytheio
        found.append(word[0])
    return found, bool(signs)


def _without_role(name: str) -> str:
    """Take the capitals at the end of a name that begins with small letters or a role."""
    parts = name.split()
    at = len(parts)
    while at and parts[at - 1][:1].isupper():
        at -= 1
    before = parts[:at]
    rest = parts[at:]
    lowered = before and all(part[:1].islower() for part in before)
    if words().institution.search(" ".join(before)):
        return ""
    if not lowered or len(rest) < 2 or _joined(before):  # noqa: PLR2004 - a first and a last name
        return ""
    return " ".join(rest)


def _office(name: str) -> str:
    """Give an office of a state under one name, in whatever language: Turkish Foreign Ministry."""
    offices = [office for office, p in words().offices if p.search(name)]
    found = [one for one, p in words().citizens if p.search(name)]
    if len(offices) != 1 or len(found) != 1 or found[0] not in words().states:
        return ""
    of = words().states[found[0]]
    return of.called.get(offices[0], f"{of.adjective} {offices[0]}")


def _behind_role(name: str, language: str) -> str:
    """Take a first and last name behind a role: Shipping group Hansa Meridian."""
    if not language:
        return ""
    roles = read(name, (0, len(name)), language, (), ()).all("attribution.roles")
    rest = name[roles[-1].end :].split() if roles else []
    proper = len(rest) > 1 and all(word[:1].isupper() for word in rest)
    return " ".join(rest) if proper else ""


def _country(name: str) -> str:
    """Give the country that a name in another case is the whole of: Korei Południowej."""
    return next((one for one, p in words().citizens if p.fullmatch(name)), "")


def _joined(before: list[str]) -> bool:
    """Whether the last word before capitals ties them to the rest: the embassy of New Zealand."""
    return bool(words().ties.fullmatch(before[-1]))


def _unspaced(name: str) -> bool:
    return any(letter >= "\u3000" for letter in name)


def ship_words(reading: Reading) -> list[Hit]:
    """Give the words for a ship, without the articles that stand before a ship's name too."""
    articles = {(hit.start, hit.end) for hit in reading.all("attribution.articles")}
    return [hit for hit in reading.all("signs.ship") if (hit.start, hit.end) not in articles]
