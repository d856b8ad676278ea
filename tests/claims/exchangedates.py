"""Marked texts with their days and months exchanged for others."""

import random
import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from tests.claims.edits import Row, applied, language, marks
from tests.claims.exchangewords import MONTHS, WEEKDAYS

DAY = timedelta(days=1)
_LATER = "later|plus tard|später"
_FIGURED = re.compile(r"(?<!\d)(1[0-2]|[1-9])(?=月|월)|(?<=tháng )(1[0-2]|[1-9])(?!\d)")
_SLASHED = re.compile(r"(?<=\d/)(1[0-2]|[1-9])(?!\d)")
_DAY = re.compile(r"(?<![\d.,])(\d{1,2})(?![\d.,]*\d)(?!\s?(?:月|월|小时))")


def days(row: Row, text: str, chance: random.Random) -> tuple[Row, str]:
    """Move all days of months that the marks name by the same number, weekdays too."""
    published = date.fromisoformat(row["published"])
    told = list(marks(row, text, "time"))
    numbered = [(mark, at, run) for mark, at, words in told for run in _named(mark, words)]
    room = min((int(run[0]) for _, _, run in numbered), default=1) - 1
    shift = chance.randint(-min(3, room), -1) if room > 0 else 0
    if not shift:
        for mark, _, _ in told:
            mark.pop("at", None)
        return row, text
    edits = [
        (at + run.start(), at + run.end(), str(int(run[0]) + shift)) for _, at, run in numbered
    ]
    names = WEEKDAYS.get(language(row), "").split("|")
    for mark, at, words in told:
        weekday = _weekday(words, names)
        ends = [date.fromisoformat(mark[end]) if mark[end] else None for end in ("from", "to")]
        if weekday is not None and _is_bare(words, weekday[0]):
            name, place = weekday
            new = (names.index(name) + shift) % 7
            edits.append(
                (at + place, at + place + len(name), _like(name, names[new], words, place))
            )
            if not re.search(r"\d", words):
                ends = [_latest(new, published) if ends[0] == ends[1] else end for end in ends]
                mark["from"], mark["to"] = (end and end.isoformat() for end in ends)
                continue
        marked = {int(run[0]) for run in _named(mark, words)}
        follows = not marked and weekday is None and _follows(mark, ends, published)
        follows = follows or bool(marked and re.search(_LATER, words))
        for end, day in zip(("from", "to"), ends, strict=True):
            if day and day != published and (day.day in marked or follows):
                mark[end] = (day + shift * DAY).isoformat()
    return applied(row, text, edits)


def _named(mark: dict[str, Any], words: str) -> list[re.Match[str]]:
    """Give the days of months in the words of a time."""
    ends = {date.fromisoformat(mark[end]).day for end in ("from", "to") if mark[end]}
    return [run for run in _DAY.finditer(words) if int(run[0]) in ends]


def _is_bare(words: str, name: str) -> bool:
    """Whether nothing but little words and a day stands beside a weekday: no `last Friday`."""
    return all(len(word) < 4 for word in re.findall(r"\w+", words) if word.lower() != name.lower())


def _weekday(words: str, names: Sequence[str]) -> tuple[str, int] | None:
    """Give a lone weekday and where it stands; none of two in a row."""
    hits = [
        (name, hit.start())
        for name in names
        if name
        for hit in re.finditer(rf"(?i)(?<=[週周]){name}|\b{name}\b", words)
        if len(name) > 1 or hit.start()
    ]
    return hits[0] if len(hits) == 1 else None


def _like(old: str, new: str, words: str, place: int) -> str:
    return new.capitalize() if words[place].isupper() and old[0].islower() else new


def _latest(weekday: int, published: date) -> date:
    return published - (published.weekday() - weekday) % 7 * DAY


def _follows(mark: dict[str, Any], ends: Sequence[date | None], published: date) -> bool:
    """Whether a time is told from a day named before it: `two days later`."""
    first, last = ends
    lone = first is not None and (first == last or "2週間" in mark["text"])
    return lone and first != published and not re.search(r"\d{4}", mark["text"])


def months(row: Row, text: str, chance: random.Random) -> tuple[Row, str]:
    """Move publication and all months by the same number, inside one year."""
    published = date.fromisoformat(row["published"])
    found = list(_month_words(row, text))
    told = [number for _, _, number, _ in found]
    lowest, highest = min([*told, published.month]), max([*told, published.month])
    shift = chance.choice([n for n in range(-3, 4) if lowest + n > 0 and highest + n < 13])
    names = WEEKDAYS.get(language(row), "").split("|")
    seasons = any(_hangs(claim.get("time"), names) for claim in row["claims"])
    if not shift or not told or seasons:
        return row, text
    edits = [(start, end, forms[number + shift - 1]) for start, end, number, forms in found]
    if any(not new for _, _, new in edits):
        return row, text
    later = _on(published, shift)
    for mark, at, words in marks(row, text, "time"):
        weekday = _weekday(words, names)
        named = any(at <= start < at + len(words) for start, *_ in found)
        for end in ("from", "to"):
            day = date.fromisoformat(mark[end]) if mark[end] else None
            number = names.index(weekday[0]) if weekday else -1
            if weekday and not _is_bare(words, weekday[0]) and later.weekday() == number:
                continue  # last Thursday, told on a Thursday
            if weekday and day == _latest(number, published):
                mark[end] = _latest(number, later).isoformat()
            elif day == published:
                mark[end] = later.isoformat()
            elif day is not None and (named or not _is_fixed(day, words)):
                mark[end] = _on(day, shift).isoformat()
    row["published"] = later.isoformat()
    return applied(row, text, edits)


def _month_words(row: Row, text: str) -> Iterator[tuple[int, int, int, Sequence[str]]]:
    """Give the months that a text names: place, number, and the names in that form."""
    for line in MONTHS.get(language(row), ()):
        names = line.split("|")
        for number, name in enumerate(names, 1):
            if name:
                for hit in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
                    yield hit.start(), hit.end(), number, names
    if language(row) not in MONTHS:
        figures = [str(n) for n in range(1, 13)]
        hits = [*_FIGURED.finditer(text)]
        if language(row) == "vi":
            hits += _SLASHED.finditer(text)
        for hit in hits:
            yield hit.start(), hit.end(), int(hit[0]), figures


def _on(day: date, months: int) -> date:
    """Go so many months on; the last day of a month stays the last."""
    month = day.month + months
    length = monthrange(day.year, month)[1]
    whole = day.day == monthrange(day.year, day.month)[1] and day.day > 27
    return day.replace(month=month, day=length if whole else min(day.day, length))


def _is_fixed(day: date, words: str) -> bool:
    """Whether an end of a time hangs on the year, a feast or an event, not on a month."""
    ends_of_year = (day.month, day.day) in {(1, 1), (12, 31), (12, 25)}
    told = re.search(r"\d", words)
    event = (day.month, day.day) in {(2, 24), (3, 31)} and not told
    return (ends_of_year and not re.search(r"(?<!\d)\d{1,2}(?!\d)", words)) or event


def _hangs(mark: dict[str, Any] | None, names: Sequence[str]) -> bool:
    """Whether a time is one that another month would make something else."""
    words = (mark or {}).get("text") or ""
    dated = _weekday(words, names) is not None and re.search(r"\d", words)
    several = sum(name.lower() in words.lower() for name in names if len(name) > 1) > 1
    hung = re.search("summer|verano|літо|tuần sau|semaine|Freitag|days after|Різдва", words)
    return bool(dated or several or hung)
