"""The single sighting that would raise a fleet's bound most."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from deadreckon.model.evidence import Anchor, Sighting
from deadreckon.model.times import Interval, iso
from deadreckon.voyages.figures import NextStep
from deadreckon.voyages.itineraries import Itineraries
from deadreckon.voyages.least import Least
from deadreckon.voyages.sure import EPOCH, MICROSECOND, Sure, in_order
from deadreckon.voyages.units import FROM, NEITHER, TO
from deadreckon.voyages.world import Asked

SECOND = 1_000_000
SHORTEST = 3600 * SECOND
FEWEST = 40
"""Up to so many sightings every ship, place and instant is tried that could matter ..."""
MOST_INSTANTS = 1000
"""... if no more than so many are to be tried."""
FEW = 60
"""Up to so many sightings every gap is tried, whatever it looks like."""
MOST_TRIED = 30
"""How many of the gaps of a large, tangled case are tried: the first that look promising."""


@dataclass(frozen=True, slots=True, order=True)
class _Gap:
    """When a vessel could be seen at a place."""

    start: int
    vessel: str
    place: str
    end: int
    promising: bool = False

    def rank(self) -> tuple[bool, _Gap]:
        """Give the order of asking: what is too short for an image comes last."""
        return self.end - self.start < SHORTEST, self


def next_step(least: Least, seen: Sequence[Sure]) -> NextStep | None:
    """Find the sighting (vessel, place, interval) that would raise the bound most.

    Of equal ones the earliest, then by vessel and place; an interval of less than an hour comes
    last, as nobody can ask for such an image, and a place that is no end of the route last of
    all. A sighting that says just that gives the bound, and so does one at either end of the
    interval, or in its middle: each is reckoned anew.

    Where every sighting is of one certain ship and follows the one before, one more adds one
    voyage at most, and the gaps between a ship's own sightings are tried. Else, of up to 40
    sightings, every instant is tried at which the bound may change: the ends of sightings and of
    the window, the way to and from them, and an instant between each two. Of more, the gaps
    alone; of more than 60 the first that raises the bound is taken.

    Args:
        least: asks for the fleet's passages.
        seen: the sure sightings.
    """
    curve = least.curve(seen)
    settled = not curve.mends and _settled(seen)
    tracks = _tracks(least, seen) if len(seen) <= FEWEST else None
    if tracks is None or settled:
        found = _by_gaps(least, seen, curve.at_least, first=settled or len(seen) > FEW)
        if found is not None or tracks is None or all(s.steady for s in seen):
            return found
    return _by_instants(least, seen, curve.at_least, tracks)


def _settled(seen: Sequence[Sure]) -> bool:
    """Whether each sighting is of one certain ship, and they follow one another."""
    own: dict[tuple[str, ...], list[Sure]] = {}
    for s in seen:
        own.setdefault(s.seen.candidates, []).append(s)
    return all(s.seen.present and len(s.seen.candidates) == 1 for s in seen) and all(
        one.end < other.start for of_ship in own.values() for one, other in pairwise(of_ship)
    )


def _by_gaps(least: Least, seen: Sequence[Sure], at_least: int, *, first: bool) -> NextStep | None:
    """Try the gaps between the sightings that are certainly of one ship, less the way."""
    gaps = sorted(_gaps(least, seen), key=_Gap.rank)
    if len(seen) > FEW:
        gaps = [gap for gap in gaps if gap.promising][:MOST_TRIED]
    best: NextStep | None = None
    for gap in gaps:
        raised = _raised(least, seen, gap)
        if raised <= (at_least if best is None else best.at_least):
            continue
        narrow = _narrowed(least, seen, gap, raised)
        if narrow is not None:
            best = _step(narrow, raised)
            if first:
                break
    return best


def _gaps(least: Least, seen: Sequence[Sure]) -> Iterator[_Gap]:
    asked, world = least.asked, least.world
    first, last = asked.window
    for vessel in sorted(asked.ships):
        own = [s for s in seen if s.seen.present and s.seen.candidates == (vessel,)]
        labels = [world.end(s.seen.place, asked) for s in own]
        for place in _ends(asked):
            end = world.end(place, asked)
            early = 0
            if end == FROM:
                early = min(world.travel(place, to, vessel) for to in asked.destinations)
            for i in range(len(own) + 1):
                start, stop = first - early, last
                if i:
                    way = world.travel(own[i - 1].seen.place, place, vessel)
                    start = max(start, own[i - 1].end + way + SECOND)
                if i < len(own):
                    way = world.travel(place, own[i].seen.place, vessel)
                    stop = min(stop, own[i].start - way - SECOND)
                start, stop = -(-start // SECOND) * SECOND, stop // SECOND * SECOND
                if start <= stop:
                    before = next((e for e in reversed(labels[:i]) if e), NEITHER)
                    after = next((e for e in labels[i:] if e), NEITHER)
                    promising = (
                        before != FROM and after == TO
                        if end == FROM
                        else before == FROM and after != TO
                    )
                    yield _Gap(start, vessel, place, stop, promising)


def _tracks(least: Least, seen: Sequence[Sure]) -> list[list[_Gap]] | None:
    """Give for each vessel and place the stretches of time in which the bound cannot change.

    None where there are too many: at all places, then at the ends of the route alone, and then
    without the ways by another place.
    """
    ends = _ends(least.asked)
    via = tuple(dict.fromkeys((*ends, *(s.seen.place for s in seen))))
    for places, by in ((tuple(least.world.frame.places), via), (ends, via), (ends, ())):
        tracks = [
            _cut(vessel, place, _critical(least, seen, (vessel, place), by))
            for vessel in sorted(least.asked.ships)
            for place in places
        ]
        if sum(len(track) for track in tracks) <= MOST_INSTANTS:
            return tracks
    return None


def _critical(
    least: Least, seen: Sequence[Sure], at: tuple[str, str], via: Sequence[str]
) -> list[int]:
    """Give the instants at which it may matter whether a vessel is seen before or after.

    Those that are as far from the ends of the window and of sightings as the way is, straight or
    by another place.
    """
    world, (vessel, place) = least.world, at
    ways = [world.travel(place, end, vessel) for end in _ends(least.asked)]
    found = {t + way for t in least.asked.window for way in (0, *ways, *(-way for way in ways))}
    for s in seen:
        if not s.seen.candidates or vessel in s.seen.candidates:
            there = {world.travel(place, s.seen.place, vessel)}
            there.update(
                world.travel(place, p, vessel) + world.travel(p, s.seen.place, vessel) for p in via
            )
            for t in (s.start, s.end):
                found.update((t, *(t + way for way in there), *(t - way for way in there)))
    first = min((s.start for s in seen), default=least.asked.window[0])
    last = max((s.end for s in seen), default=least.asked.window[1])
    earliest = min(first, least.asked.window[0] - max(ways))
    return sorted(t for t in found if earliest <= t <= max(last, least.asked.window[1]))


def _cut(vessel: str, place: str, critical: Sequence[int]) -> list[_Gap]:
    """Give the instants and what lies between each two, in whole seconds."""
    track = []
    for one, other in pairwise([*critical, critical[-1]]):
        after = one // SECOND * SECOND + SECOND
        before = -(-other // SECOND) * SECOND - SECOND
        if one % SECOND == 0:
            track.append(_Gap(one, vessel, place, one))
        if after <= before:
            track.append(_Gap(after, vessel, place, before))
    return track


def _by_instants(
    least: Least, seen: Sequence[Sure], at_least: int, tracks: Sequence[Sequence[_Gap]]
) -> NextStep | None:
    """Try one instant of each stretch; the best stretches that meet are one interval."""
    itineraries = Itineraries(least, seen)
    raised = [list(_tried(least, seen, at_least, track, itineraries)) for track in tracks]
    best = max((count for track in raised for count, _ in track), default=0)
    if best <= at_least:
        return None
    runs = []
    for track in raised:
        for count, run in groupby(track, key=lambda pair: pair[0]):
            gaps = [gap for _, gap in run]
            if count == best:
                runs.append(replace(gaps[0], end=gaps[-1].end))
    narrow = (_narrowed(least, seen, run, best) for run in sorted(runs, key=_Gap.rank))
    ends = _ends(least.asked)
    found = sorted(
        (gap for gap in narrow if gap is not None), key=lambda g: (g.place not in ends, g.rank())
    )
    return _step(found[0], best) if found else None


def _tried(
    least: Least,
    seen: Sequence[Sure],
    at_least: int,
    track: Sequence[_Gap],
    itineraries: Itineraries,
) -> Iterator[tuple[int, _Gap]]:
    """Give the bound in each stretch of a track; where all give the same, that is found at once.

    To be seen at some instant of an interval gives the least that any instant of it gives.
    """

    def most(gap: _Gap) -> int | None:
        at = _middle(gap)
        return itineraries.most(at.vessel, at.place, at.start)

    for bound, run in groupby(track, key=most):
        gaps = list(run)
        if bound is not None and bound > at_least and len(gaps) > 1:
            whole = replace(gaps[0], end=gaps[-1].end)
            if _raised(least, seen, whole) == bound:
                yield from ((bound, gap) for gap in gaps)
                continue
        for gap in gaps:
            known = bound is not None and bound <= at_least
            yield at_least if known else _raised(least, seen, _middle(gap)), gap


def _narrowed(least: Least, seen: Sequence[Sure], gap: _Gap, raised: int) -> _Gap | None:
    """Halve an interval about its middle until a sighting anywhere in it gives the bound."""
    while True:
        middle = _middle(gap)
        asked = {gap, replace(gap, end=gap.start), replace(gap, start=gap.end), middle}
        if all(_raised(least, seen, one) == raised for one in sorted(asked)):
            return gap
        if gap == middle:
            return None
        quarter = (gap.end - gap.start) // 4 // SECOND * SECOND
        gap = replace(gap, start=gap.start + quarter, end=gap.end - quarter) if quarter else middle


def _middle(gap: _Gap) -> _Gap:
    instant = (gap.start + gap.end) // 2 // SECOND * SECOND
    return replace(gap, start=instant, end=instant)


def _raised(least: Least, seen: Sequence[Sure], gap: _Gap) -> int:
    """Give the bound with one sighting more."""
    name = f"next {gap.vessel} {gap.place} {gap.start} {gap.end}"
    when = Interval(EPOCH + gap.start * MICROSECOND, EPOCH + gap.end * MICROSECOND)
    more = Sighting(name, gap.place, when, (gap.vessel,), 1.0, Anchor("", ""))
    return least.at_least(in_order([*seen, Sure(more, 1.0, gap.start, gap.end)]))


def _ends(asked: Asked) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*asked.origins, *asked.destinations)))


def _step(gap: _Gap, at_least: int) -> NextStep:
    return NextStep(gap.vessel, gap.place, _iso(gap.start), _iso(gap.end), at_least)


def _iso(instant: int) -> str:
    return iso(EPOCH + instant * MICROSECOND)
