"""How likely what was said is, in each state of the links it was said of.

METHODS.md, "The model, exactly": an origin has one state of reliability, shared by its statements,
so its likelihood is r x the product of the reliable terms + (1 - r) x that of the background terms.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property

import numpy as np

from deadreckon.judgement.elimination import Factor, Table, Variable, eliminate
from deadreckon.judgement.ranges import Range
from deadreckon.judgement.samples import drawn
from deadreckon.judgement.statements import Relayed, Statement, Weighing

_MOST_LINKS = 8
"""Links that one origin's factor may span; beyond, its reliability stays a variable."""

_MANY = 64
"""Statements beyond which leaving some out is a subtraction, not another sum."""

Said = tuple[Statement, ...]
"""All that one origin says."""


class Likelihood:
    """The likelihood of a frame's statements as factors over links and hypotheses."""

    def __init__(self, weighing: Weighing, nodes: Mapping[str, Variable]) -> None:
        self._weighing = weighing
        self._nodes = nodes
        self._made: dict[Said, list[Factor]] = {}

    def factors(self, without: Collection[str] = ()) -> list[Factor]:
        """Give the factors if some origins had said nothing, one for each set of links."""
        many = len(self._weighing.statements) > _MANY
        if many and without and self._apart_factors.keys() >= set(without):
            return self._all_but(without)
        logs, wide = self._summed(by_origin(self._weighing.counted(without)))
        return [*(_raised(over, table) for over, table in sorted(logs.items())), *wide]

    def _all_but(self, without: Collection[str]) -> list[Factor]:
        """Take some origins' logs off the sums, which is quick where there are very many."""
        logs, wide = self._everything
        less = dict(logs)
        for origin in without:
            for factor in self._apart_factors[origin]:
                less[factor.over] = less[factor.over] - factor.table
        return [*(_raised(over, table) for over, table in sorted(less.items())), *wide]

    @cached_property
    def _everything(self) -> tuple[dict[tuple[Variable, ...], Table], list[Factor]]:
        return self._summed(by_origin(self._weighing.counted()))

    @cached_property
    def _apart_factors(self) -> dict[str, list[Factor]]:
        """The factors of origins whose silence would change nothing but these."""
        tied = {s.origin for s in self._weighing.statements if s.shared}
        found = {
            said[0].origin: self._origin(said)
            for said in by_origin(self._weighing.counted())
            if said[0].origin not in tied and len(said) <= _MOST_LINKS
        }
        finite = {o for o, own in found.items() if all(np.isfinite(f.table).all() for f in own)}
        return {origin: own for origin, own in found.items() if origin in finite}

    def _summed(
        self, origins: Iterable[Said]
    ) -> tuple[dict[tuple[Variable, ...], Table], list[Factor]]:
        """Sum the logs of what speaks of the same links; what speaks of too many stays apart."""
        logs: dict[tuple[Variable, ...], list[Table]] = defaultdict(list)
        wide: list[Factor] = []
        for said in origins:
            for factor in self._origin(said):
                if len(said) > _MOST_LINKS:
                    wide.append(factor)
                else:
                    logs[factor.over].append(factor.table)
        return {over: sum(tables, np.zeros(1)) for over, tables in logs.items()}, wide

    def _origin(self, said: Said) -> list[Factor]:
        """Give an origin's likelihood: one table of logs, or factors where it spans many links."""
        if said not in self._made:
            origin = said[0].origin
            trusted = ("origin", origin)
            trust = drawn(("reliability", origin), self._weighing.reliability[origin])
            factors = [Factor((trusted,), np.stack([trust, 1 - trust]))]
            for statement in said:
                table = _terms(statement, self._weighing.background)
                factors.append(Factor((trusted, self._nodes[statement.to]), table))
            if len(said) <= _MOST_LINKS:
                keep = {self._nodes[s.to] for s in said}
                (one,) = eliminate(factors, keep, most_states=2 ** (1 + _MOST_LINKS))
                with np.errstate(divide="ignore"):
                    factors = [Factor(one.over, np.log(one.table))]
            self._made[said] = factors
        return self._made[said]


def lent(statement: Statement, weighing: Weighing) -> float:
    """Give the log odds that one statement lends to its link by itself, ranges at their middle."""
    terms = _terms(statement, weighing.background)[..., 0]
    r = weighing.reliability[statement.origin].middle
    false, true = r * terms[0] + (1 - r) * terms[1]
    return float(np.log(true) - np.log(false))


def by_origin(statements: Iterable[Statement]) -> list[Said]:
    """Gather statements by their origin, in the order of its id."""
    groups: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        groups[statement.origin].append(statement)
    return [tuple(groups[origin]) for origin in sorted(groups)]


def _raised(over: tuple[Variable, ...], total: Table) -> Factor:
    """Go from logs to likelihoods, the greatest of each sample 1."""
    peak = total.max(axis=tuple(range(len(over))), keepdims=True)
    return Factor(over, np.exp(total - np.where(np.isfinite(peak), peak, 0.0)))


def _terms(statement: Statement, background: Range) -> Table:
    """Give a statement's likelihood, shape (reliable or not, false or true, samples)."""
    name = statement.origin, statement.to
    strength = statement.strength
    if strength.ratio is None:
        true = drawn(("if_true", *name), strength.if_true)
        false = drawn(("if_false", *name), strength.if_false)
        anyway = drawn(("background",), background)
    else:
        ratio = drawn(("ratio", *name), strength.ratio)
        true, false, anyway = np.minimum(ratio, 1), np.minimum(1 / ratio, 1), np.ones(1)
    carried, made_up = _carried(statement.relays)
    logs = [_carry(p, carried, made_up) for p in (false, true, anyway, anyway)]
    table = np.stack(np.broadcast_arrays(*logs))
    peak = table.max(axis=0)
    scaled: Table = np.exp(table - np.where(np.isfinite(peak), peak, 0.0))
    return scaled.reshape(2, 2, -1)


def _carried(relays: Iterable[Relayed]) -> tuple[float, float]:
    """Give the logs of the chances that all records reached us, the statement made and not."""
    relays = list(relays)
    return math.fsum(_log(r.hit) for r in relays), math.fsum(_log(r.false) for r in relays)


def _carry(chance: Table, carried: float, made_up: float) -> Table:
    """Give log(chance x carried + (1 - chance) x made up); the latter two are logs."""
    with np.errstate(divide="ignore"):
        logs: Table = np.logaddexp(np.log(chance) + carried, np.log1p(-chance) + made_up)
    return logs


def _log(chance: float) -> float:
    return math.log(chance) if chance > 0 else -math.inf
