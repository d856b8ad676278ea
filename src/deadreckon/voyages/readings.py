"""What follows if a source's counts are taken as right: bounds named as granted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import inf

from deadreckon.model.evidence import Claim
from deadreckon.model.frame import Reading, Route
from deadreckon.voyages.counts import (
    BOX,
    CALL,
    PASSAGE,
    ROUND_TRIP,
    Range,
    status,
    told_range,
    units,
)
from deadreckon.voyages.figures import Calls, Counted, Figures, Granted, ReadingFigures
from deadreckon.voyages.told import Comparison, Fit


@dataclass(frozen=True, slots=True)
class _Right:
    """A claim that is taken as right, how it bears on the route, and what it leaves open."""

    claim: Claim
    fit: Fit
    told: Range

    def low(self, unit: str) -> int:
        """Give the lowest number that it leaves open; "about five" is taken as five.

        A round trip, or a bare trip, holds a passage.
        """
        if CALL in units(self.claim) or (unit == ROUND_TRIP and units(self.claim) != (ROUND_TRIP,)):
            return 0
        return _low(self.told)

    def high(self, unit: str, route: Route) -> float:
        """Give the highest number in a unit that it leaves open in the route's whole window."""
        told = self.told
        if units(self.claim) != (unit,) or self.fit.window != route.window or told.loose:
            return inf
        return inf if told.high is None else told.high


class Readings:
    """Gives the fleet's counts under each reading.

    A reading grants claims by their own id, their source's or their origin's. Those that count
    this route's voyages or calls become bounds: the lowest number that a claim leaves open holds
    in the route's window too; the highest only where the claim is about the whole window. What is
    told of some of the ships leaves the others their own ceilings. A round trip that is told for
    a window is taken to lie in it, both ways, and so holds a passage; so does a bare trip. What
    contradicts the file's own figures, or another granted claim, is not taken but named.
    """

    def __init__(
        self,
        comparison: Comparison,
        route: Route,
        *,
        fleet: Figures,
        vessels: Mapping[str, Figures],
        calls: Mapping[str, Calls],
    ) -> None:
        """Take the file's own figures, on which nothing granted leaves a trace."""
        self._comparison = comparison
        self._route = route
        self._fleet = fleet
        self._vessels = vessels
        self._calls = calls
        self._against: dict[str, bool] = {}

    def under(self, reading: Reading, claims: Iterable[Claim]) -> ReadingFigures:
        """Give what follows if the reading is right."""
        bearing = [
            _Right(claim, fit, told)
            for claim in claims
            if {claim.id, claim.source, claim.origin}.intersection(reading.grants)
            and claim.mood != "conditional"
            and BOX not in units(claim)
            and (fit := self._comparison.fit(claim)) is not None
            and fit.problem is None
            and (told := told_range(claim)) is not None
        ]
        right = self._free_of_contradictions(bearing)
        calls = {place: found.at_least for place, found in self._calls.items()}
        for one in right:
            if CALL in units(one.claim):
                place = self._comparison.berth(one.claim)
                calls[place] = max(calls[place], _low(one.told))
        at_most, round_trips_at_most = (self._most(u, right) for u in (PASSAGE, ROUND_TRIP))
        granted = Granted(
            at_least=self._least(PASSAGE, right),
            at_most=None if at_most == inf else int(at_most),
            granted=tuple(one.claim.id for one in right),
            round_trips=self._least(ROUND_TRIP, right),
            calls=calls,
            round_trips_at_most=None if round_trips_at_most == inf else int(round_trips_at_most),
            contradicts=tuple(one.claim.id for one in bearing if one not in right),
        )
        return ReadingFigures(reading.id, reading.grants, granted)

    def _free_of_contradictions(self, bearing: Sequence[_Right]) -> list[_Right]:
        """Leave out what contradicts the file, then what contradicts another that is left."""
        right = [one for one in bearing if not self._contradicts_file(one)]
        wrong = [
            {one.claim.id, other.claim.id}
            for unit in (PASSAGE, ROUND_TRIP)
            for one in right
            for other in right
            if one.fit.ships <= other.fit.ships and one.low(unit) > other.high(unit, self._route)
        ]
        right = [one for one in right if not any(one.claim.id in ids for ids in wrong)]
        for unit in (PASSAGE, ROUND_TRIP):
            if self._least(unit, right) > self._most(unit, right):
                right = [
                    one for one in right if not one.low(unit) and one.high(unit, self._route) == inf
                ]
        return right

    def _contradicts_file(self, one: _Right) -> bool:
        """Whether the file leaves no room for a claim, in any unit that it may mean."""
        claim = one.claim
        if claim.id not in self._against:
            self._against[claim.id] = all(
                status(one.told, ours.at_least, ours.at_most) in ("refuted", "out_of_reach")
                for _, ours in self._comparison.ours(claim, one.fit)
            )
        return self._against[claim.id]

    def _least(self, unit: str, right: Sequence[_Right]) -> int:
        """Give the least of the fleet: its own, a granted one, or the sum over its vessels."""
        fleet = _of(unit, self._fleet).at_least
        vessels = {name: _of(unit, found).at_least for name, found in self._vessels.items()}
        for one in right:
            fleet = max(fleet, one.low(unit))
            if len(one.fit.ships) == 1:
                (ship,) = one.fit.ships
                vessels[ship] = max(vessels[ship], one.low(unit))
        return max(fleet, sum(vessels.values()))

    def _most(self, unit: str, right: Sequence[_Right]) -> float:
        """Give the most of the fleet: its own, or a granted one and what the others have left."""
        vessels = {name: _most(_of(unit, found)) for name, found in self._vessels.items()}
        for one in right:
            if len(one.fit.ships) == 1:
                (ship,) = one.fit.ships
                vessels[ship] = min(vessels[ship], one.high(unit, self._route))
        tops = [
            one.high(unit, self._route)
            + sum(most for ship, most in vessels.items() if ship not in one.fit.ships)
            for one in right
        ]
        return min([_most(_of(unit, self._fleet)), *tops])


def _of(unit: str, figures: Figures) -> Counted:
    return figures if unit == PASSAGE else figures.round_trips


def _most(figures: Counted) -> float:
    return inf if figures.at_most is None else figures.at_most


def _low(told: Range) -> int:
    return told.reached if told.loose and told.reached is not None else told.low
