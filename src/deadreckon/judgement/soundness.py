"""Whether a frame's argument can be used: ids, circles, groups and their priors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from graphlib import CycleError, TopologicalSorter

from deadreckon.errors import BadFrame
from deadreckon.judgement.ranges import Range, chance
from deadreckon.model.frame import Frame, Hypothesis

_SLACK = 1e-9


def sound(frame: Frame) -> dict[str, tuple[Hypothesis, ...]]:
    """Check a frame's links and hypotheses; give the members of each exclusive group, by id.

    Raises:
        BadFrame: an undeclared id, a circle, a group of one, priors of a group that cannot all be.
    """
    for id_, link in frame.links.items():
        if link.given is not None and link.given not in frame.links:
            raise _undeclared(f"links.{id_}.given", link.given, frame.links)
    for hypothesis in frame.hypotheses.values():
        _check_ids(hypothesis, frame)
        _check_use(hypothesis, frame)
    given = {i: [x.given] if x.given else [] for i, x in frame.links.items()}
    _no_circle(given, lambda id_: f"links.{id_}.given")
    functions = {i: inputs(h) for i, h in frame.hypotheses.items()}
    keys = {i: "all_of" if h.all_of else "any_of" for i, h in frame.hypotheses.items()}
    _no_circle(functions, lambda id_: f"hypotheses.{id_}.{keys[id_]}")
    return _groups(frame)


def inputs(hypothesis: Hypothesis) -> tuple[str, ...]:
    """Give what a hypothesis is a function of."""
    return hypothesis.all_of or hypothesis.any_of


def prior_of(hypothesis: Hypothesis) -> Range | None:
    """Read a hypothesis's prior, if it states one.

    Raises:
        BadFrame: it is not within 0 to 1.
    """
    if hypothesis.prior is None:
        return None
    return chance(hypothesis.prior, f"hypotheses.{hypothesis.id}.prior")[0]


def refuse(member: Hypothesis) -> None:
    """Refuse a member of a group that can hold in no state, unless its prior says so too.

    Raises:
        BadFrame: it has a prior other than 0.
    """
    if member.prior != 0:
        raise BadFrame(
            "cannot hold: what its links, its fails and the other members say contradict",
            mend="Let it fail a link that it does not need, or give the links other priors.",
            field=f"hypotheses.{member.id}",
            value=", ".join([*inputs(member), *(f"not {f}" for f in member.fails)]) or member.id,
        )


def _check_ids(hypothesis: Hypothesis, frame: Frame) -> None:
    field = f"hypotheses.{hypothesis.id}"
    if hypothesis.id in frame.links:
        raise BadFrame(
            "stands for a hypothesis and for a link",
            mend="Give one of them another id.",
            field=f"{field}.id",
            value=hypothesis.id,
        )
    for named in inputs(hypothesis):
        if named not in frame.links and named not in frame.hypotheses:
            key = "all_of" if hypothesis.all_of else "any_of"
            raise _undeclared(f"{field}.{key}", named, frame.links)
    for named in hypothesis.fails:
        if named not in frame.links:
            raise _undeclared(f"{field}.fails", named, frame.links)


def _check_use(hypothesis: Hypothesis, frame: Frame) -> None:
    field = f"hypotheses.{hypothesis.id}"
    if hypothesis.all_of and hypothesis.any_of:
        raise BadFrame(
            "has all_of and any_of",
            mend="Keep one of them; put the other in a hypothesis of its own and name that.",
            field=field,
            value=hypothesis.id,
        )
    if hypothesis.fails and hypothesis.exclusive is None:
        groups = sorted({h.exclusive for h in frame.hypotheses.values() if h.exclusive})
        known = f" (declared: {', '.join(groups)})" if groups else ""
        raise BadFrame(
            "fails a link, but stands in no exclusive group",
            mend=f"Name with `exclusive` the group of what it is an alternative to{known}.",
            field=f"{field}.fails",
            value=", ".join(hypothesis.fails),
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
    stated = [p.middle for m in members if (p := prior_of(m)) is not None]
    total = sum(stated)
    if total > 1 + _SLACK or (len(stated) == len(members) and total < 1 - _SLACK):
        raise BadFrame(
            f"the priors of the exclusive group {group} sum to {total:g}, and exactly one holds",
            mend="Make them sum to 1, or leave one out: it takes the rest.",
            field=f"hypotheses.{members[0].id}.prior",
            value=", ".join(f"{m.id} {m.prior}" for m in members if m.prior is not None),
        )


def _undeclared(field: str, named: str, links: Iterable[str]) -> BadFrame:
    return BadFrame(
        "is no declared link",
        mend=f"Declare it in [[links]], or name one of: {', '.join(links) or 'none is declared'}.",
        field=field,
        value=named,
    )


def _no_circle(above: Mapping[str, Iterable[str]], field: Callable[[str], str]) -> None:
    try:
        TopologicalSorter({id_: sorted(above[id_]) for id_ in sorted(above)}).prepare()
    except CycleError as error:
        circle = " > ".join(error.args[1])
        raise BadFrame(
            "goes round in a circle",
            mend="Take one of these steps out.",
            field=field(error.args[1][-1]),
            value=circle,
        ) from None
