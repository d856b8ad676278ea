from __future__ import annotations

import pytest

from deadreckon.voyages.forced import doubt, forced_chain
from deadreckon.voyages.scene import Item, Mover, Scene
from deadreckon.voyages.units import FROM, PASSAGES, ROUND_TRIPS, TO, Unit

TRAVEL = ((0, 10), (10, 0))


def chain(
    places: str,
    times: list[tuple[int, int]],
    confidences: list[float],
    count: int,
    *,
    unit: Unit = PASSAGES,
    window: tuple[int, int] = (0, 1000),
) -> list[int] | None:
    items = tuple(Item((0,), "NS".index(p), *t) for p, t in zip(places, times, strict=True))
    clears = frozenset({0}), frozenset({1})
    mover = Mover(TRAVEL, counted=True)
    scene = Scene((mover,), items, (FROM, TO), clears, unit, window)
    return forced_chain(scene, 0, [doubt(c) for c in confidences], count)


def test_the_likeliest_of_each_stay_is_taken() -> None:
    times = [(0, 0), (5, 5), (40, 40), (45, 45)]
    assert chain("NNSS", times, [0.8, 0.9, 0.95, 0.85], 1) == [1, 2]
    assert chain("NNSS", times, [0.8, 0.9, 0.95, 0.85], 2) is None


def test_what_may_come_before_is_not_forced_to_follow() -> None:
    assert chain("NS", [(0, 50), (30, 60)], [0.9, 0.9], 1) is None
    assert chain("NS", [(0, 50), (45, 60)], [0.9, 0.9], 1) == [0, 1]


def test_arrivals_must_surely_lie_in_the_window() -> None:
    rows: list[tuple[int, int]] = [(0, 0), (60, 60)]
    assert chain("NS", rows, [0.9, 0.9], 1, window=(20, 100)) is None
    assert chain("NS", rows, [0.9, 0.9], 1, window=(10, 100)) == [0, 1]
    assert chain("NS", rows, [0.9, 0.9], 1, window=(0, 59)) is None


@pytest.mark.parametrize(("places", "expected"), [("NSN", [0, 1, 2]), ("SNS", [0, 1, 2])])
def test_a_round_trip_may_begin_at_either_end(places: str, expected: list[int]) -> None:
    times = [(0, 0), (40, 40), (80, 80)]
    assert chain(places, times, [0.9, 0.8, 0.9], 1, unit=ROUND_TRIPS) == expected
