from dataclasses import replace

import pytest

from deadreckon.cargo.holds import Hold, holds, overfull
from deadreckon.model.evidence import Evidence
from deadreckon.model.frame import Assumptions, Number
from deadreckon.model.vessel import Vessel
from tests.cargo.harbour import FRAME, ROUTE
from tests.cargo.test_boxes import seen


def found(alba: Vessel, tonnes: Number | None = None) -> tuple[Hold, ...]:
    frame = replace(FRAME, vessels={"alba": alba, "brio": Vessel("brio")})
    return holds(replace(ROUTE, assumptions=Assumptions(tonnes_a_box=tonnes)), frame)


HEAVY = Vessel("alba", deadweight_t=(5000.0, 6000.0), stores_t=(500.0, 1000.0))


def test_nothing_is_said_where_nothing_is_stated() -> None:
    assert found(Vessel("alba")) == ()
    assert found(HEAVY) == ()


def test_by_room_and_by_weight_the_lower_counts() -> None:
    assert found(Vessel("alba", teu=(250.0, 300.0))) == (Hold("alba", (250, 300), "room"),)
    (weight,) = found(HEAVY, (10.0, 20.0))
    assert weight == Hold("alba", (4000 / 20, 5500 / 10), "weight")
    (both,) = found(replace(HEAVY, teu=(250.0, 300.0)), (10.0, 20.0))
    assert both == Hold("alba", (200, 300), "room")
    (both,) = found(replace(HEAVY, teu=(250.0, 900.0)), 20.7)
    assert both.boxes == pytest.approx((4000 / 20.7, 5500 / 20.7))


def test_a_ship_full_of_stores_carries_nothing() -> None:
    assert found(replace(HEAVY, stores_t=(7000.0, 8000.0)), 20.0)[0].boxes == (0, 0)


def test_more_aboard_than_any_ship_that_it_may_be_can_carry_is_named() -> None:
    limits = (Hold("alba", (100, 200), "room"), Hold("brio", (100, 300), "room"))
    counts = (
        seen("s1", "mill", 1, "unloading", 201),
        seen("s2", "mill", 2, "unloading", 200),
        replace(seen("s3", "mill", 3, "unloading", 250), candidates=("alba", "brio")),
        replace(seen("s4", "mill", 4, "unloading", 250), candidates=()),
        replace(seen("s5", "mill", 5, "unloading", 250), candidates=("unlimited",)),
    )
    assert overfull(limits, Evidence(sightings=counts)) == ("s1",)
