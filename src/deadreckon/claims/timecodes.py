"""The tokens of a line by what they can be in a date: one letter each, for the rules to match.

    D a number that may be a day       W weekday   U unit     L later     a and     g glue
    Y one that may be a year           M month     R relative E earlier   b between h g or f
    n another number                   S season    P part     F after     f from    c b or I
    o an ordinal                       H holiday   T day      B before    t to      x no date
    K k j e q dates in figures         V event     w edge     I in        u until   X not a year
    d m y marks after day, month, year Q era       A ago      J within    s since   l last
    C N marks before day, month        1 R or A    2 R or L   3 P or L    4 P or E  O on  G from
    5 A or s                           6 L or F                          8 O after f

A mark such as a comma is its own letter; p, r, v and z are f, u, s and b where they stand after.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from deadreckon.claims.figures import Number
from deadreckon.claims.lexicon import table
from deadreckon.claims.numberwords import Numbers
from deadreckon.claims.numerals import merge
from deadreckon.claims.scan import Entry, Scanner, Token
from deadreckon.claims.timewords import Times

_SHAPES = {
    "clock": r"\d{1,2}:\d\d(?::\d\d)?",
    "decade": r"(?<!\d)\d{2}(?:\d\d)?(?:(?:'s| ?s)(?![^\W\d_])|'l[ae]r)",
    "numeric": (
        r"(?<![\d./])\d{4}(?P<tie>[/.])\d{1,2}(?P=tie)\d{1,2}(?!\d|[/.]\d)"
        r"|(?<![\d./])(?<!\d-)(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}(?P<sep>[-/.])\d{1,2}(?P=sep)(?:\d{4}|\d\d)"
        r"|(?:19|20)\d{6})(?![\d])(?!/\d)(?!\.\d)(?!-\d+-)"
        r"|(?<![\d./])(?:\d{1,2}/\d{1,2}/\d{2,4}|\d{1,2}/\d{1,2})(?![\d])(?!/\d)(?!\.\d)"
    ),
    "yearmonth": r"(?<![\d./-])(?:\d{4}-\d{1,2}|(?:0?[1-9]|1[0-2])[-/]\d{4})(?![\d/])(?!-\d)",
    "dotted": r"(?<![\d.,])\d{1,2}\.\d{1,2}(?![\d])(?!\.\d)\.?",
    "quarter": r"[qthk][1-4](?![^\W_])",
}
_CODES = (
    *(("clock", "x"), ("decade", "e"), ("numeric", "K"), ("yearmonth", "k"), ("dotted", "j")),
    *(("quarter", "q"), ("month", "M"), ("weekday", "W"), ("holiday", "H"), ("edge", "w")),
    *(
        ("event", "V"),
        ("deictic", "T"),
        ("anchored", "T"),
        ("period", "T"),
        ("to_date", "T"),
        ("now", "T"),
    ),
    *(("part", "P"), ("season", "S"), ("relative", "R"), ("day_mark", "d"), ("month_mark", "m")),
    *(("month_before", "N"), ("day_before", "C"), ("era", "Q")),
    *(("year_mark", "y"), ("span", "U"), ("ago", "A"), ("later", "L"), ("earlier", "E")),
    *(
        ("after", "F"),
        ("ahead", "B"),
        ("inside", "I"),
        ("inside_after", "J"),
        ("within", "I"),
        ("between_after", "z"),
    ),
    *(("since_after", "v"), ("start_after", "p"), ("until_after", "r"), ("between", "b")),
    *(
        ("since", "s"),
        ("begin", "G"),
        ("start", "f"),
        ("until", "u"),
        ("to", "t"),
        ("both", "a"),
        ("on", "O"),
    ),
    *(("closing", "8"), ("final", "l"), ("not_year", "X"), ("glue", "g")),
)
_RANKS = {kind: rank for rank, (kind, _) in enumerate(_CODES)}
_MARKS = ",.-/~()="
_MONEY = frozenset("$€£¥₩₽")
_EITHER = (
    *(("glue", "start", "h"), ("between", "within", "c"), ("relative", "ago", "1")),
    *(("relative", "later", "2"), ("part", "later", "3"), ("part", "earlier", "4")),
    ("ago", "since", "5"),
    ("later", "after", "6"),
)
"""What words that may be two things are."""
_DAYS, _FIGURED_YEARS, _SPELT_YEARS = range(1, 32), range(1000, 3000), range(1900, 2101)
_YEAR_FIGURES, _DAY_FIGURES = 4, 2


@cache
def tools(language: str) -> tuple[Scanner, Numbers, Times]:
    """Give what reads the times of a language."""
    numbers, times = table(language, "numbers", Numbers), table(language, "times", Times)

    def entries() -> Iterator[Entry]:
        yield from times.entries()
        yield from numbers.entries()

    shapes = dict(_SHAPES)
    if not times.dotted and times.order != "mdy":
        del shapes["dotted"]
    return Scanner(language, entries(), {**shapes, **numbers.shapes}), numbers, times


def coded(tokens: Sequence[Token], numbers: Numbers) -> tuple[list[Token], str]:
    """Give tokens with their numbers put together, and one letter for each."""
    line = [part for token in merge(tokens, numbers, signed=False) for part in _parted(token)]
    return line, "".join(_code_at(line, at) for at in range(len(line)))


def _code_at(line: Sequence[Token], at: int) -> str:
    """Give the code of a token: a price is no date, `sept` a month after a day or before a year."""
    token = line[at]
    before = line[at - 1] if at else None
    if "number" in token.kinds and before is not None and before.word in _MONEY:
        return "x"
    if "number" in token.kinds and "month" in token.kinds:
        day = any(_plain(token) in _DAYS for token in line[max(0, at - 2) : at])
        year = at + 1 < len(line) and _plain(line[at + 1]) in _FIGURED_YEARS
        return "M" if day or year else _number_code(token.kinds["number"])
    five = "year_mark" in token.kinds and not _is_year(line, at)
    if "number" in token.kinds and (five or _is_rank(line, at)):
        return _number_code(token.kinds["number"])
    return _code(token)


def _is_rank(line: Sequence[Token], at: int) -> bool:
    """Whether an ordinal that is another word too (prima) stands before a period."""
    after = line[at + 1].kinds if at + 1 < len(line) else {}
    return bool(line[at].kinds["number"].ordinal) and "span" in after


def _is_year(line: Sequence[Token], at: int) -> bool:
    """Whether a word for five and for year (năm) is a year here: beside a number or `last`."""
    after = line[at + 1].kinds if at + 1 < len(line) else {}
    before = line[at - 1].kinds if at else {}
    beside = {"number", "relative", "deictic", "ago", "later"} & after.keys()
    return bool(beside or {"number", "part", "month", "ago"} & before.keys())


def _plain(token: Token) -> int:
    """Give a number in figures, 0 for anything else."""
    told = token.kinds.get("number")
    return int(told.value) if isinstance(told, Number) and told.figures else 0


def _parted(token: Token) -> tuple[Token, ...]:
    """Take a word for so many days, for two of a unit or for a first year as number and unit."""
    kinds, unit = token.kinds, dict[str, object]()
    if "days" in kinds:
        count, unit = kinds["days"], {"span": "day"}
    elif "pair" in kinds:
        count, unit = 2, {"span": kinds["pair"]}
    elif "first_year" in kinds:
        count, unit = 1, {"year_mark": True}
    else:
        return (token,)
    told = Token(token.start, token.end, token.word, {"number": Number(count)})
    return told, Token(token.end, token.end, "", unit)


def _code(token: Token) -> str:
    kinds = token.kinds
    if not kinds:
        return token.word if len(token.word) == 1 and token.word in _MARKS else "x"
    for one, other, code in _EITHER:
        if one in kinds and other in kinds:
            return code
    ranks = [_RANKS[kind] for kind in kinds if kind in _RANKS]
    if ranks:
        return _CODES[min(ranks)][1]
    return _number_code(kinds["number"]) if "number" in kinds else "x"


def _number_code(told: Number) -> str:
    if told.ordinal:
        return "o"
    if told.upper is not None or told.hint is not None or told.value != int(told.value):
        return "x"
    if len(told.figures) == _YEAR_FIGURES and told.value in _FIGURED_YEARS:
        return "Y"
    if told.value in _DAYS and len(told.figures) <= _DAY_FIGURES:
        return "D"
    spelt = not told.figures and told.scale == 1
    return "Y" if spelt and told.value in _SPELT_YEARS else "n"
