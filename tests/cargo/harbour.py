"""A route from a pier to a wharf with two ships, for the tests of cargo."""

from datetime import UTC, datetime, timedelta

from deadreckon.model.evidence import Anchor, Sighting, Stack
from deadreckon.model.frame import Assumptions, Frame, Route
from deadreckon.model.place import Place
from deadreckon.model.times import Interval
from deadreckon.model.vessel import Vessel
from deadreckon.voyages.figures import (
    Conflict,
    Counted,
    Figures,
    Likely,
    ReadingFigures,
    RouteFigures,
)

START = datetime(2021, 3, 1, tzinfo=UTC)
WINDOW = Interval(START, START + timedelta(days=60))
AT = Anchor("0" * 64, "evidence/stacks.csv", 2)
ROUTE = Route("ore", ("mine",), ("mill",), ("alba", "brio"), WINDOW, Assumptions())
FRAME = Frame(
    id="case",
    window=WINDOW,
    places={
        "mine": Place("mine", 10.0, 10.0),
        "jetty": Place("jetty", 10.0, 10.0, part_of="mine"),
        "jetty-2": Place("jetty-2", 10.0, 10.0, part_of="mine"),
        "mill": Place("mill", 12.0, 12.0),
        "far": Place("far", 40.0, 12.0),
    },
    vessels={"alba": Vessel("alba"), "brio": Vessel("brio")},
    routes={"ore": ROUTE},
)


def days(first: float, last: float | None = None) -> Interval:
    end = first if last is None else last
    return Interval(START + timedelta(days=first), START + timedelta(days=end))


def pile(id_: str, day: float, boxes: float, place: str = "jetty") -> Stack:
    return Stack(id_, place, days(day), AT, boxes=boxes, confidence=0.9)


def ship(id_: str, place: str, day: float, doing: str = "", boxes: float | None = None) -> Sighting:
    return Sighting(id_, place, days(day), ("alba",), 0.9, AT, doing=doing, boxes=boxes)


COUNTED = Counted(0, (), 1.0, 0, (), 0, None, 0, (), None, "the log holds only positives", 9, ())


def figures(
    at_least: int = 0,
    conflicts: tuple[Conflict, ...] = (),
    readings: tuple[ReadingFigures, ...] = (),
    likely: Likely | None = None,
    at_most: int | None = 9,
) -> RouteFigures:
    """Give the figures of a fleet."""
    fleet = Figures(
        at_least=at_least, witnesses=(), witnesses_joint=1.0, robust_at_least=0, robust=(),
        robust_to_cause=0, weakest_cause=None, at_least_95=0, at_least_by_confidence=(),
        likely=likely, why="the log holds only positives", at_most=at_most, assumes=(), id="ore",
        conflicts=conflicts, round_trips=COUNTED, calls={},
    )  # fmt: skip
    return RouteFigures("ore", (), fleet, {}, (), (), readings, None)
