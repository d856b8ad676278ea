"""The lines of the document that opened the case: its claims, in its own order."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from deadreckon.model.evidence import Claim, Evidence
    from deadreckon.model.frame import Frame


def lead(frame: Frame, evidence: Evidence) -> str | None:
    """Name the report that the case was opened from.

    It is the frame's `lead`; where the case holds one report, that one; else None.
    """
    if frame.lead is not None:
        return frame.lead
    return evidence.reports[0].name if len(evidence.reports) == 1 else None


def lead_claims(frame: Frame, evidence: Evidence) -> tuple[Claim, ...]:
    """Give the claims of the lead report by span, those without a span last, by id.

    In a case of one report a claim that names no report stands in that one.
    """
    name = lead(frame, evidence)
    if name is None:
        return ()
    alone = len(evidence.reports) == 1
    own = [c for c in evidence.claims if c.report == name or (alone and not c.report)]
    return tuple(sorted(own, key=lambda c: (c.span is None, c.span or (0, 0), c.id)))


def speaker(claim: Claim, evidence: Evidence) -> str:
    """Name who says it first: its source, else whoever published the report it stands in."""
    if claim.source:
        return claim.source
    name = claim.report or (evidence.reports[0].name if len(evidence.reports) == 1 else "")
    for report in evidence.reports:
        if report.name == name:
            return report.publisher or report.name
    return name
