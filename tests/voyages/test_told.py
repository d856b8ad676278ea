from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from deadreckon.model.evidence import Claim, Sighting
from deadreckon.model.frame import Reading
from deadreckon.voyages.figures import RouteFigures, Told
from deadreckon.voyages.reckon import reckon
from tests.voyages.cases import AT, evidence, frame, hours, sighting
from tests.voyages.likely.looked import shuttle

ROWS = (
    sighting("a", "north", 10),
    sighting("b", "south", 60),
    sighting("c", "north", 110),
    sighting("d", "south", 160),
    sighting("e", "north", 210, "bela"),
    sighting("f", "south", 260, "bela"),
)
CASE = frame(vessels=["ada", "bela"], known=["ada", "bela", "cleo"], window=(0, 480))


def claim(value: float = 2, unit: str = "voyage", **more: Any) -> Claim:  # noqa: ANN401
    return replace(Claim("c", "words", AT, value=value, unit=unit, bound="ge"), **more)


def route(*claims: Claim, rows: tuple[Sighting, ...] = ROWS) -> RouteFigures:
    return reckon(CASE, replace(evidence(*rows), claims=claims)).routes[0]


def told(one: Claim, rows: tuple[Sighting, ...] = ROWS) -> Told:
    (found,) = route(one, rows=rows).told
    return found


def test_a_count_is_compared_in_its_own_unit_with_the_figure_it_names() -> None:
    found = told(claim(3))
    assert (found.status, found.path) == ("proved", "routes.main.fleet.at_least")
    assert "no window is stated" in found.why
    found = told(claim(3, "round trip"))
    assert (found.status, found.path) == ("possible", "routes.main.fleet.round_trips.at_least")
    assert told(claim(1, "round trip")).status == "proved"
    assert told(claim(400)).status == "out_of_reach"
    assert told(claim(2, bound="le")).status == "refuted"


def test_a_bare_trip_is_settled_only_where_both_its_meanings_agree() -> None:
    assert told(claim(1, "trip")).status == "proved"
    found = told(claim(3, "trip"))
    assert found.status == "possible"
    assert "passages (3 proved) or round trips (1 proved)" in found.why


def test_a_count_of_one_ship_is_compared_with_that_ship() -> None:
    found = told(claim(2, vessels=("ada",)))
    assert (found.status, found.path) == ("proved", "routes.main.vessels.ada.at_least")
    assert told(claim(2, vessels=("bela",))).status == "possible"
    assert told(claim(2, vessels=("cleo",), places=("north",))).status == "not_comparable"
    assert told(claim(2, vessels=("cleo",))).why.startswith("other vessels: cleo")
    assert "other vessels: cleo" in told(claim(2, vessels=("ada", "cleo"))).why


@pytest.mark.parametrize(
    ("window", "at_least", "status"),
    [
        ((0, 100), 1, "possible"),
        ((5, 270), 3, "proved"),
        ((50, 270), 2, "possible"),
        ((100, 270), 2, "possible"),
    ],
)
def test_like_is_compared_with_like(
    window: tuple[float, float], at_least: int, status: str
) -> None:
    found = told(claim(3, when=hours(*window)))
    assert (found.status, found.path) == (status, None)
    assert f"in its own window: at least {at_least}" in found.why


def test_a_window_that_reaches_beyond_ours_cannot_be_compared() -> None:
    assert told(claim(1, when=hours(0, 600))).status == "not_comparable"
    assert told(claim(1, when=hours(-9, 470))).status == "proved"
    assert told(claim(1, when=hours(600, 700))).status == "not_comparable"
    assert told(claim(1, known=date(2024, 1, 1))).status == "not_comparable"
    assert "before ours" in told(claim(1, known=date(2023, 1, 1))).why


def test_calls_are_compared_at_the_end_they_name() -> None:
    found = told(claim(3, "port call", places=("north",)))
    assert (found.status, found.path) == ("proved", "routes.main.calls.north.at_least")
    found = told(claim(2, "visit", places=("south",), vessels=("ada",)))
    assert (found.status, found.path) == (
        "proved",
        "routes.main.vessels.ada.calls.south.at_least",
    )
    assert told(claim(1, "call")).status == "not_comparable"
    own = told(claim(3, "call", places=("north",), when=hours(0, 120)))
    assert (own.status, own.path) == ("possible", None)


def test_other_places_and_other_units_are_not_ours() -> None:
    for places in (("cape",), ("north", "cape")):
        found = told(claim(1, places=places))
        assert (found.status, found.why) == ("not_comparable", "other places: cape")
    assert told(claim(1, places=("north", "south", "far"))).status == "not_comparable"
    assert route(claim(1000, "shell")).told == ()
    assert route(replace(claim(), value=None)).told == ()


def test_a_count_stands_at_the_route_it_bears_on_and_where_it_bears_on_none_at_each() -> None:
    main = CASE.routes["main"]
    other = replace(main, id="other", origins=("cape",), destinations=("far",))
    case = replace(CASE, routes={"main": main, "other": other})

    def at(*places: str) -> dict[str, list[str]]:
        claims = (claim(1, places=places),)
        routes = reckon(case, replace(evidence(*ROWS), claims=claims)).routes
        return {found.id: [told.status for told in found.told] for found in routes}

    assert at("cape", "far") == {"main": [], "other": ["possible"]}
    assert at("north", "far") == {"main": ["not_comparable"], "other": ["not_comparable"]}


def test_movements_in_a_unit_that_is_not_counted_are_told() -> None:
    found = told(claim(4, "Sorties"))
    assert found.status == "not_comparable"
    assert "a unit that this file does not count: Sorties" in found.why
    assert route(claim(4, "ruble")).told == ()


def test_denied_alleged_and_conditional_claims_are_shown_as_such() -> None:
    denied = told(claim(3, polarity="deny"))
    assert denied.status == "refuted"
    assert "denial" in denied.why
    assert "told as alleged" in told(claim(3, mood="alleged")).why


def test_nothing_is_supported_while_there_is_no_likely_value() -> None:
    verdicts = {told(claim(n, bound=b)).status for n in range(9) for b in ("ge", "eq", "approx")}
    assert "supported" not in verdicts


def test_what_is_likely_supports_what_it_gives_one_half_or_more() -> None:
    case, seen, _ = shuttle(1)
    claims = tuple(
        replace(claim(float(n), bound="ge", vessels=("ada",)), id=f"c{n}") for n in (1, 9, 12)
    )
    unsure = tuple(replace(row, confidence=0.75) for row in seen.sightings)
    (found,) = reckon(case, replace(seen, claims=claims, sightings=unsure)).routes
    assert found.fleet.likely is not None
    most = max(n for n in (1, 9, 12) if sum(found.fleet.likely.pmf[n:]) >= 0.5)
    for one in found.told:
        assert (one.status in ("supported", "proved")) == (one.value <= most)
    assert "supported" in {one.status for one in found.told}


def test_readings_grant_counts_and_leave_the_files_own_alone() -> None:
    granted = [
        claim(5, "round trip", source="think-tank", vessels=("ada",)),
        replace(claim(9, "call", places=("north",), origin="agency"), id="d"),
    ]
    readings = {
        "bank": Reading("bank", ("think-tank",)),
        "all": Reading("all", ("c", "agency")),
    }
    case = replace(CASE, readings=readings)
    found = reckon(case, replace(evidence(*ROWS), claims=tuple(granted))).routes[0]
    bank, everything = found.readings
    assert (bank.fleet.at_least, bank.fleet.round_trips) == (6, 5)
    assert bank.fleet.granted == ("c",)
    assert everything.fleet.calls["north"] == 9
    assert everything.fleet.granted == ("c", "d")
    assert found.fleet.at_least == 3
