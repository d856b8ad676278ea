"""The cells of one row, read as what their column holds; a bad one costs the row, and is told."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, tzinfo
from functools import lru_cache
from typing import Generic, NoReturn, TypeVar
from zoneinfo import ZoneInfo

from deadreckon.errors import BadRow
from deadreckon.model.evidence import Anchor, SetAside
from deadreckon.model.frame import Frame
from deadreckon.model.place import lineage
from deadreckon.model.times import Interval, interval, moment
from deadreckon.read.ids import ID_RULE, beside, clean_id, nearest, suggestion
from deadreckon.read.shown import shown
from deadreckon.read.table import Row, Table

Noun = TypeVar("Noun")

_WRITTEN_DAY = re.compile(r"(\d{4}-?\d\d-?\d\d)(?!\s*[T \d])", re.IGNORECASE)
TRUTHS = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}


@dataclass(frozen=True, slots=True)
class Found(Generic[Noun]):
    """What a table gave.

    Attributes:
        nouns: in the order of the rows.
        set_aside: rows that could not be used.
        notes: what was kept and should be known.
        ids: of all rows, those set aside too.
    """

    nouns: tuple[Noun, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    notes: tuple[SetAside, ...] = ()
    ids: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Cells:
    """One row with the frame that its words refer to.

    Every method raises BadRow for a cell that cannot be used.
    """

    file: str
    row: Row
    frame: Frame
    sha256: str

    @property
    def anchor(self) -> Anchor:
        """Where the row stands."""
        return Anchor(self.sha256, self.file, row=self.row.line)

    @property
    def note(self) -> str:
        """The row's note, with what columns of the user's own say."""
        return "; ".join(text for text in (self.text("note"), self.row.extra) if text)

    def bad(self, field: str, problem: str, mend: str) -> NoReturn:
        """Refuse the row."""
        raise BadRow(
            problem,
            mend=mend,
            file=self.file,
            line=self.row.line,
            field=field,
            value=shown(self.row.cells.get(field, "")),
        )

    def text(self, field: str) -> str:
        """Give a cell as it is, or an empty text where the column is missing."""
        return self.row.cells.get(field, "")

    def id(self, field: str) -> str:
        """Give the row's own id."""
        try:
            return clean_id(self.text(field))
        except ValueError as error:
            self.bad(field, str(error), ID_RULE)

    def one_of(self, field: str, known: Collection[str], default: str | None = None) -> str:
        """Give a word out of a few; `default` where the cell is empty."""
        word = self.text(field).casefold()
        if not word and default is not None:
            return default
        if word not in known:
            listed = ", ".join(k for k in known if k)
            self.bad(field, "is not known", f"It may be {listed}{beside(word, known)}.")
        return word

    def declared(self, field: str, known: Collection[str], what: str) -> str:
        """Give an id that the frame declares."""
        return self._known(field, self.id(field), known, what)

    def _known(self, field: str, word: str, known: Collection[str], what: str) -> str:
        if word not in known:
            self.bad(field, f"names no declared {what}", suggestion(word, known, what))
        return word

    def report(self, reports: Collection[str]) -> str:
        """Give the name of a report that is there, or an empty text."""
        name = unicodedata.normalize("NFC", self.text("report"))
        if name and name not in reports:
            near = nearest(name, reports)
            mend = f"Did you mean {near}?" if near else "Put it into evidence/reports/."
            self.bad("report", "is not in evidence/reports/", mend)
        return name

    def ids(self, field: str, separator: str = ";") -> tuple[str, ...]:
        """Give the ids or names in a cell that are joined by `separator`."""
        return tuple(word.strip() for word in self.text(field).split(separator) if word.strip())

    def named(self, field: str, names: Mapping[str, tuple[str, ...]], what: str) -> tuple[str, ...]:
        """Give the ids behind a list of ids or names; `names` has all ids by folded name."""
        found: list[str] = []
        for word in self.ids(field):
            ids = names.get(word.casefold(), ())
            if not ids:
                known = sorted({id_ for several in names.values() for id_ in several})
                self.bad(field, f"names no declared {what}: {word}", suggestion(word, known, what))
            if len(ids) > 1:
                several = " and ".join(ids)
                self.bad(field, f"{several} are both called {word}", "Write the id.")
            if ids[0] not in found:
                found.append(ids[0])
        return tuple(found)

    def number(self, field: str, low: float, high: float) -> float | None:
        """Give a finite number within low and high, or None where the cell is empty."""
        text = self.text(field)
        if not text:
            return None
        try:
            value = float(text)
        except ValueError:
            self.bad(field, "is not a number", "Write a number with a decimal point.")
        if not math.isfinite(value):
            self.bad(field, "is not a finite number", "Write a number.")
        if not low <= value <= high:
            self.bad(field, f"is not within {low:g} to {high:g}", "Write a number in that range.")
        return value

    def chance(self, field: str) -> float:
        """Give a probability that has to be there."""
        value = self.number(field, 0, 1)
        if value is None:
            self.bad(field, "is empty", "Write a probability from 0 to 1.")
        return value

    def whole(self, field: str, high: int = 10**9) -> int | None:
        """Give a whole number from 0, or None where the cell is empty."""
        value = self.number(field, 0, high)
        if value is None:
            return None
        if value != int(value):
            self.bad(field, "is not a whole number", "Write a whole number.")
        return int(value)

    def truth(self, field: str) -> bool | None:
        """Give yes or no, or None where the cell is empty."""
        word = self.text(field).casefold()
        if not word:
            return None
        if word not in TRUTHS:
            self.bad(field, "is neither yes nor no", "Write yes or no.")
        return TRUTHS[word]

    def when(self, zones: Iterable[tzinfo] = ()) -> Interval:
        """Give the interval of the columns from and to; one empty end repeats the other."""
        start, end = self.text("from"), self.text("to")
        mend = "Write 2023-10-20, or 2023-10-20T15:43+09:00 with its zone; from before to."
        try:
            return _interval(start, end, tuple(zones))
        except (ValueError, OverflowError) as error:
            field = self._guilty(start, end)
            self.bad(field, str(error), mend)

    @staticmethod
    def _guilty(start: str, end: str) -> str:
        try:
            moment(start or end)
        except (ValueError, OverflowError):
            return "from" if start or not end else "to"
        return "to"

    def day(self, field: str) -> date | None:
        """Give the day of a cell, or None where it is empty."""
        text = self.text(field)
        if not text:
            return None
        try:
            return day_of(text)
        except (ValueError, OverflowError) as error:
            self.bad(field, str(error), "Write a day, such as 2023-10-20.")

    def zones(self, *places: str) -> tuple[tzinfo, ...]:
        """Give the zones of the places (of a pier: its port's) and of the row's source."""
        found: list[tzinfo] = []
        for place in places:
            above = lineage(place, self.frame.places)
            found.extend(next((z for p in above if (z := self.frame.places[p].zones)), ()))
        source = self.frame.sources.get(self.text("source"))
        if source is not None and source.tz:
            found.append(ZoneInfo(source.tz))
        return tuple(found)


_interval = lru_cache(maxsize=10_000)(interval)  # rows share days, and a day in many zones is slow


def day_of(text: str) -> date:
    """Give the day of a date as it is written, or of a time with a zone in UTC.

    Raises:
        ValueError: it is neither.
    """
    text = text.strip()
    instant = moment(text).start.astimezone(UTC)
    written = _WRITTEN_DAY.match(text)
    return date.fromisoformat(written[1]) if written else instant.date()


def read_rows(
    table: Table, frame: Frame, sha256: str, read: Callable[[Cells], Noun]
) -> Found[Noun]:
    """Read each row by `read`; a row that raises BadRow is set aside, the rest goes on."""
    nouns: list[Noun] = []
    aside = list(table.set_aside)
    for row in table.rows:
        try:
            nouns.append(read(Cells(table.name, row, frame, sha256)))
        except BadRow as error:
            reason = f"{error.problem}. {error.mend}"
            aside.append(SetAside(table.name, row.line, error.field, error.value, reason))
    return Found(tuple(nouns), tuple(aside), table.notes, frozenset(row.id for row in table.rows))
