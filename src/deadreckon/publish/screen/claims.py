"""The text with its claims marked, and under it each claim with all that was read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from deadreckon.publish.columns import paragraph

if TYPE_CHECKING:
    from deadreckon.claims.documents import Marked
    from deadreckon.claims.proposed import Proposed

_STYLES = {
    "denial": "red",
    "judgement": "magenta",
    "confidence": "magenta",
    "conditional": "blue",
    "legal": "blue",
    "quantity": "green",
}
_WIDE = 100
_BOUNDS = {
    "eq": "",
    "ge": "at least ",
    "gt": "more than ",
    "le": "up to ",
    "lt": "under ",
    "approx": "about ",
}


def marked(document: Marked, *, colour: bool = False) -> str:
    """Show a document's lines that hold claims, each claim in brackets with its id, then a list.

    Args:
        document: what was read.
        colour: whether the screen takes ANSI colours.
    """
    found = document.claims
    lines = [*_text(document, colour=colour), ""]
    for claim in found.claims:
        lines += paragraph(_told(claim), lead=f"{claim.id:4} ")
    if not found.claims:
        lines.append("No claim was found.")
    return "\n".join(lines)


def _text(document: Marked, *, colour: bool) -> Iterable[str]:
    claims = sorted(document.claims.claims, key=_start)
    at = first = 0
    for line in document.text.splitlines(keepends=True):
        at += len(line)
        last = bisect_left(claims, at, first, key=_start)
        if last > first:  # none crosses a line
            inside = claims[first:last]
            yield from _rendered(_with_marks(line, at - len(line), inside), colour=colour)
        first = last


def _start(claim: Proposed) -> int:
    return claim.start


def _with_marks(line: str, offset: int, claims: Sequence[Proposed]) -> Text:
    edges = sorted(
        [(c.start - offset, 1, f"[{c.id} ", c) for c in claims]
        + [(c.end - offset, 0, "]", c) for c in claims],
        key=lambda edge: (edge[0], edge[1]),
    )
    out = Text()
    at = 0
    inside: list[Proposed] = []
    for place, opens, sign, claim in edges:
        style = _STYLES.get(inside[-1].kind, "cyan") if inside else ""
        out.append(line[at:place].rstrip("\r\n"), style)
        out.append(sign, "bold")
        at = place
        if opens:
            inside.append(claim)
        else:
            inside.remove(claim)
    out.append(line[at:].rstrip("\r\n"))
    return out


def _rendered(text: Text, *, colour: bool) -> Iterable[str]:
    console = Console(
        width=_WIDE, force_terminal=colour, color_system="standard" if colour else None
    )
    with console.capture() as captured:
        console.print(text)
    return captured.get().rstrip("\n").split("\n")


def _told(claim: Proposed) -> str:
    parts = [claim.kind, *_stance(claim), *_surety(claim)]
    if claim.quantity is not None:
        parts.append(_count(claim))
    if claim.time is not None:
        parts.append(
            " to ".join(dict.fromkeys(day or "…" for day in (claim.time.from_, claim.time.to)))
        )
    if claim.places:
        parts.append("at " + ", ".join(claim.places))
    if claim.vessels:
        parts.append(", ".join(claim.vessels))
    said = " < ".join(claim.source_chain) if claim.source_chain else "the outlet itself"
    return f"{'; '.join(parts)}; says {said}"


def _stance(claim: Proposed) -> Iterator[str]:
    if claim.denial in {"evidence", "illegality"}:
        yield f"denied: the {claim.denial}"
    elif claim.polarity != "affirm":
        yield {"deny": "denied", "unknown": "not known"}[claim.polarity]
    if claim.mood not in {"asserted", claim.kind}:
        yield claim.mood
    if claim.observation is not None:
        yield "observed" if claim.observation else "assessed"


def _surety(claim: Proposed) -> Iterator[str]:
    if claim.term is not None:
        scale = {"phia": "PHIA", "icd203": "ICD 203"}.get(
            claim.term.yardstick or "", "PHIA as a reading aid"
        )
        unsure = ", provisional" if claim.term.provisional else ""
        span = f"{100 * claim.term.low:g} to {100 * claim.term.high:g} %"
        yield f"“{claim.term.text}” ({span}, {scale}{unsure})"
    if claim.confidence_level is not None:
        yield f"confidence {claim.confidence_level}"


def _count(claim: Proposed) -> str:
    quantity = claim.quantity
    if quantity is None:
        return ""
    unit = quantity.unit or "(no unit told)"
    if quantity.upper is not None:
        return f"{quantity.value:,g} to {quantity.upper:,g} {unit}"
    return f"{_BOUNDS.get(quantity.bound, '')}{quantity.value:,g} {unit}"
