from __future__ import annotations

import numpy as np
import pytest

from deadreckon.voyages.likely.marks import Scenes
from deadreckon.voyages.likely.posterior import Looked, posterior
from deadreckon.voyages.likely.priors import Prior
from deadreckon.voyages.world import World
from tests.voyages.likely.looked import DAYS, shuttle


def looked(stay_h: float) -> Looked:
    case, evidence, _ = shuttle(5, stay_h=stay_h)
    route = case.routes["main"]
    scenes = Scenes(World(case), route, evidence.looks, evidence.sightings)
    return Looked(Prior(route.assumptions, (1, 1), 6.0, 0.0), scenes.of("ada"), (0.0, DAYS * 24.0))


def test_what_was_seen_tells_how_long_stays_are() -> None:
    found = []
    for stay_h in (30.0, 120.0):
        ship = looked(stay_h)
        draws = posterior(ship)
        found.append(float(np.median(ship.prior.habits(draws).stay)))
    assert found[0] < 60 < found[1]


def test_the_same_marks_give_the_same_particles() -> None:
    ship = looked(40.0)
    one, other = posterior(ship, 20), posterior(ship, 20)
    assert np.array_equal(one.free, other.free)
    assert np.array_equal(one.shape, other.shape)


def test_without_marks_it_is_the_prior() -> None:
    prior = looked(40.0).prior
    draws = posterior(Looked(prior, [], (0.0, 100.0)), 400)
    assert np.median(draws.free, axis=0) == pytest.approx(prior.middle, abs=0.3)
