"""How many: counts with their bound and unit, in any language that has a lexicon."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from deadreckon.claims.bounds import Bounded
from deadreckon.claims.boundwords import Bound, Bounds, number
from deadreckon.claims.handed import check
from deadreckon.claims.lexicon import primary, table
from deadreckon.claims.numberwords import Numbers
from deadreckon.claims.numerals import merge
from deadreckon.claims.ranges import bounded, is_year
from deadreckon.claims.scan import Scanner, Token
from deadreckon.claims.units import Reader, Units

_NONE = (
    r"\d+:\d\d(?::\d\d)?"  # clock times
    r"|(?<![\d.,])(?!\d{1,3}(?:[ .,']\d{3})+(?!\d))\+?\d+(?:[-/. ]\d+){2,}"  # telephones, dates
    r"|\+\d[\d ]*(?:[-/ ]\d+)+"
    r"|\d+/\d{3,}"  # articles of law
    r"|(?:19|20)\d\d-(?:0\d|1[0-2])(?!\d)"  # months
    r"|(?<=[^\W\d_k]-)\d+(?![\d-])"  # names: Maia-1
    r"|(?<=[a-zа-яё])\d+"  # names: MV80
)
"""What is written in figures and counts nothing."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A count as a text tells it.

    Attributes:
        text: the slice of the text: bound marker, number, unit noun.
        start, end: its place in the text, in code points.
        bound: how the number bounds the count.
        value: the number; of a range or a vague word the lower edge.
        upper: the upper edge of a range or a vague word (`dozens` is 24 to 99), else None.
        unit: the English singular, `container`; None where the text names none that is known.
    """

    text: str
    start: int
    end: int
    bound: Bound
    value: float
    upper: float | None
    unit: str | None


def quantities(text: str, *, language: str) -> list[Quantity]:
    """Find the quantities that a text tells, in its order.

    A number without a bound is taken only where something that can be counted follows it: prices,
    dates, ages, telephone and article numbers are none. What is stated to equal a number is the
    range from that number to itself.

    Args:
        text: any text; what is found never crosses a line.
        language: ISO 639-1 or a tag that starts with it. In a language without a lexicon only
            figures with signs are found.

    Raises:
        BadInput: text or language is no string.
    """
    check(text, language)
    language = primary(language)
    scanner, numbers, units = _tools(language)
    reader = Reader(units)
    found: list[Quantity] = []
    for piece, tokens in scanner.read(text):
        line = merge(tokens, numbers)
        for one in bounded(line):
            start, end, unit = reader.read(line, one)
            if not _told(one, unit, units) or _year(line, one):
                continue
            first, last = piece.span(line[start].start, line[end - 1].end)
            found.append(
                Quantity(text[first:last], first, last, one.bound, one.value, one.upper, unit)
            )
        reader.leave(line)
    return found


def _told(one: Bounded, unit: str | None, units: Units) -> bool:
    if one.bound != "eq":
        return unit is not None or not one.ordinal or one.bound == "between"
    return unit is not None and unit not in units.neutral and one.value != 1


def _year(line: Sequence[Token], one: Bounded) -> bool:
    """Whether a bare number is rather a year: nothing counted stands right after it."""
    at = one.at[0]
    if one.bound != "eq" or not is_year(number(line[at])):
        return False
    follower = line[at + 1].kinds if at + 1 < len(line) else {}
    before = line[at - 1].kinds if at else {}
    return not {"unit", "counter"} & follower.keys() or "stop" in before


@cache
def _tools(language: str) -> tuple[Scanner, Numbers, Units]:
    numbers = table(language, "numbers", Numbers)
    bounds = table(language, "bounds", Bounds)
    units = table(language, "units", Units)

    def entries() -> Iterator[tuple[str, object, str]]:
        yield from numbers.entries()
        yield from bounds.entries()
        yield from units.entries()

    shapes = {"none": _NONE, **numbers.shapes}
    return Scanner(language, entries(), shapes), numbers, units
