from pathlib import Path

import pytest

from deadreckon.case.archive import STORE
from deadreckon.case.examples import FERRY, FIRST_CASE, shipped, unpack
from deadreckon.case.run import run
from deadreckon.errors import BadUse


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_shipped_cases_are_copied_as_they_are_and_no_more(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "down"
    assert unpack(folder) == (folder / FIRST_CASE, folder / FERRY)
    for name in (FIRST_CASE, FERRY):
        kept = {p: b for p, b in files(shipped() / name).items() if p.split("/")[0] != STORE}
        assert {p: b for p, b in files(folder / name).items() if p[0] != "."} == kept
    assert sorted(path.name for path in folder.iterdir()) == sorted((FIRST_CASE, FERRY))


def test_what_a_user_changed_stays(tmp_path: Path) -> None:
    unpack(tmp_path)
    frame = tmp_path / FERRY / "case.toml"
    frame.write_text("mine\n", "utf-8")
    (tmp_path / FIRST_CASE / "case.toml").unlink()
    for path in sorted((tmp_path / FIRST_CASE).rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    assert unpack(tmp_path) == (tmp_path / FIRST_CASE,)
    assert frame.read_text("utf-8") == "mine\n"
    assert unpack(tmp_path) == ()


def test_a_folder_of_the_users_own_is_not_taken_away(tmp_path: Path) -> None:
    letters = tmp_path / FERRY / "letters.txt"
    letters.parent.mkdir()
    letters.write_text("dear", "utf-8")
    with pytest.raises(BadUse, match="in the way") as caught:
        unpack(tmp_path)
    assert caught.value.file == str(tmp_path / FERRY)
    assert letters.read_text("utf-8") == "dear"


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(BadUse, match="cannot be written") as caught:
        unpack(tmp_path / "file" / "demo")
    assert caught.value.file == str(tmp_path / "file" / "demo")
    assert "deadreckon demo DIR" in caught.value.mend


def test_the_ledger_of_a_run_in_the_checkout_is_not_shipped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "source"
    unpack(source)
    run(source / FERRY)
    (source / FERRY / "out").mkdir()
    monkeypatch.setattr("deadreckon.case.examples.shipped", lambda: source)
    unpack(tmp_path / "copy")
    names = {path.name for path in (tmp_path / "copy" / FERRY).iterdir()}
    assert names.isdisjoint({STORE, "out"})
    assert "case.toml" in names
