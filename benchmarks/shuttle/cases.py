"""A case whose truth is known, by regime and seed: its frame, its evidence, and the count."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, replace
from datetime import timedelta

from numpy.random import PCG64, Generator, SeedSequence

from benchmarks.shuttle.ferries import FERRY_PLACES, FERRY_SPEED_KN, ferry
from benchmarks.shuttle.looking import START, STRANGER, Watch
from benchmarks.shuttle.regimes import Regime
from benchmarks.shuttle.ships import Stay, Waters, passages, voyage
from deadreckon.model.evidence import Evidence
from deadreckon.model.frame import Assumptions, Frame, Route
from deadreckon.model.place import Place
from deadreckon.model.times import Interval
from deadreckon.model.vessel import Vessel

SHIPS = ("ada", "bela", "cleo")
NORTH = Place("north", 42.23, 130.30)
FAR = Place("far", 42.75, 133.08)
WATERS = (
    (Place("south", 42.88, 132.34), 190.0),
    (Place("south", 41.0, 134.5), 390.0),
    (Place("south", 38.3, 138.2), 830.0),
)
"""Ports of discharge over open water, with kilometres somewhat longer than the straight way."""
FAR_KM = 250.0


@dataclass(frozen=True, slots=True)
class Case:
    """A case with its truth: passages of each ship in the window.

    Attributes:
        others: passages of a ship that is not of the case and sails under a tag: the fleet's count
            holds them too.
    """

    frame: Frame
    evidence: Evidence
    passages: dict[str, int]
    others: int

    @property
    def truth(self) -> int:
        """Passages of the fleet."""
        return sum(self.passages.values()) + self.others


def case(regime: Regime, seed: int) -> Case:
    """Draw a case; the same regime and seed give the same (PCG64)."""
    rng = Generator(PCG64(SeedSequence([seed, zlib.crc32(regime.name.encode())])))
    window_h = 24.0 * round(rng.uniform(*regime.window_days))
    ships = SHIPS[: int(rng.integers(regime.ships[0], regime.ships[1] + 1))]
    places: tuple[Place, ...]
    if regime.ferry:
        stays = ferry(rng, regime.ferry, regime.stretch, window_h, ships[0])
        places, speed_kn = FERRY_PLACES[regime.ferry], FERRY_SPEED_KN
    else:
        south, km = WATERS[int(rng.integers(len(WATERS)))] if len(regime.ports) == 1 else WATERS[0]
        if regime.shape > 5:  # noqa: PLR2004 - calls of 8 h belong to the short way
            south, km = WATERS[0]
        places, speed_kn = (NORTH, south, FAR), (6.0, 16.0)
        waters = Waters({port: km if port == "south" else FAR_KM for port in regime.ports})
        crew = (*ships, STRANGER) if regime.stranger else ships
        stays = tuple(s for ship in crew for s in voyage(rng, regime, waters, ship, window_h))
    watch = Watch(
        rng=rng,
        regime=regime,
        ships=ships,
        stays=stays,
        window_h=window_h,
        detection=float(rng.uniform(*regime.detection)),
        every_h=float(regime.every_h[0] * (regime.every_h[1] / regime.every_h[0]) ** rng.random()),
        regular=bool(rng.random() < 0.5),  # noqa: PLR2004
    )
    looked = ["north", *regime.ports]
    if rng.random() < regime.one_end:
        looked = [looked[int(rng.integers(2))]]
    return Case(
        _frame(regime, ships, places, speed_kn, window_h),
        watch.look_at(looked),
        {ship: _count(stays, regime, ship, window_h) for ship in ships},
        _count(stays, regime, STRANGER, window_h) if regime.stranger == "tagged" else 0,
    )


def _count(stays: tuple[Stay, ...], regime: Regime, ship: str, window_h: float) -> int:
    return passages([stay for stay in stays if stay.ship == ship], regime.ports, window_h)


def _frame(
    regime: Regime,
    ships: tuple[str, ...],
    places: tuple[Place, ...],
    speed_kn: tuple[float, float],
    window_h: float,
) -> Frame:
    window = Interval(START, START + timedelta(hours=window_h))
    stated = Assumptions()
    if regime.stated_stay_days is not None:
        stated = replace(stated, stay_days=regime.stated_stay_days)
    route = Route("main", ("north",), regime.ports, ships, window, stated)
    return Frame(
        "case",
        window,
        looks=regime.selection,
        places={place.id: place for place in places},
        vessels={ship: Vessel(ship, speed_kn=speed_kn) for ship in ships},
        routes={"main": route},
        assumptions=stated,
    )
