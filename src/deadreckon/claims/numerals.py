"""Numbers in figures and words: `1,6 млн`, `three hundred and five`, `1만3000`, `a few dozen`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from deadreckon.claims.lexicon import Table, Words
from deadreckon.claims.patterns import alternation, words
from deadreckon.claims.scan import Entry, Token

Hint = Literal["gt", "approx"]

_DECIMALS = 11
_GREATEST, _LONGEST = 1e18, 24
"""The greatest number and the longest figures that are still a count of anything."""
_HUNDRED, _THOUSAND = 100, 1000
_TENS = range(20, 100, 10)
_TEENS = range(10, 20)
_YEARS = range(1000, 3000)
FIGURE = "figure"
GLUED = "glued"
_HANGUL = "가-힣"


class Numbers(Table):
    """The table `numbers` of a lexicon.

    Attributes:
        decimal, groups: the marks inside figures.
        count, ranks: the first numbers from nought, the first ordinals from the first.
        words, ranks_above: further ones, value to pattern; fractions are words too.
        scales: what multiplies the number before it: thousand, million, dozen.
        vague: `24-99` to pattern: dozens.
        rough: words for a round number that is never meant exactly (une dizaine).
        plus: words that say that it is somewhat more (多, with 数十 under `several`).
        joins: words inside a number (and).
        turned: units stand before tens (fünfunddreißig).
        glued: number words are written together (millecinquecento).
        vigesimal: sixty and eighty take the teens (soixante-dix).
        nth, nth_before: what makes an ordinal of a number.
        minus: words for a negative sign.
        over: what stands between the parts of a fraction, the lower part first (4分の1).
        digits, places: letters that are figures (一, 十), value to letters; `after` is what may
            follow them without a blank, where not everything may; `several` stands before a place.
        letters_end: a last figure after a hundred counts tens (一百七).
    """

    decimal: str = "."
    groups: str = ","
    count: tuple[Words, ...] = ()
    words: Mapping[float, Words] = {}
    ranks: tuple[Words, ...] = ()
    ranks_above: Mapping[int, Words] = {}
    scales: Mapping[int, Words] = {}
    vague: Mapping[str, Words] = {}
    rough: Mapping[int, Words] = {}
    plus: Words = ""
    joins: Words = ""
    turned: bool = False
    vigesimal: bool = False
    glued: bool = False
    nth: Words = ""
    nth_before: Words = ""
    minus: Words = ""
    over: Words = ""
    digits: Mapping[int, str] = {}
    places: Mapping[int, str] = {}
    after: Words = ""
    several: str = ""
    more: str = ""
    letters_end: bool = False
    spaced: bool = False

    def entries(self) -> Iterator[Entry]:
        """Give the words of the table for a scanner."""
        yield from (("num", value, pattern) for value, pattern in enumerate(self.count))
        for kind, group in (("num", self.words), ("scale", self.scales), ("rough", self.rough)):
            yield from ((kind, value, pattern) for value, pattern in group.items())
        yield from (("nthword", value, pattern) for value, pattern in enumerate(self.ranks, 1))
        yield from (("nthword", value, pattern) for value, pattern in self.ranks_above.items())
        for reach, pattern in self.vague.items():
            low, high = map(int, reach.split("-"))
            yield "vague", (low, high), pattern
        for kind in ("joins", "nth", "nth_before", "minus", "over", "plus"):
            yield kind, True, getattr(self, kind)

    @property
    def figures(self) -> str:
        """The regular expression of a number in figures."""
        groups = "|".join(rf"(?:{re.escape(mark)}\d{{3}})+" for mark in self.groups + "'")
        plain = (
            r"(?<![\d/])\d/[1-9](?![\d/])"
            rf"|(?!0\d)\d{{1,3}}(?:{groups})(?!\d)(?:[.,](?!\d{{3}}(?!\d))\d+)?"
            r"|\d{1,3}(?:,\d\d)+,\d{3}(?!\d)"
            rf"|\d+(?:[.{self.decimal}]\d+(?!\d))?"
        )
        if not self.places:
            return plain
        digits, places = "".join(self.digits.values()), "".join(self.places.values())
        first = f"(?:{plain})|[{digits}{places}]"
        more = rf"[{places}]|(?<=[{digits}{places}])[{digits}]|(?<=[{places}])\d+(?:[.,]\d+)*"
        if self.several:
            first = f"[{self.several}](?=[{places}])|{first}"
        if self.more:
            more = f"[{self.more}](?=[{places}])|{more}"
        if self.spaced:
            more = rf"(?<=[{places}]) (?=[{digits}]?[{places}]|\d+[{places}])|{more}"
        own = f"(?:{first})(?:{more})*" + (f"[{self.more}]?" if self.more else "")
        if not self.after:
            return own
        # Hangul figures are also parts of words: only whole words that hold a ten or more.
        after, over = alternation(words(self.after)), words(self.over)[0]
        bare = (
            rf"(?<![{_HANGUL}\d])(?=[{self.several}]?[{digits}]?[{places[:4]}]"
            rf"|[{digits}]+{over}|(?<={over} )[{digits}]|(?<={over})[{digits}])"
        )
        return rf"(?=\d)(?:{own})|{bare}(?:{own})(?=(?:{after}){{0,2}}(?![{_HANGUL}]))"

    @cached_property
    def parts(self) -> Mapping[str, tuple[str, float]]:
        """The words that may be glued together, to kind and value."""
        found: dict[str, tuple[str, float]] = {}
        for kind, value, pattern in self.entries():
            if kind in ("num", "scale") or (kind == "joins" and self.turned):
                for word in words(pattern):
                    if " " not in word:
                        found.setdefault(word, (kind, float(value)))
        return found

    @cached_property
    def shapes(self) -> Mapping[str, str]:
        """What a scanner has to look for, kind to regular expression."""
        shapes = {FIGURE: self.figures}
        if self.glued:
            letter = r"[^\W\d_]"
            shapes[GLUED] = f"(?<!{letter})(?:{alternation(self.parts)}){{2,}}+(?!{letter})"
        return shapes


@dataclass(frozen=True, slots=True)
class Number:
    """A number as told.

    Attributes:
        value: the number, or the least of what a vague word means.
        upper: the most of it, None where the word is not vague.
        hint: gt for `500多`, approx for `une dizaine`.
        figures: how it stands where it stands in plain figures; else empty.
        ordinal: it is a place in a row.
        weak: a short word that may mean something else.
    """

    value: float
    upper: float | None = None
    hint: Hint | None = None
    figures: str = ""
    ordinal: bool = False
    weak: bool = False


class _Stack:
    """Adds and multiplies the parts of a number as it is read from left to right."""

    def __init__(self, numbers: Numbers) -> None:
        self.numbers = numbers
        self.parts: list[float] = []
        self.joined = False

    def add(self, value: float) -> bool:
        if not self.parts:
            self.parts.append(value)
            return True
        last = self.parts[-1]
        if self.numbers.turned and 0 < last < 10 and value in _TENS and self.joined:
            self.parts[-1] = last + value
            return True
        if self.numbers.vigesimal and last in (60, 80) and 0 < value < 20:
            self.parts[-1] = last + value
            return True
        if not 0 < value < _place(last):
            return False
        self.parts.append(value)
        return True

    def times(self, scale: int) -> bool:
        below: float = 0
        while self.parts and self.parts[-1] < scale:
            below += self.parts.pop()
        if below * scale > _GREATEST:
            self.parts.append(below)
            return False
        self.parts.append((below or 1) * scale)
        return True

    @property
    def value(self) -> float:
        return sum(self.parts)


def _place(value: float) -> float:
    """Give the value of the last figure that is not nought: 200 to 100, 21 to 1."""
    if value != int(value) or value == 0:
        return 0
    whole, place = int(value), 1
    while whole % 10 == 0:
        whole, place = whole // 10, place * 10
    return place


def merge(tokens: Sequence[Token], numbers: Numbers, *, signed: bool = True) -> list[Token]:
    """Put the tokens that are one number together, under the kind `number`; signs too if signed."""
    out: list[Token] = []
    at = 0
    while at < len(tokens):
        if not tokens[at].kinds and tokens[at].word != "-":
            out.append(tokens[at])
            at += 1
            continue
        end, number = _number(tokens, at, numbers, signed=signed)
        if number is None:
            out.append(tokens[at])
            at += 1
            continue
        first, last = tokens[at], tokens[end - 1]
        kinds = {**first.kinds, "number": number} if end == at + 1 else {"number": number}
        word = first.word if end == at + 1 else " ".join(t.word for t in tokens[at:end])
        out.append(Token(first.start, last.end, word, kinds))
        at = end
    return out


def _number(
    tokens: Sequence[Token], at: int, numbers: Numbers, *, signed: bool
) -> tuple[int, Number | None]:
    first = tokens[at].kinds
    if "nth_before" in first and at + 1 < len(tokens):
        end, number = _cardinal(tokens, at + 1, numbers)
        if number is not None and number.upper is None:
            return end, replace(number, ordinal=True)
        return at, None
    if "nthword" in first:
        return at + 1, Number(first["nthword"], ordinal=True)
    end, number = _cardinal(tokens, at, numbers, signed=signed)
    if number is None or end >= len(tokens):
        return end, number
    after = tokens[end]
    if "over" in after.kinds and end + 1 < len(tokens) and number.value > 0:
        last, top = _cardinal(tokens, end + 1, numbers)
        if top is not None:
            return last, Number(round(top.value / number.value, _DECIMALS))
    close = after.start == tokens[end - 1].end
    if "nth" in after.kinds and (close or numbers.places) and number.upper is None:
        return end + 1, replace(number, ordinal=True)
    step = end + 1 if after.word == "-" and end + 1 < len(tokens) else end
    nth = tokens[step].kinds.get("nthword") if not number.figures else None
    if nth is not None and number.value in (*_TENS, *range(100, 1000, 100)) and nth < 10:
        return step + 1, Number(number.value + nth, ordinal=True)
    return end, number


def _cardinal(
    tokens: Sequence[Token], at: int, numbers: Numbers, *, signed: bool = False
) -> tuple[int, Number | None]:
    stack = _Stack(numbers)
    reach: tuple[float, float] | None = None
    hint: Hint | None = None
    figures, start, end, weak = "", at, at, True
    negative = signed and ("minus" in tokens[at].kinds or _is_minus(tokens, at, numbers))
    if negative:
        at += 1
        start = end = at
    while at < len(tokens):
        token = tokens[at]
        kinds = token.kinds
        if at > start and token.start - tokens[at - 1].end > 2:
            break
        if FIGURE in kinds:
            if len(token.word) > _LONGEST:
                break
            read = read_figures(token.word, numbers)
            if (
                end > start
                and not (figures != "" or not stack.parts or not _scaled(stack.parts[-1]))
                and stack.add(read.value)
            ):
                at = end = at + 1
                continue
            if end > start:
                break
            stack.add(read.value)
            reach = (read.value, read.upper) if read.upper is not None else None
            hint, figures = read.hint, read.figures
            weak = read.weak
        elif GLUED in kinds and end == start and len(token.word) <= 4 * _LONGEST:
            stack = _glued(token.word, numbers)
            figures, weak = "", False
        elif "num" in kinds and reach is None:
            if end > start and numbers.places and FIGURE in tokens[end - 1].kinds:
                break
            if not stack.add(kinds["num"]):
                break
            figures, weak = "", weak and end == start and kinds["num"] < 20
        elif "scale" in kinds:
            scale = kinds["scale"]
            if reach is not None:
                reach = (reach[0] * scale, (reach[1] + 1) * scale - 1)
            if not stack.times(scale):
                break
            figures, weak = "", False
        elif "rough" in kinds and reach is None:
            if stack.parts:
                stack.times(kinds["rough"])
            else:
                stack.add(kinds["rough"])
            hint, figures, weak = "approx", "", False
        elif "vague" in kinds and (end == start):
            reach = kinds["vague"]
            stack.add(reach[0])
            figures, weak = "", False
        elif end > start and (("joins" in kinds and not figures) or _hyphen(tokens, at)):
            stack.joined = True
            at += 1
            continue
        else:
            break
        stack.joined = False
        at = end = at + 1
    if end == start:
        return start, None
    if end < len(tokens) and "plus" in tokens[end].kinds and reach is None:
        return end + 1, Number(stack.value, hint="gt")
    value = -stack.value if negative else stack.value
    if reach is not None:
        return end, Number(reach[0], reach[1], hint)
    return end, Number(value, None, hint, "" if negative else figures, weak=weak)


def _glued(word: str, numbers: Numbers) -> _Stack:
    stack = _Stack(numbers)
    for part in re.findall(alternation(numbers.parts), word):
        kind, value = numbers.parts[part]
        if kind == "scale":
            stack.times(int(value))
        elif kind == "num" and not stack.add(value):
            stack.parts.append(value)
        stack.joined = kind == "joins"
    return stack


def _scaled(value: float) -> bool:
    return value >= _THOUSAND and _place(value) >= _THOUSAND


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
    before = tokens[at - 1] if at else None
    if before is None:
        return True
    return (before.end < tokens[at].start or bool(numbers.places)) and not {FIGURE, "num", "scale"} & before.kinds.keys() or before.word in "<>=≤≥"


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


def _plain(raw: str, numbers: Numbers) -> float:
    marks = re.findall(r"[^\d]", raw)
    last = raw.rfind(marks[-1])
    tail = len(raw) - last - 1
    whole = (
        len(marks) == 1
        and tail == 3
        and marks[0] in numbers.groups + "' "
        and not raw.startswith("0")
    ) or (len(marks) > 1 and len(set(marks)) == 1)
    digits = re.sub(r"[^\d]", "", raw)
    if whole:
        return float(digits)
    return float(f"{digits[: len(digits) - tail]}.{digits[len(digits) - tail :]}")


def _letters(raw: str, numbers: Numbers) -> Number:
    digits = {c: v for v, letters in numbers.digits.items() for c in letters}
    places = {c: v for v, letters in numbers.places.items() for c in letters}
    if all(c in digits for c in raw) and len(raw) > 1:
        figures = "".join(str(digits[c]) for c in raw)
        return Number(float(figures), figures=figures)
    stack = _Stack(numbers)
    hint: Hint | None = None
    several = raw[0] in numbers.several if numbers.several else False
    last = ""
    for part in re.findall(r"\d+(?:[.,]\d+)*|\S", raw[1:] if several else raw):
        if part in places:
            stack.times(places[part])
        elif part in digits:
            value = digits[part]
            if value and not stack.add(value):
                stack.parts.append(value)
        elif part[0].isdecimal():
            value = float(part) if part.isdecimal() else _plain(part, numbers)
            if not stack.add(value):
                stack.parts.append(value)
        else:
            hint = "gt"
        last = part
    if numbers.letters_end and last in digits and len(stack.parts) > 1:
        place = _place(stack.parts[-2])
        if place >= _HUNDRED and stack.parts[-2] % (place * 10):
            stack.parts[-1] *= place / 10 if "零" not in raw and "〇" not in raw else 1
    value = stack.value
    if several:
        place = value
        return Number(place * (2 if place == 10 else 1), place * 10 - 1, hint)
    weak = len(raw) == 1
    return Number(value, None, hint, weak=weak)
