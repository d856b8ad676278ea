"""What can go wrong, as a tree.

DeadreckonError
├── BadInput             something that was handed in cannot be used (exit 2)
│   ├── BadFrame         `case.toml`: an unknown key, a missing one, a wrong value
│   ├── BadRow           one row of a table: it is set aside and told, the rest goes on
│   ├── Unreadable       a file that cannot be read at all
│   └── BadUse           a command, option or path that makes no sense
├── CaseBusy             somebody else is at work on the case (exit 2)
└── BrokenRecord         ledger and archive no longer match what was written (exit 1 from `verify`)

Each error is written for the person who has to mend it: file, line, field, value and mend.
"""

from __future__ import annotations


class DeadreckonError(Exception):
    """The root: whatever Deadreckon raises on purpose."""


class BadInput(DeadreckonError, ValueError):
    """Something handed in cannot be used; says where it stands and how to mend it.

    Attributes:
        file: path as the user knows it, or None.
        line: line number in that file, from 1, or None.
        field: key or column, or None.
        value: what stood there, as text, or None.
        mend: what to do, one sentence.
    """

    def __init__(
        self,
        problem: str,
        *,
        mend: str,
        file: str | None = None,
        line: int | None = None,
        field: str | None = None,
        value: object = None,
    ) -> None:
        self.problem = problem
        self.mend = mend
        self.file = file
        self.line = line
        self.field = field
        self.value = None if value is None else str(value)
        super().__init__(self._text())

    def _text(self) -> str:
        where = self.file or ""
        if self.line is not None:
            where = f"{where}:{self.line}" if where else f"line {self.line}"
        what = f"{self.field} = {self.value}" if self.field and self.value else self.field
        return ": ".join(part for part in (where, what, self.problem) if part) + f". {self.mend}"

    def as_json(self) -> dict[str, dict[str, str | int | None]]:
        """Give the document that a command prints under `--json`."""
        return {
            "error": {
                "file": self.file,
                "line": self.line,
                "field": self.field,
                "value": self.value,
                "mend": f"{self.problem}. {self.mend}",
            }
        }


class BadFrame(BadInput):
    """`case.toml` says something that cannot be used."""


class BadRow(BadInput):
    """One row cannot be used; readers catch it and set the row aside."""


class Unreadable(BadInput, OSError):
    """A file cannot be read at all."""

    def __str__(self) -> str:
        return self._text()


class BadUse(BadInput):
    """A command was called in a way that makes no sense."""


class CaseBusy(DeadreckonError, BlockingIOError):
    """Another process holds the case; the text tells who."""


class BrokenRecord(DeadreckonError):
    """A file or ledger entry is not what was recorded.

    Attributes:
        path: the file or entry that no longer matches.
        expected: the SHA-256 on record.
        found: the SHA-256 there now, or None if it is missing.
    """

    def __init__(self, path: str, *, expected: str, found: str | None) -> None:
        self.path = path
        self.expected = expected
        self.found = found
        super().__init__(f"{path}: expected {expected}, found {found or 'nothing'}")
