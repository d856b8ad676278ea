"""What a frame gives from any start, as one hand or as several analysts weigh it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from statistics import fmean

import numpy as np

from deadreckon.judgement.argument import Argument, Start
from deadreckon.judgement.elimination import Table, Variable, reached
from deadreckon.judgement.likelihood import Likelihood, by_origin, lent
from deadreckon.judgement.posterior import Posterior
from deadreckon.judgement.statements import Statement, Weighing, order


class Bench:
    """Probabilities of one argument under one or several weighings of what was said.

    Several are pooled by the mean of their log odds; of an exclusive group, by the mean of the
    logs of its members' probabilities, which then sum to one again (Genest and Zidek 1986,
    "Combining probability distributions": the logarithmic pool). One alone is as it is.
    """

    def __init__(self, laid: Argument, weighings: Sequence[Weighing]) -> None:
        self._argument = laid
        self._nodes = laid.nodes
        self._weighings = weighings
        self._likelihoods = [Likelihood(weighing, self._nodes) for weighing in weighings]
        self._from: dict[Start | None, list[Posterior]] = {}

    @cached_property
    def counted(self) -> tuple[Statement, ...]:
        """The statements that count in one of the weighings at least."""
        return tuple(statement for weighing in self._weighings for statement in weighing.counted())

    def of(self, id_: str, start: Start | None = None, without: Collection[str] = ()) -> Table:
        """Give the probability that a link or hypothesis holds: the middle, then the samples.

        Args:
            id_: of the link or hypothesis.
            start: the starting point, where one is taken.
            without: origins that are taken to have said nothing.

        Raises:
            BadFrame: nothing that could be so explains what was said.
            TooTangled: the argument hangs together in too many ways to be counted.
        """
        posteriors = self._posteriors(start)
        if len(posteriors) == 1:
            return posteriors[0].of(id_, without)
        member = self._argument.member(id_)
        if member is None:
            true = [posterior.of(id_, without) for posterior in posteriors]
            pooled = _pooled([np.stack([1 - p, p]) for p in true])
            return _row(pooled, 1)
        group, place = member
        return _row(_pooled([p.states(group, without) for p in posteriors]), place)

    def lent(self) -> dict[tuple[str, str], float]:
        """Give the log odds that each origin lends to each link it speaks of, the mean of all."""
        found: dict[tuple[str, str], list[float]] = defaultdict(list)
        for weighing in self._weighings:
            for statement in weighing.counted():
                found[statement.origin, statement.to].append(lent(statement, weighing))
        return {key: fmean(found[key]) for key in sorted(found)}

    def bearing_on(self, id_: str) -> tuple[str, ...]:
        """Give the origins whose statements hang together with a link or hypothesis."""
        near = reached(self._scopes, self._nodes[id_])
        return tuple(sorted({s.origin for s in self.counted if self._nodes[s.to] in near}))

    def standing_by(self, id_: str) -> tuple[str, ...]:
        """Give those too that count only when another of the same inference has said nothing."""
        every = [s for w in self._weighings for s in w.statements if not s.strength.even]
        every.sort(key=order)
        near = reached(self._linked(every), self._nodes[id_])
        return tuple(sorted({s.origin for s in every if self._nodes[s.to] in near}))

    @cached_property
    def _scopes(self) -> list[tuple[Variable, ...]]:
        return self._linked(self.counted)

    def _linked(self, statements: Iterable[Statement]) -> list[tuple[Variable, ...]]:
        said = [tuple(self._nodes[s.to] for s in own) for own in by_origin(statements)]
        return [f.over for f in self._argument.factors()] + said

    def _posteriors(self, start: Start | None) -> list[Posterior]:
        if start not in self._from:
            priors = self._argument.factors(start)
            self._from[start] = [
                Posterior(priors, likelihood, self._nodes, {s.to for s in weighing.statements})
                for weighing, likelihood in zip(self._weighings, self._likelihoods, strict=True)
            ]
        return self._from[start]


def _row(table: Table, state: int) -> Table:
    row: Table = table[state]
    return row


def _pooled(tables: Iterable[Table]) -> Table:
    """Pool distributions, shape (states, samples or 1), by the mean of their logs."""
    with np.errstate(divide="ignore"):
        logs = np.broadcast_arrays(*(np.log(table) for table in tables))
    mean: Table = np.mean(logs, axis=0)
    table: Table = np.exp(mean - mean.max(axis=0))
    table /= table.sum(axis=0)
    return table
