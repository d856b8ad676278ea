from __future__ import annotations

import pytest

from deadreckon.voyages.figures import Cause, Misread
from deadreckon.voyages.robust import listed, without_cause, wrong_at_most
from deadreckon.voyages.sure import Sure, sure
from tests.voyages.cases import frame, sighting


@pytest.mark.parametrize(
    ("confidences", "wrong"),
    [
        ([], 0),
        ([1.0] * 20, 0),
        ([0.95], 0),
        ([0.9], 1),
        ([0.9] * 3, 1),
        ([0.9] * 4, 2),
        ([0.98] * 10, 1),
        ([0.5] * 5, 4),
    ],
)
def test_so_many_are_wrong_in_all_but_five_cases_of_a_hundred(
    confidences: list[float], wrong: int
) -> None:
    assert wrong_at_most(confidences) == wrong


def test_what_is_left_is_listed_while_there_is_any() -> None:
    assert listed([3, 2, 2, 0]) == (Misread(1, 2), Misread(2, 2))
    assert listed([0]) == ()


def test_the_cause_that_leaves_the_least_is_named() -> None:
    rows = sure(
        [
            sighting("a", "north", 0, source="one", reader="x"),
            sighting("b", "north", 1, source="one", basis="name"),
            sighting("c", "north", 2, source="two", basis="name"),
        ],
        frame().assumptions,
    )

    def bound(seen: object) -> int:
        assert isinstance(seen, list | tuple)
        ids = {s.id for s in seen if isinstance(s, Sure)}
        return 2 if {"a", "b", "c"} <= ids else len(ids & {"c"})

    assert without_cause(bound, rows) == (0, Cause("source", "two", 0))
    assert without_cause(lambda _: 1, rows) == (1, Cause("source", "one", 1))
    nameless = sure([sighting("a", "north", 0)], frame().assumptions)
    assert without_cause(lambda _: 1, nameless) == (1, None)
