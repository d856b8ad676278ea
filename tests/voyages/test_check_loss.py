from __future__ import annotations

import random
from itertools import pairwise

from deadreckon.voyages.check import any_wrong, question
from deadreckon.voyages.check_loss import NEVER, least_wrong
from deadreckon.voyages.check_question import HOUR, Question
from tests.voyages.cases import frame, sighting

ENDS = {"north": "from", "south": "to"}


def asked(hours: list[tuple[str, float]], unit: str = "") -> Question:
    rows = [sighting(f"s{n}", place, when) for n, (place, when) in enumerate(hours)]
    return question(f"routes.main.fleet{unit}", frame(), rows)


def test_a_stay_is_lost_only_if_all_of_it_is_wrong() -> None:
    facts = any_wrong(asked([("north", 0), ("north", 5), ("south", 40), ("south", 50)]))
    costs = least_wrong(facts, "ada", [["s0", "s1"], ["s2", "s3"]], 1)
    assert costs.tolist() == [2, 0]


def test_one_of_two_that_contradict_is_wrong_whatever_is_counted() -> None:
    facts = any_wrong(asked([("north", 0), ("south", 40), ("north", 42), ("south", 44)]))
    costs = least_wrong(facts, "ada", [["s0"], ["s1"], ["s2"], ["s3"]], 2)
    assert costs.tolist() == [2, 1, NEVER]


def test_it_is_the_least_over_all_that_may_be_wrong() -> None:
    for seed in range(150):
        rng = random.Random(seed)  # noqa: S311
        hours, when = [], 0.0
        for _ in range(rng.randint(2, 9)):
            when += rng.choice([1, 3, 5, 9, 30])
            hours.append((rng.choice(["north", "south"]), when))
        for unit in ("", ".round_trips"):
            stays: list[list[str]] = []
            for n, (place, _) in enumerate(hours):
                if not n or place != hours[n - 1][0]:
                    stays.append([])
                stays[-1].append(f"s{n}")
            found = least_wrong(any_wrong(asked(hours, unit)), "ada", stays, 9).tolist()
            assert found == by_force(hours, trips=bool(unit)), (seed, unit)


def by_force(hours: list[tuple[str, float]], *, trips: bool) -> list[int]:
    least = [NEVER] * 10
    needed = asked([]).travel("north", "south", "ada")
    for kept in range(1 << len(hours)):
        seen = [one for n, one in enumerate(hours) if kept >> n & 1]
        if any(
            a != b and (then - first) * HOUR < needed for (a, first), (b, then) in pairwise(seen)
        ):
            continue
        ends = [ENDS[place] for place, _ in seen]
        legs = [b for a, b in pairwise(ends) if a != b]
        count = len(legs) // 2 if trips else legs.count("to")
        least[count] = min(least[count], len(hours) - len(seen))
    return least
