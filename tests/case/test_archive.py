import hashlib
import os
from pathlib import Path

import pytest

from deadreckon.case.archive import Archive, hash_of, write_whole
from deadreckon.errors import BadUse, BrokenRecord, Unreadable


def test_bytes_come_back_by_their_hash(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    (tmp_path / "a").write_bytes(b"abc")
    staged = archive.stage(tmp_path / "a", "a")
    assert staged.sha256 == hashlib.sha256(b"abc").hexdigest()
    assert staged.size == 3
    archive.keep(staged.path, staged.sha256)
    assert archive.read(staged.sha256) == b"abc"
    kept = tmp_path / archive.relative(staged.sha256)
    assert kept == archive.path(staged.sha256)
    assert kept.stat().st_mode & 0o777 == 0o444
    archive.keep(staged.path, staged.sha256)
    assert archive.read(staged.sha256) == b"abc"


def test_what_is_staged_and_not_kept_is_cleared(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    staged = archive.stage_bytes(b"abc")
    assert staged.path.exists()
    archive.clear()
    assert not staged.path.exists()


def test_altered_and_missing_bytes_are_named(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    staged = archive.stage_bytes(b"abc")
    archive.keep(staged.path, staged.sha256)
    path = archive.path(staged.sha256)
    path.chmod(0o644)
    path.write_bytes(b"abd")
    with pytest.raises(BrokenRecord) as caught:
        archive.read(staged.sha256)
    assert caught.value.path == archive.relative(staged.sha256)
    assert caught.value.found == hashlib.sha256(b"abd").hexdigest()
    path.unlink()
    with pytest.raises(BrokenRecord) as caught:
        archive.read(staged.sha256)
    assert caught.value.found is None


def test_only_regular_files_are_opened(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"x")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    os.mkfifo(tmp_path / "pipe")
    for name, says in {
        "link": "symbolic link",
        "pipe": "no regular file",
        ".": "is a folder",
        "absent": "is not there",
        "a\0b": "cannot be opened",
    }.items():
        with pytest.raises(Unreadable, match=says) as caught:
            hash_of(tmp_path / name, name)
        assert (caught.value.file, bool(caught.value.mend)) == (name, True)


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "folder" / "file"
    write_whole(target, b"one", tmp_path / "staging")
    write_whole(target, b"two", tmp_path / "staging")
    assert target.read_bytes() == b"two"
    assert list((tmp_path / "staging").iterdir()) == []
    (tmp_path / "taken").write_bytes(b"")
    with pytest.raises(BadUse, match="cannot be written"):
        write_whole(tmp_path / "taken" / "file", b"x", tmp_path / "staging")
