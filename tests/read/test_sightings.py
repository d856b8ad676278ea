from collections.abc import Callable

import pytest

from deadreckon.model.evidence import Sighting
from deadreckon.model.frame import Frame
from deadreckon.read.cells import Found
from deadreckon.read.sightings import OPTIONAL, REQUIRED, read_sightings

GOOD = {
    "sighting": "s1",
    "look": "l1",
    "place": "pier",
    "from": "2023-06-01",
    "to": "2023-06-02",
    "vessel": "alpha",
    "confidence": "0.9",
    "basis": "name",
    "holds": "throughout",
    "present": "no",
    "doing": "loading",
    "reader": "r",
    "length_m": "110",
    "boxes": "300",
    "exhibit": "e",
    "source": "watch",
    "origin": "o",
    "known": "2023-07-01",
    "note": "n",
}
WRONG = [
    ("sighting", "a|b"),
    ("look", "l9"),
    ("place", "nowhere"),
    ("from", "2023-06-02T10:00"),
    ("to", "2023-06-02T10:00"),
    ("vessel", "alhpa"),
    ("vessel", "alpha|gamma"),
    ("vessel", "alpha|"),
    ("vessel", "?"),
    ("vessel", "?a|?b"),
    ("confidence", ""),
    ("confidence", "1.01"),
    ("confidence", "-0.1"),
    ("confidence", "nan"),
    ("confidence", "0,9"),
    ("confidence", "high"),
    ("basis", "guess"),
    ("holds", "always"),
    ("present", "maybe"),
    ("doing", "sleeping"),
    ("length_m", "0"),
    ("length_m", "1e9"),
    ("boxes", "-1"),
    ("boxes", "inf"),
    ("known", "soon"),
]
Tables = Callable[..., bytes]


def read(data: bytes, frame: Frame) -> Found[Sighting]:
    return read_sightings(data, "s.csv", frame, "abc", looks=frozenset({"l1"}))


def test_every_column_is_read(frame: Frame, table: Tables) -> None:
    assert set(GOOD) == {*REQUIRED, *OPTIONAL}
    (seen,) = read(table(GOOD), frame).nouns
    assert (seen.id, seen.look, seen.place, seen.candidates) == ("s1", "l1", "pier", ("alpha",))
    assert (seen.confidence, seen.basis, seen.throughout, seen.present) == (
        0.9,
        "name",
        True,
        False,
    )
    assert (seen.doing, seen.reader, seen.length_m, seen.boxes) == ("loading", "r", 110, 300)
    assert (seen.exhibit, seen.source, seen.origin, seen.note) == ("e", "watch", "o", "n")


def test_only_the_required_columns_are_needed(frame: Frame, table: Tables) -> None:
    (seen,) = read(table({column: GOOD[column] for column in REQUIRED}), frame).nouns
    assert (seen.throughout, seen.present, seen.basis, seen.boxes) == (False, True, "", None)


@pytest.mark.parametrize(
    ("cell", "candidates", "tag"),
    [
        ("alpha", ("alpha",), None),
        ("beta | alpha", ("alpha", "beta"), None),
        ("?big", (), "big"),
        ("", (), None),
    ],
)
def test_a_ship_is_one_several_tagged_or_nobody(
    frame: Frame, table: Tables, cell: str, candidates: tuple[str, ...], tag: str | None
) -> None:
    (seen,) = read(table(GOOD | {"vessel": cell}), frame).nouns
    assert (seen.candidates, seen.tag) == (candidates, tag)


@pytest.mark.parametrize(("column", "value"), WRONG)
def test_a_bad_cell_sets_its_row_aside_and_no_other(
    frame: Frame, table: Tables, column: str, value: str
) -> None:
    found = read(table(GOOD | {"sighting": "s0"}, GOOD | {column: value}), frame)
    assert [seen.id for seen in found.nouns] == ["s0"]
    (told,) = found.set_aside
    assert (told.line, told.value) == (3, value)
    assert told.field == column
