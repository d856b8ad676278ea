from __future__ import annotations

from itertools import product

import pytest

from deadreckon.voyages.costs import IMPOSSIBLE, Curves, Plain
from deadreckon.voyages.explain import passed
from deadreckon.voyages.scene import Item, Mover, Scene
from deadreckon.voyages.stretch_table import Score, StretchTable, Table, fewest, keep, undominated
from deadreckon.voyages.stretches import stretches
from deadreckon.voyages.units import FROM, PASSAGES, ROUND_TRIPS, TO, TURNS, Unit

HOUR = 3_600_000_000
WAY = 6 * HOUR
UNITS = pytest.mark.parametrize("unit", [PASSAGES, ROUND_TRIPS], ids=lambda unit: str(unit.name))


def scene(unit: Unit, *items: tuple[int, int, int, tuple[int, ...]]) -> Scene:
    ships = 1 + max(ship for *_, who in items for ship in who)
    mover = Mover(travel=((0, WAY), (WAY, 0)), counted=True, unseen=False)
    return Scene(
        movers=(mover,) * ships,
        items=tuple(Item(who, p, a * HOUR, b * HOUR) for p, a, b, who in items),
        ends=(FROM, TO),
        clears=(frozenset({0}), frozenset({1})),
        unit=unit,
        window=(0, 1000 * HOUR),
    )


def nobody(_: int, __: int) -> Table:
    raise AssertionError


def nowhere() -> Score:
    raise AssertionError


TWO = (0, 0, 30, (0,)), (1, 5, 35, (0, 1)), (0, 20, 50, (1,)), (1, 30, 31, (0, 1))
ONE = (0, 0, 30, (0,)), (1, 5, 35, (0,)), (0, 20, 50, (0,)), (1, 30, 31, (0,))


@UNITS
@pytest.mark.parametrize("rows", [TWO, ONE], ids=["two ships", "one ship"])
def test_turns_tell_of_every_unit_from_every_state(
    unit: Unit, rows: tuple[tuple[int, int, int, tuple[int, ...]], ...]
) -> None:
    whole = scene(unit, *rows)
    (stretch,) = stretches(whole)
    alone = stretch.alone(whole)
    assert alone.unit is TURNS
    table = StretchTable(alone, nobody, nowhere, large=False)
    states = range(5 if unit is ROUND_TRIPS else 3)
    for before in product(states, repeat=len(whole.movers)):
        told, _ = passed(whole, Plain(), before, most=1000)
        exact = undominated({then: (0, count, 0) for then, count in told.items()}, unit)
        found = table.lower(unit, before)
        assert best(found, unit, whole) == best(exact, unit, whole), before


def best(table: Table, unit: Unit, whole: Scene) -> list[int]:
    """The least count after each future."""
    futures = list(product([(), (FROM,), (TO,), (FROM, TO), (TO, FROM)], repeat=len(whole.movers)))
    return [min(_on(unit, s, c, future) for s, (_, c, _) in table.items()) for future in futures]


def _on(
    unit: Unit, states: tuple[int, ...], count: int, future: tuple[tuple[int, ...], ...]
) -> int:
    for state, ends in zip(states, future, strict=True):
        for end in ends:
            state, more = unit.step(state, end, 0)  # noqa: PLW2901
            count += more
    return count


@UNITS
def test_columns_are_those_of_a_sweep_in_the_unit(unit: Unit) -> None:
    whole = scene(unit, *ONE)
    (stretch,) = stretches(whole)
    table = StretchTable(stretch.alone(whole), nobody, nowhere, large=False)
    for before in range(5 if unit is ROUND_TRIPS else 3):
        told, _ = passed(whole, Curves(4), (before,), most=1000)
        found, exact = table.columns(unit, before)
        assert exact
        least = [min(c[k] for c in told.values()) for k in range(5)]
        assert [min(*(c[k] for c in found.values()), IMPOSSIBLE) for k in range(5)] == least


def test_a_table_keeps_the_best_and_what_leaves_the_fewest() -> None:
    table: Table = {}
    keep(table, (FROM,), (0, 3, 0))
    keep(table, (FROM,), (0, 2, 0))
    keep(table, (TO,), (1, 0, 1))
    assert table == {(FROM,): (0, 2, 0), (TO,): (1, 0, 1)}
    assert fewest(table) == {(FROM,): (0, 2, 0)}
    assert undominated({(FROM,): (0, 2, 0), (TO,): (0, 1, 0)}, PASSAGES) == {(TO,): (0, 1, 0)}
