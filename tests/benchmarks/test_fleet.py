from __future__ import annotations

from dataclasses import replace

from benchmarks.shuttle.fleet import likely_passages
from deadreckon.voyages.reckon import reckon
from deadreckon.voyages.world import World
from tests.voyages.likely.looked import shuttle


def test_what_is_measured_is_what_the_reckoning_gives() -> None:
    case, evidence, _ = shuttle(1, ("ada", "bela"))
    alone = likely_passages(World(case), case.routes["main"], evidence)
    (route,) = reckon(case, evidence).routes
    assert alone is not None
    assert alone == route.fleet.likely


def test_it_is_none_where_nothing_can_be_told() -> None:
    case, evidence, _ = shuttle(1)
    cued = replace(case, looks="cued")
    assert likely_passages(World(cued), cued.routes["main"], evidence) is None
