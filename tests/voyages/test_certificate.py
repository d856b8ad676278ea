from __future__ import annotations

import copy
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from deadreckon.case.examples import unpack
from deadreckon.case.intake import open_case
from deadreckon.model.evidence import Sighting
from deadreckon.model.frame import Frame
from deadreckon.voyages.certificate import certificates, certify
from deadreckon.voyages.check import check
from deadreckon.voyages.check_calls import check_calls
from deadreckon.voyages.check_question import RefusedError, seal
from deadreckon.voyages.reckon import reckon
from tests.user import Command
from tests.voyages.cases import evidence, frame, sighting, tiny

MUTATED = 1000


@pytest.mark.parametrize("start", range(0, 80, 20))
def test_each_bound_of_random_cases_is_proved_and_the_proof_accepted(start: int) -> None:
    for seed in range(start, start + 20):
        case, rows = tiny(seed, most=7)
        route = reckon(case, evidence(*rows)).routes[0]
        ours = {
            f"routes.main.{path}{unit}": counted
            for path, figures in (
                ("fleet", route.fleet),
                *((f"vessels.{figures.id}", figures) for figures in route.vessels),
            )
            for unit, counted in (("", figures), (".round_trips", figures.round_trips))
        }
        proofs = certificates(case, evidence(*rows))
        assert {proof["figure"] for proof in proofs} == set(ours)
        for proof in proofs:
            check(json.loads(json.dumps(proof)), case, rows)
            counted = ours[proof["figure"]]
            proved = [bound["at_least"] for bound in proof["bounds"]]
            assert proved[0] == counted.at_least, (seed, proof["figure"])
            left = [misread.at_least for misread in counted.robust]
            assert [count for count in proved[1:] if count] == left, (seed, proof["figure"])
            assert proof["at_least_95"] == counted.at_least_95, (seed, proof["figure"])


def test_a_thousand_mutated_certificates_are_refused() -> None:
    rng = random.Random(12)  # noqa: S311
    refused = accepted = 0
    for seed in range(1000, 1400):
        case, rows = tiny(seed, most=7)
        proof = certify(f"routes.main.{rng.choice(['fleet', 'fleet.round_trips'])}", case, rows)
        if not proof["bounds"][0]["at_least"]:
            continue
        for _ in range(25):
            mutant = mutated(proof, rng)
            with pytest.raises(RefusedError):
                check(mutant, case, rows)
            mutant["sha256"] = seal(mutant)
            try:
                check(mutant, case, rows)
            except RefusedError:
                refused += 1
            else:  # less may prove as much, but nothing proves more
                ours, theirs = claimed(proof), claimed(mutant)
                assert theirs[:-1] == ours[:-1], seed
                assert len(theirs[-1]) == len(ours[-1]), seed
                assert all(a <= b for a, b in zip(theirs[-1], ours[-1], strict=True)), seed
                accepted += 1
    assert refused >= MUTATED
    assert accepted < refused / 5


def test_a_certificate_is_refused_of_other_evidence() -> None:
    case, rows = to_and_fro()
    proof = certify("routes.main.fleet", case, rows)
    check(proof, case, rows)
    assert proof["bounds"][0]["at_least"] == 2
    doubtful = [sighting("b", "south", 50, confidence=0.5) if s.id == "b" else s for s in rows]
    nearer = [sighting("b", "south", 1, confidence=0.9) if s.id == "b" else s for s in rows]
    for other in (doubtful, nearer, rows[:-1], [*rows, sighting("e", "south", 10)]):
        with pytest.raises(RefusedError):
            check(proof, case, other)


def test_a_step_gives_its_reason_in_hours() -> None:
    case, rows = to_and_fro()
    step = certify("routes.main.vessels.ada", case, rows)["proof_by_witnesses"]["steps"][0]
    assert (step["first"], step["then"]) == ("a", "b")
    assert step["hours_needed"] == pytest.approx(6.0, abs=0.1)
    assert step["hours_there_were"] == -50


def test_long_well_seen_stays_are_proved_by_stays() -> None:
    rows = [
        sighting(f"s{n}", ["north", "south"][n // 6 % 2], n * 10, confidence=0.97)
        for n in range(66)
    ]
    proof = certify("routes.main.fleet", frame(), rows)
    check(proof, frame(), rows)
    fleet = reckon(frame(), evidence(*rows)).routes[0].fleet
    assert proof["at_least_95"] == fleet.at_least_95 > 3


def test_the_command_writes_certificates_that_hold(deadreckon: Command, tmp_path: Path) -> None:
    case = next(iter(path for path in unpack(tmp_path) if path.name == "orient-express"))
    written = tmp_path / "proofs.json"
    assert deadreckon("reckon", case, "--certificates", written).code == 0
    proofs = json.loads(written.read_text("utf-8"))
    opened = open_case(case)
    for proof in proofs:
        checked = check if "bounds" in proof else check_calls
        checked(proof, opened.frame, opened.evidence.sightings)
    at_least = {p["figure"]: p["bounds"][0]["at_least"] for p in proofs if "bounds" in p}
    assert at_least["routes.lady-r.fleet"] == 2


def to_and_fro() -> tuple[Frame, list[Sighting]]:
    places = ["north", "south", "north", "south"]
    return frame(), [sighting("abcd"[i], place, i * 50) for i, place in enumerate(places)]


def claimed(proof: dict[str, Any]) -> tuple[str, int, list[str], list[int]]:
    counts = [bound["at_least"] for bound in proof["bounds"]]
    return proof["figure"], proof["misread_95"], proof["sure"], [*counts, proof["at_least_95"]]


def mutated(proof: dict[str, Any], rng: random.Random) -> dict[str, Any]:
    """Change one value anywhere, or leave one out."""
    mutant: dict[str, Any] = copy.deepcopy(proof)
    holder, key = rng.choice(list(entries(mutant)))
    value = holder[key]
    ids = sorted({*proof["sure"], "ada", "bela", "nobody"})
    if isinstance(value, (dict, list)) or rng.random() < 0.2:
        del holder[key]
    elif isinstance(value, str):
        holder[key] = rng.choice([other for other in ids if other != value])
    elif value is None:
        holder[key] = 1
    else:
        holder[key] = value + rng.choice([-1, 1]) * (10**13 if value > 10**9 else 1)
    return mutant


def entries(document: Any) -> Iterator[tuple[Any, Any]]:  # noqa: ANN401
    pairs = document.items() if isinstance(document, dict) else enumerate(document)
    for key, value in pairs:
        yield document, key
        if isinstance(value, (dict, list)):
            yield from entries(value)
