"""Small frames and sightings for the tests of the reckoning."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from deadreckon.model.evidence import Anchor, Evidence, Sighting
from deadreckon.model.frame import Assumptions, Frame, Route
from deadreckon.model.place import Place
from deadreckon.model.times import Interval
from deadreckon.model.vessel import Vessel

START = datetime(2023, 9, 1, tzinfo=UTC)
AT = Anchor("0" * 64, "evidence/sightings.csv", 2)

PLACES = {
    place.id: place
    for place in (
        Place("north", 42.23, 130.30),
        Place("south", 42.88, 132.34),
        Place("far", 42.75, 133.08),
        Place("cape", 41.50, 131.50),
        Place("quay", 42.24, 130.31, radius_km=0.5, part_of="north"),
    )
}
VESSELS = {
    vessel.id: vessel
    for vessel in (
        Vessel("ada", speed_kn=(6.0, 16.0)),
        Vessel("bela", speed_kn=(6.0, 11.0)),
        Vessel("cleo", speed_kn=(6.0, 20.0)),
    )
}


def hours(first: float, last: float | None = None) -> Interval:
    """Hours after the start; one is an instant."""
    last = first if last is None else last
    return Interval(START + timedelta(hours=first), START + timedelta(hours=last))


def sighting(
    name: str,
    place: str,
    when: float | tuple[float, float],
    who: str = "ada",
    confidence: float = 0.9,
    *,
    throughout: bool = False,
    present: bool = True,
    **more: Any,  # noqa: ANN401
) -> Sighting:
    """`who` as in a table: an id, `a|b`, `?x` or empty."""
    first, last = when if isinstance(when, tuple) else (when, when)
    tag = who[1:] if who.startswith("?") else None
    candidates = () if tag or not who else tuple(who.split("|"))
    return Sighting(
        name,
        place,
        hours(first, last),
        candidates,
        confidence,
        AT,
        tag=tag,
        throughout=throughout,
        present=present,
        **more,
    )


def frame(
    *,
    vessels: Sequence[str] = ("ada",),
    origins: Sequence[str] = ("north",),
    destinations: Sequence[str] = ("south",),
    window: tuple[float, float] = (0, 2400),
    known: Sequence[str] = ("ada", "bela"),
    assumptions: Assumptions | None = None,
) -> Frame:
    """One route, `main`; `known` are the vessels that the frame declares."""
    assumed = assumptions or Assumptions()
    route = Route(
        "main", tuple(origins), tuple(destinations), tuple(vessels), hours(*window), assumed
    )
    return Frame(
        "case",
        hours(*window),
        places=PLACES,
        vessels={v: VESSELS[v] for v in sorted({*known, *vessels})},
        routes={"main": route},
        assumptions=assumed,
    )


def evidence(*sightings: Sighting) -> Evidence:
    return Evidence(sightings=tuple(sightings))


def tiny(seed: int, most: int = 6) -> tuple[Frame, list[Sighting]]:
    """A random tiny case: all kinds of sightings, close enough in time to get in one's way."""
    rng = random.Random(seed)  # noqa: S311
    known = ["ada", "bela", "cleo"][: rng.choice([1, 2, 2, 3])]
    vessels = known if rng.random() < 0.6 else rng.sample(known, rng.randint(1, len(known)))
    span = rng.choice([24, 48, 96, 200])
    opens, closes = rng.choice([(-1, span + 40), (0, span), (span // 3, span + 40), (9, span - 9)])
    case = frame(
        vessels=vessels,
        known=known,
        window=(opens, closes),
        destinations=rng.choice([("south",), ("south",), ("south", "far")]),
    )
    tagged = rng.random() < 0.25
    rows = []
    ends = rng.choice([("north", "south"), ("south", "north")])
    for i in range(rng.randint(3, most)):
        first = rng.randint(0, span)
        last = first + rng.choice([0, 0, 0, 1, 6, 12, 30])
        who = rng.choice(known)
        if rng.random() < 0.2:
            who = "|".join(sorted(rng.sample(known, rng.randint(1, len(known)))))
        elif tagged and rng.random() < 0.7:
            who = rng.choice(["?x", "?x", "?x", "?y", ""])
        place = ends[first * 4 // (span + 1) % 2]
        if rng.random() < 0.3:
            place = rng.choice(["north", "south", "far", "cape", "quay"])
        rows.append(
            sighting(
                f"s{i}",
                place,
                (first, last),
                who,
                rng.choice([0.8, 0.9, 0.95, 1.0, 0.85, 0.5]),
                throughout=rng.random() < 0.15,
                present=rng.random() > 0.08,
                source=rng.choice(["", "plane", "boat"]),
                basis=rng.choice(["", "name", "ais"]),
            )
        )
    return case, rows
