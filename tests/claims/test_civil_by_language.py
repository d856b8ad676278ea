"""Paragraphs of ours on weather, elections, sport, health, crime, farming and science, by language.

`civil/<language>.txt` holds a line a paragraph, as `sentences/` does, with what it counts alone.
Dates, times of day, ages, scores, laws, money and names in figures stand between and count nothing.
"""

from collections import Counter
from pathlib import Path

import pytest

from deadreckon import quantities
from deadreckon.claims.lexicon import table
from deadreckon.claims.units import Units

FOLDER = Path(__file__).parent / "civil"
LANGUAGES = sorted(path.stem for path in FOLDER.glob("*.txt"))
LEAST = 0.9
"""Of what is told, found; and of what is found, told."""

Told = Counter[tuple[str, float, float | None, str]]


def told(told: str) -> Told:
    found: Told = Counter()
    for each in told.split(";"):
        bound, value, unit = each.strip().split(" ", 2)
        low, _, high = value.partition("..")
        found[bound, float(low), float(high) if high else None, unit.casefold()] += 1
    return found


def found(text: str, language: str) -> Told:
    neutral = table(language, "units", Units).neutral
    counts = (q for q in quantities(text, language=language) if q.unit not in neutral)
    return Counter((q.bound, q.value, q.upper, (q.unit or "").casefold()) for q in counts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_counted_is_told_on_any_topic(language: str) -> None:
    asked, right, given = 0, 0, 0
    wrong: list[object] = []
    for line in (FOLDER / f"{language}.txt").read_text("utf-8").splitlines():
        text, _, gold = line.partition(" :: ")
        want, got = told(gold), found(text, language)
        asked, given = asked + want.total(), given + got.total()
        right += (want & got).total()
        wrong += [("missed", *(want - got)), ("not told", *(got - want))]
    assert right >= LEAST * asked, wrong
    assert right >= LEAST * given, wrong
