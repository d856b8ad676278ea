from __future__ import annotations

from deadreckon.voyages.check import question
from deadreckon.voyages.meeting import voyage
from tests.voyages.cases import frame, sighting


def test_ships_meet_what_agrees_and_not_what_speed_forbids() -> None:
    agreeing = [sighting("a", "north", 0), sighting("b", "south", 50)]
    assert voyage(question("routes.main.fleet", frame(), agreeing), 0) is not None
    torn = question("routes.main.fleet", frame(), [agreeing[0], sighting("b", "south", 1)])
    assert voyage(torn, 0) is None
    assert voyage(torn, 1) is not None
