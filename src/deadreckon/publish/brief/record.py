"""What everything stands on: looks, assumptions, norms, evidence with hashes, the ledger."""

from __future__ import annotations

import dataclasses
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from deadreckon.model.place import lineage
from deadreckon.publish.brief.article import MOST_QUOTED
from deadreckon.publish.brief.context import (
    FORGOTTEN,
    MARK,
    RECORD,
    anchor,
    items,
    row_of,
    section,
    table,
)
from deadreckon.publish.markup import Markup, element, join, quoted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from deadreckon.model.evidence import (
        Aggregate,
        Anchor,
        Look,
        Report,
        SetAside,
        Sighting,
        Stack,
    )
    from deadreckon.publish.brief.context import Cell, Context

_SEEN = ("clear", "empty", "part", "cloudy", "unread")


def looks(page: Context) -> Markup:
    """Count the looks by port, those that showed nothing too."""
    say, run = page.say, page.run
    with_ship = {s.look for s in run.evidence.sightings if s.present and s.look}
    counts: dict[str, Counter[str]] = {}
    for look in run.evidence.looks:
        port = lineage(look.place, run.frame.places)[-1]
        empty = look.seen == "clear" and look.id not in with_ship
        counts.setdefault(port, Counter())["empty" if empty else look.seen] += 1
    heads = [say("place"), *(say(f"look_{kind}") for kind in _SEEN), say("look_all")]
    rows: list[list[Cell]] = [
        [
            quoted(page.place(port)),
            *(say.number(counts[port][kind]) for kind in _SEEN),
            say.number(counts[port].total()),
        ]
        for port in run.frame.places
        if port in counts
    ]
    selection = say(f"selection_{run.frame.looks}")
    body = table(None, heads, rows) if rows else page.p("no_looks")
    return section("looks", say("looks_title"), element("p", page.prose(selection)), body)


def assumptions(page: Context) -> Markup:
    """Print every assumption that the run used, the case's and each route's where it differs."""
    say, frame = page.say, page.run.frame
    base = dataclasses.asdict(frame.assumptions)
    heads = [say("assumption"), say("value"), say("route_value")]
    rows: list[list[Cell]] = []
    for key, value in base.items():
        other = [
            f"{route.id}: {_value(own)}"
            for route in frame.routes.values()
            if (own := getattr(route.assumptions, key)) != value
        ]
        rows.append([element("code", key), _value(value), quoted("; ".join(other) or "–")])
    taken: dict[str, None] = {}
    for judged in page.run.judgements:
        taken |= dict.fromkeys(str(_resolved(found)) for found in judged.resolved)
    details = None
    if taken:
        summary = element("summary", say("taken_for"))
        details = element("details", summary, items(quoted(text) for text in taken))
    return section(
        "assumptions",
        say("assumptions_title"),
        page.p("assumptions_intro"),
        table(None, heads, rows),
        _speeds(page),
        details,
    )


def _speeds(page: Context) -> Markup:
    say = page.say
    heads = [say("ship"), "IMO", say("speed")]
    rows: list[list[Cell]] = []
    for vessel in page.run.frame.vessels.values():
        imo = vessel.imo or "–"
        if vessel.imo and not vessel.imo_valid:
            imo += " " + say("imo_wrong")
        low, high = vessel.speed_kn
        rows.append([quoted(vessel.label), quoted(imo), f"{low:g}–{high:g} kn"])
    return table(say("ships_caption"), heads, rows)


def _value(value: object) -> str:
    if value is None:
        return "–"
    if isinstance(value, tuple):
        return "–".join(f"{bound:g}" for bound in value)
    return f"{value:g}" if isinstance(value, float | int) else str(value)


def _resolved(found: object) -> str:
    pairs = dataclasses.asdict(found).items()  # type: ignore[call-overload]
    return ", ".join(f"{key} {_value(value)}" for key, value in pairs if value not in (None, ""))


def evidence(page: Context) -> Markup:
    """List every record with the hash of the bytes it stands in, and where in them."""
    say = page.say
    heads = [say("record"), say("what"), say("where"), "SHA-256"]
    reports = {report.name: report for report in page.run.evidence.reports}
    described = _descriptions(page)
    rows = [
        _evidence_row(page, id_, place, heads=heads, reports=reports, what=described.get(id_, ""))
        for id_, place in sorted(page.run.index.items())
    ]
    head = element("thead", element("tr", *(element("th", text, scope="col") for text in heads)))
    return section(
        "evidence",
        say("evidence_title"),
        page.p("evidence_intro"),
        element("table", head, element("tbody", *rows), class_="evidence"),
    )


def _evidence_row(
    page: Context,
    id_: str,
    place: Anchor,
    *,
    heads: Sequence[str],
    reports: Mapping[str, Report],
    what: str,
) -> Markup:
    """Give a record's row: a claim leads to its span in the report, all else to its row."""
    claim = page.claims.get(id_)
    report = reports.get(claim.report) if claim else None
    if place.span is None and claim is not None and claim.span is not None and report is not None:
        place = replace(report.at, sha256=report.text_sha256, span=claim.span)
    where = place.path
    if place.span is not None:
        where += f", {place.span[0]}–{place.span[1]}"
    elif place.row is not None:
        where += f":{place.row}"
    return row_of(
        heads,
        [
            (quoted(id_), "id"),
            quoted(what),
            (quoted(where), "where"),
            (element("code", place.sha256), "hash"),
        ],
        id=anchor(id_),
        data_sha256=place.sha256,
        data_start=None if place.span is None else str(place.span[0]),
        data_end=None if place.span is None else str(place.span[1]),
    )


def _descriptions(page: Context) -> dict[str, str]:
    """Describe records by their own columns; notes, which may name people, stay inside."""
    known = page.run.evidence
    dated: list[Look | Sighting | Stack | Aggregate] = [
        *known.looks,
        *known.sightings,
        *known.stacks,
        *known.aggregates,
    ]
    return {
        **{record.id: f"{page.place(record.place)}, {record.when.text}" for record in dated},
        **{claim.id: claim.text[:MOST_QUOTED] for claim in known.claims},
        **{
            listing.id: f"{page.run.frame.vessels[listing.vessel].label}: {listing.list}"
            for listing in known.listings
            if listing.vessel in page.run.frame.vessels
        },
        **{
            report.name: ", ".join(filter(None, (report.publisher, str(report.published or ""))))
            for report in known.reports
        },
    }


def set_aside(page: Context) -> Markup:
    """List what could not be used, and what was kept though something is wrong with it."""
    say = page.say
    parts: list[Markup] = []
    for rows, intro in ((page.run.set_aside, "set_aside_intro"), (page.run.notes, "notes_intro")):
        if rows:
            parts += [page.p(intro, n=len(rows)), _told_rows(page, rows)]
    if not page.run.set_aside:
        parts.insert(0, page.p("set_aside_none"))
    return section("set-aside", say("set_aside_title"), *parts)


def _told_rows(page: Context, rows: Sequence[SetAside]) -> Markup:
    say = page.say
    heads = [say("where"), say("field"), say("value"), say("reason")]
    cells: list[list[Cell]] = [
        [
            quoted(f"{row.file}:{row.line}" if row.line is not None else row.file),
            quoted(row.field or "–"),
            quoted((row.value or "–")[:MOST_QUOTED]),
            page.english(row.reason),
        ]
        for row in rows
    ]
    return table(None, heads, cells)


def record(page: Context) -> Markup:
    """Print the ledger's head and how to check that nothing was rewritten."""
    say, head = page.say, page.run.ledger_head
    command = f"deadreckon verify {page.run.frame.id} --head {head}"
    return element(
        "section",
        element("h2", say("record_title"), id="record-title"),
        page.p("record_intro"),
        element("p", element("code", head)),
        element("pre", element("code", command)),
        id=RECORD,
        aria_labelledby="record-title",
        data_sha256=head,
    )


def forgotten(page: Context) -> Markup | None:
    """Name what the law made go, with its hash, the reason, and what stood on it."""
    if not page.run.forgotten:
        return None
    say = page.say
    heads = [say("forgotten_what"), say("forgotten_why"), say("forgotten_stood")]
    rows: list[list[Cell]] = [
        [
            join(
                quoted(stone.id),
                *(element("div", element("code", file["sha256"])) for file in stone.files),
            ),
            quoted(f"{stone.why} ({stone.author}, {(stone.when or '–')[:10]})"),
            join(*(element("div", element("code", path)) for path in stone.figures)),
        ]
        for stone in page.run.forgotten
    ]
    intro = page.p("forgotten_intro", mark=MARK)
    return section(FORGOTTEN, say("forgotten_title"), intro, table(None, heads, rows))
