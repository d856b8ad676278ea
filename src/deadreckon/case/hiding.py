"""Does it count right? A known track is hidden, looked at as a satellite would, counted, opened.

`hide` keeps of the truth only what looks at random instants would have shown; `count_hidings`
reckons with that and sets the figures beside the truth.
"""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from deadreckon.case.truth import Stay, known_spans, share_at, span_at, true_passages
from deadreckon.errors import BadUse
from deadreckon.model.evidence import Anchor, Evidence, Look, Sighting
from deadreckon.model.frame import Frame, Route
from deadreckon.model.times import Interval, iso
from deadreckon.voyages.ceiling import room
from deadreckon.voyages.least import Least
from deadreckon.voyages.robust import if_wrong, wrong_at_most
from deadreckon.voyages.sure import span, sure
from deadreckon.voyages.units import PASSAGES
from deadreckon.voyages.world import Asked, World

if TYPE_CHECKING:
    from numpy.random import Generator

DETECTION = 0.95
"""Share of the ships that are there which a reader of clear images finds."""

_LOOK_COLUMNS = ("look", "place", "from", "to", "seen")
_SIGHTING_COLUMNS = ("sighting", "look", "place", "from", "to", "vessel", "confidence", "basis")


@dataclass(frozen=True, slots=True)
class Hiding:
    """One hiding: what was counted of the fleet's passages, and how many there were.

    Attributes:
        looks_a_day: usable looks a day and port, on average.
        false: share of the sightings that are wrong, on average.
    """

    looks_a_day: float
    seed: int
    false: float
    at_least: int
    at_least_95: int
    at_most: int | None
    true: int


@dataclass(frozen=True, slots=True)
class Tally:
    """Of so many hidings, how often each figure was wrong."""

    hidings: int
    at_least_above: int
    at_least_95_above: int
    at_most_below: int


def hide(
    stays: Sequence[Stay],
    frame: Frame,
    *,
    looks_a_day: float,
    seed: int,
    detection: float = DETECTION,
    false: float = 0.0,
) -> Evidence:
    """Keep of the stays what clear looks at random instants of the route's window would show.

    Looks fall on each port as a Poisson process of its own; where the ship is not known, none is
    drawn. A ship that is there is seen with probability `detection`. One that is not there is
    "seen" as often as makes the share `false` of a port's sightings wrong, each by itself; each
    has the confidence 1 - `false`, as a truthful log would say. With `false` 0 all are sure.

    Args:
        stays: of the one vessel of the frame's one route, in order.
        frame: names the route, its vessel, places and window.
        looks_a_day: mean number of looks a day and port.
        seed: same seed, same evidence (NumPy's PCG64, one stream a port).
        detection: 0 to 1.
        false: from 0, below 1.

    Raises:
        BadUse: the frame has not one route with one vessel.
    """
    from numpy.random import PCG64, Generator, SeedSequence

    route = only_route(frame)
    spans = known_spans(stays)
    looks: list[Look] = []
    sightings: list[Sighting] = []
    ports = sorted({*route.origins, *route.destinations})
    for port, stream in zip(ports, SeedSequence(seed).spawn(len(ports)), strict=True):
        random = Generator(PCG64(stream))
        share = share_at(spans, port, route.window)
        mistaken = detection * false / (1 - false) * share / (1 - share) if share < 1 else 0.0
        for number, instant in enumerate(_instants(random, route.window, looks_a_day), 1):
            chance = random.random()
            then = span_at(spans, instant)
            if then is None:
                continue
            name = f"{port}-{number:04}"
            when = Interval(instant, instant, iso(instant))
            looks.append(Look(f"look-{name}", port, when, "clear", _row("looks", looks)))
            if chance < (detection if then.place == port else mistaken):
                sighting = Sighting(
                    id=f"sighting-{name}",
                    look=f"look-{name}",
                    place=port,
                    when=when,
                    candidates=route.vessels,
                    confidence=round(1 - false, 9),
                    basis="name",
                    at=_row("sightings", sightings),
                )
                sightings.append(sighting)
    return Evidence(looks=tuple(looks), sightings=tuple(sightings))


def count_hidings(
    frame: Frame,
    stays: Sequence[Stay],
    rates: Iterable[float],
    seeds: Sequence[int],
    *,
    detection: float = DETECTION,
    false: float = 0.0,
) -> tuple[Hiding, ...]:
    """Hide, count and open: one hiding a rate (looks a day and port) and seed, in that order.

    Raises:
        BadUse: as `hide`.
    """
    route = only_route(frame)
    world = World(frame)
    true = true_passages(stays, route)
    hidings: list[Hiding] = []
    for rate in rates:
        for seed in seeds:
            evidence = hide(
                stays, frame, looks_a_day=rate, seed=seed, detection=detection, false=false
            )
            at_least, at_least_95, at_most = _passages(world, route, evidence)
            hiding = Hiding(
                looks_a_day=rate,
                seed=seed,
                false=false,
                at_least=at_least,
                at_least_95=at_least_95,
                at_most=at_most,
                true=true,
            )
            hidings.append(hiding)
    return tuple(hidings)


def tally(hidings: Sequence[Hiding]) -> Tally:
    """Count how often a bound was above the truth, a ceiling below it."""
    return Tally(
        hidings=len(hidings),
        at_least_above=sum(h.at_least > h.true for h in hidings),
        at_least_95_above=sum(h.at_least_95 > h.true for h in hidings),
        at_most_below=sum(h.at_most is not None and h.at_most < h.true for h in hidings),
    )


def typical(hidings: Iterable[Hiding]) -> Hiding:
    """Give the middle hiding by what was proved: one that did happen, not a mixture of several."""
    ordered = sorted(hidings, key=lambda h: (h.at_least, h.at_least_95, h.at_most or 0, h.seed))
    return ordered[(len(ordered) - 1) // 2]


def write_hidden(folder: Path, evidence: Evidence) -> tuple[Path, ...]:
    """Write `looks.csv` and `sightings.csv` in the contract's columns; give their paths."""
    looks = [
        (look.id, look.place, iso(look.when.start), iso(look.when.end), look.seen)
        for look in evidence.looks
    ]
    sightings = [
        (
            sighting.id,
            sighting.look,
            sighting.place,
            iso(sighting.when.start),
            iso(sighting.when.end),
            "|".join(sighting.candidates),
            f"{sighting.confidence:.9g}",
            sighting.basis,
        )
        for sighting in evidence.sightings
    ]
    folder.mkdir(parents=True, exist_ok=True)
    return (
        _write(folder / "looks.csv", _LOOK_COLUMNS, looks),
        _write(folder / "sightings.csv", _SIGHTING_COLUMNS, sightings),
    )


def only_route(frame: Frame) -> Route:
    """Give the frame's one route.

    Raises:
        BadUse: it has none or several, or that route has not one vessel.
    """
    routes = tuple(frame.routes.values())
    if len(routes) != 1 or len(routes[0].vessels) != 1:
        raise BadUse(
            "has not one route with one vessel",
            mend="A hiding is of one vessel on one route: declare just these.",
            field="case",
            value=frame.id,
        )
    return routes[0]


def _passages(world: World, route: Route, evidence: Evidence) -> tuple[int, int, int | None]:
    """Give at_least, at_least_95 and at_most of the route's passages, just as `reckon` does.

    Hundreds of hidings are counted while somebody waits, and witnesses, calls and round trips
    would take far longer than these three.
    """
    seen = sure(evidence.sightings, route.assumptions)
    ships = frozenset(route.vessels)
    ends = (route.origins, route.destinations)
    asked = Asked(PASSAGES, *ends, span(route.window), ships, unnamed=True)
    counts, _ = if_wrong(Least(world, asked), seen)
    misread = wrong_at_most([s.confidence for s in seen])
    ceiling = room(world, asked, route.vessels[0], seen, route.assumptions.least_stay_h)
    return counts[0], counts[min(misread, len(counts) - 1)], ceiling.passages


def _instants(random: Generator, window: Interval, a_day: float) -> Iterator[datetime]:
    """Draw the instants of a Poisson process in a window, to the second."""
    day = 0.0
    while a_day > 0:
        day -= math.log1p(-random.random()) / a_day
        instant = window.start + timedelta(seconds=round(day * 86_400))
        if instant > window.end:
            return
        yield instant


def _row(table: str, above: Sequence[object]) -> Anchor:
    """Say where a record will stand once it is written; the bytes do not exist yet."""
    return Anchor("", f"evidence/{table}.csv", row=len(above) + 2)


def _write(path: Path, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Path:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows([columns, *rows])
    path.write_bytes(text.getvalue().encode())
    return path
