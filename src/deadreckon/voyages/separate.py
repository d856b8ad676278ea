"""Which sightings at one place may be one unbroken stay, and the most of which no two are."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from deadreckon.voyages.hitting import lightest
from deadreckon.voyages.identity import UNKNOWN
from deadreckon.voyages.sure import Sure
from deadreckon.voyages.world import World

DAY = 86_400_000_000
FOREVER = 1 << 62


class Partings:
    """What parts two stays at a place: instants, sorted, at which a ship is surely not there."""

    def __init__(self, seen: Sequence[Sure]) -> None:
        self.seen = sorted(seen, key=lambda s: (s.start, s.end, s.id))
        self._starts = [s.start for s in self.seen]
        self._soonest = [FOREVER] * (len(self.seen) + 1)
        for i in range(len(self.seen) - 1, -1, -1):
            s = self.seen[i]
            over = s.start if s.seen.throughout else s.end
            self._soonest[i] = min(over, self._soonest[i + 1])
        self._long = [s for s in self.seen if s.seen.throughout]

    def limit(self, end: int) -> int:
        """Give the instant after which a stay seen until `end` is over."""
        limit = self._soonest[bisect_right(self._starts, end)]
        if any(s.start <= end < s.end for s in self._long):
            return min(limit, end + 1)
        return limit

    def between(self, first: Sure, then: Sure) -> list[Sure]:
        """Give the partings that lie surely between two sightings."""
        return [s for s in self.seen if _between(first, s, then)]


class Stays:
    """Tells stays at one place apart, from what sure sightings say of any ship."""

    def __init__(
        self,
        world: World,
        place: str,
        sightings: Sequence[Sure],
        fits: Mapping[str, frozenset[str]],
        longest_days: float | None,
    ) -> None:
        """Gather what can part two stays at `place`.

        Args:
            world: the places and ships.
            place: where.
            sightings: all sure ones, free of contradictions.
            fits: which ships each may be (`identity.may_be`).
            longest_days: the longest that a stay may last, or None.
        """
        self._fits = fits
        self._longest = FOREVER if longest_days is None else int(longest_days * DAY)
        nobody: list[Sure] = []
        known: dict[str, list[Sure]] = {}
        places = {s.seen.place for s in sightings}
        away = {p for p in places if world.distances.least_km(p, place) > 0}
        for s in sightings:
            if s.seen.place not in (away if s.seen.present else world.within(place)):
                continue
            if s.anybody:
                if not s.seen.present:
                    nobody.append(s)
                continue
            for ship in self._who(s):
                known.setdefault(ship, []).append(s)
        self._nobody = Partings(nobody)
        self._known = {ship: Partings([*seen, *nobody]) for ship, seen in known.items()}

    def _who(self, s: Sure) -> list[str]:
        """Name the one ship that a sighting must be, and its tag."""
        fits = self._fits.get(s.id, frozenset(s.seen.candidates))
        ships = [f"?{s.seen.tag}"] if s.seen.tag is not None else []
        return [*ships, *fits] if len(fits) == 1 and UNKNOWN not in fits else ships

    def needed(self, chosen: Sequence[Sure]) -> list[list[Sure]]:
        """Give sets of partings of which one each must be right for all to be two by two apart.

        One stay is of one ship, which then bears the tag of either sighting: what parts the stays
        of a tagged ship is enough. Else it takes, for each ship that both may be, what parts hers.

        Args:
            chosen: in order of time. What parts a ship's stay from the next parts it from later
                ones, so each is compared with the next of each ship that it may be.
        """
        found: list[list[Sure]] = []
        tagged = any(s.seen.tag is not None for s in chosen)
        for i, first in enumerate(chosen):
            open_ = set(self._fits[first.id])
            for then in chosen[i + 1 :]:
                if then.start - first.end > self._longest or not (open_ or tagged):
                    break
                common = self._fits[first.id] & self._fits[then.id]
                if not common or self._at_once(first, then):
                    continue
                if (tag := self._tag_parting(first, then)) is not None:
                    found.append(tag.between(first, then))
                    continue
                for ship in sorted(common & open_):
                    open_.discard(ship)
                    found.append(self._known.get(ship, self._nobody).between(first, then))
        return found

    def _at_once(self, one: Sure, other: Sure) -> bool:
        """Whether one reader saw the two in one look, side by side."""
        if not one.seen.look or one.seen.look != other.seen.look:
            return False
        fits = self._fits[one.id]
        alike = fits == self._fits[other.id] and len(fits) == 1 and UNKNOWN not in fits
        return one.seen.reader == other.seen.reader and not alike

    def _tag_parting(self, first: Sure, then: Sure) -> Partings | None:
        """Give what parts two sightings by what is known of a ship without a name, if it does."""
        for tag in sorted({s.seen.tag for s in (first, then) if s.seen.tag is not None}):
            tagged = self._known.get(f"?{tag}")
            if tagged is not None and then.start > tagged.limit(first.end):
                return tagged
        return None

    def neighbours(self, members: Sequence[Sure]) -> list[set[int]]:
        """Give for each of the sightings, in order of time, those it may be one stay with."""
        found: list[set[int]] = [set() for _ in members]
        of_ship: dict[str, list[int]] = {}
        for i, s in enumerate(members):
            for ship in self._fits[s.id]:
                of_ship.setdefault(ship, []).append(i)
        for ship, own in of_ship.items():
            partings = self._known.get(ship, self._nobody)
            for n, i in enumerate(own):
                over = min(partings.limit(members[i].end), members[i].end + self._longest)
                for j in own[n + 1 :]:
                    if members[j].start > over:
                        break
                    if (
                        j not in found[i]
                        and not self._at_once(members[i], members[j])
                        and self._tag_parting(members[i], members[j]) is None
                    ):
                        found[i].add(j)
                        found[j].add(i)
        return found


def most_apart(neighbours: Sequence[set[int]]) -> list[int]:
    """Choose the most numbers of which no two are neighbours, ascending.

    What has neighbours that are all neighbours of one another can be chosen without loss; what
    is left when there is no such is an integer program.
    """
    left = set(range(len(neighbours)))
    chosen: list[int] = []
    waiting = sorted(left)
    while waiting:
        again: list[int] = []
        for i in waiting:
            near = neighbours[i] & left if i in left else None
            if near is not None and all(near - {j} <= neighbours[j] for j in near):
                chosen.append(i)
                left -= near | {i}
        again = sorted(left)
        if len(again) == len(waiting):
            break
        waiting = again
    if left:
        chosen += _most_apart(sorted(left), neighbours)
    return sorted(chosen)


def _most_apart(left: list[int], neighbours: Sequence[set[int]]) -> list[int]:
    """Leave out the fewest so that of each pair of neighbours one is left out."""
    number = {i: n for n, i in enumerate(left)}
    edges = [[number[i], number[j]] for i in left for j in neighbours[i] if i < j and j in number]
    out = set(lightest([1.0] * len(left), edges))
    return [i for i in left if number[i] not in out]


def _between(first: Sure, parting: Sure, then: Sure) -> bool:
    """Whether an instant that a parting speaks of lies surely after one and before the other."""
    if parting.seen.throughout:
        return max(first.end + 1, parting.start) <= min(then.start - 1, parting.end)
    return first.end < parting.start and parting.end < then.start
