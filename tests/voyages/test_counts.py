from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from deadreckon.model.evidence import Bound, Claim
from deadreckon.voyages.counts import Range, chance, status, told_range, units
from deadreckon.voyages.figures import Likely
from tests.voyages.cases import AT

CLAIM = Claim("c", "words", AT, value=5.0, unit="round trip")


@pytest.mark.parametrize(
    ("unit", "meant"),
    [
        ("round trip", ("round_trips",)),
        ("Round-Trips", ("round_trips",)),
        ("trip", ("passages", "round_trips")),
        ("voyages", ("passages",)),
        ("deliveries", ()),
        ("delivery", ("passages",)),
        ("port_call", ("calls",)),
        ("visits", ("calls",)),
        ("TEU", ("boxes",)),
        ("boxes", ("boxes",)),
        ("shell", ()),
        ("", ()),
    ],
)
def test_units_are_told_apart(unit: str, meant: tuple[str, ...]) -> None:
    assert units(replace(CLAIM, unit=unit)) == meant


@pytest.mark.parametrize(
    ("bound", "value", "upper", "expected"),
    [
        ("ge", 5, None, Range(5, None, 5)),
        ("gt", 5, None, Range(6, None, 6)),
        ("gt", 5.5, None, Range(6, None, 6)),
        ("le", 5, None, Range(0, 5, None)),
        ("lt", 5, None, Range(0, 4, None)),
        ("eq", 5, None, Range(5, 5, 5)),
        ("between", 4, 6, Range(4, 6, 6)),
        ("approx", 20, None, Range(18, 22, 20, loose=True)),
        ("approx", 5, None, Range(4, 6, 5, loose=True)),
        (None, 5, None, Range(5, 5, 5)),
    ],
)
def test_bounds_in_whole_numbers(
    bound: Bound | None, value: float, upper: float | None, expected: Range
) -> None:
    assert told_range(replace(CLAIM, bound=bound, value=value, upper=upper)) == expected


def test_a_denial_says_what_it_leaves_and_ignorance_says_nothing() -> None:
    assert told_range(replace(CLAIM, bound="ge", polarity="deny")) == Range(0, 4, None)
    assert told_range(replace(CLAIM, bound="eq", polarity="deny")) is None
    assert told_range(replace(CLAIM, bound="ge", polarity="unknown")) is None
    assert told_range(replace(CLAIM, value=None)) is None


@pytest.mark.parametrize(
    ("bound", "at_least", "at_most", "expected"),
    [
        ("gt", 6, 9, "proved"),
        ("gt", 5, 9, "possible"),
        ("gt", 2, 5, "out_of_reach"),
        ("ge", 5, None, "proved"),
        ("ge", 4, None, "possible"),
        ("eq", 6, 9, "refuted"),
        ("eq", 5, 9, "proved"),
        ("eq", 2, 4, "out_of_reach"),
        ("le", 6, 9, "refuted"),
        ("le", 5, 5, "possible"),
        ("lt", 5, 9, "refuted"),
        ("lt", 4, 9, "possible"),
        ("approx", 9, 9, "proved"),
        ("approx", 0, 3, "out_of_reach"),
        ("approx", 0, 4, "possible"),
    ],
)
def test_what_the_file_makes_of_five(
    bound: Bound, at_least: int, at_most: int | None, expected: str
) -> None:
    told = told_range(replace(CLAIM, bound=bound))
    assert told is not None
    assert status(told, at_least, at_most) == expected


@pytest.mark.parametrize("bound", get_args(Bound))
@pytest.mark.parametrize("truth", range(9))
def test_nothing_true_is_refuted_or_out_of_reach(bound: Bound, truth: int) -> None:
    told = told_range(replace(CLAIM, bound=bound, value=3, upper=5 if bound == "between" else None))
    assert told is not None
    if told.low <= truth <= (told.high if told.high is not None else truth):
        for at_least in range(truth + 1):
            for at_most in (truth, truth + 3, None):
                assert status(told, at_least, at_most) in {"proved", "possible"}


def test_a_count_is_supported_where_it_is_as_likely_as_not() -> None:
    likely = Likely(3.0, 2, 3, 4, (0.0, 0.0, 0.25, 0.5, 0.25))
    assert chance(Range(3, None, 3), likely) == 0.75
    assert chance(Range(0, 2, None), likely) == 0.25
    assert status(Range(3, None, 3), 0, 9, likely) == "supported"
    assert status(Range(3, 3, 3), 0, 9, likely) == "supported"
    assert status(Range(4, None, 4), 0, 9, likely) == "possible"
    assert status(Range(3, None, 3), 3, 9, likely) == "proved"
    assert status(Range(10, None, 10), 0, 9, likely) == "out_of_reach"
    assert status(Range(3, None, 3), 0, 9, None) == "possible"
