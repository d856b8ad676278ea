"""What is counted along a route, as automata over the ends at which a ship is."""

from __future__ import annotations

from typing import Literal, Protocol

Phase = Literal[-1, 0]
"""Before the window, in it; after it nothing counts."""

NEITHER, FROM, TO = 0, 1, 2
"""Which end of the route a place is."""


class Unit(Protocol):
    """A count that grows as a ship is at one end and then at the other; state 0 is the start."""

    name: str

    def step(self, state: int, end: int, phase: Phase) -> tuple[int, int]:
        """Give the state after being at `end` in `phase`, and what that adds to the count."""
        ...

    def unseen(self, state: int) -> tuple[int, ...]:
        """Name the ends where an unseen call before the window may lower the count."""
        ...

    def lead(self, one: int, other: int) -> int:
        """Give the most that the count may yet grow from one state beyond that from another."""
        ...


class Passages:
    """Voyages from `FROM` to `TO` whose arrival lies in the window; the state is the last end."""

    name = "passages"

    def step(self, state: int, end: int, phase: Phase) -> tuple[int, int]:
        """See `Unit`."""
        if end == NEITHER:
            return state, 0
        return end, int(state == FROM and end == TO and phase == 0)

    def unseen(self, state: int) -> tuple[int, ...]:
        """See `Unit`: to have arrived early takes a voyage out of the window."""
        return (TO,) if state == FROM else ()

    def lead(self, one: int, other: int) -> int:
        """See `Unit`: who is still to arrive may have one more."""
        return int(one == FROM != other)


class RoundTrips:
    """Pairs of voyages, there and back, the return in the window; no voyage belongs to two.

    States 1 and 2 are the last end; 3 and 4 the same with a voyage behind the ship that no round
    trip has used. To take each pair as it comes gives the most, as voyages alternate.
    """

    name = "round_trips"

    def step(self, state: int, end: int, phase: Phase) -> tuple[int, int]:
        """See `Unit`."""
        if end == NEITHER or state in (end, end + 2):
            return state, 0
        if state == 0:
            return end, 0
        if phase == 0 and state > TO:
            return end, 1
        return end + 2, 0

    def unseen(self, state: int) -> tuple[int, ...]:
        """See `Unit`."""
        return (TO if state in (FROM, FROM + 2) else FROM,) if state else ()

    def lead(self, one: int, other: int) -> int:
        """See `Unit`: half a round trip more behind the ship, or before it, makes one at most."""
        return int(one not in (0, other))


class Turns:
    """How often a ship is back at the end where it began, by the ends where it began and is last.

    Inside the window that says all about any other count: each turn adds one voyage, or one round
    trip, and leaves the state as it is (`after`). States: 1 and 2 began and are at one end, 3 and
    4 began there and are at the other.
    """

    name = "turns"

    def step(self, state: int, end: int, phase: Phase) -> tuple[int, int]:  # noqa: ARG002
        """See `Unit`."""
        if end == NEITHER or not state:
            return end or state, 0
        first, last = _ends(state)
        if end == last:
            return state, 0
        return (first, 1) if end == first else (first + 2, 0)

    def unseen(self, state: int) -> tuple[int, ...]:  # noqa: ARG002
        """See `Unit`."""
        return ()

    def lead(self, one: int, other: int) -> int:
        """See `Unit`: the most that it may be in any unit, from whatever state."""
        return _LEADS[one, other]


def after(unit: Unit, state: int, turns: int) -> tuple[int, int]:
    """Give the state of a count after what a state of `Turns` tells, and what that adds.

    Every turn adds one more.
    """
    if not turns:
        return state, 0
    first, last = _ends(turns)
    then, count = unit.step(state, first, 0)
    if last != first:
        then, more = unit.step(then, last, 0)
        count += more
    return then, count


def _ends(turns: int) -> tuple[int, int]:
    first = turns if turns <= TO else turns - 2
    return first, first if turns <= TO else FROM + TO - first


PASSAGES = Passages()
ROUND_TRIPS = RoundTrips()
TURNS = Turns()


def _lead(one: int, other: int) -> int:
    leads = []
    for unit, states in ((PASSAGES, 3), (ROUND_TRIPS, 5)):
        for state in range(states):
            (then, count), (twin, less) = after(unit, state, one), after(unit, state, other)
            leads.append(count - less + (unit.lead(then, twin) if then != twin else 0))
    return max(leads)


_LEADS = {(one, other): _lead(one, other) for one in range(5) for other in range(5)}
