import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from deadreckon.case.journal import Journal, at_work
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
    for number, to in enumerate(FORMATS.keys() - {"dossier"}, 1):
        files = publish(tmp_path, small_run, to)
        assert publish(tmp_path, small_run, to) == files
        assert len(list((tmp_path / "out").iterdir())) == number


def test_what_is_published_can_be_read_by_others(small_run: Run, tmp_path: Path) -> None:
    (file,) = publish(tmp_path, small_run, "geojson")
    assert (tmp_path / file.path).stat().st_mode & 0o444 == 0o444


def test_a_format_that_does_not_exist_is_told() -> None:
    with pytest.raises(BadUse, match="is no format") as caught:
        check_format("papyrus")
    assert (caught.value.field, caught.value.value) == ("--to", "papyrus")
    assert "brief, bundle, dossier, geojson, pdf" in caught.value.mend


@pytest.mark.parametrize("problem", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_what_cannot_be_written_whole_leaves_the_old_file(
    small_run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, problem: BaseException
) -> None:
    (file,) = publish(tmp_path, small_run, "geojson")

    def stop(_: int) -> None:
        raise problem

    monkeypatch.setattr("deadreckon.case.journal.os.fsync", stop)
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


def stopping(at: int) -> Callable[[Journal, str, Path], None]:
    """Put outputs where they belong, but for the one of that number."""
    put, left = Journal._put, at

    def put_or_stop(journal: Journal, path: str, staged: Path) -> None:
        nonlocal left
        left -= 1
        if not left:
            raise KeyboardInterrupt
        put(journal, path, staged)

    return put_or_stop


def test_a_run_that_is_stopped_between_its_files_is_finished_by_whoever_comes_next(
    small_run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A brief beside the results of another run would be one that they do not bear out."""
    write_out(tmp_path, small_run)
    later = replace(small_run, ledger_head="f" * 64)
    seen: set[frozenset[bool]] = set()
    for stop_at in range(1, 4):
        write_out(tmp_path, small_run)
        with monkeypatch.context() as patched:
            patched.setattr(Journal, "_put", stopping(stop_at))
            with pytest.raises(KeyboardInterrupt):
                write_out(tmp_path, later)
        seen.add(frozenset(b"f" * 64 in p.read_bytes() for p in (tmp_path / "out").iterdir()))
        with at_work(tmp_path, author="next", now=None):
            pass
        assert all(b"f" * 64 in path.read_bytes() for path in (tmp_path / "out").iterdir())
        assert list((tmp_path / ".deadreckon" / "tmp").iterdir()) == []
    assert frozenset({True, False}) in seen
