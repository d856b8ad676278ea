"""What is likely of the ferry Tacoma, hidden again and again: its intervals beside the truth.

    python -m benchmarks.ferry_likely [HIDINGS]

For each number of looks a day and port, and without and with 3 % false sightings: how many of so
many hidings (25) gave an interval that holds the true number, and each that does not.
"""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.shuttle.fleet import likely_passages
from deadreckon.case.frame import read_frame
from deadreckon.case.hiding import hide, only_route
from deadreckon.case.truth import read_truth, true_passages
from deadreckon.voyages.world import World

FERRY = Path(__file__).parents[1] / "examples" / "ferry"
LOOKS_A_DAY = (0.3, 0.65, 1.3, 2.6)
FALSE = (0.0, 0.03)


def main(hidings: int) -> None:
    """Print a line for each rate."""
    frame, _ = read_frame(FERRY / "case.toml")
    stays, route = read_truth(FERRY / "truth.csv"), only_route(frame)
    true, world = true_passages(stays, route), World(frame)
    print(
        "| looks a day and port | false | held the truth | mean | width | missed: seed, interval |"
    )
    print("| ---: | ---: | ---: | ---: | ---: | --- |")
    for false in FALSE:
        for rate in LOOKS_A_DAY:
            found = {}
            for seed in range(1, hidings + 1):
                evidence = hide(stays, frame, looks_a_day=rate, seed=seed, false=false)
                likely = likely_passages(world, route, evidence)
                if likely is not None:
                    found[seed] = likely
            missed = {n: k for n, k in found.items() if not k.p05 <= true <= k.p95}
            told = "; ".join(f"{n}, {k.p05}–{k.p95}" for n, k in missed.items()) or "–"
            mean = sum(k.mean for k in found.values()) / len(found)
            width = sum(k.p95 - k.p05 for k in found.values()) / len(found)
            held = f"{len(found) - len(missed)} of {len(found)}"
            print(f"| {rate:g} | {100 * false:g} % | {held} | {mean:.1f} | {width:.1f} | {told} |")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 25)
