"""How long the tree of a large case takes, from the command line, and how much memory.

    python benchmarks/origins_speed.py [REPORTS]

Asked for (issue 18): the tree of 10,000 reports in under a minute, memory bounded. Reports are
retellings of the tests, each by an outlet of its own with an imprint of its own, some of which cite
the outlet before them; no two are alike. The command is run twice: the first time it takes the
reports into the ledger too. Times are of the processor and of the clock.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.claims.origins.retellings import FAITHFUL

CITING = 5
"""Of so many reports one cites the outlet before it."""
CASE = """[case]
id = "large"
window = { from = "2023-08-01", to = "2023-12-31" }
"""


def main() -> None:
    """Print the figures."""
    count = int(sys.argv[1]) if sys.argv[1:] else 10_000
    with tempfile.TemporaryDirectory() as folder:
        case = Path(folder) / "large"
        _write(case, count)
        for run in ("first run, with intake", "again"):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            started = time.perf_counter()
            program = Path(sys.executable).with_name("deadreckon")
            command = [str(program), "origins", str(case), "--json"]
            out = subprocess.run(command, capture_output=True, check=True).stdout  # noqa: S603
            clock = time.perf_counter() - started
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            print(
                f"{count:,} reports on {os.cpu_count()} cores, {run}: {spent:.0f} s of the "
                f"processor, {clock:.0f} s of the clock, {after.ru_maxrss / 1e6:.2f} GB at most, "
                f"{len(out) / 1e6:.1f} MB of JSON"
            )


def _write(case: Path, count: int) -> None:
    reports = case / "evidence" / "reports"
    reports.mkdir(parents=True)
    (case / "case.toml").write_text(CASE, encoding="utf-8")
    rows = [(language, text) for told in FAITHFUL.values() for language, text in told]
    for number in range(count):
        language, text = rows[number % len(rows)]
        if number % CITING == 0:
            language = "en"
            text = f"Outlet {number - 1} reported that 300 containers were at Najin."
        own = f"{text}\n\nOutlet {number}, {number * 7 % 1000} Main Street\n"
        name = f"r{number:05}.txt"
        (reports / name).write_text(own, encoding="utf-8")
        (reports / f"{name}.meta.toml").write_text(
            f'published = "2023-10-27"\npublisher = "Outlet {number}"\nlanguage = "{language}"\n',
            encoding="utf-8",
        )


if __name__ == "__main__":
    main()
