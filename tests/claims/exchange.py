"""Marked texts with their numbers, days, months, terms and names exchanged for others.

All is exchanged alike in text and marks: what the marks say of the changed text is what the rules
of the texts say of it. What has no sure counterpart stays as it is.
"""

import copy
import random
import re
from typing import Any

from tests.claims.edits import Row, applied, language, marks
from tests.claims.exchangedates import days, months
from tests.claims.exchangewords import NAMES, NUMBERS, SHIPS, TERMS

_RUN = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d+)*")


def exchanged(row: Row, text: str, seed: int) -> tuple[Row, str]:
    """Give a row of marks and its text with other numbers, days, months, terms and names."""
    chance = random.Random(f"{row['file']} {seed}")  # noqa: S311 - no secret
    for step in (_numbers, _terms, days, months, _names):
        row, text = step(copy.deepcopy(row), text, chance)
    return row, text


def _numbers(row: Row, text: str, chance: random.Random) -> tuple[Row, str]:
    edits: dict[tuple[int, int], str] = {}
    for mark, at, words in marks(row, text, "quantity"):
        runs = list(_RUN.finditer(words))
        if len(runs) == 1 and mark["upper"] is None and not _digits(runs[0][0]).startswith("0"):
            place = at + runs[0].start(), at + runs[0].end()
            new = edits.setdefault(place, _other(runs[0][0], chance))
            value = mark["value"] / int(_digits(runs[0][0])) * int(_digits(new))
            mark["value"] = round(value, 6)
        elif not runs and mark["upper"] is None:
            _spelt(row, mark, (at, words), edits, chance)
    return applied(row, text, [(*place, new) for place, new in edits.items()])


def _digits(run: str) -> str:
    return re.sub(r"\D", "", run)


def _other(run: str, chance: random.Random) -> str:
    """Give another number of as many figures, never one that looks like a year."""
    size = len(_digits(run))
    first = chance.choice("3456789" if size > 1 else "23456789")
    rest = [chance.choice("0123456789") if c != "0" else "0" for c in _digits(run)[1:]]
    figures = iter([first, *rest])
    return re.sub(r"\d", lambda _: next(figures), run)


def _spelt(
    row: Row,
    mark: dict[str, Any],
    found: tuple[int, str],
    edits: dict[tuple[int, int], str],
    chance: random.Random,
) -> None:
    at, told = found
    for line in NUMBERS.get(language(row), ()):
        words = line.split("|")
        value = mark["value"]
        if not 2 <= value <= len(words) + 1 or not words[int(value) - 2]:
            continue
        word = words[int(value) - 2]
        apart = "" if language(row) in ("zh", "ja") else r"(?!\w)"
        hit = re.search(rf"{re.escape(word)}{apart}", told)
        if hit is None:
            continue
        place = at + hit.start(), at + hit.end()
        new = edits.setdefault(place, chance.choice([w for w in words if w and w != word]))
        mark["value"] = float(words.index(new) + 2)
        return


def _terms(row: Row, text: str, chance: random.Random) -> tuple[Row, str]:
    known = TERMS.get(language(row), {})
    edits = []
    for mark, at, words in marks(row, text, "term"):
        if known.get(words) == (mark["low"], mark["high"]):
            new = chance.choice(sorted(set(known) - {words}))
            mark["low"], mark["high"] = known[new]
            edits.append((at, at + len(words), new))
    return applied(row, text, edits)


def _names(row: Row, text: str, chance: random.Random) -> tuple[Row, str]:
    """Give ships, outlets and places other names, the same wherever they stand."""
    ships = sorted({ship for claim in row["claims"] for ship in claim.get("vessels", ())})
    fresh = chance.sample(SHIPS, len(SHIPS))
    new = {
        ship: other
        for ship, other in zip((s for s in ships if s[:3] != "IMO"), fresh, strict=False)
        if re.search(rf"(?<!\w){re.escape(ship)}(?!\w)", text)
    }
    for group in NAMES:
        here = [name for name in group if name in text]
        others = [name for name in group if name not in text and name not in new.values()]
        if len(here) == 1 and others:
            new[here[0]] = chance.choice(others)
    edits = [
        (hit.start(), hit.end(), other)
        for name, other in new.items()
        for hit in re.finditer(rf"(?<![a-zA-Z]){re.escape(name)}(?![a-zA-Z])", text)
    ]
    row, text = applied(row, text, edits)
    same = {**new, **{_ROMAN[name]: _ROMAN[other] for name, other in new.items() if name in _ROMAN}}
    for claim in row["claims"]:
        for key in ("vessels", "places", "source_chain", "source_chain_text"):
            claim[key] = [_renamed(name, same) for name in claim.get(key) or ()]
    return row, text


_ROMAN = {"Rajin": "Najin", "羅津": "Najin", "罗津": "Najin", "나진": "Najin", "南浦": "Nampo"}
_ROMAN |= {"남포": "Nampo", "Nampo": "Nampo"}


def _renamed(name: str | None, new: dict[str, str]) -> str | None:
    if name is None:
        return None
    for old, other in new.items():
        name = re.sub(rf"(?<![a-zA-Z]){re.escape(old)}(?![a-zA-Z])", other, name)
    return name
