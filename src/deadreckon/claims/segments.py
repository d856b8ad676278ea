"""Which anchors of a sentence make one claim, and the stretch that it takes up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from deadreckon.claims.clauses import CLAUSE, COMMA, DEEP, WORD, Cut, cuts, deepest
from deadreckon.claims.reading import QUOTES, words_in

if TYPE_CHECKING:
    from deadreckon.claims.anchors import Anchor
    from deadreckon.claims.attribution import Attribution
    from deadreckon.claims.reading import Reading
    from deadreckon.claims.times import TimeSpan
    from deadreckon.claims.whereabouts import PlaceFound

_APART = frozenset({"quantity", "term", "confidence", "ais", "denial", "unknown"})
_TAKES_ALL = frozenset({"moving", "hedge", "legal"})
_BRACKET = re.compile(r"\s?\([^()]{1,20}\)")
APPOSITION_WORDS = 10
AFTER_SPEAKER = 25
"""Code points that may follow who denies: his age, his office."""
_BLANKS = " \t\u00a0\u202f"
_EDGES = _BLANKS + ",،，、;；؛:：.。–—-…"


@dataclass(slots=True)
class Segment:
    """A claim's stretch of a sentence and the anchors in it."""

    start: int
    end: int
    anchors: list[Anchor] = field(default_factory=list)

    def first(self, facet: str) -> Anchor | None:
        """Give the first anchor of a facet, or None."""
        return next((a for a in self.anchors if a.facet == facet), None)


def segments(
    reading: Reading, anchors: Sequence[Anchor], said: Sequence[Attribution]
) -> list[Segment]:
    """Cut a sentence into claims."""
    found = cuts(reading)
    edges = [*found, *(Cut(a.start, a.end, CLAUSE) for a in said if a.side == "before")]
    groups = _groups(reading, anchors, sorted(edges, key=lambda c: c.start))
    out: list[Segment] = []
    for n, (group, start) in enumerate(groups):
        end = groups[n + 1][1] if n + 1 < len(groups) else reading.end
        if end <= group[0].start:
            end = max(a.end for a in group)
        segment = Segment(min(start, group[0].start), max(end, group[-1].end), list(group))
        out.append(_tight(reading, segment, said, found))
    return out


def _groups(
    reading: Reading, anchors: Sequence[Anchor], edges: Sequence[Cut]
) -> list[tuple[list[Anchor], int]]:
    """Give groups of anchors, each with where its stretch begins."""
    groups: list[tuple[list[Anchor], int]] = []
    for anchor in anchors:
        if not groups:
            groups.append(([anchor], reading.start))
            continue
        group, _ = groups[-1]
        last_end = max(a.end for a in group)
        cut = deepest(edges, last_end, anchor.start)
        depth = cut.depth if cut else 0.0
        moves = anchor.facet == "moving" or {a.facet for a in group} == {"moving"}
        if moves and cut is not None and cut.end > cut.start and COMMA <= depth < CLAUSE:
            both = _holds(reading, groups[-1][1], cut.start) and _holds(
                reading, cut.end, _until(reading, edges, anchor)
            )
            depth = CLAUSE if both else depth
        if _one(group, anchor, depth):
            group.append(anchor)
        else:
            groups.append(([anchor], cut.end if cut else anchor.start))
    return groups


def _until(reading: Reading, edges: Sequence[Cut], anchor: Anchor) -> int:
    return next((c.start for c in edges if c.start >= anchor.end and c.depth >= COMMA), reading.end)


def _one(group: Sequence[Anchor], anchor: Anchor, depth: float) -> bool:
    """Tell whether an anchor makes one claim with those before it; `depth`: of the cut between."""
    facets = {a.facet for a in group}
    if depth >= DEEP:
        return False
    if "conditional" in facets:
        return anchor.facet != "quantity" or "quantity" not in facets
    if "denial" in facets:
        return anchor.facet in _TAKES_ALL | {"denial", "unknown"} or depth < COMMA
    most = COMMA
    if anchor.facet == "conditional":
        most = 0.0
    elif anchor.facet in facets & _APART:
        most = 0.0 if anchor.facet in {"quantity", "term"} else WORD
    elif anchor.facet == "moving" or facets == {"moving"}:
        most = CLAUSE
    return depth < most


def _tight(
    reading: Reading, segment: Segment, said: Sequence[Attribution], found: Sequence[Cut]
) -> Segment:
    """Leave out attributions at the edges, what opens a clause, and blanks."""
    start, end = segment.start, segment.end
    inner_start = min(a.start for a in segment.anchors)
    inner_end = max(a.end for a in segment.anchors)
    denies = segment.first("denial") is not None
    for one in said:
        if one.end <= start or one.start >= end:
            continue
        if one.end <= inner_start and (
            one.side == "before" or not _holds(reading, start, one.start)
        ):
            start = max(start, one.end)
        elif one.start >= inner_end and not (denies and one.end < end - AFTER_SPEAKER):
            end = min(end, one.start)
    start = _past_apposition(reading, start, inner_start, said)
    if not denies and segment.first("conditional") is None:
        end = _tail(reading, inner_end, end, found, legal=segment.first("legal") is not None)
    return Segment(*_trimmed(reading, start, end, inner_start), anchors=segment.anchors)


def _past_apposition(reading: Reading, start: int, inner: int, said: Sequence[Attribution]) -> int:
    """Pass what a source is, between commas behind its name: RUSI, a think tank in London, said."""
    if not any(one.end == start and one.side == "before" for one in said):
        return start
    first = start
    bracket = _BRACKET.match(reading.text, first, inner)
    first = bracket.end() if bracket else first
    while first < inner and reading.text[first] in _BLANKS + ",)":
        first += 1
    comma = reading.text.find(", ", first, inner)
    opens = any(hit.start == first for hit in reading.all("attribution.articles"))
    role = comma > 0 and reading.has("attribution.roles", first, comma)
    short = comma > 0 and words_in(reading, first, comma) <= APPOSITION_WORDS
    return comma + 1 if opens and role and short and first > start else start


def _tail(reading: Reading, inner: int, end: int, found: Sequence[Cut], *, legal: bool) -> int:
    """Leave out what a comma adds after the last anchor, unless it tells a time."""
    ends = [t.end for t in _told(reading, inner, end)]
    last = max(ends, default=inner) if not legal else inner
    joint = {hit.start for hit in reading.all("signs.joint")}
    strong = [h.start for h in reading.all("signs.strong") if h.start not in joint]
    for cut in found:
        if inner <= cut.start < end and cut.depth >= COMMA and cut.end > cut.start:
            opens = any(0 <= start - cut.end <= 1 for start in strong)
            if cut.start >= last or opens:
                return cut.start
    return end


def _holds(reading: Reading, start: int, end: int) -> bool:
    return bool(_told(reading, start, end))


def _told(reading: Reading, start: int, end: int) -> list[TimeSpan | PlaceFound]:
    """Give the times and places within a stretch."""
    told: list[TimeSpan | PlaceFound] = [*reading.times, *reading.places]
    return [one for one in told if start <= one.start and one.end <= end]


def _trimmed(reading: Reading, start: int, end: int, inner: int) -> tuple[int, int]:
    text = reading.text
    openers = reading.all("signs.complement", "signs.joint")
    before = -1
    while before != start:
        before = start
        while start < end and text[start] in _EDGES + "»”)）」』":
            start += 1
        if start < end and text[start] in "(（":
            closed = max(text.find(")", start, inner), text.find("）", start, inner))
            start = max(start, closed + 1)
        for hit in openers:
            if hit.start == start and hit.end <= inner and hit.end < end:
                start = hit.end
                break
    while end > start and text[end - 1] in _EDGES + "!?！？":
        end -= 1
    return _unquoted(text, start, end), end


def _unquoted(text: str, start: int, end: int) -> int:
    """Pass an opening quotation mark that nothing in the stretch closes."""
    if start < end and text[start] in QUOTES:
        closing = QUOTES[text[start]]
        if not any(sign in text[start + 1 : end] for sign in closing):
            start += 1
    while start < end and text[start] in _BLANKS:
        start += 1
    return start
