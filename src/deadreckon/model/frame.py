"""The frame: what the analyst declares in `case.toml`, as plain frozen nouns."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from deadreckon.model.place import Place
    from deadreckon.model.times import Interval
    from deadreckon.model.vessel import Vessel

Selection = Literal["complete", "positives_only", "cued"]
Pair = tuple[float, float]
Number = float | Pair
"""A number, or a (low, high) range of one."""
Worded = float | Pair | str
"""A number, a range, or words and letters that stand for a range of one data file."""


@dataclass(frozen=True, slots=True)
class Assumptions:
    """Every prior a run uses; a pair is a 90 % range. Hours, days and shares as the names say."""

    least_stay_h: float = 3.0
    longest_stay_days: float = 30.0
    witness_confidence: float = 0.8
    ais_confidence: float = 0.9
    boxes_a_load: Number | None = None
    tonnes_a_box: Number | None = None
    dispersion: Number = (1.0, 4.0)
    pause_share: Number = (0.0, 0.6)
    p_detect: Number = (0.7, 0.98)
    p_false: Number = (0.001, 0.05)
    part_visible: Number = (0.2, 0.8)
    stay_days: Number = (0.25, 10.0)
    elsewhere_share: Number = (0.0, 0.9)
    elsewhere_days: Number = (2.0, 60.0)
    background: Worded | None = None


@dataclass(frozen=True, slots=True)
class Log:
    """One log of looks and how its images were chosen."""

    id: str
    selection: Selection
    places: tuple[str, ...] = ()
    when: Interval | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Route:
    """The voyages that are counted: from any of `origins` to any of `destinations`."""

    id: str
    origins: tuple[str, ...]
    destinations: tuple[str, ...]
    vessels: tuple[str, ...]
    window: Interval
    assumptions: Assumptions
    note: str = ""

    def turned(self) -> Route:
        """Give the route the other way."""
        return replace(self, origins=self.destinations, destinations=self.origins)


@dataclass(frozen=True, slots=True)
class Leg:
    """One leg of the chain; `link` is what it carries in the argument."""

    id: str
    origin: str
    destination: str
    mode: str = "sea"
    distance_km: Number | None = None
    km_day: Pair | None = None
    link: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Relay:
    """How a source carries what its origin made (`hit`) or did not make (`false`)."""

    hit: float = 1.0
    false: float = 0.0


@dataclass(frozen=True, slots=True)
class Source:
    """Whom claims come from; `reliability` is shown, not used."""

    id: str
    name: str = ""
    tz: str | None = None
    reliability: Worded | None = None
    collects: bool = False
    relay: Relay = Relay()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a chain of reports ends; it counts once."""

    id: str
    name: str = ""
    collector: str = ""
    method: str = ""
    reliability: Worded | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What is taken as right to see what would follow."""

    id: str
    grants: tuple[str, ...]
    name: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """A possible answer; a function of its links, or a member of an exclusive group."""

    id: str
    statement: str
    prior: Number | None = None
    all_of: tuple[str, ...] = ()
    any_of: tuple[str, ...] = ()
    exclusive: str | None = None
    fails: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A step of the argument, true with `prior` where `given` holds, else false."""

    id: str
    prior: Number
    statement: str = ""
    given: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Weight:
    """How strongly observations bear on a link or hypothesis: a ratio, or both chances.

    `of` names claims, records, or a computed figure such as `routes.main.fleet.at_least>=1`.
    """

    of: tuple[str, ...]
    to: str
    if_true: Worded | None = None
    if_false: Worded | None = None
    ratio: Worded | None = None
    analyst: str = ""
    shared: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Norm:
    """A rule that would apply if the link `condition` held."""

    id: str
    name: str
    date: str = ""
    page: str = ""
    summary: str = ""
    condition: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Happening:
    """Dated context without a weight."""

    id: str
    when: Interval
    statement: str
    source: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """A told lapse between two dated things: `event` so many days after `after`."""

    claim: str
    event: str
    after: str
    days: Pair
    note: str = ""


@dataclass(frozen=True, slots=True)
class Criterion:
    """One line of the confidence sheet."""

    name: str
    grade: str
    reason: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a hypothesis turned out to be."""

    hypothesis: str
    on: str
    outcome: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """All that the analyst declares. Mappings are by id, in the order of the file."""

    id: str
    window: Interval
    title: str = ""
    question: str = ""
    as_of: Interval | None = None
    looks: Selection = "positives_only"
    lead: str | None = None
    yardstick: str = "phia"
    language: str = "en"
    note: str = ""
    logs: Mapping[str, Log] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    vessels: Mapping[str, Vessel] = field(default_factory=dict)
    routes: Mapping[str, Route] = field(default_factory=dict)
    legs: Mapping[str, Leg] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    origins: Mapping[str, Origin] = field(default_factory=dict)
    readings: Mapping[str, Reading] = field(default_factory=dict)
    hypotheses: Mapping[str, Hypothesis] = field(default_factory=dict)
    links: Mapping[str, Link] = field(default_factory=dict)
    weights: tuple[Weight, ...] = ()
    norms: Mapping[str, Norm] = field(default_factory=dict)
    happenings: Mapping[str, Happening] = field(default_factory=dict)
    relations: tuple[Relation, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    assumptions: Assumptions = Assumptions()
