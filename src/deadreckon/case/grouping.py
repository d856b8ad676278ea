"""Origins that somebody accepted: which statements of reports end where, as the ledger holds it.

A proposal may come out otherwise once a report more is there, so that what was accepted is kept
with its spans. It gives claims their origin that state none; what a claim states stays.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from deadreckon.errors import BadUse

if TYPE_CHECKING:
    from deadreckon.case.decisions import Decision
    from deadreckon.case.ledger import Entry
    from deadreckon.claims.origins.found import Origins
    from deadreckon.model.evidence import Claim, Report

GROUP = "group"
SETTABLE = ("origin",)


@dataclass(frozen=True, slots=True)
class Grouping:
    """The last word on a proposed origin.

    Attributes:
        id: of the proposal; `origin`: the id that its claims get, the same unless it was mended.
        spans: of the statements that end there: report, hash of its text, start, end.
    """

    id: str
    verdict: str
    why: str
    origin: str
    spans: tuple[tuple[str, str, int, int], ...]


def groupings(entries: Iterable[Entry]) -> dict[str, Grouping]:
    """Give the last word on each proposed origin, by the proposal's id."""
    found: dict[str, Grouping] = {}
    for entry in entries:
        if entry.kind == GROUP:
            spans = tuple(tuple(span) for span in entry.body["spans"])
            found[entry.body["id"]] = Grouping(**{**entry.body, "spans": spans})
    return dict(sorted(found.items()))


def body_of(
    decision: Decision, found: Origins, reports: Mapping[str, Report], before: Grouping | None
) -> dict[str, Any]:
    """Write a decision on a proposed origin as the ledger keeps it.

    Args:
        decision: on the origin.
        found: the proposals as they stand.
        reports: by name.
        before: the last decision on it, whose spans hold where it is proposed no more.

    Raises:
        BadUse: it is none that can be accepted.
    """
    origin = next((one for one in found.origins if one.id == decision.id), None)
    if origin is None and before is not None:
        to = decision.set.get("origin", decision.id)
        return asdict(replace(before, verdict=decision.verdict, why=decision.why, origin=to))
    if origin is None:
        raise KeyError(decision.id)
    if decision.verdict != "reject" and not (origin.stated or origin.shared):
        mend = "Name the origin in the claim itself: decide DIR CLAIM mend --set origin=…"
        raise BadUse(
            "names nobody, and unnamed lineage counts as no origin",
            mend=mend,
            field="ID",
            value=decision.id,
        )
    spans = [
        (told.report, reports[told.report].text_sha256, told.start, told.end)
        for told in found.tree
        if told.origin == decision.id
    ]
    return {
        "id": decision.id,
        "verdict": decision.verdict,
        "why": decision.why,
        "origin": decision.set.get("origin", decision.id),
        "spans": spans,
    }


def with_origins(
    claims: Sequence[Claim], groups: Iterable[Grouping], reports: Mapping[str, Report]
) -> tuple[Claim, ...]:
    """Give claims without an origin that of the accepted statement which they stand in."""
    held: defaultdict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for group in groups:
        for name, text_sha256, start, end in group.spans:
            read = reports.get(name)
            if group.verdict != "reject" and read is not None and read.text_sha256 == text_sha256:
                held[name].append((start, end, group.origin))
    return tuple(
        replace(one, origin=_origin(one, held[one.report]))
        if not one.origin and one.span is not None and one.report in held
        else one
        for one in claims
    )


def _origin(claim: Claim, held: Iterable[tuple[int, int, str]]) -> str:
    first, last = claim.span or (0, 0)
    shared = [(min(end, last) - max(start, first), origin) for start, end, origin in held]
    length, origin = max(((n, o) for n, o in shared if n > 0), default=(0, ""))
    return origin if length else ""
