"""How often the bounds are false, how much of the truth they prove, and whether proofs hold.

    python -m benchmarks.bounds [RUNS] [HIDINGS]

Shuttles with a known truth (`tests.voyages.shuttles`), RUNS over all regimes (10,000), and HIDINGS
(1,000) of the real ferry. False above: runs in which `at_least`, or `at_least_95`, is above the
truth; false below: `at_most` is below it. Shares are of the sums over all runs. Each run is
certified: `refused` are certificates that the checker refuses, `accepted` those with one value
changed that it does not; `certified` are the shares of at least, and of 95, that are proved.
"""

from __future__ import annotations

import random
import sys
from dataclasses import dataclass
from pathlib import Path

from deadreckon.case.frame import read_frame
from deadreckon.case.hiding import count_hidings, tally
from deadreckon.case.truth import read_truth
from deadreckon.model.frame import Route
from deadreckon.voyages.ceiling import Room, room
from deadreckon.voyages.certificate import Document, certify
from deadreckon.voyages.check import check
from deadreckon.voyages.check_question import RefusedError
from deadreckon.voyages.least import Least
from deadreckon.voyages.robust import if_wrong, wrong_at_most
from deadreckon.voyages.sure import span
from deadreckon.voyages.units import PASSAGES
from deadreckon.voyages.world import Asked, World
from tests.voyages.shuttles import REGIMES, Regime, Shuttle, shuttle
from tests.voyages.test_certificate import mutated

LOOKS_A_DAY = (0.3, 0.65, 1.3, 2.6)
FERRY = Path(__file__).parents[1] / "examples" / "ferry"


@dataclass
class Tally:
    """What came out of a regime's runs."""

    runs: int = 0
    true: int = 0
    at_least: int = 0
    at_least_95: int = 0
    without_error: int = 0
    false: int = 0
    false_without_error: int = 0
    false_95: int = 0
    false_at_most: int = 0
    refused: int = 0
    accepted: int = 0
    certified: int = 0
    certified_95: int = 0

    def add(self, run: Shuttle, at_least: int, at_least_95: int, at_most: int | None) -> None:
        """Count one run."""
        self.runs += 1
        self.true += run.truth
        self.at_least += at_least
        self.at_least_95 += at_least_95
        self.without_error += not run.wrong
        self.false += at_least > run.truth
        self.false_without_error += at_least > run.truth and not run.wrong
        self.false_95 += at_least_95 > run.truth
        self.false_at_most += at_most is not None and at_most < run.truth

    def hold(self, run: Shuttle, world: World, seed: int) -> None:
        """Certify one run, and check its certificate, then one with a value changed."""
        proof = certify("routes.main.fleet", run.case, run.rows, world)
        self.refused += not _accepted(proof, run)
        self.accepted += _accepted(mutated(proof, random.Random(seed)), run)  # noqa: S311
        self.certified += proof["bounds"][0]["at_least"]
        self.certified_95 += proof["at_least_95"]


def _accepted(proof: Document, run: Shuttle) -> bool:
    try:
        check(proof, run.case, run.rows)
    except RefusedError:
        return False
    return True


def bounds(run: Shuttle, world: World) -> tuple[int, int, int | None]:
    """Give at_least, at_least_95 and at_most of the fleet's passages."""
    route: Route = run.case.routes["main"]
    ships = frozenset(route.vessels)
    asked = Asked(
        PASSAGES, route.origins, route.destinations, span(route.window), ships, unnamed=True
    )
    seen = world.sure(run.rows, route.assumptions)
    counts, _ = if_wrong(Least(world, asked), seen)
    wrong = wrong_at_most([s.confidence for s in seen if s.seen.candidates])
    total = Room(0, 0)
    for ship in sorted(ships):
        total += room(world, asked, ship, seen, route.assumptions.least_stay_h)
    return counts[0], counts[min(wrong, len(counts) - 1)], total.passages


def simulated(regime: Regime, runs: int, first: int = 0, *, certified: bool = True) -> Tally:
    """Run a regime so many times, with certificates or without."""
    result = Tally()
    for seed in range(first, first + runs):
        run = shuttle(regime, seed)
        world = World(run.case)
        result.add(run, *bounds(run, world))
        if certified:
            result.hold(run, world, seed)
    return result


def main(runs: int = 10_000, hidings: int = 1_000) -> None:
    """Run all and print a table a line of which is a regime."""
    print(
        f"{'regime':24}{'runs':>6}{'no error':>9}{'false':>7}{'of these':>9}"
        f"{'share':>7}{'95 false':>9}{'share':>7}{'at most false':>14}"
        f"{'refused':>8}{'accepted':>9}{'certified':>10}{'95':>6}"
    )
    for regime in REGIMES:
        t = simulated(regime, -(-runs // len(REGIMES)))
        print(
            f"{regime.name:24}{t.runs:6}{t.without_error:9}{t.false:7}{t.false_without_error:9}"
            f"{t.at_least / t.true:7.2f}{t.false_95 / t.runs:9.3f}{t.at_least_95 / t.true:7.2f}"
            f"{t.false_at_most:14}{t.refused:8}{t.accepted:9}"
            f"{t.certified / t.at_least:10.3f}{t.certified_95 / max(1, t.at_least_95):6.3f}",
            flush=True,
        )
    frame, _ = read_frame(FERRY / "case.toml")
    seeds = range(-(-hidings // len(LOOKS_A_DAY)))
    found = tally(count_hidings(frame, read_truth(FERRY / "truth.csv"), LOOKS_A_DAY, seeds))
    print(f"\nferry, {found.hidings} hidings: at least above {found.at_least_above}", end="")
    print(f", at least 95 above {found.at_least_95_above}, at most below {found.at_most_below}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
