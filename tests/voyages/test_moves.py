from __future__ import annotations

from deadreckon.voyages.moves import Moves
from deadreckon.voyages.scene import Item, Mover, Scene
from deadreckon.voyages.units import FROM, PASSAGES, TO

WAY = 6
TRAVEL = ((0, WAY), (WAY, 0))


def moves(*items: Item, window: tuple[int, int] = (0, 1000)) -> Moves:
    scene = Scene(
        (Mover(TRAVEL, counted=True),),
        items,
        (FROM, TO),
        (frozenset({0}), frozenset({1})),
        PASSAGES,
        window,
    )
    return Moves(scene, window[1])


def test_a_ship_meets_what_it_can_reach_and_each_voyage_costs_one() -> None:
    found = moves(Item((0,), 0, 1, 1), Item((0,), 1, 3, 20))
    (one, none) = found.taken(0, found.new(0), 0) or (0, 0)
    assert none == 0
    ((left, cost),) = found.ways(0, one, 1, 3)
    assert (cost, found.ships[left].left) == (0, ((0, 1),))
    two, _ = found.taken(0, left, 1) or (0, 0)
    assert {cost for _, cost in found.ways(0, two, 3, 30)} == {1}
    ((waits, cost),) = found.ways(0, two, 3, 7)
    assert (cost, found.ships[waits].unmet) == (0, (1,))


def test_a_stay_that_cannot_be_reached_is_not_taken() -> None:
    found = moves(Item((0,), 0, 0, 5, "stay"), Item((0,), 1, 8, 9, "stay"))
    first, _ = found.taken(0, found.new(0), 0) or (0, 0)
    assert found.taken(0, first, 1) is None


def test_what_is_absent_is_met_elsewhere_or_after() -> None:
    found = moves(Item((0,), 0, 0, 10, "barred"), Item((0,), 0, 2, 30))
    barred, _ = found.taken(0, found.new(0), 0) or (0, 0)
    seen, _ = found.taken(0, barred, 1) or (0, 0)
    assert [found.ships[ship].unmet for ship, _ in found.ways(0, seen, 2, 9)] == [(1,)]
    assert () in [found.ships[ship].unmet for ship, _ in found.ways(0, seen, 2, 20)]


def test_who_left_no_later_and_has_no_more_to_count_is_as_good() -> None:
    found = moves(Item((0,), 1, 50, 60))
    early, late = (
        found.number(found.ships[found.new(FROM)]._replace(left=((0, when),))) for when in (10, 20)
    )
    assert found.versus(early, late) == 0
    assert found.versus(late, early) is None
    assert found.versus(found.new(FROM), found.new(TO)) == 1
    assert found.open_of(early, 5) == found.open_of(late, 5)
