from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Literal

import pytest

from deadreckon.cargo.boxes import Cargo, cargo
from deadreckon.model.evidence import Anchor, Claim, Evidence, Sighting
from deadreckon.model.frame import Assumptions, Frame, Number, Route
from deadreckon.model.place import Place
from deadreckon.model.times import Interval
from deadreckon.model.vessel import Vessel
from deadreckon.voyages.figures import (
    Conflict,
    Granted,
    Likely,
    ReadingFigures,
    Reckoning,
    RouteFigures,
)
from tests.cargo.harbour import figures

START = datetime(2021, 3, 1, tzinfo=UTC)
WINDOW = Interval(START, START + timedelta(days=60))
AT = Anchor("0" * 64, "evidence/sightings.csv", 2)


def seen(
    id_: str, place: str, day: float, doing: str, boxes: float | None, **more: str
) -> Sighting:
    at = START + timedelta(days=day)
    ship = more.get("ship", "alba")
    confidence = float(more.get("confidence", "0.9"))
    return Sighting(id_, place, Interval(at, at), (ship,), confidence, AT, doing=doing, boxes=boxes)


def make(
    sightings: tuple[Sighting, ...] = (),
    claims: tuple[Claim, ...] = (),
    found: RouteFigures | None = None,
    a_load: Number | None = None,
) -> Cargo:
    route = Route(
        "ore", ("mine",), ("mill",), ("alba", "brio"), WINDOW, Assumptions(boxes_a_load=a_load)
    )
    frame = Frame(
        id="case",
        window=WINDOW,
        places={
            "mine": Place("mine", 10.0, 10.0),
            "jetty": Place("jetty", 10.0, 10.0, part_of="mine"),
            "mill": Place("mill", 12.0, 12.0),
            "far": Place("far", 40.0, 12.0),
        },
        vessels={"alba": Vessel("alba"), "brio": Vessel("brio")},
        routes={"ore": route},
    )
    evidence = Evidence(sightings=sightings, claims=claims)
    return cargo(frame, evidence, Reckoning((found or figures(),)))[0]


OUT = seen("s1", "jetty", 1, "leaving", 120)
IN = seen("s2", "mill", 4, "unloading", 110)
DAY_9 = Interval(START + timedelta(days=9), START + timedelta(days=9))


def test_boxes_aboard_before_a_proved_arrival_are_carried() -> None:
    assert (make((OUT, IN)).at_least, make((OUT, IN)).because) == (120, ("s1", "s2"))


def test_nothing_is_proved_without_both_ends() -> None:
    for one in (OUT, IN):
        assert make((one,)).at_least == 0
    assert "no passage is proved" in make((OUT,)).why


@pytest.mark.parametrize(
    "pair",
    [
        (replace(OUT, doing="unloading"), replace(IN, doing="loading")),
        (replace(OUT, doing="waiting"), replace(IN, doing="waiting")),
        (replace(OUT, confidence=0.5), IN),
        (OUT, replace(IN, candidates=("brio",))),
        (OUT, replace(IN, candidates=("alba", "brio"))),
        (OUT, replace(IN, present=False)),
        (OUT, replace(IN, when=Interval(WINDOW.end, WINDOW.end + timedelta(1)))),
        (replace(OUT, when=IN.when), replace(IN, when=OUT.when)),
    ],
    ids=["other way", "waiting", "unsure", "two ships", "a|b", "absent", "after", "backwards"],
)
def test_what_is_no_cargo_of_a_proved_passage(pair: tuple[Sighting, Sighting]) -> None:
    assert make(pair).at_least == 0


def test_counts_of_one_passage_are_not_added_and_of_two_are() -> None:
    second = (
        seen("s3", "mine", 8, "loading", 90),
        seen("s4", "mill", 11, "waiting", 90),
    )
    assert make((OUT, IN, *second)).at_least == 120 + 90
    between_unseen = (OUT, replace(second[0], boxes=90), second[1])
    assert make(between_unseen).at_least == 120


def test_ships_are_added() -> None:
    other = (
        replace(OUT, id="t1", candidates=("brio",)),
        replace(IN, id="t2", candidates=("brio",)),
    )
    assert make((OUT, IN, *other)).at_least == 240


def test_sightings_in_conflict_prove_no_cargo() -> None:
    torn = figures(conflicts=(Conflict(("s1", "s9"), "too far apart"),))
    sure = seen("s0", "mine", 0.5, "loading", 0)
    assert make((OUT, IN), found=torn).at_least == 0
    assert make((sure, OUT, IN), found=torn).at_least == 110


Places = tuple[str, ...]


def told(id_: str, value: float, unit: str, places: Places = (), **more: bool) -> Claim:
    polarity: Literal["affirm", "deny"] = "deny" if more.get("denied") else "affirm"
    return Claim(
        id_, "words", AT, value=value, unit=unit, bound="gt", places=places, polarity=polarity
    )


def test_told_boxes_stand_beside_the_routes_they_fit() -> None:
    claims = (
        told("c1", 1000, "container"),
        told("c2", 700, "box", ("jetty",)),
        told("c3", 50, "container", ("far",)),
        told("c4", 5, "round trip"),
        told("c5", 60, "container", denied=True),
    )
    assert [(t.claim, t.value, t.bound) for t in make(claims=claims).told] == [
        ("c1", 1000, "gt"),
        ("c2", 700, "gt"),
    ]


def test_told_boxes_of_another_time_are_not_the_routes() -> None:
    inside = replace(told("c1", 9, "container"), when=WINDOW)
    before = Interval(START - timedelta(days=9), WINDOW.end)
    claims = (
        inside,
        replace(inside, id="c2", when=before),
        replace(inside, id="c3", when=None, known=WINDOW.end.date()),
        replace(inside, id="c4", when=None, known=WINDOW.end.date() + timedelta(days=1)),
    )
    assert [t.claim for t in make(claims=claims).told] == ["c1", "c3"]


def test_told_loads_imply_boxes_only_where_a_load_is_stated() -> None:
    claims = (told("c4", 5, "round trip"),)
    assert make(claims=claims).implies == ()
    assert make(claims=claims, a_load=300.0).implies[0].boxes == (1500, 1500)
    assert make(claims=claims, a_load=(200.0, 300.0)).implies[0].boxes == (1000, 1500)


def test_a_reading_carries_what_its_loads_carry() -> None:
    granted = ReadingFigures("if-right", ("c4",), Granted(4, None, ("c4",), 4, {}))
    found = make(found=figures(readings=(granted,)), a_load=(200.0, 300.0)).readings[0]
    assert (found.loads, found.boxes, found.because) == (4, (800, 1200), ("c4",))


def test_contents_are_unobserved_until_somebody_looked() -> None:
    looked = Claim("c9", "rifles", AT, kind="contents", observation=True)
    assert make().contents.startswith("unobserved: nobody")
    assert make(claims=(replace(looked, observation=None),)).contents.startswith("unobserved")
    assert make(claims=(replace(looked, polarity="deny"),)).contents.startswith("unobserved")
    assert make(claims=(looked,)).contents_because == ("c9",)


def test_no_total_is_estimated_and_the_reason_is_given() -> None:
    found = make((OUT, IN), a_load=300.0)
    assert (found.p10, found.p50, found.p90) == (None, None, None)
    assert "the log holds only positives" in found.why
    assert "boxes_a_load is not stated" in make((OUT, IN)).why


def test_a_total_is_estimated_over_the_passages_that_are_likely() -> None:
    likely = Likely(3.0, 2, 3, 4, (0.0, 0.0, 0.25, 0.5, 0.25))
    found = make(found=figures(likely=likely), a_load=(200.0, 300.0))
    assert 450 < (found.p10 or 0) < (found.p50 or 0) < (found.p90 or 0) < 1100
    assert found.dominates == "passages"
    assert found.swings[0].input == "passages"
    assert make(found=figures(likely=likely)).p50 is None


def test_where_as_many_are_proved_as_are_possible_the_passages_are_known() -> None:
    found = make(found=figures(at_least=3, at_most=3), a_load=300.0)
    assert (found.p10, found.p50, found.p90, found.dominates) == (900, 900, 900, None)


def test_a_reading_has_its_own_total_and_what_dominates_it() -> None:
    granted = ReadingFigures("if-right", ("c4",), Granted(5, None, ("c4",), 4, {}))
    read = make(found=figures(readings=(granted,)), a_load=(220.0, 300.0)).readings[0]
    assert 1100 < (read.p10 or 0) < 1290 < (read.p50 or 0) < 1310 < (read.p90 or 0) < 1500
    assert read.dominates == "boxes_a_load"
    nothing = replace(granted, fleet=replace(granted.fleet, at_least=0))
    assert make(found=figures(readings=(nothing,)), a_load=300.0).readings[0].p50 is None
    assert make(found=figures(readings=(granted,))).readings[0].p50 is None


def test_what_dominates_where_nothing_tells_how_many_passages() -> None:
    assert make(a_load=(220.0, 300.0)).dominates == "passages"
    assert make(found=figures(at_least=8), a_load=(100.0, 300.0)).dominates == "boxes_a_load"
    assert make().dominates is None


def test_what_was_carried_back_is_told_apart() -> None:
    found = make((replace(IN, doing="loading"), replace(OUT, doing="unloading", when=DAY_9)))
    assert (found.at_least, found.back.at_least) == (0, 120)
    assert found.back.because == ("s1", "s2")
    assert make((replace(OUT, doing=""),)).undirected == ("s1",)
