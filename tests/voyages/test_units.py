from __future__ import annotations

from itertools import product

import pytest

from deadreckon.voyages.units import (
    FROM,
    NEITHER,
    PASSAGES,
    ROUND_TRIPS,
    TO,
    TURNS,
    Phase,
    Unit,
    after,
)

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


@pytest.mark.parametrize("unit", [PASSAGES, ROUND_TRIPS, TURNS], ids=lambda unit: str(unit.name))
def test_turns_and_the_ends_tell_what_any_count_becomes(unit: Unit) -> None:
    for size in range(7):
        for ends in product([FROM, TO, NEITHER], repeat=size):
            turns = turned = 0
            for end in ends:
                turns, more = TURNS.step(turns, end, WITHIN)
                turned += more
            for state in range(3 if unit is PASSAGES else 5):
                then, total = state, 0
                for end in ends:
                    then, more = unit.step(then, end, WITHIN)
                    total += more
                told, adds = after(unit, state, turns)
                assert (then, total) == (told, adds + turned)


def test_no_turns_lead_others_by_more_than_they_say() -> None:
    futures = [[], [FROM], [TO], [FROM, TO], [TO, FROM], [TO, FROM, TO, FROM], [FROM, TO, FROM, TO]]
    for unit, states in ((PASSAGES, 3), (ROUND_TRIPS, 5)):
        for one, other, state in product(range(5), range(5), range(states)):
            (then, more), (twin, less) = after(unit, state, one), after(unit, state, other)
            for future in futures:
                ours = more + count(unit, future, state=then)
                theirs = less + count(unit, future, state=twin)
                assert ours <= theirs + TURNS.lead(one, other)
