"""Errors in `case.toml`, each with the line, the dotted key, the value and the mend."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from deadreckon.case.frame_tables import KEYS
from deadreckon.case.frame_values import Wrong
from deadreckon.case.toml_lines import Path, toml_lines
from deadreckon.errors import BadFrame
from deadreckon.model.evidence import SetAside
from deadreckon.read.ids import nearest
from deadreckon.read.shown import shown

_EXPECTED = {
    "string_type": ("is not text", "Write it in quotes."),
    "bool_type": ("is neither true nor false", "Write true or false, without quotes."),
    "model_type": ("is not a table", "Write it as a table, with a key for each value."),
    "tuple_type": ("is not a list of tables", "Write each entry under its own [[{key}]] line."),
    "too_short": ("names nothing", "Name one at least, or leave the key out if it is optional."),
    "string_too_short": ("is empty", "Write it, or leave the key out if it is optional."),
}
_PATTERNS = {
    "language": ("is not a code of two letters", "Write a code such as en or fr."),
    "mmsi": ("is not an MMSI", "Write its nine digits."),
}


@dataclass(frozen=True)
class Sheet:
    """One `case.toml`: its name, what it says, and its text."""

    name: str
    document: Mapping[str, Any]
    text: str

    @property
    def file(self) -> str:
        """The file's name alone, for results: they are the same in every folder."""
        return PurePath(self.name).name

    @cached_property
    def lines(self) -> Mapping[Path, int]:
        """The line of each key; found out when the first is asked for."""
        return toml_lines(self.text)

    def bad(self, path: Path, problem: str, mend: str, *, missing: bool = False) -> BadFrame:
        """Make the error for what stands at `path`."""
        value = None if missing else self._shown(path)
        return BadFrame(
            problem,
            mend=mend,
            file=self.name,
            line=self.line(path),
            field=self.dotted(path),
            value=value,
        )

    def told(self, path: Path, reason: str) -> SetAside:
        """Make a note on something that is kept, but that the user should know."""
        line, field = self.line(path), self.dotted(path)
        return SetAside(self.file, line, field, self._shown(path), reason)

    def line(self, path: Path) -> int:
        """Give the line of `path`, or of the nearest thing above it that has one."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def dotted(self, path: Path) -> str:
        """Write a path as `places[najin].lat`; a table without an id as `[#2]`."""
        text = ""
        here: object = self.document
        for part in path:
            here = _inside(here, part)
            if isinstance(part, str):
                text += f".{part}" if text else part
            elif here is not None or text.rpartition(".")[2] not in _SINGLE:
                name = here.get("id") if isinstance(here, dict) else None
                text += f"[{name}]" if isinstance(name, str) else f"[#{part + 1}]"
        return text

    def translate(self, error: ValidationError) -> BadFrame:
        """Turn the first of pydantic's errors, in the order of the file, into ours."""
        details = error.errors(include_url=False)
        return self._translated(min(details, key=self._place))

    def _place(self, detail: ErrorDetails) -> tuple[bool, int, bool, int, str]:
        """Order errors by line; a misspelt key comes before the key that it leaves missing."""
        path = detail["loc"]
        known = detail["type"] != "extra_forbidden"
        numbered = len(path) > 1 and isinstance(path[1], int)
        return (
            known or len(path) > 1,
            self.line(path[: 1 + numbered]),
            known,
            self.line(path),
            self.dotted(path),
        )

    def _translated(self, detail: ErrorDetails) -> BadFrame:
        path = self._written(detail["loc"])
        key = next((part for part in reversed(path) if isinstance(part, str)), "")
        kind = detail["type"]
        cause = detail.get("ctx", {}).get("error")
        if kind == "extra_forbidden":
            return self._unknown(path)
        if kind == "missing":
            return self.bad(path, "is missing", f"Add {key} here.", missing=True)
        if isinstance(cause, Wrong):
            return self.bad(path, str(cause), cause.mend)
        if kind == "string_pattern_mismatch":
            names = [part for part in path if part in _PATTERNS]
            return self.bad(path, *_PATTERNS[str(names[-1])])
        problem, mend = _EXPECTED[kind]
        return self.bad(path, problem, mend.format(key=key))

    def _written(self, path: Path) -> Path:
        """Give the path as the user wrote it: names, flags and MMSIs may be bare."""
        *above, last = path
        if last == "value":
            table = self._at((*above,))
            if not isinstance(table, dict):
                return (*above,)
            return (*above, last if last in table else _BARE[str(path[2])])
        return path

    def _at(self, path: Path) -> object:
        here: object = self.document
        for part in path:
            here = _inside(here, part)
        return here

    def _unknown(self, path: Path) -> BadFrame:
        *table, last = [part for part in path if isinstance(part, str)]
        known = KEYS.get(".".join(table), frozenset())
        near = nearest(last, known)
        where = f"{'.'.join(table)} knows" if table else "The file knows"
        mend = f"Did you mean {near}? " if near else ""
        mend += f"{where} {', '.join(sorted(known))}."
        return self.bad(path, "is not a known key", mend)

    def _shown(self, path: Path) -> str | None:
        here: object = self.document
        for part in path:
            inner = _inside(here, part)
            if inner is None:
                break
            here = inner
        return None if here is self.document else shown(here)


_BARE = {
    "names": "name",
    "mmsi": "mmsi",
    "flags": "flag",
    "call_signs": "call_sign",
    "owners": "owner",
}
_SINGLE = frozenset({*_BARE, "from", "to", "vessels", "of", "fails", "also"})
"""Keys that take one value or several: one alone has no number."""


def _inside(here: object, part: str | int) -> object:
    if isinstance(here, dict):
        return here.get(part)
    if isinstance(here, list) and isinstance(part, int) and part < len(here):
        return here[part]
    return None
