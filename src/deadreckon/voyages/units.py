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


PASSAGES = Passages()
ROUND_TRIPS = RoundTrips()
