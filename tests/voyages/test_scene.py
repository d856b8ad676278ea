from __future__ import annotations

from deadreckon.voyages.scene import Item, Mover


def test_what_is_alike_is_not_the_same() -> None:
    assert Item((0,), 0, 1, 2) != Item((0,), 0, 1, 2)
    assert Mover(((0,),), counted=True) != Mover(((0,),), counted=True)
