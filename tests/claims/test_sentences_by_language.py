"""Sentences of ours in each language, with what they tell by the rules of the marked reports.

`sentences/<language>.txt` holds a line a sentence: the sentence, ` :: `, and what it tells, parted
by semicolons: `bound value[..upper] unit`, or a day, or `from..to` where either end may be open.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from deadreckon import quantities, times
from deadreckon.claims.lexicon import table
from deadreckon.claims.units import Units

PUBLISHED = date(2023, 10, 27)
FOLDER = Path(__file__).parent / "sentences"
LANGUAGES = sorted(path.stem for path in FOLDER.glob("*.txt"))
LEAST = 0.95
"""Of what is told, found; and of what is found, told."""

Told = set[tuple[object, ...]]


def told(line: str) -> tuple[str, Told]:
    text, _, told = line.partition(" :: ")
    return text, {item(each.strip()) for each in told.split(";")}


def item(told: str) -> tuple[object, ...]:
    if told[0].isalpha():
        bound, value, unit = told.split(" ", 2)
        low, _, high = value.partition("..")
        return bound, float(low), float(high) if high else None, unit
    first, dots, last = told.partition("..")
    return first or None, (last or None) if dots else first


def found(text: str, language: str) -> Told:
    neutral = table(language, "units", Units).neutral
    counts = quantities(text, language=language)
    spans = times(text, language=language, published=PUBLISHED)
    return {(q.bound, q.value, q.upper, q.unit) for q in counts if q.unit not in neutral} | {
        tuple(end and end.isoformat() for end in (t.from_, t.to)) for t in spans
    }


def lines(language: str) -> Iterator[tuple[str, Told]]:
    for line in (FOLDER / f"{language}.txt").read_text("utf-8").splitlines():
        yield told(line)


def test_a_line_says_what_it_tells() -> None:
    assert told("Six ships :: ge 6 ship; between 2..3 tonne; 2023-01-01..; 2023-05-04") == (
        "Six ships",
        {
            ("ge", 6.0, None, "ship"),
            ("between", 2.0, 3.0, "tonne"),
            ("2023-01-01", None),
            ("2023-05-04", "2023-05-04"),
        },
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_tell_what_they_tell(language: str) -> None:
    right = asked = got = 0
    missed: list[tuple[str, Told, Told]] = []
    for text, want in lines(language):
        have = found(text, language)
        right, asked, got = right + len(want & have), asked + len(want), got + len(have)
        if want != have:
            missed.append((text, want - have, have - want))
    assert asked >= 20
    assert right / asked >= LEAST, missed
    assert right / got >= LEAST, missed
