"""Habits of a ship that fit what was seen of it: particles carried from the prior to all marks.

A tempered sequential Monte Carlo sampler (Del Moral, Doucet and Jasra 2006): the marks are let in
by degrees, so that no more than half of the particles is lost at a time; the rest are drawn anew
and moved. The seed is fixed: the same marks give the same particles.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from deadreckon.voyages.likely.chain import SHAPES, Chains, Layout, step_h
from deadreckon.voyages.likely.marks import ELSEWHERE, Mark
from deadreckon.voyages.likely.priors import Draws, Prior
from deadreckon.voyages.likely.sweeps import Chain, Floats, Ints, Marks, log_likelihoods

PARTICLES = 160
TRUST = 0.6
"""The power to which the likelihood of the marks informs habits: no ship keeps to a model."""
MOVES = 2
SEED = 17
JITTER, FEW, FLIPPED, FRESH = 0.05, 0.35, 0.25, 0.1
"""Of a move: noise in units of the prior's spread, share of habits in a small one, shapes."""
PASSING = 0.3
"""How far a ship on a voyage is at a place elsewhere that it may pass."""


class Looked:
    """One ship, as it was looked at: what makes draws of its habits into chains and marks."""

    def __init__(self, prior: Prior, marks: Sequence[Mark], span_h: tuple[float, float]) -> None:
        self.prior, self.marks = prior, tuple(marks)
        self.layout = Layout(prior.places)
        self.opens, self.closes = span_h
        self._hour = np.array([m.hour for m in marks])
        self._where = np.array(
            [m.place if m.place != ELSEWHERE else sum(prior.places) for m in marks], np.int64
        )
        self._there = np.array([(m.there, m.per_detected) for m in marks]).reshape(-1, 2)
        self._away = np.array([(m.away, m.per_false) for m in marks]).reshape(-1, 2)
        self._part = np.array([m.part for m in marks], bool)
        self.first = min([self.opens, *self._hour.tolist()])
        self.at = self._at()

    def _at(self) -> Floats:
        layout = self.layout
        rows = [layout.at(side, place) for side in (0, 1) for place in range(layout.places[side])]
        voyages = np.zeros(layout.size)
        voyages[layout.voyage(0) : layout.elsewhere(0)] = PASSING
        voyages[layout.elsewhere(0) :] = 1.0
        return np.array([*rows, voyages])

    def each(self, draws: Draws) -> list[tuple[Chain, Marks, int, int]]:
        """Give for each draw its chain, its marks, and the steps at which the window runs."""
        habits = self.prior.habits(draws)
        steps_h = step_h(habits, self.closes - self.first)
        chains = Chains(self.layout, habits, steps_h)
        there, away = (np.ascontiguousarray(likely.T) for likely in self._likely(draws))
        found = []
        for p, step in enumerate(steps_h):
            steps = self._steps(self._hour, step)
            opens, closes = self._steps(np.array([self.opens, self.closes]), step)
            marks = Marks(steps, self._where, there[p], away[p])
            found.append((chains.one(p, self.at), marks, int(opens), int(closes)))
        return found

    def _steps(self, hour: Floats, step: float) -> Ints:
        steps: Ints = np.floor((hour - self.first) / step + 0.5).astype(np.int64)
        return steps

    def log_likelihood(self, draws: Draws) -> Floats:
        """Give how likely the marks are under each draw; those of equal steps go together."""
        habits = self.prior.habits(draws)
        steps_h = step_h(habits, self.closes - self.first)
        chains = Chains(self.layout, habits, steps_h)
        there, away = self._likely(draws)
        found = np.zeros(steps_h.size)
        for step, shape in sorted(set(zip(steps_h.tolist(), draws.shape.tolist(), strict=True))):
            group = np.flatnonzero((steps_h == step) & (draws.shape == shape))
            marks = Marks(
                self._steps(self._hour, step),
                self._where,
                np.ascontiguousarray(there[:, group]),
                np.ascontiguousarray(away[:, group]),
            )
            found[group] = log_likelihoods(chains.some(group, self.at), marks)
        return found

    def _likely(self, draws: Draws) -> tuple[Floats, Floats]:
        """Give (R, P) how likely each mark is where the ship is there, and where it is not."""
        detected, false, visible = self.prior.seeing(draws)
        part = np.where(self._part[:, None], visible, 1.0)
        there = self._there[:, :1] + self._there[:, 1:] * detected * part
        away = self._away[:, :1] + self._away[:, 1:] * false * part
        return there, away


@dataclass(frozen=True, slots=True)
class _Particles:
    """Draws with the logarithms of their prior density and of how likely they make the marks."""

    draws: Draws
    density: Floats
    fit: Floats

    def only(self, which: Ints) -> _Particles:
        return _Particles(self.draws.only(which), self.density[which], self.fit[which])


def posterior(looked: Looked, particles: int = PARTICLES, trust: float = TRUST) -> Draws:
    """Draw habits that fit the marks, each as likely as the others.

    Their likelihood is let in to the power `trust`: below 1 for ships that keep to no model, so
    that habits stay as wide as that allows (the power posterior of Grünwald and van Ommen 2017).
    """
    rng = np.random.Generator(np.random.PCG64(SEED))
    now = _weighed(looked, looked.prior.draw(rng, particles))
    heat = 0.0
    while heat < trust:
        hotter = _next(now.fit, heat, trust)
        now = now.only(_systematic(_weight(now.fit, hotter - heat), rng.random()))
        heat = hotter
        for _ in range(MOVES):
            now = _moved(looked, rng, now, heat)
    return now.draws


def settled(looked: Looked, start: Draws, weight: Floats, trust: float) -> Draws:
    """Draw habits that fit other marks, from draws that nearly do.

    Args:
        looked: the ship and its marks.
        start: draws, and `weight` (N) the logarithm of how much likelier each is now.
        weight: see `start`.
        trust: as in `posterior`.
    """
    rng = np.random.Generator(np.random.PCG64(SEED))
    share = np.exp(weight - weight.max())
    now = _weighed(looked, start.only(_systematic(share / share.sum(), rng.random())))
    return _moved(looked, rng, now, trust).draws


def _weighed(looked: Looked, draws: Draws) -> _Particles:
    return _Particles(draws, looked.prior.log_density(draws), looked.log_likelihood(draws))


def _weight(fit: Floats, heat: float) -> Floats:
    weight = np.exp(heat * (fit - fit.max()))
    share: Floats = weight / weight.sum()
    return share


def _next(fit: Floats, heat: float, most: float) -> float:
    """Give how far the marks can be let in until half of the particles are lost."""

    def is_kept(to: float) -> bool:
        return 1 / float((_weight(fit, to - heat) ** 2).sum()) >= fit.size / 2

    if is_kept(most):
        return most
    low, high = heat, most
    for _ in range(30):
        middle = (low + high) / 2
        low, high = (middle, high) if is_kept(middle) else (low, middle)
    return min(max(low, heat + 1e-4), most)


def _systematic(weight: Floats, offset: float) -> Ints:
    edges = np.cumsum(weight)
    places = (np.arange(weight.size) + offset) / weight.size * edges[-1]
    chosen: Ints = np.minimum(np.searchsorted(edges, places), weight.size - 1)
    return chosen


def _moved(looked: Looked, rng: np.random.Generator, now: _Particles, heat: float) -> _Particles:
    """Move particles along the differences of others (ter Braak 2006), by Metropolis's rule."""
    free, shape = now.draws.free, now.draws.shape
    many, size = free.shape
    first, second = rng.integers(0, many, many), rng.integers(0, many, many)
    reach = 2.38 / np.sqrt(2 * size) * np.exp(rng.normal(-0.5, 0.7, many))
    some = rng.random((many, size)) < rng.choice([1.0, FEW], many)[:, None]
    jitter = JITTER * looked.prior.spread * rng.standard_normal((many, size))
    free = free + some * (reach[:, None] * (free[first] - free[second]) + jitter)
    shape = np.where(rng.random(many) < FLIPPED, shape[first], shape)
    shape = np.where(rng.random(many) < FRESH, rng.integers(0, SHAPES, many), shape)
    tried = _weighed(looked, Draws(free, shape))
    gain = tried.density - now.density + heat * (tried.fit - now.fit)
    accept = np.log(rng.random(many)) < gain
    return _Particles(
        Draws(
            np.where(accept[:, None], free, now.draws.free),
            np.where(accept, shape, now.draws.shape),
        ),
        np.where(accept, tried.density, now.density),
        np.where(accept, tried.fit, now.fit),
    )
