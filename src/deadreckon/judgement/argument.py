"""The argument as a network: links, hypotheses and exclusive groups, before any evidence.

METHODS.md, "The model, exactly". Where it leaves room:

- A hypothesis is a function of links, and of other hypotheses.
- Groups that hang together through links are conditioned together: of their joint states those
  that cannot be are left out, and the rest keep the product of their priors.
- A prior on a hypothesis with links outside of a group has no effect.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from deadreckon.judgement.elimination import Factor, Table, Variable, indicator, solved
from deadreckon.judgement.ranges import Range, chance
from deadreckon.judgement.samples import drawn
from deadreckon.judgement.soundness import inputs, prior_of, refuse, sound
from deadreckon.model.frame import Frame, Hypothesis

EVEN = 0.5


@dataclass(frozen=True, slots=True)
class Start:
    """A starting point taken for a hypothesis whose prior nobody stated."""

    hypothesis: str
    prior: float


@dataclass(frozen=True, slots=True)
class Argument:
    """A frame's argument, checked.

    Attributes:
        groups: members of each exclusive group, by id.
        structure: factors that no starting point changes.
    """

    frame: Frame
    groups: Mapping[str, tuple[Hypothesis, ...]]
    structure: tuple[Factor, ...]

    @property
    def nodes(self) -> dict[str, Variable]:
        """The variable of each link and hypothesis, by its id."""
        links = {id_: link_(id_) for id_ in self.frame.links}
        return links | {id_: hypothesis_(id_) for id_ in self.frame.hypotheses}

    def unstated(self, hypothesis: str) -> bool:
        """Whether a starting point is to be taken: no prior in its group, or for it alone."""
        about = self.frame.hypotheses[hypothesis]
        if about.exclusive is not None:
            return all(member.prior is None for member in self.groups[about.exclusive])
        return about.prior is None and not inputs(about)

    def start(self, hypothesis: str) -> Start | None:
        """Give the even starting point of a hypothesis for which one is to be taken."""
        return Start(hypothesis, EVEN) if self.unstated(hypothesis) else None

    def member(self, id_: str) -> tuple[Variable, int] | None:
        """Give the variable of a hypothesis's group and its place there, if it has one."""
        about = self.frame.hypotheses.get(id_)
        if about is None or about.exclusive is None:
            return None
        ids = [member.id for member in self.groups[about.exclusive]]
        return group_(about.exclusive), ids.index(id_)

    def prior(self, hypothesis: str) -> float | None:
        """Give the prior that the frame means for a hypothesis, or None where it has none."""
        about = self.frame.hypotheses[hypothesis]
        if about.exclusive is not None:
            members = [member.id for member in self.groups[about.exclusive]]
            return float(self.shares(about.exclusive, None)[members.index(hypothesis), 0])
        return None if inputs(about) else float(_alone(about, None)[1, 0])

    def factors(self, start: Start | None = None) -> list[Factor]:
        """Give the network of priors, from a starting point."""
        grouped = [Factor((group_(g),), self.shares(g, start)) for g in sorted(self.groups)]
        told = [*self.structure, *self._by_themselves(start)]
        return [*told, *map(_reciprocal, self._chances(told)), *grouped]

    def refuse_impossible(self) -> None:
        """Refuse a member of a group that can hold in no state.

        Raises:
            BadFrame: such a member has a prior other than 0.
        """
        for factor in self._chances([*self.structure, *self._by_themselves(None)]):
            for axis, (_, group) in enumerate(factor.over):
                others = tuple(a for a in range(len(factor.over)) if a != axis)
                for place in np.flatnonzero(factor.table[..., 0].max(axis=others) == 0):
                    refuse(self.groups[group][place])

    def _chances(self, told: Iterable[Factor]) -> list[Factor]:
        """Give the chance of what each state of the groups asks of the links."""
        return [f for f in solved(told, {group_(g) for g in self.groups}) if f.over]

    def _by_themselves(self, start: Start | None) -> list[Factor]:
        return [
            Factor((hypothesis_(h.id),), _alone(h, start))
            for _, h in sorted(self.frame.hypotheses.items())
            if h.exclusive is None and not inputs(h)
        ]

    def shares(self, group: str, start: Start | None) -> Table:
        """Give the priors of a group's members, shape (members, samples or 1)."""
        members = self.groups[group]
        if start is not None and start.hypothesis in {member.id for member in members}:
            other = (1 - start.prior) / (len(members) - 1)
            row = [start.prior if m.id == start.hypothesis else other for m in members]
            return np.array(row)[:, np.newaxis]
        stated = {
            m.id: drawn(("prior", m.id), p) for m in members if (p := prior_of(m)) is not None
        }
        total = sum(stated.values(), np.zeros(1))
        rest = np.maximum(1 - total, 0) / max(1, len(members) - len(stated))
        columns = np.broadcast_arrays(*(stated.get(m.id, rest) for m in members))
        table: Table = np.stack(columns)
        total = table.sum(axis=0)
        table /= total
        return table


def argument(frame: Frame) -> Argument:
    """Check a frame's links and hypotheses and lay them out as factors.

    Raises:
        BadFrame: an undeclared id, a cycle, a prior that is missing or cannot be, a group of one,
            priors of a group that cannot all hold, a hypothesis that contradicts itself.
    """
    groups = sound(frame)
    structure = (*_links(frame), *_functions(frame.hypotheses.values()), *_exclusive(groups))
    laid = Argument(frame, groups, structure)
    laid.refuse_impossible()
    return laid


def link_(id_: str) -> Variable:
    """Name the variable of a link."""
    return "link", id_


def hypothesis_(id_: str) -> Variable:
    """Name the variable of a hypothesis."""
    return "hypothesis", id_


def group_(id_: str) -> Variable:
    """Name the variable that says which member of a group holds."""
    return "group", id_


def _alone(hypothesis: Hypothesis, start: Start | None) -> Table:
    stated = prior_of(hypothesis) or Range(EVEN, EVEN)
    if start is not None and start.hypothesis == hypothesis.id:
        stated = Range(start.prior, start.prior)
    return _binary(drawn(("prior", hypothesis.id), stated))


def _binary(true: Table) -> Table:
    return np.stack([1 - true, true])


def _links(frame: Frame) -> Iterator[Factor]:
    for id_ in sorted(frame.links):
        link = frame.links[id_]
        true = drawn(("link", id_), chance(link.prior, f"links.{id_}.prior")[0])
        row = _binary(true)
        if link.given is None:
            yield Factor((link_(id_),), row)
        else:
            never = np.broadcast_to([[1.0], [0.0]], row.shape)
            yield Factor((link_(link.given), link_(id_)), np.stack([never, row]))


def _functions(hypotheses: Collection[Hypothesis]) -> Iterator[Factor]:
    """Give each hypothesis as a chain of two-place functions, so that no table grows with it."""
    known = {h.id for h in hypotheses}
    for hypothesis in sorted(hypotheses, key=lambda h: h.id):
        ids = sorted(set(inputs(hypothesis)))
        if not ids:
            continue
        given = [hypothesis_(id_) if id_ in known else link_(id_) for id_ in ids]
        steps = [("part", hypothesis.id, f"{i:06}") for i in range(1, len(given))]
        so_far = [given[0], *steps[:-1], hypothesis_(hypothesis.id)]
        if len(given) == 1:
            yield indicator((so_far[0], so_far[-1]), [[1, 0], [0, 1]])
        both, either = [[0, 0], [0, 1]], [[0, 1], [1, 1]]
        true = np.array(both if hypothesis.all_of else either)
        table = np.stack([1 - true, true], axis=-1)
        for (before, after), one in zip(pairwise(so_far), given[1:], strict=False):
            yield indicator((before, one, after), table)


def _exclusive(groups: Mapping[str, tuple[Hypothesis, ...]]) -> Iterator[Factor]:
    for group in sorted(groups):
        members = groups[group]
        for place, member in enumerate(members):
            holds = np.arange(len(members)) == place
            table = np.stack([~holds, holds], axis=-1)
            yield indicator((group_(group), hypothesis_(member.id)), table)
            for failed in sorted(set(member.fails)):
                yield indicator((hypothesis_(member.id), link_(failed)), [[1, 1], [1, 0]])


def _reciprocal(factor: Factor) -> Factor:
    """Divide by a chance, which conditions on it; what cannot be stays so."""
    possible = factor.table > 0
    return Factor(factor.over, possible / np.where(possible, factor.table, 1.0))
