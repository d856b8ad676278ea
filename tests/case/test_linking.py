from datetime import UTC, datetime

import pytest

from deadreckon.case.linking import linked
from deadreckon.model.frame import Frame
from deadreckon.model.times import Interval
from deadreckon.model.vessel import Dated, Vessel

WINDOW = Interval(datetime(2031, 5, 1, tzinfo=UTC), datetime(2031, 6, 1, tzinfo=UTC), "2031-05")
FRAME = Frame(
    "case",
    WINDOW,
    vessels={
        "angara": Vessel(
            "angara", names=(Dated("Angara"),), imo="9179842", mmsi=(Dated("273123450"),)
        ),
        "maia": Vessel("maia", names=(Dated("Maia 1"),)),
        "lily": Vessel("lily", names=(Dated("Lily"),)),
        "lily-2": Vessel("lily-2", names=(Dated("LILY"),)),
    },
)


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("ANGARA", "angara"),
        ("IMO 9179842", "angara"),
        ("MMSI 273123450", "angara"),
        ("MV Angara", "angara"),
        ("Ангара", "angara"),
        ("アンガラ", "angara"),
        ("마이아 1호", "maia"),
    ],
)
def test_a_vessel_is_linked_by_number_or_by_its_name_in_any_script(name: str, id_: str) -> None:
    assert linked([name], FRAME).ids == (id_,)


def test_a_name_in_another_script_is_told() -> None:
    assert linked(["Ангара"], FRAME).notes == ("“Ангара” is read as Angara",)
    assert linked(["angara"], FRAME).notes == ()


def test_a_name_that_is_near_is_told_with_its_score_and_not_linked() -> None:
    found = linked(["Angra"], FRAME)
    assert found.ids == ()
    assert found.notes == ("“Angra” is near Angara (score 91 of 100): not linked",)


@pytest.mark.parametrize("name", ["FESCO ANGARA", "Angara Star"])
def test_a_name_with_a_word_more_is_another_ship(name: str) -> None:
    found = linked([name], FRAME)
    assert found.ids == ()
    assert "with a word more" in found.notes[0]


@pytest.mark.parametrize("name", ["Maia 2", "Nordwind", "IMO 9074729", "MMSI 259123000"])
def test_another_ship_is_not_told(name: str) -> None:
    found = linked([name], FRAME)
    assert (found.ids, found.notes) == ((), ())


def test_a_name_that_two_bear_is_nobodys() -> None:
    found = linked(["Lily"], FRAME)
    assert found.ids == ()
    assert found.notes == ("“Lily” may be lily or lily-2: not linked",)
