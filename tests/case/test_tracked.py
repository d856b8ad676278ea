from datetime import UTC, datetime, timedelta
from pathlib import Path

from deadreckon.case.tracked import MOST_POSITIONS, tracked
from deadreckon.model.times import day
from deadreckon.model.track import Track
from deadreckon.model.vessel import Dated, Vessel

HEADER = "MMSI,BaseDateTime,LAT,LON,SOG"
START = datetime(2023, 8, 1, tzinfo=UTC)
ADA = Vessel("ada", mmsi=(Dated("273000001"),))


def row(hour: float, lat: float, mmsi: str = "273000001", lon: float = 130.3) -> str:
    at = START + timedelta(hours=hour)
    return f"{mmsi},{at:%Y-%m-%dT%H:%M:%S},{lat},{lon},10.0"


def write(path: Path, rows: list[str]) -> Path:
    path.write_text("\n".join([HEADER, *rows, ""]), "utf-8")
    return path


def found(tmp_path: Path, rows: list[str], *vessels: Vessel) -> tuple[Track, ...]:
    return tracked([write(tmp_path / "a.csv", rows)], vessels or (ADA,))


def test_a_track_is_cut_where_its_ship_was_silent_for_hours(tmp_path: Path) -> None:
    rows = [row(h, 42.0 + h / 100) for h in (0, 1, 2, 10, 11)]
    (track,) = found(tmp_path, rows)
    assert (track.vessel, track.mmsi, track.fixes) == ("ada", "273000001", 5)
    assert [[point[0].hour for point in leg] for leg in track.legs] == [[0, 1, 2], [10, 11]]
    assert track.legs[0][0] == (START, 42.0, 130.3)


def test_other_ships_and_other_times_of_a_number_are_not_the_ships(tmp_path: Path) -> None:
    rows = [row(h, 42.0) for h in range(48)] + [row(h, 42.0, "273000002") for h in range(48)]
    second = day(START.date() + timedelta(days=1))
    (track,) = found(tmp_path, rows, Vessel("ada", mmsi=(Dated("273000001", since=second),)))
    assert track.fixes == 24
    assert not found(tmp_path, rows, Vessel("eve", mmsi=(Dated("273000003"),)), Vessel("nil"))


def test_neither_rows_nor_files_nor_their_order_matter(tmp_path: Path) -> None:
    rows = [row(h / 4, 42.0 + h / 1000) for h in range(400)]
    whole = found(tmp_path, rows)
    parts = [write(tmp_path / f"{n}.csv", rows[n::3]) for n in range(3)]
    assert tracked(parts[::-1], [ADA]) == whole


def test_what_a_map_cannot_show_is_thinned_and_counted(tmp_path: Path) -> None:
    (track,) = found(tmp_path, [row(h / 60, 42.0 + h / 100_000) for h in range(9000)])
    assert track.fixes == 9000
    assert MOST_POSITIONS / 2 < track.positions <= MOST_POSITIONS + 2
    assert track.legs[0][-1][0] == START + timedelta(minutes=8999)


def test_a_file_that_cannot_be_read_takes_nothing_from_the_others(tmp_path: Path) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_bytes(b"\x00\x01\x02" * 100)
    good = write(tmp_path / "good.csv", [row(0, 42.0), row(1, 42.01)])
    (track,) = tracked([bad, good], [ADA])
    assert track.fixes == 2
