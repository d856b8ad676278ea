"""What makes a clause a claim: its quantities, terms, denials and other signs, by place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from deadreckon.claims.terms import TermFound, terms

if TYPE_CHECKING:
    from deadreckon.claims.phrases import Hit
    from deadreckon.claims.quantities import Quantity
    from deadreckon.claims.reading import Reading

Facet = Literal[
    "conditional",
    "denial",
    "ais",
    "legal",
    "confidence",
    "term",
    "unknown",
    "hedge",
    "quantity",
    "moving",
]
NEAR = 160
RUMOUR = "rumour"
CLITIC = frozenset({"ar"})
"""Languages in which `and` hangs on the word behind it."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """One sign of a claim.

    Attributes:
        start, end: in code points of the text.
        facet: what it makes of the clause.
        detail: `deny` or `unknown` of a denial, the level of a confidence, `rumour`, else "".
        quantity, term: what it is made of.
    """

    start: int
    end: int
    facet: Facet
    detail: str = ""
    quantity: Quantity | None = None
    term: TermFound | None = None


def anchors(reading: Reading) -> list[Anchor]:
    """Find the anchors of a sentence by place; inside a denial or a condition only counts count."""
    found: list[Anchor] = [
        Anchor(q.start, q.end, "quantity", quantity=q) for q in reading.quantities
    ]
    found += [Anchor(t.start, t.end, "term", term=t) for t in terms(reading)]
    found += _signs(reading)
    denials = [a for a in found if a.facet == "denial"]
    found = [a for a in found if a.facet not in ("term", "hedge") or not _inside(a, denials)]
    levels = [a for a in found if a.facet == "confidence"]
    found = [a for a in found if a.facet != "term" or not _inside(a, levels)]
    return sorted(found, key=lambda a: (a.start, a.end))


def _signs(reading: Reading) -> list[Anchor]:
    found: list[Anchor] = []
    for kind, detail in (("signs.deny", "deny"), ("signs.no_comment", "unknown")):
        found += [Anchor(h.start, h.end, "denial", detail) for h in reading.all(kind)]
    found = _without_nested(found)
    if reading.all("signs.ais"):  # a transponder that stays silent refuses no comment
        found = [a for a in found if a.detail != "unknown"]
    for level in ("not_high", "high", "moderate", "low"):
        for hit in reading.all(f"confidence.{level}"):
            one = Anchor(hit.start, hit.end, "confidence", level.replace("_", " "))
            if not _inside(one, [a for a in found if a.facet == "confidence"]):
                found.append(one)
    found += [Anchor(h.start, h.end, "unknown") for h in reading.all("signs.ignorance")]
    found += [Anchor(h.start, h.end, "ais") for h in reading.all("signs.ais")]
    found += [Anchor(h.start, h.end, "hedge") for h in reading.all("signs.hedge")]
    found += [Anchor(h.start, h.end, "hedge", RUMOUR) for h in reading.all("signs.rumour")]
    found += [
        Anchor(h.start, h.end, "legal") for h in reading.all("signs.legal") if _ruled(reading, h)
    ]
    found += [
        Anchor(h.start, h.end, "moving") for h in reading.all("signs.sighting", "signs.route")
    ]
    whether = reading.all("signs.whether")
    found += [
        Anchor(h.start, h.end, "conditional")
        for h in reading.all("signs.conditional")
        if not any(w.start <= h.start and h.end <= w.end for w in whether) and _opens(reading, h)
    ]
    found += [
        Anchor(h.start, h.end, "conditional")
        for h in reading.all("signs.inverted")
        if not _before(reading, h) and "," in reading.text[h.end : reading.end]
    ]
    return found


def _ruled(reading: Reading, hit: Hit) -> bool:
    """A word for breaking or forbidding makes a legal claim where a rule is named near it."""
    return any(
        abs(norm.start - hit.end) < NEAR or abs(hit.start - norm.end) < NEAR
        for norm in reading.all("signs.norm")
    )


def _opens(reading: Reading, hit: Hit) -> bool:
    """A condition opens its clause; where words run together it may stand anywhere."""
    before = _before(reading, hit)
    if reading.text[hit.start - 1 : hit.start] == "-":  # a pronoun that hangs on its verb
        return False
    if not before or before[-1] in ",;:—–-，、；：،؛":
        return True
    if reading.language in ("ja", "ko", "tr"):
        return True
    last = before.split()[-1].casefold()
    return any(
        h.end >= hit.start - 2 and reading.text[h.start : h.end].casefold() == last
        for h in reading.all("signs.complement", "signs.strong", "signs.joint")
    )


def _before(reading: Reading, hit: Hit) -> str:
    """Give what stands before a phrase in its sentence, but for quotes and a particle on it."""
    before = reading.text[reading.start : hit.start]
    if reading.language in CLITIC and before[-1:].isalpha():
        before = before[: -len(before.split()[-1])]
    return before.rstrip(" \t«„“\"'")


def _inside(one: Anchor, others: list[Anchor]) -> bool:
    return any(o.start <= one.start and one.end <= o.end for o in others if o is not one)


def _without_nested(found: list[Anchor]) -> list[Anchor]:
    ordered = sorted(found, key=lambda a: (a.start - a.end, a.start))
    kept: list[Anchor] = []
    for one in ordered:
        if all(one.end <= o.start or o.end <= one.start for o in kept):
            kept.append(one)
    return kept
