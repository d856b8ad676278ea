"""Calls at one place that the sure sightings force: the most of which no two can be one stay."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations

from deadreckon.model.evidence import Sighting
from deadreckon.model.frame import Assumptions
from deadreckon.voyages.figures import Calls
from deadreckon.voyages.forced import doubt
from deadreckon.voyages.hitting import lightest
from deadreckon.voyages.identity import UNKNOWN, may_be, named
from deadreckon.voyages.mending import disagreements, mendings
from deadreckon.voyages.robust import without_cause
from deadreckon.voyages.separate import Stays, most_apart
from deadreckon.voyages.sure import Sure, in_order
from deadreckon.voyages.witnesses import Witnesses, found, grown, thinned
from deadreckon.voyages.world import World

MOST_TRIED = 40
"""Witnesses up to which each is taken away where sightings contradict; else a lower bound."""
MANY, MOST_TRIALS = 200, 16
"""Of more sightings than these so many trials are made in all; else a lower bound."""
MOST_WEIGHED = 24
"""Sightings among which the likeliest proof is sought exactly."""

Who = Callable[[World, Sequence[Sure]], dict[str, frozenset[str]]]
"""Which ships each sighting may be."""
Whose = Callable[[Sure, frozenset[str]], bool]
"""Whether a sighting counts, with the ships that it may be."""


def anybody(s: Sure, fits: frozenset[str]) -> bool:  # noqa: ARG001
    """Count every ship, named or not."""
    return True


def ships_of(ships: frozenset[str], *, unnamed: bool) -> Whose:
    """Count what must be one of some ships; a ship without a name that can be no other counts."""

    def counts(s: Sure, fits: frozenset[str]) -> bool:
        known = fits - {UNKNOWN}
        return known <= ships and (UNKNOWN not in fits or (unnamed and s.seen.tag is not None))

    return counts


@dataclass(frozen=True, slots=True)
class Apart:
    """Sightings at a place that count.

    Attributes:
        members: all of them, in order.
        near: for each, which others may be one stay with it.
        chosen: the most of which no two can be one stay.
        stays: what tells them apart.
    """

    members: list[Sure]
    near: list[set[int]]
    chosen: list[Sure]
    stays: Stays


class Berth:
    """Counts the calls of some ships at one place in a window."""

    def __init__(
        self, world: World, place: str, window: tuple[int, int], whose: Whose, longest_days: float
    ) -> None:
        self.world = world
        self._place = place
        self._window = window
        self._whose = whose
        self._longest = longest_days
        self.name = place, window, whose, longest_days
        self._here = {p for p in world.frame.places if place in world.within(p)}
        self._asked: frozenset[Sure] = frozenset()
        self._pairs: list[tuple[Sure, Sure]] = []

    def members(self, sightings: Sequence[Sure], fits: dict[str, frozenset[str]]) -> list[Sure]:
        """Give the sightings, of those in order, that lie surely in the window and count."""
        first, last = self._window
        return [
            s
            for s in sightings
            if s.seen.place in self._here
            and s.seen.present
            and first <= s.start
            and s.end <= last
            and self._whose(s, fits[s.id])
        ]

    def apart(self, sightings: Sequence[Sure], *, strict: bool = False, who: Who = may_be) -> Apart:
        """Give the most members of which no two can be one stay, and what tells them apart.

        Of contradicting sightings the smallest removals are tried, and the least is taken.
        """
        pairs = self._disagreements(sightings)
        if not pairs:
            return self._apart(sightings, who, strict=strict)
        given = set(sightings)
        wrong = mendings(pair for pair in pairs if given.issuperset(pair))
        rest = ([s for s in sightings if s not in out] for out in wrong)
        found = [self._apart(kept, who, strict=strict) for kept in rest]
        return min(found, key=lambda apart: len(apart.chosen))

    def _disagreements(self, sightings: Sequence[Sure]) -> list[tuple[Sure, Sure]]:
        """Remember the pairs of the largest set that was asked about: others are among them."""
        if not self._asked.issuperset(sightings):
            self._asked = frozenset(sightings)
            self._pairs = disagreements(self.world, sightings)
        return self._pairs

    def _apart(self, sightings: Sequence[Sure], who: Who, *, strict: bool) -> Apart:
        fits = who(self.world, sightings)
        longest = None if strict else self._longest
        stays = self.world.once(
            ("stays", self._place, longest, who),
            sightings,
            lambda: Stays(self.world, self._place, sightings, fits, longest),
        )
        members = self.members(sightings, fits)
        near = stays.neighbours(members)
        return Apart(members, near, [members[i] for i in most_apart(near)], stays)

    def count(self, sightings: Sequence[Sure]) -> int:
        """Give the least number of calls."""
        return len(self.apart(sightings).chosen)

    def witnesses(self, sightings: Sequence[Sure]) -> Witnesses:
        """Choose sightings that alone prove the count, absences and alibis with them."""
        apart = self.apart(sightings)
        count = len(apart.chosen)
        if not count:
            return Witnesses((), greatest=True)
        bearing = self._bearing(sightings)

        def proves(chosen: Sequence[Sure]) -> bool:
            return self.count(chosen) >= count

        if len(bearing) <= MOST_WEIGHED:
            return found(bearing, lambda chosen: grown(self.count, chosen, bearing, count), proves)
        chosen = in_order({*apart.chosen, *_parting(apart)})
        if not proves(chosen):
            return Witnesses(thinned(bearing, proves), greatest=False)
        return Witnesses(chosen, greatest=False)

    def _without_any_one(self, sightings: Sequence[Sure]) -> int:
        """Give a count that is left at the least, whichever one sighting is taken away.

        That takes one call at most where no sighting is an alibi, contradicts another, or parts
        two ships that lay side by side from two others; so alibis and all that contradicts are
        left out.
        """
        disputed = {s for pair in self._disagreements(sightings) for s in pair}
        members = self.apart([s for s in sightings if s not in disputed], who=named).chosen
        fits = named(self.world, members)
        at_once: dict[tuple[str, str], list[frozenset[str]]] = {}
        for s in members:
            if s.seen.look:
                at_once.setdefault((s.seen.look, s.seen.reader), []).append(fits[s.id])
        beside = any(a & b for looked in at_once.values() for a, b in combinations(looked, 2))
        return 0 if beside else max(0, len(members) - 1)

    def _bearing(self, sightings: Sequence[Sure]) -> list[Sure]:
        """Leave out what can neither be a call nor part two."""
        return [
            s
            for s in sightings
            if not s.anybody
            or s.seen.place in self._here
            or (not s.seen.present and s.seen.place in self.world.within(self._place))
        ]

    def if_one_is_wrong(self, sightings: Sequence[Sure], proof: Witnesses) -> tuple[int, bool]:
        """Give the least count with any one of the proof's sightings taken away.

        Where nothing contradicts, to take several away never leaves more than to take one of them.

        Returns:
            The count, and whether it is the least or never more than it.
        """
        whole = self.apart(sightings)
        worst, least = len(whole.chosen), self._without_any_one(sightings)
        disputed = bool(self._disagreements(sightings))
        if disputed and len(proof.sightings) > MOST_TRIED:
            return min(worst, least), False
        alone = {s for s, near in zip(whole.members, whole.near, strict=True) if not near}
        likely = [s for s in proof.sightings if s in alone][:1]
        groups = [[s] for s in proof.sightings] if disputed else [list(proof.sightings), likely]
        trials = MOST_TRIALS if len(sightings) > MANY else 2 * len(proof.sightings)
        while groups and worst > least:
            if not trials:
                return least, False
            group = groups.pop()
            wrong = set(group)
            left = self.count([s for s in sightings if s not in wrong])
            trials -= 1
            if len(group) == 1:
                worst = min(worst, left)
            elif left < worst:
                half = len(group) // 2
                groups += [group[half:], group[:half]]
        return worst, True


def _parting(apart: Apart) -> list[Sure]:
    """Choose the likeliest partings that keep the chosen apart."""
    needed = apart.stays.needed(apart.chosen)
    pool = in_order({s for one in needed for s in one})
    number = {s: i for i, s in enumerate(pool)}
    rows = sorted({tuple(sorted(number[s] for s in one)) for one in needed})
    weights = [doubt(s.confidence) for s in pool]
    return [pool[i] for i in lightest(weights, rows)]


def calls(berth: Berth, sightings: Sequence[Sighting], assumptions: Assumptions) -> Calls:
    """Count the calls at a berth.

    Args:
        berth: where, when and whose.
        sightings: all that were read.
        assumptions: what is sure, and how long a stay may last.
    """
    seen = berth.world.sure(sightings, assumptions)
    return berth.world.once(("calls", *berth.name), seen, lambda: _calls(berth, seen, assumptions))


def _calls(berth: Berth, seen: Sequence[Sure], assumptions: Assumptions) -> Calls:
    proof = berth.witnesses(seen)
    left, _ = without_cause(berth.count, seen)
    robust, exact = berth.if_one_is_wrong(seen, proof)
    return Calls(
        at_least=berth.count(seen),
        at_least_strict=len(berth.apart(seen, strict=True).chosen),
        assumes=_assumes(assumptions, exact=exact),
        witnesses=tuple(s.id for s in proof.sightings),
        witnesses_joint=proof.joint,
        robust_at_least=robust,
        robust_to_cause=left,
    )


def _assumes(assumptions: Assumptions, *, exact: bool) -> tuple[str, ...]:
    assumes = (
        f"no stay is over {assumptions.longest_stay_days:g} days (at_least_strict: any length)",
        f"sightings of confidence {assumptions.witness_confidence:g} or more are right",
    )
    return assumes if exact else (*assumes, "robust_at_least is a proven lower bound of it")
