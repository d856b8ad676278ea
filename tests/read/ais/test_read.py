from pathlib import Path

import polars as pl
import pytest

from deadreckon.errors import BadUse, Unreadable
from deadreckon.read.ais.read import fixes
from tests.read.ais.conftest import read_all
from tests.read.ais.damaging import damage
from tests.sampling import some


@pytest.mark.real
@pytest.mark.parametrize(
    ("name", "rows", "gaps"),
    [
        ("marinecadastre_2022-01-03_99999rows.csv.gz", 99_999, 323),
        ("vortexa_2019-07-01_5min.csv.gz", 42_625, 0),
        ("gfw_pyseas_position_messages_2018-01.csv.zip", 19_846, 9),
        ("gfw_pyseas_gap_positions_ee.csv.zip", 41_844, 1),
        ("nmea_amsa_ais.txt.gz", 44_687, None),
        ("nmea_exactearth_2012-01-31.txt", 7_160, None),
    ],
)
def test_real_files_are_accounted_for_to_the_last_row(
    shared_data: Path, name: str, rows: int, gaps: int | None
) -> None:
    found, _, tally = read_all(shared_data / "ais" / name)
    assert tally.rows == rows
    if gaps is not None:
        silence = pl.col("time").diff().over("vessel") >= pl.duration(hours=12)
        assert found.sort("vessel", "time").select(silence.sum()).item() == gaps


@pytest.mark.real
@pytest.mark.parametrize("name", ["gfw_anchorage_overrides.csv", "nga_wpi_UpdatedPub150.csv"])
def test_tables_of_places_are_no_ais(shared_data: Path, name: str) -> None:
    with pytest.raises(Unreadable, match="no AIS file: no column holds vessel"):
        next(fixes(shared_data / "ais" / name))


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    empty = tmp_path / "empty.csv"
    empty.write_bytes(b"\n\n")
    with pytest.raises(Unreadable, match="is empty"):
        next(fixes(empty))


def test_columns_that_there_are_not_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadUse, match="altitude"):
        next(fixes(tmp_path / "x.csv", columns=["vessel", "altitude"]))


def test_damaged_files_are_read_or_refused_in_words() -> None:
    told = damage(some(60, 2000))
    assert set(told) == {"results", "words"}
    assert sum(told.values()) == some(60, 2000)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="No such file"):
        next(fixes(tmp_path / "none.csv"))
