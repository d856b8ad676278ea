"""Shuttles whose truth is known: ships that go to and fro, looked at and misread by seed."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta, timezone

from deadreckon.model.evidence import Sighting
from deadreckon.model.frame import Frame
from deadreckon.model.place import Place
from deadreckon.model.times import day
from deadreckon.model.vessel import Vessel
from tests.voyages.cases import AT, START, frame, hours

DAYS = 60
BEFORE_H = 400.0
LOCAL = timezone(timedelta(hours=9))
DETECTION = 0.95

PLACES = {
    p.id: p
    for p in (
        Place("north", 42.23, 130.30),
        Place("south", 42.88, 132.34),
        Place("far", 42.75, 133.08),
        Place("cape", 41.50, 131.50),
    )
}
VESSELS = {v: Vessel(v, speed_kn=(6.0, 16.0)) for v in ("ada", "bela")}
SAILING_H = {"south": (6.5, 14.0), "far": (8.5, 18.0), "cape": (7.0, 15.0)}
"""Hours at sea from north or from south; the fastest is not quite as fast as the ships can sail."""


@dataclass(frozen=True, slots=True)
class Regime:
    """How ships go and how they are looked at.

    Attributes:
        every_h: hours between looks at a place, on average.
        stay_h: (least, most) hours of a stay.
        false, misnamed, spoofed: shares of the sightings that are wrong; confidences say so.
        twins: share of the sightings that may be either ship.
        local: each sighting is told by its day alone, of an unknown zone.
        certain: share of the right sightings that are certain.
    """

    name: str
    every_h: float = 24.0
    stay_h: tuple[float, float] = (12.0, 96.0)
    false: float = 0.0
    misnamed: float = 0.0
    spoofed: float = 0.0
    twins: float = 0.0
    ais: float = 0.0
    local: bool = False
    ports: tuple[str, ...] = ("south",)
    certain: float = 0.1


REGIMES = (
    Regime("dense", every_h=3),
    Regime("sparse", every_h=72),
    Regime("false sightings 1 %", every_h=3, false=0.01),
    Regime("false sightings 3 %", every_h=3, false=0.03),
    Regime("false sightings 5 %", every_h=3, false=0.05),
    Regime("wrong names 5 %", every_h=3, misnamed=0.05),
    Regime("twins", every_h=12, twins=0.3),
    Regime("spoofed AIS", every_h=38, spoofed=0.1, ais=0.5),
    Regime("local dates", every_h=12, local=True),
    Regime("two discharge ports", every_h=12, ports=("south", "far")),
    Regime("long stays", every_h=3, stay_h=(120.0, 300.0)),
    Regime("long stays, false 3 %", every_h=3, stay_h=(120.0, 300.0), false=0.03),
)


@dataclass(frozen=True, slots=True)
class Stay:
    """A ship at a place; hours after the window opens."""

    ship: str
    place: str
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Shuttle:
    """A case with its truth.

    Attributes:
        truth: passages in the window, of both ships.
        wrong: ids of the sightings that are wrong.
        stays: where the ships were.
    """

    case: Frame
    rows: tuple[Sighting, ...]
    truth: int
    wrong: frozenset[str]
    stays: tuple[Stay, ...]


def shuttle(regime: Regime, seed: int) -> Shuttle:
    """Let two ships go to and fro for two months and look at them, all by seed."""
    rng = random.Random(f"{regime.name} {seed}")  # noqa: S311
    case = replace(
        frame(vessels=sorted(VESSELS), destinations=regime.ports, window=(0, DAYS * 24), known=()),
        places=PLACES,
        vessels=VESSELS,
    )
    stays = [stay for ship in sorted(VESSELS) for stay in _stays(rng, regime, ship)]
    truth = sum(_passages(stays, regime, ship) for ship in VESSELS)
    right = list(_seen(rng, regime, stays))
    rows, wrong = _misread(rng, regime, stays, right)
    return Shuttle(case, tuple(rows), truth, frozenset(wrong), tuple(stays))


def _stays(rng: random.Random, regime: Regime, ship: str) -> Iterator[Stay]:
    time = -rng.uniform(0, BEFORE_H)
    place = rng.choice(["north", *regime.ports])
    while time < DAYS * 24:
        least, most = regime.stay_h
        end = time + least * (most / least) ** rng.random()
        yield Stay(ship, place, time, end)
        then = "north" if place != "north" else rng.choice(regime.ports)
        if place != "cape" and rng.random() < 0.1:
            then = "cape"
        if place == "cape":
            then = rng.choice(["north", *regime.ports])
        way = then if place == "north" else place
        time = end + rng.uniform(*SAILING_H["cape" if "cape" in (place, then) else way])
        place = then


def _passages(stays: Sequence[Stay], regime: Regime, ship: str) -> int:
    last, count = "", 0
    for stay in stays:
        if stay.ship != ship or stay.place == "cape":
            continue
        arrived = stay.place in regime.ports and last == "north"
        count += arrived and 0 <= stay.start <= DAYS * 24
        last = stay.place
    return count


def _seen(rng: random.Random, regime: Regime, stays: Sequence[Stay]) -> Iterator[Sighting]:
    confidence = 1 - (regime.false or regime.misnamed)
    number = 0
    for place in ("north", *regime.ports):
        time = rng.expovariate(1 / regime.every_h)
        while time < DAYS * 24:
            for stay in stays:
                here = stay.place == place and stay.start <= time <= stay.end
                if here and rng.random() < DETECTION:
                    number += 1
                    certain = rng.random() < regime.certain
                    told = (
                        1.0 if certain else min(confidence, 0.95 if regime.every_h > 24 else 0.99)
                    )
                    twin = not certain and rng.random() < regime.twins
                    name = f"s{number:04}"
                    yield _sighting(
                        regime, name, place, time, stay.ship, confidence=told, twin=twin
                    )
            time += rng.expovariate(1 / regime.every_h)
    for stay in stays:
        if rng.random() < regime.ais and stay.end > 0:
            number += 1
            yield Sighting(
                f"s{number:04}",
                stay.place,
                hours(max(0.0, stay.start), max(0.0, min(stay.end, DAYS * 24))),
                (stay.ship,),
                0.9,
                AT,
                basis="ais",
                throughout=True,
            )


def _sighting(
    regime: Regime,
    name: str,
    place: str,
    time: float,
    ship: str,
    *,
    confidence: float,
    twin: bool,
) -> Sighting:
    when = hours(time)
    if regime.local:
        there = (START + timedelta(hours=time)).astimezone(LOCAL).date()
        when = day(there, (LOCAL,))
    who = tuple(sorted(VESSELS)) if twin else (ship,)
    return Sighting(name, place, when, who, confidence, AT)


def _misread(
    rng: random.Random, regime: Regime, stays: Sequence[Stay], right: Sequence[Sighting]
) -> tuple[list[Sighting], set[str]]:
    """Make as many wrong sightings as the confidences of those that are not certain say."""
    rows, wrong = [], set()
    for s in right:
        other = next(v for v in sorted(VESSELS) if v not in s.candidates[:1])
        if s.confidence < 1 and not s.throughout and rng.random() < regime.misnamed:
            rows.append(replace(s, candidates=(other,)))
            wrong.add(s.id)
        else:
            rows.append(s)
        share = regime.spoofed if s.throughout else regime.false
        if s.confidence < 1 and share and rng.random() < share / (1 - share):
            ghost = _ghost(rng, regime, stays, s)
            rows.append(ghost)
            wrong.add(ghost.id)
    return rows, wrong


def _ghost(rng: random.Random, regime: Regime, stays: Sequence[Stay], like: Sighting) -> Sighting:
    """Make a sighting of a ship where it is not."""
    while True:
        ship, place = rng.choice(sorted(VESSELS)), rng.choice(["north", *regime.ports])
        first = rng.uniform(0, DAYS * 24)
        last = min(DAYS * 24.0, first + like.when.hours if like.throughout else first)
        if not any(
            s.ship == ship and s.place == place and s.start <= last and first <= s.end
            for s in stays
        ):
            return replace(
                like, id=f"x{like.id}", place=place, when=hours(first, last), candidates=(ship,)
            )
