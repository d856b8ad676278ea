"""Which anchors of a sentence make one claim, and the stretch that it takes up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from deadreckon.claims.clauses import CLAUSE, COMMA, DEEP, WORD, Cut, cuts, deepest

if TYPE_CHECKING:
    from deadreckon.claims.anchors import Anchor
    from deadreckon.claims.attribution import Attribution
    from deadreckon.claims.reading import Reading

_APART = frozenset({"quantity", "term", "confidence", "ais", "denial", "unknown"})
_TAKES_ALL = frozenset({"moving", "hedge", "legal"})
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
    facets = {a.facet for a in group}
    if "conditional" in facets and depth < DEEP:
        return anchor.facet != "quantity" or "quantity" not in facets
    if depth >= DEEP:
        return False
    if anchor.facet == "conditional":
        return False
    if "denial" in facets:
        return anchor.facet in _TAKES_ALL | {"denial", "unknown"} or depth < COMMA
    if anchor.facet in facets & _APART:
        return anchor.facet != "quantity" and anchor.facet != "term" and depth < WORD
    if anchor.facet == "moving" or facets == {"moving"}:
        return depth < CLAUSE
    return depth < COMMA


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
        elif one.start >= inner_end and not (denies and one.end < end):
            end = min(end, one.start)
    if not denies and segment.first("conditional") is None:
        end = _tail(reading, inner_end, end, found, legal=segment.first("legal") is not None)
    return Segment(*_trimmed(reading, start, end, inner_start), anchors=segment.anchors)


def _tail(reading: Reading, inner: int, end: int, found: Sequence[Cut], *, legal: bool) -> int:
    """Leave out what a comma adds after the last anchor, unless it tells a time."""
    told = [] if legal else [*reading.times, *reading.places]
    last = max((t.end for t in told if inner <= t.start and t.end <= end), default=inner)
    for cut in found:
        if inner <= cut.start < end and cut.depth >= COMMA and cut.end > cut.start:
            if cut.start >= last or cut.depth >= CLAUSE:
                return cut.start
    return end


def _holds(reading: Reading, start: int, end: int) -> bool:
    return any(start <= t.start and t.end <= end for t in (*reading.times, *reading.places))


def _trimmed(reading: Reading, start: int, end: int, inner: int) -> tuple[int, int]:
    openers = reading.all("signs.complement", "signs.joint")
    moved = True
    while moved:
        moved = False
        while start < end and reading.text[start] in _EDGES + "»”)）」』":
            start += 1
            moved = True
        if reading.text[start : start + 1] in ("(", "（"):
            closed = max(
                reading.text.find(")", start, inner), reading.text.find("）", start, inner)
            )
            if closed > 0:
                start = closed + 1
                moved = True
        for hit in openers:
            if hit.start == start and hit.end <= inner and hit.end < end:
                start = hit.end
                moved = True
                break
    text = reading.text
    while end > start and text[end - 1] in _EDGES + "!?！？":
        end -= 1
    if start < end and text[start] in '«„“"「『' and text[end - 1] not in '»”"“」』':
        closing = {"«": "»", "„": "”", "“": "”", '"': '"', "「": "」", "『": "』"}[text[start]]
        if closing not in text[start + 1 : end]:
            start += 1
    while start < end and text[start] in _BLANKS:
        start += 1
    return start, end
