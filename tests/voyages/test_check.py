from __future__ import annotations

import pytest

from deadreckon.voyages.certificate import certify
from deadreckon.voyages.check import check, check_proof, misread, question
from deadreckon.voyages.check_chain import price, steps
from deadreckon.voyages.check_facts import Facts
from deadreckon.voyages.check_question import Question, RefusedError, seal
from deadreckon.voyages.check_voyage import check_voyage
from deadreckon.voyages.meeting import voyage
from deadreckon.voyages.proving import proved
from tests.voyages.cases import frame, sighting

ROWS = [
    sighting("a", "north", 0),
    sighting("b", "south", 50),
    sighting("c", "south", 60),
    sighting("d", "north", 100),
    sighting("e", "south", 150),
]
STAYS = {"ada": [["a"], ["b", "c"], ["d"], ["e"]]}


def asked(figure: str = "routes.main.fleet") -> Question:
    return question(figure, frame(), ROWS)


def test_the_least_that_breaks_a_chain() -> None:
    facts = Facts(asked(), granted=1)
    assert price(facts, STAYS, 2) == 1
    assert price(facts, STAYS, 1) == 2
    trips = Facts(asked("routes.main.fleet.round_trips"), granted=1)
    assert price(trips, STAYS, 1) == 1


def test_nothing_breaks_a_chain_of_what_must_be_right() -> None:
    assert price(Facts(asked(), granted=0), STAYS, 2) > 10**9


@pytest.mark.parametrize(
    "stays",
    [
        [["a"], ["b"], ["a"]],
        [["b"], ["a"]],
        [["a", "b"]],
        [["a"], ["d"]],
        [["a"], []],
        [["a"], ["nobody"]],
    ],
)
def test_what_is_no_chain_is_refused(stays: list[list[str]]) -> None:
    with pytest.raises(RefusedError):
        price(Facts(asked(), granted=0), {"ada": stays}, 1)


def test_the_chain_of_a_ship_that_does_not_count_is_refused() -> None:
    other = question("routes.main.vessels.ada", frame(), [*ROWS, sighting("x", "north", 0, "bela")])
    with pytest.raises(RefusedError, match="not counted"):
        price(Facts(other, granted=0), {"bela": [["x"]]}, 1)


def test_a_step_tells_why_the_other_way_round_is_too_far() -> None:
    first = steps(Facts(asked(), granted=0), STAYS)[0]
    assert (first["first"], first["then"], first["hours_there_were"]) == ("a", "b", -50)
    assert first["hours_needed"] == pytest.approx(6.0, abs=0.1)


def test_a_missing_case_is_refused() -> None:
    rows = [*ROWS, sighting("x", "north", 200, "ada|bela"), sighting("y", "south", 250, "ada|bela")]
    case = frame(vessels=["ada", "bela"])
    facts = Facts(question("routes.main.fleet", case, rows), granted=0)
    proof = proved(facts, 2)
    assert proof is not None
    check_proof(proof, facts, 2)
    split = {"split": "whose", "of": "x", "cases": {"ada": proof}}
    with pytest.raises(RefusedError, match="not all there"):
        check_proof(split, facts, 2)


def test_a_voyage_must_meet_all_in_time() -> None:
    shown = voyage(asked(), 0)
    assert shown is not None
    assert check_voyage(shown, asked()) == 0
    shown["ships"]["ada"][1][1] += 10**12
    with pytest.raises(RefusedError):
        check_voyage(shown, asked())


def test_contradictions_need_a_removal() -> None:
    rows = [*ROWS, sighting("f", "north", 151)]
    both = question("routes.main.fleet", frame(), rows)
    assert voyage(both, 0) is None
    shown = voyage(both, 1)
    assert shown is not None
    assert shown["wrong"] in (["e"], ["f"])


def test_so_many_may_be_wrong_in_95_of_100_cases() -> None:
    assert misread(asked()) == 2  # P(more than 1 of 5 at .9) is .08, more than 2 .009


def test_other_figures_and_what_is_not_well_formed_are_refused() -> None:
    proof = certify("routes.main.fleet", frame(), ROWS)
    check(proof, frame(), ROWS)
    for wrong in ({**proof, "figure": "routes.main.vessels.bela"}, {"figure": 1}, {}):
        with pytest.raises(RefusedError):
            check({**wrong, "sha256": seal(wrong)}, frame(), ROWS)
        with pytest.raises(RefusedError):
            check(wrong, frame(), ROWS)
