"""Exact marginals of a network of discrete variables, by variable elimination.

A factor is a table over some variables with an axis of samples behind them, so that one pass
computes the middle values and all samples at once. Each table is rescaled as it is made: a
constant that all states share cancels in a probability, and long products do not underflow.

Source: Zhang and Poole 1994, "A simple approach to Bayesian network computations".
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import prod
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Variable: TypeAlias = tuple[str, ...]
"""A name such as ("link", "sea")."""
Table: TypeAlias = NDArray[np.float64]

MOST_STATES = 2**20
"""Joint states that one table may hold: 8 MB a sample."""
_MOST_CELLS = 2**22
_RESCALE_AFTER = 8


class TooTangled(ValueError):
    """So many variables hang together that their joint states cannot be enumerated.

    Attributes:
        variables: those that would share one table.
    """

    def __init__(self, variables: tuple[Variable, ...]) -> None:
        self.variables = variables
        super().__init__(f"{len(variables)} variables hang together")


@dataclass(frozen=True, slots=True)
class Factor:
    """A table over variables: `table` has the shape (states of each variable …, samples or 1)."""

    over: tuple[Variable, ...]
    table: Table


def indicator(over: tuple[Variable, ...], table: object) -> Factor:
    """Make a factor that is the same in every sample."""
    return Factor(over, np.asarray(table, dtype=np.float64)[..., np.newaxis])


def eliminate(
    factors: Iterable[Factor], keep: Collection[Variable], *, most_states: int
) -> list[Factor]:
    """Sum out the variables that are not in `keep`, cheapest first; ties go by name.

    It stops where a table would hold more than `most_states`.
    """
    pool = list(factors)
    return _carry_out(pool, _plan(pool, keep, most_states))


def solved(factors: Iterable[Factor], keep: Collection[Variable]) -> list[Factor]:
    """Sum out every variable that is not in `keep`, some samples at a time.

    Raises:
        TooTangled: a table of more than MOST_STATES states would be needed.
    """
    pool = list(factors)
    plan = _plan(pool, keep, math.inf)
    widest = 1
    for step in plan:
        widest = max(widest, step.states)
        if widest > MOST_STATES:
            raise TooTangled(step.over)
    samples = max((f.table.shape[-1] for f in pool), default=1)
    size = max(1, _MOST_CELLS // widest)
    if size >= samples:
        return _carry_out(pool, plan)
    parts = [_carry_out(_cut(pool, slice(i, i + size)), plan) for i in range(0, samples, size)]
    return [_joined(same) for same in zip(*parts, strict=True)]


def marginal(factors: Iterable[Factor], variable: Variable) -> Table:
    """Give the probability of each state of a variable, in each sample.

    Returns:
        Shape (states, samples or 1); columns sum to 1, or are 0 where no state is possible.

    Raises:
        TooTangled: a table of more than MOST_STATES states would be needed.
    """
    factors = list(factors)
    near = reached([f.over for f in factors], variable)
    pool = [f for f in factors if not near.isdisjoint(f.over)]
    table = product(solved(pool, {variable}), (variable,)).table
    total = table.sum(axis=0, keepdims=True)
    return table / np.where(total > 0, total, 1.0)


def reached(scopes: Iterable[tuple[Variable, ...]], variable: Variable) -> set[Variable]:
    """Give the variables that hang together with one, itself included."""
    waiting = list(scopes)
    found = {variable}
    while near := [scope for scope in waiting if not found.isdisjoint(scope)]:
        waiting = [scope for scope in waiting if found.isdisjoint(scope)]
        found.update(*near)
    return found


def product(factors: Sequence[Factor], over: tuple[Variable, ...]) -> Factor:
    """Multiply factors into one over the given variables, up to a constant of each sample."""
    if not factors:
        return Factor(over, np.ones((1,) * (len(over) + 1)))
    table = _spread(factors[0], over)
    for count, factor in enumerate(factors[1:], 2):
        table = table * _spread(factor, over)
        if count % _RESCALE_AFTER == 0:
            table = table / _peak(table)
    return Factor(over, table)


def _rescaled(factor: Factor) -> Factor:
    """Divide each sample's table by its largest entry."""
    return Factor(factor.over, factor.table / _peak(factor.table))


def _cut(pool: Iterable[Factor], part: slice) -> list[Factor]:
    return [Factor(f.over, f.table[..., part] if f.table.shape[-1] > 1 else f.table) for f in pool]


def _joined(parts: Sequence[Factor]) -> Factor:
    """Put samples together again; a table that is the same in all of them stays one."""
    tables = [part.table for part in parts]
    varies = tables[0].shape[-1] > 1
    return Factor(parts[0].over, np.concatenate(tables, axis=-1) if varies else tables[0])


def _peak(table: Table) -> Table:
    peak = table.max(axis=tuple(range(table.ndim - 1)), keepdims=True)
    return np.where(peak > 0, peak, 1.0)


def _spread(factor: Factor, over: tuple[Variable, ...]) -> Table:
    """Lay a factor's axes out in the order of `over`, with 1 where it does not depend on one."""
    order, places = _layout(factor.over, over)
    sizes = [1] * len(over)
    for axis, place in zip(order, places, strict=True):
        sizes[place] = factor.table.shape[axis]
    return factor.table.transpose(*order, -1).reshape(*sizes, -1)


@lru_cache(maxsize=4096)
def _layout(
    held: tuple[Variable, ...], over: tuple[Variable, ...]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Give the axes of `held` in the order of `over`, and where each stands there."""
    places = [over.index(variable) for variable in held]
    order = sorted(range(len(held)), key=places.__getitem__)
    return tuple(order), tuple(places[axis] for axis in order)


@dataclass(frozen=True, slots=True)
class _Step:
    """One variable to sum out of a table over `over`, which holds so many states."""

    variable: Variable
    over: tuple[Variable, ...]
    states: int


def _plan(
    pool: Iterable[Factor], keep: Collection[Variable], most_states: float
) -> tuple[_Step, ...]:
    """Choose the order: always the variable whose table is smallest, of equal ones by name."""
    scopes = tuple((factor.over, factor.table.shape[:-1]) for factor in pool)
    return _ordered(scopes, frozenset(keep), most_states)


@lru_cache(maxsize=1024)
def _ordered(
    scopes: tuple[tuple[tuple[Variable, ...], tuple[int, ...]], ...],
    kept: frozenset[Variable],
    most_states: float,
) -> tuple[_Step, ...]:
    sizes: dict[Variable, int] = {}
    near: dict[Variable, set[Variable]] = {}
    for over, shape in scopes:
        sizes.update(zip(over, shape, strict=True))
        for variable in over:
            near.setdefault(variable, set()).update(over)
    costs = {v: prod(sizes[n] for n in around) for v, around in near.items() if v not in kept}
    steps: list[_Step] = []
    while costs:
        states, variable = min((cost, v) for v, cost in costs.items())
        if states > most_states:
            break
        around = near[variable]
        steps.append(_Step(variable, tuple(sorted(around)), states))
        del costs[variable]
        for other in around - {variable}:
            near[other] = (near[other] | around) - {variable}
            if other in costs:
                costs[other] = prod(sizes[n] for n in near[other])
    return tuple(steps)


def _carry_out(pool: list[Factor], plan: Iterable[_Step]) -> list[Factor]:
    for step in plan:
        touched = [f for f in pool if step.variable in f.over]
        pool = [f for f in pool if step.variable not in f.over]
        at = step.over.index(step.variable)
        table = product(touched, step.over).table.sum(axis=at)
        pool.append(_rescaled(Factor((*step.over[:at], *step.over[at + 1 :]), table)))
    return pool
