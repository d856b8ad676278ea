from dataclasses import replace
from datetime import timedelta

import pytest

from deadreckon.cargo.changes import Change, changes
from deadreckon.model.evidence import Evidence, Sighting, Stack
from tests.cargo.harbour import FRAME, ROUTE, WINDOW, days, pile, ship

BEFORE, AFTER = pile("p1", 2, 300), pile("p2", 6, 120)
LOADS = ship("s1", "jetty", 4, "loading")


def found(*records: Stack | Sighting) -> tuple[Change, ...]:
    stacks = tuple(r for r in records if isinstance(r, Stack))
    ships = tuple(r for r in records if isinstance(r, Sighting))
    return changes(ROUTE, FRAME, Evidence(stacks=stacks, sightings=ships))


def one(*records: Stack | Sighting) -> Change:
    (change,) = found(*records)
    return change


def test_what_left_the_pier_with_one_ship_alongside_went_aboard() -> None:
    change = one(BEFORE, AFTER, LOADS)
    assert (change.before, change.after, change.boxes) == ("p1", "p2", -180)
    assert (change.proves, change.alongside) == (180, ("s1",))
    assert "by land" in change.why


def test_what_came_to_the_pier_at_the_end_came_ashore() -> None:
    grew = (pile("p1", 2, 10, "mill"), pile("p2", 6, 90, "mill"))
    assert one(*grew, ship("s1", "mill", 4, "unloading")).proves == 80
    assert one(*grew, ship("s1", "mill", 4, "loading")).proves == 0
    assert one(*grew[::-1], ship("s1", "mill", 4)).proves == 80


@pytest.mark.parametrize(
    ("others", "why"),
    [
        ((), "no sure sighting"),
        ((replace(LOADS, doing="unloading"),), "no sure sighting"),
        ((replace(LOADS, doing="passing"),), "no sure sighting"),
        ((replace(LOADS, confidence=0.5),), "no sure sighting"),
        ((replace(LOADS, candidates=("alba", "brio")),), "no sure sighting"),
        ((replace(LOADS, candidates=()),), "no sure sighting"),
        ((replace(LOADS, place="mine"),), "no sure sighting"),
        ((replace(LOADS, place="jetty-2"),), "no sure sighting"),
        ((replace(LOADS, when=days(1.9, 6)),), "no sure sighting") ,
        ((replace(LOADS, when=days(1, 4)),), "no sure sighting"),
        ((LOADS, replace(LOADS, id="s2", candidates=("brio",))), "shared"),
        ((LOADS, replace(LOADS, id="s2", candidates=(), place="jetty-2")), "shared"),
        ((LOADS, replace(LOADS, id="s2", candidates=("alba", "brio"), confidence=0.2)), "shared"),
        ((LOADS, ship("x", "mill", 4.5), replace(LOADS, id="s2", when=days(5))), "came twice"),
    ],
    ids=[
        "nobody", "other way", "passing", "unsure", "a|b", "no name", "the port", "next pier",
        "perhaps before", "surely too early", "two ships", "a ship near by", "perhaps another",
        "two calls",
    ],
)  # fmt: skip
def test_what_proves_nothing_says_why(others: tuple[Sighting, ...], why: str) -> None:
    change = one(BEFORE, AFTER, *others)
    assert (change.proves, change.alongside) == (0, ())
    assert why in change.why


@pytest.mark.parametrize(
    ("stacks", "why"),
    [
        ((replace(BEFORE, place="mine"), replace(AFTER, place="mine")), "shared: it has 2 piers"),
        ((BEFORE, replace(AFTER, confidence=None)), "p2 not counted with a confidence"),
        ((BEFORE, replace(AFTER, confidence=0.5)), "p2 not counted"),
        ((BEFORE, replace(AFTER, boxes=300)), "did not change"),
        ((BEFORE, replace(AFTER, boxes=301)), "other way"),
        ((replace(BEFORE, when=days(2, 7)), replace(AFTER, when=days(6, 8))), "earlier is not"),
        (
            (BEFORE, replace(AFTER, when=replace(WINDOW, start=WINDOW.end - timedelta(1)))),
            "",
        ),
        ((replace(BEFORE, when=days(-3)), AFTER), "outside of the window"),
        ((BEFORE, replace(AFTER, when=days(61))), "outside of the window"),
    ],
)
def test_which_counts_can_be_compared(stacks: tuple[Stack, Stack], why: str) -> None:
    change = one(*stacks, LOADS)
    if not why:
        assert change.proves == 180
        return
    assert change.proves == 0
    assert why in change.why


def test_a_call_that_lasts_through_both_counts_lies_between_them() -> None:
    call = replace(LOADS, when=days(1, 8))
    assert one(BEFORE, AFTER, call).proves == 0
    assert one(BEFORE, AFTER, replace(call, throughout=True)).proves == 180


def test_each_pile_is_compared_with_the_next_count_of_the_same_pier() -> None:
    stacks = (
        BEFORE,
        pile("q1", 3, 500, "jetty-2"),
        pile("far", 3, 50, "far"),
        replace(AFTER, id="p1b", when=days(5), boxes=400),
        AFTER,
        replace(AFTER, id="none", boxes=None),
    )
    assert [(c.before, c.after, c.boxes) for c in found(*stacks, LOADS)] == [
        ("p1", "p1b", 100),
        ("p1b", "p2", -280),
    ]
