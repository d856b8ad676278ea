from __future__ import annotations

from deadreckon.voyages.check import question
from deadreckon.voyages.check_facts import Facts
from tests.voyages.cases import frame, sighting


def test_what_cannot_all_be_right_is_told_only_of_what_must_be() -> None:
    rows = [sighting("a", "north", 0), sighting("b", "south", 1)]
    asked = question("routes.main.fleet", frame(), rows)
    assert Facts(asked, granted=0).contradiction()
    assert not Facts(asked, granted=1).contradiction()


def test_what_agrees_contradicts_nothing() -> None:
    rows = [sighting("a", "north", 0), sighting("b", "south", 50)]
    assert not Facts(question("routes.main.fleet", frame(), rows), granted=0).contradiction()
