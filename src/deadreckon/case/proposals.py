"""Proposed claims of a case's reports, as rows of its table of claims."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from deadreckon.case.linking import linked
from deadreckon.claims.extract import extract
from deadreckon.model.evidence import Anchor, SetAside
from deadreckon.read.claims import OPTIONAL, REQUIRED, read_claims

if TYPE_CHECKING:
    from deadreckon.claims.proposed import Proposed
    from deadreckon.model.evidence import Claim, Report
    from deadreckon.model.frame import Frame
    from deadreckon.read.cells import Found

COLUMNS = (*REQUIRED, *OPTIONAL)
UNDECIDED = "proposed; nobody has accepted it yet"
_SPACES = re.compile(r"[\s;|?<>=\",\[\]\\]+")

Row = Mapping[str, str]
"""Column of `claims.csv` to cell."""


def proposals(report: Report, frame: Frame) -> dict[str, Row]:
    """Propose the claims of a report: id to row, in the order of the text.

    Names that the frame declares are linked; those that it does not are left to the text. A term
    keeps its words, and a proposal has no note until somebody accepts it.
    """
    found = extract(report.text, language=report.language or "und", published=report.published)
    return {row["claim"]: row for row in (row_of(claim, report, frame) for claim in found.claims)}


def as_claims(
    rows: Iterable[Row], frame: Frame, reports: Mapping[str, Report]
) -> tuple[tuple[Claim, ...], tuple[SetAside, ...]]:
    """Read rows as `claims.csv` is read; each claim stands on the report that it is from."""
    written = [dict(row) for row in rows]
    if not written:
        return (), ()
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, restval="", extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(written)
    found = read_claims(out.getvalue().encode(), "decisions", frame, "", reports=reports)
    return tuple(_anchored(found, reports)), tuple(
        SetAside(
            written[told.line - 2].get("report", ""), None, told.field, told.value, told.reason
        )
        if told.line is not None
        else told
        for told in found.set_aside
    )


def _anchored(found: Found[Claim], reports: Mapping[str, Report]) -> Iterator[Claim]:
    for claim in found.nouns:
        report = reports.get(claim.report)
        at = report.at if report else claim.at
        yield replace(claim, at=Anchor(at.sha256, at.path, span=claim.span))


def accepted(row: Row) -> dict[str, str]:
    """Give a proposal's row as it is once somebody accepts it, without its empty cells."""
    note = row["note"].removeprefix(UNDECIDED).removeprefix("; ")
    return {column: cell for column, cell in {**row, "note": note}.items() if cell}


def proposal_id(report: str, claim: str) -> str:
    """Give the id of a proposal in its case: the report's name, a colon, its place."""
    return f"{_SPACES.sub('_', report)}:{claim}"


def row_of(claim: Proposed, report: Report, frame: Frame) -> Row:
    """Write a proposal as a row of `claims.csv`, its names linked to what the frame declares."""
    sources = _declared((s.id, [s.name]) for s in frame.sources.values())
    origins = _declared((o.id, [o.name]) for o in frame.origins.values())
    places = _declared((p.id, [p.name, *p.also]) for p in frame.places.values())
    vessels = linked(claim.vessels, frame)
    chain = [sources.get(name.casefold(), name.replace(";", ",")) for name in claim.source_chain]
    origin = claim.origin or ""
    row = {
        "claim": proposal_id(report.name, claim.id),
        "report": report.name,
        "start": str(claim.start),
        "end": str(claim.end),
        "text": claim.text,
        "kind": claim.kind,
        "mood": claim.mood,
        "polarity": claim.polarity,
        "observation": "" if claim.observation is None else str(claim.observation).lower(),
        "source": chain[-1] if chain else "",
        "via": ";".join(chain[:-1]),
        "origin": origins.get(origin.casefold(), origin),
        "places": ";".join(_linked(claim.places, places)),
        "vessels": ";".join(vessels.ids),
        "confidence_level": claim.confidence_level or "",
        "note": "; ".join((UNDECIDED, *filter(None, (claim.note, *vessels.notes)))),
    }
    if claim.time is not None:
        row |= {"from": claim.time.from_ or "", "to": claim.time.to or ""}
        if claim.time.to is None and report.published and row["from"] <= f"{report.published}":
            row["to"] = report.published.isoformat()
    if claim.quantity is not None:
        row |= {
            "value": f"{claim.quantity.value:.15g}",
            "upper": "" if claim.quantity.upper is None else f"{claim.quantity.upper:.15g}",
            "bound": claim.quantity.bound,
            "unit": claim.quantity.unit or "",
        }
    if claim.term is not None:
        row |= {
            "term": claim.term.text,
            "yardstick": claim.term.yardstick or "",
            "low": f"{claim.term.low:g}",
            "high": f"{claim.term.high:g}",
        }
    return row


def _declared(rows: Iterable[tuple[str, Iterable[str]]]) -> dict[str, str]:
    """Give the id behind each name; one that two bear is nobody's."""
    found: dict[str, set[str]] = {}
    for id_, names in rows:
        for name in (id_, *names):
            if name:
                found.setdefault(name.casefold(), set()).add(id_)
    return {name: next(iter(ids)) for name, ids in found.items() if len(ids) == 1}


def _linked(names: Iterable[str], known: Mapping[str, str]) -> list[str]:
    return list(dict.fromkeys(known[n.casefold()] for n in names if n.casefold() in known))
