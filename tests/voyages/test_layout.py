from __future__ import annotations

from deadreckon.voyages.layout import Layout, traced
from deadreckon.voyages.parts import Part, parts
from deadreckon.voyages.sure import Sure, span, sure
from deadreckon.voyages.units import PASSAGES, ROUND_TRIPS
from deadreckon.voyages.world import Asked, World
from tests.voyages.cases import frame, sighting


def laid(*places: str) -> tuple[Layout, Part, tuple[Sure, ...]]:
    case = frame(window=(-1, 2400))
    world = World(case)
    asked = Asked(
        PASSAGES, ("north",), ("south",), span(case.window), frozenset({"ada"}), unnamed=False
    )
    rows = sure(
        [sighting(f"s{i}", place, i * 48) for i, place in enumerate(places)], case.assumptions
    )
    (part,) = parts(world, rows, {})
    return Layout(world, asked), part, rows


def test_one_layout_serves_every_unit_and_every_choice_of_ships() -> None:
    layout, part, _ = laid("north", "south", "north", "south")
    assert layout.explained(part, (True,), PASSAGES).count == 2
    assert layout.explained(part, (True,), ROUND_TRIPS).count == 1
    assert layout.explained(part, (False,), PASSAGES).count == 0
    assert layout.column(part, (True,), PASSAGES, 2)[0].tolist() == [2, 1, 0]
    assert layout.stretches(part) is layout.stretches(part)


def test_what_is_laid_out_again_is_the_same() -> None:
    layout, part, rows = laid("north", "south", "north")
    whole = layout.scene(part, (True,), PASSAGES)
    fewer = layout.scene(part.only(rows[:2]), (True,), ROUND_TRIPS)
    assert fewer.items == whole.items[:2]
    assert fewer.movers == whole.movers


def test_what_is_hard_is_left_by_no_explanation() -> None:
    layout, part, rows = laid("north", "south")
    found = traced(layout.scene(part, (True,), PASSAGES, frozenset(rows[:1])), 1)
    assert found == [(1, []), (0, [1])]
