"""Numbers with what bounds them: at least, more than, from … to …, 이상, 多."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from deadreckon.claims.lexicon import Table, Words
from deadreckon.claims.numerals import Number
from deadreckon.claims.scan import Entry, Token

Bound = Literal["eq", "ge", "gt", "le", "lt", "approx", "between"]
Side = Literal["ge", "gt", "le", "lt", "approx"]

_LOWER, _UPPER = ("ge", "gt"), ("le", "lt")
_REACH = 7
"""Tokens looked at on either side of a number."""
_BETWEEN = 4
"""Tokens that may stand between two halves of one range."""
_MONTHS_AND_DAYS = "dateword"
_SIGNS: Mapping[str, Side] = {">": "gt", "<": "lt", "≥": "ge", "≤": "le", "⩾": "ge", "⩽": "le"}


class Bounds(Table):
    """The table `bounds` of a lexicon: what stands before a number, and what after it.

    Attributes:
        before, after: bound to pattern.
        than: words after a number that bound the next number, if one follows them at once.
        or_equal, equal: `or equal to`, and `equal to` alone.
        fill: what may stand between a bound and its number (the, of, 有).
        between, between_after, start, start_after, to, to_after, both: the parts of ranges.
        dates, dates_after: words that make a number beside them, or before them, a date.
        labels: words whose number is a name (resolution 1718).
        idle: words that look like one of these and are none.
    """

    before: Mapping[Side, Words] = {}
    after: Mapping[Side, Words] = {}
    than: Mapping[Side, Words] = {}
    or_equal: Words = ""
    equal: Words = ""
    equal_after: Words = ""
    fill: Words = ""
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

    def entries(self) -> Iterator[Entry]:
        """Give the words of the table for a scanner."""
        yield from (("before", bound, pattern) for bound, pattern in self.before.items())
        yield from (("after", bound, pattern) for bound, pattern in self.after.items())
        yield from (("than", bound, pattern) for bound, pattern in self.than.items())
        for kind in (
            *("or_equal", "equal", "equal_after", "fill", "between", "between_after", "start"),
            *("start_after", "to", "to_after", "both", "dates", "dates_after", "idle", "labels"),
        ):
            yield kind, True, getattr(self, kind)


@dataclass(frozen=True, slots=True)
class Bounded:
    """A number with its bound.

    Attributes:
        bound, value, upper: as of a quantity.
        start, end: the tokens of bound and number.
        at: the tokens of the numbers themselves, first and after last.
        ordinal, weak: of the number.
        close: the token after the last number.
    """

    bound: Bound
    value: float
    upper: float | None
    start: int
    end: int
    at: tuple[int, int]
    ordinal: bool = False
    weak: bool = False


def bounded(line: Sequence[Token], bounds: Bounds) -> Iterator[Bounded]:
    """Give the numbers of a line with their bounds; halves of one range are put together."""
    places = [
        i
        for i, token in enumerate(line)
        if "number" in token.kinds and not _dated(line, i) and not _label(line, i)
    ]
    ones: list[Bounded] = []
    skip = -1
    for order, i in enumerate(places):
        if i <= skip:
            continue
        follower = places[order + 1] if order + 1 < len(places) else None
        pair = _range(line, i, follower) if follower is not None else None
        if pair is not None and follower is not None:
            ones.append(pair)
            skip = follower
        else:
            ones.append(_one(line, i))
    yield from _joined(line, ones)


def number(token: Token) -> Number:
    """Give the number of a token that is one."""
    found: Number = token.kinds["number"]
    return found


def _kind(line: Sequence[Token], at: int, kind: str) -> Any:
    return line[at].kinds.get(kind) if 0 <= at < len(line) else None


def _dated(line: Sequence[Token], at: int, *, first: bool = True) -> bool:
    """Whether a month or another word of dates makes the number a date, alone or as the first."""
    after = at + 1
    if after < len(line) and line[after].word == "." and line[after].start == line[at].end:
        after += 1
    if _kind(line, after, "fill") and not _kind(line, after, "dates"):
        after += 1
    if _kind(line, after, "dates") or _kind(line, at + 1, "dates_after"):
        return True
    if (
        first
        and after + 1 < len(line)
        and ({"to", "both"} & line[after].kinds.keys() or line[after].word == "-")
        and "number" in line[after + 1].kinds
        and _dated(line, after + 1, first=False)
        and "unit" not in line[at].kinds
    ):
        return True
    before = at - 1
    if _kind(line, before, "fill") and not _kind(line, before, "dates"):
        before -= 1
    return bool(_kind(line, before, "dates")) and not _is_bound(line, at - 1)


def _label(line: Sequence[Token], at: int) -> bool:
    """Whether the word before a number says that it is a name."""
    before = at - 1
    while before > at - 3 and {"fill", "before"} & (_kinds(line, before) or {}).keys():
        before -= 1
    return "labels" in (_kinds(line, before) or {})


def _kinds(line: Sequence[Token], at: int) -> Mapping[str, Any] | None:
    return line[at].kinds if 0 <= at < len(line) else None


def _is_bound(line: Sequence[Token], at: int) -> bool:
    return bool(_kind(line, at, "before"))


def _one(line: Sequence[Token], at: int) -> Bounded:
    told = number(line[at])
    left, start = _left(line, at)
    right, end = _right(line, at)
    bound, value, upper = _settle(told, left + right)
    return Bounded(bound, value, upper, start, end, (at, at + 1), told.ordinal, told.weak)


def _settle(told: Number, marks: list[str]) -> tuple[Bound, float, float | None]:
    sides = [mark for mark in marks if mark not in ("equal", "or_equal")]
    strict = [side for side in sides if side != "approx"]
    if told.hint == "gt":
        if "ge" in strict and told.value == int(told.value):
            return "ge", told.value + 1, None
        if not strict:
            return "gt", told.value, None
    if told.upper is not None and not strict:
        return "between", told.value, told.upper
    if strict:
        side = strict[0]
        if len(marks) > len(sides):
            side = {"gt": "ge", "lt": "le"}.get(side, side)
        if told.upper is not None and side in _UPPER:
            return _bound(side), told.upper, None
        return _bound(side), told.value, None
    if sides or told.hint == "approx":
        return "approx", told.value, None
    if marks:
        return "between", told.value, told.value
    return "eq", told.value, None


def _bound(side: str) -> Bound:
    named: dict[str, Bound] = {"ge": "ge", "gt": "gt", "le": "le", "lt": "lt"}
    return named[side]


def _sign(line: Sequence[Token], at: int) -> tuple[list[str], int] | None:
    """Read `>`, `>=`, `< =` that end before a token; `<>`, `=>`, `=<` mean nothing."""
    signs, first = "", at
    while (
        first > 0 and line[first - 1].word in ("<", ">", "=", "≤", "≥", "⩽", "⩾") and len(signs) < 3
    ):
        first -= 1
        signs = line[first].word + signs
    if not signs:
        return None
    marks = {"<=": ["le"], ">=": ["ge"], "=": ["equal"]}.get(signs)
    if marks is None and signs in _SIGNS:
        marks = [_SIGNS[signs]]
    return (marks, first) if marks is not None else ([], at)


def _left(line: Sequence[Token], at: int) -> tuple[list[str], int]:
    """Read the bounds before a number; where they begin."""
    signed = _sign(line, at)
    if signed is not None:
        return signed
    marks: list[str] = []
    start = at
    for i in range(at - 1, max(-1, at - _REACH), -1):
        kinds = line[i].kinds
        if line[i + 1].start - line[i].end > 3:
            break
        if "before" in kinds and not _belongs_before(line, i):
            marks.append(kinds["before"])
            start = i
        elif "than" in kinds:
            marks.append(kinds["than"])
            start = i
        elif "or_equal" in kinds or ("equal" in kinds):
            marks.append("equal" if "equal" in kinds else "or_equal")
            start = i
        elif "fill" in kinds or "or" in kinds:
            continue
        else:
            break
    return marks, start


def _belongs_before(line: Sequence[Token], i: int) -> bool:
    """Whether a bound that may stand on either side belongs to the number before it."""
    if "after" not in line[i].kinds or i == 0:
        return False
    return "number" in line[i - 1].kinds and not (
        i + 1 < len(line) and "number" in line[i + 1].kinds
    )


def _right(line: Sequence[Token], at: int) -> tuple[list[str], int]:
    """Read the bounds after a number, past its unit; where they end."""
    marks: list[str] = []
    end = at + 1
    told = number(line[at])
    if end < len(line) and line[end].word == "+" and line[end].start == line[at].end:
        return ["ge"], end + 1
    unknown = 0
    i = at + 1
    while i < min(len(line), at + _REACH):
        kinds = line[i].kinds
        if "number" in kinds:
            break
        follows = i + 1 < len(line) and "number" in line[i + 1].kinds
        if follows and {"than", "before"} & kinds.keys() or follows and "or_equal" in kinds:
            break
        if "after" in kinds:
            marks.append(kinds["after"])
            end = i + 1
        elif "equal_after" in kinds:
            marks.append("equal")
            end = i + 1
        elif "or_equal" in kinds:
            marks.append("or_equal")
            end = i + 1
        elif {"unit", "counter", "fill", "times", "particle"} & kinds.keys():
            pass
        elif not kinds and line[i].word[0].isalpha() and unknown < 1 and not told.weak:
            unknown += 1
        elif "idle" in kinds or line[i].word not in ("'",):
            break
        i += 1
    return marks, end


def _range(line: Sequence[Token], first: int, second: int) -> Bounded | None:
    """Read two numbers as one range: between a and b, from a to b, a to b, a-b."""
    low, high = number(line[first]), number(line[second])
    gap = line[first + 1 : second]
    dashed = any(token.word in ("-", "~", "/") for token in gap)
    if (dashed and len(gap) > 1) or low.figures[:1] == "0":
        return None
    if len(gap) > _BETWEEN or low.upper is not None or high.upper is not None:
        return None
    words = [token for token in gap if not _soft(token)]
    left, start = _opening(line, first)
    close, end = _closing(line, second)
    if len(words) != 1:
        if words or not (close or left == "between"):
            return None
    link = words[0] if words else None
    dash = link is not None and link.word in ("-", "~", "/")
    to = link is not None and ("to" in link.kinds or (dash and link.word != "/"))
    both = link is not None and ("both" in link.kinds or link.word in ("-", "~"))
    from_after = any("start_after" in token.kinds for token in gap)
    if not (
        (left == "between" and (both or to))
        or (close == "between_after" and (both or to or from_after))
        or to
        or (from_after and (not words or to or link is words[0] and "start_after" in link.kinds))
    ):
        return None
    value, upper = _scale_like(line, first, second)
    if not value < upper or (_year(low) and _year(high) and not left):
        return None
    return Bounded("between", value, upper, start, end, (first, second + 1), low.ordinal)


def _scale_like(line: Sequence[Token], first: int, second: int) -> tuple[float, float]:
    """Let `2 to 3 million` be millions at both ends."""
    low, high = number(line[first]), number(line[second])
    value, upper = low.value, high.value
    scaled = line[second].word.rsplit(" ", 1)
    if low.figures and len(scaled) > 1 and not high.figures and value < upper:
        head = scaled[0].replace(",", ".")
        try:
            scale = upper / float(head)
        except (ValueError, ZeroDivisionError):
            return value, upper
        if scale >= 1000 and value < upper / scale:
            value *= scale
    return value, upper


def _year(told: Number) -> bool:
    return len(told.figures) == 4 and told.figures[:2] in ("19", "20")


def _soft(token: Token) -> bool:
    return bool({"unit", "counter", "fill", "particle"} & token.kinds.keys()) and not (
        {"to", "both", "start_after"} & token.kinds.keys()
    )


def _opening(line: Sequence[Token], first: int) -> tuple[str, int]:
    i = first - 1
    while (
        i >= 0
        and i > first - 4
        and "fill" in line[i].kinds
        and not ({"between", "start"} & line[i].kinds.keys())
    ):
        i -= 1
    for kind in ("between", "start"):
        if _kind(line, i, kind):
            return kind, i
    return "", first


def _closing(line: Sequence[Token], second: int) -> tuple[str, int]:
    for i in range(second + 1, min(len(line), second + 4)):
        for kind in ("between_after", "to_after"):
            if kind in line[i].kinds:
                return kind, i + 1
        if not _soft(line[i]):
            break
    return "", second + 1


def _joined(line: Sequence[Token], ones: Sequence[Bounded]) -> Iterator[Bounded]:
    """Put `more than 10 and fewer than 20` together, if it leaves room for a number."""
    held: Bounded | None = None
    for one in ones:
        if held is not None:
            both = _both(line, held, one)
            if both is not None:
                yield both
                held = None
                continue
            yield held
        held = one
    if held is not None:
        yield held


def _both(line: Sequence[Token], a: Bounded, b: Bounded) -> Bounded | None:
    if a.bound in _UPPER and b.bound in _LOWER:
        low, high = b.value, a.value
    elif a.bound in _LOWER and b.bound in _UPPER:
        low, high = a.value, b.value
    else:
        return None
    gap = line[a.end : b.start]
    if not low < high or len(gap) > _BETWEEN:
        return None
    if any(
        not (
            {"both", "start_after"} & t.kinds.keys()
            or _soft(t)
            or t.word == ","
            or "or_equal" in t.kinds
        )
        for t in gap
    ):
        return None
    return replace(a, bound="between", value=low, upper=high, end=b.end, at=(a.at[0], b.at[1]))
