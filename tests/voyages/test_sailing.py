from __future__ import annotations

from dataclasses import replace

import pytest

from deadreckon.model.place import Place
from deadreckon.model.vessel import Vessel
from deadreckon.voyages.sailing import NEVER, sailing
from deadreckon.voyages.world import World
from tests.voyages.cases import frame

# Two sides of Cape Cod: near each other over land, far by sea or through its canal.
BAY = Place("bay", 41.93, -70.05, radius_km=0.5)
OCEAN = Place("ocean", 41.93, -69.95, radius_km=0.5)
INLAND = Place("inland", 42.6, -72.0)


def world(*, knots: float = 10.0) -> World:
    places = {p.id: p for p in (BAY, OCEAN, INLAND)}
    return World(
        replace(frame(), places=places, vessels={"ada": Vessel("ada", speed_kn=(1.0, knots))})
    )


def test_the_way_goes_round_the_land() -> None:
    case = world()
    found = sailing(case, ["bay"], ["ocean"], "ada")
    assert found > 3 * case.travel("bay", "ocean", "ada")
    assert found == sailing(case, ["ocean"], ["bay"], "ada")
    assert sailing(world(knots=20.0), ["bay"], ["ocean"], "ada") == pytest.approx(found / 2, abs=1)


def test_the_nearest_two_of_several_places_count() -> None:
    case = world()
    assert sailing(case, ["bay"], ["ocean", "bay"], "ada") == 0
    assert sailing(case, [], ["ocean"], "ada") == 0


def test_where_no_water_is_known_the_straight_line_counts() -> None:
    case = world()
    found = sailing(case, ["bay"], ["inland"], "ada")
    assert found == case.travel("bay", "inland", "ada")


def test_without_speed_nobody_arrives() -> None:
    assert sailing(world(knots=0.0), ["bay"], ["ocean"], "ada") == NEVER
