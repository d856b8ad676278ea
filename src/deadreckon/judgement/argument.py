"""The argument as a network: links, hypotheses and exclusive groups, before any evidence.

METHODS.md, "The model, exactly". Where it leaves room:

- A hypothesis is a function of links, and of other hypotheses; not of itself by any way round.
- Groups that hang together through links are conditioned together: of their joint states those
  that cannot be are left out, and the rest keep the product of their priors.
- `fails` has a meaning in a group only; a hypothesis with links outside of one has no prior.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

import numpy as np

from deadreckon.errors import BadFrame
from deadreckon.judgement.elimination import Factor, Table, Variable, indicator, solved
from deadreckon.judgement.ranges import Range, chance
from deadreckon.judgement.samples import drawn
from deadreckon.model.frame import Frame, Hypothesis

EVEN = 0.5
_SLACK = 1e-9


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
        return about.prior is None and not _ids(about)

    def prior(self, hypothesis: str) -> float | None:
        """Give the prior that the frame means for a hypothesis, or None where it has none."""
        about = self.frame.hypotheses[hypothesis]
        if about.exclusive is not None:
            members = [member.id for member in self.groups[about.exclusive]]
            return float(self._shares(about.exclusive, None)[0, members.index(hypothesis)])
        return None if _ids(about) else float(_alone(about, None)[0, 1])

    def factors(self, start: Start | None = None) -> list[Factor]:
        """Give the network of priors, from a starting point."""
        grouped = [Factor((group_(g),), self._shares(g, start)) for g in sorted(self.groups)]
        told = [*self.structure, *self._by_themselves(start)]
        return [*told, *map(_reciprocal, self._chances(told)), *grouped]

    def refuse_impossible(self) -> None:
        """Refuse a member of a group that can hold in no state.

        Raises:
            BadFrame: such a member has a prior other than 0.
        """
        for factor in self._chances([*self.structure, *self._by_themselves(None)]):
            for axis, (_, group) in enumerate(factor.over):
                others = tuple(a for a in range(1, factor.table.ndim) if a != 1 + axis)
                for place in np.flatnonzero(factor.table.max(axis=others)[0] == 0):
                    _refuse(self.groups[group][place])

    def _chances(self, told: Iterable[Factor]) -> list[Factor]:
        """Give the chance of what each state of the groups asks of the links."""
        return [f for f in solved(told, {group_(g) for g in self.groups}) if f.over]

    def _by_themselves(self, start: Start | None) -> list[Factor]:
        return [
            Factor((hypothesis_(h.id),), _alone(h, start))
            for _, h in sorted(self.frame.hypotheses.items())
            if h.exclusive is None and not _ids(h)
        ]

    def _shares(self, group: str, start: Start | None) -> Table:
        """Give the priors of a group's members, shape (samples, members), rows summing to 1."""
        members = self.groups[group]
        if start is not None and start.hypothesis in {member.id for member in members}:
            other = (1 - start.prior) / (len(members) - 1)
            row = [start.prior if m.id == start.hypothesis else other for m in members]
            return np.array([row])
        stated = {m.id: drawn(("prior", m.id), p) for m in members if (p := _prior(m)) is not None}
        total = sum(stated.values(), np.zeros(1))
        rest = np.maximum(1 - total, 0) / max(1, len(members) - len(stated))
        columns = np.broadcast_arrays(*(stated.get(m.id, rest) for m in members))
        table: Table = np.stack(columns, axis=-1)
        total = table.sum(axis=-1, keepdims=True)
        table /= total
        return table


def argument(frame: Frame) -> Argument:
    """Check a frame's links and hypotheses and lay them out as factors.

    Raises:
        BadFrame: an undeclared id, a cycle, a prior that is missing or cannot be, a group of one,
            priors of a group that cannot all hold, a hypothesis that contradicts itself.
    """
    _check(frame)
    groups = _groups(frame)
    structure = tuple([*_links(frame), *_functions(frame.hypotheses.values()), *_exclusive(groups)])
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


def _ids(hypothesis: Hypothesis) -> tuple[str, ...]:
    return hypothesis.all_of or hypothesis.any_of


def _prior(hypothesis: Hypothesis) -> Range | None:
    if hypothesis.prior is None:
        return None
    return chance(hypothesis.prior, f"hypotheses.{hypothesis.id}.prior")[0]


def _alone(hypothesis: Hypothesis, start: Start | None) -> Table:
    stated = _prior(hypothesis) or Range(EVEN, EVEN)
    if start is not None and start.hypothesis == hypothesis.id:
        stated = Range(start.prior, start.prior)
    return _binary(drawn(("prior", hypothesis.id), stated))


def _binary(true: Table) -> Table:
    return np.stack([1 - true, true], axis=-1)


def _links(frame: Frame) -> Iterator[Factor]:
    for id_ in sorted(frame.links):
        link = frame.links[id_]
        true = drawn(("link", id_), chance(link.prior, f"links.{id_}.prior")[0])
        row = _binary(true)
        if link.given is None:
            yield Factor((link_(id_),), row)
        else:
            never = np.broadcast_to([1.0, 0.0], row.shape)
            yield Factor((link_(link.given), link_(id_)), np.stack([never, row], axis=1))


def _functions(hypotheses: Iterable[Hypothesis]) -> Iterator[Factor]:
    """Give each hypothesis as a chain of two-place functions, so that no table grows with it."""
    known = {h.id for h in hypotheses}
    for hypothesis in sorted(hypotheses, key=lambda h: h.id):
        ids = sorted(set(_ids(hypothesis)))
        if not ids:
            continue
        inputs = [hypothesis_(id_) if id_ in known else link_(id_) for id_ in ids]
        steps = [("part", hypothesis.id, f"{i:06}") for i in range(1, len(inputs))]
        so_far = [inputs[0], *steps[:-1], hypothesis_(hypothesis.id)]
        if len(inputs) == 1:
            yield indicator((so_far[0], so_far[-1]), [[1, 0], [0, 1]])
        both, either = [[0, 0], [0, 1]], [[0, 1], [1, 1]]
        true = np.array(both if hypothesis.all_of else either)
        table = np.stack([1 - true, true], axis=-1)
        for (before, after), one in zip(pairwise(so_far), inputs[1:], strict=False):
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


def _refuse(member: Hypothesis) -> None:
    if member.prior != 0:
        raise BadFrame(
            "cannot hold: what its links, its fails and the other members say contradict",
            mend="Let it fail a link that it does not need, or give the links priors that allow it.",
            field=f"hypotheses.{member.id}",
            value=", ".join([*_ids(member), *(f"not {f}" for f in member.fails)]) or member.id,
        )


def _groups(frame: Frame) -> dict[str, tuple[Hypothesis, ...]]:
    groups: dict[str, list[Hypothesis]] = defaultdict(list)
    for id_ in sorted(frame.hypotheses):
        hypothesis = frame.hypotheses[id_]
        if hypothesis.exclusive is not None:
            groups[hypothesis.exclusive].append(hypothesis)
    for group, members in groups.items():
        _check_group(group, members)
    return {group: tuple(members) for group, members in groups.items()}


def _check_group(group: str, members: list[Hypothesis]) -> None:
    if len(members) == 1:
        raise BadFrame(
            f"is the only member of the exclusive group {group}, so it would hold whatever comes",
            mend="Declare what could be instead, such as a hypothesis that fails one of its links.",
            field=f"hypotheses.{members[0].id}.exclusive",
            value=group,
        )
    stated = [p.middle for m in members if (p := _prior(m)) is not None]
    total = sum(stated)
    if total > 1 + _SLACK or (len(stated) == len(members) and total < 1 - _SLACK):
        raise BadFrame(
            f"the priors of the exclusive group {group} sum to {total:g}, and exactly one holds",
            mend="Make them sum to 1, or leave one out: it takes the rest.",
            field=f"hypotheses.{members[0].id}.prior",
            value=", ".join(f"{m.id} {m.prior}" for m in members if m.prior is not None),
        )


def _check(frame: Frame) -> None:
    for id_, link in frame.links.items():
        if link.given is not None and link.given not in frame.links:
            raise _undeclared(f"links.{id_}.given", link.given, frame.links)
    for id_, hypothesis in frame.hypotheses.items():
        if id_ in frame.links:
            raise BadFrame(
                "stands for a hypothesis and for a link",
                mend="Give one of them another id.",
                field=f"hypotheses.{id_}.id",
                value=id_,
            )
        if hypothesis.all_of and hypothesis.any_of:
            raise BadFrame(
                "has all_of and any_of",
                mend="Keep one of them; put the other in a hypothesis of its own and name that.",
                field=f"hypotheses.{id_}",
                value=id_,
            )
        for named in _ids(hypothesis):
            if named not in frame.links and named not in frame.hypotheses:
                key = "all_of" if hypothesis.all_of else "any_of"
                raise _undeclared(f"hypotheses.{id_}.{key}", named, frame.links)
        for named in hypothesis.fails:
            if named not in frame.links:
                raise _undeclared(f"hypotheses.{id_}.fails", named, frame.links)
        if hypothesis.fails and hypothesis.exclusive is None:
            raise BadFrame(
                "fails a link, but stands in no exclusive group",
                mend="Name the group of the hypothesis that it is an alternative to.",
                field=f"hypotheses.{id_}.fails",
                value=", ".join(hypothesis.fails),
            )
    _no_cycle("given", {i: [x.given] if x.given else [] for i, x in frame.links.items()})
    _no_cycle("all_of or any_of", {i: _ids(h) for i, h in frame.hypotheses.items()})


def _undeclared(field: str, named: str, links: Iterable[str]) -> BadFrame:
    return BadFrame(
        "is no declared link",
        mend=f"Declare it in [[links]], or name one of: {', '.join(links) or 'none is declared'}.",
        field=field,
        value=named,
    )


def _no_cycle(key: str, above: Mapping[str, Iterable[str]]) -> None:
    try:
        TopologicalSorter({id_: sorted(above[id_]) for id_ in sorted(above)}).prepare()
    except CycleError as error:
        circle = " > ".join(error.args[1])
        raise BadFrame(
            f"goes round in a circle through {key}",
            mend="Take one of these steps out.",
            field=key,
            value=circle,
        ) from None
