from __future__ import annotations

import pytest

from deadreckon.voyages.check import question
from deadreckon.voyages.check_chain import price, steps
from deadreckon.voyages.check_facts import Facts
from deadreckon.voyages.check_question import RefusedError
from tests.voyages.cases import frame, sighting

ROWS = [sighting("a", "north", 0), sighting("b", "south", 50), sighting("d", "north", 100)]


def test_a_chain_is_broken_by_one_wrong_sighting_and_each_step_has_its_reason() -> None:
    facts = Facts(question("routes.main.fleet", frame(), ROWS), granted=1)
    stays = {"ada": [["a"], ["b"]]}
    assert price(facts, stays, 1) == 1
    assert len(steps(facts, stays)) == 1


def test_a_chain_against_the_clock_is_refused() -> None:
    facts = Facts(question("routes.main.fleet", frame(), ROWS), granted=1)
    with pytest.raises(RefusedError):
        price(facts, {"ada": [["d"], ["b"]]}, 1)
