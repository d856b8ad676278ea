"""From the argument and what was said to a probability, and what it would be without somebody."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from deadreckon.errors import BadFrame
from deadreckon.judgement.elimination import Factor, Table, Variable, eliminate, marginal
from deadreckon.judgement.likelihood import Likelihood

_SMALL = 2**10
"""States of a table that may be made ahead of the question."""


class Posterior:
    """The probabilities of one frame from one starting point."""

    def __init__(
        self,
        priors: Sequence[Factor],
        likelihood: Likelihood,
        nodes: Mapping[str, Variable],
        touched: Collection[str],
    ) -> None:
        """Take the network apart.

        Args:
            priors: the argument's factors.
            likelihood: of what was said.
            nodes: the variable of each link and hypothesis.
            touched: links and hypotheses of which something was said.
        """
        self._priors = list(priors)
        self._likelihood = likelihood
        self._nodes = nodes
        self._touched = {nodes[id_] for id_ in touched}
        self._reduced: dict[Variable, list[Factor]] = {}

    def of(self, id_: str, without: Collection[str] = ()) -> Table:
        """Give the probability that a link or hypothesis holds: the middle, then the samples.

        Args:
            id_: of the link or hypothesis.
            without: origins that are taken to have said nothing.

        Raises:
            BadFrame: nothing that could be so explains what was said.
            TooTangled: the argument hangs together in too many ways to be counted.
        """
        holds: Table = self.states(self._nodes[id_], without)[1]
        return holds

    def states(self, variable: Variable, without: Collection[str] = ()) -> Table:
        """Give the probability of each state of a variable, shape (states, samples or 1).

        Raises:
            BadFrame, TooTangled: as `of`.
        """
        factors = [*self._ahead(variable), *self._likelihood.factors(without)]
        table = marginal(factors, variable)
        if (table.sum(axis=0) == 0).any():
            raise BadFrame(
                "is impossible, and so is its contrary, given what was said and the priors",
                mend="Look for a prior of 0 or 1, or a relay whose hit and false are both 0.",
                field=variable[1],
            )
        return table

    def _ahead(self, variable: Variable) -> list[Factor]:
        """Sum out, once for all questions, what neither the evidence nor the question touches."""
        if variable not in self._reduced:
            keep = self._touched | {variable}
            self._reduced[variable] = eliminate(self._priors, keep, most_states=_SMALL)
        return self._reduced[variable]
