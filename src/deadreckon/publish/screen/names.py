"""What a person calls what has an id, a term or a share: in words that can stand on their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deadreckon.cargo.relations import calendar_days
from deadreckon.judgement.yardsticks import yardstick

if TYPE_CHECKING:
    from deadreckon.case.run import Run
    from deadreckon.model.evidence import Claim, Sighting, Stack


_FAINTEST = 1e-4


def number(value: float) -> str:
    """Write a count: `1,500`, and what is no whole number to six figures."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.6g}"


def percent(p: float) -> str:
    """Write a probability in per cent: whole, unless that reads as sure or as another PHIA term."""
    if 0 < p < _FAINTEST:
        return "below 0.01 %"
    if 1 - _FAINTEST < p < 1:
        return "above 99.99 %"
    return f"{yardstick('phia').figure(p)} %"


def with_range(term: str | None, scale: str) -> str:
    """Give a term with its yardstick's range in brackets: a term never stands alone."""
    measure = yardstick(scale)
    band = measure.find(term) if term else None
    if band is None:
        return f"no {measure.name} term"
    return f"{term} ({measure.name}, about {100 * band.low:g}-{100 * band.high:g} %)"


def name_of(run: Run, source: str) -> str:
    """Give the name to print for a source or origin; its id where nobody declared one.

    A computed figure that weighs is an origin under its own path.
    """
    if source.startswith("routes."):
        return f"what is proved of {source.split('.')[1]}"
    declared = run.frame.sources.get(source) or run.frame.origins.get(source)
    return declared.name if declared and declared.name else source


def day_of(run: Run, id_: str) -> str:
    """Give the day of a sighting, stack or claim as it was written: `4 Feb`."""
    evidence = run.evidence
    records: tuple[Sighting | Stack | Claim, ...]
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
