from __future__ import annotations

from dataclasses import replace
from functools import cache

from deadreckon.model.frame import Assumptions
from deadreckon.voyages.figures import Swept
from deadreckon.voyages.likely.estimate import Ship, believed
from deadreckon.voyages.likely.sweep import SWEPT, sweep
from deadreckon.voyages.likely.within import within
from deadreckon.voyages.world import World
from tests.voyages.likely.looked import shuttle

CASE, EVIDENCE, TRUTH = shuttle(1, every_h=120.0)
STATED = Assumptions()


@cache
def ships() -> tuple[Ship, ...]:
    return believed(World(CASE), CASE.routes["main"], EVIDENCE)


def swept(stated: Assumptions = STATED) -> dict[str, Swept]:
    found = sweep(stated, ships(), lambda pmf: within(pmf, at_least=0, at_most=None, joint=1.0))
    return {row.assumption: row for row in found}


def test_each_range_is_halved() -> None:
    rows = swept()
    assert set(rows) <= set(SWEPT)
    assert rows["stay_days"].lower == (0.25, 1.6)
    assert rows["stay_days"].upper == (1.6, 10.0)
    assert rows["p_detect"].lower == (0.7, 0.84)
    for row in rows.values():
        for at in (row.at_lower, row.at_upper):
            assert at.p05 <= at.p50 <= at.p95


def test_longer_stays_are_fewer_voyages_where_looks_are_few() -> None:
    row = swept()["stay_days"]
    assert row.at_upper.p50 < row.at_lower.p50
    assert row.at_upper.p95 < row.at_lower.p95


def test_what_is_stated_as_one_number_is_not_swept() -> None:
    assert "p_detect" not in swept(replace(STATED, p_detect=0.9))
