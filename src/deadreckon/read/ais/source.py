"""Bytes of AIS files as text in whole lines, unpacked on the way, in blocks of bounded size."""

from __future__ import annotations

import bz2
import codecs
import gzip
import lzma
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from io import BufferedReader
from itertools import chain
from pathlib import Path
from typing import Protocol, cast

from deadreckon.errors import Unreadable

BLOCK = 32_000_000
"""Bytes of a block: enough for Polars and the kernels to work at full speed."""
LONGEST_LINE = 1_000_000
"""Bytes from which a line is no row of anything."""
PASSED_OVER = b"(a line of more than a million bytes)"
MOST_UNPACKED = 200
"""A packed file that grows more than this many times is none of AIS, which packs 5 to 20 times."""
_FREE = 64_000_000
_STEP = 4_000_000

_DAMAGED = (EOFError, OSError, zlib.error, lzma.LZMAError, zipfile.BadZipFile)
_MARKS = {
    b"\xef\xbb\xbf": "utf-8",
    b"\xff\xfe\x00\x00": "utf-32-le",
    b"\x00\x00\xfe\xff": "utf-32-be",
    b"\xff\xfe": "utf-16-le",
    b"\xfe\xff": "utf-16-be",
}


@dataclass(frozen=True, slots=True)
class Block:
    """Whole lines in UTF-8 (or in some other extension of ASCII).

    Attributes:
        data: the lines; the last of the file perhaps without its line break. In place of a line
            of more than `LONGEST_LINE` bytes stands `PASSED_OVER`.
        broken: why the file cannot be read on after this block; empty where it can.
    """

    data: bytes
    broken: str = ""


def is_parquet(path: Path) -> bool:
    """Whether a file begins as Parquet does."""
    try:
        with path.open("rb") as file:
            return file.read(4) == b"PAR1"
    except OSError:
        return False  # told by who opens it next


def blocks(path: Path, size: int = BLOCK) -> Iterator[Block]:
    """Read a text file, packed or not, in blocks of whole lines.

    Packed files may be gzip, Zstandard, bzip2, xz, or zip with one or several files. UTF-8, UTF-16
    and UTF-32 with their marks are read, and UTF-16 without.

    Raises:
        Unreadable: the file cannot be opened, is encrypted, is no text, or grows out of measure.
    """
    with ExitStack() as stack:
        for part in _opened(path, stack):
            yield from _whole_lines(_as_utf8(_chunks(part, path), path), size)


class _Stream(AbstractContextManager["_Stream"], Protocol):
    """What bytes are read from, with `read1`: `read` would lose what comes before a break."""

    def read1(self, size: int, /) -> bytes: ...


def _opened(path: Path, stack: ExitStack) -> Iterator[_Stream]:
    try:
        raw = stack.enter_context(path.open("rb"))
        head = raw.read(6)
        raw.seek(0)
    except OSError as error:
        mend = "Give the path of a file that can be read."
        raise Unreadable(str(error.strerror or error), mend=mend, file=str(path)) from None
    if head[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
        yield from _of_zip(path, stack)
        return
    opener = next((o for mark, o in _PACKED.items() if head.startswith(mark)), None)
    yield stack.enter_context(opener(raw)) if opener else cast("_Stream", raw)


def _of_zip(path: Path, stack: ExitStack) -> Iterator[_Stream]:
    with _broken_zip_told(path):
        archive = stack.enter_context(zipfile.ZipFile(path))
    members = [
        member
        for member in archive.infolist()
        if not member.is_dir() and not member.filename.startswith("__MACOSX/")
    ]
    if not members:
        raise Unreadable("holds no file", mend="Add the AIS file itself.", file=str(path))
    for member in members:
        if member.flag_bits & 1:
            mend = "Unpack it with its password and add what was in it."
            raise Unreadable("is encrypted", mend=mend, file=str(path))
        with _broken_zip_told(path):
            part = stack.enter_context(cast("_Stream", archive.open(member)))
        yield part


@contextmanager
def _broken_zip_told(path: Path) -> Iterator[None]:
    try:
        yield
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError) as error:
        mend = "Fetch the file again, or unpack it and add what was in it."
        raise Unreadable(f"is a broken zip ({error})", mend=mend, file=str(path)) from None


def _zstandard(raw: BufferedReader) -> _Stream:
    import zstandard

    unpacker = zstandard.ZstdDecompressor()
    return cast("_Stream", unpacker.stream_reader(raw, read_across_frames=True))


_PACKED: dict[bytes, Callable[[BufferedReader], _Stream]] = {
    b"\x1f\x8b": lambda raw: cast("_Stream", gzip.GzipFile(fileobj=raw)),
    b"\x28\xb5\x2f\xfd": _zstandard,
    b"BZh": lambda raw: cast("_Stream", bz2.BZ2File(raw)),
    b"\xfd7zXZ": lambda raw: cast("_Stream", lzma.LZMAFile(raw)),  # noqa: SIM115 - closed by the stack
}


class _Broken(Exception):
    """The packed data end too soon or are damaged; what came before is sound."""


def _chunks(part: _Stream, path: Path) -> Iterator[bytes]:
    packed = path.stat().st_size
    got = 0
    while True:
        try:
            chunk = part.read1(_STEP)
        except _DAMAGED as error:
            raise _Broken(_why(error)) from None
        except Exception as error:
            if type(error).__module__.startswith("zstandard"):
                raise _Broken(_why(error)) from None
            raise
        if not chunk:
            return
        got += len(chunk)
        if got > _FREE and got > MOST_UNPACKED * packed:
            mend = "No AIS file packs so well; look at what is in it before you go on."
            problem = f"grows more than {MOST_UNPACKED}-fold as it is unpacked"
            raise Unreadable(problem, mend=mend, file=str(path))
        yield chunk


def _why(error: Exception) -> str:
    return f"packed data end or break here ({error})"


def _as_utf8(chunks: Iterator[bytes], path: Path) -> Iterator[bytes]:
    head = next(chunks, b"")
    mark, encoding = next(((m, e) for m, e in _MARKS.items() if head.startswith(m)), (b"", ""))
    if not encoding and head[:2].count(0) == 1 and head[2:4].count(0) == 1:
        encoding = "utf-16-le" if head[1] == 0 else "utf-16-be"
    head = head.removeprefix(mark)
    if encoding in ("", "utf-8"):
        if b"\0" in head[:1000]:
            mend = "Give a text file (CSV, NMEA, JSON lines), packed or not, or Parquet."
            raise Unreadable("is no text", mend=mend, file=str(path))
        lone = b"\r" in head and b"\n" not in head  # as old Macs wrote
        for chunk in chain([head], chunks):
            yield chunk.replace(b"\r", b"\n") if lone else chunk
        return
    decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
    yield decoder.decode(head).encode()
    for chunk in chunks:
        yield decoder.decode(chunk).encode()
    yield decoder.decode(b"", final=True).encode()


def _whole_lines(chunks: Iterator[bytes], size: int) -> Iterator[Block]:
    held: list[bytes] = []
    length = 0
    passing = False  # within a line that is too long
    broken = ""
    try:
        for chunk in chunks:
            piece = chunk
            if passing:
                at = piece.find(b"\n")
                if at < 0:
                    continue
                piece, passing = piece[at:], False
            held.append(piece)
            length += len(piece)
            if length < size:
                continue
            data = b"".join(held)
            at = data.rfind(b"\n") + 1
            rest = data[at:]
            if len(rest) > LONGEST_LINE:
                rest, passing = PASSED_OVER, True
            if at:
                yield Block(_without_long_lines(data[:at]))
            held, length = [rest], len(rest)
    except _Broken as error:
        broken = str(error)
    data = _without_long_lines(b"".join(held))
    if broken:
        data = data[: data.rfind(b"\n") + 1]  # the row in which it breaks is none
    if data or broken:
        yield Block(data, broken)


def _without_long_lines(data: bytes) -> bytes:
    pieces = []
    start = at = 0
    while len(data) - at > LONGEST_LINE:
        end = data.rfind(b"\n", at, at + LONGEST_LINE + 1)
        if end >= 0:
            at = end + 1
            continue
        pieces += [data[start:at], PASSED_OVER]
        end = data.find(b"\n", at + LONGEST_LINE)
        start = at = len(data) if end < 0 else end
    return b"".join([*pieces, data[start:]]) if pieces else data
