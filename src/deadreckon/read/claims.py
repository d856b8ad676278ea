"""`evidence/claims.csv`: claims that an analyst entered or accepted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import cast
from zoneinfo import ZoneInfo

from deadreckon.model.evidence import Bound, Claim, Mood, Polarity, Report
from deadreckon.model.frame import Frame
from deadreckon.model.times import Interval
from deadreckon.read.aggregates import BOUNDS
from deadreckon.read.cells import Cells, Found, read_rows
from deadreckon.read.table import read_table

REQUIRED = ("claim", "text")
OPTIONAL = (
    "report",
    "start",
    "end",
    "kind",
    "mood",
    "polarity",
    "observation",
    "source",
    "via",
    "origin",
    "places",
    "vessels",
    "from",
    "to",
    "value",
    "upper",
    "bound",
    "unit",
    "term",
    "yardstick",
    "low",
    "high",
    "confidence_level",
    "known",
    "note",
)
KINDS = (
    "conditional",
    "denial",
    "ais",
    "legal",
    "confidence",
    "judgement",
    "sighting",
    "route",
    "quantity",
    "contents",
    "comparison",
    "context",
)
MOODS = ("asserted", "alleged", "conditional")
POLARITIES = ("affirm", "deny", "unknown")
HIGHEST_COUNT = 1e12
SHOWN_OF_SLICE = 60

Names = Mapping[str, tuple[str, ...]]


def read_claims(
    data: bytes, name: str, frame: Frame, sha256: str, *, reports: Mapping[str, Report]
) -> Found[Claim]:
    """Read the table of claims; spans must hold the claim's text in one of `reports`.

    Raises:
        Unreadable: the file as a whole cannot be read.
    """
    table = read_table(data, name, required=REQUIRED, optional=OPTIONAL)
    places = _names((p.id, (p.name, *p.also)) for p in frame.places.values())
    vessels = _names((v.id, [n.value for n in v.names]) for v in frame.vessels.values())
    return read_rows(table, frame, sha256, lambda cells: _claim(cells, reports, places, vessels))


def _names(declared: Iterable[tuple[str, Iterable[str]]]) -> Names:
    """Give the ids behind each folded id and name; an id goes before another's name."""
    declared = [(id_, list(names)) for id_, names in declared]
    found: dict[str, tuple[str, ...]] = {}
    for id_, names in declared:
        for name in {name.casefold() for name in names if name}:
            found[name] = (*found.get(name, ()), id_)
    return found | {id_.casefold(): (id_,) for id_, _ in declared}


def _claim(cells: Cells, reports: Mapping[str, Report], places: Names, vessels: Names) -> Claim:
    text = cells.text("text")
    if not text:
        cells.bad("text", "is empty", "Write what is claimed, in the words of the report.")
    report = cells.report(reports)
    named = cells.named("places", places, "place")
    value, upper = (cells.number(field, 0, HIGHEST_COUNT) for field in ("value", "upper"))
    low, high = cells.number("low", 0, 1), cells.number("high", 0, 1)
    _ordered(cells, "upper", value, upper)
    _ordered(cells, "high", low, high)
    bound = cells.one_of("bound", BOUNDS, "")
    if bound == "between" and upper is None:
        cells.bad("upper", "is empty", "A count between two numbers needs the upper one.")
    return Claim(
        id=cells.id("claim"),
        text=text,
        at=cells.anchor,
        report=report,
        span=_span(cells, text, reports.get(report)),
        kind=cells.one_of("kind", KINDS, ""),
        mood=cast("Mood", cells.one_of("mood", MOODS, "asserted")),
        polarity=cast("Polarity", cells.one_of("polarity", POLARITIES, "affirm")),
        observation=cells.truth("observation"),
        source=cells.text("source"),
        via=cells.ids("via"),
        origin=cells.text("origin"),
        places=named,
        vessels=cells.named("vessels", vessels, "vessel"),
        when=_when(cells, named, reports.get(report)),
        value=value,
        upper=upper,
        bound=cast("Bound", bound) if bound else None,
        unit=cells.text("unit"),
        term=cells.text("term"),
        yardstick=cells.text("yardstick"),
        low=low,
        high=high,
        confidence_level=cells.text("confidence_level"),
        known=cells.day("known"),
        note=cells.note,
    )


def _ordered(cells: Cells, field: str, low: float | None, high: float | None) -> None:
    if low is not None and high is not None and high < low:
        cells.bad(field, f"is below {low:g}", "Write the higher number here.")


def _span(cells: Cells, text: str, report: Report | None) -> tuple[int, int] | None:
    start, end = cells.whole("start"), cells.whole("end")
    if start is None and end is None:
        return None
    if start is None or end is None:
        missing = "start" if start is None else "end"
        cells.bad(missing, "is empty", "A span needs both start and end.")
    if report is None:
        cells.bad("report", "is empty", "A span needs the report in which it stands.")
    there = report.text[start:end]
    if there != text or end > len(report.text):
        stands = there[:SHOWN_OF_SLICE] + ("…" if len(there) > SHOWN_OF_SLICE else "")
        problem = f"does not point at the text: {report.name} has {stands!r} there"
        at = report.text.find(text)
        mend = f"The text begins at {at}." if at >= 0 else "Write the report's own words."
        cells.bad("start", problem, mend)
    return start, end


def _when(cells: Cells, places: tuple[str, ...], report: Report | None) -> Interval | None:
    if not (cells.text("from") or cells.text("to")):
        return None
    zones = cells.zones(*places)
    publisher = report.publisher.casefold() if report else ""
    for source in cells.frame.sources.values():
        if publisher and source.tz and publisher in {source.id.casefold(), source.name.casefold()}:
            zones = (*zones, ZoneInfo(source.tz))
    return cells.when(zones)
