from __future__ import annotations

from deadreckon.voyages.counted import counted
from deadreckon.voyages.figures import Counted
from deadreckon.voyages.least import Least
from deadreckon.voyages.reckon import reckon
from deadreckon.voyages.sure import span
from deadreckon.voyages.units import PASSAGES
from deadreckon.voyages.world import Asked, World
from tests.voyages.cases import evidence, frame, sighting

CASE = frame(known=["ada", "bela", "cleo"], vessels=["ada", "bela"])
ROWS = [
    sighting("a", "north", 0, confidence=0.99),
    sighting("a2", "north", 1, confidence=0.75),
    sighting("b", "south", 50, confidence=0.97),
    sighting("other", "cape", 60, "cleo", confidence=0.8),
]


def count(at_most: int | None = 9) -> Counted:
    route = CASE.routes["main"]
    ships = frozenset(route.vessels)
    asked = Asked(
        PASSAGES, route.origins, route.destinations, span(route.window), ships, unnamed=True
    )
    least = Least(World(CASE), asked)
    return counted(least, ROWS, route.assumptions, at_most=at_most, pmf=None, why="not yet")


def test_a_count_stands_with_all_that_is_left_of_it() -> None:
    found = count()
    assert (found.at_least, found.at_most, found.robust_at_least) == (1, 9, 0)
    assert found.witnesses == ("a", "b")
    assert (found.likely, found.why) == (None, "not yet")
    assert [
        (rung.at_least, round(rung.witnesses_joint, 4)) for rung in found.at_least_by_confidence
    ] == [
        (1, 0.9603),
        (1, 0.9603),
        (1, 0.9603),
        (1, 0.9603),
    ]


def test_the_sightings_of_other_ships_do_not_count_among_those_that_may_be_wrong() -> None:
    assert count().at_least_95 == 1


def test_a_ceiling_below_the_proof_is_raised_and_told() -> None:
    found = count(at_most=0)
    assert found.at_most == 1
    assert any("was 0 and is raised" in line for line in found.assumes)
    assert count(at_most=None).at_most is None


def test_a_proof_among_contradicting_sightings_says_so() -> None:
    rows = [sighting("a", "north", 0), sighting("b", "south", 60), sighting("c", "north", 60)]
    said = "a likelier proof may lie among contradicting sightings"
    for more, expected in (([], False), ([sighting("d", "south", 200)], True)):
        found = reckon(frame(), evidence(*(rows[:2] if not more else [*rows, *more])))
        assert (said in found.routes[0].fleet.assumes) is expected


def test_a_figure_that_is_a_lower_bound_is_named() -> None:
    rows = [sighting(f"s{i}", "north" if i % 2 else "south", i * 48) for i in range(10)]
    told = reckon(frame(), evidence(*rows)).routes[0].fleet.assumes
    assert not any("lower bound" in line for line in told)
    rows.append(sighting("wrong", "south", 49))
    (said,) = (
        line
        for line in reckon(frame(), evidence(*rows)).routes[0].fleet.assumes
        if "lower bound" in line
    )
    assert said.endswith(": robust_at_least, robust, at_least_95")
