from __future__ import annotations

import copy
import json
import random
from typing import Any

import pytest

from deadreckon.voyages.calls_certificate import calls_certificates, certify_calls
from deadreckon.voyages.check_calls import check_calls
from deadreckon.voyages.check_question import RefusedError, seal
from deadreckon.voyages.reckon import reckon
from tests.voyages.cases import evidence, frame, sighting, tiny


@pytest.mark.parametrize("start", range(0, 60, 20))
def test_each_count_of_random_cases_is_proved_and_the_proof_accepted(start: int) -> None:
    for seed in range(start, start + 20):
        case, rows = tiny(seed, most=7)
        found = reckon(case, evidence(*rows))
        ours = {f"places.{place.id}.calls": place.calls for place in found.places}
        (route,) = found.routes
        whose = {"": route.calls, ".fleet": route.fleet.calls}
        whose |= {f".vessels.{vessel.id}": vessel.calls for vessel in route.vessels}
        for path, at in whose.items():
            ours |= {f"routes.main{path}.calls.{place}": calls for place, calls in at.items()}
        proofs = calls_certificates(case, evidence(*rows))
        for proof in proofs:
            check_calls(json.loads(json.dumps(proof)), case, rows)
            counted = ours.get(proof["figure"])
            if counted is not None:
                counts = proof["at_least"], proof["at_least_strict"]
                assert counts == (counted.at_least, counted.at_least_strict), proof["figure"]
        assert {proof["figure"] for proof in proofs} >= set(ours)


ROWS = [
    sighting("a", "north", 0),
    sighting("out", "south", 50),
    sighting("b", "north", 100),
    sighting("other", "north", 120, "bela"),
    sighting("late", "north", 120 + 31 * 24, "bela"),
    sighting("either", "north", 5, "ada|bela"),
    sighting("alibi", "far", 10, "ada"),
]


def proved() -> dict[str, Any]:
    return certify_calls("routes.main.calls.north", CASE, ROWS)


CASE = frame(vessels=["ada", "bela"])


def test_each_pair_has_its_reason() -> None:
    proof = proved()
    assert (proof["at_least"], proof["at_least_strict"]) == (4, 3)
    found = proof["proofs"]["at_least"]
    assert proof["at_least"] == min(len(p["members"]) for p in found.values())
    reasons = {pair["reason"] for p in found.values() for pair in p["apart"].values()}
    assert reasons == {"parted", "two ships", "longest stay"}


def test_more_members_than_can_be_told_apart_are_refused() -> None:
    for name in ("at_least", "at_least_strict"):
        more = {**proved(), name: proved()[name] + 1}
        with pytest.raises(RefusedError):
            check_calls({**more, "sha256": seal(more)}, CASE, ROWS)


def test_mutated_certificates_are_refused() -> None:
    rng = random.Random(3)  # noqa: S311
    for _ in range(150):
        mutant = copy.deepcopy(proved())
        proof = rng.choice(list(mutant["proofs"]["at_least"].values()))
        pair = rng.choice(list(proof["apart"]))
        match rng.randrange(4):
            case 0:
                del proof["apart"][pair]
            case 1:
                proof["members"][0] = "out"
            case 2:
                proof["apart"][pair] = {"reason": "side by side"}
            case _:
                proof["members"].append(proof["members"][0])
        mutant["sha256"] = seal(mutant)
        with pytest.raises(RefusedError):
            check_calls(mutant, CASE, ROWS)


def test_a_certificate_is_refused_of_other_evidence() -> None:
    for other in (ROWS[1:], [*ROWS, sighting("more", "north", 5)]):
        with pytest.raises(RefusedError):
            check_calls(proved(), CASE, other)
