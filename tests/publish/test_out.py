import hashlib
import json
from pathlib import Path

import pytest

from deadreckon.case.run import Run
from deadreckon.errors import BadUse
from deadreckon.model.jsonable import jsonable
from deadreckon.publish.out import FORMATS, check_format, publish, write_out


def test_each_file_is_written_with_its_hash(small_run: Run, tmp_path: Path) -> None:
    written = write_out(tmp_path, small_run)
    paths = [file.path for file in written]
    assert paths == ["out/run.json", "out/brief.html", "out/map.geojson"]
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == sorted(p[4:] for p in paths)
    for file in written:
        data = (tmp_path / file.path).read_bytes()
        assert hashlib.sha256(data).hexdigest() == file.sha256
    assert json.loads((tmp_path / "out" / "run.json").read_bytes()) == jsonable(
        small_run.document()
    )


def test_one_format_is_written_alone_and_again_the_same(small_run: Run, tmp_path: Path) -> None:
    for number, to in enumerate(FORMATS, 1):
        (file,) = publish(tmp_path, small_run, to)
        assert publish(tmp_path, small_run, to) == (file,)
        assert len(list((tmp_path / "out").iterdir())) == number


def test_what_is_published_can_be_read_by_others(small_run: Run, tmp_path: Path) -> None:
    (file,) = publish(tmp_path, small_run, "geojson")
    assert (tmp_path / file.path).stat().st_mode & 0o444 == 0o444


def test_a_format_that_does_not_exist_is_told() -> None:
    with pytest.raises(BadUse, match="is no format") as caught:
        check_format("papyrus")
    assert (caught.value.field, caught.value.value) == ("--to", "papyrus")
    assert "brief, geojson" in caught.value.mend


@pytest.mark.parametrize("problem", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_what_cannot_be_written_whole_leaves_the_old_file(
    small_run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, problem: BaseException
) -> None:
    (file,) = publish(tmp_path, small_run, "geojson")

    def stop(_: int) -> None:
        raise problem

    monkeypatch.setattr("deadreckon.publish.out.os.fsync", stop)
    with pytest.raises((BadUse, KeyboardInterrupt)) as caught:
        publish(tmp_path, small_run, "geojson")
    if isinstance(caught.value, BadUse):
        assert "No space left on device" in str(caught.value)
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["map.geojson"]
    data = (tmp_path / file.path).read_bytes()
    assert hashlib.sha256(data).hexdigest() == file.sha256


def test_nothing_is_written_through_a_link_or_over_a_file(small_run: Run, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "linked").mkdir()
    (tmp_path / "linked" / "out").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "out").write_text("mine", "utf-8")
    for folder in ("linked", "taken"):
        with pytest.raises(BadUse) as caught:
            publish(tmp_path / folder, small_run, "brief")
        assert str(caught.value.file).startswith(str(tmp_path / folder / "out"))
    assert list((tmp_path / "elsewhere").iterdir()) == []
    assert (tmp_path / "taken" / "out").read_text("utf-8") == "mine"
