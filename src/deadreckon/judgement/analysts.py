"""Several analysts: what each weighs alone, what each sees with the others, where they differ.

Each analyst's weights are read by themselves first, with those that nobody signed (`alone`). Then
each sees the others': where an analyst said nothing of what an origin says of a link, the others'
weight stands, of several the one nearest 1. Where nobody differs that leaves one weighing, which
is the frame's; where they differ there is one for each, and the bench pools them.
"""

from __future__ import annotations

import dataclasses
import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from deadreckon.judgement.argument import Argument, Start
from deadreckon.judgement.judgements import Disagreement, Moved, Said
from deadreckon.judgement.statements import Statement, Strength, Weighing
from deadreckon.judgement.weighing import weigh
from deadreckon.model.evidence import Evidence
from deadreckon.model.frame import Frame, Hypothesis
from deadreckon.voyages.figures import Reckoning

_DIGITS = 12
_Part = TypeVar("_Part")
Spoken = tuple[str, str]
"""An origin, and the link or hypothesis that it speaks of."""


@dataclass(frozen=True, slots=True)
class Panel:
    """How a frame's weights are read.

    Attributes:
        alone: each analyst's weighing before seeing the others'; empty where there are no two.
        readings: each analyst's weighing after that; one, under "", where nobody differs.
    """

    alone: Mapping[str, Weighing]
    readings: Mapping[str, Weighing]

    @property
    def weighings(self) -> tuple[Weighing, ...]:
        """The weighings that are pooled."""
        return tuple(self.readings.values())


def panel(
    frame: Frame, evidence: Evidence, figures: Reckoning, known: Collection[str] = ()
) -> Panel:
    """Read the weights of a frame as its analysts do; the arguments are those of `weigh`.

    Raises:
        BadFrame: as `weigh`; weights of one analyst, or of nobody, that disagree among themselves.
    """
    names = sorted({weight.analyst for weight in frame.weights if weight.analyst})
    if len(names) <= 1:
        return Panel({}, {"": weigh(frame, evidence, figures, known)})
    alone = {name: weigh(_of(frame, name), evidence, figures, known) for name in names}
    if not disagreements(alone):
        return Panel(alone, {"": weigh(frame, evidence, figures, known)})
    return Panel(alone, {name: _seeing(name, alone) for name in names})


def disagreements(alone: Mapping[str, Weighing]) -> tuple[Disagreement, ...]:
    """Name what analysts weigh differently, the widest apart first."""
    found = [
        Disagreement(to, origin, said, _apart(by_analyst.values()))
        for (origin, to), by_analyst in _spoken(alone).items()
        if len({frozenset(_voices(own)) for own in by_analyst.values()}) > 1
        for said in [tuple(Said(n, *_span(own)) for n, own in sorted(by_analyst.items()))]
    ]
    return tuple(sorted(found, key=lambda d: (-round(d.log_odds, _DIGITS), d.to, d.origin)))


def moved(laid: Argument, read: Panel, start: Start | None) -> tuple[Moved, ...]:
    """Tell what the network makes of weights that one origin has on several exclusive hypotheses.

    Ratios stated one by one need not fit together: an observation cannot be likelier under each of
    them than under its contrary. The network takes them together, which makes them coherent
    before anything is pooled; this is the ratio stated, and the one that is left.
    """
    found = []
    for analyst, weighing in sorted((read.alone or read.readings).items()):
        for origin, members, strengths in _exclusive(laid, weighing):
            shares = laid.shares(members[0].exclusive or "", start)[:, 0]
            likely = [_state(m.id, strengths) for m in members]
            for place, member in enumerate(members):
                if member.id not in strengths:
                    continue
                others = [i for i in range(len(members)) if i != place]
                rest = sum(shares[i] for i in others)
                mean = sum(shares[i] * likely[i] for i in others) / rest if rest else 0.0
                stated = math.exp(strengths[member.id].log_ratio)
                left = likely[place] / mean if mean else None
                found.append(Moved(analyst, origin, member.id, stated, left))
    return tuple(found)


def _of(frame: Frame, analyst: str) -> Frame:
    own = tuple(weight for weight in frame.weights if weight.analyst in {"", analyst})
    return dataclasses.replace(frame, weights=own)


def _seeing(analyst: str, alone: Mapping[str, Weighing]) -> Weighing:
    """Give an analyst's weighing, with the others' where this one said nothing."""
    statements: list[Statement] = []
    for by_analyst in _spoken(alone).values():
        voice = analyst if analyst in by_analyst else _nearest_one(by_analyst)
        own = by_analyst[voice]
        statements += own
        same = _voices(own)
        for other, theirs in by_analyst.items():
            if other != voice:
                statements += [s for s in theirs if (s.shared, s.strength) in same]
    first, *_ = alone.values()
    return Weighing(
        statements=tuple(statements),
        reliability={k: v for w in alone.values() for k, v in w.reliability.items()},
        background=first.background,
        unweighed=_all(w.unweighed for w in alone.values()),
        resolved=_all(w.resolved for w in alone.values()),
    )


def _spoken(alone: Mapping[str, Weighing]) -> dict[Spoken, dict[str, list[Statement]]]:
    """Gather statements by origin and link, then by analyst."""
    found: dict[Spoken, dict[str, list[Statement]]] = defaultdict(lambda: defaultdict(list))
    for analyst, weighing in sorted(alone.items()):
        for statement in weighing.statements:
            found[statement.origin, statement.to][analyst].append(statement)
    return {key: dict(found[key]) for key in sorted(found)}


def _voices(statements: Iterable[Statement]) -> set[tuple[str, Strength]]:
    return {(s.shared, s.strength) for s in statements}


def _nearest_one(by_analyst: Mapping[str, list[Statement]]) -> str:
    """Give whose weight is nearest 1: the least that the others agree it is worth."""
    return min(
        by_analyst,
        key=lambda n: (round(min(abs(s.strength.log_ratio) for s in by_analyst[n]), _DIGITS), n),
    )


def _span(statements: Iterable[Statement]) -> tuple[float, float]:
    strengths = [s.strength for s in statements]
    return min(s.lowest_ratio for s in strengths), max(s.highest_ratio for s in strengths)


def _apart(said: Iterable[list[Statement]]) -> float:
    logs = [s.strength.log_ratio for own in said for s in own]
    return max(logs) - min(logs)


def _exclusive(
    laid: Argument, weighing: Weighing
) -> Iterator[tuple[str, tuple[Hypothesis, ...], dict[str, Strength]]]:
    """Give the origins that speak of several members of one group, with what they say of each."""
    counted = weighing.counted()
    for members in laid.groups.values():
        ids = {member.id for member in members}
        by_origin: dict[str, dict[str, Strength]] = defaultdict(dict)
        for statement in counted:
            if statement.to in ids:
                by_origin[statement.origin][statement.to] = statement.strength
        for origin, strengths in sorted(by_origin.items()):
            if len(strengths) > 1:
                yield origin, members, strengths


def _state(holding: str, strengths: Mapping[str, Strength]) -> float:
    """Give how likely a reliable origin says all this where one member holds and no other."""
    return math.prod(strength.middles[to == holding] for to, strength in strengths.items())


def _all(parts: Iterable[tuple[_Part, ...]]) -> tuple[_Part, ...]:
    """Put lists together, each entry once, in the order in which they come."""
    return tuple(dict.fromkeys(part for own in parts for part in own))
