from __future__ import annotations

from deadreckon.voyages.scene import Item, Mover, Scene
from deadreckon.voyages.stretches import stretches
from deadreckon.voyages.units import FROM, PASSAGES, TO

HOUR = 3_600_000_000
WAY = 6 * HOUR


def scene(*items: tuple[tuple[int, ...], int, int], ships: int = 1) -> Scene:
    mover = Mover(travel=((0, WAY), (WAY, 0)), counted=True)
    return Scene(
        movers=(mover,) * ships,
        items=tuple(Item(who, place, h * HOUR, h * HOUR) for who, place, h in items),
        ends=(FROM, TO),
        clears=(frozenset({0}), frozenset({1})),
        unit=PASSAGES,
        window=(0, 1000 * HOUR),
    )


def test_every_sighting_lies_in_one_stretch_and_in_order_of_time() -> None:
    cut = stretches(scene(((0,), 0, 0), ((0,), 1, 50), ((0,), 0, 52), ((0,), 1, 400)))
    assert sorted(i for stretch in cut for i in stretch.items) == [0, 1, 2, 3]
    assert [stretch.items for stretch in cut] == sorted(stretch.items for stretch in cut)
    assert cut[0].opening == {0}
    assert all(not stretch.opening for stretch in cut[1:])


def test_what_binds_stays_together() -> None:
    cut = stretches(scene(((0,), 0, 0), ((0,), 1, 3), ((0,), 0, 400)))
    assert any({0, 1} <= set(stretch.items) for stretch in cut)


def test_ships_that_share_a_sighting_share_its_stretch() -> None:
    cut = stretches(scene(((0,), 0, 0), ((0, 1), 1, 50), ((1,), 0, 100), ships=2))
    (shared,) = [stretch for stretch in cut if 1 in stretch.items]
    assert shared.ships == (0, 1)
