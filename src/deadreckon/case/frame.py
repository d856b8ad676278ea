"""The frame: `case.toml` as bytes in, plain frozen nouns out."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from deadreckon.case.frame_build import build
from deadreckon.case.frame_errors import Sheet
from deadreckon.case.frame_tables import FrameTable
from deadreckon.errors import BadFrame
from deadreckon.model.evidence import SetAside
from deadreckon.model.frame import Frame
from deadreckon.read.shown import shown

FRAME_FILE = "case.toml"
MOST_BYTES = 2_000_000

# tomllib takes a time that grows with the square of a key's dots.
_LONG_KEY = re.compile(
    r"""(?<![\w-])(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){64}""", re.ASCII
)
_KEY = re.compile(r"\s*([\w.-]+)\s*=")
_AT_LINE = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)")


def read_frame(path: Path) -> tuple[Frame, tuple[SetAside, ...]]:
    """Read a case's frame, and what in it is kept but told (an IMO that fails its checksum).

    Args:
        path: of `case.toml`.

    Raises:
        BadFrame: the file, or something in it, cannot be used.
    """
    return frame_from(frame_bytes(path), str(path))


def frame_bytes(path: Path) -> bytes:
    """Give the bytes of `case.toml`.

    Raises:
        BadFrame: it is missing, a folder, a link, unreadable or too large.
    """
    name = str(path)
    if path.is_symlink():
        raise BadFrame("is a symbolic link", mend="Put the file itself there.", file=name)
    if path.is_dir():
        raise BadFrame("is a folder", mend="Name the file case.toml itself.", file=name)
    if not path.is_file():
        raise BadFrame(
            "is not there", mend="Write one, or start with deadreckon new DIR.", file=name
        )
    if path.stat().st_size > MOST_BYTES:
        mend = f"A frame has at most {MOST_BYTES // 1_000_000} MB; evidence goes into evidence/."
        raise BadFrame("is too large", mend=mend, file=name)
    try:
        return path.read_bytes()
    except OSError as error:
        mend = "Make it readable."
        raise BadFrame(f"cannot be read ({error.strerror})", mend=mend, file=name) from error


def frame_from(data: bytes, name: str) -> tuple[Frame, tuple[SetAside, ...]]:
    """Read a frame from the bytes of a `case.toml`; `name` is how errors call the file.

    Raises:
        BadFrame: with line, key, value and mend.
    """
    return frame_of(sheet_from(data, name))


def frame_of(sheet: Sheet) -> tuple[Frame, tuple[SetAside, ...]]:
    """Read a frame from what a `case.toml` says.

    Raises:
        BadFrame: with line, key, value and mend.
    """
    try:
        table = FrameTable.model_validate(sheet.document)
    except ValidationError as error:
        raise sheet.translate(error) from None
    return build(table, sheet)


def sheet_from(data: bytes, name: str) -> Sheet:
    """Read what a `case.toml` says, and on which lines, without asking whether it makes sense.

    Raises:
        BadFrame: it is not TOML in UTF-8.
    """
    text = _decoded(data, name)
    return Sheet(name, _parsed(text, name), text)


def _decoded(data: bytes, name: str) -> str:
    if not data.strip():
        mend = "Write a [case] table with id and window, or start with deadreckon new DIR."
        raise BadFrame("is empty", mend=mend, file=name, line=1)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        value = data[error.start : error.start + 1].hex()
        raise BadFrame(
            "is not UTF-8 (perhaps cp1251, cp1252 or UTF-16)",
            mend="Save it as UTF-8.",
            file=name,
            line=line,
            field="encoding",
            value=f"byte 0x{value}",
        ) from None


def _parsed(text: str, name: str) -> dict[str, Any]:
    if long := _LONG_KEY.search(text):
        line = text.count("\n", 0, long.start()) + 1
        mend = "A key has a dot or two, no more."
        raise BadFrame("is nested too deep", mend=mend, file=name, line=line)
    try:
        return tomllib.loads(text)
    except RecursionError:
        mend = "Brackets are nested hundreds deep; a frame needs a few."
        raise BadFrame("is nested too deep", mend=mend, file=name, line=1) from None
    except ValueError as error:
        message = str(error)
        at = _AT_LINE.search(message)
        last = text.count("\n") + 1
        line = int(at[1]) if at and at[1] else last if at else 1
        stands = dict(enumerate(text.splitlines(), 1)).get(line, "")
        key = _KEY.match(stands)
        raise BadFrame(
            f"is not TOML: {_AT_LINE.sub('', message)}",
            mend="See what stands on this line: quotes, brackets, an equals sign, a double key.",
            file=name,
            line=line,
            field=key[1] if key else None,
            value=shown(stands),
        ) from None
