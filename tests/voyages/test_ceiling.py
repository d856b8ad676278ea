from __future__ import annotations

import random

import pytest

from deadreckon.voyages import ceiling
from deadreckon.voyages.ceiling import Room, room
from deadreckon.voyages.sailing import sailing
from deadreckon.voyages.sure import span, sure
from deadreckon.voyages.units import PASSAGES
from deadreckon.voyages.world import Asked, World
from tests.voyages import brute_ceiling
from tests.voyages.cases import frame, sighting

WAY = sailing(World(frame()), ["north"], ["south"], "ada") / 3_600_000_000


def most(*rows: tuple[str, float], window: tuple[float, float] = (0, 100), stay: float = 3) -> Room:
    case = frame(window=window)
    route = case.routes["main"]
    ships = frozenset({"ada"})
    asked = Asked(PASSAGES, ("north",), ("south",), span(route.window), ships, unnamed=False)
    seen = [sighting(f"s{i}", p, t, confidence=1.0) for i, (p, t) in enumerate(rows)]
    return room(World(case), asked, "ada", sure(seen, route.assumptions), stay)


def test_arrivals_are_two_ways_and_two_stays_apart() -> None:
    assert most() == Room(100 // (2 * (WAY + 3)).__trunc__() + 1, 6)
    assert most(window=(0, 0)).passages == 1


def test_certain_sightings_take_the_way_there_and_on_from_the_room() -> None:
    free = most(window=(0, 30)).passages
    assert free == 2
    assert most(("south", 0), window=(0, 17)).passages == 1
    assert most(("south", 0), window=(0, 18)).passages == 2
    assert most(("south", -3), window=(0, 14)).passages == 1
    assert most(("cape", 0), ("cape", 30), window=(0, 30)).passages == 1
    assert most(("cape", 0), ("cape", 10), window=(0, 10)).passages == 0
    assert most(("north", 0), ("south", 7), window=(0, 8)).passages == 1


def test_a_doubtful_sighting_takes_nothing() -> None:
    case = frame(window=(0, 10))
    route = case.routes["main"]
    asked = Asked(
        PASSAGES, ("north",), ("south",), span(route.window), frozenset({"ada"}), unnamed=False
    )
    rows = [sighting("a", "cape", 0, confidence=0.99), sighting("b", "cape", 10, "ada|bela", 1.0)]
    assert room(World(case), asked, "ada", sure(rows, route.assumptions), 3).passages == 1


def test_without_way_or_stay_there_is_no_ceiling() -> None:
    case = frame(destinations=["quay"])
    asked = Asked(PASSAGES, ("north",), ("quay",), (0, 10), frozenset({"ada"}), unnamed=False)
    assert room(World(case), asked, "ada", (), 0.0) == Room(None, None)
    assert Room(None, 1) + Room(2, 3) == Room(None, 4)


@pytest.mark.parametrize("seed", range(60))
def test_the_ceiling_is_never_below_what_a_ship_did(seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311
    at, time = rng.choice(["north", "south"]), rng.uniform(-30, 5)
    stays: list[tuple[str, float, float]] = []
    while time < 140:
        left = time + 3 + rng.choice([0, 0, rng.expovariate(0.2)])
        stays.append((at, time, left))
        time = left + WAY + rng.choice([0.01, rng.expovariate(0.3)])
        at = "south" if at == "north" else "north"
    window = (0.0, rng.uniform(20, 130))
    voyages = [(p, a) for p, a, _ in stays[1:]]
    inside = [window[0] <= a <= window[1] for _, a in voyages]
    passages = sum(i for i, (p, _) in zip(inside, voyages, strict=True) if p == "south")
    first = inside.index(True) if True in inside else 0
    trips = (sum(inside) + (first > 0)) // 2
    seen = [(p, rng.uniform(a, b)) for p, a, b in stays if rng.random() < 0.4]
    ceiling = most(*seen, window=window)
    assert ceiling.passages is not None
    assert ceiling.round_trips is not None
    assert ceiling.passages >= passages
    assert ceiling.round_trips >= trips


WHOLE_HOURS = {"north": "from", "south": "to", "cape": ""}


def scheduled(seed: int, monkeypatch: pytest.MonkeyPatch) -> tuple[Room, Room]:
    """The ceiling of a random tiny case, and the best of all schedules by the hour."""
    rng = random.Random(seed)  # noqa: S311
    a, b = rng.randint(1, 5), rng.randint(1, 5)
    hours = {("north", "south"): a, ("north", "cape"): b}
    hours["south", "cape"] = rng.randint(max(1, abs(a - b)), a + b)
    ways = {**hours, **{(q, p): h for (p, q), h in hours.items()}}
    stay, closes = rng.randint(0, 3), rng.randint(0, 30)
    seen: list[brute_ceiling.Seen] = []
    at = rng.randint(-15, 6)
    for _ in range(rng.randint(0, 4)):
        long = rng.choice([0, 0, 0, 2, 6])
        place = rng.choice(list(WHOLE_HOURS))
        seen.append(brute_ceiling.Seen(place, at, at + long, bool(long) and rng.random() < 0.5))
        at += long + rng.randint(1, 14)
    best = [
        brute_ceiling.most(brute_ceiling.Question(ways, WHOLE_HOURS, stay, (0, closes), unit), seen)
        for unit in ("passages", "round_trips")
    ]

    def by_hour(_: object, starts: list[str], ends: list[str], __: object) -> int:
        found = min((ways.get((p, q), 0) for p in starts for q in ends), default=0)
        return found * 3_600_000_000

    monkeypatch.setattr(ceiling, "sailing", by_hour)
    case = frame(window=(0, closes))
    route = case.routes["main"]
    asked = Asked(
        PASSAGES, ("north",), ("south",), span(route.window), frozenset({"ada"}), unnamed=False
    )
    rows = [
        sighting(f"s{n}", s.place, (s.first, s.last), confidence=1.0, throughout=s.throughout)
        for n, s in enumerate(seen)
    ]
    return room(World(case), asked, "ada", sure(rows, route.assumptions), stay), Room(*best)


@pytest.mark.parametrize("seed", range(25))
def test_the_ceiling_is_what_the_best_schedule_makes(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    found, best = scheduled(seed, monkeypatch)
    if best.passages is not None:
        assert found == best
