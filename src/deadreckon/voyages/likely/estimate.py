"""From a route and what was looked at to how many voyages are likely."""

from __future__ import annotations

import numpy as np

from deadreckon.model.evidence import Evidence
from deadreckon.model.frame import Route
from deadreckon.voyages.likely.expected import Expected, together
from deadreckon.voyages.likely.marks import HOUR, Scenes
from deadreckon.voyages.likely.posterior import Looked, posterior
from deadreckon.voyages.likely.priors import Prior
from deadreckon.voyages.likely.sweeps import Floats, counts
from deadreckon.voyages.sailing import sailing
from deadreckon.voyages.world import MICROSECONDS_PER_HOUR, World

COUNTED = 40
"""So many of the particles are swept with the count."""
MOST_VOYAGES = 4000
LONGEST_VOYAGE_H = 24.0 * 60
NEGLIGIBLE = 1e-12


def estimate(world: World, route: Route, evidence: Evidence) -> tuple[Expected, ...]:
    """Give for each ship of a route, and then for all of them, how many voyages are likely.

    A pure function of what its arguments hold, in whatever order.
    """
    scenes = Scenes(world, route, evidence.looks, evidence.sightings)
    places = (len(route.origins), len(route.destinations))
    window_h = (route.window.end - route.window.start) / HOUR
    ships = []
    for ship in route.vessels:
        way = sailing(world, route.origins, route.destinations, ship) / MICROSECONDS_PER_HOUR
        prior = Prior(route.assumptions, places, min(way, LONGEST_VOYAGE_H), scenes.false)
        ships.append(_expected(Looked(prior, scenes.of(ship), (0.0, window_h))))
    return (*ships, together(ships))


def _expected(looked: Looked) -> Expected:
    draws = posterior(looked)
    order = np.argsort(looked.prior.habits(draws).voyage, kind="stable")
    chosen = order[:: max(1, order.size // COUNTED)]
    side = looked.layout.side
    passages, trips = [], []
    for chain, marks, opens, closes in looked.each(draws.only(chosen)):
        most = min(MOST_VOYAGES, closes - opens)
        states = counts(chain, marks, opens, closes, most)
        at_from, at_to = states[side == 0].sum(axis=0), states[side == 1].sum(axis=0)
        passages.append(_halved(at_to, up=True) + _halved(at_from, up=False))
        trips.append(_halved(at_from + at_to, up=True))
    return Expected(_mean(passages), _mean(trips))


def _halved(pmf: Floats, *, up: bool) -> Floats:
    """Give the distribution of half a count: of voyages either way, those that end at one end."""
    half = (np.arange(pmf.size) + int(up)) // 2
    found = np.zeros(pmf.size // 2 + 1)
    np.add.at(found, half, pmf)
    return found


def _mean(pmfs: list[Floats]) -> tuple[float, ...]:
    total = np.zeros(max(pmf.size for pmf in pmfs))
    for pmf in pmfs:
        total[: pmf.size] += pmf / len(pmfs)
    kept = np.trim_zeros(np.where(total > NEGLIGIBLE, total, 0.0), "b")
    return tuple((kept / kept.sum()).tolist())
