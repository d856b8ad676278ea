"""What the reckoning of voyages gives: field names are the keys of the JSON output."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from deadreckon.model.evidence import Bound

CEILING_RAISED = "at most was"
"""How `assumes` begins to tell of a ceiling that sightings contradict."""

Status = Literal["proved", "supported", "possible", "out_of_reach", "refuted", "not_comparable"]


@dataclass(frozen=True, slots=True)
class Likely:
    """A posterior over a count: `pmf[n]` is P(n), from 0 upward.

    Attributes:
        simulated: how many cases like this one were drawn to see how often p05 to p95 hold the
            truth; 0 where none was.
        held: in how many of them they did; `held_raw`: before they were widened.
    """

    mean: float
    p05: int
    p50: int
    p95: int
    pmf: tuple[float, ...]
    simulated: int = 0
    held: int = 0
    held_raw: int = 0


@dataclass(frozen=True, slots=True)
class Rung:
    """The bound if only sightings of at least this confidence count."""

    confidence: float
    at_least: int
    witnesses_joint: float


@dataclass(frozen=True, slots=True)
class Misread:
    """What is left if any `misread` sightings are wrong."""

    misread: int
    at_least: int


@dataclass(frozen=True, slots=True)
class Cause:
    """A common cause whose failure leaves the least: `kind` is source, basis or reader."""

    kind: str
    value: str
    at_least: int


@dataclass(frozen=True, slots=True)
class Conflict:
    """Sure sightings that cannot all be right."""

    ids: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Counted:
    """One count in one unit: at least, likely, at most.

    Attributes:
        witnesses: ids of sightings that alone prove `at_least`.
        witnesses_joint: product of their confidences; 1 where nothing is claimed.
        weakest_cause: the cause behind `robust_to_cause`, or None where no cause is named.
        likely: None where the log does not let one tell; `why` says why.
        at_most: None where there is no ceiling.
        assumes: what the figures rest on, in words.
    """

    at_least: int
    witnesses: tuple[str, ...]
    witnesses_joint: float
    robust_at_least: int
    robust: tuple[Misread, ...]
    robust_to_cause: int
    weakest_cause: Cause | None
    at_least_95: int
    at_least_by_confidence: tuple[Rung, ...]
    likely: Likely | None
    why: str
    at_most: int | None
    assumes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Calls:
    """Calls at one place: pairwise separate stays that sure sightings force. No ceiling."""

    at_least: int
    at_least_strict: int
    assumes: tuple[str, ...]
    witnesses: tuple[str, ...]
    witnesses_joint: float
    robust_at_least: int
    robust_to_cause: int


@dataclass(frozen=True, slots=True)
class Figures(Counted):
    """Passages of one vessel, or of a fleet (`id` is the route's), with the same in other units."""

    id: str
    conflicts: tuple[Conflict, ...]
    round_trips: Counted
    calls: Mapping[str, Calls]


@dataclass(frozen=True, slots=True)
class Told:
    """A published count beside ours, in its own unit; `path` is the figure it is compared with.

    Attributes:
        at_least, at_most: ours over the same window, also where no figure of the output is; None
            where nothing can be compared, or there is no ceiling.
    """

    claim: str
    value: float
    upper: float | None
    bound: Bound
    unit: str
    origin: str
    status: Status
    why: str
    path: str | None
    at_least: int | None = None
    at_most: int | None = None


@dataclass(frozen=True, slots=True)
class Needed:
    """What other claims imply: so many boxes need so many loads."""

    claim: str
    unit: str
    at_least: int
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Granted:
    """The fleet's figures if a reading is right; `granted` names the claims taken as right.

    Attributes:
        round_trips, calls: at least.
        contradicts: granted claims that contradict the file's own figures, or one another: they
            are left out of these.
    """

    at_least: int
    at_most: int | None
    granted: tuple[str, ...]
    round_trips: int
    calls: Mapping[str, int]
    round_trips_at_most: int | None = None
    contradicts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadingFigures:
    """What follows if one reading is right."""

    id: str
    grants: tuple[str, ...]
    fleet: Granted


@dataclass(frozen=True, slots=True)
class NextStep:
    """The single sighting that would raise the fleet's bound to `at_least`.

    `from_` and `to` are UTC, ISO 8601; the JSON key is `from`.
    """

    vessel: str
    place: str
    from_: str
    to: str
    at_least: int


@dataclass(frozen=True, slots=True)
class Reach:
    """When a ship can have been at an end of a route, by its speed and by what was seen of it.

    Attributes:
        from_, to: the earliest arrival and the latest departure, UTC.
        longest_h: the longest that it can have stayed, hours.
        after, before: ids of the sightings elsewhere between which that falls; None at an edge of
            the window.
        seen: ids of the sightings of it there; where none is, a call was possible that nobody saw.
    """

    vessel: str
    place: str
    from_: datetime
    to: datetime
    longest_h: float
    after: str | None
    before: str | None
    seen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Interval90:
    """P05, the median and P95 of a likely count."""

    p05: int
    p50: int
    p95: int


@dataclass(frozen=True, slots=True)
class Swept:
    """How far a likely count moves with one assumption.

    Attributes:
        assumption: its name among the assumptions of a case.
        lower, upper: the two halves of its stated range.
        at_lower, at_upper: the fleet's likely count if it lies in that half.
    """

    assumption: str
    lower: tuple[float, float]
    upper: tuple[float, float]
    at_lower: Interval90
    at_upper: Interval90


@dataclass(frozen=True, slots=True)
class Unseen:
    """Calls of a ship that nobody saw and that are expected between two sightings of it.

    Attributes:
        from_, to: UTC; nine in ten of them begin after the one and end before the other.
        expected: how many, on average.
        after, before: ids of the sightings between which they fall; None at an edge of the window.
    """

    vessel: str
    place: str
    from_: datetime
    to: datetime
    expected: float
    after: str | None
    before: str | None


@dataclass(frozen=True, slots=True)
class NextLook:
    """The place and day of one more clear look that is expected to narrow the count most.

    Attributes:
        width: from p05 to p95 of the fleet's likely count now; `then`: with that look, on average.
    """

    place: str
    day: date
    width: int
    then: float


@dataclass(frozen=True, slots=True)
class MissingLooks:
    """Days, `of` all in the window, on which no look of a complete log tells of a place."""

    place: str
    days: int
    of: int


@dataclass(frozen=True, slots=True)
class RouteFigures:
    """All figures of one route; `calls` are by any ship, named or not, in the route's window.

    Attributes:
        reach: when each ship can have been at either end.
        sweep, unseen, next_look: what stands beside the fleet's likely count; empty without one.
        missing_looks: what would let one tell; empty where there is a likely count.
    """

    id: str
    vessels: tuple[Figures, ...]
    fleet: Figures
    calls: Mapping[str, Calls]
    told: tuple[Told, ...]
    needed: tuple[Needed, ...]
    readings: tuple[ReadingFigures, ...]
    next_step: NextStep | None
    reach: tuple[Reach, ...] = ()
    sweep: tuple[Swept, ...] = ()
    unseen: tuple[Unseen, ...] = ()
    next_look: NextLook | None = None
    missing_looks: tuple[MissingLooks, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceFigures:
    """Calls at a place by any ship, named or not, in the case's window."""

    id: str
    calls: Calls


@dataclass(frozen=True, slots=True)
class Reckoning:
    """What `reckon` gives."""

    routes: tuple[RouteFigures, ...]
    places: tuple[PlaceFigures, ...] = field(default=())
