import datetime as dt

import polars as pl

from deadreckon.read.ais.columns import IDENTITIES
from deadreckon.read.ais.statements import statements


def at(hour: int) -> dt.datetime:
    return dt.datetime(2023, 10, 14, hour, tzinfo=dt.UTC)


def test_each_statement_stands_once_with_its_first_and_last_time() -> None:
    said = statements(
        pl.DataFrame(
            {
                "vessel": [7, 7, 7, 8, 7],
                "time": [at(1), at(3), at(2), at(1), at(4)],
                "name": ["MAIA", "MAIA ", "MARIA", "", "MAIA@@"],
                "imo": [9358010, 9358010, 9358010, 0, 9358010],
                "row": [2, 3, 4, 5, 6],
            }
        )
    )
    assert said.schema == IDENTITIES
    assert said.select("vessel", "name", "imo", "time", "until", "row").rows() == [
        (7, "MAIA", 9358010, at(1), at(4), 2),
        (7, "MARIA", 9358010, at(2), at(2), 4),
    ]


def test_who_says_nothing_has_no_statement() -> None:
    said = pl.DataFrame(
        {"vessel": [7, None], "time": [at(1), at(1)], "row": [1, 2], "name": [None, "X"]}
    )
    assert statements(said).is_empty()
