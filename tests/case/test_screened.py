from pathlib import Path

import pytest

from deadreckon.case.screened import screened
from deadreckon.errors import BadUse, Unreadable

LIST = "id,type,name,imo\n1,Vessel,ANGARA,9179842\n2,Vessel,MARIA,8517839\n"
CASE = """
[case]
id = "a"
window = { from = 2023-01-01, to = 2023-12-31 }
[[vessels]]
id = "angara"
names = ["Angara"]
imo = 9179842
[[vessels]]
id = "lady-r"
names = ["Мария", "LADY R"]
mmsi = 273123456
"""


@pytest.fixture
def lists(tmp_path: Path) -> list[Path]:
    path = tmp_path / "list_2024-06-25.csv"
    path.write_text(LIST, "utf-8")
    return [path]


def test_a_name_or_number_is_looked_for_in_files(lists: list[Path]) -> None:
    (match,) = screened("9179842", lists * 2).matches
    assert (match.entry, match.file, match.date) == ("1", str(lists[0]), "2024-06-25")


def test_a_case_is_all_its_vessels(tmp_path: Path, lists: list[Path]) -> None:
    (tmp_path / "case.toml").write_text(CASE, "utf-8")
    found = screened(str(tmp_path), lists)
    assert found.asked == ("angara", "lady-r")
    assert [(m.name, m.field, m.value) for m in found.matches] == [
        ("ANGARA", "imo", "9179842"),
        ("MARIA", "name", "Мария"),
    ]


def test_a_case_without_vessels_is_told(tmp_path: Path, lists: list[Path]) -> None:
    (tmp_path / "case.toml").write_text(CASE.partition("[[vessels]]")[0], "utf-8")
    with pytest.raises(BadUse, match="names no vessels"):
        screened(str(tmp_path), lists)


def test_lists_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(BadUse, match="is missing"):
        screened("x", [])
    with pytest.raises(Unreadable, match="in quotes"):
        screened("FESCO", [tmp_path / "ANGARA"])
    with pytest.raises(Unreadable, match="cannot be read"):
        screened("x", [tmp_path])
