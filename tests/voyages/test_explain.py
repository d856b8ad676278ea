from __future__ import annotations

import random

import pytest

from deadreckon.voyages.costs import IMPOSSIBLE, Curves, Fewest, Plain
from deadreckon.voyages.explain import TooManyStatesError, explain, passed
from deadreckon.voyages.scene import Item, Mover, Scene
from deadreckon.voyages.units import FROM, NEITHER, PASSAGES, TO

NORTH, SOUTH, CAPE = 0, 1, 2
WAY = 10
TRAVEL = ((0, WAY, 4), (WAY, 0, WAY), (4, WAY, 0))


def scene(*items: Item, window: tuple[int, int] = (0, 1000), ships: int = 1) -> Scene:
    movers = tuple(Mover(TRAVEL, counted=True) for _ in range(ships))
    clears = tuple(frozenset({p}) for p in range(3))
    return Scene(movers, items, (FROM, TO, NEITHER), clears, PASSAGES, window)


def least(*items: Item, window: tuple[int, int] = (0, 1000)) -> int:
    return explain(scene(*items, window=window), Plain(), most=1000)[0]


def at(place: int, start: int, end: int | None = None, **more: object) -> Item:
    return Item((0,), place, start, start if end is None else end, **more)  # type: ignore[arg-type]


def test_order_is_free_where_intervals_overlap_and_speed_lets_it_be() -> None:
    assert least(at(NORTH, 0, 50), at(SOUTH, 0, 50)) == 0
    assert least(at(NORTH, 0, 50), at(SOUTH, 45, 80)) == 1
    assert least(at(NORTH, 0, 50), at(SOUTH, 40, 80)) == 0


def test_every_pair_must_be_reachable_not_only_neighbours() -> None:
    assert least(at(NORTH, 0), at(CAPE, 4), at(SOUTH, 9)) == IMPOSSIBLE
    assert least(at(NORTH, 0), at(CAPE, 4), at(SOUTH, 14)) == 1


def test_a_stay_holds_the_ship_for_all_its_time() -> None:
    stay = at(CAPE, 20, 60, kind="stay")
    assert least(at(NORTH, 0, 100), stay, at(SOUTH, 65, 66)) == IMPOSSIBLE
    assert least(at(NORTH, 30), stay) == IMPOSSIBLE
    assert least(at(NORTH, 0), stay, at(SOUTH, 80)) == 1


def test_an_absence_bars_the_place_or_needs_an_instant_without_a_stay() -> None:
    assert least(at(NORTH, 5), at(NORTH, 0, 9, kind="barred")) == IMPOSSIBLE
    assert least(at(NORTH, 5, 12), at(NORTH, 0, 9, kind="barred")) == 0
    assert least(at(NORTH, 0, 9, kind="stay"), at(NORTH, 2, 7, kind="gone")) == IMPOSSIBLE
    assert least(at(NORTH, 0, 9, kind="stay"), at(NORTH, 2, 12, kind="gone")) == 0


def test_an_early_call_that_nobody_saw_takes_an_arrival_out_of_the_window() -> None:
    rows = at(NORTH, 0), at(SOUTH, 60)
    assert least(*rows, window=(20, 100)) == 0
    assert least(*rows, window=(10, 100)) == 1
    assert least(*rows, at(CAPE, 24), window=(25, 100)) == 0
    assert least(*rows, at(CAPE, 19), window=(25, 100)) == 1
    assert least(rows[0], at(CAPE, 6), at(SOUTH, 60), window=(12, 100)) == 1
    assert (
        least(at(NORTH, 0), at(SOUTH, 60), at(SOUTH, 9, 59, kind="barred"), window=(20, 100)) == 1
    )


def test_an_arrival_that_may_be_late_is_in_the_window_only_if_order_forces_it() -> None:
    late = at(SOUTH, 90, 120)
    assert least(at(NORTH, 0), late, window=(0, 100)) == 0
    assert least(at(NORTH, 0), late, at(NORTH, 130), window=(0, 100)) == 0
    assert least(at(NORTH, 0), at(SOUTH, 80, 120), at(NORTH, 95), window=(0, 100)) == 0
    assert least(at(NORTH, 0), at(SOUTH, 80, 104), at(NORTH, 95), window=(0, 100)) == 1


def test_what_is_left_unexplained_is_counted() -> None:
    rows = at(NORTH, 0), at(SOUTH, 1), at(SOUTH, 50)
    assert explain(scene(*rows), Curves(2), most=1000)[0].tolist() == [IMPOSSIBLE, 0, 0]
    hard = [Item((0,), r.place, r.start, r.end, hard=True) for r in rows[:1]]
    value, exact = explain(scene(*hard, *rows[1:]), Curves(2), most=1000)
    assert value.tolist() == [IMPOSSIBLE, 1, 0]
    assert exact


def test_an_absence_of_every_ship_bars_them_all() -> None:
    nobody = Item((0, 1), NORTH, 5, 5, "barred", every=True)
    rows = Item((0,), NORTH, 5, 5), Item((1,), NORTH, 5, 5), nobody
    assert explain(scene(*rows, ships=2), Curves(2), most=1000)[0].tolist() == [IMPOSSIBLE, 0, 0]


def test_too_many_states_stop_or_bound_the_count_from_one_side() -> None:
    items = [Item((0, 1, 2), [NORTH, SOUTH][i // 3 % 2], i * 9, i * 9 + 30) for i in range(12)]
    tangle = scene(*items, ships=3)
    exact, _ = explain(tangle, Plain(), most=100_000)
    low, is_exact = explain(tangle, Plain(), most=8, beyond="forget")
    high, _ = explain(tangle, Plain(), most=8, beyond="drop")
    assert not is_exact
    assert low <= exact <= high
    with pytest.raises(TooManyStatesError):
        explain(tangle, Plain(), most=8)


def test_a_narrow_search_comes_through_whatever_contradicts() -> None:
    for seed in range(60):
        rng = random.Random(seed)  # noqa: S311
        starts = [rng.randint(0, 40) for _ in range(8)]
        items = [
            at(rng.choice([NORTH, SOUTH, CAPE]), start, start + rng.choice([0, 8, 25]))
            for start in starts
        ]
        found, _ = passed(scene(*items), Fewest(len(items)), (0,), most=1, beyond="drop")
        assert found, seed
