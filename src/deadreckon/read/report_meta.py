"""`NAME.meta.toml`: what somebody states about a report, over what the file itself tells."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from deadreckon.errors import Unreadable
from deadreckon.model.evidence import SetAside
from deadreckon.read.cells import day_of
from deadreckon.read.ids import beside
from deadreckon.read.shown import shown

ENDING = ".meta.toml"
KEYS = ("url", "published", "publisher", "language", "captured", "rights", "title", "note")
MOST_BYTES = 100_000

_LANGUAGE = re.compile(r"[a-z]{2,3}\Z")


@dataclass(frozen=True, slots=True)
class ReportMeta:
    """Stated facts on a report; "" or None where nothing is stated."""

    url: str = ""
    published: date | None = None
    publisher: str = ""
    language: str = ""
    captured: str = ""
    rights: str = ""
    title: str = ""
    note: str = ""


def read_meta(data: bytes, name: str) -> tuple[ReportMeta, tuple[SetAside, ...]]:
    """Read what is stated on a report; a value that cannot be used is set aside, the rest kept.

    Raises:
        Unreadable: not TOML, or not UTF-8.
    """
    if len(data) > MOST_BYTES:
        raise Unreadable("is too large", mend="Keep to a few lines.", file=name)
    try:
        text = data.decode("utf-8-sig")
        document = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        mend = 'Write lines such as published = "2023-10-27".'
        raise Unreadable(f"is not TOML in UTF-8 ({error})", mend=mend, file=name) from None
    found: dict[str, str | date] = {}
    aside: list[SetAside] = []
    for key, value in document.items():
        try:
            found[key] = _value(key, value)
        except ValueError as error:
            aside.append(SetAside(name, _line(text, key), key, shown(value), str(error)))
    return _meta(found), tuple(aside)


def _meta(found: Mapping[str, str | date]) -> ReportMeta:
    return ReportMeta(**found)  # type: ignore[arg-type] # _value made each what its field holds


def _value(key: str, value: object) -> str | date:
    if key not in KEYS:
        raise ValueError(f"is not a known key; it may be {', '.join(KEYS)}{beside(key, KEYS)}")
    text = value.isoformat() if isinstance(value, date | datetime) else value
    if not isinstance(text, str):
        raise ValueError("is not text; write it in quotes")  # noqa: TRY004 - told, not raised
    if key == "published":
        return day_of(text)
    if key == "language" and not _LANGUAGE.match(text):
        raise ValueError("is not a language code, such as fr")
    return text


def _line(text: str, key: str) -> int | None:
    for number, line in enumerate(text.splitlines(), 1):
        if line.lstrip().lstrip("\"'").startswith(key):
            return number
    return None
