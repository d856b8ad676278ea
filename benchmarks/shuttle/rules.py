"""Rules of thumb: how people count passages when they do not reckon. Each gives one number."""

from __future__ import annotations

from math import exp, log
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from deadreckon.model.evidence import Evidence, Sighting
    from deadreckon.model.frame import Frame


def sightings(frame: Frame, evidence: Evidence) -> int:
    """Count the sightings of the case's ships at the end where there are more of them."""
    return max(len(rows) for rows in _by_end(frame, evidence))


def runs(frame: Frame, evidence: Evidence) -> int:
    """Count runs of sightings of a ship at one end, broken by a clear look without it there."""
    return max(sum(_runs(evidence, rows, ship) for ship in frame.vessels)
               for rows in _by_end(frame, evidence))  # fmt: skip


def twice_runs(frame: Frame, evidence: Evidence) -> int:
    """Take it that as many were missed as were seen."""
    return 2 * runs(frame, evidence)


def days_seen(frame: Frame, evidence: Evidence) -> int:
    """Take the share of usable looks with a ship, times the window, over the middle stay."""
    stated = frame.assumptions.stay_days
    low, high = stated if isinstance(stated, tuple) else (stated, stated)
    stay = exp((log(low) + log(high)) / 2)
    found = []
    for places, rows in zip(_ends(frame), _by_end(frame, evidence), strict=True):
        usable = [
            look
            for look in evidence.looks
            if look.place in places and look.seen in ("clear", "part")
        ]
        # Ships times looks, so that a fleet's days add up.
        share = len(rows) / len(usable) * len(places) if usable else 0.0
        found.append(round(share * frame.window.hours / 24 / stay))
    return max(found)


RULES = {
    "sightings": sightings,
    "runs of sightings": runs,
    "twice the runs": twice_runs,
    "days seen / mean stay": days_seen,
}


def _ends(frame: Frame) -> tuple[tuple[str, ...], tuple[str, ...]]:
    route = frame.routes["main"]
    return route.origins, route.destinations


def _by_end(frame: Frame, evidence: Evidence) -> list[list[Sighting]]:
    named = [row for row in evidence.sightings if row.candidates]
    return [[row for row in named if row.place in places] for places in _ends(frame)]


def _runs(evidence: Evidence, rows: list[Sighting], ship: str) -> int:
    hers = [row for row in rows if ship == row.candidates[0]]
    instants = {row.when.start for row in hers}
    places = {row.place for row in hers}
    empty = [
        look.when.start
        for look in evidence.looks
        if look.seen == "clear" and look.place in places and look.when.start not in instants
    ]
    marks = sorted([(instant, 1) for instant in instants] + [(instant, 0) for instant in empty])
    seen = [mark for _, mark in marks]
    return sum(now > before for before, now in zip([0, *seen], seen, strict=False))
