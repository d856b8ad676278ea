from __future__ import annotations

import pytest

from deadreckon.voyages.units import FROM, NEITHER, PASSAGES, ROUND_TRIPS, TO, Phase, Unit

BEFORE: Phase = -1
WITHIN: Phase = 0


def count(unit: Unit, ends: list[int], phases: list[Phase] | None = None, state: int = 0) -> int:
    total = 0
    for end, phase in zip(ends, phases or [WITHIN] * len(ends), strict=True):
        state, more = unit.step(state, end, phase)
        total += more
    return total


@pytest.mark.parametrize(
    ("ends", "passages", "trips"),
    [
        ([FROM, FROM], 0, 0),
        ([FROM, NEITHER, TO], 1, 0),
        ([TO, FROM, TO], 1, 1),
        ([FROM, TO, FROM, TO, FROM], 2, 2),
        ([FROM, TO, TO, FROM, TO], 2, 1),
    ],
)
def test_what_a_ship_made(ends: list[int], passages: int, trips: int) -> None:
    assert (count(PASSAGES, ends), count(ROUND_TRIPS, ends)) == (passages, trips)


def test_what_came_before_the_window_is_only_the_first_half() -> None:
    assert count(PASSAGES, [FROM, TO, FROM], [BEFORE, BEFORE, WITHIN]) == 0
    assert count(ROUND_TRIPS, [FROM, TO, FROM], [BEFORE, BEFORE, WITHIN]) == 1
    assert count(ROUND_TRIPS, [FROM, TO, FROM], [BEFORE, BEFORE, BEFORE]) == 0


@pytest.mark.parametrize("unit", [PASSAGES, ROUND_TRIPS], ids=lambda unit: str(unit.name))
def test_no_state_leads_another_by_more_than_it_says(unit: Unit) -> None:
    futures = [[], [FROM], [TO], [FROM, TO], [TO, FROM], [TO, FROM, TO, FROM], [FROM, TO, FROM, TO]]
    states = range(5 if unit is ROUND_TRIPS else 3)
    for one in states:
        for other in states:
            lead = unit.lead(one, other)
            for future in futures:
                assert count(unit, future, state=one) <= count(unit, future, state=other) + lead


def test_an_unseen_call_before_the_window_is_at_the_other_end() -> None:
    assert PASSAGES.unseen(FROM) == (TO,)
    assert PASSAGES.unseen(TO) == ()
    assert ROUND_TRIPS.unseen(TO) == (FROM,)
    assert ROUND_TRIPS.unseen(0) == ()
