from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from math import sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deadreckon.model.evidence import Evidence, Look
from deadreckon.voyages.likely.estimate import estimate
from deadreckon.voyages.likely.expected import Expected
from deadreckon.voyages.likely.within import within
from deadreckon.voyages.world import World
from tests.voyages.cases import AT, hours
from tests.voyages.likely.looked import shuttle

CASE, EVIDENCE, TRUTH = shuttle(1)


def expected(evidence: Evidence) -> tuple[Expected, ...]:
    return estimate(World(CASE), CASE.routes["main"], evidence)


@cache
def plain() -> tuple[Expected, ...]:
    return expected(EVIDENCE)


@settings(max_examples=2, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(order: random.Random) -> None:
    looks, rows = list(EVIDENCE.looks), list(EVIDENCE.sightings)
    order.shuffle(looks)
    order.shuffle(rows)
    assert expected(replace(EVIDENCE, looks=tuple(looks), sightings=tuple(rows))) == plain()


@settings(max_examples=2, deadline=None)
@given(
    st.sampled_from(["cloudy", "unread"]), st.sampled_from(["north", "south"]), st.floats(0, 900)
)
def test_a_cloudy_or_unread_look_changes_nothing(seen: str, place: str, hour: float) -> None:
    veiled = Look("veiled", place, hours(hour), seen, AT)  # type: ignore[arg-type]
    assert expected(replace(EVIDENCE, looks=(*EVIDENCE.looks, veiled))) == plain()


def test_a_fleet_of_one_is_its_ship() -> None:
    ship, fleet = plain()
    assert fleet == ship


def test_a_ship_without_a_name_that_is_none_of_the_cases_counts_in_the_fleet() -> None:
    case, evidence, _ = shuttle(6, ("ada", "bela"), every_h=8.0)
    rows = tuple(
        replace(s, candidates=(), tag="x") if s.candidates == ("bela",) else s
        for s in evidence.sightings
    )
    alone = replace(case.routes["main"], vessels=("ada",))
    one = replace(case, vessels={"ada": case.vessels["ada"]}, routes={"main": alone})
    ada, fleet = estimate(World(one), alone, replace(evidence, sightings=rows), trust=1.0)
    *_, both = estimate(World(case), case.routes["main"], evidence, trust=1.0)
    assert mean(ada.passages) + 2 < mean(fleet.passages)
    assert mean(fleet.passages) == pytest.approx(mean(both.passages), abs=1)


def test_ships_of_which_little_is_known_err_together() -> None:
    case, evidence, _ = shuttle(2, ("ada", "bela"))
    few = replace(evidence, looks=evidence.looks[::9], sightings=())
    *ships, fleet = estimate(World(case), case.routes["main"], few, trust=1.0)
    ada, bela = (np.array(ship.passages) for ship in ships)
    apart = np.convolve(ada, bela).tolist()
    assert spread(fleet.passages) > 1.1 * spread(apart)
    assert mean(fleet.passages) == pytest.approx(mean(apart), rel=1e-6)


def mean(pmf: Sequence[float]) -> float:
    return sum(n * p for n, p in enumerate(pmf))


def spread(pmf: Sequence[float]) -> float:
    return sqrt(sum(n * n * p for n, p in enumerate(pmf)) - mean(pmf) ** 2)


def test_it_lies_about_the_truth() -> None:
    for seed in (2, 3, 4):
        case, evidence, truth = shuttle(seed, ("ada", "bela"))
        *_, fleet = estimate(World(case), case.routes["main"], evidence, trust=1.0)
        found = within(fleet.passages, at_least=0, at_most=None, joint=1)
        assert found is not None
        assert found.p05 <= truth <= found.p95
