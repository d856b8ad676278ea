"""The network against counting every state and against pyAgrum."""

import json
import pickle
import subprocess
import sys
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from deadreckon.judgement.argument import Start, argument
from deadreckon.judgement.bench import Bench
from deadreckon.judgement.weighing import weigh
from deadreckon.model.evidence import Claim, Evidence
from deadreckon.model.frame import Frame, Hypothesis, Link, Origin, Weight
from tests.judgement.brute import brute
from tests.judgement.frames import NOTHING, claim, frame, random_case
from tests.judgement.oracle import CANNOT_LOAD
from tests.sampling import some

FRAMES = some(100, whole=500)
ROOT = Path(__file__).parents[2]


def bench(case: Frame, *claims: Claim) -> Bench:
    return Bench(argument(case), [weigh(case, Evidence(claims=claims), NOTHING)])


@cache
def ours(seed: int) -> dict[str, float]:
    case, claims = random_case(seed)
    found = bench(case, *claims)
    return {id_: float(found.of(id_)[0]) for id_ in [*case.links, *case.hypotheses]}


def test_random_small_frames_mean_what_counting_every_state_gives() -> None:
    for seed in range(FRAMES):
        assert ours(seed) == pytest.approx(brute(*random_case(seed)), abs=1e-9), seed


def test_random_small_frames_mean_what_pyagrum_gives() -> None:
    answered = subprocess.run(
        [sys.executable, "-m", "tests.judgement.oracle"],
        cwd=ROOT,
        input=pickle.dumps([random_case(seed) for seed in range(FRAMES)]),
        capture_output=True,
        check=False,
    )
    if answered.returncode == CANNOT_LOAD or answered.returncode < 0:
        why = answered.stderr.decode().strip() or f"exit {answered.returncode}"
        pytest.skip(f"NOT COMPARED WITH PYAGRUM: it cannot be loaded here: {why}")
    assert answered.returncode == 0, answered.stderr.decode()
    for seed, exact in enumerate(json.loads(answered.stdout)):
        assert ours(seed) == pytest.approx(exact, abs=1e-9), seed


def test_what_is_pooled_is_the_mean_of_log_odds_and_a_group_sums_to_one() -> None:
    group = [
        Hypothesis(i, "", prior=p, exclusive="g")
        for i, p in zip("abc", (0.5, 0.3, 0.2), strict=True)
    ]
    case = frame(*group, Link("l", 0.4), Origin("o", reliability=1.0))
    laid = argument(case)
    ratios = 2.0, 8.0
    weighings = []
    for ratio in ratios:
        weights = (Weight(("c",), "a", ratio=ratio), Weight(("c",), "l", ratio=ratio))
        said = frame(*group, Link("l", 0.4), Origin("o", reliability=1.0), *weights)
        weighings.append(weigh(said, Evidence(claims=(claim("c", "o"),)), NOTHING))
    pooled = Bench(laid, weighings)
    assert pooled.of("l")[0] == pytest.approx(1 / (1 + 1.5 / 4))
    shares = [float(pooled.of(id_)[0]) for id_ in "abc"]
    assert sum(shares) == pytest.approx(1, abs=1e-12)
    assert shares == pytest.approx(np.array([4 * 0.5, 0.3, 0.2]) / (4 * 0.5 + 0.5))


def test_one_weighing_twice_pools_to_itself() -> None:
    case, claims = random_case(7)
    weighing = weigh(case, Evidence(claims=claims), NOTHING)
    laid = argument(case)
    one, both = Bench(laid, [weighing]), Bench(laid, [weighing, weighing])
    for id_ in [*case.links, *case.hypotheses]:
        assert both.of(id_) == pytest.approx(one.of(id_), abs=1e-12)
        assert both.bearing_on(id_) == one.bearing_on(id_)


def test_a_start_is_a_prior() -> None:
    case = frame(Hypothesis("h", ""), Origin("o", reliability=1.0), Weight(("c",), "h", ratio=3.0))
    found = bench(case, claim("c", "o"))
    assert found.of("h", Start("h", 0.1))[0] == pytest.approx(0.25)
    assert found.of("h", Start("h", 0.1), {"o"})[0] == pytest.approx(0.1)
