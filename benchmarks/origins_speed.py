"""How fast the tree of a large case is found, and how much memory it takes.

    python benchmarks/origins_speed.py [REPORTS]

Asked for (issue 18): the tree of 10,000 reports in under a minute. Reports are retellings of the
tests, each by an outlet of its own, some of which cite the outlet before them; no two are alike.
Times are of the processor.
"""

from __future__ import annotations

import resource
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from deadreckon.claims.origins.graph import Graph
from deadreckon.claims.origins.search import origins
from deadreckon.claims.origins.statement import statements
from tests.claims.origins.retellings import FAITHFUL, report

CITING = 5
"""Of so many reports one cites the outlet before it."""


def main() -> None:
    """Print the figures."""
    count = int(sys.argv[1]) if sys.argv[1:] else 10_000
    rows = [(language, text) for told in FAITHFUL.values() for language, text in told]
    reports = []
    for number in range(count):
        language, text = rows[number % len(rows)]
        if number % CITING == 0:
            language, text = (
                "en",
                f"Outlet {number - 1} reported that 300 containers were at Najin.",
            )
        own = f"{text}\n\nOutlet {number}, {number * 7 % 1000} Main Street\n"
        reports.append(report(f"r{number:05}.txt", own, language, f"Outlet {number}"))
    origins(reports[: len(rows)])  # the lexicons are read first
    started = time.process_time()
    told = [one for each in reports for one in statements(each)]
    read = time.process_time() - started
    started = time.process_time()
    graph = Graph(told)
    ends = {graph.origin(one)[0] for one in told}
    tree = time.process_time() - started
    started = time.process_time()
    found = origins(reports)
    whole = time.process_time() - started
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(
        f"{count:,} reports, {len(told):,} statements, {len(ends)} ends: read in {read:.0f} s of "
        f"the processor, the tree in {tree:.1f} s; all with fidelity in {whole:.0f} s, "
        f"{memory:.1f} GB, {len(found.fidelity):,} compared"
    )


if __name__ == "__main__":
    main()
