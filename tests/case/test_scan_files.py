import json
from collections import Counter
from pathlib import Path

import pytest

from deadreckon.case.scan_files import Reading, columns_of, stretches_of
from deadreckon.errors import BadUse

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


def test_notes_of_stretches_add_up_to_the_same_account(files: list[Path]) -> None:
    whole = Reading(sha256=["a", "b"])
    list(whole.columns(files, None))
    notes = [
        (number, json.loads(note))
        for number in (1, 0)
        for _, note in stretches_of(files[number], None)
    ]
    assert Reading.of_notes(notes, ["a", "b"], whole.until) == whole


def test_more_rows_than_can_be_numbered_are_refused(
    files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("deadreckon.case.scan_files.MOST_ROWS", 3)
    with pytest.raises(BadUse, match="in parts"):
        list(columns_of(files))


def test_it_can_be_kept_and_taken_up(files: list[Path]) -> None:
    reading = Reading(names={2**31: "ANGARA"}, sha256=["a", "b"])
    list(reading.columns(files, None))
    again = Reading.from_json(json.loads(json.dumps(reading.as_json())))
    assert again == reading
    assert again.set_aside(Counter()) == reading.set_aside(Counter())
