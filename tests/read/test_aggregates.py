from collections.abc import Callable

import pytest

from deadreckon.model.frame import Frame
from deadreckon.read.aggregates import OPTIONAL, REQUIRED, read_aggregates

GOOD = {
    "aggregate": "g1",
    "place": "port",
    "from": "2023-08-26",
    "to": "2024-02-12",
    "imaged_days": "109",
    "occupied_days": "49",
    "visits": "25",
    "bound": "ge",
    "source": "watch",
    "origin": "o",
    "known": "2024-02-20",
    "note": "n",
}


def test_every_column_is_read(frame: Frame, table: Callable[..., bytes]) -> None:
    assert set(GOOD) == {*REQUIRED, *OPTIONAL}
    (found,) = read_aggregates(table(GOOD), "g.csv", frame, "abc").nouns
    assert (found.imaged_days, found.occupied_days, found.visits, found.bound) == (
        109,
        49,
        25,
        "ge",
    )


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("imaged_days", "10.5"),
        ("occupied_days", "110"),
        ("visits", "many"),
        ("visits", "-1"),
        ("bound", "least"),
        ("place", ""),
    ],
)
def test_a_bad_cell_sets_its_row_aside(
    frame: Frame, table: Callable[..., bytes], column: str, value: str
) -> None:
    found = read_aggregates(table(GOOD | {column: value}), "g.csv", frame, "abc")
    assert [(told.line, told.field) for told in found.set_aside] == [(2, column)]
