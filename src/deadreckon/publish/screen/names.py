"""What a person calls the things that have ids: sources, and records by place and day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deadreckon.cargo.relations import calendar_days

if TYPE_CHECKING:
    from deadreckon.case.run import Run


def name_of(run: Run, source: str) -> str:
    """Give the name to print for a source or origin; its id where nobody declared one."""
    declared = run.frame.sources.get(source) or run.frame.origins.get(source)
    return declared.name if declared and declared.name else source


def day_of(run: Run, id_: str) -> str:
    """Give the day of a sighting, stack or claim as it was written: `4 Feb`."""
    evidence = run.evidence
    records = (*evidence.sightings, *evidence.stacks, *evidence.claims)
    when = next((record.when for record in records if record.id == id_), None)
    if when is None:
        return id_
    first, _ = calendar_days(when)
    return f"{first.day} {first:%b}"


def seen_at(run: Run, id_: str) -> str:
    """Give the place and day of a sighting: `Najin 4 Feb`."""
    place = next((s.place for s in run.evidence.sightings if s.id == id_), None)
    return id_ if place is None else f"{run.frame.places[place].label} {day_of(run, id_)}"
