"""Totals that others told of one flow: side by side, what each implies, and which cannot both hold.

Two totals of one flow are never summed: they count the same goods, up to different days. What a
shorter window holds, a longer one holds too, so a total above that of a window around its own
contradicts it. Windows whose ends lie within a week of one another are taken as one, if what lies
between would have had to come many times faster than either tells on average: goods come in loads.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations
from math import ceil
from typing import TYPE_CHECKING

from deadreckon.cargo.goods import goods, loads, rows
from deadreckon.voyages.counts import BOX

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from deadreckon.cargo.goods import Row
    from deadreckon.model.evidence import Bound, Claim, Evidence, Mood
    from deadreckon.model.frame import Frame

LOOSE = timedelta(days=7)
FASTER = 5.0
MOST = 300
Ends = tuple[float, float | None]
"""Least and most; no most where nothing bounds it."""


@dataclass(frozen=True, slots=True)
class Since:
    """What came since an earlier total of the same origin, from the same day on."""

    claim: str
    days: int
    a_day: Ends


@dataclass(frozen=True, slots=True)
class OwnLoads:
    """Boxes a load that follow where one origin tells both boxes and voyages of the same ships."""

    claim: str
    boxes: Ends


@dataclass(frozen=True, slots=True)
class Total:
    """One total, as told.

    Attributes:
        claim: the first that tells it; `claims` all of one origin that do.
        says: who says it.
        method: of the origin, as the case states it.
        mood: conditional ones (so many *if* ...) are shown and not compared.
        from_, to: first and last day of what is counted; the JSON key is `from`. Without a last day
            the day on which it was known.
        value, upper, bound: as told; `range` is what they leave open.
        days: from the first to the last, both included.
        a_day: what it implies on average, or None where no window is told.
        loads: in the boxes a load of the case's assumptions; None for other goods, or without them.
        a_load: boxes a load by the voyages that the same origin tells, or None.
        since: what it implies beyond the total before it, or None.
        contradicts: totals with which it cannot stand.
    """

    claim: str
    claims: tuple[str, ...]
    says: str
    origin: str
    method: str
    mood: Mood
    from_: date | None
    to: date | None
    value: float
    upper: float | None
    bound: Bound
    range: Ends
    days: int | None
    a_day: Ends | None
    loads: Ends | None
    a_load: OwnLoads | None
    since: Since | None
    contradicts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two totals of one flow that cannot both be right: `ids` the higher first."""

    ids: tuple[str, str]
    why: str


@dataclass(frozen=True, slots=True)
class Totals:
    """All totals in one unit, by the day up to which they count.

    Attributes:
        id: the unit.
        compared: pairs of which one counts a part of what the other counts, or the same.
        left_out: totals beyond the first MOST, which are told and not compared.
    """

    id: str
    told: tuple[Total, ...]
    compared: int
    contradictions: tuple[Contradiction, ...]
    left_out: int


def totals(frame: Frame, evidence: Evidence) -> tuple[Totals, ...]:
    """Give the totals of boxes, then of other goods, each unit by itself."""
    by_unit: dict[str, list[Claim]] = {}
    for claim in evidence.claims:
        unit = goods(claim)
        if unit is not None and claim.polarity == "affirm" and claim.kind != "sighting":
            by_unit.setdefault(unit, []).append(claim)
    voyages = loads(evidence.claims, frame)
    order = sorted(by_unit, key=lambda unit: (unit != BOX, unit))
    found = [_totals(unit, rows(by_unit[unit], frame), voyages, frame) for unit in order]
    return tuple(unit for unit in found if unit.told)


def _totals(
    unit: str, told: Sequence[Row], voyages: Mapping[tuple[object, ...], Row], frame: Frame
) -> Totals:
    able = [row for row in told if _compares(row)]
    pairs = [
        (part, whole)
        for one, other in combinations(able[:MOST], 2)
        for part, whole in ((one, other), (other, one))
        if _part_of(part, whole)
    ]
    found = [
        Contradiction((part.claim.id, whole.claim.id), why)
        for part, whole in pairs
        if (why := _against(part, whole, frame)) is not None
    ]
    against: dict[str, list[str]] = {}
    for pair in found:
        for one, other in (pair.ids, pair.ids[::-1]):
            against.setdefault(one, []).append(other)
    since = _sinces(told)
    return Totals(
        id=unit,
        told=tuple(
            replace(
                _total(row, since.get(row.claim.id), against.get(row.claim.id, ()), frame),
                loads=_in_loads(row, frame) if unit == BOX else None,
                a_load=_own(row, voyages.get(row.whose)) if unit == BOX else None,
            )
            for row in told
        ),
        compared=len({frozenset((part.claim.id, whole.claim.id)) for part, whole in pairs}),
        contradictions=tuple(found),
        left_out=len(able[MOST:]),
    )


def _total(row: Row, since: Since | None, against: Iterable[str], frame: Frame) -> Total:
    claim, days = row.claim, row.days
    origin = frame.origins.get(claim.origin)
    return Total(
        claim=claim.id,
        claims=row.claims,
        says=claim.source,
        origin=claim.origin,
        method=origin.method if origin else "",
        mood=claim.mood,
        from_=row.first,
        to=row.last,
        value=claim.value if claim.value is not None else 0.0,
        upper=claim.upper,
        bound=claim.bound or "eq",
        range=(row.low, row.high),
        days=days,
        a_day=None if days is None else _over(row, days),
        loads=None,
        a_load=None,
        since=since,
        contradicts=tuple(against),
    )


def _over(row: Row, days: float) -> Ends:
    return row.low / days, None if row.high is None else row.high / days


def _in_loads(row: Row, frame: Frame) -> Ends | None:
    a_load = frame.assumptions.boxes_a_load
    if a_load is None:
        return None
    low, high = a_load if isinstance(a_load, tuple) else (a_load, a_load)
    return row.low / high, None if row.high is None else row.high / low


def _own(row: Row, voyages: Row | None) -> OwnLoads | None:
    """Divide boxes by voyages of one origin; without a most of these there is no least a load."""
    if voyages is None or voyages.low <= 0 or not _compares(row):
        return None
    least = 0.0 if not voyages.high else row.low / voyages.high
    return OwnLoads(voyages.claim.id, (least, None if row.high is None else row.high / voyages.low))


def _sinces(told: Iterable[Row]) -> dict[str, Since]:
    """Give what came since the total before, of one origin, from one day on, of one flow."""
    found: dict[str, Since] = {}
    before: dict[tuple[object, ...], list[Row]] = {}
    for row in told:
        if row.last is None or not row.claim.origin or not _compares(row):
            continue
        same = before.setdefault((row.claim.origin, row.first, row.places, row.ships), [])
        earlier = next((r for r in reversed(same) if r.last != row.last), None)
        if earlier is not None and earlier.last is not None:
            days = (row.last - earlier.last).days
            least = 0.0 if earlier.high is None else max(0.0, row.low - earlier.high)
            most = None if row.high is None else max(0.0, row.high - earlier.low) / days
            found[row.claim.id] = Since(earlier.claim.id, days, (least / days, most))
        same.append(row)
    return found


def _compares(row: Row) -> bool:
    return row.claim.mood != "conditional" and row.first is not None


def _part_of(part: Row, whole: Row) -> bool:
    """Whether the one counts a part of what the other counts, give or take a week at its ends."""
    if part.first is None or part.last is None or whole.first is None or whole.last is None:
        return False
    return (
        (not whole.places or part.places == whole.places)
        and (not whole.ships or (bool(part.ships) and part.ships <= whole.ships))
        and part.first >= whole.first - LOOSE
        and part.last <= whole.last + LOOSE
    )


def _against(part: Row, whole: Row, frame: Frame) -> str | None:
    """Say why a part cannot be more than the whole, or nothing where it is not."""
    if whole.high is None or part.low <= whole.high:
        return None
    over = part.low - whole.high
    lies = f"{_told(part, frame)} against {_told(whole, frame)}: the first lies within the second"
    if beyond := _beyond(part, whole):
        rate = over / beyond
        usual = max((row.low / row.days for row in (part, whole) if row.days), default=0.0)
        if rate <= FASTER * usual:
            return None
        more = _number(float(ceil(over)))
        lies += (
            f" but for {beyond} day{'s' if beyond != 1 else ''}, in which {more} or "
            f"more would have had to come, {rate:,.0f} a day where {usual:,.0f} are told"
        )
    methods = [_method(row, frame) for row in (part, whole)]
    if methods[0] == methods[1] and part.claim.origin == whole.claim.origin:
        return f"{lies}. One origin tells both"
    return f"{lies}. Methods: {methods[0]}; and {methods[1]}. Both are kept"


def _beyond(part: Row, whole: Row) -> int:
    """Give the days of the one that lie outside of the other."""
    if part.first is None or part.last is None or whole.first is None or whole.last is None:
        return 0
    return max(0, (whole.first - part.first).days) + max(0, (part.last - whole.last).days)


def _told(row: Row, frame: Frame) -> str:
    claim = row.claim
    signs = {"ge": "at least ", "gt": "more than ", "le": "at most ", "lt": "fewer than ",
             "approx": "about "}  # fmt: skip
    number = signs.get(claim.bound or "eq", "") + _number(claim.value or 0.0)
    number += "" if claim.upper is None else f" to {_number(claim.upper)}"
    source = frame.sources.get(claim.source)
    who = (source.name if source else "") or claim.source or claim.origin or claim.id
    return f"{number} from {row.first} to {row.last} ({who})"


def _method(row: Row, frame: Frame) -> str:
    origin = frame.origins.get(row.claim.origin)
    return (origin.method if origin else "") or "not stated"


def _number(value: float) -> str:
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.6g}"
