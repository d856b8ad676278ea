from __future__ import annotations

from deadreckon.voyages.check import question
from deadreckon.voyages.check_facts import Facts
from deadreckon.voyages.proving import proved
from tests.voyages.cases import frame, sighting

ROWS = [
    sighting("a", "north", 0),
    sighting("b", "south", 50),
    sighting("d", "north", 100),
    sighting("e", "south", 150),
]


def test_what_holds_is_proved_and_no_more() -> None:
    asked = question("routes.main.fleet", frame(window=(-10, 200)), ROWS)
    assert proved(Facts(asked, granted=0), 2) is not None
    assert proved(Facts(asked, granted=0), 3) is None
    assert proved(Facts(asked, granted=1), 1) is not None
    assert proved(Facts(asked, granted=1), 2) is None
