import numpy as np
import pytest

from deadreckon.judgement.ranges import Range
from deadreckon.judgement.samples import SAMPLES, drawn, limits
from deadreckon.model.frame import Hypothesis, Origin, Weight
from tests.judgement.frames import claim, frame, judged

ALL_SAMPLES = True


def test_a_plain_number_has_no_samples() -> None:
    assert drawn(("prior", "h"), Range(0.3, 0.3)).tolist() == [0.3]
    assert limits(np.array([0.3])) == (0.3, 0.3, 0.3)


def test_the_middle_comes_first_and_the_samples_fill_the_range_evenly() -> None:
    values = drawn(("prior", "h"), Range(0.2, 0.6))
    assert values[0] == pytest.approx(0.4)
    assert len(values) == 1 + SAMPLES
    assert limits(values) == pytest.approx((0.4, 0.22, 0.58), abs=1e-3)


def test_ratios_are_sampled_log_uniformly() -> None:
    values = drawn(("ratio", "o", "l"), Range(1, 100, ratio=True))
    assert values[0] == pytest.approx(10)
    assert np.mean(values[1:] < 10) == pytest.approx(0.5, abs=1e-3)


def test_a_stream_belongs_to_its_name_alone() -> None:
    first = drawn(("prior", "h"), Range(0, 1))
    assert np.array_equal(first, drawn(("prior", "h"), Range(0, 1)))
    other = drawn(("prior", "g"), Range(0, 1))
    assert abs(np.corrcoef(first[1:], other[1:])[0, 1]) < 0.1


def test_the_samples_are_the_same_on_every_machine() -> None:
    assert drawn(("prior", "h"), Range(0, 1))[1:4].tolist() == [0.15375, 0.04425, 0.33725]


def test_low_and_high_are_the_5th_and_95th_percentile_of_the_ranges() -> None:
    case = frame(Hypothesis("h", "", prior=(0.2, 0.6)))
    found = judged(case)["h"]
    assert (found.p, found.low, found.high) == pytest.approx((0.4, 0.22, 0.58), abs=1e-3)
    sure = frame(
        Hypothesis("h", "", prior=0.5),
        Origin("o", reliability=1.0),
        Weight(("c",), "h", ratio=(1.0, 100.0)),
    )
    moved = judged(sure, claim("c", "o"))["h"]
    ratios = [100**q for q in (0.5, 0.05, 0.95)]
    expected = [r / (1 + r) for r in ratios]
    assert [moved.p, moved.low, moved.high] == pytest.approx(expected, abs=1e-3)
