"""How many: counts with their bound and unit, in any language that has a lexicon."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from deadreckon.claims.bounds import Bounded
from deadreckon.claims.boundwords import Bound, Bounds, number
from deadreckon.claims.counted import Reader
from deadreckon.claims.fold import Folded
from deadreckon.claims.handed import check
from deadreckon.claims.lexicon import Script, primary, table
from deadreckon.claims.nouns import Nouns
from deadreckon.claims.numberwords import Numbers
from deadreckon.claims.numerals import merge
from deadreckon.claims.ranges import bounded, is_year
from deadreckon.claims.scan import Scanner, Token
from deadreckon.claims.units import Units

_NONE = (
    r"\d+:\d\d(?::\d\d)?"  # clock times
    r"|(?<![\d.,])(?!\d{1,3}(?:[ .,']\d{3})+(?!\d))\+?\d+(?:[-/. ]\d+){2,}"  # telephones, dates
    r"|\+\d[\d ]*(?:[-/ ]\d+)+"
    r"|\d+/\d{3,}"  # articles of law
    r"|(?:19|20)\d\d[-/]\d\d(?!\d)"  # months, seasons
    r"|(?<=[^\W\d_k]-)\d+(?![\d-])"  # names: Maia-1
    r"|(?<=[a-zа-яё])\d+"  # names: MV80
    r"|(?:(?<=boeing )|(?<=airbus )|(?<=embraer )|(?<=iphone )|(?<=windows )|(?<=covid ))\d+"
    r"|(?:(?<=боинг )|(?<=боїнг )|(?<=эйрбас )|(?<=보잉 )|(?<=ボーイング)|(?<=波音))\d+"  # models
)
"""What is written in figures and counts nothing."""
_TWO = 2


@dataclass(frozen=True, slots=True)
class Tools:
    """What a language's quantities are read with; `tails` as `Units.tails`."""

    scanner: Scanner
    numbers: Numbers
    units: Units
    nouns: Nouns
    tails: Mapping[str, str]


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
    tools = _tools(language)
    reader = Reader(tools.units, tools.nouns, tools.tails)
    found: list[Quantity] = []
    for piece, tokens in tools.scanner.read(text):
        line = merge(tokens, tools.numbers)

        def spelt(token: Token, piece: Folded = piece) -> str:
            first, last = piece.span(token.start, token.end)
            return text[first:last]

        for one in bounded(line):
            start, end, unit = reader.read(line, one, spelt)
            if not _told(one, unit, tools.units) or _year(line, one):
                continue
            if _both(line, one, unit, tools):
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


def _both(line: Sequence[Token], one: Bounded, unit: str | None, tools: Tools) -> bool:
    """Whether a bare two is both of what is known: the two sides."""
    if one.bound != "eq" or one.value != _TWO or number(line[one.at[0]]).figures or not one.start:
        return False
    told = {**tools.units.things, **tools.units.events}
    return unit not in told and line[one.start - 1].word in tools.nouns.marks.both


def _year(line: Sequence[Token], one: Bounded) -> bool:
    """Whether a bare number is rather a year: nothing counted stands right after it."""
    at = one.at[0]
    if not is_year(number(line[at])):
        return False
    if one.bound != "eq" and (one.start >= at or {"before", "than"} & line[at - 1].kinds.keys()):
        return False
    follower = line[at + 1].kinds if at + 1 < len(line) else {}
    before = line[at - 1].kinds if at else {}
    return not {"unit", "counter"} & follower.keys() or "stop" in before


@cache
def _tools(language: str) -> Tools:
    numbers = table(language, "numbers", Numbers)
    bounds = table(language, "bounds", Bounds)
    units = table(language, "units", Units)
    nouns = table(language, "nouns", Nouns)
    letters = table(language, "script", Script).letters
    tails = units.tails(letters) if units.compound else {}

    def entries() -> Iterator[tuple[str, object, str]]:
        yield from numbers.entries()
        yield from bounds.entries()
        yield from units.entries()

    shapes = {"none": _NONE, **numbers.shapes}
    return Tools(Scanner(language, entries(), shapes), numbers, units, nouns, tails)
