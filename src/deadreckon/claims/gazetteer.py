"""Names of places in any spelling, to their English names. Sources: `data/README.md`."""

from __future__ import annotations

import csv
import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from deadreckon.claims.patterns import words

STEM_LEAST = 4
"""Letters of the shortest stem that may take an ending."""

_DATA = files("deadreckon.claims") / "data"
_WORD = re.compile(r"[^\W_]+")
_VOWELS = "аеёиоуыэюяйьіїєaeiouyąęó"


@dataclass(frozen=True, slots=True)
class Place:
    """A place: its English name, and `kind` one of port, seat, region, sea, country, city."""

    name: str
    kind: str


@dataclass(slots=True)
class Gazetteer:
    """Places by key (see `key`).

    Attributes:
        apart: keys in scripts with blanks, words parted by one blank.
        stems: single words without their ending.
        run: keys in scripts without blanks, by their first letter, longest first.
        words: first word of a key to the number of words of the longest that begins so.
        seats: English name of a seat of government to its country.
        seen: the names in `run`.
    """

    apart: dict[str, Place] = field(default_factory=dict)
    stems: dict[str, Place] = field(default_factory=dict)
    run: dict[str, list[tuple[str, Place]]] = field(default_factory=dict)
    words: dict[str, int] = field(default_factory=dict)
    seats: dict[str, str] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)

    def add(self, name: str, place: Place) -> None:
        """Add a name; one that is there already stays."""
        if any(letter >= "\u3000" for letter in name):
            names = self.run.setdefault(name[0], [])
            if len(name) > 1 and name not in self.seen:
                names.append((name, place))
                self.seen.add(name)
            return
        plain = key(name)
        self.apart.setdefault(plain, place)
        first = plain.split(" ", 1)[0]
        count = plain.count(" ") + 1
        self.words[first] = max(self.words.get(first, 0), count)
        if count == 1 and len(stem := plain.rstrip(_VOWELS)) >= STEM_LEAST:
            self.stems.setdefault(stem, place)


def key(name: str) -> str:
    """Give the spelling that names are compared in: lower case, Latin letters without accents."""
    if name.isascii():
        return " ".join(_WORD.findall(name.lower()))
    return " ".join(_plain(word) for word in _WORD.findall(name))


def _plain(word: str) -> str:
    lower = word.casefold().replace("ı", "i").replace("ł", "l").replace("đ", "d").replace("ø", "o")
    if lower.isascii() or not any(letter < "\u0250" for letter in lower):
        return unicodedata.normalize("NFC", lower)
    parted = unicodedata.normalize("NFD", lower)
    return "".join(letter for letter in parted if not unicodedata.combining(letter))


def state(name: str) -> str | None:
    """Give the country that a name of it, or of its seat of government, speaks for, or None."""
    known = gazetteer()
    words = key(name).split()
    run = (place for word, place in known.run.get(name[:1], ()) if word == name)
    found = [known.apart.get(" ".join(words[at:])) for at in range(min(2, len(words)))]
    for place in (*found, *run):  # an article may stand before it
        if place is not None and place.name in known.seats:
            return known.seats[place.name]
        if place is not None and place.kind == "country":
            return place.name
    return None


@cache
def gazetteer() -> Gazetteer:
    """Read the tables; what is told by hand goes before what was gathered."""
    found = Gazetteer()
    for name, place in (*_by_hand(), *_countries(found.seats), *_ports(), *_cities()):
        found.add(name, place)
    for names in found.run.values():
        names.sort(key=lambda entry: -len(entry[0]))
    return found


def _by_hand() -> Iterator[tuple[str, Place]]:
    for row in tomllib.loads((_DATA / "places.toml").read_text("utf-8"))["place"]:
        place = Place(row["name"], row["kind"])
        yield place.name, place
        for pattern in row["words"]:
            yield from ((word, place) for word in words(pattern))


def _countries(seats: dict[str, str]) -> Iterator[tuple[str, Place]]:
    for row in _rows("countries.csv"):
        place = Place(row["name"], "country")
        yield from ((name, place) for name in (row["name"], *row["also"].split("|")) if name)
        if row["seat"]:
            seats.setdefault(row["seat"], row["name"])


def _ports() -> Iterator[tuple[str, Place]]:
    for row in _rows("ports.csv"):
        place = Place(row["name"], row["kind"])
        yield from ((name, place) for name in (row["name"], *row["also"].split("|")) if name)


def _cities() -> Iterator[tuple[str, Place]]:
    """Give the names of other cities; a small one's own is listed only where it takes endings."""
    for row in _rows("cities.csv"):
        place = Place(row["name"], "city")
        yield from ((name, place) for name in row["also"].split("|") if name)


def _rows(name: str) -> Iterator[dict[str, str]]:
    yield from csv.DictReader((_DATA / name).read_text("utf-8").splitlines())
