from __future__ import annotations

import random
from dataclasses import replace
from itertools import permutations

from deadreckon.voyages.check import question
from deadreckon.voyages.check_order import narrowed_by_speed
from deadreckon.voyages.check_question import Question, Row
from tests.voyages.cases import frame, sighting

ROUNDS = 20


def test_all_pairs_narrow_as_each_pair_would() -> None:
    told = 0
    for seed in range(300):
        asked = random_rows(seed)
        own, slow = dict(asked.rows), dict(asked.rows)
        why = ""
        for _ in range(ROUNDS):
            why = why or narrowed_by_speed(own, asked, "ada")
        contradicts = any(pair_by_pair(slow, asked) for _ in range(ROUNDS))
        empty = any(row.lo > row.hi for row in own.values())
        assert bool(why) or empty or not contradicts, seed
        if why:
            told += 1
            assert contradicts or any(row.lo > row.hi for row in slow.values()), seed
        elif not contradicts:
            assert own == slow, seed
    assert told > 50


def random_rows(seed: int) -> Question:
    rng = random.Random(seed)  # noqa: S311
    rows = []
    for n in range(rng.randint(2, 9)):
        first = rng.randint(0, 60)
        wide = rng.choice([0, 3, 12, 30])
        place = rng.choice(["north", "south", "far", "quay"])
        stay = rng.random() < 0.2
        rows.append(sighting(f"s{n}", place, (first, first + wide), throughout=stay))
    return question("routes.main.fleet", frame(), rows)


def pair_by_pair(own: dict[str, Row], asked: Question) -> bool:
    for x, y in permutations(sorted(own), 2):
        first, then = own[x], own[y]
        needed = asked.travel(first.place, then.place, "ada")
        if not needed or then.leaves + needed <= first.came:
            continue  # the other may have been first
        if first.leaves + needed > then.came:
            return True
        if not then.stay:
            own[y] = replace(then, lo=max(then.lo, first.leaves + needed))
        if not first.stay:
            own[x] = replace(first, hi=min(first.hi, then.came - needed))
    return False
