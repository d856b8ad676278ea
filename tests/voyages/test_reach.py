from __future__ import annotations

from datetime import timedelta

import pytest

from deadreckon.voyages.figures import Reach
from deadreckon.voyages.reach import reach
from deadreckon.voyages.sailing import sailing
from deadreckon.voyages.world import World
from tests.voyages.cases import START, frame, sighting
from tests.voyages.shuttles import DAYS, REGIMES, Regime, shuttle

RIGHT = [r for r in REGIMES if not (r.false or r.misnamed or r.spoofed)]
CASE = frame(window=(0, 200))
WAY_H = sailing(World(CASE), ["north"], ["south"], "ada") / 3_600_000_000


def calls(*rows: object) -> list[Reach]:
    return list(reach(World(CASE), CASE.routes["main"], "ada", rows))  # type: ignore[arg-type]


def hour(found: Reach) -> tuple[float, float]:
    return tuple((edge - START).total_seconds() / 3600 for edge in (found.from_, found.to))  # type: ignore[return-value]


def test_between_two_sightings_the_way_there_and_back_is_taken_off() -> None:
    found = calls(sighting("a", "north", 10), sighting("b", "north", 60))
    between = next(r for r in found if r.after == "a" and r.place == "south")
    assert hour(between) == pytest.approx((10 + WAY_H, 60 - WAY_H))
    assert between.longest_h == pytest.approx(50 - 2 * WAY_H)
    assert between.before == "b"


def test_where_time_does_not_suffice_there_is_no_window() -> None:
    found = calls(sighting("a", "north", 10), sighting("b", "north", 10 + 1.9 * WAY_H))
    assert [(r.place, r.after, r.before, r.seen) for r in found] == [
        ("north", None, None, ("a", "b")), ("south", None, "a", ()), ("south", "b", None, ()),
    ]  # fmt: skip


def test_a_ship_that_nobody_saw_could_have_been_anywhere_in_the_window() -> None:
    assert [hour(r) for r in calls(sighting("x", "north", 5, "bela"))] == [(0, 200), (0, 200)]


def test_a_stay_holds_the_ship_until_it_ends() -> None:
    rows = sighting("a", "north", (10, 40), throughout=True), sighting("b", "south", 100)
    found = next(r for r in calls(*rows) if r.after == "a" and r.place == "south")
    assert hour(found) == pytest.approx((40 + WAY_H, 200))
    assert found.seen == ("b",)


def test_what_contradicts_an_earlier_sighting_does_not_bind() -> None:
    rows = sighting("a", "north", 10), sighting("b", "south", 11), sighting("c", "north", 60)
    assert [(r.place, r.after, r.before, r.seen) for r in calls(*rows)] == [
        ("north", None, None, ("a", "c")),
        ("south", None, "a", ()),
        ("south", "a", "c", ()),
        ("south", "c", None, ()),
    ]


def test_a_window_holds_what_was_seen_there_and_ends_where_the_ship_was_elsewhere() -> None:
    rows = sighting("a", "south", 10), sighting("b", "north", 40), sighting("c", "quay", 50)
    found = next(r for r in calls(*rows, sighting("d", "south", 90)) if r.after == "a")
    assert (found.after, found.before, found.seen) == ("a", "d", ("b", "c"))
    assert hour(found) == pytest.approx((10 + WAY_H, 90 - WAY_H))


@pytest.mark.parametrize("regime", RIGHT, ids=lambda regime: str(regime.name))
def test_no_window_leaves_out_where_a_ship_was(regime: Regime) -> None:
    for seed in range(3):
        run = shuttle(regime, seed)
        route, world = run.case.routes["main"], World(run.case)
        for ship in route.vessels:
            found = reach(world, route, ship, run.rows)
            for stay in run.stays:
                for at in (stay.start, (stay.start + stay.end) / 2, stay.end):
                    when = START + timedelta(hours=at)
                    if stay.ship == ship and stay.place != "cape" and 0 <= at <= DAYS * 24:
                        assert any(
                            r.place == stay.place and r.from_ <= when <= r.to for r in found
                        ), (seed, stay)
