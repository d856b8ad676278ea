from __future__ import annotations

from itertools import combinations

from deadreckon.model.evidence import Sighting
from deadreckon.model.frame import Frame
from deadreckon.voyages.conflicts import conflicts
from deadreckon.voyages.figures import Conflict
from deadreckon.voyages.least import Least
from deadreckon.voyages.reckon import reckon
from deadreckon.voyages.sure import span, sure
from deadreckon.voyages.units import PASSAGES
from deadreckon.voyages.world import Asked, World
from tests.voyages.brute import NEVER, Brute
from tests.voyages.cases import evidence, frame, sighting, tiny


def found(case: Frame, *rows: Sighting) -> tuple[Conflict, ...]:
    route = case.routes["main"]
    asked = Asked(
        PASSAGES,
        route.origins,
        route.destinations,
        span(route.window),
        frozenset(case.vessels),
        unnamed=True,
    )
    return conflicts(Least(World(case), asked), sure(rows, route.assumptions))


def test_a_pair_too_far_apart_is_told_in_kilometres_and_hours() -> None:
    (conflict,) = found(
        frame(), sighting("b", "south", 1), sighting("a", "north", 0), sighting("c", "north", 90)
    )
    assert conflict.ids == ("a", "b")
    assert "176 km apart" in conflict.why
    assert "there were 1.0" in conflict.why


def test_a_sighting_and_a_stated_absence_are_told() -> None:
    (conflict,) = found(
        frame(), sighting("a", "quay", 5), sighting("b", "north", 5, "", present=False)
    )
    assert conflict.ids == ("a", "b")
    assert "when b says it was not" in conflict.why


def test_a_ship_without_a_name_and_a_stated_absence_of_any_are_told() -> None:
    rows = [sighting("a", "north", 5, ""), sighting("b", "north", 5, "", present=False)]
    (conflict,) = found(frame(), *rows)
    assert conflict.ids == ("a", "b")
    assert "a sees a ship at" in conflict.why
    assert found(frame(), rows[0], sighting("b", "north", 6, "", present=False)) == ()


def test_three_that_two_ships_cannot_share_are_told_together() -> None:
    rows = [
        sighting("a", "north", 0, "ada"),
        sighting("b", "south", 0, "bela"),
        sighting("c", "cape", 0, "ada|bela"),
    ]
    (conflict,) = found(frame(known=["ada", "bela"]), *rows)
    assert conflict.ids == ("a", "b", "c")


def test_minimal_contradictions_equal_brute_force() -> None:
    told = 0
    for seed in range(150):
        case, rows = tiny(seed, most=5)
        rows = [row for row in rows if row.tag is None and row.candidates]
        route = case.routes["main"]
        plain = [s.seen for s in sure(rows, route.assumptions)]
        brute = Brute(case, route, tuple(case.vessels), "passages", unnamed=True)
        bad: list[frozenset[str]] = []
        for size in range(1, 4):
            for group in combinations(plain, size):
                ids = frozenset(s.id for s in group)
                if not any(other <= ids for other in bad) and brute.explained(group) >= NEVER:
                    bad.append(ids)
        ours = {frozenset(conflict.ids) for conflict in found(case, *rows)}
        assert {ids for ids in ours if len(ids) <= 3} == set(bad), seed
        told += len(bad)
    assert told > 10


def test_a_tag_that_a_fast_vessel_can_be_contradicts_nothing() -> None:
    rows = [sighting("a", "north", 0, "?x"), sighting("b", "south", 5, "?x")]
    assert [c.ids for c in reckon(frame(), evidence(*rows)).routes[0].fleet.conflicts] == [
        ("a", "b")
    ]
    fast = frame(known=["ada", "cleo"])
    assert reckon(fast, evidence(*rows)).routes[0].fleet.conflicts == ()
