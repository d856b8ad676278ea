"""What a certified bound is about: ships, places, sightings, all worked out anew for the check."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from math import inf
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from deadreckon.model.evidence import Sighting
    from deadreckon.model.frame import Frame, Route
    from deadreckon.model.place import Place

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
HOUR = 3_600_000_000
FAR = 1 << 62
UNNAMED_KNOTS = 16.0
FROM, TO = "from", "to"


class RefusedError(Exception):
    """A certificate does not prove what it says; the message names the step."""


def refuse_unless(holds: object, why: str) -> None:
    """Refuse a certificate whose step does not hold."""
    if not holds:
        raise RefusedError(why)


def seal(certificate: Mapping[str, Any]) -> str:
    """Give the SHA-256 of a certificate as sorted JSON, without its own `sha256`."""
    rest = {key: value for key, value in certificate.items() if key != "sha256"}
    return sha256(json.dumps(rest, sort_keys=True).encode()).hexdigest()


def hold_sealed(certificate: Mapping[str, Any]) -> None:
    """Refuse a certificate that is not as it was written."""
    refuse_unless(certificate["sha256"] == seal(certificate), "it is not as it was written")


@dataclass(frozen=True, slots=True)
class Row:
    """A sighting or, with a place alone, an unseen call; times are microseconds since 1970.

    Attributes:
        lo, hi: when it may have been; of a stay, its first and last instant.
        stay: the ship lay there from `lo` to `hi`.
        steady: it speaks of every instant from `lo` to `hi`.
    """

    id: str
    place: str
    lo: int
    hi: int
    stay: bool = False
    present: bool = True
    steady: bool = True
    candidates: tuple[str, ...] = ()
    tag: str | None = None
    confidence: float = 1.0

    @property
    def anybody(self) -> bool:
        """Whether it names no ship at all."""
        return not self.candidates and self.tag is None

    @property
    def leaves(self) -> int:
        """The earliest that the ship may have left."""
        return self.hi if self.stay else self.lo

    @property
    def came(self) -> int:
        """The latest that it may have come."""
        return self.lo if self.stay else self.hi


class Question:
    """What a bound is about, and all that bears on it."""

    def __init__(
        self,
        frame: Frame,
        route: Route,
        sightings: Iterable[Sighting],
        ships: Iterable[str],
        unit: str,
        *,
        unnamed: bool,
    ) -> None:
        self.frame = frame
        self.route = route
        self.ships = frozenset(ships)
        self.unit = unit
        self.unnamed = unnamed
        self.opens, self.closes = micros(route.window.start), micros(route.window.end)
        self._km: dict[tuple[str, str], float] = {}
        self._ends = {p: self._end(p) for p in frame.places}
        self.sure = [row for s in sightings if (row := self._row(s)) is not None]
        self.rows = {row.id: row for row in self._bearing()}

    def only(self, ids: Iterable[str]) -> Question:
        """Give the question with some of the sightings alone."""
        other = copy.copy(self)
        other.rows = {id_: self.rows[id_] for id_ in ids}
        return other

    def lineage(self, place: str) -> list[str]:
        """Give a place and all it is part of."""
        chain = [place]
        while (up := self.frame.places[chain[-1]].part_of) and up not in chain:
            chain.append(up)
        return chain

    def end(self, place: str) -> str:
        """Tell which end of the route a place is; one that is both is neither."""
        return self._ends[place]

    def _end(self, place: str) -> str:
        line = set(self.lineage(place))
        start, goal = line & set(self.route.origins), line & set(self.route.destinations)
        return "" if bool(start) == bool(goal) else FROM if start else TO

    def counts(self, ship: str) -> bool:
        """Whether a ship's voyages count."""
        return ship in self.ships or (self.unnamed and ship.startswith("?"))

    def travel(self, a: str, b: str, ship: str) -> int:
        """Give the least time of a ship between two places, microseconds."""
        vessel = self.frame.vessels.get(ship)
        knots = vessel.speed_kn[1] if vessel else UNNAMED_KNOTS
        km = self.km(a, b)
        return 0 if km <= 0 else FAR if knots <= 0 else int(km / (knots * 1.852) * HOUR)

    def km(self, a: str, b: str) -> float:
        """Give a distance that no way between two places is shorter than, kilometres."""
        pair = (a, b) if a < b else (b, a)
        if pair not in self._km:
            parts = [[p for p in self.frame.places if x in self.lineage(p)] for x in pair]
            near = pair[0] in parts[1] or pair[1] in parts[0]
            places = self.frame.places
            self._km[pair] = (
                0.0
                if near
                else min(_edge(places[p], places[q]) for p in parts[0] for q in parts[1])
            )
        return self._km[pair]

    def away(self, place: str, ship: str) -> int:
        """Give the least time from an end of the route to the other."""
        other = FROM if self.end(place) == TO else TO
        return min(self.travel(place, p, ship) for p in self.calls(other))

    def calls(self, end: str) -> list[str]:
        """Name the places of an end."""
        return [p for p, which in self._ends.items() if which == end]

    def _row(self, s: Sighting) -> Row | None:
        assumed = self.route.assumptions
        told = s.basis.strip().lower() == "ais"
        confidence = min(s.confidence, assumed.ais_confidence) if told else s.confidence
        if confidence < assumed.witness_confidence:
            return None
        lo, hi = micros(s.when.start), micros(s.when.end)
        steady = s.throughout or lo == hi
        stay = s.present and s.throughout and lo < hi
        return Row(s.id, s.place, lo, hi, stay, s.present, steady, s.candidates, s.tag, confidence)

    def _bearing(self) -> list[Row]:
        """Leave out what shares no ship, by whatever steps, with the ships that count."""
        if any(row.tag is not None for row in self.sure):
            return self.sure
        ships = set(self.ships)
        while True:
            wider = ships.union(*(r.candidates for r in self.sure if ships & set(r.candidates)))
            if wider == ships:
                break
            ships = wider
        return [r for r in self.sure if r.anybody or ships & set(r.candidates)]


def _edge(one: Place, other: Place) -> float:
    """Give a distance that two places are no nearer than, kilometres.

    Geodesics between points (pyproj), less the radii and what positions may be off; a polygon is
    nowhere farther from its corners than half its longest side.
    """
    from pyproj import Geod

    geod = Geod(ellps="WGS84")
    sides = []
    for place in (one, other):
        ring = place.polygon
        corners = list(ring) or [(place.lon, place.lat)]
        slack = place.radius_km
        if ring:
            lengths = [
                geod.inv(*a, *b)[2] / 1000 for a, b in zip(ring, (*ring[1:], ring[0]), strict=True)
            ]
            slack = max(lengths) / 2
        sides.append((corners, slack + place.precision_km))
    nearest = min(
        (float(geod.inv(*a, *b)[2]) / 1000 for a in sides[0][0] for b in sides[1][0]), default=inf
    )
    return max(0.0, nearest - sides[0][1] - sides[1][1])


def micros(instant: datetime) -> int:
    """Give an instant as microseconds since 1970, UTC."""
    return (instant - EPOCH) // timedelta(microseconds=1)


def hours(lapse: int) -> float:
    """Give microseconds as hours, to six significant digits."""
    return float(f"{lapse / HOUR:.6g}")
