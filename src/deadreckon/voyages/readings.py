"""What follows if a source's counts are taken as right: bounds named as granted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from deadreckon.model.evidence import Claim
from deadreckon.model.frame import Reading, Route
from deadreckon.voyages.counts import BOX, CALL, PASSAGE, ROUND_TRIP, Range, told_range, units
from deadreckon.voyages.figures import Calls, Figures, Granted, ReadingFigures
from deadreckon.voyages.told import Comparison, Fit


class Readings:
    """Gives the fleet's counts under each reading.

    A reading grants claims by their own id, their source's or their origin's. Those that count
    this route's voyages or calls become bounds: the lowest number that a claim leaves open holds
    in the route's window too; the highest only where the claim is about the whole window and
    fleet. A round trip that is told for a window is taken to lie in it, both ways, and so holds a
    passage; so does a bare trip.
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

    def under(self, reading: Reading, claims: Iterable[Claim]) -> ReadingFigures:
        """Give what follows if the reading is right."""
        right = [
            (claim, fit, told)
            for claim in claims
            if {claim.id, claim.source, claim.origin}.intersection(reading.grants)
            and claim.mood != "conditional"
            and BOX not in units(claim)
            and (fit := self._comparison.fit(claim)) is not None
            and fit.problem is None
            and (told := told_range(claim)) is not None
        ]
        calls = {place: found.at_least for place, found in self._calls.items()}
        for claim, _, told in right:
            if CALL in units(claim):
                place = self._comparison.berth(claim)
                calls[place] = max(calls[place], _low(told))
        tops = [
            told.high
            for claim, fit, told in right
            if units(claim) == (PASSAGE,)
            and fit.window == self._route.window
            and fit.ships == frozenset(self._route.vessels)
            and told.high is not None
            and not told.loose
        ]
        if self._fleet.at_most is not None:
            tops.append(self._fleet.at_most)
        granted = Granted(
            at_least=self._voyages(PASSAGE, right),
            at_most=min(tops, default=None),
            granted=tuple(claim.id for claim, _, _ in right),
            round_trips=self._voyages(ROUND_TRIP, right),
            calls=calls,
        )
        return ReadingFigures(reading.id, reading.grants, granted)

    def _voyages(self, unit: str, right: Sequence[tuple[Claim, Fit, Range]]) -> int:
        """Give the least of the fleet: its own, a granted one, or the sum over its vessels."""

        def own(figures: Figures) -> int:
            return figures.at_least if unit == PASSAGE else figures.round_trips.at_least

        fleet = own(self._fleet)
        vessels = {name: own(figures) for name, figures in self._vessels.items()}
        for claim, fit, told in right:
            if CALL in units(claim) or (unit == ROUND_TRIP and units(claim) != (ROUND_TRIP,)):
                continue
            fleet = max(fleet, _low(told))
            if len(fit.ships) == 1:
                (ship,) = fit.ships
                vessels[ship] = max(vessels[ship], _low(told))
        return max(fleet, sum(vessels.values()))


def _low(told: Range) -> int:
    """Give the lowest number that a claim leaves open; "about five" is taken as five."""
    return told.reached if told.loose and told.reached is not None else told.low
