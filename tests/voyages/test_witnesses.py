from __future__ import annotations

from itertools import combinations
from math import prod

import pytest

from deadreckon.voyages.least import Least
from deadreckon.voyages.sure import Sure, in_order, span, sure
from deadreckon.voyages.units import PASSAGES, ROUND_TRIPS, Unit
from deadreckon.voyages.witnesses import thinned, witnesses
from deadreckon.voyages.world import Asked, World
from tests.voyages.cases import frame, sighting, tiny

UNITS = pytest.mark.parametrize("unit", [PASSAGES, ROUND_TRIPS], ids=lambda unit: str(unit.name))


def question(unit: Unit, seed: int) -> tuple[Least, tuple[Sure, ...]]:
    case, rows = tiny(seed)
    route = case.routes["main"]
    ships = frozenset(route.vessels)
    asked = Asked(unit, route.origins, route.destinations, span(route.window), ships, unnamed=True)
    return Least(World(case), asked), sure(rows, route.assumptions)


@UNITS
@pytest.mark.parametrize("start", range(0, 400, 100))
def test_witnesses_alone_prove_the_bound_and_no_likelier_set_does(unit: Unit, start: int) -> None:
    for seed in range(start, start + 100):
        least, seen = question(unit, seed)
        bound = least.at_least(seen)
        found = witnesses(least, seen)
        assert least.at_least(found.sightings) == bound
        if bound and not least.curve(seen).mends:
            best = max(
                prod(s.confidence for s in chosen)
                for size in range(len(seen) + 1)
                for chosen in combinations(seen, size)
                if least.at_least(chosen) >= bound
            )
            assert found.joint == pytest.approx(best), seed
            assert found.greatest


@UNITS
def test_of_many_sightings_the_likeliest_chain_is_taken(unit: Unit) -> None:
    rows = [
        sighting(
            f"s{i:02}",
            ["north", "south"][i // 3 % 2],
            (i * 20, i * 20 + 25),
            confidence=[0.8, 0.95, 0.9][i % 3],
        )
        for i in range(30)
    ]
    case = frame()
    route = case.routes["main"]
    ships = frozenset({"ada"})
    asked = Asked(unit, ("north",), ("south",), span(route.window), ships, unnamed=True)
    least = Least(World(case), asked)
    seen = sure(rows, route.assumptions)
    found = witnesses(least, seen)
    bound = 5 if unit is PASSAGES else 4
    assert least.at_least(seen) == bound
    assert least.at_least(found.sightings) == bound
    assert found.joint == pytest.approx(0.95 ** len(found.sightings))
    assert list(found.sightings) == list(in_order(found.sightings))


def test_thinning_keeps_a_proof_and_drops_the_rest() -> None:
    rows = sure(
        [sighting(f"s{i}", "north", i, confidence=0.8 + i / 100) for i in range(9)],
        frame().assumptions,
    )
    kept = thinned(rows, lambda chosen: {"s2", "s5"} <= {s.id for s in chosen})
    assert [s.id for s in kept] == ["s2", "s5"]
