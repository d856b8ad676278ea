from datetime import date
from pathlib import Path

import pytest

from deadreckon.case.reports import marked
from deadreckon.errors import Unreadable
from tests.user import Command

TEXT = "The owner said that at least 40 crates were lost on Monday.\n"


def test_what_is_stated_beside_a_file_is_read_with_it(tmp_path: Path) -> None:
    file = tmp_path / "note.txt"
    file.write_text(TEXT, "utf-8")
    file.with_name("note.txt.meta.toml").write_text('published = "2024-05-17"\n', "utf-8")
    assert marked(file).claims.published == date(2024, 5, 17)


def test_a_file_that_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(Unreadable):
        marked(tmp_path / "none.txt")


def test_the_command_prints_one_document_or_a_list(tmp_path: Path, deadreckon: Command) -> None:
    file = tmp_path / "note.txt"
    file.write_text(TEXT, "utf-8")
    one = deadreckon("claims", file, "--published", "2024-05-17", "--json").json
    assert (one["language"], one["published"]) == ("en", "2024-05-17")
    assert [claim["id"] for claim in one["claims"]] == ["c1"]
    two = deadreckon("claims", file, file, "--published", "2024-05-17", "--json").json
    assert two == [one, one]


def test_a_day_that_is_none_is_told(tmp_path: Path, deadreckon: Command) -> None:
    file = tmp_path / "note.txt"
    file.write_text(TEXT, "utf-8")
    assert (
        deadreckon("claims", file, "--published", "soon", "--json").error["field"] == "--published"
    )
