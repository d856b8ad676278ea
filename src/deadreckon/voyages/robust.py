"""What is left of a bound if sightings are wrong: any k of them, or all of one cause."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations

import numpy as np

from deadreckon.voyages.figures import Cause, Misread
from deadreckon.voyages.least import Least
from deadreckon.voyages.sure import Sure

DOUBT = 0.05
"""The share of cases in which more than k sightings may be wrong."""
MOST_CHECKED_ONE_BY_ONE = 8
ROUNDING = 1e-12


def if_wrong(least: Least, sightings: Sequence[Sure]) -> tuple[list[int], bool]:
    """Give what is left of the bound whichever k sightings are wrong, k = 0, 1, 2 ... to 0.

    Where nothing contradicts, that is the least count that leaves at most k sightings unexplained.
    Contradictions are mended after the k are taken away, with the fewest removals that are then
    left: checked set by set for few sightings; else the least that leaves k and the mends
    unexplained, which is never more.

    Returns:
        The counts, and whether they are exact or proven lower bounds.
    """
    bound = least.curve(sightings)
    curve = least.curve(sightings, most=len(sightings))
    counts, exact = list(map(int, curve.counts[curve.mends :])), curve.exact and bound.exact
    counts[0] = max(counts[0], bound.at_least)
    if curve.mends:
        bearing = [s for part in least.linked(sightings) for s in part.sightings]
        if least.has_telling_tags(sightings):
            bearing = list(sightings)
        if len(bearing) <= MOST_CHECKED_ONE_BY_ONE:
            counts = _one_by_one(least, bearing)
        else:
            exact = False
    while len(counts) > 1 and not counts[-1]:
        counts.pop()
    return [*counts, 0] if counts[-1] else counts, exact


def _one_by_one(least: Least, sightings: Sequence[Sure]) -> list[int]:
    counts = [least.at_least(sightings)]
    for k in range(1, len(sightings) + 1):
        counts.append(
            min(
                least.at_least([s for s in sightings if s not in wrong])
                for wrong in map(set, combinations(sightings, k))
            )
        )
        if not counts[-1]:
            break
    return counts


def listed(counts: Sequence[int]) -> tuple[Misread, ...]:
    """List what is left for one, two, three misread and so on while it is above 0."""
    return tuple(Misread(k, count) for k, count in enumerate(counts) if k and count)


def wrong_at_most(confidences: Sequence[float]) -> int:
    """Give the least k with P(more than k are wrong) <= 5 %, each wrong by itself.

    The number of wrong ones is Poisson-binomial; its distribution is built by convolution.
    """
    chances = np.array([1.0])
    for confidence in sorted(confidences):
        chances = np.convolve(chances, [confidence, 1 - confidence])
    more = 1 - np.cumsum(chances)
    return int(np.argmax(more <= DOUBT + ROUNDING))


def without_cause(
    bound: Callable[[Sequence[Sure]], int],
    sightings: Sequence[Sure],
    never_more: Callable[[Sequence[Sure]], int] = lambda _: 0,
) -> tuple[int, Cause | None]:
    """Give the least bound without all sightings of one source, basis or reader, and which.

    Args:
        bound: of sightings.
        sightings: the sure ones.
        never_more: gives quickly what is never more than the bound: causes for which that is not
            less than what another leaves need not be looked at further.
    """
    order = {"source": 0, "basis": 1, "reader": 2}
    of = {kind: [str(getattr(s.seen, kind)).strip() for s in sightings] for kind in order}
    left = [
        (never_more(rest), (order[kind], value), kind, rest)
        for kind, values in of.items()
        for value in sorted(set(values) - {""})
        for rest in ([s for s, own in zip(sightings, values, strict=True) if own != value],)
    ]
    worst: tuple[int, tuple[int, str], str] | None = None
    for least, name, kind, rest in sorted(left, key=lambda one: one[:2]):
        if worst is None or (least, name) < worst[:2]:
            found = bound(rest), name, kind
            worst = found if worst is None else min(worst, found)
    if worst is None:
        return bound(sightings), None
    at_least, (_, value), kind = worst
    return min(bound(sightings), at_least), Cause(kind, value, at_least)
