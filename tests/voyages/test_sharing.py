from __future__ import annotations

from deadreckon.model.evidence import Sighting
from deadreckon.voyages.check import question
from deadreckon.voyages.check_question import Question
from deadreckon.voyages.check_voyage import check_voyage
from deadreckon.voyages.meeting import voyage
from deadreckon.voyages.sharing import shared_out
from tests.voyages.cases import frame, sighting

BOTH = frame(vessels=["ada", "bela"])


def asked(*rows: Sighting) -> Question:
    return question("routes.main.fleet", BOTH, rows)


def test_what_either_may_be_goes_to_the_one_that_can_have_been_there() -> None:
    rows = [
        sighting("a", "north", 0, "ada"),
        sighting("b", "south", 0, "bela"),
        sighting("x", "north", 2, "ada|bela"),
        sighting("y", "south", 3, "ada|bela"),
    ]
    whose, wrong = shared_out(asked(*rows))
    assert (whose["x"], whose["y"], wrong) == ("ada", "bela", ())


def test_the_last_choice_is_taken_back_where_it_leads_nowhere() -> None:
    rows = [
        sighting("x", "north", 0, "ada|bela"),
        sighting("a", "south", 1, "ada"),
        sighting("b", "north", 2, "bela"),
    ]
    whose, wrong = shared_out(asked(*rows))
    assert (whose["x"], wrong) == ("bela", ())


def test_what_fits_no_ship_is_left_out() -> None:
    rows = [sighting("a", "north", 0), sighting("b", "south", 1), sighting("c", "north", 2)]
    assert shared_out(asked(*rows))[1] == ("b",)


def test_a_tag_is_one_ship_wherever_it_recurs() -> None:
    rows = [sighting("t", "north", 0, "?t"), sighting("u", "south", 50, "?t")]
    whose, _ = shared_out(asked(*rows))
    assert whose["t"] == whose["u"]


def test_more_than_can_be_tried_in_every_order_are_met() -> None:
    rows = [
        sighting(f"{who}{n}", place, n * 40 + back, who if n % 3 else "ada|bela")
        for n in range(600)
        for who, place, back in (
            ("ada", ["north", "south"][n % 2], 0),
            ("bela", ["south", "north"][n % 2], 1),
        )
    ]
    many = asked(*rows)
    shown = voyage(many, 0)
    assert shown is not None
    assert check_voyage(shown, many) == 0
