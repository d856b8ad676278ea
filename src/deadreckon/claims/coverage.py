"""What each lexicon covers: how many phrases it has for each thing that is read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from deadreckon.claims.boundwords import Bounds
from deadreckon.claims.denials import Denials
from deadreckon.claims.lexicon import Table, languages, table
from deadreckon.claims.numberwords import Numbers
from deadreckon.claims.patterns import words
from deadreckon.claims.timewords import Times
from deadreckon.claims.units import Units
from deadreckon.claims.vocabulary import Attributing, Confidence, Signs, Terms

NAMES = {
    "ar": "Arabic",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "hi": "Hindi",
    "it": "Italian",
    "ja": "Japanese",
    "ko": "Korean",
    "nl": "Dutch",
    "pl": "Polish",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "sv": "Swedish",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "vi": "Vietnamese",
    "zh": "Chinese, both scripts",
}

STEPS = (10, 30, 100, 300, 1000)


@dataclass(frozen=True, slots=True)
class Covered:
    """How many words or phrases a lexicon has, by what they are for; 0 where it has none."""

    language: str
    counts: Mapping[str, int]


def coverage() -> tuple[Covered, ...]:
    """Count what each lexicon holds, by language code."""
    return tuple(Covered(language, _counts(language)) for language in languages())


def as_table(rows: Iterable[Covered]) -> str:
    """Write the counts as a Markdown table, a language a row."""
    found = list(rows)
    heads = list(found[0].counts)
    lines = [f"| language | {' | '.join(heads)} |", "| --- |" + " ---: |" * len(heads)]
    for row in found:
        name = NAMES.get(row.language, row.language)
        cells = " | ".join(_rounded(row.counts[head]) for head in heads)
        lines.append(f"| {name} ({row.language}) | {cells} |")
    return "\n".join(lines) + "\n"


def _rounded(count: int) -> str:
    """Give a count down to the next of a few steps: one word more changes no page."""
    step = max((step for step in STEPS if count >= step), default=0)
    return f"{step}+" if step else ("few" if count else "")


def _counts(language: str) -> dict[str, int]:
    says = table(language, "attribution", Attributing)
    signs = table(language, "signs", Signs)
    numbers = table(language, "numbers", Numbers)
    bounds = table(language, "bounds", Bounds)
    units = table(language, "units", Units)
    times = table(language, "times", Times)
    return {
        "verbs of saying": _size(says.says),
        "according to": _size((*says.according, *says.after, *says.pronominal)),
        "who speaks": _size(says.roles),
        "denial": _size((*signs.deny, *signs.no_comment)),
        "denied what": _all(table(language, "denials", Denials)),
        "likelihood": _all(table(language, "terms", Terms)),
        "confidence": _all(table(language, "confidence", Confidence)),
        "hearsay": _size(signs.alleged),
        "condition": _size((*signs.conditional, *signs.inverted)),
        "bounds": _size((*bounds.before.values(), *bounds.after.values())),
        "number words": _size((*numbers.count, *numbers.words.values(), *numbers.scales.values())),
        "units": len({word for _, _, pattern in units.counted() for word in words(pattern)}),
        "days and months": _size((*times.months, *times.weekdays, *times.days.values())),
    }


def _all(found: Table) -> int:
    return sum(_size(patterns) for _, patterns in found)


def _size(patterns: Iterable[str]) -> int:
    return len({word for pattern in patterns for word in words(pattern)})
