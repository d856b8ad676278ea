"""The single sighting that would raise a fleet's bound most."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from deadreckon.model.evidence import Anchor, Sighting
from deadreckon.model.times import Interval, iso
from deadreckon.voyages.figures import NextStep
from deadreckon.voyages.least import Least
from deadreckon.voyages.sure import EPOCH, MICROSECOND, Sure, in_order
from deadreckon.voyages.units import FROM, NEITHER, TO

SECOND = 1_000_000
SHORTEST = 3600 * SECOND
FEW = 60
"""Up to so many sightings every gap is tried, whatever it looks like."""
MOST_TRIED = 30
"""How many of the gaps of a large, tangled case are tried: the first that look promising."""


@dataclass(frozen=True, slots=True, order=True)
class _Gap:
    """When a vessel could surely be seen at a place between two of its sightings."""

    start: int
    vessel: str
    place: str
    end: int
    promising: bool


def next_step(least: Least, seen: Sequence[Sure]) -> NextStep | None:
    """Find the sighting (vessel, end of the route, interval) that would raise the bound most.

    Of equal ones the earliest, then by vessel and place; an interval of less than an hour comes
    last, as nobody can ask for such an image. The interval is as wide as the ship's
    other sightings let it be: between two of them, less the way. A sighting that says just that
    gives the bound; it is reckoned anew for each. Of more than 60 sightings the first that raises
    it is taken. None where no single sighting raises it.

    Args:
        least: asks for the fleet's passages.
        seen: the sure sightings.
    """
    curve = least.curve(seen)
    plain = not curve.mends and all(len(s.seen.candidates) == 1 for s in seen)
    gaps = sorted(_gaps(least, seen), key=lambda gap: (gap.end - gap.start < SHORTEST, gap))
    large = len(seen) > FEW
    if large:
        gaps = [gap for gap in gaps if gap.promising][:MOST_TRIED]
    best: NextStep | None = None
    for gap in gaps:
        raised = least.at_least(in_order([*seen, _sighting(gap)]))
        if raised > (curve.at_least if best is None else best.at_least):
            best = NextStep(gap.vessel, gap.place, _iso(gap.start), _iso(gap.end), raised)
            if plain or large:  # one more sighting of a certain ship adds one at most
                break
    return best


def _gaps(least: Least, seen: Sequence[Sure]) -> Iterator[_Gap]:
    asked, world = least.asked, least.world
    first, last = asked.window
    for vessel in sorted(asked.ships):
        own = [s for s in seen if s.seen.present and s.seen.candidates == (vessel,)]
        labels = [world.end(s.seen.place, asked) for s in own]
        for place in dict.fromkeys((*asked.origins, *asked.destinations)):
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


def _sighting(gap: _Gap) -> Sure:
    name = f"next {gap.vessel} {gap.place} {gap.start}"
    when = Interval(EPOCH + gap.start * MICROSECOND, EPOCH + gap.end * MICROSECOND)
    seen = Sighting(name, gap.place, when, (gap.vessel,), 1.0, Anchor("", ""))
    return Sure(seen, 1.0, gap.start, gap.end)


def _iso(instant: int) -> str:
    return iso(EPOCH + instant * MICROSECOND)
