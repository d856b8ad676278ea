from pathlib import Path

import polars as pl
import pytest

from tests.user import Command

PORTS = "id,name,lat,lon\na,Alder,42,131\nb,Birch,40,131.5\nwrong,,99,0\n"


@pytest.fixture
def sea(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ship that goes from Alder to Birch and back, silent on the way."""
    monkeypatch.chdir(tmp_path)
    rows = ["mmsi,timestamp,lat,lon,sog"]
    for day, (lat, lon) in enumerate([(42, 131), (40, 131.5), (42, 131)]):
        rows += [
            f"273456780,2024-03-{2 * day + 1:02}T{h:02}:00:00Z,{lat},{lon},0" for h in range(12)
        ]
    (tmp_path / "ais.csv").write_text("\n".join([*rows, "273456780,never,42,131,0", ""]))
    (tmp_path / "ports.csv").write_text(PORTS)
    return tmp_path


def test_scan_tells_rows_events_and_who_goes_to_and_fro(deadreckon: Command, sea: Path) -> None:
    said = deadreckon("scan", "ais.csv", "--places", "ports.csv", "--out", "found")
    assert said.code == 0
    assert "37 rows, 36 fixes kept" in said.out
    assert "273456780" in said.out
    assert "a – b" in said.out
    assert "ports.csv:4" in said.err
    tables = sorted(path.name for path in (sea / "found").iterdir())
    assert tables == [
        f"{name}.parquet" for name in ("events", "round_trips", "shuttles", "vessels", "voyages")
    ]


def test_scan_as_json(deadreckon: Command, sea: Path) -> None:
    words = ("scan", "ais.csv", "--places", "ports.csv", "--out", "found", "--json")
    document = deadreckon(*words).json
    assert (document["rows"], document["kept"]) == (37, 36)
    assert sum(document["set_aside"].values()) == 1
    assert document["events"]["port_call"] == 3
    assert document["events"]["gap"] == 2
    assert document["files"]["ais.csv"]["rows"] == 37
    events = pl.read_parquet(sea / "found" / "events.parquet")
    assert events.height == sum(document["events"].values())
    only = deadreckon(*words, "--events", "gap", "--rule", "gap_h=40").json
    assert only["events"] == {"gap": 0}


@pytest.mark.parametrize(
    ("words", "field"),
    [
        (("ais.csv", "--out", "o", "--events", "calls"), "--events"),
        (("ais.csv", "--out", "o", "--engine", "flink"), "--engine"),
        (("ais.csv", "--out", "o", "--rule", "gap_h"), "--rule"),
        (("ais.csv", "--out", "o", "--rule", "gap_h=long"), "gap_h"),
        (("ais.csv", "--out", "o", "--rule", "gap=6"), "gap"),
        (("ais.csv",), "--out"),
        (("--out", "o"), "FILES"),
    ],
)
def test_a_misuse_is_told(
    deadreckon: Command, sea: Path, words: tuple[str, ...], field: str
) -> None:
    assert deadreckon("scan", *words, "--json").error["field"] == field
    assert not (sea / "o").exists()


def test_a_file_that_is_not_there_is_told(deadreckon: Command, sea: Path) -> None:
    assert sea.is_dir()
    assert deadreckon("scan", "nowhere.csv", "--out", "o", "--json").error["file"] == "nowhere.csv"
    words = ("scan", "ais.csv", "--places", "nowhere.csv", "--out", "o", "--json")
    assert deadreckon(*words).error["file"] == "nowhere.csv"
