"""Told and proved counts as rates, and what would come if it went on: no further than the span."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from deadreckon.cargo.ahead import FEWEST, MOST, quantile, to_come
from deadreckon.cargo.relations import calendar_days, later
from deadreckon.voyages.counts import PASSAGE, ROUND_TRIP, told_range, units

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deadreckon.model.evidence import Claim, Evidence
    from deadreckon.model.frame import Assumptions, Frame, Number
    from deadreckon.voyages.figures import Reckoning, RouteFigures

MOST_RATES = 40
LEVELS = (0.05, 0.5, 0.95)
WARNING = (
    "an interval for as many days again, if it went on; the span opens with its first event, and "
    "who looks again later may find a pause"
)


@dataclass(frozen=True, slots=True)
class Rate:
    """A count over a span of days.

    Attributes:
        id: the claim, or the path of a figure that is proved.
        claims: all claims of one origin that tell it; empty for what is proved.
        n: how many, at the least where `at_least` is true.
        from_, to: first and last day of the span; the JSON key is `from`.
        days: of the span, both ends included; `every_days` of them for each one.
        until: the last day of as many days again: nothing is said beyond it.
        p05, p50, p95: how many may come by then; None where nothing can be told.
        boxes: that those would carry, from p05 loads to p95, or None without `boxes_a_load`.
        because: records that it stands on.
    """

    id: str
    route: str
    claims: tuple[str, ...]
    origin: str
    unit: str
    n: int
    at_least: bool
    from_: date
    to: date
    days: int
    every_days: float
    until: date
    p05: int | None
    p50: int | None
    p95: int | None
    boxes: tuple[float, float] | None
    why: str
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Count:
    """So many in so many days, told or proved."""

    of: str
    unit: str
    n: int
    at_least: bool
    days: tuple[date, date]
    because: tuple[str, ...]
    claims: tuple[str, ...] = ()
    origin: str = ""


def rates(frame: Frame, evidence: Evidence, reckoning: Reckoning) -> tuple[Rate, ...]:
    """Give a rate for each count of voyages with a span, proved or told, route by route.

    Of one route no more than MOST_RATES, the proved ones first.
    """
    found: list[Rate] = []
    for figures in reckoning.routes:
        counts = [*_proved(figures, evidence), *_told(figures, evidence)]
        assumed = frame.routes[figures.id].assumptions
        found += [_rate(figures.id, count, assumed) for count in counts[:MOST_RATES]]
    return tuple(found)


def _proved(figures: RouteFigures, evidence: Evidence) -> Iterator[_Count]:
    """Give the proved counts over the days of their witnesses, first to last."""
    when = {sighting.id: sighting.when for sighting in evidence.sightings}
    fleet = figures.fleet
    for unit, counted, path in (
        (PASSAGE, fleet, "fleet.at_least"),
        (ROUND_TRIP, fleet.round_trips, "fleet.round_trips.at_least"),
    ):
        spans = [calendar_days(when[id_]) for id_ in counted.witnesses]
        if counted.at_least >= FEWEST and spans:
            ends = min(first for first, _ in spans), max(last for _, last in spans)
            of = f"routes.{figures.id}.{path}"
            yield _Count(
                of, unit, counted.at_least, at_least=True, days=ends, because=counted.witnesses
            )


def _told(figures: RouteFigures, evidence: Evidence) -> Iterator[_Count]:
    """Give what others told of the route in a window, once for each origin."""
    comparable = {told.claim for told in figures.told if told.status != "not_comparable"}
    same: dict[tuple[object, ...], list[Claim]] = {}
    for claim in evidence.claims:
        if claim.id in comparable and claim.when is not None and claim.polarity == "affirm":
            days = calendar_days(claim.when)
            told = (claim.origin or claim.id, claim.unit, claim.value, claim.bound)
            same.setdefault((*told, claim.vessels, days), []).append(claim)
    for claims in same.values():
        first, count = claims[0], told_range(claims[0])
        unit = next((unit for unit in units(first) if unit in {PASSAGE, ROUND_TRIP}), None)
        if count is None or unit is None or first.when is None or count.low < FEWEST:
            continue
        ids = tuple(claim.id for claim in claims)
        n = count.reached if count.loose and count.reached is not None else count.low
        yield _Count(
            first.id, unit, n, count.high is None, calendar_days(first.when), ids, ids, first.origin
        )


def _rate(route: str, count: _Count, assumed: Assumptions) -> Rate:
    first, last = count.days
    days = (last - first).days + 1
    p05, p50, p95 = None, None, None
    why = f"cannot tell: more than {MOST:,}"
    if count.n <= MOST:
        pmf = to_come(count.n, days, days, _span(assumed.dispersion), _span(assumed.pause_share))
        p05, p50, p95 = (quantile(pmf, level) for level in LEVELS)
        why = WARNING
    if count.at_least:
        why += "; it is told or proved as at least so many, so that there may be more"
    boxes = None
    if assumed.boxes_a_load is not None and p05 is not None and p95 is not None:
        low, high = _span(assumed.boxes_a_load)
        boxes = p05 * low, p95 * high
    return Rate(
        id=count.of,
        route=route,
        claims=count.claims,
        origin=count.origin,
        unit=count.unit,
        n=count.n,
        at_least=count.at_least,
        from_=first,
        to=last,
        days=days,
        every_days=days / count.n,
        until=later(last, days),
        p05=p05,
        p50=p50,
        p95=p95,
        boxes=boxes,
        why=why,
        because=count.because,
    )


def _span(number: Number) -> tuple[float, float]:
    return number if isinstance(number, tuple) else (number, number)
