from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deadreckon.model.evidence import Evidence, Look, Sighting
from deadreckon.model.frame import Frame
from deadreckon.model.jsonable import dumps
from deadreckon.model.times import Interval, interval
from deadreckon.voyages.figures import Figures, RouteFigures
from deadreckon.voyages.reckon import ends, figures, reckon
from deadreckon.voyages.world import World
from tests.voyages.brute import Brute, confidence, sure
from tests.voyages.cases import AT, evidence, frame, hours, sighting, tiny


def main(case: Frame, *rows: Sighting, looks: tuple[Look, ...] = ()) -> RouteFigures:
    return reckon(case, replace(evidence(*rows), looks=looks)).routes[0]


def look(name: str, place: str, hour: float, seen: str = "clear") -> Look:
    return Look(name, place, hours(hour), seen, AT)  # type: ignore[arg-type]


def test_the_same_port_twice_with_an_empty_look_between_proves_nothing() -> None:
    rows = sighting("a", "north", 0), sighting("b", "north", 100)
    assert main(frame(), *rows, looks=(look("l", "north", 50),)).fleet.at_least == 0


def test_the_far_port_twice_proves_nothing() -> None:
    rows = sighting("a", "south", 0), sighting("b", "south", 100)
    assert main(frame(), *rows, looks=(look("l", "south", 50),)).fleet.at_least == 0


def test_to_and_fro_twice_is_two_passages_and_one_round_trip() -> None:
    rows = [
        sighting("a", "north", 0),
        sighting("b", "south", 50),
        sighting("c", "north", 100),
        sighting("d", "south", 150),
    ]
    fleet = main(frame(), *rows).fleet
    assert fleet.at_least == 2
    assert fleet.witnesses == ("a", "b", "c", "d")
    assert fleet.witnesses_joint == pytest.approx(0.9**4)
    assert fleet.robust_at_least == 1
    assert [(r.misread, r.at_least) for r in fleet.robust] == [(1, 1)]
    assert fleet.round_trips.at_least == 1


@pytest.mark.parametrize(
    ("places", "trips"), [("NSNSN", 2), ("SNS", 1), ("SNSN", 1), ("NS", 0), ("NFSN", 1)]
)
def test_no_voyage_belongs_to_two_round_trips(places: str, trips: int) -> None:
    names = {"N": "north", "S": "south", "F": "cape"}
    rows = [sighting(f"s{i}", names[p], i * 60) for i, p in enumerate(places)]
    assert main(frame(), *rows).fleet.round_trips.at_least == trips


def test_a_pair_too_far_apart_for_the_speed_is_told_and_not_counted() -> None:
    fleet = main(frame(), sighting("a", "north", 0), sighting("b", "south", 1)).fleet
    assert fleet.at_least == 0
    (conflict,) = fleet.conflicts
    assert conflict.ids == ("a", "b")
    assert "176 km apart: ada needs 6.0 hours at 16 knots, and there were 1.0" in conflict.why


def test_seeing_the_same_twenty_times_changes_no_count() -> None:
    once = sighting("a", "north", 0), sighting("b", "south", 50)
    again = [sighting(f"a{i}", "north", i / 10) for i in range(1, 21)]
    assert main(frame(), *once, *again).fleet.at_least == main(frame(), *once).fleet.at_least == 1


def test_the_calls_at_najin() -> None:
    place = frame().places["north"]
    place = replace(place, tz="Asia/Pyongyang")
    case = replace(frame(vessels=["ada"]), places={**frame().places, "north": place})
    window = interval("2023-08-11", "2023-10-27")
    route = replace(case.routes["main"], window=window)
    case = replace(case, window=window, routes={"main": route})

    def seen(name: str, first: str, last: str = "", who: str = "", there: str = "yes") -> Sighting:
        row = sighting(name, "north", 0, who, present=there == "yes")
        return replace(row, when=interval(first, last or first, place.zones))

    rows = [
        seen("aug", "2023-08-26"),
        seen("oct10", "2023-10-10", "2023-10-11", "ada"),
        seen("oct12", "2023-10-12"),
        seen("gone17", "2023-10-17", there="no"),
        seen("oct19", "2023-10-19"),
        seen("oct20", "2023-10-20T11:01+09:00"),
        seen("gone20", "2023-10-20T15:43+09:00", there="no"),
        seen("oct23", "2023-10-23"),
        seen("oct27", "2023-10-27"),
    ]
    calls = main(case, *rows).calls["north"]
    assert (calls.at_least, calls.at_least_strict) == (4, 3)
    assert {"aug", "gone17", "gone20"} <= set(calls.witnesses)
    assert main(case, *rows).fleet.at_least == 0


def test_a_ship_that_is_seen_by_name_four_times_in_six_weeks() -> None:
    case = frame(window=(0, 24 * 60), destinations=["far"])
    rows = [
        sighting("feb4", "north", (0, 24)),
        sighting("feb8", "far", (96, 120)),
        sighting("mar12", "north", (888, 912), confidence=0.85, source="one"),
        sighting("mar14", "far", (936, 960), confidence=0.85, source="one"),
    ]
    fleet = main(case, *rows).fleet
    assert fleet.at_least == 2
    assert (fleet.robust_at_least, fleet.robust_to_cause) == (1, 1)
    assert fleet.weakest_cause is not None
    assert fleet.weakest_cause.value == "one"
    assert [(rung.confidence, rung.at_least) for rung in fleet.at_least_by_confidence] == [
        (0.7, 2),
        (0.8, 2),
        (0.9, 1),
        (0.95, 0),
    ]


@pytest.mark.parametrize(
    ("departs", "arrives", "counted"),
    [(-20, 10, 0), (-3, 10, 1), (-20, -5, 0), (80, (95, 101), 0), (80, (95, 100), 1)],
    ids=["may have arrived before", "cannot have", "before", "may arrive after", "in time"],
)
def test_the_arrival_must_surely_lie_in_the_window(
    departs: float, arrives: float | tuple[float, float], counted: int
) -> None:
    rows = sighting("a", "north", departs), sighting("b", "south", arrives)
    assert main(frame(window=(0, 100)), *rows).fleet.at_least == counted


def test_an_unnamed_ship_counts_only_where_no_ship_outside_the_route_can_be_it() -> None:
    rows = sighting("a", "north", 0, "?x"), sighting("b", "south", 50, "?x")
    inside = frame(vessels=["ada", "bela"], known=["ada", "bela"])
    outside = frame(vessels=["ada"], known=["ada", "bela"])
    alibi = sighting("away", "cape", (0, 50), "bela", throughout=True)
    assert main(inside, *rows).fleet.at_least == 1
    assert [v.at_least for v in main(inside, *rows).vessels] == [0, 0]
    assert main(outside, *rows).fleet.at_least == 0
    assert main(outside, *rows, alibi).fleet.at_least == 1


def test_an_alibi_settles_which_of_two_ships_it_was() -> None:
    rows = [
        sighting("a", "north", 0, "ada"),
        sighting("b", "south", 50, "ada|bela"),
    ]
    case = frame(vessels=["ada"])
    assert main(case, *rows).fleet.at_least == 0
    ais = sighting("c", "cape", 50, "bela", basis="ais")
    fleet = main(case, *rows, ais).fleet
    assert (fleet.at_least, fleet.robust_to_cause) == (1, 0)
    assert fleet.weakest_cause is not None
    assert (fleet.weakest_cause.kind, fleet.weakest_cause.value) == ("basis", "ais")
    assert set(fleet.witnesses) == {"a", "b", "c"}


def test_what_ais_says_is_capped_and_its_quarrel_with_an_image_is_told() -> None:
    rows = (
        sighting("a", "north", 0, confidence=1.0),
        sighting("b", "south", 1, confidence=1.0, basis="ais"),
    )
    fleet = main(frame(), *rows).fleet
    assert "b is what a ship said of itself by AIS" in fleet.conflicts[0].why
    rows = rows[0], replace(rows[1], when=hours(50))
    assert main(frame(), *rows).fleet.witnesses_joint == pytest.approx(0.9)


def test_at_least_is_never_above_at_most_and_says_when_that_had_to_be_mended() -> None:
    case = frame(window=(0, 20))
    route = replace(case.routes["main"], assumptions=replace(case.assumptions, least_stay_h=200.0))
    rows = [
        sighting("a", "north", 0),
        sighting("b", "south", 6),
        sighting("c", "north", 12),
        sighting("d", "south", 18),
    ]
    fleet = main(replace(case, routes={"main": route}), *rows).fleet
    assert (fleet.at_least, fleet.at_most) == (2, 2)
    assert any("raised" in line for line in fleet.assumes)


def test_places_are_named_once_with_their_calls_in_the_window_of_the_case() -> None:
    found = reckon(frame(), evidence(sighting("a", "quay", 5)))
    assert [(p.id, p.calls.at_least) for p in found.places] == [
        ("north", 1),
        ("south", 0),
        ("quay", 1),
    ]
    assert ends(frame().routes["main"]) == ("north", "south")


def test_figures_of_some_ships_can_be_asked_for() -> None:
    case = frame(vessels=["ada", "bela"])
    rows = evidence(sighting("a", "north", 0, "bela"), sighting("b", "south", 50, "bela"))
    found = figures(World(case), rows, case.routes["main"], "both", frozenset({"ada", "bela"}))
    assert (found.id, found.at_least) == ("both", 1)


def test_without_evidence_every_count_is_nought_and_says_why() -> None:
    found = reckon(frame(), Evidence()).routes[0].fleet
    assert (found.at_least, found.witnesses, found.witnesses_joint) == (0, (), 1.0)
    assert found.likely is None
    assert found.why
    assert found.robust == ()


# Laws, on random tiny cases.

SEEDS = st.integers(0, 10**6)
few = settings(max_examples=25)


def both(found: Figures) -> tuple[int, int]:
    return found.at_least, found.round_trips.at_least


@few
@given(SEEDS, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(seed: int, rng: object) -> None:
    case, rows = tiny(seed)
    shuffled = list(rows)
    rng.shuffle(shuffled)  # type: ignore[attr-defined]
    assert dumps(reckon(case, evidence(*rows))) == dumps(reckon(case, evidence(*shuffled)))


@few
@given(SEEDS)
def test_a_cloudy_or_unread_look_changes_nothing(seed: int) -> None:
    case, rows = tiny(seed)
    looks = look("c", "north", 9, "cloudy"), look("u", "south", 9, "unread")
    plain = main(case, *rows)
    assert dumps(plain) == dumps(main(case, *rows, looks=looks))


@few
@given(SEEDS)
def test_more_that_agrees_never_lowers_the_bound_and_less_never_raises_it(seed: int) -> None:
    case, rows = tiny(seed)
    whole = main(case, *rows).fleet
    disputed = {id_ for conflict in whole.conflicts for id_ in conflict.ids}
    if whole.conflicts:
        return
    for row in rows:
        fewer = main(case, *[r for r in rows if r is not row]).fleet
        assert row.id not in disputed
        assert all(less <= more for less, more in zip(both(fewer), both(whole), strict=True))


@few
@given(SEEDS, st.integers(0, 60), st.integers(0, 60))
def test_a_longer_window_never_lowers_a_bound(seed: int, before: int, after: int) -> None:
    case, rows = tiny(seed)
    route = case.routes["main"]
    window = Interval(
        route.window.start - timedelta(hours=before), route.window.end + timedelta(hours=after)
    )
    longer = replace(case, routes={"main": replace(route, window=window)})
    one, other = main(case, *rows).fleet, main(longer, *rows).fleet
    assert all(less <= more for less, more in zip(both(one), both(other), strict=True))
    assert one.at_most is not None
    assert other.at_most is not None
    assert one.at_most <= other.at_most


@few
@given(SEEDS)
def test_the_figures_of_a_case_fit_together(seed: int) -> None:
    case, rows = tiny(seed)
    found = main(case, *rows)
    for counted in (*found.vessels, found.fleet, found.fleet.round_trips):
        assert counted.at_most is not None
        assert counted.at_least <= counted.at_most
        left = [counted.at_least, *(r.at_least for r in counted.robust)]
        assert left == sorted(left, reverse=True)
        assert counted.at_least_95 <= counted.at_least
    only = [r for r in rows if r.id in found.fleet.witnesses]
    assert main(case, *only).fleet.at_least == found.fleet.at_least


@few
@given(SEEDS)
def test_a_fleet_of_one_equals_its_vessel(seed: int) -> None:
    case, rows = tiny(seed)
    route = replace(case.routes["main"], vessels=case.routes["main"].vessels[:1])
    named = [r for r in rows if r.tag is None]
    found = main(replace(case, routes={"main": route}), *named)
    (vessel,) = found.vessels
    assert dumps(replace(vessel, id="")) == dumps(replace(found.fleet, id=""))


@pytest.mark.parametrize("seed", range(40))
def test_at_least_95_equals_brute_force(seed: int) -> None:
    case, rows = tiny(seed, most=5)
    route = case.routes["main"]
    (vessel, *_), plain = main(case, *rows).vessels, sure(route, rows)
    name = vessel.id
    brute = Brute(case, route, [name], "passages", unnamed=False)
    fits = [s for s in plain if name in s.candidates]
    if any(s.tag for s in plain):
        return
    doubts = [1 - confidence(s, route) for s in fits]
    assert vessel.at_least_95 == brute.robust(plain, most_wrong(doubts))


def most_wrong(doubts: list[float]) -> int:
    chances = {0: 1.0}
    for doubt in doubts:
        more: dict[int, float] = {}
        for wrong, chance in chances.items():
            more[wrong] = more.get(wrong, 0.0) + chance * (1 - doubt)
            more[wrong + 1] = more.get(wrong + 1, 0.0) + chance * doubt
        chances = more
    return next(
        k for k in range(len(doubts) + 1) if sum(c for n, c in chances.items() if n > k) <= 0.05
    )
