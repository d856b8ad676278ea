"""Sightings that bear on one another, with the ships each may be; and which ships tags may be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from deadreckon.voyages.sure import Sure, in_order
from deadreckon.voyages.world import World


@dataclass(frozen=True, slots=True)
class Part:
    """Sightings that bear on one another, with the ships each may be."""

    ships: tuple[str, ...]
    sightings: tuple[Sure, ...]
    may_be: tuple[tuple[str, ...], ...] = field(hash=False)

    def only(self, sightings: Iterable[Sure]) -> Part:
        """Give the part with some of its sightings alone."""
        kept = set(sightings)
        pairs = [(s, m) for s, m in zip(self.sightings, self.may_be, strict=True) if s in kept]
        return Part(self.ships, tuple(s for s, _ in pairs), tuple(m for _, m in pairs))

    def of_ship(self, ship: str) -> Part:
        """Give the sightings that must be one ship."""
        own = tuple(
            s for s, ships in zip(self.sightings, self.may_be, strict=True) if ships == (ship,)
        )
        return Part((ship,), own, ((ship,),) * len(own))


def parts(world: World, sightings: Sequence[Sure], chosen: dict[str, str]) -> list[Part]:
    """Split once, and remember: see `_parts`."""
    what = ("parts", *sorted(chosen.items()))
    return world.once(what, sightings, lambda: _parts(world, sightings, chosen))


def _parts(world: World, sightings: Sequence[Sure], chosen: dict[str, str]) -> list[Part]:
    """Split sightings into parts that do not bear on one another.

    A sighting of some ship that nobody named stands alone: it forces nothing, but contradicts a
    stated absence of any ship. An absence counts where it could contradict something.

    Args:
        world: the places and ships.
        sightings: sure ones.
        chosen: which ship each tag is taken for; tags that are not in it are left out.
    """
    present = [(s, _may_be(s, chosen)) for s in sightings if s.seen.present and _is_used(s, chosen)]
    used: list[tuple[Sure, tuple[str, ...]]] = list(present)
    for s in sightings:
        if s.seen.present or not _is_used(s, chosen):
            continue
        may_be = _may_be(s, chosen)
        near = {
            ship
            for other, ships in present
            if s.seen.place in world.within(other.seen.place)
            and s.start <= other.end
            and other.start <= s.end
            and (s.steady or other.seen.throughout)
            for ship in ships
        }
        if s.seen.throughout and not s.anybody:
            near.update(may_be)
        ships = tuple(sorted(near)) if s.anybody else may_be
        if near.intersection(ships):
            used.append((s, ships))
    leader: dict[str, str] = {}

    def find(ship: str) -> str:
        while leader.setdefault(ship, ship) != ship:
            ship = leader[ship]
        return ship

    for _, ships in used:
        for ship in ships[1:]:
            leader[find(ship)] = find(ships[0])
        find(ships[0])
    grouped: dict[str, list[tuple[Sure, tuple[str, ...]]]] = {}
    ships_of = dict(used)
    for s in in_order(ships_of):
        grouped.setdefault(find(ships_of[s][0]), []).append((s, ships_of[s]))
    return [
        Part(
            tuple(sorted({ship for _, ships in group for ship in ships})),
            tuple(s for s, _ in group),
            tuple(ships for _, ships in group),
        )
        for group in grouped.values()
        if any(s.seen.candidates or s.seen.tag or not s.seen.present for s, _ in group)
    ]


def _is_used(s: Sure, chosen: dict[str, str]) -> bool:
    return s.seen.tag is None or s.seen.tag in chosen


def _may_be(s: Sure, chosen: dict[str, str]) -> tuple[str, ...]:
    if s.seen.tag is not None:
        return (chosen[s.seen.tag],)
    return tuple(sorted(s.seen.candidates)) or (f"={s.id}",)


def own_ship(tags: tuple[str, ...]) -> str:
    """Name the ship of its own that tags are."""
    return "?" + "?".join(sorted(tags))


def ways(tags: int, vessels: int) -> int:
    """Count the ways to say which ships tags are."""
    ways = 1
    for n in range(tags):
        ways *= vessels + n + 1
    return ways


def assigned(chosen: dict[str, str], tag: str, vessels: list[str]) -> list[dict[str, str]]:
    """Give the ways to say which ship one tag more is: a vessel, another tag's, or its own."""
    wider = [{**chosen, tag: vessel} for vessel in vessels]
    for own in sorted({ship for ship in chosen.values() if ship.startswith("?")}):
        merged = own_ship((*(t for t, ship in chosen.items() if ship == own), tag))
        joined = {t: merged if ship == own else ship for t, ship in chosen.items()}
        wider.append({**joined, tag: merged})
    return [*wider, {**chosen, tag: own_ship((tag,))}]
