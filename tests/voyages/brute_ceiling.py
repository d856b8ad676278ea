"""The most voyages by brute force: every hour a ship stays, sails on, sets out or comes in.

Shares no code with the ceiling. Hours are whole; a ship that is elsewhere has been there or at sea.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

ANYWHERE = "anywhere"
BEFORE = 40


@dataclass(frozen=True)
class Seen:
    """A ship was at a place: at some hour from first to last, or throughout."""

    place: str
    first: int
    last: int
    throughout: bool = False


@dataclass(frozen=True)
class State:
    """Where it lies or set out from, for how long, its last end, and a voyage to pair."""

    place: str
    lies: bool
    since: int
    end: str
    half: bool
    told: frozenset[int]


@dataclass(frozen=True)
class Question:
    """What is asked.

    Attributes:
        ways: hours between two places, both ways round.
        ends: `from`, `to` or nothing for each place.
        stay: hours of a call at the least.
        window: hours, both included.
        unit: passages or round_trips.
    """

    ways: Mapping[tuple[str, str], int]
    ends: Mapping[str, str]
    stay: int
    window: tuple[int, int]
    unit: str


def most(asked: Question, seen: Sequence[Seen]) -> int | None:
    """Give the most voyages of any schedule that keeps to what was seen; None if there is none."""
    longest = max(asked.ways.values()) + asked.stay + 1
    until = max([asked.window[1], *(s.last for s in seen)])
    states = {
        State(ANYWHERE, lies=False, since=longest, end=end, half=True, told=frozenset()): 0
        for end in ("from", "to")
    }
    for hour in range(asked.window[0] - BEFORE, until + 1):
        now: dict[State, int] = {}
        todo = list(states.items())
        while todo:
            state, count = todo.pop()
            state = replace(state, told=state.told | _telling(state, hour, seen))
            if now.get(state, -1) >= count:
                continue
            now[state] = count
            todo += _moves(asked, state, count, hour)
        states = {}
        for state, count in now.items():
            away = any(
                s.throughout
                and s.first <= hour < s.last
                and not (state.lies and state.place == s.place)
                for s in seen
            )
            missed = any(s.last <= hour and n not in state.told for n, s in enumerate(seen))
            if not away and not missed:
                then = replace(state, since=min(state.since + 1, longest))
                states[then] = max(states.get(then, 0), count)
    return max(states.values(), default=None)


def _telling(state: State, hour: int, seen: Sequence[Seen]) -> frozenset[int]:
    """Tell what it is seen as at an hour; whoever leaves then is still there."""
    return frozenset(
        n
        for n, s in enumerate(seen)
        if state.lies and state.place == s.place and s.first <= hour <= s.last
    )


def _moves(asked: Question, state: State, count: int, hour: int) -> list[tuple[State, int]]:
    """Give what a ship may do at an hour: set out, or come in."""
    if state.lies:
        if asked.ends[state.place] and state.since < asked.stay:
            return []
        return [(replace(state, lies=False, since=0), count)]
    found = []
    for place, end in asked.ends.items():
        if state.place == place or (
            state.place != ANYWHERE and state.since < asked.ways[state.place, place]
        ):
            continue
        half, more = state.half, 0
        inside = asked.window[0] <= hour <= asked.window[1]
        if end and end != state.end:
            if asked.unit == "passages":
                more = int(end == "to" and inside)
            elif half and inside:
                half, more = False, 1
            else:
                half = True
        then = State(place, lies=True, since=0, end=end or state.end, half=half, told=state.told)
        found.append((then, count + more))
    return found
