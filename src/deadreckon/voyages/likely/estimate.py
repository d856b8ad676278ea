"""From a route and what was looked at to how many voyages are likely."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

import numpy as np

from deadreckon.model.evidence import Evidence
from deadreckon.model.frame import Route
from deadreckon.voyages.identity import UNKNOWN, may_be
from deadreckon.voyages.likely.counting import apart, counted, mixed
from deadreckon.voyages.likely.expected import Expected
from deadreckon.voyages.likely.marks import HOUR, TAGGED, Scenes
from deadreckon.voyages.likely.posterior import TRUST, Looked, posterior
from deadreckon.voyages.likely.priors import Draws, Prior
from deadreckon.voyages.likely.rehearsal import Rehearsed, rehearsed
from deadreckon.voyages.likely.sweeps import Floats
from deadreckon.voyages.likely.within import quantile
from deadreckon.voyages.sailing import sailing
from deadreckon.voyages.world import MICROSECONDS_PER_HOUR, World

COUNTED = 32
"""So many of the particles are swept with the count."""
STRIDE = 7
LONGEST_VOYAGE_H = 24.0 * 60
NEGLIGIBLE = 1e-12


@dataclass(frozen=True, slots=True)
class Ship:
    """What is believed of one ship: draws of its habits, and how many voyages each expects.

    Attributes:
        draws: in the order of the passages that they expect.
        passages, round_trips: for each draw P(n) from n = 0 upward.
        rehearsed: how often such intervals hold the truth.
    """

    looked: Looked
    draws: Draws
    passages: tuple[Floats, ...]
    round_trips: tuple[Floats, ...]
    rehearsed: Rehearsed | None = None

    @property
    def expected(self) -> Expected:
        """How many are likely, over all draws."""
        return _expected(self.passages, self.round_trips, self.rehearsed)


def estimate(
    world: World, route: Route, evidence: Evidence, trust: float = TRUST
) -> tuple[Expected, ...]:
    """Give for each ship of a route, and then for all of them, how many voyages are likely.

    A pure function of what its arguments hold, in whatever order. With `trust` 1 nothing guards
    against ships that do not keep to the model: benchmarks show what the guard is worth.
    """
    ships = believed(world, route, evidence, trust)
    others = strangers(world, route, evidence, trust)
    return (*(ship.expected for ship in ships), together((*ships, *others)))


def together(ships: Sequence[Ship]) -> Expected:
    """Add up the counts of several ships.

    Where a ship's habits are not known, neither are those of the others, and half as often as not
    for the same reason: of every two draws one is added to those of its own rank by voyages, the
    other to any. Given their habits the ships know nothing of one another.
    """
    if not ships:
        return Expected((1.0,), (1.0,))
    return _expected(
        _added([ship.passages for ship in ships]),
        _added([ship.round_trips for ship in ships]),
        ships[0].rehearsed,
    )


def _added(ships: Sequence[Sequence[Floats]]) -> list[Floats]:
    many = min(len(ship) for ship in ships)
    added = []
    for n, ship in enumerate(ships):
        rank = [p if p % 2 else (p + 2 * n * STRIDE) % (many + many % 2) for p in range(many)]
        added.append([ship[min(r, many - 1) * len(ship) // many] for r in rank])
    return [_convolved(draw) for draw in zip(*added, strict=True)]


def _convolved(pmfs: Sequence[Floats]) -> Floats:
    """Give the pmf of a sum of independent counts; by Fourier transforms, as they may be long."""
    if len(pmfs) == 1:
        return pmfs[0]
    size = sum(pmf.size for pmf in pmfs) - len(pmfs) + 1
    room = 1 << (size - 1).bit_length()
    waves = np.prod([np.fft.rfft(pmf, room) for pmf in pmfs], axis=0)
    return np.maximum(np.fft.irfft(waves, room)[:size], 0.0)


def _expects(pmf: Floats) -> float:
    return float((pmf * np.arange(pmf.size)).sum())


def believed(
    world: World, route: Route, evidence: Evidence, trust: float = TRUST
) -> tuple[Ship, ...]:
    """Give what is believed of each ship of a route, widened as rehearsals ask for."""
    ships = _each(world, route, evidence, route.vessels, trust)
    if trust != TRUST or not ships:
        return ships
    found = rehearsed([(ship.looked, ship.draws) for ship in ships])
    return tuple(_stretched(ship, found) for ship in ships)


def strangers(
    world: World, route: Route, evidence: Evidence, trust: float = TRUST
) -> tuple[Ship, ...]:
    """Give the same of ships without a name, by tag, that are surely none of the case's.

    They count in the fleet, as in what is proved of it. A tag that may be a ship of the case is
    not counted twice.
    """
    sure = world.sure(evidence.sightings, route.assumptions)
    fits = may_be(world, sure)
    tags = {
        s.seen.tag
        for s in sure
        if s.seen.tag is not None and fits.get(s.id) == frozenset({UNKNOWN})
    }
    return _each(world, route, evidence, sorted(TAGGED + tag for tag in tags), trust)


def _each(
    world: World, route: Route, evidence: Evidence, ships: Sequence[str], trust: float
) -> tuple[Ship, ...]:
    scenes = Scenes(world, route, evidence.looks, evidence.sightings)
    places = (len(route.origins), len(route.destinations))
    window_h = (route.window.end - route.window.start) / HOUR
    looked = []
    for ship in ships:
        way = sailing(world, route.origins, route.destinations, ship) / MICROSECONDS_PER_HOUR
        prior = Prior(route.assumptions, places, min(way, LONGEST_VOYAGE_H), scenes.false)
        looked.append(Looked(prior, scenes.of(ship), (0.0, window_h)))
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:  # the sweeps run without the GIL
        return tuple(pool.map(lambda one: _ship(one, trust), looked))


def _ship(looked: Looked, trust: float) -> Ship:
    draws = posterior(looked, trust=trust)
    order = np.argsort(looked.prior.habits(draws).voyage, kind="stable")
    chosen = draws.only(order[:: max(1, order.size // COUNTED)])
    each = counted(looked, chosen)
    ranks = sorted(range(len(each)), key=lambda p: (_expects(each[p].passages), p))
    return Ship(
        looked,
        chosen.only(np.array(ranks)),
        tuple(each[p].passages for p in ranks),
        tuple(each[p].round_trips for p in ranks),
    )


def _expected(
    passages: Sequence[Floats], round_trips: Sequence[Floats], found: Rehearsed | None
) -> Expected:
    if found is None:
        return Expected(_mean(passages), _mean(round_trips))
    return Expected(_mean(passages), _mean(round_trips), found.many, found.held, found.raw)


def _mean(pmfs: Sequence[Floats]) -> tuple[float, ...]:
    total = mixed(pmfs)
    kept = np.trim_zeros(np.where(total > NEGLIGIBLE, total, 0.0), "b")
    return tuple((kept / kept.sum()).tolist())


def _stretched(ship: Ship, found: Rehearsed) -> Ship:
    """Draw the counts of all draws apart from their common median."""

    def drawn(pmfs: tuple[Floats, ...]) -> tuple[Floats, ...]:
        middle = quantile(mixed(pmfs).tolist(), 0.5)
        return tuple(apart(pmf, middle, found.stretch) for pmf in pmfs)

    return replace(
        ship,
        passages=drawn(ship.passages),
        round_trips=drawn(ship.round_trips),
        rehearsed=found,
    )
