from collections.abc import Callable

import pytest

from deadreckon.model.frame import Frame
from deadreckon.read.listings import OPTIONAL, REQUIRED, read_listings

GOOD = {
    "listing": "i1",
    "vessel": "alpha",
    "list": "EU",
    "programme": "833/2014",
    "from": "2024-06-25",
    "to": "",
    "basis": "IMO",
    "source": "watch",
    "page": "p. 1",
    "note": "n",
}


def test_every_column_is_read(frame: Frame, table: Callable[..., bytes]) -> None:
    assert set(GOOD) == {*REQUIRED, *OPTIONAL}
    (found,) = read_listings(table(GOOD), "i.csv", frame, "abc").nouns
    assert (found.vessel, found.list, found.programme) == ("alpha", "EU", "833/2014")
    assert (found.basis, found.page, found.note) == ("IMO", "p. 1", "n")
    assert found.when is not None


def test_an_entry_may_have_no_date(frame: Frame, table: Callable[..., bytes]) -> None:
    (found,) = read_listings(table(GOOD | {"from": ""}), "i.csv", frame, "abc").nouns
    assert found.when is None


@pytest.mark.parametrize(("column", "value"), [("vessel", "gamma"), ("vessel", ""), ("from", "x")])
def test_a_bad_cell_sets_its_row_aside(
    frame: Frame, table: Callable[..., bytes], column: str, value: str
) -> None:
    found = read_listings(table(GOOD | {column: value}), "i.csv", frame, "abc")
    assert [(told.line, told.field) for told in found.set_aside] == [(2, column)]
