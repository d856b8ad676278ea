"""Two numbers as one range: between a and b, from a to b, a-b, more than a and fewer than b."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from deadreckon.claims.bounds import LOWER, UPPER, Bounded, bound_of
from deadreckon.claims.boundwords import is_soft, kinds, number
from deadreckon.claims.figures import Number
from deadreckon.claims.scan import Token
from deadreckon.claims.uncounted import is_uncounted

_BETWEEN = 4
"""Tokens that may stand between two halves of one range."""
_FAR = 4
"""Tokens before and after where a range may open and close."""
_DASHES = ("-", "~")
_YEAR_FIGURES = 4
_THOUSAND = 1000
_JOINS = {"both", "start_after", "or_equal"}


def bounded(line: Sequence[Token]) -> Iterator[Bounded]:
    """Give the numbers of a line that may count, with their bounds; ranges as one."""
    places = [
        i for i, token in enumerate(line) if "number" in token.kinds and not is_uncounted(line, i)
    ]
    ones: list[Bounded] = []
    taken = -1
    for i, follower in zip(places, (*places[1:], None), strict=False):
        if i <= taken:
            continue
        pair = _pair(line, i, follower) if follower is not None else None
        if pair is not None:
            taken = pair.at[1] - 1
        ones.append(pair or bound_of(line, i))
    return _joined(line, ones)


def is_year(told: Number) -> bool:
    """Whether figures look like a year of our time."""
    return len(told.figures) == _YEAR_FIGURES and told.figures[:2] in ("19", "20")


def _pair(line: Sequence[Token], first: int, second: int) -> Bounded | None:
    low, high = number(line[first]), number(line[second])
    gap = line[first + 1 : second]
    if len(gap) > _BETWEEN or low.upper is not None or high.upper is not None:
        return None
    opening, start = _opening(line, first)
    closing, end = _closing(line, second)
    if (low.figures[:1] == "0" and low.figures != "0") or not _linked(gap, opening, closing):
        return None
    value = _like(low, high)
    if not value < high.value or (is_year(low) and is_year(high) and not opening):
        return None
    return Bounded("between", value, high.value, start, end, (first, second + 1), low.ordinal)


def _linked(gap: Sequence[Token], opening: str, closing: str) -> bool:
    """Whether what stands between two numbers makes them the ends of a range."""
    if any(token.word in _DASHES for token in gap):
        return len(gap) == 1
    links = [token for token in gap if not is_soft(token)]
    if len(links) > 1:
        return False
    link = links[0].kinds if links else {}
    from_after = any("start_after" in token.kinds for token in gap)
    if "to" in link:
        return True
    if opening == "between" or closing == "between_after":
        return "both" in link or from_after
    return from_after and (bool(closing) or "start_after" in link)


def _like(low: Number, high: Number) -> float:
    """Let `2 to 3 million` be millions at both ends."""
    scaled = low.value * high.scale
    alike = low.figures and high.scale >= _THOUSAND and scaled < high.value
    return scaled if alike else low.value


def _opening(line: Sequence[Token], first: int) -> tuple[str, int]:
    for i in range(first - 1, first - _FAR, -1):
        here = kinds(line, i)
        for kind in ("between", "start"):
            if kind in here:
                return kind, i
        if "fill" not in here:
            break
    return "", first


def _closing(line: Sequence[Token], second: int) -> tuple[str, int]:
    for i in range(second + 1, min(len(line), second + _FAR)):
        for kind in ("between_after", "to_after"):
            if kind in line[i].kinds:
                return kind, i + 1
        if not is_soft(line[i]):
            break
    return "", second + 1


def _joined(line: Sequence[Token], ones: Sequence[Bounded]) -> Iterator[Bounded]:
    """Put `more than 10 and fewer than 20` together, if it leaves room for a number."""
    held: Bounded | None = None
    for one in ones:
        both = _both(line, held, one) if held is not None else None
        if both is not None:
            yield both
            held = None
            continue
        if held is not None:
            yield held
        held = one
    if held is not None:
        yield held


def _both(line: Sequence[Token], a: Bounded, b: Bounded) -> Bounded | None:
    lower, upper = (b, a) if a.bound in UPPER else (a, b)
    if lower.bound not in LOWER or upper.bound not in UPPER or not lower.value < upper.value:
        return None
    gap = line[a.end : b.start]
    first = next((token.kinds["unit"] for token in gap if "unit" in token.kinds), None)
    after = line[b.end : b.end + _FAR]
    other = next((token.kinds["unit"] for token in after if "unit" in token.kinds), first)
    if first not in (None, other):
        return None  # at least 14 bridges and nearly 200 homes
    if len(gap) > _BETWEEN or not all(
        is_soft(token) or token.word == "," or _JOINS & token.kinds.keys() for token in gap
    ):
        return None
    at = a.at[0], b.at[1]
    return replace(a, bound="between", value=lower.value, upper=upper.value, end=b.end, at=at)
