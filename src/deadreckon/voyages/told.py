"""Published counts beside ours: what they are about, and what the file makes of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from deadreckon.model.evidence import Claim, Evidence
from deadreckon.model.frame import Route
from deadreckon.model.times import Interval
from deadreckon.voyages.calls import Berth, anybody, ships_of
from deadreckon.voyages.ceiling import room
from deadreckon.voyages.counts import (
    BOX,
    CALL,
    PASSAGE,
    Range,
    chance,
    status,
    told_range,
    uncounted,
    units,
)
from deadreckon.voyages.figures import Calls, Counted, Figures, Likely, Status, Told
from deadreckon.voyages.least import Least
from deadreckon.voyages.sure import span
from deadreckon.voyages.units import PASSAGES, ROUND_TRIPS
from deadreckon.voyages.world import Asked, World

ZONES_APART = timedelta(hours=14)
"""How far a bare date at a place may reach beyond the same day in UTC."""


@dataclass(frozen=True, slots=True)
class Ours:
    """Our figures for what a claim counts; `path` is None where they were reckoned for it."""

    at_least: int
    at_most: int | None
    path: str | None
    likely: Likely | None = None


@dataclass(frozen=True, slots=True)
class Fit:
    """How a claim bears on a route: `problem` says why it cannot be compared, or is None."""

    window: Interval
    ships: frozenset[str]
    note: str = ""
    problem: str | None = None


class Comparison:
    """Compares claims with the figures of one route."""

    def __init__(
        self,
        world: World,
        evidence: Evidence,
        route: Route,
        *,
        fleet: Figures,
        vessels: Mapping[str, Figures],
        calls: Mapping[str, Calls],
    ) -> None:
        """Take the figures of the fleet, its vessels, and the calls by any ship."""
        self._world = world
        self._route = route
        self._fleet = fleet
        self._vessels = vessels
        self._calls = calls
        self._seen = world.sure(evidence.sightings, route.assumptions)

    def told(self, claims: Iterable[Claim]) -> tuple[Told, ...]:
        """Compare every claim that counts voyages or calls and bears on the route, or on none."""
        return tuple(
            self._compared(claim, fit)
            for claim in claims
            if BOX not in units(claim) and (fit := self.fit(claim)) is not None
        )

    def fit(self, claim: Claim) -> Fit | None:
        """Say how a count bears on the route; None where another's it is, or no count of ours.

        A count that bears on no route of the frame is told at each as one that cannot be compared.
        """
        if claim.value is None or not (units(claim) or uncounted(claim)):
            return None
        ships = frozenset(claim.vessels or self._route.vessels)
        if (aside := self._aside(self._route, claim)) is not None:
            routes = self._world.frame.routes.values()
            elsewhere = any(self._aside(route, claim) is None for route in routes)
            return None if elsewhere else Fit(self._route.window, ships, problem=aside)
        window, note, problem = self._window(claim)
        return Fit(window, ships, note, problem or self._problem(claim, ships))

    def _aside(self, route: Route, claim: Claim) -> str | None:
        """Say why a claim does not bear on a route at all, or None where it does."""
        if not self._touches(route, claim):
            if other := self._elsewhere(route, claim):
                return f"other places: {', '.join(other)}"
            return f"other vessels: {', '.join(sorted(set(claim.vessels) - set(route.vessels)))}"
        if claim.when is not None and not claim.when.overlaps(route.window):
            return f"another window: {_dates(claim.when)}"
        if claim.when is None and claim.known and claim.known < route.window.start.date():
            return f"states no window and was told on {claim.known}, before ours"
        return None

    def _window(self, claim: Claim) -> tuple[Interval, str, str | None]:
        """Give the window to compare in, a note on it, and why it cannot be one of ours."""
        window = self._route.window
        if claim.when is None:
            if claim.known is not None and claim.known > window.end.date():
                return window, "", f"states no window and was told on {claim.known}, after ours"
            return window, "no window is stated: taken as the route's", None
        early, late = window.start - claim.when.start, claim.when.end - window.end
        if early > ZONES_APART or late > ZONES_APART:
            return window, "", f"another window: {_dates(claim.when)}"
        same = abs(early) <= ZONES_APART and abs(late) <= ZONES_APART
        return window if same else claim.when, "", None

    def _problem(self, claim: Claim, ships: frozenset[str]) -> str | None:
        """Say why a claim counts something else than a figure of ours does."""
        if uncounted(claim):
            return f"counts in a unit that this file does not count: {claim.unit}"
        if strangers := sorted(ships - set(self._route.vessels)):
            return f"other vessels: {', '.join(strangers)}"
        if CALL in units(claim):
            if len(self._berths(claim)) != 1:
                return "does not say at which end of the route the calls were"
        elif elsewhere := self._elsewhere(self._route, claim):
            return f"other places too: {', '.join(elsewhere)}"
        if told_range(claim) is None:
            return "leaves every number open"
        return None

    def ours(self, claim: Claim, fit: Fit) -> list[tuple[str, Ours]]:
        """Give our figures in each unit that the claim may mean."""
        return [(unit, self._ours(claim, fit, unit)) for unit in units(claim)]

    def _compared(self, claim: Claim, fit: Fit) -> Told:
        told = told_range(claim)
        notes = [fit.note, *_manner(claim)]
        if fit.problem is not None or told is None:
            return _told(claim, "not_comparable", [fit.problem or "", *notes], None)
        found = [
            (unit, ours, status(told, ours.at_least, ours.at_most, ours.likely))
            for unit, ours in self.ours(claim, fit)
        ]
        agreed = {verdict for *_, verdict in found}
        verdict = agreed.pop() if len(agreed) == 1 else "possible"
        whole = {(unit, ours.path) for unit, ours, _ in found}
        if len(found) > 1:
            each = " or ".join(
                f"{_named(unit)} ({ours.at_least} proved)" for unit, ours, _ in found
            )
            notes.append(f"may count {each}")
        elif found[0][1].path is None:
            ours = found[0][1]
            most = "no ceiling" if ours.at_most is None else f"at most {ours.at_most}"
            notes.append(f"in its own window: at least {ours.at_least}, {most}")
        notes += _reasons(verdict, told, found[0][1])
        path = next(path for unit, path in sorted(whole) if unit == found[0][0])
        ceilings = [ours.at_most for _, ours, _ in found]
        return replace(
            _told(claim, verdict, notes, path),
            at_least=min(ours.at_least for _, ours, _ in found),
            at_most=None if None in ceilings else max(m for m in ceilings if m is not None),
        )

    def _ours(self, claim: Claim, fit: Fit, unit: str) -> Ours:
        route = self._route
        base = f"routes.{route.id}"
        whole = fit.window == route.window
        name = next(iter(fit.ships)) if len(fit.ships) == 1 else None
        everybody = fit.ships == frozenset(route.vessels) and len(claim.vessels) != 1
        if unit == CALL:
            return self._our_calls(claim, fit, name)
        tail = "at_least" if unit == PASSAGE else f"{unit}.at_least"
        if whole and everybody:
            figure = self._fleet if unit == PASSAGE else self._fleet.round_trips
            return _ours(figure, f"{base}.fleet.{tail}")
        if whole and name is not None:
            of_one = self._vessels[name]
            figure = of_one if unit == PASSAGE else of_one.round_trips
            return _ours(figure, f"{base}.vessels.{name}.{tail}")
        asked = Asked(
            PASSAGES if unit == PASSAGE else ROUND_TRIPS,
            route.origins,
            route.destinations,
            span(fit.window),
            fit.ships,
            unnamed=everybody,
        )
        at_least = Least(self._world, asked).at_least(self._seen)
        most = [
            getattr(
                room(self._world, asked, ship, self._seen, route.assumptions.least_stay_h), unit
            )
            for ship in sorted(fit.ships)
        ]
        ceiling = None if None in most else max(at_least, sum(most))
        return Ours(at_least, ceiling, None)

    def _our_calls(self, claim: Claim, fit: Fit, name: str | None) -> Ours:
        route = self._route
        base = f"routes.{route.id}"
        place = self.berth(claim)
        whole = fit.window == route.window
        if whole and not claim.vessels:
            return Ours(self._calls[place].at_least, None, f"{base}.calls.{place}.at_least")
        if whole and name is not None and claim.vessels:
            found = self._vessels[name].calls[place].at_least
            return Ours(found, None, f"{base}.vessels.{name}.calls.{place}.at_least")
        whose = ships_of(fit.ships, unnamed=False) if claim.vessels else anybody
        days = route.assumptions.longest_stay_days
        berth = Berth(self._world, place, span(fit.window), whose, days)
        return Ours(berth.count(self._seen), None, None)

    def berth(self, claim: Claim) -> str:
        """Name the end of the route at which a comparable claim counts calls."""
        return self._berths(claim)[0]

    def _ends(self) -> tuple[str, ...]:
        return (*self._route.origins, *self._route.destinations)

    def _touches(self, route: Route, claim: Claim) -> bool:
        """Whether a claim may be about a route: it names both ends, or no place elsewhere."""
        ends = {*route.origins, *route.destinations}
        at_end = [bool(ends.intersection(self._world.within(p))) for p in claim.places]
        ships = set(claim.vessels)
        if claim.places and not any(at_end):
            return False
        if CALL in units(claim) or all(at_end):
            return not ships or bool(ships.intersection(route.vessels)) or bool(claim.places)
        named = {e for p in claim.places for e in self._world.within(p)}
        return bool(named.intersection(route.origins)) and bool(
            named.intersection(route.destinations)
        )

    def _elsewhere(self, route: Route, claim: Claim) -> list[str]:
        ends = {*route.origins, *route.destinations}
        return sorted(p for p in claim.places if not ends.intersection(self._world.within(p)))

    def _berths(self, claim: Claim) -> list[str]:
        named = [p for place in claim.places for p in self._world.within(place)]
        return sorted({p for p in named if p in self._ends()})


def _ours(figure: Counted, path: str) -> Ours:
    return Ours(figure.at_least, figure.at_most, path, figure.likely)


def _told(claim: Claim, verdict: Status, notes: Iterable[str], path: str | None) -> Told:
    return Told(
        claim=claim.id,
        value=claim.value or 0.0,
        upper=claim.upper,
        bound=claim.bound or "eq",
        unit=claim.unit,
        origin=claim.origin,
        status=verdict,
        why="; ".join(note for note in notes if note),
        path=path,
    )


def _manner(claim: Claim) -> list[str]:
    notes = []
    if claim.polarity == "deny":
        notes.append("a denial: compared as what it leaves")
    if claim.mood != "asserted":
        notes.append(f"told as {claim.mood}")
    return notes


def _reasons(verdict: Status, told: Range, ours: Ours) -> list[str]:
    if verdict == "proved" and told.high == told.reached:
        return ["that there were no more is not proved"]
    if verdict == "supported" and ours.likely is not None:
        return [f"likely gives it {chance(told, ours.likely):.2g}"]
    if verdict == "refuted":
        return [f"at least {ours.at_least} are proved"]
    if verdict == "out_of_reach":
        return [f"the ships named have room for {ours.at_most} at most"]
    return []


def _named(unit: str) -> str:
    return unit.replace("_", " ")


def _dates(when: Interval) -> str:
    return when.text.replace("/", " to ") or f"{when.start.date()} to {when.end.date()}"
