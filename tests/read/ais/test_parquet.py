import datetime as dt
import struct
from pathlib import Path

import polars as pl
import pytest

from deadreckon.errors import Unreadable
from deadreckon.read.ais.read import fixes
from tests.read.ais.conftest import read_all

WHEN = dt.datetime(2023, 10, 14, 8, 30, 5)  # noqa: DTZ001 - as tables hold it
TABLE = pl.DataFrame(
    {
        "mmsi": [227_006_760, 338_148_873],
        "base_date_time": [WHEN, WHEN],
        "latitude": [43.5, 91.0],
        "longitude": [131.5, 181.0],
        "sog": [12.5, 102.3],
        "cog": [90.5, 360.0],
        "vessel_name": ["MAIA", None],
    },
    schema_overrides={"mmsi": pl.Int32},
)


def written(folder: Path, table: pl.DataFrame) -> Path:
    table.write_parquet(folder / "ais.parquet")
    return folder / "ais.parquet"


@pytest.mark.parametrize(
    "table",
    [
        TABLE,
        TABLE.with_columns(pl.col("base_date_time").dt.replace_time_zone("UTC")),
        TABLE.with_columns(pl.col("base_date_time").cast(pl.Datetime("ns"))),
        TABLE.with_columns(pl.col("base_date_time").dt.epoch("s")),
        TABLE.with_columns(pl.col("base_date_time").dt.to_string("%FT%T")),
        TABLE.cast({"mmsi": pl.String, "latitude": pl.Float32, "longitude": pl.String}),
        TABLE.cast({"mmsi": pl.Float64}),
    ],
)
def test_columns_of_any_type_are_read(tmp_path: Path, table: pl.DataFrame) -> None:
    found, identities, tally = read_all(written(tmp_path, table))
    when = WHEN.replace(tzinfo=dt.UTC)
    assert found.rows() == [(227_006_760, when, 43.5, 131.5, 12.5, 90.5, 1)]
    assert tally.no_fix.total() == 1
    assert identities["name"].to_list() == ["MAIA"]


def test_points_of_geoparquet_are_positions(tmp_path: Path) -> None:
    points = [struct.pack("<BIdd", 1, 1, 131.5, 43.5), struct.pack("<BIdd", 1, 1, -70.0, -12.0)]
    plain = TABLE.drop("latitude", "longitude")
    nested = pl.DataFrame({"x": [131.5, -70.0], "y": [43.5, -12.0]}).to_struct("geometry")
    for geometry in (pl.Series("geometry", points), nested):
        found, _, _ = read_all(written(tmp_path, plain.with_columns(geometry)))
        assert found.select("lat", "lon").rows() == [(43.5, 131.5), (-12.0, -70.0)]


def test_only_what_is_asked_for_is_read(tmp_path: Path) -> None:
    (batch,) = fixes(written(tmp_path, TABLE), columns=["vessel", "lat"], identities=False)
    assert batch.fixes.columns == ["vessel", "lat"]
    assert batch.identities.is_empty()


def test_days_are_no_times(tmp_path: Path) -> None:
    table = TABLE.with_columns(pl.col("base_date_time").dt.date())
    with pytest.raises(Unreadable, match="a date alone"):
        next(fixes(written(tmp_path, table)))


@pytest.mark.parametrize("at", [4, 1000, -5])
def test_a_broken_file_is_refused(tmp_path: Path, at: int) -> None:
    path = written(tmp_path, pl.concat([TABLE] * 5000))
    data = bytearray(path.read_bytes())
    data[at : at + 4] = b"\xff\xff\xff\xff"
    path.write_bytes(data[:-1])
    with pytest.raises(Unreadable, match="broken Parquet"):
        list(fixes(path))
