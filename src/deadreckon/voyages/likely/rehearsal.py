"""How often an interval holds the truth where the truth is known: in cases drawn round this one.

Ships are drawn whose habits fit the case, some off what the model knows of stays; they are looked
at when and where this one was, and counted as it was. Where too few intervals hold the truth, all
are widened (recalibration on simulations, arXiv 2510.27144).
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

import numpy as np

from deadreckon.voyages.likely.chain import SHAPES
from deadreckon.voyages.likely.counting import apart, counted, mixed
from deadreckon.voyages.likely.marks import Mark
from deadreckon.voyages.likely.posterior import TRUST, Looked, settled
from deadreckon.voyages.likely.priors import STAYS, Draws
from deadreckon.voyages.likely.sweeps import Chain, Floats, Ints
from deadreckon.voyages.likely.within import quantile

SEED = 41
OFF = 0.2
"""Spread of the logarithm by which rehearsed stays are off those that fit."""
EACH = 4
"""So many draws are swept with the count."""
FEWEST, MOST, HOURS = 12, 24, 40_000
"""How many rehearsals: fewer for ships that are looked at for long."""
ENOUGH = 0.85
STRETCHES = (1.0, 1.15, 1.3, 1.5)


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """Of so many rehearsals, how many intervals held the truth; `raw`: unguarded, not widened.

    Attributes:
        stretch: by how much counts are drawn apart from their median so that enough hold it.
    """

    many: int
    held: int
    raw: int
    stretch: float


def rehearsed(ships: Sequence[tuple[Looked, Draws]]) -> Rehearsed:
    """Rehearse the ships of a case in turn; `Draws` are habits that fit."""
    hours = sum(looked.closes - looked.opens for looked, _ in ships)
    many = int(min(max(HOURS / max(hours, 1.0), FEWEST), MOST))
    rng = np.random.Generator(np.random.PCG64(SEED))
    ships = [(looked, draws.only(np.arange(0, draws.shape.size, 2))) for looked, draws in ships]
    fits = [looked.log_likelihood(draws) for looked, draws in ships]
    dice = rng.spawn(many)

    def run(n: int) -> tuple[int, Floats, Floats]:
        return _run(*ships[n % len(ships)], fits[n % len(ships)], n / many, dice[n])

    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:  # the sweeps run without the GIL
        runs = list(pool.map(run, range(many)))
    held = {
        stretch: sum(_holds(apart(guarded, _middle(guarded), stretch), n) for n, guarded, _ in runs)
        for stretch in STRETCHES
    }
    enough = [stretch for stretch in STRETCHES if held[stretch] >= ENOUGH * many]
    stretch = (enough or STRETCHES[-1:])[0]
    return Rehearsed(many, held[stretch], sum(_holds(raw, n) for n, _, raw in runs), stretch)


def _run(
    looked: Looked, draws: Draws, fit: Floats, share: float, rng: np.random.Generator
) -> tuple[int, Floats, Floats]:
    """Give the truth of one rehearsal, what is expected of it, and what is without a guard."""
    own = draws.only(np.array([int(share * draws.shape.size)]))
    free = own.free.copy()
    free[:, STAYS] += OFF * rng.standard_normal()
    truth, marks = _played(looked, Draws(free, rng.integers(0, SHAPES, 1)), rng)
    again = Looked(looked.prior, marks, (looked.opens, looked.closes))
    change = again.log_likelihood(draws) - fit
    guarded = settled(again, draws, TRUST * change, TRUST)
    raw = settled(again, guarded, (1 - TRUST) * again.log_likelihood(guarded), 1.0)
    return truth, _expected(again, guarded), _expected(again, raw)


def _expected(looked: Looked, draws: Draws) -> Floats:
    some = np.linspace(0, draws.shape.size - 1, EACH).astype(np.int64)
    return mixed([one.passages for one in counted(looked, draws.only(some))])


def _middle(pmf: Floats) -> int:
    return quantile(pmf.tolist(), 0.5)


def _holds(pmf: Floats, truth: int) -> bool:
    chances = pmf.tolist()
    return quantile(chances, 0.05) <= truth <= quantile(chances, 0.95)


def _played(looked: Looked, draws: Draws, rng: np.random.Generator) -> tuple[int, list[Mark]]:
    """Let a ship sail, and look at it as this one was: its passages, and the marks."""
    ((chain, marks, opens, closes),) = looked.each(draws)
    last = max(closes, int(marks.step[-1]) if marks.step.size else 0)
    states = _sailed(chain, last, rng)
    side = looked.layout.side[states]
    arrived = (side[1:] == 1) & (side[:-1] == 0)
    detected, false, visible = (float(a[0]) for a in looked.prior.seeing(draws))
    found = []
    for r, mark in enumerate(looked.marks):
        share = float(chain.at[marks.where[r], states[marks.step[r]]])
        there = bool(rng.random() < share)
        luck = rng.random()
        if mark.per_detected:
            part = abs(mark.per_detected)
            chance = (detected if there else false) * part * (visible if mark.part else 1.0)
            shown = Mark(mark.hour, mark.place, 0.0, part, 0.0, part, mark.part)
            missed = Mark(mark.hour, mark.place, 1.0, -part, 1.0, -part, mark.part)
            found.append(shown if luck < chance else missed)
        else:
            right = luck * (mark.there + mark.away) < max(mark.there, mark.away)
            turned = there == right == (mark.there > mark.away)
            found.append(mark if turned else replace(mark, there=mark.away, away=mark.there))
    return int(arrived[opens:closes].sum()), found


def _sailed(chain: Chain, last: int, rng: np.random.Generator) -> Ints:
    """Draw a path of so many steps."""
    ways = []
    for state in range(chain.start.size):
        leaving = np.flatnonzero(chain.source == state)
        ways.append((np.cumsum(chain.chance[leaving]).tolist(), chain.target[leaving].tolist()))
    luck = rng.random(last + 1).tolist()
    state = int(np.searchsorted(np.cumsum(chain.start), luck[0] * chain.start.sum()))
    path = [state]
    for chance in luck[1:]:
        edges, targets = ways[state]
        state = next((t for e, t in zip(edges, targets, strict=True) if chance < e), targets[-1])
        path.append(state)
    return np.array(path)
