"""Real ferries, their times stretched: irregularity that nobody simulated.

Tacoma (Washington State Ferries): departures and arrivals at both ends. Nina and Fragancia (two
Swedish road ferries): departures from one end, one a round trip; a crossing of four to six minutes
and the call at the other end are filled in. Rows: `portcalls/calls.csv` of the shared data.
"""

from __future__ import annotations

import csv
import os
from datetime import datetime
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.shuttle.ships import Stay
from deadreckon.model.place import Place

if TYPE_CHECKING:
    from numpy.random import Generator

SHARED = Path(__file__).parents[3] / "shared" / "data"
_SEATTLE = Place("north", 47.6025, -122.3405, radius_km=0.5)
_BAINBRIDGE = Place("south", 47.6223, -122.5096, radius_km=0.5)
_NEAR = Place("south", 47.6025, -122.3780, radius_km=0.1)
FERRY_PLACES = {
    "Tacoma": (_SEATTLE, _BAINBRIDGE),
    "Nina": (_SEATTLE, _NEAR),
    "Fragancia": (_SEATTLE, _NEAR),
}
"""The road ferries cross in minutes: their ends stand 2.8 km apart."""
FERRY_SPEED_KN = (0.1, 0.5)
"""Kilometres are not stretched, so speeds shrink, as in `examples/ferry`."""
HOME = {"Nina": "Vaxholm", "Fragancia": "Rindö", "Tacoma": "Seattle (Colman)"}
CROSSING_MIN = (4.0, 6.0)
MOST_AWAY_MIN = 10.0


def ferry(
    rng: Generator, name: str, stretch: float, window_h: float, ship: str
) -> tuple[Stay, ...]:
    """Give a ferry's stays from a random instant on, minutes as `stretch` minutes.

    `north` is the ferry's home end. Windows are cut from inside the record.
    """
    times = _tacoma() if name == "Tacoma" else _swedish(rng, name)
    hours = [(place, first * stretch / 60, last * stretch / 60) for place, first, last in times]
    begins = hours[0][1] + float(rng.uniform(0, hours[-1][2] - hours[0][1] - window_h))
    return tuple(Stay(ship, place, first - begins, last - begins) for place, first, last in hours)


Times = tuple[tuple[str, float, float], ...]


def _rows(name: str) -> list[dict[str, str]]:
    folder = Path(os.environ.get("DEADRECKON_DATA", SHARED))
    with (folder / "portcalls" / "calls.csv").open(encoding="utf-8") as file:
        return [row for row in csv.DictReader(file) if row["vessel"] == name]


@cache
def _tacoma() -> Times:
    """Give stays in minutes; where two rows of a port follow, a sailing is missing between them."""
    found: list[tuple[str, float, float]] = []
    for row in _rows("Tacoma"):
        place = "north" if row["port"] == HOME["Tacoma"] else "south"
        first, last = _minutes(row["arrival_utc"]), _minutes(row["departure_utc"])
        begins = first if first is not None else last
        ends = last if last is not None else first
        if begins is None or ends is None:
            continue
        if found and found[-1][0] == place:
            place, begins = found[-1][0], found.pop()[1]
        if found and begins <= found[-1][2]:
            begins = found[-1][2] + 1
        found.append((place, begins, max(begins, ends)))
    return tuple(found)


def _swedish(rng: Generator, name: str) -> Times:
    leaves = sorted({m for row in _rows(name) if (m := _minutes(row["departure_utc"])) is not None})
    found: list[tuple[str, float, float]] = [("north", leaves[0] - 5, leaves[0])]
    for departs, then in pairwise(leaves):
        room = then - departs
        hurry = min(1.0, room / (2.5 * CROSSING_MIN[1]))
        out, back = (hurry * float(rng.uniform(*CROSSING_MIN)) for _ in range(2))
        away = min(MOST_AWAY_MIN, (room - out - back) * float(rng.uniform(0.3, 0.7)))
        found.append(("south", departs + out, departs + out + away))
        found.append(("north", departs + out + away + back, then))
    return tuple(found)


def _minutes(text: str) -> float | None:
    return datetime.fromisoformat(text).timestamp() / 60 if text else None
