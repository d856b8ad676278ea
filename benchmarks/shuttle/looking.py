"""What is seen of ships whose stays are known: looks, and sightings right or wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

from benchmarks.shuttle.ships import AWAY, Stay, present
from deadreckon.model.evidence import Anchor, Evidence, Look, Seen, Sighting
from deadreckon.model.times import Interval, day

if TYPE_CHECKING:
    from numpy.random import Generator

    from benchmarks.shuttle.regimes import Regime

START = datetime(2024, 3, 1, tzinfo=UTC)
LOCAL = timezone(timedelta(hours=9))
AT = Anchor("0" * 64, "evidence", 2)
STRANGER = "stranger"
SURE = 0.99
WRONG = "wrong"
HALF = 0.5
PART = 0.5
"""Share of a place that a look in part shows."""
CUE_H = 36.0


@dataclass(frozen=True, slots=True)
class Watch:
    """How the ships of a run are looked at.

    Attributes:
        ships: of the case; `stays` are also of a stranger.
        detection: chance that a ship in a clear look is found.
        every_h: mean hours between looks; `regular`, give or take a tenth, or at random.
    """

    rng: Generator
    regime: Regime
    ships: tuple[str, ...]
    stays: Sequence[Stay]
    window_h: float
    detection: float
    every_h: float
    regular: bool

    def look_at(self, places: Sequence[str]) -> Evidence:
        """Look at some places through the window; rows are numbered in order of their ids."""
        looks: list[Look] = []
        found: list[Sighting] = []
        for place in places:
            for hours, seen in self._times(place):
                instant = when(hours, local=self.regime.local)
                look = Look(f"l{len(looks):05}", place, instant, seen, AT)
                shown = list(self._seen(look, hours))
                if self.regime.selection == "positives_only" and not shown:
                    continue
                looks.append(look)
                found += shown
        found += [*self._ghosts(looks, found), *self._ais(places)]
        rows = [
            replace(self._settled(row), id=f"s{number:05}", note="")
            for number, row in enumerate(found)
        ]
        return Evidence(looks=tuple(looks), sightings=tuple(rows))

    def _times(self, place: str) -> Iterator[tuple[float, Seen]]:
        """Give instants and how clear it was; clouds of a spell stay from look to look."""
        rng, regime = self.rng, self.regime
        now = self.every_h * rng.random()
        cloudy, until = rng.random() < regime.cloudy, 0.0
        while now < self.window_h:
            if regime.spell_days == 0:
                cloudy = rng.random() < regime.cloudy
            elif now >= until:
                cloudy = not cloudy
                share = regime.cloudy if cloudy else 1 - regime.cloudy
                until = now + 24 * rng.exponential(2 * regime.spell_days * share)
            seen: Seen = "cloudy" if cloudy else "part" if rng.random() < regime.part else "clear"
            if regime.selection != "cued" or any(
                s.place == place and s.start - CUE_H <= now <= s.end + CUE_H for s in self.stays
            ):
                yield now, seen
            now += self.every_h * (rng.uniform(0.9, 1.1) if self.regular else rng.exponential())

    def _seen(self, look: Look, hours: float) -> Iterator[Sighting]:
        if look.seen == "cloudy":
            return
        shown = 1.0 if look.seen == "clear" else PART
        here = set(present(self.stays, look.place, hours))
        for ship in sorted(here):
            if self.rng.random() < shown * self.detection:
                yield self._named(look, ship)
        for ship in self.ships:
            if ship not in here and self.rng.random() < shown * self.regime.alarms:
                yield self._row(look, (ship,), WRONG)

    def _named(self, look: Look, ship: str) -> Sighting:
        rng, regime = self.rng, self.regime
        if ship == STRANGER:
            if regime.stranger == "tagged":
                return replace(self._row(look, ()), tag="x")
            if regime.stranger == "unnamed" or rng.random() < HALF:
                return self._row(look, ())
            return self._row(look, (str(rng.choice(self.ships)),), WRONG)
        others = [other for other in self.ships if other != ship]
        if others and rng.random() < regime.misnamed:
            return self._row(look, (str(rng.choice(others)),), WRONG)
        if others and rng.random() < regime.twins:
            return self._row(look, tuple(sorted((ship, str(rng.choice(others))))))
        return self._row(look, (ship,))

    def _row(self, look: Look, who: tuple[str, ...], note: str = "") -> Sighting:
        true = 1 - (self.regime.false or self.regime.misnamed)
        told = self.regime.told if self.regime.told is not None else min(SURE, true)
        return Sighting(
            "", look.place, look.when, who, told if who else SURE, AT, look=look.id, note=note
        )

    def _ghosts(self, looks: Sequence[Look], right: Sequence[Sighting]) -> Iterator[Sighting]:
        """Make so many sightings of a ship that was not there that they are the share `false`."""
        usable = [look for look in looks if look.seen != "cloudy"]
        taken = {(row.look, row.candidates) for row in right}
        false = self.regime.false
        wanted = int(self.rng.binomial(len(right), false / (1 - false))) if usable else 0
        for _ in range(8 * wanted):
            look = usable[int(self.rng.integers(len(usable)))]
            ship = str(self.rng.choice(self.ships))
            hours = (look.when.start - START) / timedelta(hours=1)
            if (look.id, (ship,)) in taken or ship in present(self.stays, look.place, hours):
                continue
            taken.add((look.id, (ship,)))
            yield self._row(look, (ship,), WRONG)
            wanted -= 1
            if not wanted:
                return

    def _ais(self, places: Sequence[str]) -> Iterator[Sighting]:
        """Tell some stays by AIS, and some that were none."""
        rng, regime = self.rng, self.regime
        for stay in self.stays:
            outside = stay.end < 0 or stay.start > self.window_h
            if stay.place == AWAY or stay.ship == STRANGER or outside:
                continue
            if rng.random() < regime.ais:
                yield self._told(stay)
                if rng.random() < regime.spoofed / (1 - regime.spoofed):
                    start = float(rng.uniform(0, self.window_h))
                    ship, place = str(rng.choice(self.ships)), str(rng.choice(list(places)))
                    yield self._told(Stay(ship, place, start, start + stay.end - stay.start))

    def _told(self, stay: Stay) -> Sighting:
        start, end = max(0.0, stay.start), min(stay.end, self.window_h)
        inside = Interval(when(start).start, when(end).end)
        return Sighting("", stay.place, inside, (stay.ship,), 0.9, AT, basis="ais", throughout=True)

    def _settled(self, row: Sighting) -> Sighting:
        """Let a second reader settle a share of the sightings, rightly."""
        if self.regime.confirmed == 0 or self.rng.random() >= self.regime.confirmed:
            return row
        return replace(row, confidence=1 - SURE if row.note == WRONG else SURE, reader="second")


def when(hours: float, *, local: bool = False) -> Interval:
    """Give an instant so many hours after the start, or its calendar day of an unknown zone."""
    instant = START + timedelta(seconds=round(3600 * hours))
    if local:
        return day(instant.astimezone(LOCAL).date(), (LOCAL,))
    return Interval(instant, instant)
