"""The article within a captured text: headline and body, without what the site put around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

LEAST_SENTENCE = 40
"""Code points of a line that ends as a sentence does, below which it may be a caption or a menu."""
LEAST_WIDE = 18
"""The same where letters are ideographs or syllables."""
LEAST_HEADLINE = 12
LEAST_WORDS = 4
LONGEST_SIGN = 30
LONGEST_MENU = 400
DATELINE_END = 110

_WIDE = re.compile(r"[぀-ヿ㐀-鿿가-힣]")
_CLOSED = re.compile(
    r"[.!?…。！？؟۔:;：；][\"'»”’)）\]」』›⁰¹²³⁴⁵⁶⁷⁸⁹]*\Z|[.!?。][\"'»”’」』]?\s*\([^()]{3,60}\)\Z"
)
_MENU = re.compile(r"\S\s*[|>·›]\s+\S|[|>›]\s|\s{3,}|\t")
_MENU_ENTRIES = 3
_ADDRESS = re.compile(r"https?://|www\.|\S+@\S+\.\S+|©|\(c\) \d{4}", re.IGNORECASE)
_BULLET = re.compile(r"^\s*(?:[-–•*▶■]|\d{1,2}[.)]?)\s+\S")
_CLOCK = re.compile(r"(?<!\d)\d{1,2}[:.h]\d{2}(?!\d)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_DIGITS = re.compile(r"\d")
_OUTLET = re.compile(r"[(（【\[](?P<name>[^()（）【】\[\]]{2,60})[)）】\]]")
_COUNTER = re.compile(r":\s*\d+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the article.

    Attributes:
        start, end: in code points of the text, without blanks around it and without the dateline.
        headline: it stands over the article.
    """

    start: int
    end: int
    headline: bool = False


@dataclass(frozen=True, slots=True)
class Body:
    """The article: its lines, and the outlet that its dateline names, or ""."""

    lines: tuple[Line, ...]
    outlet: str


def body(text: str) -> Body:
    """Tell the article from menus, counters, related headlines and imprints.

    A line is of the article if it is long enough and ends as a sentence does; the headline is the
    last line before the first of them that reads like one. What follows the article after a line
    that is none is left out where it reads like a list.
    """
    lines = list(_lines(text))
    said = [n for n, (a, b) in enumerate(lines) if _is_sentence(text[a:b])]
    if not said:
        return Body(tuple(Line(a, b) for a, b in lines[:1]), "")
    outlet = ""
    found: list[Line] = []
    headline = _headline(text, lines[: said[0]])
    if headline is not None:
        found.append(Line(*headline, headline=True))
    for before in lines[max(said[0] - 3, 0) : said[0]]:
        outlet = outlet or _outlet(text[before[0] : before[1]])
    for n in said:
        start, end = lines[n]
        if n == said[0] or _YEAR.search(text[start : start + DATELINE_END]):
            cut = dateline(text[start:end])
            outlet = outlet or _outlet(text[start : start + cut])
            start += cut
        if start < end:
            found.append(Line(start, end))
    return Body(tuple(found), outlet)


def dateline(line: str) -> int:
    """Give where the article begins in a line: after `LONDON, 27 October 2023 (Outlet) -`."""
    head = line[:DATELINE_END]
    year = _YEAR.search(head)
    brackets = list(re.finditer(r"[)）\]】]", head))
    for match in re.finditer(r"\s(?:[-–—]{1,3})\s|\)\s?[.:]\s?[-–—]?\s*|\.-\s|[-–—]{2}\s?", head):
        before = head[: match.start() + 1].rstrip()
        dated = _DIGITS.search(before) is not None and (
            year is None or year.start() < match.start()
        )
        if dated and (year is not None or before.endswith(")")):
            return match.end()
    if brackets and _DIGITS.search(head[: brackets[-1].end()]) and _wide(line):
        close = brackets[0]
        rest = head[close.end() :]
        if head.startswith(("(", "（", "【", "[")) and close.start() < LONGEST_SIGN:
            return close.end() + len(rest) - len(rest.lstrip())
    return 0


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.splitlines(keepends=True):
        end = start + len(line)
        stripped = line.strip()
        if stripped:
            left = start + len(line) - len(line.lstrip())
            yield left, left + len(stripped)
        start = end


def _wide(line: str) -> bool:
    return len(_WIDE.findall(line[:200])) * 4 > len(line[:200])


def _is_sentence(line: str) -> bool:
    least = LEAST_WIDE if _wide(line) else LEAST_SENTENCE
    if len(line) < least or (_ADDRESS.search(line[:200]) and len(line) < 3 * least):
        return False
    if not _CLOSED.search(line[-80:]):
        return False
    if _BULLET.match(line) and len(line) < 3 * least:
        return False
    if line.endswith((")", "）")) and len(line) < DATELINE_END and _YEAR.search(line):
        return False
    return not _is_menu(line)


def _is_menu(line: str) -> bool:
    if len(line) > LONGEST_MENU:
        return False
    return len(_MENU.findall(line)) >= _MENU_ENTRIES or (
        " | " in line and not line.rstrip().endswith((".", "。"))
    )


def _headline(text: str, before: list[tuple[int, int]]) -> tuple[int, int] | None:
    """Give the longest line that reads like a headline."""
    found = [(start, end) for start, end in before if _is_headline(text[start:end])]
    return max(found, key=lambda line: line[1] - line[0], default=None)


def _is_headline(line: str) -> bool:
    wide = _wide(line)
    if len(line) < (LEAST_HEADLINE // 2 if wide else LEAST_HEADLINE):
        return False
    if not wide and len(line.split()) < LEAST_WORDS:
        return False
    return not any(
        sign.search(line) for sign in (_MENU, _ADDRESS, _CLOCK, _YEAR, _COUNTER, _BULLET)
    )


def _outlet(line: str) -> str:
    """Give the name in brackets of a dateline, without the place before an equals sign."""
    for match in _OUTLET.finditer(line):
        name = match["name"].split("=")[-1].strip()
        if not _DIGITS.search(name):
            return name
    rest = _YEAR.split(line)[-1] if _wide(line) and _YEAR.search(line) else ""
    words = rest.split()
    return words[-1] if words and not _DIGITS.search(words[-1]) else ""
