from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deadreckon.cargo.aboard import Aboard, counted_aboard, other_way, undirected
from deadreckon.cargo.changes import changes
from deadreckon.model.evidence import Evidence, Sighting, Stack
from tests.cargo.harbour import FRAME, ROUTE, START, figures, pile, ship

NO_CONFLICT = figures()


def bound(*records: Stack | Sighting) -> Aboard:
    stacks = tuple(r for r in records if isinstance(r, Stack))
    ships = tuple(r for r in records if isinstance(r, Sighting))
    evidence = Evidence(stacks=stacks, sightings=ships)
    changed = changes(ROUTE, FRAME, evidence)
    return counted_aboard(ROUTE, FRAME, evidence, NO_CONFLICT, changed)


BEFORE, AFTER = pile("p1", 2, 300), pile("p2", 6, 120)
LOADS, LANDS = ship("s1", "jetty", 4, "loading"), ship("s2", "mill", 9)


def test_a_pile_alone_raises_no_bound_nor_does_a_change_without_a_passage() -> None:
    assert bound(pile("p", 3, 5000), LOADS, LANDS).at_least == 0
    assert bound(BEFORE, AFTER, LOADS).at_least == 0


def test_a_change_with_the_ship_alongside_bounds_what_she_carried() -> None:
    found = bound(BEFORE, AFTER, LOADS, LANDS)
    assert (found.at_least, found.because) == (180, ("p1", "p2", "s1", "s2"))
    assert found.joint == pytest.approx(0.9**4)
    assert found.robust_at_least == 0


def test_a_count_and_a_change_of_one_load_are_not_added() -> None:
    assert bound(BEFORE, AFTER, replace(LOADS, boxes=150), LANDS).at_least == 180
    assert bound(BEFORE, AFTER, replace(LOADS, boxes=200), LANDS).at_least == 200
    landed = (pile("q1", 8, 0, "mill"), pile("q2", 12, 140, "mill"))
    assert bound(BEFORE, AFTER, LOADS, *landed, replace(LANDS, doing="unloading")).at_least == 180


def test_a_change_over_two_calls_is_not_added_to_a_count_in_one_of_them() -> None:
    """The pile fell by 180 over two loads, of which the first was counted: at least 100 + 0."""
    first = ship("s1", "jetty", 3, "loading", 100)
    again = ship("s3", "jetty", 5.5, "loading")
    between, after = ship("x", "mill", 4), ship("s4", "mill", 8)
    assert bound(BEFORE, AFTER, first, between, again, after).at_least == 100


def test_what_is_left_if_one_is_misread_is_what_the_other_passages_carried() -> None:
    found = bound(
        ship("a", "jetty", 1, "leaving", 70),
        ship("b", "mill", 3),
        ship("c", "jetty", 6, "leaving", 50),
        ship("d", "mill", 9),
    )
    assert (found.at_least, found.robust_at_least) == (120, 50)


def test_of_equal_proofs_the_nearest_in_time_is_named() -> None:
    loads = (ship("a", "jetty", 1, "leaving"), ship("b", "jetty", 2, "leaving", 70))
    later = (ship("x", "mill", 20), ship("c", "mill", 5), ship("d", "mill", 9))
    assert bound(*loads, *later).because == ("b", "c")


def test_what_ais_says_is_capped() -> None:
    sure = replace(LOADS, boxes=80, confidence=1.0)
    assert bound(sure, replace(LANDS, confidence=1.0)).joint == 1
    found = bound(replace(sure, basis="ais"), replace(LANDS, confidence=1.0))
    assert found.joint == pytest.approx(0.9)


def test_who_unloads_at_the_start_or_loads_at_the_end_is_named() -> None:
    seen = (
        ship("a", "jetty", 1, "unloading"),
        ship("b", "mill", 3, "loading"),
        ship("c", "jetty", 5, "loading"),
        ship("d", "mill", 5, "unloading"),
        ship("e", "far", 5, "unloading"),
        ship("f", "jetty", 70, "unloading"),
        replace(ship("g", "jetty", 6, "unloading"), candidates=("stranger",)),
        replace(ship("h", "jetty", 6, "unloading"), candidates=()),
        replace(ship("i", "jetty", 6, "unloading"), present=False),
    )
    assert other_way(ROUTE, FRAME, Evidence(sightings=seen)) == ("a", "b", "h")


def test_counts_without_a_direction_are_named() -> None:
    evidence = Evidence(
        sightings=(
            ship("a", "jetty", 1, "", 70),
            ship("b", "mill", 3, "waiting", 9),
            ship("c", "jetty", 5, "loading", 7),
            ship("d", "far", 5, "", 7),
        )
    )
    assert undirected(ROUTE, FRAME, evidence) == ("a", "b")
    assert undirected(ROUTE.turned(), FRAME, evidence) == ("a", "b")


def fullest(seen: tuple[Sighting, ...], after: float = -1) -> float:
    """All alternations of departures and arrivals, one by one."""
    most = 0.0
    for out in (s for s in seen if s.place == "jetty" and day(s) > after):
        for back in (s for s in seen if s.place == "mill" and day(s) > day(out)):
            aboard = out.boxes if out.doing in {"loading", "leaving"} else None
            ashore = back.boxes if back.doing == "unloading" else None
            most = max(most, max(aboard or 0, ashore or 0) + fullest(seen, day(back)))
    return most


def day(sighting: Sighting) -> float:
    return (sighting.when.start - START).total_seconds() / 86400


SEEN = st.tuples(
    st.sampled_from(["jetty", "mill"]), st.sampled_from(["loading", "leaving", "unloading", ""]),
    st.one_of(st.none(), st.integers(1, 90)),
)  # fmt: skip


@given(st.lists(SEEN, max_size=8))
@settings(deadline=None, max_examples=60)
def test_no_alternation_is_fuller(rows: list[tuple[str, str, int | None]]) -> None:
    seen = tuple(
        ship(f"s{n}", place, 1.0 + n, doing, None if boxes is None else float(boxes))
        for n, (place, doing, boxes) in enumerate(rows)
    )
    assert bound(*seen).at_least == fullest(seen)


@given(st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), min_size=1, max_size=6))
@settings(deadline=None, max_examples=40)
def test_it_never_says_more_than_was_carried(loads: list[tuple[int, int]]) -> None:
    """A ship goes to and fro; each load is taken off a pile, some counts aboard are lost."""
    records: list[Stack | Sighting] = []
    left = 1000
    for n, (boxes, counted) in enumerate(loads):
        day = 8.0 * n
        records.append(pile(f"p{n}", day, left))
        left -= boxes
        seen = float(boxes) if counted % 2 else None
        records += [
            ship(f"s{n}", "jetty", day + 1, "loading", seen),
            ship(f"t{n}", "mill", day + 4),
        ]
    records = [r for n, r in enumerate(records) if loads[n % len(loads)][1] % 5]
    assert bound(*records).at_least <= sum(boxes for boxes, _ in loads)
