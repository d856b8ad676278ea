"""How ships go: to and fro, with lay-ups, detours and long absences, and what they did in truth."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from numpy.random import Generator

    from benchmarks.shuttle.regimes import Regime

BEFORE_H = 3000.0
"""Ships sail this long before the window opens, so that it opens on any part of a cycle."""
AWAY = "away"
"""Where a ship is that is at no place of the case."""
KN = 1.852


@dataclass(frozen=True, slots=True)
class Stay:
    """A ship at a place; hours after the window opens."""

    ship: str
    place: str
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Waters:
    """Kilometres between the port of loading and each port of discharge."""

    km: dict[str, float]

    def between(self, one: str, other: str) -> float:
        """Give the way between two ports; by way of the port of loading between two others."""
        ports = [port for port in (one, other) if port in self.km]
        return max(self.km[port] for port in ports) if ports else min(self.km.values())


def voyage(
    rng: Generator, regime: Regime, waters: Waters, ship: str, window_h: float
) -> tuple[Stay, ...]:
    """Let one ship sail until the window has closed.

    Each ship has a mean stay for each port and a speed of its own, drawn from the regime's ranges.
    Stays scatter about the mean by a gamma of shape 3, speeds by a tenth.
    """
    ports = ("north", *regime.ports)
    mean_h = {port: 24 * _log(rng, regime.stay_days) for port in ports}
    speed = rng.uniform(*regime.speed_kn)
    stays: list[Stay] = []
    now, place = -BEFORE_H - rng.uniform(0, 400), str(rng.choice(ports))
    while now < window_h:
        length = mean_h[place] * rng.gamma(regime.shape) / regime.shape
        if rng.random() < regime.layups:
            length += 24 * rng.uniform(*regime.layup_days)
        stays.append(Stay(ship, place, now, now + max(length, regime.least_stay_h)))
        now = stays[-1].end
        then = "north" if place != "north" else str(rng.choice(list(regime.ports)))
        way_h = waters.between(place, then) / KN / (speed * rng.uniform(0.9, 1.1))
        if rng.random() < (regime.away if place != "north" else regime.detours):
            days = regime.away_days if place != "north" else regime.detour_days
            spent = 24 * rng.uniform(*days)
            stays.append(Stay(ship, AWAY, now + way_h, now + way_h + spent))
            now += spent + way_h
            if place == "north" and rng.random() < regime.turns_back:
                then = place
        now += way_h
        place = then
    return tuple(stays)


def passages(stays: Sequence[Stay], ports: Iterable[str], window_h: float) -> int:
    """Count voyages of one ship from north to a port, however long, that arrive in the window."""
    ends = [stay for stay in stays if stay.place == "north" or stay.place in set(ports)]
    return sum(
        before.place == "north" and after.place != "north" and 0 <= after.start <= window_h
        for before, after in pairwise(ends)
    )


def present(stays: Iterable[Stay], place: str, instant: float) -> Iterator[str]:
    """Name the ships at a place at an instant."""
    for stay in stays:
        if stay.place == place and stay.start <= instant <= stay.end:
            yield stay.ship


def _log(rng: Generator, ends: tuple[float, float]) -> float:
    low, high = ends
    return float(low * (high / low) ** rng.random())
