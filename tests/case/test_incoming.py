from pathlib import Path

import pytest

from deadreckon.case.archive import Archive
from deadreckon.case.incoming import COLUMNS, destination, files_in, makes_way, take
from deadreckon.case.versions import TABLES
from deadreckon.errors import BadUse, Unreadable


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("looks.csv", "evidence/looks.csv"),
        ("article.html", "evidence/reports/article.html"),
        ("article.html.meta.toml", "evidence/reports/article.html.meta.toml"),
        ("scan.pdf", "evidence/reports/scan.pdf"),
        ("cafe\u0301.txt", "evidence/reports/caf\u00e9.txt"),
    ],
)
def test_a_file_goes_where_it_is_read(case: Path, tmp_path: Path, name: str, path: str) -> None:
    assert destination(case, tmp_path / name) == path


def test_a_file_of_the_folders_own_stays_where_it_is(case: Path) -> None:
    inside = case / "evidence" / "ais" / "track.csv"
    assert destination(case, inside) == "evidence/ais/track.csv"


def test_hidden_files_are_left_out_and_the_rest_sorted(case: Path) -> None:
    (case / "evidence" / ".git").mkdir()
    (case / "evidence" / ".git" / "config").write_bytes(b"x")
    (case / "evidence" / "~lock").write_bytes(b"x")
    found = list(files_in(case))
    assert found == sorted(found)
    assert [path for path in found if ".git" in path] == []
    assert "evidence/~lock" in found


def test_a_name_that_cannot_be_used_is_told(case: Path) -> None:
    (case / "evidence" / "reports" / "a\u202eb.txt").write_bytes(b"x")
    with pytest.raises(BadUse, match="in its name"):
        list(files_in(case))


def test_a_table_without_rows_makes_way_and_no_other(case: Path, tmp_path: Path) -> None:
    archive = Archive(case)
    new = tmp_path / "looks.csv"
    new.write_text("look,place,from,to,seen\nl7,quay,2023-09-01,,clear\n", "utf-8")
    version = take(archive, new, "evidence/looks.csv", "looks.csv").version
    with pytest.raises(BadUse, match="would take the place"):
        makes_way(case, new, version)
    lying = case / "evidence" / "looks.csv"
    lying.write_text("look,place,from,to,seen,note\n", "utf-8")
    assert makes_way(case, new, version) is not None
    lying.write_bytes(new.read_bytes())
    assert makes_way(case, new, version) is None
    lying.unlink()
    assert makes_way(case, new, version) is None


def test_a_huge_file_is_refused_without_being_read_whole(case: Path, tmp_path: Path) -> None:
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(Unreadable, match="too large"):
        take(Archive(case), huge, "evidence/reports/huge.txt", "huge.txt")


def test_every_table_has_its_columns() -> None:
    assert set(COLUMNS) == set(TABLES)
