"""What `case.toml` may hold: one strict table a class, with the contract's keys."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from deadreckon.case.frame_values import (
    FORMAT,
    Chance,
    ChanceOrRange,
    FileName,
    Format,
    Free,
    Id,
    Ids,
    Reliability,
    Ring,
    SelectionValue,
    Texts,
    When,
    WordedChance,
    WordedRatio,
    Wrong,
    Zone,
    choice,
    doubled,
    either,
    number,
    pair,
)
from deadreckon.model.frame import Number, Pair

HOURS_A_YEAR = 8784
DAYS_A_CENTURY = 36525


class Table(BaseModel):
    """A table of the frame: unknown keys are errors, `note` is free."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    note: Free = ""


class Span(Table):
    """A stretch of time; one end may be left out, and then repeats the other."""

    start: When | None = Field(default=None, alias="from")
    end: When | None = Field(default=None, alias="to")


class Window(Table):
    """A window has both ends."""

    start: When = Field(alias="from")
    end: When = Field(alias="to")


class CaseTable(Table):
    """`[case]`."""

    id: Id
    window: Window
    title: str = ""
    question: str = ""
    as_of: When | None = None
    looks: SelectionValue = "positives_only"
    lead: FileName | None = None
    yardstick: Annotated[str, choice("phia", "icd203", "ipcc")] = "phia"
    language: Annotated[str, Field(pattern=r"^[a-z]{2}$")] = "en"


class LogTable(Span):
    """`[[logs]]`."""

    id: Id
    selection: SelectionValue
    places: Ids = ()


class PlaceTable(Table):
    """`[[places]]`."""

    id: Id
    lat: Annotated[float, number(-90, 90, "degrees")]
    lon: Annotated[float, number(-180, 180, "degrees")]
    name: str = ""
    also: Texts = ()
    radius_km: Annotated[float, number(0.001, 1000, "kilometres")] | None = None
    polygon: Ring = ()
    precision_km: Annotated[float, number(0, 1000, "kilometres")] = 0.0
    code: str | None = None
    tz: Zone | None = None
    part_of: Id | None = None


def _dated(key: str) -> BeforeValidator:
    """Accept one value or several, each bare or a table of its own with from and to."""

    def gather(value: object) -> object:
        several = value if isinstance(value, list) else [value]
        return tuple(_as_table(item, key) for item in several)

    return BeforeValidator(gather)


def _as_table(item: object, key: str) -> object:
    if isinstance(item, dict):
        return {"value" if name == key else name: content for name, content in item.items()}
    return {"value": item}


def _digits(value: object) -> object:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


Code = Annotated[str, BeforeValidator(_digits)]


class DatedTable(Span):
    """A name, flag or call sign with the time for which it held, and who says so."""

    value: Annotated[str, Field(min_length=1)]
    source: str = ""


class OwnerTable(DatedTable):
    """An owner or manager with the time, and what that rests on."""

    basis: Annotated[str, choice("register", "number", "told", "name")] = ""


class MmsiTable(Span):
    """An MMSI with the time for which it held."""

    value: Annotated[str, BeforeValidator(_digits), Field(pattern=r"^\d{9}$")]
    source: str = ""


class VesselTable(Table):
    """`[[vessels]]`."""

    id: Id
    names: Annotated[tuple[DatedTable, ...], _dated("name")] = ()
    imo: Code | None = None
    mmsi: Annotated[tuple[MmsiTable, ...], _dated("mmsi")] = ()
    flags: Annotated[tuple[DatedTable, ...], _dated("flag")] = ()
    call_signs: Annotated[tuple[DatedTable, ...], _dated("call_sign")] = ()
    owners: Annotated[tuple[OwnerTable, ...], _dated("owner")] = ()
    length_m: Annotated[Pair, doubled(1, 500, "metres")] | None = None
    teu: Annotated[Pair, doubled(0, 30000, "twenty-foot boxes")] | None = None
    deadweight_t: Annotated[Pair, doubled(1, 1_000_000, "tonnes")] | None = None
    stores_t: Annotated[Pair, doubled(0, 1_000_000, "tonnes")] = (0.0, 0.0)
    speed_kn: Annotated[Pair, pair(0.1, 60, "knots")] = (6.0, 16.0)
    features: Texts = ()


class AssumptionsTable(Table):
    """`[assumptions]`, or a route's own over them."""

    least_stay_h: Annotated[float, number(0, HOURS_A_YEAR, "hours")] = 3.0
    longest_stay_days: Annotated[float, number(0.001, DAYS_A_CENTURY, "days")] = 30.0
    witness_confidence: Chance = 0.8
    ais_confidence: Annotated[float, number(0, 0.999999)] = 0.9
    boxes_a_load: Annotated[Number, either(0.001, 30000, "boxes")] | None = None
    tonnes_a_box: Annotated[Number, either(0.001, 1000, "tonnes")] | None = None
    dispersion: Annotated[Number, either(1, 100, "times")] = (1.0, 4.0)
    pause_share: ChanceOrRange = (0.0, 0.6)
    p_detect: ChanceOrRange = (0.7, 0.98)
    p_false: ChanceOrRange = (0.001, 0.05)
    part_visible: ChanceOrRange = (0.2, 0.8)
    stay_days: Annotated[Number, either(0, DAYS_A_CENTURY, "days")] = (0.25, 10.0)
    elsewhere_share: ChanceOrRange = (0.0, 0.9)
    elsewhere_days: Annotated[Number, either(0, DAYS_A_CENTURY, "days")] = (2.0, 60.0)
    background: WordedChance | None = None


class RouteTable(Table):
    """`[[routes]]`."""

    id: Id
    origins: Annotated[Ids, Field(alias="from", min_length=1)]
    destinations: Annotated[Ids, Field(alias="to", min_length=1)]
    vessels: Ids | None = None
    window: Window | None = None
    assumptions: AssumptionsTable | None = None


class LegTable(Table):
    """`[[legs]]`."""

    id: Id
    origin: Id = Field(alias="from")
    destination: Id = Field(alias="to")
    mode: Annotated[str, choice("sea", "rail", "road", "air")] = "sea"
    distance_km: Annotated[Number, either(0.001, 100_000, "kilometres")] | None = None
    km_day: Annotated[Pair, pair(0.001, 100_000, "kilometres a day")] | None = None
    link: Id | None = None


class RelayTable(Table):
    """How a source carries what its origin made, or did not make."""

    hit: Chance = 1.0
    false: Chance = 0.0


class SourceTable(Table):
    """`[[sources]]`."""

    id: Id
    name: str = ""
    tz: Zone | None = None
    reliability: Reliability | None = None
    collects: bool = False
    relay: RelayTable = RelayTable()


class OriginTable(Table):
    """`[[origins]]`."""

    id: Id
    name: str = ""
    collector: str = ""
    method: str = ""
    reliability: Reliability | None = None


class ReadingTable(Table):
    """`[[readings]]`."""

    id: Id
    name: str = ""
    grants: Ids = ()


class HypothesisTable(Table):
    """`[[hypotheses]]`."""

    id: Id
    statement: str
    prior: ChanceOrRange | None = None
    all_of: Ids = ()
    any_of: Ids = ()
    exclusive: Id | None = None
    fails: Ids = ()

    @model_validator(mode="after")
    def _one_function(self) -> HypothesisTable:
        if self.all_of and self.any_of:
            raise Wrong("has both all_of and any_of", "Keep one of them.")
        return self


class LinkTable(Table):
    """`[[links]]`."""

    id: Id
    prior: ChanceOrRange
    statement: str = ""
    given: Id | None = None


class WeightTable(Table):
    """`[[weights]]`."""

    of: Annotated[Texts, Field(min_length=1)]
    to: Id
    if_true: WordedChance | None = None
    if_false: WordedChance | None = None
    ratio: WordedRatio | None = None
    analyst: str = ""
    shared: str | None = None

    @model_validator(mode="after")
    def _one_strength(self) -> WeightTable:
        both = self.if_true is not None and self.if_false is not None
        neither = self.if_true is None and self.if_false is None
        if (both and self.ratio is None) or (neither and self.ratio is not None):
            return self
        raise Wrong(
            "does not say how strongly it bears",
            "Give either ratio, or if_true and if_false together.",
        )


class NormTable(Table):
    """`[[norms]]`."""

    id: Id
    name: str = ""
    date: Free = ""
    page: Free = ""
    summary: str = ""
    condition: Id | None = Field(default=None, alias="if")


class HappeningTable(Span):
    """`[[happenings]]`."""

    id: Id
    statement: str = ""
    source: str = ""


class RelationTable(Table):
    """`[[relations]]`."""

    claim: Id
    event: Id
    after: Id
    days: Annotated[Pair, pair(-DAYS_A_CENTURY, DAYS_A_CENTURY, "days")]


class CriterionTable(Table):
    """`[[criteria]]`."""

    name: str
    grade: str = ""
    reason: str = ""


class ResolutionTable(Table):
    """`[[resolutions]]`."""

    hypothesis: Id
    on: When
    outcome: bool


class FrameTable(Table):
    """The whole of `case.toml`."""

    format: Format = FORMAT
    case: CaseTable
    logs: tuple[LogTable, ...] = ()
    places: tuple[PlaceTable, ...] = ()
    vessels: tuple[VesselTable, ...] = ()
    routes: tuple[RouteTable, ...] = ()
    legs: tuple[LegTable, ...] = ()
    sources: tuple[SourceTable, ...] = ()
    origins: tuple[OriginTable, ...] = ()
    readings: tuple[ReadingTable, ...] = ()
    hypotheses: tuple[HypothesisTable, ...] = ()
    links: tuple[LinkTable, ...] = ()
    weights: tuple[WeightTable, ...] = ()
    norms: tuple[NormTable, ...] = ()
    happenings: tuple[HappeningTable, ...] = ()
    relations: tuple[RelationTable, ...] = ()
    criteria: tuple[CriterionTable, ...] = ()
    resolutions: tuple[ResolutionTable, ...] = ()
    assumptions: AssumptionsTable = AssumptionsTable()

    @model_validator(mode="before")
    @classmethod
    def _arrays_are_tuples(cls, document: dict[str, Any]) -> dict[str, Any]:
        return {k: tuple(v) if isinstance(v, list) else v for k, v in document.items()}


_TABLES: dict[str, type[Table]] = {
    "": FrameTable,
    "case": CaseTable,
    "case.window": Window,
    "logs": LogTable,
    "places": PlaceTable,
    "vessels": VesselTable,
    "routes": RouteTable,
    "routes.window": Window,
    "routes.assumptions": AssumptionsTable,
    "legs": LegTable,
    "sources": SourceTable,
    "sources.relay": RelayTable,
    "origins": OriginTable,
    "readings": ReadingTable,
    "hypotheses": HypothesisTable,
    "links": LinkTable,
    "weights": WeightTable,
    "norms": NormTable,
    "happenings": HappeningTable,
    "relations": RelationTable,
    "criteria": CriterionTable,
    "resolutions": ResolutionTable,
    "assumptions": AssumptionsTable,
}

KEYS = {
    name: frozenset(field.alias or key for key, field in table.model_fields.items())
    for name, table in _TABLES.items()
} | {
    f"vessels.{names}": frozenset({one, "value", "from", "to", "source", "note", *more})
    for names, one, *more in (
        ("names", "name"),
        ("flags", "flag"),
        ("mmsi", "mmsi"),
        ("call_signs", "call_sign"),
        ("owners", "owner", "basis"),
    )
}
"""Which keys each table knows, by its dotted name."""
