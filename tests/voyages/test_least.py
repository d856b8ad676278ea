from __future__ import annotations

import pytest

from deadreckon.voyages.least import Least
from deadreckon.voyages.robust import if_wrong
from deadreckon.voyages.sure import span, sure
from deadreckon.voyages.units import PASSAGES, ROUND_TRIPS, Unit
from deadreckon.voyages.world import Asked, World
from tests.voyages.brute import Brute
from tests.voyages.cases import VESSELS, frame, sighting, tiny

UNITS = pytest.mark.parametrize("unit", [PASSAGES, ROUND_TRIPS], ids=lambda unit: str(unit.name))


@UNITS
@pytest.mark.parametrize("start", range(0, 300, 25))
def test_bounds_equal_brute_force(start: int, unit: Unit) -> None:
    for seed in range(start, start + 25):
        case, rows = tiny(seed)
        route = case.routes["main"]
        world, seen = World(case), sure(rows, route.assumptions)
        fleets = [((v,), False) for v in route.vessels] + [(route.vessels, True)]
        for ships, unnamed in fleets:
            window = span(route.window)
            asked = Asked(
                unit, route.origins, route.destinations, window, frozenset(ships), unnamed
            )
            least = Least(world, asked)
            brute = Brute(case, route, ships, str(unit.name), unnamed=unnamed)
            plain = [s.seen for s in seen]
            counts, exact = if_wrong(least, seen)
            assert exact
            assert least.at_least(seen) == brute.at_least(plain)[1], (seed, ships)
            ours = [counts[min(k, len(counts) - 1)] for k in range(3)]
            assert ours[:2] == [brute.robust(plain, k) for k in range(2)], (seed, ships)
            if len(plain) <= 4:
                assert ours[2] == brute.robust(plain, 2), (seed, ships)


@pytest.mark.parametrize("start", range(1000, 1100, 25))
def test_removals_that_mend_equal_brute_force(start: int) -> None:
    for seed in range(start, start + 25):
        case, rows = tiny(seed)
        route = case.routes["main"]
        world, seen = World(case), sure(rows, route.assumptions)
        asked = Asked(
            PASSAGES,
            route.origins,
            route.destinations,
            span(route.window),
            frozenset(VESSELS),
            unnamed=True,
        )
        mends = Least(world, asked).curve(seen).mends
        brute = Brute(case, route, tuple(VESSELS), "passages", unnamed=True)
        assert mends == brute.at_least([s.seen for s in seen])[0], seed


def test_a_large_tangle_is_bounded_and_says_that_it_is_not_exact() -> None:
    ships = ["ada", "bela", "cleo"]
    case = frame(vessels=ships, known=ships)
    rows = [
        sighting(f"s{i}", ["north", "south"][i // 2 % 2], (i * 3, i * 3 + 40), "ada|bela|cleo")
        for i in range(60)
    ]
    certain = [
        sighting("t0", "north", 1000, "ada"),
        sighting("t1", "south", 1100, "ada"),
    ]
    asked = Asked(
        PASSAGES, ("north",), ("south",), span(case.window), frozenset(ships), unnamed=True
    )
    curve = Least(World(case), asked).curve(sure([*rows, *certain], case.assumptions), 3)
    assert not curve.exact
    assert curve.at_least >= 1
