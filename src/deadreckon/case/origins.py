"""Origins and fidelity over the reports of a case in a folder."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from deadreckon.case.intake import open_case
from deadreckon.claims.origins.search import origins

if TYPE_CHECKING:
    from deadreckon.claims.origins.found import Origins


def origins_of(case: Path, *, as_of: date | None = None, now: datetime | None = None) -> Origins:
    """Find who repeats whom in a case: its reports, and the claims that were accepted.

    Raises:
        As `open_case`.
    """
    opened = open_case(case, as_of=as_of, now=now)
    frame, evidence = opened.frame, opened.evidence
    sources = {source.id: source.name or source.id for source in frame.sources.values()}
    named = {origin.id: origin.name or origin.id for origin in frame.origins.values()}
    return origins(evidence.reports, evidence.claims, sources, named)
