"""Fewer marks where there are more than can be told apart: one stands for its like beside it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, TypeVar

from deadreckon.model.place import lineage

if TYPE_CHECKING:
    from deadreckon.case.run import Run
    from deadreckon.model.evidence import Look, Sighting
    from deadreckon.model.track import Track

MOST = 1200
"""Looks and sightings that are drawn one by one."""
MOST_POSITIONS = 4000
"""Positions of all tracks together; software rendering takes seconds from some 5,000 marks on."""
_SLOTS = 160
_Mark = TypeVar("_Mark", "Look", "Sighting")


def thinned(run: Run) -> tuple[Run, int]:
    """Leave out marks that lie where another of their kind lies; a witness always stays.

    Marks are alike if they are of one kind, port and ship, in the same 160th of the case's window.

    Returns:
        The run with fewer looks and sightings, and how many were left out: 0 where all can be
        drawn.
    """
    known = run.evidence
    if len(known.looks) + len(known.sightings) <= MOST:
        return run, 0
    witnesses = {
        id_
        for route in run.reckoning.routes
        for counted in (*route.vessels, route.fleet)
        for id_ in (*counted.witnesses, *counted.round_trips.witnesses)
    }
    witnesses |= {id_ for place in run.reckoning.places for id_ in place.calls.witnesses}
    looks = tuple(_apart(run, known.looks, witnesses))
    sightings = tuple(_apart(run, known.sightings, witnesses))
    left = len(known.looks) + len(known.sightings) - len(looks) - len(sightings)
    return replace(run, evidence=replace(known, looks=looks, sightings=sightings)), left


def shown_tracks(run: Run) -> tuple[Track, ...]:
    """Give the tracks with as many positions as a map can be asked to draw, shared evenly."""
    tracks = run.evidence.tracks
    return tuple(track.thinned(MOST_POSITIONS // len(tracks)) for track in tracks)


def _apart(run: Run, marks: Iterable[_Mark], kept: set[str]) -> Iterable[_Mark]:
    window = run.frame.window
    slot = max((window.end - window.start) / _SLOTS, timedelta(seconds=1))
    taken: set[tuple[object, ...]] = set()
    for mark in marks:
        port = lineage(mark.place, run.frame.places)[-1]
        kind = tuple(
            getattr(mark, name, None) for name in ("seen", "present", "candidates", "throughout")
        )
        key = (port, kind, (mark.when.start - window.start) // slot)
        if mark.id in kept or key not in taken:
            taken.add(key)
            yield mark
