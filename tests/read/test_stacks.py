from collections.abc import Callable

import pytest

from deadreckon.model.frame import Frame
from deadreckon.read.stacks import OPTIONAL, REQUIRED, read_stacks

GOOD = {
    "stack": "k1",
    "place": "port",
    "from": "2023-06-01",
    "to": "",
    "boxes": "300",
    "length_m": "90",
    "confidence": "0.8",
    "source": "watch",
    "origin": "o",
    "known": "2023-07-01",
    "note": "n",
}


def test_every_column_is_read(frame: Frame, table: Callable[..., bytes]) -> None:
    assert set(GOOD) == {*REQUIRED, *OPTIONAL}
    (stack,) = read_stacks(table(GOOD), "k.csv", frame, "abc").nouns
    assert (stack.id, stack.boxes, stack.length_m, stack.confidence) == ("k1", 300, 90, 0.8)
    assert stack.when.text == "2023-06-01"


@pytest.mark.parametrize(
    ("column", "value"),
    [("place", "x"), ("boxes", "-1"), ("length_m", "x"), ("confidence", "2"), ("from", "x")],
)
def test_a_bad_cell_sets_its_row_aside(
    frame: Frame, table: Callable[..., bytes], column: str, value: str
) -> None:
    found = read_stacks(table(GOOD | {column: value}), "k.csv", frame, "abc")
    assert [(told.line, told.field) for told in found.set_aside] == [(2, column)]
