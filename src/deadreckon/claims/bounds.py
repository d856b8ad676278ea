"""One number with what bounds it: at least, more than, 이상, 多, `200 or more`, `>= 30`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from deadreckon.claims.boundwords import Bound, Side, is_number, number
from deadreckon.claims.figures import Number
from deadreckon.claims.scan import Token

LOWER, UPPER = ("ge", "gt"), ("le", "lt")

_REACH = 7
"""Tokens looked at on either side of a number."""
_GAP = 3
"""Blanks that part a bound from its number."""
_SIGNS: Mapping[str, Side | None] = {
    ">": "gt", "<": "lt", "≥": "ge", "≤": "le", "⩾": "ge", "⩽": "le", ">=": "ge", "<=": "le",
    "=": None,
}  # fmt: skip
_SIGN_LETTERS = frozenset("<>=≤≥⩾⩽")
_MOST_SIGNS = 3
_UNSPACED = "\u2e80"
"""The first letter of the scripts in which a noun may stand between a bound and its number."""
_NAMED: Mapping[str, Bound] = {"ge": "ge", "gt": "gt", "le": "le", "lt": "lt"}
_OR_EQUAL = {"gt": "ge", "lt": "le"}
_PASSED = {"unit", "counter", "fill", "times", "particle"}


@dataclass(frozen=True, slots=True)
class Bounded:
    """A number with its bound.

    Attributes:
        bound, value, upper: as of a quantity.
        start, end: the tokens of bound and number.
        at: the tokens of the numbers themselves, first and after last.
        ordinal: the number is a place in a row.
    """

    bound: Bound
    value: float
    upper: float | None
    start: int
    end: int
    at: tuple[int, int]
    ordinal: bool = False


def bound_of(line: Sequence[Token], at: int) -> Bounded:
    """Read the bounds on both sides of a number."""
    told = number(line[at])
    left, start = _left(line, at)
    right, end = _right(line, at)
    bound, value, upper = _settled(told, left + right)
    return Bounded(bound, value, upper, start, end, (at, at + 1), told.ordinal)


def _settled(told: Number, marks: Sequence[str]) -> tuple[Bound, float, float | None]:
    sides = [mark for mark in marks if mark != "equal"]
    if sides and told.rough is not None:
        told = Number(told.rough, hint="approx")
    strict = next((side for side in sides if side != "approx"), None)
    if strict is not None:
        return _strict(told, strict, equal=len(marks) > len(sides))
    if told.hint == "gt":
        return "gt", told.value, None
    if told.upper is not None:
        return "between", told.value, told.upper
    if sides or told.hint == "approx":
        return "approx", told.value, None
    return ("between", told.value, told.value) if marks else ("eq", told.value, None)


def _strict(told: Number, side: str, *, equal: bool) -> tuple[Bound, float, float | None]:
    bound = _NAMED[_OR_EQUAL.get(side, side) if equal else side]
    if told.hint == "gt" and side == "ge" and told.value == int(told.value):
        return bound, told.value + 1, None
    vague = told.upper is not None and bound in UPPER
    return bound, told.upper if vague and told.upper is not None else told.value, None


def _sign(line: Sequence[Token], at: int) -> tuple[list[str], int] | None:
    """Read `>`, `>=`, `< =` that end before a token; `<>`, `=>`, `=<` mean nothing."""
    signs, first = "", at
    while first > 0 and line[first - 1].word in _SIGN_LETTERS and len(signs) < _MOST_SIGNS:
        first -= 1
        signs = line[first].word + signs
    if not signs:
        return None
    return ([_SIGNS[signs] or "equal"], first) if signs in _SIGNS else ([], at)


def _left(line: Sequence[Token], at: int) -> tuple[list[str], int]:
    """Read the bounds before a number; where they begin."""
    signed = _sign(line, at)
    if signed is not None:
        return signed
    marks: list[str] = []
    start = at
    for i in range(at - 1, max(-1, at - _REACH), -1):
        kinds = line[i].kinds
        if line[i + 1].start - line[i].end > _GAP:
            break
        mark = None if _belongs_before(line, i) else kinds.get("before")
        mark = mark or kinds.get("than")
        if mark is None and {"or_equal", "equal"} & kinds.keys():
            mark = "equal"
        if mark is not None:
            marks.append(mark)
            start = i
        elif "fill" not in kinds and not ("unit" in kinds and line[i].word >= _UNSPACED):
            break
    return marks, start


def _belongs_before(line: Sequence[Token], i: int) -> bool:
    """Whether a bound that may stand on either side belongs to the number before it."""
    return "after" in line[i].kinds and is_number(line, i - 1) and not is_number(line, i + 1)


def _right(line: Sequence[Token], at: int) -> tuple[list[str], int]:
    """Read the bounds after a number, past its unit; where they end."""
    end = at + 1
    if end < len(line) and line[end].word == "+" and line[end].start == line[at].end:
        return ["ge"], end + 1
    marks: list[str] = []
    unknown = number(line[at]).weak
    for i in range(at + 1, min(len(line), at + _REACH)):
        kinds = line[i].kinds
        if "number" in kinds:
            break
        if "counter" in kinds and i == at + 1:
            continue  # 8起, where 起 after a noun is `from`
        if is_number(line, i + 1) and {"than", "before", "or_equal"} & kinds.keys():
            break
        mark = kinds.get("compared") if "compare" in line[at - 1].kinds and at else None
        if mark or {"after", "equal_after", "or_equal"} & kinds.keys():
            marks.append(mark or kinds.get("after", "equal"))
            end = i + 1
        elif not _PASSED & kinds.keys() and line[i].word != "'":
            if kinds or not line[i].word[0].isalpha() or unknown:
                break
            unknown = True
    return marks, end
