"""Numbers that count nothing: days of dates, and names such as resolution 1718."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from deadreckon.claims.bounds import Bounded
from deadreckon.claims.boundwords import is_number, kinds, number
from deadreckon.claims.scan import Token

_FAR = 3
"""Tokens before a number where a label is looked for."""

_CODE, _LONG = 2, 3
"""Letters of a code, and figures with which it may have one more."""
_OPENING = frozenset('.!?:;"«“„(')


def is_uncounted(line: Sequence[Token], at: int) -> bool:
    """Whether the words beside a number show that it is a date or a name."""
    return _is_date(line, at) or _is_first_of_dates(line, at) or _is_label(line, at)


def _is_date(line: Sequence[Token], at: int) -> bool:
    if "dates" in kinds(line, _after(line, at)) or "dates_after" in kinds(line, at + 1):
        return True
    if number(line[at]).ordinal:
        return False
    before = at - 1
    if _is_filling(line, before):
        before -= 1
    return "dates" in kinds(line, before) and "before" not in kinds(line, at - 1)


def _is_first_of_dates(line: Sequence[Token], at: int) -> bool:
    """Whether it is the 7 of `7 and 8 September`."""
    after = _after(line, at)
    if after >= len(line) or "unit" in line[at].kinds:
        return False
    links = {"to", "both"} & line[after].kinds.keys() or line[after].word == "-"
    return bool(links) and is_number(line, after + 1) and _is_date(line, after + 1)


def _after(line: Sequence[Token], at: int) -> int:
    """Give the place of the next word after a number, past its full stop and `of`."""
    after = at + 1
    if after < len(line) and line[after].word == "." and line[after].start == line[at].end:
        after += 1
    return after + 1 if _is_filling(line, after) else after


def _is_filling(line: Sequence[Token], at: int) -> bool:
    here = kinds(line, at)
    return "of" in here and "dates" not in here


def _is_label(line: Sequence[Token], at: int) -> bool:
    before = at - 1
    names = True
    while before > at - _FAR and {"fill", "before"} & kinds(line, before).keys():
        names = names and "before" not in kinds(line, before)
        before -= 1
    here = kinds(line, before)
    return ("labels" in here and names) or "people" in here


def is_code(line: Sequence[Token], one: Bounded, spelt: Callable[[Token], str]) -> bool:
    """Whether figures are of a code with the letters before them: BA 117, KTX 115."""
    before = _before_figures(line, one, spelt)
    long = len(number(line[one.at[0]]).figures) >= _LONG
    return before.isupper() and len(before) <= _CODE + long


def is_name(line: Sequence[Token], one: Bounded, spelt: Callable[[Token], str]) -> bool:
    """Whether figures may belong to the name before them: Airbus 320."""
    at = one.at[0]
    before = _before_figures(line, one, spelt)
    opens = at <= 1 or line[at - 2].word in _OPENING
    return before[:1].isupper() and not opens and not line[at - 1].kinds


def _before_figures(line: Sequence[Token], one: Bounded, spelt: Callable[[Token], str]) -> str:
    """Give the word before bare figures, as the text has it; none where there is more between."""
    at = one.at[0]
    if one.bound != "eq" or one.ordinal or at == 0 or not number(line[at]).figures:
        return ""
    apart = line[at].start - line[at - 1].end
    return spelt(line[at - 1]) if apart == 1 else ""
