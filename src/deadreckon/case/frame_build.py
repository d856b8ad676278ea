"""From the tables of `case.toml` to the nouns of the frame: references, times, duplicates."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable, Mapping
from datetime import tzinfo
from typing import Protocol, TypeVar
from zoneinfo import ZoneInfo

from deadreckon.case import frame_tables as t
from deadreckon.case.frame_errors import Sheet
from deadreckon.case.toml_lines import Path
from deadreckon.model import frame as f
from deadreckon.model.evidence import SetAside
from deadreckon.model.place import Place
from deadreckon.model.times import Interval, interval, moment
from deadreckon.model.vessel import Dated, Vessel, imo_valid
from deadreckon.read.ids import suggestion
from deadreckon.read.shown import shown


class _Named(Protocol):
    @property
    def id(self) -> str: ...


_Noun = TypeVar("_Noun", bound=_Named)


def build(table: t.FrameTable, sheet: Sheet) -> tuple[f.Frame, tuple[SetAside, ...]]:
    """Make the frame, and the notes on what is kept but told.

    Raises:
        BadFrame: an id is declared twice or not at all, or an end lies before its start.
    """
    return _Builder(table, sheet).build()


class _Builder:
    def __init__(self, table: t.FrameTable, sheet: Sheet) -> None:
        self._table = table
        self._sheet = sheet
        self._notes: list[SetAside] = []

    def build(self) -> tuple[f.Frame, tuple[SetAside, ...]]:
        table, case = self._table, self._table.case
        window = self._between(("case", "window"), case.window)
        places = self._places()
        vessels = self._vessels()
        assumptions = _assumed(f.Assumptions(), table.assumptions)
        links = self._links()
        sources = self._by_id("sources", map(_source, table.sources))
        frame = f.Frame(
            id=case.id,
            window=window,
            title=case.title,
            question=case.question,
            as_of=None if case.as_of is None else moment(case.as_of),
            looks=case.looks,
            lead=case.lead,
            yardstick=case.yardstick,
            language=case.language,
            note=case.note,
            logs=self._logs(places),
            places=places,
            vessels=vessels,
            routes=self._routes(places, vessels, window, assumptions),
            legs=self._legs(places, links),
            sources=sources,
            origins=self._by_id("origins", map(_origin, table.origins)),
            readings=self._by_id("readings", map(_reading, table.readings)),
            hypotheses=self._hypotheses(links),
            links=links,
            weights=self._weights(links),
            norms=self._norms(links),
            happenings=self._happenings(sources),
            relations=tuple(map(_relation, table.relations)),
            criteria=tuple(f.Criterion(c.name, c.grade, c.reason, c.note) for c in table.criteria),
            resolutions=self._resolutions(),
            assumptions=assumptions,
        )
        return frame, tuple(self._notes)

    def _by_id(self, name: str, nouns: Iterable[_Noun]) -> dict[str, _Noun]:
        found: dict[str, _Noun] = {}
        at: dict[str, Path] = {}
        for index, noun in enumerate(nouns):
            path: Path = (name, index, "id")
            if noun.id in found:
                line = self._sheet.line(at[noun.id])
                raise self._sheet.bad(
                    path, f"is declared twice (first on line {line})", "Give one another id."
                )
            found[noun.id] = noun
            at[noun.id] = path
        return found

    def _declared(self, path: Path, word: str, known: Collection[str], what: str) -> None:
        if word not in known:
            raise self._sheet.bad(path, f"names no declared {what}", suggestion(word, known, what))

    def _all_declared(
        self, path: Path, words: Iterable[str], known: Collection[str], what: str
    ) -> None:
        for index, word in enumerate(words):
            self._declared((*path, index), word, known, what)

    def _between(
        self, path: Path, span: t.Span | t.Window, zones: Iterable[tzinfo] = ()
    ) -> Interval:
        try:
            return interval(span.start or "", span.end or "", zones)
        except ValueError as error:
            key = "to" if span.end else "from"
            raise self._sheet.bad(
                (*path, key),
                str(error),
                "Write from and to, the earlier first.",
                missing=not span.end,
            ) from None

    def _span(self, path: Path, span: t.Span, zones: Iterable[tzinfo] = ()) -> Interval | None:
        if span.start is None and span.end is None:
            return None
        return self._between(path, span, zones)

    def _logs(self, places: Mapping[str, Place]) -> dict[str, f.Log]:
        for index, log in enumerate(self._table.logs):
            self._all_declared(("logs", index, "places"), log.places, places, "place")
        return self._by_id(
            "logs",
            (
                f.Log(x.id, x.selection, x.places, self._span(("logs", i), x), x.note)
                for i, x in enumerate(self._table.logs)
            ),
        )

    def _places(self) -> dict[str, Place]:
        rows = self._table.places
        places = self._by_id("places", map(_place, rows))
        for index, row in enumerate(rows):
            if row.part_of is not None:
                path: Path = ("places", index, "part_of")
                self._declared(path, row.part_of, places, "place")
            if row.polygon:
                self._polygon_notes(index, row)
        self._no_circle("places", "part_of", {row.id: row.part_of for row in rows})
        return places

    def _polygon_notes(self, index: int, row: t.PlaceTable) -> None:
        lons, lats = zip(*row.polygon, strict=True)
        inside = min(lons) <= row.lon <= max(lons) and min(lats) <= row.lat <= max(lats)
        if not inside:
            reason = "kept: its point lies outside of the polygon; corners are [lon, lat]"
            self._notes.append(self._sheet.told(("places", index, "polygon"), reason))
        if row.radius_km is not None:
            reason = "kept: radius_km has no effect beside a polygon"
            self._notes.append(self._sheet.told(("places", index, "radius_km"), reason))

    def _no_circle(self, name: str, key: str, above: Mapping[str, str | None]) -> None:
        """Follow each id upwards, each step once; a step back onto the same way is a circle."""
        done: set[str] = set()
        for index, start in enumerate(above):
            way: dict[str, None] = {}
            current: str | None = start
            while current is not None and current not in done:
                if current in way:
                    circle = " > ".join([*list(way)[list(way).index(current) :], current])
                    path: Path = (name, index, key)
                    problem = f"goes round in a circle ({shown(circle)})"
                    raise self._sheet.bad(path, problem, "Take one of these steps out.")
                way[current] = None
                current = above[current]
            done.update(way)

    def _vessels(self) -> dict[str, Vessel]:
        vessels = self._by_id("vessels", map(self._vessel, range(len(self._table.vessels))))
        numbered: dict[str, int] = {}
        for index, row in enumerate(self._table.vessels):
            if row.imo is None:
                continue
            path: Path = ("vessels", index, "imo")
            if not imo_valid(row.imo):
                reason = "kept, and marked: this IMO number fails its checksum"
                self._notes.append(self._sheet.told(path, reason))
            elif (number := row.imo.strip()[-7:]) in numbered:
                line = self._sheet.line(("vessels", numbered[number], "imo"))
                raise self._sheet.bad(
                    path, f"stands on line {line} already", "One IMO number is one vessel."
                )
            else:
                numbered[number] = index
        return vessels

    def _vessel(self, index: int) -> Vessel:
        row = self._table.vessels[index]

        def dated(key: str, rows: tuple[t.DatedTable | t.MmsiTable, ...]) -> tuple[Dated, ...]:
            path: Path = ("vessels", index, key)
            return tuple(self._held((*path, i), r) for i, r in enumerate(rows))

        return Vessel(
            id=row.id,
            imo=row.imo,
            names=dated("names", row.names),
            mmsi=dated("mmsi", row.mmsi),
            flags=dated("flags", row.flags),
            call_signs=dated("call_signs", row.call_signs),
            owners=dated("owners", row.owners),
            length_m=row.length_m,
            teu=row.teu,
            deadweight_t=row.deadweight_t,
            stores_t=row.stores_t,
            speed_kn=row.speed_kn,
            features=row.features,
            note=row.note,
        )

    def _held(self, path: Path, row: t.DatedTable | t.MmsiTable) -> Dated:
        self._span(path, row)  # tells what is wrong with the two together
        since, until = (moment(end) if end else None for end in (row.start, row.end))
        basis = row.basis if isinstance(row, t.OwnerTable) else ""
        return Dated(row.value, since, until, row.source, basis)

    def _routes(
        self,
        places: Mapping[str, Place],
        vessels: Mapping[str, Vessel],
        window: Interval,
        assumptions: f.Assumptions,
    ) -> dict[str, f.Route]:
        def route(index: int, row: t.RouteTable) -> f.Route:
            path: Path = ("routes", index)
            self._all_declared((*path, "from"), row.origins, places, "place")
            self._all_declared((*path, "to"), row.destinations, places, "place")
            self._all_declared((*path, "vessels"), row.vessels or (), vessels, "vessel")
            for i, place in enumerate(row.destinations):
                if place in row.origins:
                    raise self._sheet.bad(
                        (*path, "to", i), "is also where the route begins", "Take it out of one."
                    )
            return f.Route(
                id=row.id,
                origins=row.origins,
                destinations=row.destinations,
                vessels=tuple(vessels) if row.vessels is None else row.vessels,
                window=self._between((*path, "window"), row.window) if row.window else window,
                assumptions=_assumed(assumptions, row.assumptions),
                note=row.note,
            )

        return self._by_id("routes", (route(i, x) for i, x in enumerate(self._table.routes)))

    def _legs(self, places: Mapping[str, Place], links: Mapping[str, f.Link]) -> dict[str, f.Leg]:
        for index, row in enumerate(self._table.legs):
            self._declared(("legs", index, "from"), row.origin, places, "place")
            self._declared(("legs", index, "to"), row.destination, places, "place")
            if row.link is not None:
                self._declared(("legs", index, "link"), row.link, links, "link")
        return self._by_id("legs", map(_leg, self._table.legs))

    def _links(self) -> dict[str, f.Link]:
        rows = self._table.links
        links = self._by_id(
            "links", (f.Link(x.id, x.prior, x.statement, x.given, x.note) for x in rows)
        )
        for index, row in enumerate(rows):
            if row.given is not None:
                path: Path = ("links", index, "given")
                self._declared(path, row.given, links, "link")
        self._no_circle("links", "given", {row.id: row.given for row in rows})
        return links

    def _hypotheses(self, links: Mapping[str, f.Link]) -> dict[str, f.Hypothesis]:
        rows = self._table.hypotheses
        stated: dict[str, float] = {}
        statements = {*links, *(row.id for row in rows)}
        for index, row in enumerate(rows):
            path: Path = ("hypotheses", index)
            self._all_declared((*path, "all_of"), row.all_of, statements, "link or hypothesis")
            self._all_declared((*path, "any_of"), row.any_of, statements, "link or hypothesis")
            self._all_declared((*path, "fails"), row.fails, links, "link")
            if row.id in links:
                raise self._sheet.bad(
                    (*path, "id"), "is also the id of a link", "Give one another id."
                )
            if row.prior is None:
                continue
            if row.exclusive is None and (row.all_of or row.any_of):
                reason = "kept, without effect: a hypothesis with links is their function"
                self._notes.append(self._sheet.told((*path, "prior"), reason))
            elif row.exclusive is not None:
                least = row.prior if isinstance(row.prior, float) else row.prior[0]
                stated[row.exclusive] = stated.get(row.exclusive, 0.0) + least
                if stated[row.exclusive] > 1 + 1e-9:
                    problem = f"the priors of {row.exclusive} sum to more than 1"
                    raise self._sheet.bad((*path, "prior"), problem, "Only one of them can hold.")
        return self._by_id(
            "hypotheses",
            (
                f.Hypothesis(
                    x.id, x.statement, x.prior, x.all_of, x.any_of, x.exclusive, x.fails, x.note
                )
                for x in rows
            ),
        )

    def _weights(self, links: Mapping[str, f.Link]) -> tuple[f.Weight, ...]:
        bearers = {*links, *(x.id for x in self._table.hypotheses)}
        routes = [x.id for x in self._table.routes]
        for index, row in enumerate(self._table.weights):
            self._declared(("weights", index, "to"), row.to, bearers, "link or hypothesis")
            for i, word in enumerate(row.of):
                if word.startswith("routes.") and not any(
                    word.startswith(f"routes.{name}.") for name in routes
                ):
                    named = word.split(".")[1]
                    self._declared(("weights", index, "of", i), named, routes, "route")
        return tuple(
            f.Weight(x.of, x.to, x.if_true, x.if_false, x.ratio, x.analyst, x.shared, x.note)
            for x in self._table.weights
        )

    def _norms(self, links: Mapping[str, f.Link]) -> dict[str, f.Norm]:
        for index, row in enumerate(self._table.norms):
            if row.condition is not None:
                self._declared(("norms", index, "if"), row.condition, links, "link")
        return self._by_id(
            "norms",
            (
                f.Norm(x.id, x.name, x.date, x.page, x.summary, x.condition, x.note)
                for x in self._table.norms
            ),
        )

    def _happenings(self, sources: Mapping[str, f.Source]) -> dict[str, f.Happening]:
        def happening(index: int, row: t.HappeningTable) -> f.Happening:
            source = sources.get(row.source)
            zones = (ZoneInfo(source.tz),) if source and source.tz else ()
            when = self._between(("happenings", index), row, zones)
            return f.Happening(row.id, when, row.statement, row.source, row.note)

        return self._by_id(
            "happenings", (happening(i, x) for i, x in enumerate(self._table.happenings))
        )

    def _resolutions(self) -> tuple[f.Resolution, ...]:
        known = [x.id for x in self._table.hypotheses]
        for index, row in enumerate(self._table.resolutions):
            path: Path = ("resolutions", index, "hypothesis")
            self._declared(path, row.hypothesis, known, "hypothesis")
        return tuple(
            f.Resolution(x.hypothesis, x.on, x.outcome, x.note) for x in self._table.resolutions
        )


def _assumed(base: f.Assumptions, row: t.AssumptionsTable | None) -> f.Assumptions:
    """Lay what a table states over the base; what it leaves out stays."""
    if row is None:
        return base
    return dataclasses.replace(
        base, **{name: getattr(row, name) for name in row.model_fields_set - {"note"}}
    )


def _place(row: t.PlaceTable) -> Place:
    given = row.model_dump(exclude={"radius_km"})
    return Place(**given, radius_km=3.0 if row.radius_km is None else row.radius_km)


def _leg(row: t.LegTable) -> f.Leg:
    return f.Leg(**row.model_dump())


def _source(row: t.SourceTable) -> f.Source:
    relay = f.Relay(row.relay.hit, row.relay.false)
    return f.Source(**row.model_dump(exclude={"relay"}), relay=relay)


def _origin(row: t.OriginTable) -> f.Origin:
    return f.Origin(**row.model_dump())


def _reading(row: t.ReadingTable) -> f.Reading:
    return f.Reading(row.id, row.grants, row.name, row.note)


def _relation(row: t.RelationTable) -> f.Relation:
    return f.Relation(row.claim, row.event, row.after, row.days, row.note)
