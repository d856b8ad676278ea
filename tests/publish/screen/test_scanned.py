import polars as pl
import pytest

from deadreckon.case.scanned import Scan
from deadreckon.publish.columns import WIDTH
from deadreckon.publish.screen.scanned import MOST, progress, scanned
from deadreckon.tracks.ranking import SHUTTLES
from deadreckon.tracks.tables import EVENTS, VOYAGES


def scan(shuttles: int) -> Scan:
    ranked = pl.DataFrame(
        {
            "rank": range(1, shuttles + 1),
            "vessel": [f"27300000{n}" for n in range(shuttles)],
            "a": ["najin"] * shuttles,
            "b": ["a-port-with-a-name-that-is-much-longer-than-its-column", None] * (shuttles // 2),
            "round_trips": [7] * shuttles,
            "voyages": [15] * shuttles,
            "silent_voyages": [11] * shuttles,
        }
    ).with_columns(pl.lit(None, kind).alias(n) for n, kind in list(SHUTTLES.items())[7:])
    return Scan(
        rows=1_000_000,
        kept=999_990,
        set_aside={"no time": 10},
        counts={"gap": 1234, "port_call": 5},
        files={},
        events=pl.DataFrame(schema=EVENTS),
        voyages=pl.DataFrame(schema=VOYAGES),
        round_trips=pl.DataFrame(schema=VOYAGES),
        vessels=pl.DataFrame(),
        shuttles=ranked.select(pl.col(name).cast(kind) for name, kind in SHUTTLES.items()),
    )


def test_rows_events_and_the_first_vessels() -> None:
    text = scanned(scan(2), "found")
    assert "1,000,000 rows, 999,990 fixes kept" in text
    assert "10 set aside: no time" in text
    assert "1,234  gap" in text
    assert "273000000" in text
    assert "nowhere that is named" in text
    assert all(len(line) <= WIDTH for line in text.splitlines())


def test_the_rest_of_a_long_table_is_in_its_file() -> None:
    text = scanned(scan(2 * MOST), "found")
    assert text.count("najin") == MOST
    assert f"and {MOST} more: found/shuttles.parquet" in text
    assert "najin" not in scanned(scan(0), "found")


def test_no_bar_where_there_is_no_terminal() -> None:
    with progress() as told:
        assert told is None


def test_a_bar_where_there_is_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    with progress() as told:
        assert told is not None
        told(0.5, 1_234_567)
    assert "1,234,567 rows" in capsys.readouterr().err
