"""Boxes: proved, told, needed, what told loads imply, and in all; never more than one at a time."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor
from typing import TYPE_CHECKING

from deadreckon.cargo.aboard import NOTHING_ABOARD, counted_aboard, other_way, undirected
from deadreckon.cargo.changes import changes
from deadreckon.cargo.estimate import PASSAGES, Estimate, estimate
from deadreckon.cargo.holds import holds, overfull
from deadreckon.cargo.relations import calendar_days
from deadreckon.model.place import lineage
from deadreckon.voyages.counts import BOX, PASSAGE, ROUND_TRIP, units

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from deadreckon.cargo.aboard import Aboard
    from deadreckon.cargo.changes import Change
    from deadreckon.cargo.estimate import Span, Swing
    from deadreckon.cargo.holds import Hold
    from deadreckon.model.evidence import Bound, Claim, Evidence
    from deadreckon.model.frame import Frame, Number, Route
    from deadreckon.voyages.figures import Needed, ReadingFigures, Reckoning, RouteFigures

LOADS = frozenset({PASSAGE, ROUND_TRIP})
"""Units of which each one carries a load."""
CONTENTS = "contents"


@dataclass(frozen=True, slots=True)
class ToldBoxes:
    """A published count of boxes."""

    claim: str
    value: float
    upper: float | None
    bound: Bound
    origin: str


@dataclass(frozen=True, slots=True)
class Implied:
    """What a told number of loads would carry, at the boxes a load of the assumptions."""

    claim: str
    loads: float
    boxes: tuple[float, float]
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReadingBoxes:
    """What the loads that follow from a reading would carry, if that reading is right.

    Attributes:
        loads: at least so many; more loads carry more.
        boxes: in that many loads, if each carries the least, or the most, that a load is taken to.
        p10, p50, p90: in that many loads; None without `boxes_a_load`, or where there are none.
        dominates: the input that spreads these most, or None where nothing varies.
    """

    id: str
    loads: int
    boxes: tuple[float, float] | None
    p10: float | None
    p50: float | None
    p90: float | None
    dominates: str | None
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cargo:
    """Boxes along one route.

    Attributes:
        at_least: boxes aboard on passages that are proved; 0 where nothing is.
        because: the sightings and stacks behind `at_least`; `joint` is their joint probability.
        robust_at_least: what is left if any one of them is misread.
        back: the same bound the other way: these ships may carry goods in both directions.
        other_way: sightings of ships that unloaded at the route's start or loaded at its end.
        undirected: counts aboard that do not say which way the boxes went.
        changes: of counted piles at the route's ends, and what each proves.
        at_most: if the stated ceilings of all ships hold; None where one is not stated, or where
            the file counts more aboard.
        overfull: sightings that count more aboard than the case says that their ship can carry.
        holds: those ceilings.
        told: published counts of boxes that fit the route.
        needed: loads that those need.
        implies: boxes that told loads would carry.
        readings: the same under each reading.
        p10, p50, p90: None where the total is not estimated; `why` says why.
        dominates: the input that moves the total most, or None.
        swings: what each input does to it.
        contents: what is known of what was in them, in words.
    """

    route: str
    at_least: int
    because: tuple[str, ...]
    joint: float
    robust_at_least: int
    back: Aboard
    other_way: tuple[str, ...]
    undirected: tuple[str, ...]
    changes: tuple[Change, ...]
    at_most: int | None
    overfull: tuple[str, ...]
    holds: tuple[Hold, ...]
    told: tuple[ToldBoxes, ...]
    needed: tuple[Needed, ...]
    implies: tuple[Implied, ...]
    readings: tuple[ReadingBoxes, ...]
    p10: float | None
    p50: float | None
    p90: float | None
    why: str
    dominates: str | None
    swings: tuple[Swing, ...]
    contents: str
    contents_because: tuple[str, ...]


def cargo(frame: Frame, evidence: Evidence, reckoning: Reckoning) -> tuple[Cargo, ...]:
    """Give, for each route of the reckoning, what is proved, told, needed and implied in boxes."""
    return tuple(_cargo(frame, evidence, figures) for figures in reckoning.routes)


def _cargo(frame: Frame, evidence: Evidence, figures: RouteFigures) -> Cargo:
    route = frame.routes[figures.id]
    seen_inside = tuple(claim.id for claim in evidence.claims if looked_inside(claim))
    contents = (
        f"told as observed by {', '.join(seen_inside)}"
        if seen_inside
        else "unobserved: nobody in this file looked inside"
    )
    changed = changes(route, frame, evidence)
    aboard = counted_aboard(route, frame, evidence, figures, changed)
    told = [claim for claim in evidence.claims if _fits(claim, route, frame)]
    a_load, limits = route.assumptions.boxes_a_load, holds(route, frame)
    hold, above = _largest(limits, route), overfull(limits, evidence)
    found = None
    if a_load is not None and (pmf := _passages(figures)):
        found = estimate(pmf, _span(a_load), hold)
    return Cargo(
        route=figures.id,
        at_least=aboard.at_least,
        because=aboard.because,
        joint=aboard.joint,
        robust_at_least=aboard.robust_at_least,
        back=_back(route, frame, evidence, figures),
        other_way=other_way(route, frame, evidence),
        undirected=undirected(route, frame, evidence),
        changes=changed,
        at_most=None if above else _at_most(limits, figures),
        overfull=above,
        holds=limits,
        told=tuple(_told(claim) for claim in told if BOX in units(claim)),
        needed=figures.needed,
        implies=_implied(told, a_load),
        readings=tuple(_reading(reading, a_load, hold) for reading in figures.readings),
        p10=found.p10 if found else None,
        p50=found.p50 if found else None,
        p90=found.p90 if found else None,
        why=_why(aboard.at_least, figures, a_load, found),
        dominates=found.dominates if found else _open(figures, a_load),
        swings=found.swings if found else (),
        contents=contents,
        contents_because=seen_inside,
    )


def _back(route: Route, frame: Frame, evidence: Evidence, figures: RouteFigures) -> Aboard:
    """Give what was carried the other way, at the least: counts aboard only."""
    if set(route.origins) & set(route.destinations):
        return NOTHING_ABOARD
    turned = route.turned()
    return counted_aboard(turned, frame, evidence, figures, changes(turned, frame, evidence))


def _passages(figures: RouteFigures) -> Sequence[float]:
    """Give the probability of 0, 1, 2 … passages, or nothing where the file does not tell."""
    fleet = figures.fleet
    if fleet.likely is not None:
        return fleet.likely.pmf
    return [0.0] * fleet.at_least + [1.0] if fleet.at_least == fleet.at_most else ()


def _largest(limits: Sequence[Hold], route: Route) -> Span | None:
    """Give the ceiling of the ship that takes most; which ship sailed is not known."""
    if len(limits) < len(route.vessels) or not limits:
        return None
    return max(hold.boxes[0] for hold in limits), max(hold.boxes[1] for hold in limits)


def _at_most(limits: Sequence[Hold], figures: RouteFigures) -> int | None:
    passages = {vessel.id: vessel.at_most for vessel in figures.vessels}
    ceilings = {hold.vessel: hold.boxes[1] for hold in limits}
    loads = [(most, ceilings.get(id_)) for id_, most in passages.items()]
    known = [(most, boxes) for most, boxes in loads if most is not None and boxes is not None]
    if not loads or len(known) < len(loads):
        return None
    return sum(most * floor(boxes) for most, boxes in known)


def _fits(claim: Claim, route: Route, frame: Frame) -> bool:
    """Whether a told count may be about the route: it names both ends, or no place elsewhere."""
    if claim.value is None or claim.polarity != "affirm":
        return False
    starts, ends = set(route.origins), set(route.destinations)
    named = [set(lineage(place, frame.places)) for place in claim.places]
    through = any(up & starts for up in named) and any(up & ends for up in named)
    return (
        (through or all(up & (starts | ends) for up in named))
        and (not claim.vessels or not set(claim.vessels).isdisjoint(route.vessels))
        and _in_window(claim, route)
    )


def _in_window(claim: Claim, route: Route) -> bool:
    """Whether a count is of the route's window; one that states no window, if told in its time."""
    if claim.when is None:
        return claim.known is None or claim.known <= route.window.end.date()
    first, last = calendar_days(claim.when)
    return route.window.start.date() <= first and last <= route.window.end.date()


def _told(claim: Claim) -> ToldBoxes:
    value = claim.value if claim.value is not None else 0.0
    return ToldBoxes(claim.id, value, claim.upper, claim.bound or "eq", claim.origin)


def _implied(told: Iterable[Claim], a_load: Number | None) -> tuple[Implied, ...]:
    if a_load is None:
        return ()
    return tuple(
        Implied(claim.id, claim.value, carried(claim.value, a_load), (claim.id,))
        for claim in told
        if claim.value is not None and LOADS.intersection(units(claim))
    )


def _reading(reading: ReadingFigures, a_load: Number | None, hold: Span | None) -> ReadingBoxes:
    loads = reading.fleet.at_least
    found = None
    if a_load is not None and loads:
        found = estimate([0.0] * loads + [1.0], _span(a_load), hold)
    return ReadingBoxes(
        id=reading.id,
        loads=loads,
        boxes=None if a_load is None else carried(loads, a_load),
        p10=found.p10 if found else None,
        p50=found.p50 if found else None,
        p90=found.p90 if found else None,
        dominates=found.dominates if found else None,
        because=reading.fleet.granted,
    )


def carried(loads: float, a_load: Number) -> tuple[float, float]:
    """Give the least and most boxes that so many loads carry."""
    low, high = _span(a_load)
    return loads * low, loads * high


def _span(number: Number) -> Span:
    return number if isinstance(number, tuple) else (number, number)


def looked_inside(claim: Claim) -> bool:
    """Whether a claim says that somebody saw what was in the boxes."""
    return claim.kind == CONTENTS and claim.observation is True and claim.polarity == "affirm"


def _open(figures: RouteFigures, a_load: Number | None) -> str | None:
    """Name what dominates where no total is estimated.

    From what is proved to what is possible the passages go from none to very many, while a load
    stays within its range: they dominate wherever that factor is the greater.
    """
    if a_load is None:
        return None
    (low, high), fleet = _span(a_load), figures.fleet
    if fleet.at_most is None or not fleet.at_least or not low:
        return PASSAGES
    return PASSAGES if fleet.at_most / fleet.at_least >= high / low else "boxes_a_load"


def _why(counted: int, figures: RouteFigures, a_load: Number | None, found: Estimate | None) -> str:
    if not figures.fleet.at_least:
        proved = "no passage is proved in this file, so none of the boxes is"
    elif not counted:
        proved = "no count aboard, with the ship's direction known, goes with a proved passage"
    else:
        proved = "aboard on proved passages, if all was set ashore at their end and nothing before"
    if found is not None:
        return f"{proved}; the total is estimated over the passages that are likely"
    if a_load is None:
        return f"{proved}; no total is estimated: boxes_a_load is not stated"
    return f"{proved}; no total is estimated: {figures.fleet.why or 'passages have no estimate'}"
