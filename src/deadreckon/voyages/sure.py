"""Which sightings count as sure, and with what confidence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from deadreckon.model.evidence import Sighting
from deadreckon.model.frame import Assumptions
from deadreckon.model.times import Interval

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True, eq=False)
class Sure:
    """A sighting with the confidence that counts; times are microseconds since 1970, UTC.

    Each is equal to itself alone, so that nothing remembered of one is taken for another's.
    """

    seen: Sighting
    confidence: float
    start: int
    end: int

    @property
    def id(self) -> str:
        """Its id."""
        return self.seen.id

    @property
    def steady(self) -> bool:
        """Whether it speaks of every instant of its interval."""
        return self.seen.throughout or self.start == self.end

    @property
    def anybody(self) -> bool:
        """Whether it names no ship at all, not even by a tag."""
        return not self.seen.candidates and self.seen.tag is None


def micros(instant: datetime) -> int:
    """Give an instant as microseconds since 1970, UTC."""
    return (instant - EPOCH) // MICROSECOND


def span(interval: Interval) -> tuple[int, int]:
    """Give an interval as microseconds since 1970, UTC, both ends included."""
    return micros(interval.start), micros(interval.end)


def confidence(sighting: Sighting, assumptions: Assumptions) -> float:
    """Give the confidence that counts: what AIS says of itself is capped (promise 11)."""
    if sighting.basis.strip().lower() == "ais":
        return min(sighting.confidence, assumptions.ais_confidence)
    return sighting.confidence


def sure(
    sightings: Iterable[Sighting], assumptions: Assumptions, threshold: float | None = None
) -> tuple[Sure, ...]:
    """Give the sightings of at least `witness_confidence`, or `threshold`, by time and then id."""
    least = assumptions.witness_confidence if threshold is None else threshold
    counted = (Sure(s, confidence(s, assumptions), *span(s.when)) for s in sightings)
    return in_order(s for s in counted if s.confidence >= least)


def in_order(sightings: Iterable[Sure]) -> tuple[Sure, ...]:
    """Sort by time and then id, the order of every list of ids."""
    return tuple(sorted(sightings, key=lambda s: (s.start, s.end, s.id)))
