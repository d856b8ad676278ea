"""The day on which a text says that it was published, or none where it does not say."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib.resources import files

HEAD_LINES = 40
SHORT_LINE = 90
"""A short line with a date is a dateline; a date within a sentence tells of events."""
DATELINE_START = 45
DATELINE_END = 45
DATELINE_WORDS = 3
FIRST_YEAR, LAST_YEAR = 1900, 2099

_YEAR_FIRST = re.compile(
    r"(?<!\d)(?P<y>\d{4})(?:[-/.]|\s*[年년]\s*)(?P<m>\d{1,2})(?:[-/.]|\s*[月월]\s*)(?P<d>\d{1,2})(?!\d)"
)
_DAY_FIRST = re.compile(r"(?<!\d)(?P<d>\d{1,2})(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<y>\d{4})(?!\d)")
_VIETNAMESE = re.compile(
    r"(?<!\d)(?P<d>\d{1,2})\s+tháng\s+(?P<m>\d{1,2})(?:\s+năm\s+|,\s*|\s+)(?P<y>\d{4})(?!\d)",
    re.IGNORECASE,
)
_DASHED = re.compile(r"[(\[–—-]|:\s")


def published_in(text: str) -> date | None:
    """Find the day of publication in the head of a text.

    A date counts if it has a year and stands as a dateline: on a short line of its own (`Outlet
    27/10/2023`), or at the start of a line with an agency or a dash after it. Numbers are read day
    first unless only month first makes a day.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    for line in lines[:HEAD_LINES]:
        for start, end, day in _dates(line):
            if len(line) <= SHORT_LINE and not _is_sentence(line, start, end):
                return day
            if start <= DATELINE_START and _DASHED.search(line[end : end + DATELINE_END]):
                return day
    return None


def _is_sentence(line: str, start: int, end: int) -> bool:
    words = len(f"{line[:start]} {line[end:]}".split())
    return line.endswith((".", "。", "؟", "?", "!")) and words > DATELINE_WORDS


def _dates(line: str) -> list[tuple[int, int, date]]:
    return sorted(_found(line[:1000]))


def _found(line: str) -> Iterator[tuple[int, int, date]]:
    for pattern in (_YEAR_FIRST, _DAY_FIRST, _VIETNAMESE):
        for match in pattern.finditer(line):
            day = _day(int(match["y"]), int(match["m"]), int(match["d"]))
            if day is None and pattern is _DAY_FIRST:
                day = _day(int(match["y"]), int(match["d"]), int(match["m"]))
            if day is not None:
                yield match.start(), match.end(), day
    numbers, pattern = _named()
    for match in pattern.finditer(line):
        month = numbers[re.sub(r"\s+", "_", (match["m1"] or match["m2"]).casefold())]
        day = _day(int(match["y1"] or match["y2"]), month, int(match["d1"] or match["d2"]))
        if day is not None:
            yield match.start(), match.end(), day


def _day(year: int, month: int, day: int) -> date | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


@cache
def _named() -> tuple[dict[str, int], re.Pattern[str]]:
    document = tomllib.loads(files(__package__).joinpath("months.toml").read_text("utf-8"))
    numbers = {
        name: number
        for number, names in enumerate(document["months"], 1)
        for name in names.casefold().split()
    }
    longest_first = sorted(numbers, key=lambda name: (-len(name), name))
    names = "|".join(re.escape(name).replace("_", r"\s+") for name in longest_first)
    # 27 October 2023, 27. Oktober 2023, 27 de octubre de 2023; October 27, 2023
    pattern = re.compile(
        rf"(?<!\d)(?P<d1>\d{{1,2}})(?:st|nd|rd|th|er|º|ª)?\.?\s+(?:de\s+|of\s+)?"
        rf"(?P<m1>{names})\.?,?\s+(?:de\s+|del\s+)?(?P<y1>\d{{4}})(?!\d)"
        rf"|\b(?P<m2>{names})\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{{4}})(?!\d)",
        re.IGNORECASE,
    )
    return numbers, pattern
