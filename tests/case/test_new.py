from pathlib import Path

import pytest

from deadreckon.case.intake import open_case
from deadreckon.case.new import new
from deadreckon.case.verify import verify
from deadreckon.errors import BadUse


def test_a_new_case_runs_at_once_and_holds_no_evidence(tmp_path: Path) -> None:
    started = new(tmp_path / "deep" / "my case")
    case = tmp_path / "deep" / "my case"
    assert started.id == "my-case"
    assert {path for path in started.files if not (case / path).is_file()} == set()
    opened = open_case(case)
    assert opened.frame.id == "my-case"
    assert opened.notes == ()
    evidence = opened.evidence
    assert (evidence.looks, evidence.sightings, evidence.claims, evidence.set_aside) == (
        (),
        (),
        (),
        (),
    )
    assert verify(case).ok


def test_the_rows_that_the_starter_shows_are_read(tmp_path: Path) -> None:
    case = tmp_path / "case"
    new(case)
    lines = (case / "case.toml").read_text("utf-8").splitlines()
    shown = [line.removeprefix("#   ") for line in lines if line.startswith("#   s")]
    (case / "evidence" / "sightings.csv").write_text("\n".join(shown), "utf-8")
    evidence = open_case(case).evidence
    assert [seen.id for seen in evidence.sightings] == ["s1", "s2"]
    assert evidence.set_aside == ()


def test_the_parts_that_the_starter_leaves_out_are_right(tmp_path: Path) -> None:
    case = tmp_path / "case"
    new(case)
    text = (case / "case.toml").read_text("utf-8")
    head, _, rest = text.partition("# Where reports come from")
    tables = rest.partition("# Rows of evidence")[0].splitlines()
    keys = [line.removeprefix("# ") for line in tables if " = " in line or line.startswith("# [[")]
    (case / "case.toml").write_text(head + "\n" + "\n".join(keys), "utf-8")
    frame = open_case(case).frame
    assert list(frame.hypotheses) == ["by-sea"]
    assert list(frame.origins) == ["satellite-images"]


def test_an_empty_folder_will_do_and_no_other(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    new(tmp_path / "empty")
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_bytes(b"mine")
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    for name in ("empty", "file", "full", "link"):
        with pytest.raises(BadUse, match="not an empty folder"):
            new(tmp_path / name)
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["mine.txt"]
    with pytest.raises(BadUse, match="cannot be written"):
        new(tmp_path / "file" / "case")


@pytest.mark.parametrize("name", ["...", "a|b", "x" * 130])
def test_a_folder_whose_name_is_no_id_is_a_case(tmp_path: Path, name: str) -> None:
    assert new(tmp_path / name).id == "case"
