"""Edits of marked texts that move the spans of the marks along."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Any

Row = dict[str, Any]
Edit = tuple[int, int, str]
"""Where it starts and ends, and what stands there then."""


def language(row: Row) -> str:
    return str(row["language"]).split("-")[0]


def applied(row: Row, text: str, edits: Sequence[Edit]) -> tuple[Row, str]:
    """Make edits, and move the spans of the marks along."""
    taken: list[Edit] = []
    for edit in sorted(set(edits)):
        if not taken or edit[0] >= taken[-1][1]:
            taken.append(edit)
    ends, shifts, out, at, shift = [], [], [], 0, 0
    for start, end, new in taken:
        out += [text[at:start], new]
        at, shift = end, shift + len(new) - (end - start)
        ends.append(end)
        shifts.append(shift)
    changed = "".join([*out, text[at:]])

    def moved(place: int) -> int:
        found = bisect_right(ends, place)
        return place + (shifts[found - 1] if found else 0)

    for claim in row["claims"]:
        claim["start"], claim["end"] = moved(claim["start"]), moved(claim["end"])
        claim["text"] = changed[claim["start"] : claim["end"]]
        for facet in ("quantity", "time", "term"):
            mark = claim.get(facet)
            if mark and "at" in mark:
                start, end = mark.pop("at")
                mark["text"] = changed[moved(start) : moved(end)]
    return row, changed


def marks(row: Row, text: str, facet: str) -> Iterator[tuple[dict[str, Any], int, str]]:
    """Give the marks of a facet that stand in the text, in their claim if they can, and where."""
    for claim in row["claims"]:
        mark = claim.get(facet)
        if not mark or not mark.get("text"):
            continue
        words: str = mark["text"]
        at = text.find(words, claim["start"], claim["end"])
        at = text.find(words) if at < 0 else at
        if at >= 0:
            mark["at"] = (at, at + len(words))
            yield mark, at, words
