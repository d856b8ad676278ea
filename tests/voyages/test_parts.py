from __future__ import annotations

from deadreckon.voyages.parts import assigned, own_ship, parts, ways
from deadreckon.voyages.sure import sure
from deadreckon.voyages.world import World
from tests.voyages.cases import frame, sighting


def test_ships_that_share_no_sighting_are_parts_of_their_own() -> None:
    world = World(frame(vessels=["ada", "bela"], known=["ada", "bela", "cleo"]))
    rows = [
        sighting("a", "north", 0, "ada"),
        sighting("b", "north", 1, "bela"),
        sighting("c", "south", 50, "bela|cleo"),
        sighting("some", "south", 60, ""),
    ]
    found = parts(world, sure(rows, world.frame.assumptions), {})
    assert [part.ships for part in found] == [("ada",), ("bela", "cleo")]


def test_a_tag_is_a_vessel_or_another_tags_ship_or_its_own() -> None:
    chosen = {"x": own_ship(("x",))}
    found = assigned(chosen, "y", ["ada", "bela"])
    assert [one["y"] for one in found] == ["ada", "bela", "?x?y", "?y"]
    assert [one["x"] for one in found] == ["?x", "?x", "?x?y", "?x"]
    assert (
        ways(2, 2)
        == 3 * 4
        >= len(
            [
                w
                for one in assigned({}, "x", ["ada", "bela"])
                for w in assigned(one, "y", ["ada", "bela"])
            ]
        )
    )


def test_a_part_without_some_sightings_is_the_same_as_one_that_never_had_them() -> None:
    world = World(frame())
    rows = sure([sighting(f"s{i}", "north", i) for i in range(3)], world.frame.assumptions)
    (whole,), (fewer,) = parts(world, rows, {}), parts(world, rows[:2], {})
    assert whole.only(rows[:2]) == fewer
    assert hash(whole.only(rows[:2])) == hash(fewer)
    assert whole != fewer
