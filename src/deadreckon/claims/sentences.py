"""Sentences, with exact places: none crosses a line."""

from __future__ import annotations

import re
from collections.abc import Iterator

LONGEST_DAY = 2
_CREDIT = re.compile(r"[(（][^()（）]{2,60}[)）]\.?")
"""A line in brackets of its own says where a picture is from."""
LONGEST = 1500
"""Code points after which a sentence without an end is cut, so that work stays linear."""

_END = re.compile(
    r"(?P<stop>[.!?…؟۔]+)(?P<close>[\"'»”’)\]⁰¹²³⁴⁵⁶⁷⁸⁹]*)(?=\s+(?P<next>\S))"
    r"|(?P<wide>[。！？]+[」』”’\"）)]*)"
)
_SHORT = re.compile(r"(?:^|[\s(«„“\"'’])(?P<word>[^\W\d_]{1,5}|\d{1,4})\Z")
_UNITS = re.compile(
    r"(?:тыс|млн|млрд|трлн|грн|руб|тис|крб|см|ул|ok|ca|bzw|tzw|tys|mln|mld|płk|gen)"
)
_MONTH = re.compile(
    "jan|janv|feb|febr|févr|mar|apr|avr|abr|aug|ago|sep|sept|set|oct|okt|out|ott|nov|dec|dez|dic|déc"
    "|ene|gen|mag|jun|jul|juil|giu|lug|oca|şub|tem|eyl|eki|kas|ara"
)
_TITLES = frozenset(
    {"mr", "mrs", "ms", "dr", "st", "no", "gen", "col", "capt", "lt", "sgt", "prof"}
)


def sentences(
    text: str, start: int, end: int, *, ordinals: bool = False
) -> Iterator[tuple[int, int]]:
    """Cut one line into sentences, without the blanks between them.

    Args:
        text: the whole text.
        start: of the line, in code points.
        end: of the line.
        ordinals: a number with a full stop is an ordinal there (`24. Oktober`).
    """
    at = start
    for match in _END.finditer(text, start, end):
        if match["wide"] is None and not _ends(text, at, match, ordinals=ordinals):
            continue
        if match["wide"] is not None and _goes_on(text, match.end(), end):
            continue
        yield from _pieces(text, at, match.end())
        at = match.end()
    yield from _pieces(text, at, end)


def _ends(text: str, at: int, match: re.Match[str], *, ordinals: bool) -> bool:
    """Tell whether a full stop ends a sentence, and not an abbreviation or a date."""
    following = match["next"]
    if following.islower():
        return False
    before = _SHORT.search(text, max(at, match.start() - 12), match.start())
    if match["stop"] != "." or before is None or match["close"]:
        return True
    word = before["word"]
    if word.isdecimal():
        return not (ordinals and len(word) <= LONGEST_DAY)
    short = len(word) == 1 or word.casefold() in _TITLES or _UNITS.fullmatch(word) is not None
    dated = _MONTH.fullmatch(word.casefold()) is not None and following.isdecimal()
    return not (short or dated)


def _goes_on(text: str, at: int, end: int) -> bool:
    """Tell whether a sentence in quotes goes on after them: 「…。」と述べた."""
    return text[at - 1] in '」』”’"）)' and at < end and text[at] in "とっなというが、，,"


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if _CREDIT.fullmatch(text, start, end):
        return
    while end - start > LONGEST:
        cut = max(text.rfind(sign, start + LONGEST // 2, start + LONGEST) for sign in ";,，、 ")
        cut = start + LONGEST if cut < 0 else cut + 1
        yield start, cut
        start = cut
    if start < end:
        yield start, end
