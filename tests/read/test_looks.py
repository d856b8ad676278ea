from collections.abc import Callable
from datetime import date

import pytest

from deadreckon.model.evidence import Anchor
from deadreckon.model.frame import Frame
from deadreckon.model.times import iso
from deadreckon.read.looks import OPTIONAL, REQUIRED, read_looks

GOOD = {
    "look": "l1",
    "place": "port",
    "from": "2023-06-01T01:00Z",
    "to": "2023-06-01T02:00Z",
    "seen": "part",
    "sensor": "optical",
    "source": "watch",
    "scene": "S2A",
    "log": "daily",
    "known": "2023-07-01",
    "note": "n",
}
WRONG = [
    ("look", "a;b"),
    ("look", ""),
    ("place", "prot"),
    ("place", ""),
    ("from", "2023-06-01T01:00"),
    ("from", "yesterday"),
    ("to", "2023-05-01T02:00Z"),
    ("to", "2023-06-31"),
    ("seen", "clearly"),
    ("seen", ""),
    ("log", "daly"),
    ("known", "soon"),
    ("known", "2023-07-01T10:00"),
]


def test_every_column_is_read(frame: Frame, table: Callable[..., bytes]) -> None:
    assert set(GOOD) == {*REQUIRED, *OPTIONAL}
    found = read_looks(table(GOOD), "evidence/looks.csv", frame, "abc")
    (look,) = found.nouns
    assert (look.id, look.place, look.seen, look.log) == ("l1", "port", "part", "daily")
    assert (look.sensor, look.source, look.scene, look.note) == ("optical", "watch", "S2A", "n")
    assert (iso(look.when.start), look.known) == ("2023-06-01T01:00:00Z", date(2023, 7, 1))
    assert look.at == Anchor("abc", "evidence/looks.csv", row=2)


@pytest.mark.parametrize(("column", "value"), WRONG)
def test_a_bad_cell_sets_its_row_aside_and_no_other(
    frame: Frame, table: Callable[..., bytes], column: str, value: str
) -> None:
    data = table(GOOD | {"look": "l0"}, GOOD | {column: value}, GOOD | {"look": "l2"})
    found = read_looks(data, "evidence/looks.csv", frame, "abc")
    assert [look.id for look in found.nouns] == ["l0", "l2"]
    (told,) = found.set_aside
    assert (told.file, told.line, told.field) == ("evidence/looks.csv", 3, column)
    assert told.value == value
    assert told.reason


def test_a_place_that_is_not_declared_is_told_with_the_nearest(
    frame: Frame, table: Callable[..., bytes]
) -> None:
    found = read_looks(table(GOOD | {"place": "prot"}), "x", frame, "abc")
    assert found.set_aside[0].reason == "names no declared place. Did you mean port?"
