from __future__ import annotations

from deadreckon.model.evidence import Sighting
from deadreckon.voyages.identity import UNKNOWN, agree, may_be
from deadreckon.voyages.sure import sure
from deadreckon.voyages.world import World
from tests.voyages.cases import frame, sighting

WORLD = World(frame(vessels=["ada", "bela"], known=["ada", "bela", "cleo"]))


def fits(*rows: Sighting) -> dict[str, set[str]]:
    found = may_be(WORLD, sure(rows, WORLD.frame.assumptions))
    return {name: set(ships) for name, ships in found.items()}


def test_an_alibi_rules_a_ship_out_and_what_it_settles_is_an_alibi_in_turn() -> None:
    rows = [
        sighting("far", "cape", 10, "ada"),
        sighting("one", "south", 10, "ada|bela"),
        sighting("two", "north", 10, "bela|cleo"),
    ]
    assert fits(*rows) == {"far": {"ada"}, "one": {"bela"}, "two": {"cleo"}}
    assert fits(*rows[1:])["one"] == {"ada", "bela"}


def test_a_tag_is_one_ship_wherever_it_recurs_and_may_be_none_of_the_frames() -> None:
    rows = [
        sighting("a", "cape", 10, "ada"),
        sighting("b", "cape", 200, "bela"),
        sighting("x1", "south", 10, "?x"),
        sighting("x2", "south", 200, "?x"),
        sighting("some", "south", 10, ""),
    ]
    found = fits(*rows)
    assert found["x1"] == found["x2"] == {"cleo", UNKNOWN}
    assert found["some"] == {"bela", "cleo", UNKNOWN}


def test_what_no_ship_can_have_made_stays_open() -> None:
    rows = [
        sighting("a", "cape", 10, "ada"),
        sighting("b", "north", 10, "bela"),
        sighting("c", "south", 10, "ada|bela"),
    ]
    assert fits(*rows)["c"] == {"ada", "bela"}


def test_agreement_is_a_matter_of_speed_and_of_stated_absence() -> None:
    def agreed(one: Sighting, other: Sighting) -> bool:
        first, second = sure([one, other], WORLD.frame.assumptions)
        return agree(WORLD, "ada", first, second)

    here = sighting("a", "north", 10)
    assert agreed(here, sighting("b", "south", 17))
    assert not agreed(here, sighting("b", "south", 15))
    assert agreed(here, sighting("b", "quay", 10))
    assert not agreed(here, sighting("b", "north", 10, present=False))
    assert agreed(here, sighting("b", "quay", 10, present=False))
    assert not agreed(sighting("a", "quay", 10), sighting("b", "north", 10, present=False))
    assert agreed(here, sighting("b", "north", (5, 15), present=False))
    whole = sighting("b", "north", (5, 15), present=False, throughout=True)
    assert not agreed(here, whole)
    assert agreed(sighting("a", "north", (10, 20)), whole)
    stay = sighting("a", "north", (0, 20), throughout=True)
    assert not agreed(stay, sighting("b", "north", (5, 15), present=False))
    assert agreed(stay, sighting("b", "north", (5, 25), present=False))
    assert agreed(whole, sighting("c", "north", 7, present=False))
