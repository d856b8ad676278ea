"""What stands in the way of publishing: to be read by whoever is about to, before it leaves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from deadreckon.case.phrases import Phrases, phrases
from deadreckon.publish.dossier.profile import by_name
from deadreckon.publish.rights import may_leave
from deadreckon.screening.vessels import BY_NAME

if TYPE_CHECKING:
    from deadreckon.case.run import Run
    from deadreckon.model.evidence import Look, Sighting

_CLOCK = re.compile(r"\d{2}:?\d{2}")


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One thing to mend or to know.

    Attributes:
        kind: rights, origins, names, zones or confidence.
        about: the id of the record, link, place or source; "" for the case.
        words: a sentence, in the language of the case.
    """

    kind: str
    about: str
    words: str


def obstacles(run: Run) -> tuple[Obstacle, ...]:
    """List what stands in the way, in the order rights, origins, names, zones, confidence."""
    say = phrases("deadreckon.publish.dossier", run.frame.language)
    return (
        *_rights(run, say),
        *_origins(run, say),
        *_names(run, say),
        *_zones(run, say),
        *_confidence(run, say),
    )


def _rights(run: Run, say: Phrases) -> Iterator[Obstacle]:
    for report in run.evidence.reports:
        if not may_leave(report.rights):
            key = "way_rights" if report.rights else "way_rights_unstated"
            words = say(key, report=report.name, rights=report.rights)
            yield Obstacle("rights", report.name, words)


def _origins(run: Run, say: Phrases) -> Iterator[Obstacle]:
    """Links of the answer that one origin carries, or none."""
    main = run.principal
    for link in main.links if main else ():
        name = link.statement or link.id
        if not link.origins:
            yield Obstacle("origins", link.id, say("way_no_origin", link=name))
        elif len(link.origins) == 1:
            (one,) = link.origins
            known = run.frame.origins.get(one)
            origin = known.name if known and known.name else one
            yield Obstacle("origins", link.id, say("way_one_origin", link=name, origin=origin))


def _names(run: Run, say: Phrases) -> Iterator[Obstacle]:
    """Listings and owners that no number ties to the ship."""
    for listing in run.evidence.listings:
        if by_name(listing):
            words = say("way_listing", listing=listing.id, basis=listing.basis or "–")
            yield Obstacle("names", listing.id, words)
    for vessel in run.frame.vessels.values():
        for owner in vessel.owners:
            if owner.basis == BY_NAME:
                words = say("way_owner", owner=owner.value, vessel=vessel.label)
                yield Obstacle("names", vessel.id, words)


def _zones(run: Run, say: Phrases) -> Iterator[Obstacle]:
    """Places and sources whose bare dates could be the day of any zone."""
    seen: tuple[Look | Sighting, ...] = (*run.evidence.looks, *run.evidence.sightings)
    bare = {record.place for record in seen if not _CLOCK.search(_past_date(record.when.text))}
    for id_, place in run.frame.places.items():
        if id_ in bare and place.tz is None:
            yield Obstacle("zones", id_, say("way_place_zone", place=place.label))
    dated = {c.source for c in run.evidence.claims if c.when and not _CLOCK.search(
        _past_date(c.when.text))}  # fmt: skip
    for id_, source in run.frame.sources.items():
        if id_ in dated and source.tz is None:
            yield Obstacle("zones", id_, say("way_source_zone", source=source.name or id_))


def _past_date(text: str) -> str:
    """Give what stands after the dates of an interval's text: a clock time, if it has one."""
    return re.sub(r"\d{4}-?\d{2}-?\d{2}", "", text)


def _confidence(run: Run, say: Phrases) -> Iterator[Obstacle]:
    filled = [c for c in run.frame.criteria if c.grade.strip() and c.reason.strip()]
    if not filled or len(filled) < len(run.frame.criteria):
        yield Obstacle("confidence", "", say("way_confidence", n=len(filled)))
