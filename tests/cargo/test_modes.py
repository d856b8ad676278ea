from dataclasses import replace

import pytest

from deadreckon.cargo.modes import modes, pace
from deadreckon.case.frame_tables import LegTable
from deadreckon.model.frame import Frame, Leg
from deadreckon.model.place import Place
from deadreckon.model.times import interval
from deadreckon.model.vessel import Vessel

FRAME = Frame(
    id="case",
    window=interval("2021-01-01", "2021-12-31"),
    places={"port": Place("port", 10.0, 10.0), "isle": Place("isle", 11.0, 10.0, radius_km=2.0)},
    vessels={"a": Vessel("a", speed_kn=(5, 10)), "b": Vessel("b", speed_kn=(8, 12))},
)
LEG = Leg("leg", "port", "isle", "rail")


def test_every_mode_of_a_leg_has_its_ranges_and_source() -> None:
    field = LegTable.model_fields["mode"]
    assert field.default in modes()
    for name, mode in modes().items():
        table = LegTable.model_validate({"id": "x", "from": "a", "to": "b", "mode": name})
        assert table.mode == name
        assert 1 <= mode.way[0] <= mode.way[1]
        assert (mode.km_day is None) == (name == "sea")
        assert mode.km_day is None or 0 < mode.km_day[0] < mode.km_day[1]
        assert mode.source


def test_what_the_case_states_goes_before_the_mode() -> None:
    found = pace(replace(LEG, distance_km=(150.0, 180.0), km_day=(90.0, 100.0)), FRAME)
    assert (found.distance_km, found.km_day, found.assumed) == ((150, 180), (90, 100), ())
    assert pace(replace(LEG, distance_km=150.0), FRAME).distance_km == (150, 150)


@pytest.mark.parametrize("mode", ["rail", "road", "air"])
def test_what_it_does_not_state_is_taken_from_the_mode_and_told(mode: str) -> None:
    found = pace(replace(LEG, mode=mode), FRAME)
    least, most = found.distance_km
    assert 110.57 - 5 - 0.1 < least < 110.57 - 5 + 0.1
    assert most == pytest.approx(least * modes()[mode].way[1])
    assert found.km_day == modes()[mode].km_day
    assert len(found.assumed) == 2
    assert modes()[mode].source in found.assumed[-1]


def test_at_sea_the_ships_speeds_count() -> None:
    found = pace(replace(LEG, mode="sea", distance_km=130.0), FRAME)
    assert found.km_day == pytest.approx((5 * 1.852 * 24, 12 * 1.852 * 24))
    assert "222 to 533 km a day, the ships' speeds" in found.assumed[0]
    assert pace(replace(LEG, mode="sea"), replace(FRAME, vessels={})).km_day is None
