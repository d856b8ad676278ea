"""Origins and fidelity over the reports of a case in a folder."""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from deadreckon.case.grouping import groupings
from deadreckon.case.intake import open_case
from deadreckon.case.ledger import Ledger
from deadreckon.claims.origins.outlets import Outlets
from deadreckon.claims.origins.search import origins, read_all

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deadreckon.claims.origins.found import Origins
    from deadreckon.claims.origins.statement import Statement
    from deadreckon.model.evidence import Evidence, Report
    from deadreckon.model.frame import Frame

WORTH = 500
"""Reports that are worth a process of their own: starting one costs seconds."""
_PARTS = 4
"""Parts a process: small ones cost, and of large ones the last is waited for."""


def origins_of(case: Path, *, as_of: date | None = None, now: datetime | None = None) -> Origins:
    """Find who repeats whom in a case: its reports, and the claims that were accepted.

    Raises:
        As `open_case`.
    """
    opened = open_case(case, as_of=as_of, now=now)
    found = found_in(opened.frame, opened.evidence)
    said = groupings(Ledger(case).entries())
    decided = {one.id: said[one.id].verdict if one.id in said else "" for one in found.origins}
    origins_ = tuple(replace(one, decided=decided[one.id]) for one in found.origins)
    return replace(found, origins=origins_)


def found_in(frame: Frame, evidence: Evidence) -> Origins:
    """Find the origins in a case that is read already."""
    sources = {source.id: source.name or source.id for source in frame.sources.values()}
    named = {origin.id: origin.name or origin.id for origin in frame.origins.values()}
    return origins(evidence.reports, evidence.claims, sources, named, reader=read_in_parts)


def read_in_parts(reports: Sequence[Report], *, worth: int = WORTH) -> list[Statement]:
    """Read reports in as many processes as there are cores, in their order; few in this one."""
    workers = min(os.cpu_count() or 1, len(reports) // worth)
    if workers < 2:  # noqa: PLR2004 - one process is this one
        return read_all(reports)
    size = -(-len(reports) // (workers * _PARTS))
    parts = [reports[at : at + size] for at in range(0, len(reports), size)]
    with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
        told = pool.map(partial(read_all, outlets=Outlets(reports)), parts)
        return [one for part in told for one in part]
