"""What origins say: one statement an origin and link, and which of them count."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from deadreckon.judgement.judgements import Unweighed
from deadreckon.judgement.ranges import Range, Resolved

_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Strength:
    """How likely a reliable origin makes the statement if the link is true, and if it is false.

    A ratio R stands for (1, 1/R) with a background of 1, and for (R, 1) where it is below one.
    """

    if_true: Range
    if_false: Range
    ratio: Range | None = None

    @property
    def log_ratio(self) -> float:
        """The log of the likelihood ratio at the middle of the ranges."""
        if self.ratio is not None:
            return math.log(self.ratio.middle)
        return math.log(self.if_true.middle / self.if_false.middle)

    @property
    def lowest_ratio(self) -> float:
        """The least likelihood ratio that the ranges allow."""
        return self.ratio.low if self.ratio else self.if_true.low / self.if_false.high

    @property
    def highest_ratio(self) -> float:
        """The greatest likelihood ratio that the ranges allow."""
        if self.ratio is not None:
            return self.ratio.high
        return self.if_true.high / self.if_false.low if self.if_false.low else math.inf

    @property
    def middles(self) -> tuple[float, float]:
        """How likely a reliable origin makes the statement if it is false, and if it is true."""
        if self.ratio is None:
            return self.if_false.middle, self.if_true.middle
        return min(1 / self.ratio.middle, 1.0), min(self.ratio.middle, 1.0)

    @property
    def even(self) -> bool:
        """Whether the statement is exactly as likely either way."""
        if self.ratio is not None:
            return self.ratio.low == self.ratio.high == 1
        return self.if_true == self.if_false and self.if_true.low == self.if_true.high


@dataclass(frozen=True, slots=True)
class Relayed:
    """A record that carries a statement.

    Attributes:
        hit, false: the chance that it reached us if the statement was made, or was not.
        because: the records that it stands on: itself, or a figure's witnesses.
    """

    id: str
    hit: float
    false: float
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Statement:
    """What one origin says about one link or hypothesis, through all that relay it.

    Compared by identity: its relays may be ten thousand.
    """

    origin: str
    to: str
    strength: Strength
    shared: str
    relays: tuple[Relayed, ...]


@dataclass(frozen=True, slots=True)
class Weighing:
    """All statements of a frame, and what carries nothing.

    Attributes:
        statements: before shared inferences are settled; by origin, then link.
        reliability: by origin, of all that made a statement.
        background: how often a statement is made by an origin that is not reliable.
    """

    statements: tuple[Statement, ...]
    reliability: Mapping[str, Range]
    background: Range
    unweighed: tuple[Unweighed, ...]
    resolved: tuple[Resolved, ...]

    def counted(self, without: Collection[str] = ()) -> tuple[Statement, ...]:
        """Give the statements that count if some origins had said nothing: one an origin and link.

        A statement that is exactly as likely either way says nothing and is left out.
        """
        present = [s for s in self.statements if s.origin not in without]
        merged: dict[tuple[str, str], Statement] = {}
        for statement in (*_alone(present), *self._nearest_one(present)):
            key = statement.origin, statement.to
            merged[key] = _merge(merged[key], statement) if key in merged else statement
        return tuple(merged[key] for key in sorted(merged) if not merged[key].strength.even)

    def outweighed(self) -> tuple[Unweighed, ...]:
        """Tell which records carry nothing although they have an origin, and why."""
        counted = {(r.id, s.to) for s in self.counted() for r in s.relays}
        told: dict[tuple[str, str], str] = {}
        for s in self.statements:
            why = (
                "it is as likely either way"
                if s.strength.even
                else f"another weight of the inference {s.shared!r} is nearer 1 and counts for it"
            )
            told.update({(r.id, s.to): why for r in s.relays if (r.id, s.to) not in counted})
        return tuple(Unweighed(id_, to, why) for (id_, to), why in sorted(told.items()))

    def _nearest_one(self, statements: Iterable[Statement]) -> list[Statement]:
        groups: dict[str, list[Statement]] = defaultdict(list)
        for statement in statements:
            if statement.shared:
                groups[statement.shared].append(statement)
        return [min(groups[shared], key=self._distance) for shared in sorted(groups)]

    def _distance(self, statement: Statement) -> tuple[float, float, str, str]:
        distance = round(abs(statement.strength.log_ratio), _DIGITS)
        trust = self.reliability[statement.origin].middle
        return distance, trust, statement.origin, statement.to


def order(statement: Statement) -> tuple[str, str, str, tuple[str, ...]]:
    """Give the place of a statement among others, whatever the order of the rows."""
    ids = tuple(r.id for r in statement.relays)
    return statement.origin, statement.to, statement.shared, ids


def _alone(statements: Iterable[Statement]) -> list[Statement]:
    return [s for s in statements if not s.shared]


def _merge(one: Statement, other: Statement) -> Statement:
    relays = {r.id: r for r in (*one.relays, *other.relays)}
    return replace(one, relays=tuple(relays[id_] for id_ in sorted(relays)))
