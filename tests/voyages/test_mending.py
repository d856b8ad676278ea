from __future__ import annotations

from deadreckon.voyages.mending import disagreements, mendings
from deadreckon.voyages.sure import sure
from deadreckon.voyages.world import World
from tests.voyages.cases import frame, sighting

WORLD = World(frame())


def test_only_what_must_be_one_ship_disagrees() -> None:
    rows = sure(
        [
            sighting("a", "north", 0),
            sighting("b", "south", 1),
            sighting("c", "south", 2, "ada|bela"),
            sighting("d", "south", 3, "bela"),
            sighting("e", "cape", 100, "?x"),
            sighting("f", "south", 101, "?x"),
        ],
        WORLD.frame.assumptions,
    )
    assert [(a.id, b.id) for a, b in disagreements(WORLD, rows)] == [("a", "b"), ("e", "f")]


def test_every_smallest_removal_is_tried() -> None:
    a, b, c, d, e = sure([sighting(name, "north", 0) for name in "abcde"], WORLD.frame.assumptions)
    assert mendings([]) == [frozenset()]
    assert mendings([(a, b), (a, c)]) == [frozenset({a})]
    assert set(mendings([(a, b), (d, e)])) == {frozenset({x, y}) for x in (a, b) for y in (d, e)}


def test_of_too_many_ways_all_that_disagrees_is_left_out() -> None:
    rows = sure([sighting(f"s{i:02}", "north", i) for i in range(24)], WORLD.frame.assumptions)
    pairs = list(zip(rows[::2], rows[1::2], strict=True))
    assert mendings(pairs) == [frozenset(rows)]
    star = [(rows[0], other) for other in rows[1:12]]
    assert mendings(star) == [frozenset(rows[:12])]


def test_a_ship_that_was_seen_and_none_at_all_disagree() -> None:
    rows = sure(
        [
            sighting("m", "north", 5, ""),
            sighting("n", "north", 5, "", present=False),
            sighting("o", "south", 5, "bela"),
        ],
        WORLD.frame.assumptions,
    )
    assert [(a.id, b.id) for a, b in disagreements(WORLD, rows)] == [("m", "n")]
