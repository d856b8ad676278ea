"""The chain of one ship: stays, voyages and times elsewhere, each a row of phases.

A hidden semi-Markov chain over {at an end, laden, returning, elsewhere}. Each length of time is of
phase type (Neuts 1981), so that states suffice: a stay is an Erlang of one to six phases, or
now and then a long one; a voyage an Erlang too; time elsewhere has no memory. Elsewhere keeps
the end that it was left from, as a passage may go by way of places elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from deadreckon.voyages.likely.sweeps import Chain, Floats, Ints
from deadreckon.voyages.likely.sweeps import Chains as Together

STAY_PHASES, VOYAGE_PHASES = (1, 2, 4, 6), (3, 3, 4, 6)
"""Phases of a stay and of a voyage, by shape: from no memory to fairly regular."""
SHAPES = len(STAY_PHASES)
STAY, VOYAGE = max(STAY_PHASES), max(VOYAGE_PHASES)
STEPS_H = (0.25, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0, 8.0)
MOST_STEPS = 10_000
UNSETTLED = 0.15
"""Chance that the ship's first state owes nothing to its later habits."""


@dataclass(frozen=True, slots=True)
class Habits:
    """What P ships do: arrays of P, hours and chances.

    Attributes:
        stay: (2, P) mean stay at either end; `long` (P) that of a long one.
        often_long: that a stay is a long one.
        shape: index of `STAY_PHASES` and `VOYAGE_PHASES`.
        voyage: mean voyage, either way.
        off: (2, P) chance to go elsewhere from either end.
        back: (2, P) chance to come back from elsewhere to the end that was left.
        elsewhere: mean time elsewhere.
        shares: (2, places, P) of the calls at an end that each of its places has; unused ones 0.
    """

    stay: Floats
    long: Floats
    often_long: Floats
    shape: Ints
    voyage: Floats
    off: Floats
    back: Floats
    elsewhere: Floats
    shares: Floats

    def only(self, which: Ints) -> Habits:
        """Give some of them."""
        return Habits(*(getattr(self, name)[..., which] for name in self.__slots__))


@dataclass(frozen=True)
class Layout:
    """Where the states of a ship stand, for so many places at either end.

    Side 0 is the route's `from`: stays there, laden voyages, and elsewhere after it.
    """

    places: tuple[int, int]

    @cached_property
    def size(self) -> int:
        """How many states there are."""
        return sum(self.places) * (STAY + 1) + 2 * (VOYAGE + 1)

    def stay(self, side: int, place: int) -> int:
        """Give the first phase of a stay; the last of `STAY` + 1 is the long one."""
        return (place + side * self.places[0]) * (STAY + 1)

    def voyage(self, side: int) -> int:
        """Give the first phase of the voyage from a side."""
        return sum(self.places) * (STAY + 1) + side * VOYAGE

    def elsewhere(self, side: int) -> int:
        """Give the state elsewhere after a side."""
        return sum(self.places) * (STAY + 1) + 2 * VOYAGE + side

    @cached_property
    def side(self) -> Ints:
        """Tell for each state the end that the ship was at last."""
        found = np.zeros(self.size, np.int64)
        found[self.stay(1, 0) : self.voyage(0)] = 1
        found[self.voyage(1) : self.elsewhere(0)] = 1
        found[self.elsewhere(1)] = 1
        return found

    def at(self, side: int, place: int) -> Floats:
        """Mark the states in which a ship is at a place."""
        found = np.zeros(self.size)
        first = self.stay(side, place)
        found[first : first + STAY + 1] = 1.0
        return found


def step_h(habits: Habits, span_h: float) -> Floats:
    """Give the longest step, hours, that is no longer than any phase, for each of P ships."""
    stays, voyages = _phases(habits)
    shortest = np.minimum(habits.stay.min(axis=0) / stays, habits.voyage / voyages)
    shortest = np.maximum(shortest, span_h / MOST_STEPS)
    fits = np.searchsorted(STEPS_H, shortest, side="right") - 1
    steps = np.array(STEPS_H)[np.maximum(fits, 0)]
    found: Floats = np.maximum(steps, span_h / MOST_STEPS)
    return found


def _phases(habits: Habits) -> tuple[Ints, Ints]:
    return np.array(STAY_PHASES)[habits.shape], np.array(VOYAGE_PHASES)[habits.shape]


class Chains:
    """P chains of one layout: what each does in a step of its own length."""

    def __init__(self, layout: Layout, habits: Habits, steps_h: Floats) -> None:
        self.layout = layout
        self._edges: list[tuple[int, int, int]] = []
        self._chances: list[Floats] = []
        self._lay(habits, steps_h)
        self.edges = np.array(self._edges)
        self.chances = np.array(self._chances)
        self.start = _start(layout, habits)

    def one(self, p: int, at: Floats) -> Chain:
        """Give one of them; `at` as in `Chain`."""
        used = self.chances[:, p] > 0
        source, target, counts = (np.ascontiguousarray(c) for c in self.edges[used].T)
        chance = np.ascontiguousarray(self.chances[used, p])
        return Chain(source, target, counts, chance, np.ascontiguousarray(self.start[:, p]), at)

    def some(self, which: Ints, at: Floats) -> Together:
        """Give some of them together."""
        used = (self.chances[:, which] > 0).any(axis=1)
        source, target, _ = (np.ascontiguousarray(c) for c in self.edges[used].T)
        chance = np.ascontiguousarray(self.chances[used][:, which])
        return Together(source, target, chance, np.ascontiguousarray(self.start[:, which]), at)

    def _edge(self, source: int, target: int, chance: Floats, *, counts: bool = False) -> None:
        self._edges.append((source, target, int(counts)))
        self._chances.append(np.asarray(chance))

    def _lay(self, habits: Habits, steps_h: Floats) -> None:
        layout = self.layout
        phases, under_way = _phases(habits)
        sail = np.minimum(1.0, steps_h * under_way / habits.voyage)
        away = np.minimum(1.0, steps_h / habits.elsewhere)
        for side in (0, 1):
            short = np.minimum(1.0, steps_h * phases / habits.stay[side])
            lasting = np.minimum(1.0, steps_h / habits.long)
            for place in range(layout.places[side]):
                first = layout.stay(side, place)
                for phase in range(STAY):
                    self._edge(first + phase, first + phase, 1 - short)
                    if phase < STAY - 1:
                        self._edge(first + phase, first + phase + 1, short)
                self._edge(first + STAY, first + STAY, 1 - lasting)
                for last, chance in ((first + STAY - 1, short), (first + STAY, lasting)):
                    self._sail(last, side, chance * (1 - habits.off[side]), habits)
                    self._edge(last, layout.elsewhere(side), chance * habits.off[side])
            first = layout.voyage(side)
            for phase in range(VOYAGE):
                self._edge(first + phase, first + phase, 1 - sail)
                if phase < VOYAGE - 1:
                    self._edge(first + phase, first + phase + 1, sail)
            self._arrive(first + VOYAGE - 1, 1 - side, sail, habits, counts=True)
            elsewhere = layout.elsewhere(side)
            self._edge(elsewhere, elsewhere, 1 - away)
            self._arrive(elsewhere, side, away * habits.back[side], habits, counts=False)
            self._arrive(elsewhere, 1 - side, away * (1 - habits.back[side]), habits, counts=True)

    def _sail(self, source: int, side: int, chance: Floats, habits: Habits) -> None:
        last = self.layout.voyage(side) + VOYAGE
        for phases in sorted(set(VOYAGE_PHASES)):
            some = chance * (np.array(VOYAGE_PHASES)[habits.shape] == phases)
            self._edge(source, last - phases, some)

    def _arrive(
        self, source: int, side: int, chance: Floats, habits: Habits, *, counts: bool
    ) -> None:
        for place in range(self.layout.places[side]):
            first = self.layout.stay(side, place)
            here = chance * habits.shares[side, place]
            for index, phases in enumerate(STAY_PHASES):
                usual = here * (1 - habits.often_long) * (habits.shape == index)
                self._edge(source, first + STAY - phases, usual, counts=counts)
            self._edge(source, first + STAY, here * habits.often_long, counts=counts)


def _start(layout: Layout, habits: Habits) -> Floats:
    """Give (S, P): mostly the share of time in each state in the long run."""
    phases, under_way = _phases(habits)
    time = np.zeros((layout.size, habits.voyage.size))
    crossing = 1 - habits.off * habits.back
    for side in (0, 1):
        calls = 1 / np.maximum(crossing[side], 1e-9)
        for place in range(layout.places[side]):
            first = layout.stay(side, place)
            here = calls * habits.shares[side, place]
            usual = here * (1 - habits.often_long) * habits.stay[side] / phases
            for phase in range(STAY):
                time[first + phase] = np.where(phase >= STAY - phases, usual, 0.0)
            time[first + STAY] = here * habits.often_long * habits.long
        first = layout.voyage(side)
        usual = calls * (1 - habits.off[side]) * habits.voyage / under_way
        for phase in range(VOYAGE):
            time[first + phase] = np.where(phase >= VOYAGE - under_way, usual, 0.0)
        time[layout.elsewhere(side)] = calls * habits.off[side] * habits.elsewhere
    anywhere: NDArray[np.bool_] = time > 0
    settled = time / time.sum(axis=0)
    start: Floats = (1 - UNSETTLED) * settled + UNSETTLED * anywhere / anywhere.sum(axis=0)
    return start
