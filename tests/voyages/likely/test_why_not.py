from __future__ import annotations

from dataclasses import replace

from deadreckon.model.evidence import Look
from deadreckon.model.frame import Log
from deadreckon.voyages.likely.why_not import why_not
from deadreckon.voyages.world import World
from tests.voyages.cases import AT, frame, hours

ENDS = frozenset({"north", "south"})


def look(name: str, place: str, log: str = "") -> Look:
    return Look(name, place, hours(1), "clear", AT, log=log)


def test_a_log_of_positives_or_on_a_cue_does_not_allow_it() -> None:
    assert "because a ship was in them" in why_not(World(frame()), (look("a", "north"),), ENDS)
    assert "on a cue" in why_not(World(replace(frame(), looks="cued")), (look("a", "north"),), ENDS)


def test_without_looks_at_the_ends_it_says_so_and_speaks_of_no_images() -> None:
    for looks in ((), (look("a", "cape"),)):
        assert (
            why_not(World(frame()), looks, ENDS)
            == "this file holds no usable looks at the ends of the route"
        )


def test_a_complete_log_allows_it() -> None:
    case = replace(frame(), looks="complete")
    assert not why_not(World(case), (look("a", "north"),), ENDS)
    assert not why_not(World(case), (look("a", "quay"),), ENDS)


def test_the_log_of_the_looks_at_the_ends_decides() -> None:
    case = replace(frame(), logs={"all": Log("all", "complete")})
    assert not why_not(World(case), (look("a", "north", "all"), look("b", "south")), ENDS)
    assert "because" in why_not(World(case), (look("a", "cape", "all"), look("b", "south")), ENDS)


def test_a_cloudy_or_unread_look_changes_no_reason() -> None:
    veiled = tuple(replace(look("a", "north"), seen=seen) for seen in ("cloudy", "unread"))
    assert why_not(World(frame()), veiled, ENDS) == why_not(World(frame()), (), ENDS)
