import math

import pytest

from deadreckon.errors import BadFrame
from deadreckon.judgement.ranges import Range, background, chance, ratio, reliability
from deadreckon.judgement.yardsticks import yardstick


def test_a_middle_is_arithmetic_and_of_ratios_geometric() -> None:
    assert Range(0.2, 0.4).middle == pytest.approx(0.3)
    assert Range(2, 8, ratio=True).middle == pytest.approx(4)
    assert Range(0.7, 0.7).middle == 0.7


def test_several_times_likelier_is_three_to_ten() -> None:
    found, resolved = ratio("Several  times likelier", "weights.ratio")
    assert (found.low, found.high, found.ratio) == (3, 10, True)
    assert resolved is not None
    assert (resolved.said, resolved.low, resolved.high) == ("Several  times likelier", 3, 10)


def test_words_for_less_likely_are_the_reverse_of_those_for_likelier() -> None:
    for likelier in ("slightly", "somewhat", "several times", "many times", "far"):
        up, _ = ratio(f"{likelier} likelier", "f")
        down, _ = ratio(f"{likelier} less likely", "f")
        assert (1 / down.high, 1 / down.low) == pytest.approx((up.low, up.high))


def test_letters_fall_from_a_to_e_and_f_is_wide_and_not_fairly_reliable() -> None:
    ranges = [reliability(letter, "f")[0] for letter in "ABCDE"]
    assert [r.middle for r in ranges] == sorted((r.middle for r in ranges), reverse=True)
    unjudged, fairly = reliability("F", "f")[0], reliability("C", "f")[0]
    assert unjudged.high - unjudged.low > 0.8
    assert unjudged.middle < fairly.middle
    assert reliability(None, "f")[0] == unjudged


def test_a_number_stands_for_itself_and_is_not_printed_as_resolved() -> None:
    assert reliability(0.7, "f") == (Range(0.7, 0.7), None)
    assert chance((0.1, 0.3), "f") == (Range(0.1, 0.3), None)
    assert ratio((2, 5), "f") == (Range(2, 5, ratio=True), None)
    assert background(0.2, "f") == (Range(0.2, 0.2), None)


def test_the_default_background_is_broad_and_told() -> None:
    found, resolved = background(None, "assumptions.background")
    assert 0 < found.low < found.high < 1
    assert resolved is not None
    assert resolved.said == ""


def test_a_chance_may_be_a_term_of_the_frame_s_yardstick() -> None:
    found, resolved = chance("almost certain", "f", yardstick("phia"))
    assert (found.low, found.high) == (0.95, 1)
    assert resolved is not None
    with pytest.raises(BadFrame, match="no number, range or term"):
        chance("surely", "f", yardstick("phia"))


@pytest.mark.parametrize("value", [0.0, math.inf, -2.0, (0.0, 3.0), (4.0, 2.0), "twice as likely"])
def test_a_ratio_that_proves_or_says_nothing_is_an_error(value: float) -> None:
    with pytest.raises(BadFrame) as caught:
        ratio(value, "weights.ratio")
    assert caught.value.field == "weights.ratio"
    assert caught.value.mend


@pytest.mark.parametrize("value", [None, 1.5, -0.1, (0.4, 0.2), math.nan])
def test_a_chance_outside_of_0_to_1_is_an_error(value: float | None) -> None:
    with pytest.raises(BadFrame):
        chance(value, "links.sea.prior")


def test_an_unknown_letter_is_told() -> None:
    with pytest.raises(BadFrame, match="A, B, C, D, E, F"):
        reliability("G", "origins.x.reliability")
