"""Which sightings alone prove a bound, where their joint confidence is greatest."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import prod

from deadreckon.voyages.explain import TooManyStatesError
from deadreckon.voyages.forced import doubt, forced_chain
from deadreckon.voyages.hitting import lightest
from deadreckon.voyages.least import Least
from deadreckon.voyages.parts import Part
from deadreckon.voyages.sure import Sure, in_order

FEW = 12
"""Up to so many sightings the likeliest proof is sought among all, not only among chains."""
FEW_TANGLED = 30
"""Up to so many it is sought so too where chains do not prove the bound."""
FINEST = 32
"""Large sets are thinned by no less than one part in so many at a time."""
MANY, COARSE = 200, 4
"""Larger ones still are thinned coarsely: each trial takes long."""
MOST_ROUNDS = 60


@dataclass(frozen=True, slots=True)
class Witnesses:
    """The proving sightings in order; `greatest` tells whether no set is likelier."""

    sightings: tuple[Sure, ...]
    greatest: bool

    @property
    def joint(self) -> float:
        """The probability that all of them are right, each by itself."""
        return prod(s.confidence for s in self.sightings)


def witnesses(least: Least, sightings: Sequence[Sure]) -> Witnesses:
    """Choose sightings whose own bound is that of all, with the greatest product of confidences.

    Parts that do not bear on one another are proved each by itself. For few sightings the
    likeliest proof is exact: whatever explains too little of the bound must miss a witness, so a
    witness set meets all that such explanations leave out (implicit hitting set, Moreno-Centeno
    and Karp 2013). For many it is the likeliest chain of each ship (`forced`); in a settled order
    no other proof is likelier.
    """
    return least.world.once(
        ("witnesses", least.asked), sightings, lambda: _witnesses(least, sightings)
    )


def _witnesses(least: Least, sightings: Sequence[Sure]) -> Witnesses:
    count = least.at_least(sightings)
    if not count:
        return Witnesses((), greatest=True)
    if least.has_telling_tags(sightings):
        rest = least.mended(sightings)
        if len(rest) > MANY:
            proof = thinned(rest, lambda chosen: least.at_least(chosen) >= count)
            return Witnesses(proof, greatest=False)

        def unproved(chosen: Sequence[Sure]) -> list[Sure]:
            return grown(least.at_least, chosen, rest, count)

        return found(rest, unproved, lambda chosen: least.at_least(chosen) >= count)
    proofs = [_of_part(least, part) for part in least.linked(sightings)]
    together = in_order(s for proof in proofs for s in proof.sightings)
    return Witnesses(together, all(proof.greatest for proof in proofs))


def _of_part(least: Least, part: Part) -> Witnesses:
    rest = least.mended_part(part)
    count = least.of_part(rest)
    if not count:
        return Witnesses((), greatest=True)

    def proves(chosen: Sequence[Sure]) -> bool:
        return least.of_part(rest.only(chosen)) >= count

    def unproved(chosen: Sequence[Sure]) -> list[Sure]:
        traced = least.traced(rest, frozenset(chosen))
        return next(left for counted, left in traced if counted < count)

    if len(rest.sightings) > FEW:
        chosen = _chains(least, rest, count)
        if proves(chosen):
            return Witnesses(chosen, greatest=least.in_settled_order(rest))
    if len(rest.sightings) > FEW_TANGLED:
        shared = _shared(least, rest)
        if not proves(in_order({*chosen, *shared})):
            return Witnesses(thinned(rest.sightings, proves), greatest=False)
        needed = thinned(shared, lambda some: proves(in_order({*chosen, *some})))
        return Witnesses(in_order({*chosen, *needed}), greatest=False)
    try:
        return found(rest.sightings, unproved, proves)
    except TooManyStatesError:
        return Witnesses(thinned(rest.sightings, proves), greatest=False)


def _shared(least: Least, part: Part) -> list[Sure]:
    """Give what may be either of several ships, and all that could be an alibi against it."""
    places = sorted({s.seen.place for s in part.sightings})
    travel = least.world.travel
    found = [s for s, ships in zip(part.sightings, part.may_be, strict=True) if ships[1:]]
    for ship in part.ships:
        far = max(travel(a, b, ship) for a in places for b in places)
        either = in_order(s for s in found if ship in s.seen.candidates)
        starts, until = [s.start for s in either], [s.end for s in either]
        widest = max((s.end - s.start for s in either), default=0)
        for s in part.of_ship(ship).sightings:
            near = bisect_left(starts, s.start - far - widest)
            if any(end >= s.start - far for end in until[near : bisect_right(starts, s.end + far)]):
                found.append(s)
    return found


def _chains(least: Least, part: Part, count: int) -> tuple[Sure, ...]:
    """Take the likeliest chain of each ship, for as much as its own sightings force."""
    chosen: list[Sure] = []
    for ship in part.ships:
        own = part.of_ship(ship)
        scene = least.scene(own)
        forced = min(count, least.of_part(own)) if own.sightings else 0
        doubts = [doubt(s.confidence) for s in own.sightings]
        chain = forced_chain(scene, 0, doubts, forced) if forced else None
        chosen += [own.sightings[i] for i in chain or ()]
    return in_order(chosen)


def found(
    sightings: Sequence[Sure],
    unproved: Callable[[Sequence[Sure]], list[Sure]],
    proves: Callable[[Sequence[Sure]], bool],
) -> Witnesses:
    """Find the likeliest proving set; `unproved` gives what must not be missed altogether."""
    number = {s.id: i for i, s in enumerate(sightings)}
    weights = [doubt(s.confidence) for s in sightings]
    missed: list[list[int]] = []
    for _ in range(MOST_ROUNDS):
        chosen = lightest(weights, missed)
        if proves([sightings[i] for i in chosen]):
            return Witnesses(tuple(sightings[i] for i in chosen), greatest=True)
        while not proves([sightings[i] for i in chosen]):
            left = [number[s.id] for s in unproved([sightings[i] for i in chosen])]
            missed.append(left)
            chosen = sorted({*chosen, min(left, key=lambda i: (weights[i], i))})
    return Witnesses(thinned([sightings[i] for i in chosen], proves), greatest=False)


def grown(
    value: Callable[[Sequence[Sure]], int],
    chosen: Sequence[Sure],
    sightings: Sequence[Sure],
    count: int,
) -> list[Sure]:
    """Give what is left out by as large a set around `chosen` as does not force the count."""
    kept = list(chosen)
    left = []
    for s in sightings:
        if s in chosen:
            continue
        if value(in_order([*kept, s])) < count:
            kept.append(s)
        else:
            left.append(s)
    return left


def thinned(
    sightings: Sequence[Sure], proves: Callable[[Sequence[Sure]], bool]
) -> tuple[Sure, ...]:
    """Drop what a proof can do without, the least confident first, in ever smaller handfuls."""
    kept = sorted(sightings, key=lambda s: (s.confidence, s.id))
    size = len(kept)
    finest = max(1, size // (FINEST if size <= MANY else COARSE))
    while size >= finest:
        at = 0
        while at < len(kept):
            fewer = kept[:at] + kept[at + size :]
            if proves(in_order(fewer)):
                kept = fewer
            else:
                at += size
        size //= 2
    return in_order(kept)
