"""How long the command takes to answer, beside what Python itself takes to start.

    make bench

Times are of this machine; the ratio tells more. The aim: `deadreckon --help` in under 0.5 s.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

COMMAND = Path(sys.executable).with_name("deadreckon")
RUNS = 15

TIMED: dict[str, list[str | Path]] = {
    "python -c pass": [sys.executable, "-c", "pass"],
    "import deadreckon": [sys.executable, "-c", "import deadreckon"],
    "deadreckon --help": [COMMAND, "--help"],
    "deadreckon run --help": [COMMAND, "run", "--help"],
}


def main() -> None:
    """Time each command in turn, so that a busy moment falls on all of them; print a table."""
    seconds: dict[str, list[float]] = {name: [] for name in TIMED}
    for _ in range(RUNS):
        for name, command in TIMED.items():
            start = time.perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603
            seconds[name].append(time.perf_counter() - start)
    medians = {name: statistics.median(times) for name, times in seconds.items()}
    base = next(iter(medians.values()))
    print(f"{'median of ' + str(RUNS):24} {'seconds':>8} {'least':>8} {'ratio':>8}")
    for name, median in medians.items():
        print(f"{name:24} {median:8.3f} {min(seconds[name]):8.3f} {median / base:8.1f}")


if __name__ == "__main__":
    main()
