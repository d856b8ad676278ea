from __future__ import annotations

import json

from deadreckon.model.jsonable import dumps
from deadreckon.voyages.figures import Calls, Counted, Figures, NextStep
from deadreckon.voyages.reckon import reckon
from tests.voyages.cases import evidence, frame, sighting


def test_figures_have_the_keys_of_the_contract() -> None:
    rows = sighting("a", "north", 0), sighting("b", "south", 50), sighting("c", "north", 90)
    found = json.loads(dumps(reckon(frame(), evidence(*rows))))
    assert set(found) == {"routes", "places"}
    (route,) = found["routes"]
    assert {"id", "vessels", "fleet", "told", "needed", "readings", "next_step"} <= set(route)
    assert set(route["next_step"]) == {"vessel", "place", "from", "to", "at_least"}
    assert set(route["fleet"]) == set(Figures.__dataclass_fields__)
    assert set(route["fleet"]["round_trips"]) == set(Counted.__dataclass_fields__)
    assert set(route["fleet"]["calls"]) == {"north", "south"}
    assert set(route["fleet"]["calls"]["north"]) == set(Calls.__dataclass_fields__)
    assert {place["id"] for place in found["places"]} == {"north", "south"}


def test_the_next_step_names_its_start_without_an_underscore() -> None:
    step = NextStep("ada", "north", "2023-09-01T00:00:00Z", "2023-09-02T00:00:00Z", 1)
    assert json.loads(dumps(step))["from"] == "2023-09-01T00:00:00Z"
