"""How long the bounds take: 5 ships, 3,000 looks, 1,500 sightings; the aim is under 5 s.

python benchmarks/bounds_speed.py [--profile]
"""

from __future__ import annotations

import cProfile
import pstats
import random
import sys
import time
from datetime import UTC, datetime, timedelta

from deadreckon.model.evidence import Anchor, Evidence, Look, Sighting
from deadreckon.model.frame import Assumptions, Frame, Route
from deadreckon.model.place import Place
from deadreckon.model.times import Interval
from deadreckon.model.vessel import Vessel
from deadreckon.voyages.reckon import reckon

SHIPS, LOOKS, SIGHTINGS, DAYS = 5, 3_000, 1_500, 365
OPENS = datetime(2023, 1, 1, tzinfo=UTC)
AT = Anchor("0" * 64, "evidence/sightings.csv", 2)


def case(*, doubtful: float) -> tuple[Frame, Evidence]:
    """Make ships that change ends every few days; a share of the sightings may be either of two."""
    rng = random.Random(5)  # noqa: S311
    ships = [f"ship{n}" for n in range(SHIPS)]
    window = Interval(OPENS, OPENS + timedelta(days=DAYS))
    assumed = Assumptions()
    frame = Frame(
        "speed",
        window,
        routes={"main": Route("main", ("a",), ("b",), tuple(ships), window, assumed)},
        places={p.id: p for p in (Place("a", 42.23, 130.3), Place("b", 42.88, 132.34))},
        vessels={ship: Vessel(ship) for ship in ships},
        looks="complete",
    )
    looks = []
    for n in range(LOOKS):
        when = OPENS + timedelta(hours=rng.uniform(0, DAYS * 24))
        looks.append(Look(f"l{n}", "ab"[n % 2], Interval(when, when), "clear", AT))
    sightings = []
    for n in range(SIGHTINGS):
        number = rng.randrange(SHIPS)
        day = rng.uniform(0, DAYS)
        turn, into = divmod(day + number, 4 + number)
        when = OPENS + timedelta(days=day - into + 0.5 + into * 0.8)
        other = ships[(number + 1) % SHIPS]
        both = rng.random() < doubtful
        who = tuple(sorted({ships[number], other})) if both else (ships[number],)
        place = "ab"[int(turn) % 2]
        source = f"source {n % 4}"
        sightings.append(
            Sighting(f"s{n}", place, Interval(when, when), who, 0.95, AT, source=source)
        )
    return frame, Evidence(looks=tuple(looks), sightings=tuple(sightings))


def main() -> None:
    """Time a case in which each sighting is one ship's, and one in which some may be two's."""
    for doubtful in (0.0, 0.02, 0.1):
        frame, evidence = case(doubtful=doubtful)
        profile = cProfile.Profile()
        start, used = time.perf_counter(), time.process_time()
        if "--profile" in sys.argv:
            profile.enable()
        fleet = reckon(frame, evidence).routes[0].fleet
        profile.disable()
        took, used = time.perf_counter() - start, time.process_time() - used
        print(
            f"{doubtful:4.0%} may be two ships: {took:6.2f} s, {used:6.2f} s of processor;"
            f" at least {fleet.at_least}, in 95 of 100 cases {fleet.at_least_95},"
            f" at most {fleet.at_most}; conflicts {len(fleet.conflicts)}",
            flush=True,
        )
        if "--profile" in sys.argv:
            pstats.Stats(profile).sort_stats("cumulative").print_stats(25)


if __name__ == "__main__":
    main()
