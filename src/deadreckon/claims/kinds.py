"""What kind of claim a stretch makes, in which mood, and whether it was observed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from deadreckon.claims.reading import Reading
    from deadreckon.claims.segments import Segment
    from deadreckon.claims.speakers import Chain
    from deadreckon.model.evidence import Mood, Polarity

Kind = Literal[
    "conditional",
    "denial",
    "ais",
    "legal",
    "confidence",
    "judgement",
    "sighting",
    "route",
    "quantity",
]
_FIRST: tuple[Kind, ...] = ("conditional", "denial", "ais", "legal", "confidence")
_HEARSAY = ("alleged", "rumour")
_ASSESSED = frozenset({"conditional", "denial", "legal", "confidence", "judgement"})


def kind(reading: Reading, segment: Segment) -> Kind:
    """Give the first kind that fits, in the order of the rules for marking."""
    facets = {anchor.facet for anchor in segment.anchors}
    for facet in _FIRST:
        if facet in facets and not (facet == "legal" and "term" in facets):
            return facet
    if facets & {"term", "unknown", "hedge"}:
        return "judgement"
    if reading.has("signs.sighting", segment.start, segment.end):
        return "sighting"
    if "quantity" not in facets:
        return "route"
    return "quantity"


def polarity(segment: Segment) -> Polarity:
    """Tell what is denied, and what nobody can or will tell, from what is affirmed."""
    denial = segment.first("denial")
    if denial is not None:
        return "unknown" if denial.detail == "unknown" else "deny"
    if segment.first("unknown") is not None and segment.first("term") is None:
        return "unknown"
    return "affirm"


def mood(reading: Reading, segment: Segment, of: Kind) -> Mood:
    """Tell what holds only if something else does, and hearsay, from what is asserted."""
    if of == "conditional":
        return "conditional"
    hearsay = any(reading.has(f"signs.{s}", segment.start, segment.end) for s in _HEARSAY)
    if of != "denial" and hearsay:
        return "alleged"
    return "asserted"


def observation(reading: Reading, of: Kind, chain: Chain) -> bool | None:
    """Tell what was seen, measured or registered from what is thought; None where neither is told.

    A count of a body that collects, or one told from pictures, was observed; an estimate was not.
    """
    if of in _ASSESSED:
        return False
    if of in ("sighting", "ais"):
        return True
    if reading.has("signs.imagery", reading.start, reading.end):
        return True
    if reading.has("signs.estimate", reading.start, reading.end):
        return False
    return True if any(speaker.collects for speaker in chain) else None
