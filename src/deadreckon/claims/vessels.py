"""Vessels that a claim names: by number where it proves itself, by name in quotes or after a ship.

A name alone is no identity: another ship may bear it with a word before it (FESCO ANGARA is not
ANGARA), so a name is taken whole or not at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from deadreckon.claims.places import is_place
from deadreckon.claims.reading import after_blanks
from deadreckon.claims.sources import known
from deadreckon.model.vessel import imo_valid, mmsi_plausible

if TYPE_CHECKING:
    from deadreckon.claims.phrases import Hit
    from deadreckon.claims.reading import Reading

_IMO = re.compile(r"(?:IMO|ИМО|ІМО)[\s№:.#-]{0,3}(?P<number>\d{7})(?!\d)", re.IGNORECASE)
_MMSI = re.compile(r"MMSI[\s№:.#-]{0,3}(?P<number>\d{9})(?!\d)", re.IGNORECASE)
_QUOTED = re.compile(r"[«„“\"「『‘](?P<name>[^«»„“”\"「」『』‘’]{2,30})[»”“\"」』’]")
_WORD = re.compile(r"[^\W_][\w'’-]*")
_OF = frozenset({"de", "del", "of", "di", "do", "da"})
_ADJECTIVE = re.compile(r"(?:an|ish|ese|ic|ench|utch|reek)$")
_SPACED = frozenset({"zh", "ja", "ar", "ko"})
_BESIDE, _MOST_WORDS, _MOST_DIGITS = 2, 3, 3
_HO = re.compile(
    r"(?P<name>[가-힣A-Za-z]+(?: [A-Z0-9]{1,3}| [0-9]+)?) ?호(?=[는은가이와과를을의도,\s]|$)"
)
_SHIP_NEAR = 4
_HAO = "号號"
_LONGEST = 30


def vessels(reading: Reading, start: int, end: int) -> tuple[str, ...]:
    """Give the vessels that a stretch names, by place, each once.

    An IMO number counts as `IMO nnnnnnn` where its check digit holds; names stand as the text
    spells them.
    """
    found: dict[str, int] = {}
    for name, place in (*_numbered(reading, start, end), *_named(reading, start, end)):
        found.setdefault(name, place)
    return tuple(sorted(found, key=lambda name: (found[name], name)))


def misread(reading: Reading, start: int, end: int) -> tuple[str, ...]:
    """Give the IMO and MMSI numbers of a stretch that are none, each with why."""
    imo = (m["number"] for m in _IMO.finditer(reading.text, start, end))
    mmsi = (m["number"] for m in _MMSI.finditer(reading.text, start, end))
    told = [f"IMO {n} fails its check digit" for n in imo if not imo_valid(n)]
    told += [f"MMSI {n} is none of a ship" for n in mmsi if not mmsi_plausible(n)]
    return tuple(told)


def _numbered(reading: Reading, start: int, end: int) -> Iterator[tuple[str, int]]:
    for match in _IMO.finditer(reading.text, start, end):
        if imo_valid(match["number"]):
            yield f"IMO {match['number']}", match.start()
    for match in _MMSI.finditer(reading.text, start, end):
        if mmsi_plausible(match["number"]):
            yield f"MMSI {match['number']}", match.start()


def _named(reading: Reading, start: int, end: int) -> Iterator[tuple[str, int]]:
    for match in _QUOTED.finditer(reading.text, start, end):
        if _is_ship(reading, match.start(), match.end()):
            yield match["name"].strip(), match.start()
    if reading.language == "ko":
        for match in _HO.finditer(reading.text, start, end):
            yield match["name"], match.start()
    if reading.language not in _SPACED:
        for ship in reading.all("signs.ship"):
            if start - _LONGEST < ship.end < end:
                yield from _after_ship(reading, ship, start, end)


def _after_ship(reading: Reading, ship: Hit, start: int, end: int) -> Iterator[tuple[str, int]]:
    """Give the name after a word for a ship, and the one that an `and` joins to it."""
    text = reading.text
    at = after_blanks(reading, ship.end, also=",")
    stop = _name(reading, at, end)
    if at < start or stop == at or not _is_own_name(reading, text[at:stop]):
        return
    yield text[at:stop], at
    joints = reading.all("signs.joint")
    joined = next((h for h in joints if 0 < h.start - stop <= _BESIDE), None)
    if joined is not None:
        second = _after(text, joined.end, end, reading)
        last = _name(reading, second, end)
        if last > second and _is_own_name(reading, text[second:last]):
            yield text[second:last], second


def _name(reading: Reading, at: int, end: int) -> int:
    """Give where a name that begins at a place ends: words with a capital, numbers, `of`."""
    stop = at
    for match in _WORD.finditer(reading.text, at, end):
        word = match.group()
        if match.start() - stop > 1 or (
            match.start() > stop and reading.text[stop] not in " \u00a0"
        ):
            break
        if word[0].isupper() or (word.isdecimal() and stop > at and len(word) <= _MOST_DIGITS):
            stop = match.end()
        elif not (word in _OF and _capital_follows(reading.text, match.end(), end)):
            break
        else:
            stop = match.end()
    return stop


def _capital_follows(text: str, at: int, end: int) -> bool:
    return text[at + 1 : min(at + 2, end)].isupper()


def _is_own_name(reading: Reading, name: str) -> bool:
    """Tell a ship's name from a place, a body or a people."""
    words = name.split()
    return words[0][0].isalpha() and not (
        known(name)
        or is_place(words[0], reading.language)
        or is_place(name, reading.language)
        or any(_ADJECTIVE.search(word) for word in words[:2])
    )


def _after(text: str, at: int, end: int, reading: Reading) -> int:
    while at < end and text[at] == " ":
        at += 1
    for word in (*reading.all("attribution.articles"), *reading.all("signs.ship")):
        if word.start == at:
            at = word.end
            while at < end and text[at] == " ":
                at += 1
    return at


def _is_ship(reading: Reading, start: int, end: int) -> bool:
    """A name in quotes is a ship's after a word for one, before 號, or beside another ship's."""
    text = reading.text
    if text[end : end + 1] in _HAO and text[end : end + 1]:
        return True
    before = text[max(reading.start, start - _LONGEST) : start].rstrip(" \u00a0,")
    near = [h for h in reading.all("signs.ship") if h.end <= start]
    if near and not text[near[-1].end : start].strip(" \u00a0,"):
        return True
    joined = [h for h in reading.all("signs.joint") if h.end <= start]
    if joined and not text[joined[-1].end : start].strip() and before:
        return (
            _QUOTED.search(text, max(reading.start, start - _LONGEST), joined[-1].start + 1)
            is not None
        )
    name = text[start + 1 : end - 1]
    moves = reading.all("signs.sighting", "signs.route", "signs.ais")
    shaped = len(name.split()) <= _MOST_WORDS and name[:1].isupper() and _is_own_name(reading, name)
    return _IMO.match(text, end + 2) is not None or (shaped and bool(moves))
