from __future__ import annotations

import random
from dataclasses import replace

import numpy as np
import pytest

from deadreckon.model.evidence import Sighting
from deadreckon.model.times import Interval
from deadreckon.voyages.costs import IMPOSSIBLE, Curves
from deadreckon.voyages.explain import TooManyStatesError, explain
from deadreckon.voyages.least import Least
from deadreckon.voyages.scene import Scene
from deadreckon.voyages.stretches import stretches
from deadreckon.voyages.sure import span, sure
from deadreckon.voyages.tables import Tables
from deadreckon.voyages.units import PASSAGES, ROUND_TRIPS
from deadreckon.voyages.world import Asked, World
from tests.voyages.cases import START, frame, sighting, tiny


def apart(row: Sighting, times: int) -> Sighting:
    """The same, so many times as long after the start."""
    first = START + (row.when.start - START) * times
    return replace(row, when=Interval(first, first + (row.when.end - row.when.start)))


def scenes(seed: int) -> list[Scene]:
    """Parts of random cases that are larger than brute force can take."""
    rng = random.Random(seed)  # noqa: S311
    case, rows = tiny(seed, most=18)
    route = case.routes["main"]
    times = rng.choice([1, 3, 8])
    first, last = span(route.window)
    begins = span(Interval(START, START))[0]
    window = (first, begins + (last - begins) * rng.choice([1, times]))
    seen = sure([apart(row, times) for row in rows], route.assumptions)
    found = []
    for unit in (PASSAGES, ROUND_TRIPS):
        ships = frozenset(route.vessels)
        asked = Asked(unit, route.origins, route.destinations, window, ships, unnamed=True)
        least = Least(World(case), asked)
        found += [least.scene(part) for part in least.linked(seen)]
    return found


@pytest.mark.parametrize("start", range(0, 120, 10))
def test_stretch_by_stretch_is_the_same_as_all_at_once(start: int) -> None:
    cut = 0
    for seed in range(start, start + 10):
        for scene in scenes(seed):
            size = len(scene.items)
            try:
                whole, _ = explain(scene, Curves(size), most=1000)
            except TooManyStatesError:
                continue
            cut += len(stretches(scene)) > 1
            found = Tables().fewest(scene, stretches(scene))
            mends = int(np.argmax(whole < IMPOSSIBLE))
            assert found.exact, seed
            assert (found.mends, found.count) == (mends, whole[mends]), seed
            rest = [item for i, item in enumerate(scene.items) if i not in found.left]
            without, _ = explain(replace(scene, items=tuple(rest)), Curves(0), most=1000)
            assert without[0] == found.count, seed
            if len(scene.movers) == 1:
                column, exact = Tables().column(scene, stretches(scene), size)
                assert exact, seed
                assert column.tolist() == whole.tolist(), seed
    assert cut


def test_a_long_tangle_is_bounded_from_below_and_says_so() -> None:
    ships = ["ada", "bela", "cleo"]
    case = frame(vessels=ships, known=ships)
    rows = [
        sighting(f"s{i}", ["north", "south"][i // 2 % 2], (i * 9, i * 9 + 40), "ada|bela|cleo")
        for i in range(70)
    ]
    rows += [sighting("t0", "north", 1000), sighting("t1", "south", 1100)]
    asked = Asked(
        PASSAGES, ("north",), ("south",), span(case.window), frozenset(ships), unnamed=True
    )
    least = Least(World(case), asked)
    (part,) = (p for p in least.linked(sure(rows, case.assumptions)) if len(p.ships) > 1)
    scene = least.scene(part)
    found = Tables().fewest(scene, stretches(scene))
    assert not found.exact
    high, _ = explain(least.scene(part), Curves(found.mends), most=50, beyond="drop")
    assert found.count <= high[-1]


def test_ships_that_share_a_sighting_share_its_stretch() -> None:
    case = frame(vessels=["ada", "bela"])
    rows = [
        sighting("a0", "north", 0, "ada"),
        sighting("b0", "north", 0, "bela"),
        sighting("a1", "south", 100, "ada"),
        sighting("both", "south", 200, "ada|bela"),
        sighting("b1", "north", 300, "bela"),
    ]
    asked = Asked(
        PASSAGES, ("north",), ("south",), span(case.window), frozenset(case.vessels), unnamed=True
    )
    least = Least(World(case), asked)
    (part,) = least.linked(sure(rows, case.assumptions))
    found = stretches(least.scene(part))
    named = [{part.sightings[i].id for i in stretch.items} for stretch in found]
    assert {"both"} in named
    assert named.index({"a1"}) < named.index({"both"}) < named.index({"b1"})
