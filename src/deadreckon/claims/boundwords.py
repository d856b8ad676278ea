"""The words that bound a number in a lexicon, and what they are beside a number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal

from deadreckon.claims.figures import Number
from deadreckon.claims.lexicon import Table, Words
from deadreckon.claims.scan import Entry, Token

Bound = Literal["eq", "ge", "gt", "le", "lt", "approx", "between"]
Side = Literal["ge", "gt", "le", "lt", "approx"]

_AROUND = {"unit", "counter", "fill", "particle"}
_LINKS = {"to", "both", "start_after"}
_NOTHING: Mapping[str, Any] = {}


class Bounds(Table):
    """The table `bounds` of a lexicon: what stands before a number, and what after it.

    Attributes:
        before, after: bound to pattern.
        than: words after a number that bound the next number, if one follows them at once.
        compare, compared: a word before a number and what bounds it after it (比30大).
        or_equal, equal: `or equal to`, and `equal to` alone.
        fill: what may stand between a bound and its number (the, of, 有).
        of: what may stand between a day and its month.
        between, between_after, start, start_after, to, to_after, both: the parts of ranges.
        dates, dates_after: words that make a number beside them, or before them, a date.
        labels: words whose number is a name (resolution 1718); people: words whose number is how
            many live there.
        idle: words that look like one of these and are none.
    """

    before: Mapping[Side, Words] = {}
    after: Mapping[Side, Words] = {}
    than: Mapping[Side, Words] = {}
    compare: Words = ""
    compared: Mapping[Side, Words] = {}
    or_equal: Words = ""
    equal: Words = ""
    equal_after: Words = ""
    fill: Words = ""
    of: Words = ""
    between: Words = ""
    between_after: Words = ""
    start: Words = ""
    start_after: Words = ""
    to: Words = ""
    to_after: Words = ""
    both: Words = ""
    dates: Words = ""
    dates_after: Words = ""
    idle: Words = ""
    labels: Words = ""
    people: Words = ""

    def entries(self) -> Iterator[Entry]:
        """Give the words of the table for a scanner."""
        yield from (("before", bound, pattern) for bound, pattern in self.before.items())
        yield from (("after", bound, pattern) for bound, pattern in self.after.items())
        yield from (("than", bound, pattern) for bound, pattern in self.than.items())
        yield from (("compared", bound, pattern) for bound, pattern in self.compared.items())
        for kind in (
            *("or_equal", "equal", "equal_after", "compare", "fill", "of", "between", "start"),
            *("between_after", "start_after", "to", "to_after", "both", "dates", "dates_after"),
            *("idle", "labels", "people"),
        ):
            yield kind, True, getattr(self, kind)


def kinds(line: Sequence[Token], at: int) -> Mapping[str, Any]:
    """Give what a token may mean; nothing beyond the ends of the line."""
    return line[at].kinds if 0 <= at < len(line) else _NOTHING


def number(token: Token) -> Number:
    """Give the number of a token that is one."""
    found: Number = token.kinds["number"]
    return found


def is_number(line: Sequence[Token], at: int) -> bool:
    """Whether there is a number at a place."""
    return "number" in kinds(line, at)


def is_soft(token: Token) -> bool:
    """Whether a token may stand around a number without saying anything of its bound."""
    return bool(_AROUND & token.kinds.keys()) and not _LINKS & token.kinds.keys()
