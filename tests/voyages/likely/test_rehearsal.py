from __future__ import annotations

from functools import cache

import numpy as np

from deadreckon.voyages.likely.marks import Scenes
from deadreckon.voyages.likely.posterior import Looked, posterior
from deadreckon.voyages.likely.priors import Draws, Prior
from deadreckon.voyages.likely.rehearsal import STRETCHES, Rehearsed, _played, rehearsed
from deadreckon.voyages.world import World
from tests.voyages.likely.looked import DAYS, shuttle


@cache
def ship() -> tuple[Looked, Draws]:
    case, evidence, _ = shuttle(3)
    route = case.routes["main"]
    scenes = Scenes(World(case), route, evidence.looks, evidence.sightings)
    prior = Prior(route.assumptions, (1, 1), 6.0, 0.0)
    looked = Looked(prior, scenes.of("ada"), (0.0, DAYS * 24.0))
    return looked, posterior(looked, 30)


def test_most_rehearsals_of_an_ordinary_case_hold_the_truth_and_each_time_the_same() -> None:
    found = rehearsed([ship()])
    assert found == rehearsed([ship()])
    assert found.held >= 0.7 * found.many
    assert found.stretch in STRETCHES
    assert isinstance(found, Rehearsed)


def test_a_rehearsed_ship_is_looked_at_when_and_where_the_ship_was() -> None:
    looked, draws = ship()
    rng = np.random.default_rng(1)
    own = draws.only(np.array([0]))
    truths = []
    for _ in range(8):
        truth, marks = _played(looked, own, rng)
        assert [(m.hour, m.place) for m in marks] == [(m.hour, m.place) for m in looked.marks]
        truths.append(truth)
    assert 2 <= np.mean(truths) <= DAYS / 2
