from collections import Counter
from pathlib import Path

import pytest

from deadreckon.case.scan_files import Reading, columns_of

TEXT = "mmsi,timestamp,lat,lon\n273456780,2024-01-01 00:00:00,1,1\nx,2024-01-01 00:00:00,1,1\n"


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / "a.csv", tmp_path / "b.csv"]
    for path in paths:
        path.write_text(TEXT)
    return paths


def test_rows_count_on_from_file_to_file(files: list[Path]) -> None:
    assert [int(row) for part in columns_of(files) for row in part.row] == [1, 3]


def test_the_account_adds_up_and_progress_ends_at_the_whole(files: list[Path]) -> None:
    reading, told = Reading(), list[tuple[float, int]]()
    list(reading.columns(files, None, lambda share, rows: told.append((share, rows))))
    reading.sha256 = ["a", "b"]
    assert reading.rows == 4
    assert sum(reading.set_aside(Counter(late=0)).values()) == 2
    assert told[-1] == (1.0, 4)
    one = reading.files(files)[str(files[0])]
    assert (one["rows"], one["kept"], one["sha256"]) == (2, 1, "a")


def test_it_can_be_kept_and_taken_up(files: list[Path]) -> None:
    import json

    reading = Reading(names={2**31: "ANGARA"}, sha256=["a", "b"])
    list(reading.columns(files, None))
    again = Reading.from_json(json.loads(json.dumps(reading.as_json())))
    assert again == reading
    assert again.set_aside(Counter()) == reading.set_aside(Counter())
