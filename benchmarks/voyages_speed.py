"""How long a large case takes to be reckoned: 5 ships, 3,000 looks, 1,500 sightings, by seed.

    .venv/bin/python benchmarks/voyages_speed.py [VARIANT ...]

CPU seconds of one reckoning of one route and its places, on this machine. The aim is 5 s; no
variant may take more than 20. `exact` tells whether every robust figure of the fleet is exact or
some is a proven lower bound.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from deadreckon.model.evidence import Anchor, Evidence, Look, Sighting
from deadreckon.model.frame import Assumptions, Frame, Route
from deadreckon.model.place import Place
from deadreckon.model.times import Interval
from deadreckon.model.vessel import Vessel
from deadreckon.voyages.reckon import reckon

START = datetime(2023, 9, 1, tzinfo=UTC)
AT = Anchor("0" * 64, "evidence/sightings.csv", 2)
PORTS = {"north": Place("north", 42.23, 130.30), "south": Place("south", 42.88, 132.34)}
SHIPS = 5
LOOKS = 3000


@dataclass(frozen=True)
class Variant:
    """A regime of sightings: shares of all, and the width of their intervals, hours."""

    per_ship: int = 300
    widths: tuple[float, ...] = (0, 0, 0, 24)
    either: float = 0
    false: float = 0
    tagged: float = 0
    absent: float = 0
    stays: float = 0
    stay_h: tuple[float, float] = (20, 120)


VARIANTS = {
    "plain": Variant(),
    "instants": Variant(widths=(0,)),
    "24 h": Variant(widths=(24,)),
    "33 h": Variant(widths=(33,)),
    "3 % false": Variant(false=0.03),
    "3 % a|b": Variant(either=0.03),
    "10 % a|b": Variant(either=0.1),
    "30 % a|b": Variant(either=0.3),
    "2 % ?x": Variant(tagged=0.02),
    "3 % absent": Variant(absent=0.03),
    "AIS stays": Variant(stays=0.2),
    "24 h, 10 % a|b": Variant(widths=(24,), either=0.1),
    "24 h, 3 % false": Variant(widths=(24,), false=0.03),
    "all of it": Variant(either=0.05, false=0.02, tagged=0.01, absent=0.02, stays=0.1),
    "small, 12": Variant(per_ship=4, widths=(0, 24)),
    "small, 40": Variant(per_ship=8, widths=(0, 24), either=0.1),
}


def case(variant: Variant, seed: int) -> tuple[Frame, Evidence]:
    """Make shuttles between two ports, seen at random while they lie there."""
    rng = random.Random(seed)  # noqa: S311
    vessels = {f"v{i}": Vessel(f"v{i}", speed_kn=(6, 16)) for i in range(SHIPS)}
    rows: list[Sighting] = []
    for ship in vessels:
        rows += _rows(variant, ship, list(vessels), rng)
    assumptions = Assumptions()
    window = Interval(START, max(s.when.end for s in rows))
    route = Route("main", ("north",), ("south",), tuple(vessels), window, assumptions)
    frame = Frame(
        "case",
        window,
        places=PORTS,
        vessels=vessels,
        routes={"main": route},
        assumptions=assumptions,
    )
    step = (window.end - window.start) / LOOKS
    looks = tuple(
        Look(
            f"l{i}",
            rng.choice(["north", "south"]),
            Interval(START + i * step, START + i * step),
            rng.choice(["clear", "cloudy"]),
            AT,
        )
        for i in range(LOOKS)
    )
    return frame, Evidence(looks=looks, sightings=tuple(rows))


def _rows(variant: Variant, ship: str, ships: Sequence[str], rng: random.Random) -> list[Sighting]:
    rows: list[Sighting] = []
    hour, place, other = rng.random() * 20, "north", "south"
    while len(rows) < variant.per_ship:
        lapse = rng.uniform(*variant.stay_h)
        if rng.random() < variant.stays:
            rows.append(
                _row(f"{ship}-{len(rows)}", place, (hour, hour + lapse), ship, rng, manner="ais")
            )
        for at in sorted(rng.random() for _ in range(max(1, int(rng.expovariate(1 / 4))))):
            width = rng.choice(variant.widths)
            first = hour + at * lapse - rng.random() * width
            who, where = ship, place
            if rng.random() < variant.either:
                who = "|".join(sorted({ship, rng.choice([s for s in ships if s != ship])}))
            elif rng.random() < variant.tagged:
                who = f"?{rng.choice('xyz')}"
            if rng.random() < variant.false:
                where = other
            name = f"{ship}-{len(rows)}"
            rows.append(_row(name, where, (first, first + width), who, rng))
        if rng.random() < variant.absent * 4:
            when = hour + lapse + 2
            rows.append(
                _row(f"{ship}-{len(rows)}", place, (when, when), ship, rng, manner="absent")
            )
        hour += lapse + rng.uniform(8, 40)
        place, other = other, place
    return rows[: variant.per_ship]


def _row(
    name: str,
    place: str,
    hours: tuple[float, float],
    who: str,
    rng: random.Random,
    *,
    manner: str = "",
) -> Sighting:
    first, last = (START + timedelta(hours=hour) for hour in hours)
    return Sighting(
        name,
        place,
        Interval(first, last),
        () if who.startswith("?") else tuple(who.split("|")),
        rng.choice([0.8, 0.9, 0.95, 1.0]),
        AT,
        tag=who[1:] if who.startswith("?") else None,
        basis="ais" if manner == "ais" else rng.choice(["name", "silhouette"]),
        throughout=manner == "ais",
        present=manner != "absent",
        source=rng.choice(["s1", "s2", "s3"]),
        reader=rng.choice(["x", "y"]),
    )


def main(names: Sequence[str]) -> None:
    """Reckon each variant once and print a table."""
    print(f"{'variant':18}{'CPU s':>8}{'at least':>10}{'robust':>8}{'95':>6}{'trips':>7}  exact")
    for name in names or VARIANTS:
        frame, evidence = case(VARIANTS[name], seed=1)
        start = time.process_time()
        fleet = reckon(frame, evidence).routes[0].fleet
        spent = time.process_time() - start
        exact = not any("lower bound" in line for line in fleet.assumes)
        print(
            f"{name:18}{spent:8.2f}{fleet.at_least:10}{fleet.robust_at_least:8}"
            f"{fleet.at_least_95:6}{fleet.round_trips.at_least:7}  {'yes' if exact else 'no'}",
            flush=True,
        )


if __name__ == "__main__":
    main(sys.argv[1:])
