"""The two sweeps over a chain that is seen now and then: how likely all is, and how many.

Between two marks a chain steps; a mark multiplies each state by how likely that state makes it.
The count axis is a finite Markov chain imbedding (Fu and Koutras 1994): what passes over an edge
that counts moves one place up. Compiled when first imported, so only who counts imports it.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from deadreckon.read.ais.compiled import kernel

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

NEGLIGIBLE = 1e-15
"""Counts at either edge that carry less than this share of all are dropped from a sweep."""


class Chain(NamedTuple):
    """A chain of S states that steps along E edges.

    Attributes:
        source, target: (E) the states that an edge leads from and to.
        counts: (E) 1 where passing over the edge counts, else 0.
        chance: (E) of passing over it in one step; those that leave a state sum to 1.
        start: (S) the chance of each state at first.
        at: (W, S) how far a state is at each of W places, 0 to 1.
    """

    source: Ints
    target: Ints
    counts: Ints
    chance: Floats
    start: Floats
    at: Floats


class Marks(NamedTuple):
    """R things that were seen, in the order of time.

    Attributes:
        step: (R) after how many steps.
        where: (R) at which place.
        there, away: (R) how likely it is if the ship is there, and if it is not.
    """

    step: Ints
    where: Ints
    there: Floats
    away: Floats


class Chains(NamedTuple):
    """P chains over the same edges: as `Chain`, with `chance` (E, P) and `start` (S, P)."""

    source: Ints
    target: Ints
    chance: Floats
    start: Floats
    at: Floats


@kernel
def log_likelihoods(chains: Chains, marks: Marks) -> Floats:
    """Give (P) the logarithm of how likely all marks are; `there` and `away` are (R, P) here."""
    states, many = chains.start.shape
    now = chains.start.copy()
    then = np.empty_like(now)
    total = np.zeros(many)
    mass = np.empty(many)
    step = 0
    for r in range(marks.step.shape[0]):
        while step < marks.step[r]:
            then[:] = 0.0
            for e in range(chains.source.shape[0]):
                here, there = now[chains.source[e]], then[chains.target[e]]
                chance = chains.chance[e]
                for p in range(many):
                    there[p] += here[p] * chance[p]
            now, then = then, now
            step += 1
        mass[:] = 0.0
        for s in range(states):
            share = chains.at[marks.where[r], s]
            for p in range(many):
                away = marks.away[r, p]
                now[s, p] *= away + share * (marks.there[r, p] - away)
                mass[p] += now[s, p]
        for p in range(many):
            mass[p] = max(mass[p], 1e-300)
            total[p] += np.log(mass[p])
            mass[p] = 1.0 / mass[p]
        for s in range(states):
            for p in range(many):
                now[s, p] *= mass[p]
    return total


@kernel
def _weigh(chain: Chain, marks: Marks, r: int, now: Floats) -> None:
    mass = 0.0
    away, more = marks.away[r], marks.there[r] - marks.away[r]
    for s in range(now.shape[0]):
        factor = away + chain.at[marks.where[r], s] * more
        row = now[s]
        for n in range(row.shape[0]):
            row[n] *= factor
            mass += row[n]
    for s in range(now.shape[0]):
        row = now[s]
        for n in range(row.shape[0]):
            row[n] /= mass


@kernel
def _step(chain: Chain, now: Floats, then: Floats, ends: tuple[int, int], counting: int) -> None:
    low, high = ends
    last = now.shape[1] - 1
    then[:, low : min(high, last) + 1] = 0.0
    for e in range(chain.source.shape[0]):
        chance = chain.chance[e]
        up = counting and chain.counts[e]
        top = min(high, last) if up else high
        here = now[chain.source[e], low:top]
        there = then[chain.target[e], low + up : top + up]
        for n in range(here.shape[0]):
            there[n] += here[n] * chance
        if up and high > last:
            then[chain.target[e], last] += now[chain.source[e], last] * chance


@kernel
def later(chain: Chain, marks: Marks, after: int, first: int) -> Floats:
    """Give (S) how likely the marks from `first` on are, up to a factor, from the step `after`."""
    weight = np.ones_like(chain.start)
    for r in range(marks.step.shape[0] - 1, first - 1, -1):
        away, more = marks.away[r], marks.there[r] - marks.away[r]
        for s in range(weight.shape[0]):
            weight[s] *= away + chain.at[marks.where[r], s] * more
        weight /= weight.max()
        earlier = marks.step[r - 1] if r > first else after
        for _ in range(marks.step[r] - earlier):
            before = np.zeros_like(weight)
            for e in range(chain.source.shape[0]):
                before[chain.source[e]] += chain.chance[e] * weight[chain.target[e]]
            weight = before
    return weight


@kernel
def counts(chain: Chain, marks: Marks, opens: int, closes: int, most: int) -> Floats:
    """Give P(state at the close, count up to it | all marks), shape (S, most + 1).

    Args:
        chain: what steps.
        marks: what was seen, also before the window and after it.
        opens: the window; what passes over an edge that counts, in a step after this one,
        closes: and up to this one, counts.
        most: where the axis ends; what passes it stays there.
    """
    states = chain.start.shape[0]
    now = np.zeros((states, most + 1))
    then = np.zeros((states, most + 1))
    now[:, 0] = chain.start
    low, high, step, row = 0, 1, 0, 0
    while True:
        while row < marks.step.shape[0] and marks.step[row] <= step:
            _weigh(chain, marks, row, now[:, low:high])
            row += 1
        while high - low > 1 and now[:, low].sum() < NEGLIGIBLE:
            now[:, low] = 0.0
            low += 1
        while high - low > 1 and now[:, high - 1].sum() < NEGLIGIBLE:
            now[:, high - 1] = 0.0
            high -= 1
        if step == closes:
            break
        _step(chain, now, then, (low, high), int(step >= opens))
        now, then = then, now
        if step >= opens:
            high = min(high, most) + 1
        step += 1
    weight = later(chain, marks, closes, row)
    found = np.zeros((states, most + 1))
    for s in range(states):
        found[s, low:high] = now[s, low:high] * weight[s]
    total: Floats = found / found.sum()
    return total
