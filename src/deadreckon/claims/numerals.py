"""Tokens that are one number, put together: `1,6 млн`, `three hundred and five`, `a few dozen`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from deadreckon.claims.figures import (
    LONGEST,
    Hint,
    Number,
    Sum,
    place,
    read_figures,
    read_glued,
)
from deadreckon.claims.numberwords import FIGURE, GLUED, Numbers
from deadreckon.claims.scan import Token

_DECIMALS = 11
"""Decimals of a fraction."""
_THOUSAND = 1000
_BLANKS = 2
"""The widest gap inside a number."""
_TEENS_END = 20
_DOZEN = 12
_BEFORE_UNITS = (*range(20, 100, 10), *range(100, 1000, 100))
_SIGNS = "<>=≤≥"


def merge(tokens: Sequence[Token], numbers: Numbers, *, signed: bool = True) -> list[Token]:
    """Put the tokens that are one number together, under the kind `number`; signs if signed."""
    out: list[Token] = []
    at = 0
    while at < len(tokens):
        first = tokens[at]
        end, number = at, None
        counts = "counter" in first.kinds and bool(out) and "number" in out[-1].kinds
        if (first.kinds or first.word == "-") and not counts:
            end, number = _number(tokens, at, numbers, signed=signed)
        if number is None:
            out.append(first)
            at += 1
            continue
        alone = end == at + 1
        kinds = {**first.kinds, "number": number} if alone else {"number": number}
        word = first.word if alone else " ".join(token.word for token in tokens[at:end])
        out.append(Token(first.start, tokens[end - 1].end, word, kinds))
        at = end
    return out


def _number(
    tokens: Sequence[Token], at: int, numbers: Numbers, *, signed: bool
) -> tuple[int, Number | None]:
    first = tokens[at].kinds
    if "nth_before" in first and at + 1 < len(tokens):
        end, number = _cardinal(tokens, at + 1, numbers, signed=False)
        if number is not None and number.upper is None:
            return end, replace(number, ordinal=True)
        return at, None
    if "nthword" in first:
        return at + 1, Number(first["nthword"], ordinal=True)
    end, number = _cardinal(tokens, at, numbers, signed=signed)
    if number is None or end >= len(tokens) or number.upper is not None:
        return end, number
    return _fraction(tokens, end, number, numbers) or _ordinal(tokens, end, number, numbers)


def _fraction(
    tokens: Sequence[Token], end: int, lower: Number, numbers: Numbers
) -> tuple[int, Number] | None:
    if "over" not in tokens[end].kinds or end + 1 >= len(tokens) or lower.value <= 0:
        return None
    last, top = _cardinal(tokens, end + 1, numbers, signed=False)
    if top is None:
        return None
    return last, Number(round(top.value / lower.value, _DECIMALS))


def _ordinal(
    tokens: Sequence[Token], end: int, number: Number, numbers: Numbers
) -> tuple[int, Number]:
    after = tokens[end]
    close = after.start == tokens[end - 1].end
    if "nth" in after.kinds and (close or numbers.places):
        return end + 1, replace(number, ordinal=True)
    step = end + 1 if after.word == "-" and end + 1 < len(tokens) else end
    nth = tokens[step].kinds.get("nthword")
    if nth and not number.figures and number.value in _BEFORE_UNITS and nth < place(number.value):
        return step + 1, Number(number.value + nth, ordinal=True)
    return end, number


def _cardinal(
    tokens: Sequence[Token], at: int, numbers: Numbers, *, signed: bool
) -> tuple[int, Number | None]:
    negative = signed and ("minus" in tokens[at].kinds or _is_minus(tokens, at, numbers))
    start = at + 1 if negative else at
    reading = _Reading(tokens, start, numbers)
    while reading.goes_on():
        pass
    if reading.end == start:
        return at, None
    return reading.end, reading.number(negative=negative)


class _Reading:
    """A number as it is read, one token after the other."""

    def __init__(self, tokens: Sequence[Token], start: int, numbers: Numbers) -> None:
        self._tokens, self._numbers = tokens, numbers
        self._start = self._at = self.end = start
        self._sum = Sum(numbers)
        self._reach: tuple[float, float] | None = None
        self._hint: Hint | None = None
        self._figures = ""
        self._weak = True
        self._head: float | None = None
        self._rough: float | None = None

    def goes_on(self) -> bool:
        """Read one token; False where it is no part of the number."""
        if self._at >= len(self._tokens):
            return False
        token = self._tokens[self._at]
        begun = self.end > self._start
        if begun and token.start - self._tokens[self._at - 1].end > _BLANKS:
            return False
        if begun and self._is_join(token):
            self._sum.joined = True
            self._at += 1
            return True
        if not self._takes(token, token.kinds, begun=begun):
            return False
        self._sum.joined = False
        self._at = self.end = self._at + 1
        return True

    def number(self, *, negative: bool) -> Number:
        """Give the number that was read."""
        after = self._tokens[self.end].kinds if self.end < len(self._tokens) else {}
        if self._reach is not None:
            return Number(self._reach[0], self._reach[1], self._hint, rough=self._rough)
        if "plus" in after:
            self.end += 1
            return Number(self._sum.value, hint="gt")
        if negative:
            return Number(-self._sum.value, hint=self._hint)
        scale = self._sum.value / self._head if self._head else 1
        return Number(
            self._sum.value, None, self._hint, self._figures, weak=self._weak, scale=scale
        )

    def _is_join(self, token: Token) -> bool:
        return ("joins" in token.kinds and not self._figures) or _hyphen(self._tokens, self._at)

    def _takes(self, token: Token, kinds: Mapping[str, Any], *, begun: bool) -> bool:
        if FIGURE in kinds:
            return len(token.word) <= LONGEST and self._takes_figures(token.word, begun=begun)
        taken = False
        if GLUED in kinds and not begun and len(token.word) <= 4 * LONGEST:
            self._sum = read_glued(token.word, self._numbers)
            taken = True
        elif "num" in kinds and self._reach is None and not self._after_figures():
            taken = self._sum.add(kinds["num"])
            if taken:
                self._weak = self._weak and not begun and kinds["num"] < _TEENS_END
                self._figures = ""
                return True
        elif "scale" in kinds and (begun or "vague" not in kinds):
            taken = self._takes_scale(kinds["scale"])
        elif "rough" in kinds and self._reach is None and (begun or "vague" not in kinds):
            few = len(self._figures) <= _BLANKS
            taken = self._times_rough(kinds["rough"], few=few, begun=begun)
        elif "vague" in kinds and begun and self._reach is not None:
            taken = self._takes_scale(int(kinds["vague"][0]))
        elif "vague" in kinds and not begun:
            self._reach, self._rough = kinds["vague"], kinds.get("rough")
            taken = self._sum.add(kinds["vague"][0])
        if taken:
            self._figures, self._weak = "", False
        return taken

    def _takes_figures(self, word: str, *, begun: bool) -> bool:
        read = read_figures(word, self._numbers)
        if begun:
            last = self._sum.parts[-1]
            scaled = last >= _THOUSAND and place(last) >= _THOUSAND
            return not self._figures and scaled and self._sum.add(read.value)
        self._sum.add(read.value)
        self._reach = (read.value, read.upper) if read.upper is not None else None
        self._hint, self._figures, self._weak = read.hint, read.figures, read.weak
        self._head = read.value / read.scale
        return True

    def _takes_scale(self, scale: int) -> bool:
        if not self._sum.times(scale):
            return False
        self._rough = None
        if self._reach is not None:
            low, high = self._reach
            self._reach = low * scale, (high + 1) * scale - 1
        return True

    def _times_rough(self, size: float, *, few: bool, begun: bool) -> bool:
        """Read a round number, or a few of them: `une dizaine`, `три десятка`, `deux douzaines`."""
        if begun and not few:
            return False
        self._hint = None if begun and size == _DOZEN else "approx"
        return self._sum.times(size) if begun else self._sum.add(size)

    def _after_figures(self) -> bool:
        """Whether figures were read last: no word for a number goes on from them."""
        return self.end > self._start and FIGURE in self._tokens[self.end - 1].kinds


def _hyphen(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    return (
        token.word == "-"
        and at + 1 < len(tokens)
        and token.start == tokens[at - 1].end
        and token.end == tokens[at + 1].start
        and "num" in tokens[at + 1].kinds
        and "num" in tokens[at - 1].kinds
    )


def _is_minus(tokens: Sequence[Token], at: int, numbers: Numbers) -> bool:
    if tokens[at].word != "-" or at + 1 >= len(tokens) or FIGURE not in tokens[at + 1].kinds:
        return False
    if tokens[at + 1].start != tokens[at].end:
        return False
    if at == 0 or tokens[at - 1].word in _SIGNS:
        return True
    before = tokens[at - 1]
    apart = before.end < tokens[at].start or bool(numbers.places)
    return apart and not {FIGURE, "num", "scale"} & before.kinds.keys()
