"""Places that a stretch of text names, in English: ports, seas, regions, countries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from deadreckon.claims.gazetteer import STEM_LEAST, Gazetteer, Place, gazetteer, key
from deadreckon.claims.sources import known as known_bodies
from deadreckon.claims.whereabouts import (
    CITY,
    SEAT,
    PlaceFound,
    in_name,
    is_where,
    unblanked,
)

if TYPE_CHECKING:
    from deadreckon.claims.reading import Reading

LONGEST_ENDING = 4
PARTED = "vi"

_WORD = re.compile(r"[^\W_]+")
_NAME = re.compile(
    r"[A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁІЇЄҐ][^\W\d_]{3,}(?:[ -][A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁІЇЄҐ][^\W\d_]{2,})?(?![\w'’])"
)
_SYLLABLE = f"[{''.join(c for c in map(chr, range(0x41, 0x1EF9)) if c.isupper())}][^\\W\\d_]{{0,6}}"
_SYLLABLES = re.compile(rf"{_SYLLABLE}(?: {_SYLLABLE}){{1,3}}(?![\w'’])")
"""A name in Vietnamese, which parts the syllables of its names."""
_ARTICLED = frozenset(
    ("of", "de", "d'", "du", "des", "del", "della", "dell'", "di", "do", "da", "dos", "das", "von")
) | {"im", "am"}
"""Words for where, or of, behind which a name or a noun may stand that is no place."""
_PEOPLE = re.compile(r"(?:an|ian|ish|ese|isch\w*|ais|ois|ano|ana|ski\w*|ский|ская|ські?)$")
_HANGUL = re.compile(r"[가-힣]")
_ADJECTIVE = re.compile(r"ск|ськ|цьк|цк|sk|ów")
_CASE = re.compile(
    r"|[аеиіоуыюяїь]|[оеё]м|[оеі]ю|[ое]й|ью|а[мх]|ами|я[мх]|ів|ої|ій|о(?:го|му)|[ыи]м"
    r"|[aeiouyęą]|i[eau]|i?em|om|ach|ami|owi|ią|e(?:go|mu|j)"
)
"""Endings of names in Russian, Ukrainian and Polish."""
_INFLECTED = frozenset({"ru", "uk", "pl"})
_ARABIC = re.compile(r"[؀-ۿ]")
_CLITICS = ("و", "ف", "ب", "ل", "ك")


def places(reading: Reading) -> list[PlaceFound]:
    """Find the places that a sentence names.

    A seat of government counts only where a word for where or whither stands before it, for else
    it speaks for its government; so does a city that is no port, for else it may be a name of
    somebody's.
    """
    known = gazetteer()
    found = [*_apart(reading, known), *_run(reading)]
    found = [p for p in found if p.kind == "country" or not in_name(reading, p)]
    found += _unknown(reading, found)
    found = [p for p in found if not _qualifies(p, found)]
    where = {hit.end for hit in reading.all("signs.locative")}
    return [
        place
        for place in sorted(found, key=lambda p: p.start)
        if place.kind not in {SEAT, CITY} or is_where(reading, place, where)
    ]


def is_place(word: str, language: str) -> bool:
    """Tell whether a word alone is the name of a place."""
    known = gazetteer()
    plain = key(word)
    return plain in known.apart or _ended(plain, language, known) is not None


def canonical(words: str) -> str:
    """Give the English name of a place that a phrase is the name of, else the phrase."""
    known = gazetteer()
    run = (place for name, place in known.run.get(words[:1], ()) if name == words)
    place = known.apart.get(key(words)) or next(run, None)
    return place.name if place else words


def _qualifies(place: PlaceFound, found: list[PlaceFound]) -> bool:
    """A region right before another place, without a blank, says where that one lies."""
    return place.kind == "region" and any(p.start == place.end for p in found)


def _unknown(reading: Reading, found: Sequence[PlaceFound]) -> Iterator[PlaceFound]:
    """Give names that the gazetteer lacks and a word for where stands before, as they are spelt.

    The second of two that `and` joins counts too.
    """
    taken = [(p.start, p.end) for p in found]
    taken += [(t.start, t.end) for t in reading.times]
    taken += [(q.start, q.end) for q in reading.quantities]
    taken += [(hit.start, hit.end) for hit in reading.all("attribution.roles", "signs.ship")]
    taken += [
        (reading.start + n.start, reading.start + n.end)
        for n in known_bodies(reading.slice(reading.start, reading.end))
    ]
    starts = {
        _start(reading, hit.end)
        for hit in reading.all("signs.locative")
        if reading.slice(hit.start, hit.end).casefold() not in _ARTICLED
    }
    ends = {place.end for place in found}
    joints = {h.start: h.end for h in reading.all("signs.joint")}
    pattern = _SYLLABLES if reading.language == PARTED else _NAME
    for match in pattern.finditer(reading.text, reading.start, reading.end):
        joined = any(
            unblanked(reading.text, start) in ends and _start(reading, end) == match.start()
            for start, end in joints.items()
        )
        if match.start() not in starts and not joined:
            continue
        name = match.group()
        free = not any(a < match.end() and match.start() < b for a, b in taken)
        plain = not name.isupper() and not _PEOPLE.search(name)
        if free and plain and not known_bodies(name):
            ends.add(match.end())
            yield PlaceFound(match.start(), match.end(), name, "named")


def _start(reading: Reading, at: int) -> int:
    while at < reading.end and reading.text[at] in " \u00a0\u202f":
        at += 1
    return at


def _apart(reading: Reading, known: Gazetteer) -> Iterator[PlaceFound]:
    tokens = list(_WORD.finditer(reading.text, reading.start, reading.end))
    at = 0
    while at < len(tokens):
        step, place = _longest(tokens, at, reading.language, known)
        if place is not None:
            start, end = tokens[at].start(), tokens[at + step - 1].end()
            yield PlaceFound(start, end, place.name, place.kind)
        at += step


def _longest(
    tokens: Sequence[re.Match[str]], at: int, language: str, known: Gazetteer
) -> tuple[int, Place | None]:
    first = tokens[at].group()
    capital = first[0].isupper() or _ARABIC.match(first) is not None
    if not capital and not (at + 1 < len(tokens) and tokens[at + 1].group()[0].isupper()):
        return 1, None
    keys = [key(first)]
    for token in tokens[at + 1 : at + known.words.get(keys[0], 1)]:
        if token.start() - tokens[at + len(keys) - 1].end() > 1:
            break
        keys.append(key(token.group()))
    for count in range(len(keys), 0, -1):
        joined = " ".join(keys[:count])
        place = known.apart.get(joined) if capital or count > 1 else None
        if place is None and count == 1 and capital:
            place = _ended(joined, language, known)
        if place is not None:
            longer = language == PARTED and _goes_on(tokens, at + count - 1)
            return (1, None) if longer else (count, place)
    return 1, None


def _goes_on(tokens: Sequence[re.Match[str]], at: int) -> bool:
    """Tell whether a name's next syllable follows: Laos is not Lào Cai."""
    follows = tokens[at + 1 : at + 2]
    near = bool(follows) and follows[0].start() - tokens[at].end() == 1
    return near and follows[0].group()[0].isupper()


def _ended(word: str, language: str, known: Gazetteer) -> Place | None:
    """Find a word with an ending, or with an Arabic particle before it."""
    if _ARABIC.match(word):
        return _behind_particle(word, known)
    if language not in _INFLECTED:
        return None
    for cut in range(LONGEST_ENDING + 1):
        stem = word[: len(word) - cut]
        if len(stem) < STEM_LEAST:
            return None
        place = known.stems.get(stem)
        if place is None or _ADJECTIVE.search(word[len(stem) :]):
            continue
        if place.kind != CITY or _CASE.fullmatch(word, len(stem)):
            return place
    return None


def _behind_particle(word: str, known: Gazetteer) -> Place | None:
    for clitic in _CLITICS:
        if word.startswith(clitic):
            rest = word[1:]
            for form in (rest, "ا" + rest if rest.startswith("ل") else rest):
                if form in known.apart:
                    return known.apart[form]
    return None


def _run(reading: Reading) -> Iterator[PlaceFound]:
    return (place for place in run_places(reading) if place.kind != SEAT)


def run_places(reading: Reading) -> Iterator[PlaceFound]:
    """Find places in scripts without blanks between words, seats of government too."""
    known = gazetteer()
    text, at = reading.text, reading.start
    while at < reading.end:
        letter = text[at]
        names = known.run.get(letter) if letter >= "\u3000" else None
        inside = at > reading.start and _HANGUL.match(letter) and _HANGUL.match(text[at - 1])
        for name, place in names or ():
            if not inside and text.startswith(name, at):
                yield PlaceFound(at, at + len(name), place.name, place.kind)
                at += len(name) - 1
                break
        at += 1
