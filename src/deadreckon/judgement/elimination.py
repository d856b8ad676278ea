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
    table = np.ones((1,) * (len(over) + 1))
    for count, factor in enumerate(factors, 1):
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
    order = sorted(range(len(factor.over)), key=lambda axis: over.index(factor.over[axis]))
    table = factor.table.transpose(*order, -1)
    held = set(factor.over)
    sizes = iter(table.shape)
    return table.reshape(*(next(sizes) if v in held else 1 for v in over), -1)


@dataclass(frozen=True, slots=True)
class _Step:
    """One variable to sum out of a table over `over`, which holds so many states."""

    variable: Variable
    over: tuple[Variable, ...]
    states: int


def _plan(pool: Iterable[Factor], keep: Collection[Variable], most_states: float) -> list[_Step]:
    """Choose the order: always the variable whose table is smallest, of equal ones by name."""
    sizes: dict[Variable, int] = {}
    near: dict[Variable, set[Variable]] = {}
    for factor in pool:
        sizes.update(zip(factor.over, factor.table.shape[:-1], strict=True))
        for variable in factor.over:
            near.setdefault(variable, set()).update(factor.over)
    kept = set(keep)
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
    return steps


def _carry_out(pool: list[Factor], plan: Iterable[_Step]) -> list[Factor]:
    for step in plan:
        touched = [f for f in pool if step.variable in f.over]
        pool = [f for f in pool if step.variable not in f.over]
        at = step.over.index(step.variable)
        table = product(touched, step.over).table.sum(axis=at)
        pool.append(_rescaled(Factor((*step.over[:at], *step.over[at + 1 :]), table)))
    return pool
