from __future__ import annotations

from dataclasses import replace

import pytest

from deadreckon.model.evidence import Sighting
from deadreckon.voyages.calls import Berth, anybody, calls, ships_of
from deadreckon.voyages.figures import Calls
from deadreckon.voyages.sure import span
from deadreckon.voyages.world import World
from tests.voyages.cases import frame, sighting

CASE = frame(vessels=["ada", "bela"], known=["ada", "bela"], window=(0, 2400))
WORLD = World(CASE)


def count(*rows: Sighting, place: str = "north", whose: str = "") -> Calls:
    who = ships_of(frozenset(whose.split()), unnamed=False) if whose else anybody
    berth = Berth(WORLD, place, span(CASE.window), who, CASE.assumptions.longest_stay_days)
    return calls(berth, rows, CASE.assumptions)


def test_two_sightings_may_be_one_stay() -> None:
    assert count(sighting("a", "north", 0), sighting("b", "north", 100)).at_least == 1


def test_a_sighting_elsewhere_parts_the_stays_of_that_ship_alone() -> None:
    rows = sighting("a", "north", 0), sighting("b", "north", 100)
    assert count(*rows, sighting("c", "south", 50)).at_least_strict == 2
    assert count(*rows, sighting("c", "south", 50, "bela")).at_least == 1
    assert count(*rows, sighting("c", "south", 50, "ada|bela")).at_least == 1
    assert count(*rows, sighting("c", "quay", 50)).at_least == 1


def test_a_stated_absence_parts_the_stays_of_that_ship_or_of_any() -> None:
    rows = sighting("a", "north", 0, ""), sighting("b", "north", 100, "")
    assert count(*rows, sighting("c", "north", 50, "", present=False)).at_least_strict == 2
    assert count(*rows, sighting("c", "north", 50, "ada", present=False)).at_least == 1
    assert count(*rows, sighting("c", "quay", 50, "", present=False)).at_least == 1
    piers = sighting("a", "quay", 0, ""), sighting("b", "quay", 100, "")
    assert count(*piers, sighting("c", "north", 50, "", present=False), place="quay").at_least == 2


def test_an_absence_that_may_lie_before_or_after_parts_nothing() -> None:
    rows = sighting("a", "north", (0, 40), ""), sighting("b", "north", 100, "")
    assert count(*rows, sighting("c", "north", (30, 50), "", present=False)).at_least == 1


def test_two_names_are_two_ships_and_an_alibi_makes_a_name() -> None:
    assert count(sighting("a", "north", 0), sighting("b", "north", 1, "bela")).at_least == 2
    either = sighting("a", "north", 0, "ada|bela"), sighting("b", "north", 100, "bela")
    assert count(*either).at_least == 1
    found = count(*either, sighting("c", "cape", 0, "bela"))
    assert found.at_least == 2
    assert set(found.witnesses) == {"a", "b", "c"}


def test_two_ships_in_one_look_are_two_calls_unless_two_read_it() -> None:
    rows = [
        sighting("a", "north", 0, "", look="l", reader="x"),
        sighting("b", "north", 0, "", look="l", reader="x"),
    ]
    assert count(*rows).at_least == 2
    assert count(rows[0], replace(rows[1], reader="y")).at_least == 1
    assert count(rows[0], replace(rows[1], look="m")).at_least == 1
    named = [replace(row, candidates=("ada",)) for row in rows]
    assert count(*named).at_least == 1


def test_no_stay_is_longer_than_assumed_except_in_the_strict_count() -> None:
    rows = sighting("a", "north", 0), sighting("b", "north", 24 * 31)
    found = count(*rows)
    assert (found.at_least, found.at_least_strict) == (2, 1)
    assert "30 days" in found.assumes[0]


def test_a_tag_is_one_ship_and_parts_its_own_stays() -> None:
    rows = sighting("a", "north", 0, "?x"), sighting("b", "north", 100, "?x")
    assert count(*rows, sighting("c", "cape", 50, "?x")).at_least_strict == 2
    assert count(*rows, sighting("c", "cape", 50, "?y")).at_least_strict == 1


def test_what_counts_lies_surely_in_the_window_and_is_surely_that_ship() -> None:
    assert count(sighting("a", "north", (-1, 5))).at_least == 0
    assert count(sighting("a", "north", 5, ""), whose="ada bela").at_least == 0
    assert count(sighting("a", "north", 5, "ada|bela"), whose="ada").at_least == 0
    assert count(sighting("a", "north", 5, "ada|bela"), whose="ada bela").at_least == 1


def test_what_is_left_if_one_sighting_or_one_cause_is_wrong() -> None:
    rows = [
        sighting("a", "north", 0, source="one"),
        sighting("b", "south", 50, source="two"),
        sighting("b2", "cape", 60, source="two"),
        sighting("c", "north", 100, source="one"),
    ]
    found = count(*rows)
    assert (found.at_least, found.robust_at_least, found.robust_to_cause) == (2, 1, 0)
    again = [replace(row, id=f"{row.id}+", when=row.when) for row in rows]
    assert count(*rows, *again).robust_at_least == 2


def test_one_absence_may_part_two_ships_side_by_side_from_two_others() -> None:
    rows = [
        sighting(f"s{i}", "north", when, "", look=look, reader="x")
        for i, (when, look) in enumerate([(0, "l"), (0, "l"), (100, "m"), (100, "m")])
    ]
    found = count(*rows, sighting("gone", "north", 50, "", present=False))
    assert (found.at_least, found.robust_at_least) == (4, 2)


def test_sightings_that_contradict_one_another_are_mended_in_the_way_that_counts_least() -> None:
    rows = [
        sighting("a", "north", 0),
        sighting("b", "south", 50),
        sighting("c", "north", 51),
    ]
    assert count(*rows).at_least == 1


@pytest.mark.parametrize("many", [3, 12])
def test_witnesses_alone_prove_the_calls(many: int) -> None:
    rows = []
    for i in range(many):
        rows.append(sighting(f"in{i:02}", "north", i * 100, "", confidence=0.9))
        rows.append(sighting(f"again{i:02}", "north", i * 100 + 1, "", confidence=0.95))
        rows.append(sighting(f"out{i:02}", "north", i * 100 + 50, "", present=False))
    found = count(*rows)
    only = [row for row in rows if row.id in found.witnesses]
    assert found.at_least == count(*only).at_least == many
    assert found.witnesses_joint <= 0.95**many * 0.9 ** (many - 1) + 1e-12


def test_a_long_proof_names_all_it_rests_on() -> None:
    rows = [
        sighting(f"s{i:02}", "north" if i % 2 else "south", i * 50, source=f"{i}")
        for i in range(40)
    ]
    found = count(*rows)
    only = [row for row in rows if row.id in found.witnesses]
    assert found.at_least == count(*only).at_least == 20
    assert found.robust_at_least == 19


def test_an_absence_elsewhere_may_settle_which_of_three_is_wrong() -> None:
    rows = [
        sighting("there", "south", (0, 1), confidence=1, throughout=True),
        sighting("misread", "south", 27),
        sighting("gone", "south", (5, 35), confidence=1, throughout=True, present=False),
        sighting("here", "north", 30, confidence=0.8),
    ]
    found = count(*rows)
    assert found.at_least == 1
    assert found.witnesses == ("here",)
