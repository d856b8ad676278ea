"""Numbers in figures of any script: `1,200`, `3.5`, `1만3000`, `三百零五`, `500多`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from deadreckon.claims.numberwords import Numbers
from deadreckon.claims.patterns import alternation

Hint = Literal["gt", "approx"]

GREATEST, LONGEST = 1e18, 24
"""The greatest number and the longest figures that are still a count of anything."""
_THOUSANDS = 3
"""Figures in a group."""
_TEN, _TWENTY, _HUNDRED = 10, 20, 100
_TENS = range(20, 100, 10)
_SIXTY_OR_EIGHTY = (60, 80)


@dataclass(frozen=True, slots=True)
class Number:
    """A number as told.

    Attributes:
        value: the number, or the least of what a vague word means.
        upper: the most of it, None where the word is not vague.
        hint: gt for `500多`, approx for `une dizaine`.
        figures: how it stands where it stands in plain figures; else empty.
        ordinal: it is a place in a row.
        rough: the round number that a vague word is beside a bound: около сотни.
        weak: a short word that may mean something else.
        scale: what the figures at its head were multiplied by: a million in `3 million`.
    """

    value: float
    upper: float | None = None
    hint: Hint | None = None
    figures: str = ""
    ordinal: bool = False
    rough: float | None = None
    weak: bool = False
    scale: float = 1


class Sum:
    """Adds and multiplies the parts of a number as it is read from left to right."""

    def __init__(self, numbers: Numbers) -> None:
        """Start with nothing."""
        self._numbers = numbers
        self.parts: list[float] = []
        self.joined = False
        """Whether the last part was a word such as `and`."""

    def add(self, value: float) -> bool:
        """Add a smaller part; False where it cannot be one of the same number."""
        last = self.parts[-1] if self.parts else None
        if last is None:
            self.parts.append(value)
            return True
        turned = self._numbers.turned and self.joined and 0 < last < _TEN and value in _TENS
        teens = self._numbers.vigesimal and last in _SIXTY_OR_EIGHTY and 0 < value < _TWENTY
        if turned or teens:
            self.parts[-1] = last + value
            return True
        if 0 < value < place(last):
            self.parts.append(value)
            return True
        return False

    def times(self, scale: float) -> bool:
        """Multiply what is smaller than a scale by it; False where it grows beyond all counts."""
        below: float = 0
        while self.parts and self.parts[-1] < scale:
            below += self.parts.pop()
        if below * scale > GREATEST:
            self.parts.append(below)
            return False
        self.parts.append((below or 1) * scale)
        return True

    @property
    def value(self) -> float:
        """The number so far."""
        return sum(self.parts)


def place(value: float) -> float:
    """Give the value of the last figure that is not nought: 100 for 200, 1 for 21, else 0."""
    if value != int(value) or value == 0:
        return 0
    whole, found = int(value), 1
    while whole % _TEN == 0:
        whole, found = whole // _TEN, found * _TEN
    return found


def read_figures(raw: str, numbers: Numbers) -> Number:
    """Read one slice that `Numbers.figures` matches."""
    if "/" in raw:
        top, bottom = raw.split("/")
        return Number(int(top) / int(bottom))
    if raw.isdecimal():
        return Number(float(raw), figures=raw)
    if not numbers.places or re.fullmatch(r"[\d.,' ]+", raw):
        return Number(_plain(raw, numbers))
    return _letters(raw, numbers)


def read_glued(word: str, numbers: Numbers) -> Sum:
    """Read number words written together, which `Numbers.shapes` knows as glued."""
    total = Sum(numbers)
    for part in re.findall(alternation(numbers.parts), word):
        kind, value = numbers.parts[part]
        if kind == "scale":
            total.times(value)
        elif kind == "num" and not total.add(value):
            total.parts.append(value)
        total.joined = kind == "joins"
    return total


def _plain(raw: str, numbers: Numbers) -> float:
    marks = re.findall(r"[^\d]", raw)
    tail = len(raw) - raw.rfind(marks[-1]) - 1
    one_group = tail == _THOUSANDS and marks[0] in numbers.groups + "'" and raw[0] != "0"
    grouped = one_group if len(marks) == 1 else len(set(marks)) == 1
    digits = re.sub(r"[^\d]", "", raw)
    if grouped:
        return float(digits)
    cut = len(digits) - tail
    return float(f"{digits[:cut]}.{digits[cut:]}")


def _letters(raw: str, numbers: Numbers) -> Number:
    digits, places = numbers.digit_values, numbers.place_values
    if len(raw) > 1 and all(letter in digits for letter in raw):
        figures = "".join(str(digits[letter]) for letter in raw)
        return Number(float(figures), figures=figures)
    several = raw[0] in numbers.several
    parts = re.findall(r"\d+(?:[.,]\d+)*|\S", raw[1:] if several else raw)
    total = Sum(numbers)
    for part in parts:
        if part in places:
            total.times(places[part])
        elif part in digits or part[0].isdecimal():
            value = digits[part] if part in digits else read_figures(part, numbers).value
            if value and not total.add(value):
                total.parts.append(value)
    if numbers.letters_end and parts[-1] in digits and digits[parts[-1]]:
        _tens_at_end(total, raw)
    hint: Hint | None = "gt" if any(letter in numbers.more for letter in raw[1:]) else None
    if several:
        least = total.value * (2 if total.value == _TEN else 1)
        return Number(least, total.value * _TEN - 1, hint)
    scale = total.value / read_figures(parts[0], numbers).value if _is_scaled(parts, places) else 1
    return Number(total.value, None, hint, weak=len(raw) == 1, scale=scale)


def _is_scaled(parts: list[str], places: Mapping[str, int]) -> bool:
    """Whether letters are figures and then places alone, as in 50万."""
    head, *tail = parts
    return head[0].isdecimal() and head.strip("0.,") != "" and all(part in places for part in tail)


def _tens_at_end(total: Sum, raw: str) -> None:
    """Read 一百七 as 170, where no nought stands between (一百零七)."""
    if len(total.parts) > 1 and place(total.parts[-2]) >= _HUNDRED and "零" not in raw:
        total.parts[-1] *= place(total.parts[-2]) / _TEN
