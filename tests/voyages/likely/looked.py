"""A ship that goes to and fro and is looked at, for the tests of what is likely."""

from __future__ import annotations

import random
from dataclasses import replace

from deadreckon.model.evidence import Evidence, Look, Sighting
from deadreckon.model.frame import Frame
from tests.voyages.cases import AT, frame, hours, sighting

DAYS = 40


def shuttle(
    seed: int, ships: tuple[str, ...] = ("ada",), *, every_h: float = 24.0, stay_h: float = 40.0
) -> tuple[Frame, Evidence, int]:
    """A complete log of looks at both ends, every day or so, and the passages there were."""
    rng = random.Random(seed)  # noqa: S311
    case = replace(frame(vessels=ships, window=(0, DAYS * 24), known=()), looks="complete")
    looks: list[Look] = []
    rows: list[Sighting] = []
    truth = 0
    for ship in ships:
        time, place = -rng.uniform(0, 60), rng.choice(["north", "south"])
        while time < DAYS * 24:
            ends = time + stay_h * rng.uniform(0.5, 1.5)
            truth += place == "south" and time >= 0
            for end in ("north", "south"):
                at = every_h * (0.3 if end == "north" else 0.7)
                while at < DAYS * 24:
                    if end == place and time <= at < ends and rng.random() < 0.95:
                        name = f"{ship}-{end}-{at:g}"
                        rows.append(sighting(name, end, at, ship, look=f"{end}-{at:g}"))
                    at += every_h
            time, place = ends + rng.uniform(8, 16), "south" if place == "north" else "north"
    for end in ("north", "south"):
        at = every_h * (0.3 if end == "north" else 0.7)
        while at < DAYS * 24:
            looks.append(Look(f"{end}-{at:g}", end, hours(at), "clear", AT))
            at += every_h
    return case, Evidence(looks=tuple(looks), sightings=tuple(rows)), truth
