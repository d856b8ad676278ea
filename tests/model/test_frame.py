import dataclasses
from datetime import UTC, date

import pytest

from deadreckon.model import frame
from deadreckon.model.frame import Assumptions, Frame, Relay, Source
from deadreckon.model.times import day

YEAR = day(date(2023, 1, 1))
NOUNS = [noun for noun in vars(frame).values() if dataclasses.is_dataclass(noun)]


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: noun.__name__)
def test_what_was_declared_cannot_be_altered(noun: type) -> None:
    declared: object = object.__new__(noun)
    for name in [field.name for field in dataclasses.fields(noun)]:
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(declared, name, None)


def test_a_frame_that_declares_only_its_window_holds_nothing_else() -> None:
    bare = Frame("case", YEAR)
    assert bare.looks == "positives_only"
    assert bare.yardstick == "phia"
    assert not any([bare.places, bare.vessels, bare.routes, bare.hypotheses, bare.weights])
    assert bare.window.start.tzinfo is UTC


def test_two_frames_share_no_table() -> None:
    assert Frame("one", YEAR).places is not Frame("two", YEAR).places


def test_assumptions_are_those_of_the_contract() -> None:
    stated = Assumptions()
    assert (stated.least_stay_h, stated.longest_stay_days) == (3, 30)
    assert (stated.witness_confidence, stated.ais_confidence) == (0.8, 0.9)
    assert stated.boxes_a_load is None


def test_every_range_of_the_assumptions_is_a_range() -> None:
    ranges = [value for value in dataclasses.astuple(Assumptions()) if isinstance(value, tuple)]
    assert ranges
    assert all(0 <= low < high for low, high in ranges)


def test_chances_of_detection_keep_away_from_0_and_1() -> None:
    stated = Assumptions()
    for pair in (stated.p_detect, stated.p_false, stated.part_visible):
        assert isinstance(pair, tuple)
        assert 0 < pair[0] < pair[1] < 1


def test_a_source_that_states_no_fidelity_is_a_faithful_relay_without_collection() -> None:
    source = Source("agency")
    assert source.relay == Relay(hit=1, false=0)
    assert not source.collects
