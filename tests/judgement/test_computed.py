import pytest

from deadreckon.errors import BadFrame
from deadreckon.judgement.computed import computed, is_computed
from tests.judgement.frames import reckoning

FIGURES = reckoning(at_least=2, joint=0.72, witnesses=("s1", "s2"))


def test_a_figure_weighs_with_the_joint_probability_of_its_witnesses() -> None:
    found = computed("routes.main.fleet.at_least>=2", FIGURES)
    assert found.path == "routes.main.fleet.at_least"
    assert (found.value, found.holds, found.joint) == (2, True, 0.72)
    assert found.witnesses == ("s1", "s2")


@pytest.mark.parametrize(
    ("comparison", "holds"),
    [(">=3", False), (" > 1", True), ("<=2", True), ("<2", False), ("== 2", True), ("=3", False)],
)
def test_every_comparison(comparison: str, holds: bool) -> None:  # noqa: FBT001 - a column
    assert computed(f"routes.main.fleet.at_least{comparison}", FIGURES).holds is holds


def test_figures_of_vessels_places_and_other_units_are_found_by_their_path() -> None:
    assert computed("routes.main.vessels.mv.one.at_least>=2", FIGURES).holds is True
    assert computed("routes.main.fleet.round_trips.at_least>=1", FIGURES).holds is True
    calls = computed("places.port.calls.at_least>=4", FIGURES)
    assert (calls.holds, calls.joint, calls.witnesses) == (True, 0.5, ("s9",))


def test_what_cannot_be_told_neither_holds_nor_fails() -> None:
    assert computed("routes.main.fleet.at_most<=9", FIGURES).holds is None
    assert computed("routes.main.fleet.likely.p50>=1", FIGURES).holds is None


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("routes.main.fleet.at_least", "no comparison"),
        ("routes.other.fleet.at_least>=1", "no figure of this run"),
        ("routes.main.fleet.at_leas>=1", "no figure of this run"),
        ("routes.main.fleet.at_least>=many", "no number"),
        ("routes.main.fleet.witnesses>=1", "not a single number"),
        ("routes.main.next_step.at_least>=1", "rests on no witnesses"),
    ],
)
def test_a_figure_that_cannot_be_weighed_is_told(name: str, says: str) -> None:
    with pytest.raises(BadFrame, match=says) as caught:
        computed(name, FIGURES)
    assert caught.value.value == name


def test_records_are_no_figures() -> None:
    assert is_computed("routes.main.fleet.at_least>=1")
    assert not is_computed("rusi-five")
