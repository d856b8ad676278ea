import bz2
import gzip
import lzma
import zipfile
from pathlib import Path

import pytest
import zstandard

from deadreckon.errors import Unreadable
from deadreckon.read.ais import source
from deadreckon.read.ais.source import LONGEST_LINE, PASSED_OVER, blocks

TEXT = b"".join(b"line %d\n" % n for n in range(5000))


def zipped(path: Path, **members: bytes) -> bytes:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path.read_bytes()


def together(path: Path, size: int = 10_000) -> bytes:
    return b"".join(block.data for block in blocks(path, size))


@pytest.mark.parametrize(
    "pack", [bytes, gzip.compress, zstandard.compress, bz2.compress, lzma.compress]
)
def test_packed_files_are_read_as_if_they_were_not(tmp_path: Path, pack: object) -> None:
    path = tmp_path / "file"
    path.write_bytes(pack(TEXT))  # type: ignore[operator]
    assert together(path) == TEXT


def test_files_of_a_zip_follow_one_another(tmp_path: Path) -> None:
    zipped(tmp_path / "a.zip", one=TEXT, two=TEXT)
    assert together(tmp_path / "a.zip") == TEXT + TEXT


@pytest.mark.parametrize("size", [50, 777, 10_000, 10_000_000])
def test_blocks_are_whole_lines(tmp_path: Path, size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "_STEP", 100)
    path = tmp_path / "file"
    path.write_bytes(TEXT + b"the last has no break")
    found = list(blocks(path, size))
    assert b"".join(block.data for block in found) == path.read_bytes()
    assert all(block.data.endswith(b"\n") for block in found[:-1])
    assert max(len(block.data) for block in found) < size + 150


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_other_encodings_become_utf_8(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "file"
    path.write_text("vessel,name\n1,Čeřínek 한국\n", encoding)
    assert together(path).decode() == "vessel,name\n1,Čeřínek 한국\n"


def test_lines_of_old_macs_are_lines(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"a,b\r1,2\r3,4\r")
    assert together(path) == b"a,b\n1,2\n3,4\n"


@pytest.mark.parametrize("at", [0, 1, 3])
@pytest.mark.parametrize("end", [b"\n", b""])
def test_a_gigantic_line_is_passed_over_in_bounded_memory(
    tmp_path: Path, at: int, end: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source, "_STEP", 300_000)
    lines = [b"1,2", b"3,4", b"5,6"]
    lines.insert(at, b"x" * (LONGEST_LINE + 1_500_000))
    path = tmp_path / "file"
    path.write_bytes(b"\n".join(lines) + end)
    lines[at] = PASSED_OVER
    for size in (1000, 2_000_000, 50_000_000):
        found = list(blocks(path, size))
        assert b"".join(block.data for block in found).splitlines() == lines
        assert max(len(block.data) for block in found) < 2_400_000


def test_what_is_cut_is_read_up_to_there(tmp_path: Path) -> None:
    packed = gzip.compress(TEXT)
    path = tmp_path / "file"
    path.write_bytes(packed[: len(packed) // 2])
    found = list(blocks(path, 1000))
    data = b"".join(block.data for block in found)
    assert TEXT.startswith(data)
    assert data.endswith(b"\n")
    assert "packed data end or break here" in found[-1].broken


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.gz"
    path.write_bytes(gzip.compress(b"0" * 80_000_000))
    with pytest.raises(Unreadable, match="200-fold"):
        list(blocks(path))


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"PK\x03\x04 and no more", "broken zip"),
        (b"PK\x05\x06" + b"\0" * 18, "holds no file"),
        (b"\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00", "is no text"),
    ],
)
def test_what_is_no_text_is_refused(tmp_path: Path, content: bytes, why: str) -> None:
    path = tmp_path / "file"
    path.write_bytes(content)
    with pytest.raises(Unreadable, match=why):
        list(blocks(path))


def test_an_encrypted_zip_is_refused(tmp_path: Path) -> None:
    data = bytearray(zipped(tmp_path / "a.zip", one=TEXT))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "a.zip").write_bytes(data)
    with pytest.raises(Unreadable, match="is encrypted"):
        list(blocks(tmp_path / "a.zip"))


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="No such file"):
        list(blocks(tmp_path / "none"))
