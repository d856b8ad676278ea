from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deadreckon.cargo.chain import ChainLeg, chain, judged
from deadreckon.model.evidence import Anchor, Claim, Evidence, Sighting, Stack
from deadreckon.model.frame import Frame, Leg, Link, Weight
from deadreckon.model.place import Place
from deadreckon.model.times import Interval, interval
from deadreckon.model.vessel import Vessel

START = datetime(2021, 3, 1, tzinfo=UTC)
AT = Anchor("0" * 64, "evidence/sightings.csv", 2)
RAIL = Leg("rail", "dock", "depot", "rail", (900.0, 1100.0), (200.0, 500.0), "landed")


def days(first: float, last: float) -> Interval:
    return Interval(START + timedelta(days=first), START + timedelta(days=last))


def stack(id_: str, place: str, when: Interval) -> Stack:
    return Stack(id_, place, when, AT)


def ship(id_: str, place: str, day: float, doing: str = "", *who: str) -> Sighting:
    return Sighting(id_, place, days(day, day), who, 0.9, AT, doing=doing)


def frame(leg: Leg = RAIL, weights: tuple[Weight, ...] = ()) -> Frame:
    return Frame(
        id="case",
        window=days(0, 90),
        places={
            "dock": Place("dock", 10.0, 10.0),
            "berth": Place("berth", 10.0, 10.0, part_of="dock"),
            "depot": Place("depot", 12.0, 15.0),
            "isle": Place("isle", 11.0, 10.0),
        },
        vessels={"alba": Vessel("alba", speed_kn=(5.0, 10.0))},
        legs={leg.id: leg},
        links={"landed": Link("landed", 0.5, "it was landed")},
        weights=weights,
    )


def found(evidence: Evidence, leg: Leg = RAIL, weights: tuple[Weight, ...] = ()) -> ChainLeg:
    return chain(frame(leg, weights), evidence)[0]


def test_the_pace_that_the_goods_needed() -> None:
    seen = (stack("a", "berth", days(0, 1)), stack("b", "depot", days(5, 6)))
    (pair,) = found(Evidence(stacks=seen)).pairs
    assert (pair.from_, pair.to, pair.days) == ("a", "b", (4, 6))
    assert pair.km_day == (900 / 6, 1100 / 4)
    assert pair.feasible is True


@pytest.mark.parametrize(
    ("last", "feasible"), [(1.79, False), (1.8, True), (30.0, True)], ids=["fast", "just", "slow"]
)
def test_what_is_too_fast_for_the_leg(last: float, *, feasible: bool) -> None:
    seen = (stack("a", "dock", days(0, 0)), stack("b", "depot", days(last, last)))
    assert found(Evidence(stacks=seen)).feasible is feasible


def test_one_pair_that_fits_is_enough_and_all_are_shown() -> None:
    seen = (
        stack("a", "dock", days(0, 0)),
        stack("b", "dock", days(9, 9)),
        stack("c", "depot", days(10, 10)),
    )
    leg = found(Evidence(stacks=seen))
    assert [(p.from_, p.to, p.feasible) for p in leg.pairs] == [
        ("a", "c", True),
        ("b", "c", False),
    ]
    assert leg.feasible is True


def test_where_the_order_is_not_known_the_pace_has_no_upper_end() -> None:
    seen = (stack("a", "dock", days(0, 4)), stack("b", "depot", days(3, 6)))
    (pair,) = found(Evidence(stacks=seen)).pairs
    assert (pair.days, pair.km_day) == ((0, 6), (150, None))


def test_what_came_before_is_no_pair() -> None:
    seen = (stack("a", "dock", days(5, 5)), stack("b", "depot", days(2, 2)))
    leg = found(Evidence(stacks=seen))
    assert (leg.pairs, leg.feasible) == ((), None)
    assert leg.why.startswith("cannot tell")


def test_an_end_without_an_observation_cannot_tell() -> None:
    leg = found(Evidence(stacks=(stack("a", "dock", days(0, 0)),)))
    assert (leg.seen_from, leg.seen_to, leg.feasible) == (("a",), (), None)
    assert "at its end" in leg.why


def test_observed_claims_of_one_place_count_as_seen() -> None:
    claim = Claim("c", "trains", AT, observation=True, places=("depot",), when=days(4, 4))
    claims = (
        claim,
        replace(claim, id="d", places=("depot", "dock")),
        replace(claim, id="e", observation=None),
        replace(claim, id="f", polarity="deny"),
        replace(claim, id="g", when=None),
    )
    assert found(Evidence(claims=claims)).seen_to == ("c",)


SEA = Leg("sea", "isle", "dock", distance_km=(100.0, 120.0))


def test_at_sea_the_ships_set_the_pace_and_their_names_the_pairs() -> None:
    seen = (
        ship("a", "isle", 0, "loading", "alba"),
        ship("b", "isle", 0.05, "unloading", "alba"),
        ship("c", "dock", 1, "unloading", "alba"),
        ship("d", "dock", 1, "", "brio"),
        ship("e", "dock", 1),
        ship("f", "dock", 1, "loading", "alba"),
    )
    absent = replace(seen[2], id="g", present=False)
    leg = found(Evidence(sightings=(*seen, absent)), SEA)
    assert [(p.from_, p.to) for p in leg.pairs] == [("a", "c"), ("a", "e")]
    assert leg.can_km_day == (5 * 1.852 * 24, 10 * 1.852 * 24)
    assert leg.seen_to == ("c", "d", "e", "f")


def test_told_by_counts_origins_not_claims() -> None:
    both = Claim("c1", "by rail", AT, origin="trust", places=("berth", "depot"))
    claims = (
        both,
        replace(both, id="c2"),
        replace(both, id="c3", origin=""),
        replace(both, id="c4", origin="navy", places=("depot",)),
        replace(both, id="c5", origin="union", places=()),
        replace(both, id="c6", origin="crown", polarity="deny"),
    )
    leg = found(Evidence(claims=claims), weights=(Weight(("c5",), "landed", ratio=3.0),))
    assert leg.told_by == ("trust", "union")


def test_the_weakest_link_is_marked() -> None:
    frame_ = replace(
        frame(),
        legs={
            "rail": RAIL,
            "sea": replace(SEA, link="sailed"),
            "road": replace(RAIL, id="road", link=None),
        },
    )
    legs = judged(chain(frame_, Evidence()), frame_, {"landed": 0.7, "sailed": 0.4})
    assert [(leg.leg, leg.p, leg.weakest) for leg in legs] == [
        ("rail", 0.7, False),
        ("sea", 0.4, True),
        ("road", None, False),
    ]


def chained(*legs: Leg, evidence: Evidence | None = None) -> tuple[ChainLeg, ...]:
    frame_ = replace(frame(), legs={leg.id: leg for leg in legs})
    return chain(frame_, evidence or Evidence())


def test_a_leg_that_nothing_shows_and_nobody_tells_is_missing() -> None:
    stacks = Evidence(stacks=(stack("a", "dock", days(0, 1)),))
    both = Claim("c", "by rail", AT, origin="trust", places=("dock", "depot"))
    assert chained(RAIL)[0].missing
    assert not chained(RAIL, evidence=stacks)[0].missing
    assert not chained(RAIL, evidence=Evidence(claims=(both,)))[0].missing


def test_a_leg_between_two_that_do_not_meet_is_shown_as_a_gap() -> None:
    to_isle = replace(SEA, origin="depot", destination="isle")
    on_from_the_berth = replace(RAIL, origin="berth")
    assert [leg.gap for leg in chained(to_isle, RAIL)] == [None, "isle"]
    assert [leg.gap for leg in chained(SEA, on_from_the_berth)] == [None, None]


def test_the_case_of_the_depot_and_the_same_two_weeks_earlier() -> None:
    """Twelve days by train at the fastest: 16 days are enough, 2 are not, wherever the day was."""
    quay = Place("quay", 42.88, 132.34, tz="Asia/Vladivostok")
    yard = Place("yard", 45.89, 40.04, tz="Europe/Moscow")
    leg = Leg("rail", "quay", "yard", "rail", (9000.0, 9800.0), (350.0, 800.0))
    frame_ = replace(frame(), places={"quay": quay, "yard": yard}, legs={"rail": leg})
    at_the_quay = stack("ship", "quay", interval("2023-09-12", "", quay.zones))

    def leg_to(*arrivals: str) -> ChainLeg:
        seen = [stack(day, "yard", interval(day, "", yard.zones)) for day in arrivals]
        return chain(frame_, Evidence(stacks=(at_the_quay, *seen)))[0]

    real = leg_to("2023-09-28", "2023-10-01")
    assert [round(pair.km_day[0]) for pair in real.pairs] == [517, 441]
    assert [pair.feasible for pair in real.pairs] == [True, True]
    moved = leg_to("2023-09-14")
    (pair,) = moved.pairs
    assert [moved.feasible, pair.feasible, pair.share] == [False, False, (0, 0)]
    assert moved.why == "2634 km a day at the least is above 800"


@given(st.lists(st.tuples(st.floats(0, 50), st.floats(0, 9)), min_size=2, max_size=8))
def test_rows_in_another_order_give_the_same(spans: list[tuple[float, float]]) -> None:
    stacks = tuple(
        stack(f"s{n}", ("dock", "depot")[n % 2], days(first, first + length))
        for n, (first, length) in enumerate(spans)
    )
    assert found(Evidence(stacks=stacks)) == found(Evidence(stacks=stacks[::-1]))


@given(st.floats(0, 20), st.floats(0, 20), st.floats(0.1, 5))
def test_knowing_a_time_less_well_never_rules_a_pair_out(a: float, b: float, wide: float) -> None:
    sharp = (stack("a", "dock", days(a, a)), stack("b", "depot", days(b, b)))
    blurred = (stack("a", "dock", days(a - wide, a)), stack("b", "depot", days(b, b + wide)))
    if found(Evidence(stacks=sharp)).feasible:
        assert found(Evidence(stacks=blurred)).feasible
