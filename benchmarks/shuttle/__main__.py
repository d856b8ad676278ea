"""How honest *likely* is: simulated cases whose truth is known, and real ferries.

    python -m benchmarks.shuttle FOLDER [--runs 40] [--regimes "lay-ups,twins"] [--only rules]

Results are appended to FOLDER, a file a regime; what is there is not run again, so that a run can
be stopped and taken up. Tables go to the screen, the short one with `--table FILE` to a file too.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.shuttle.forecasts import FORECASTS
from benchmarks.shuttle.regimes import REGIMES
from benchmarks.shuttle.runs import runs
from benchmarks.shuttle.table import in_full, in_short, rows


def main() -> None:
    """Read what is asked, run it, print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.shuttle")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--runs", type=int, default=40)
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--regimes", default=",".join(REGIMES))
    parser.add_argument("--only", default=",".join(FORECASTS))
    parser.add_argument("--table", type=Path)
    asked = parser.parse_args()
    seeds = range(asked.first, asked.first + asked.runs)
    forecasts = {name: FORECASTS[name] for name in asked.only.split(",")}
    found = []
    for name in (part.strip() for part in asked.regimes.split(",")):
        file = asked.folder / f"{name.replace(' ', '-')}.jsonl"
        made = rows(runs(REGIMES[name], seeds, forecasts, file))
        found += made
        print(in_full(made), flush=True)
    print(in_short(found))
    if asked.table:
        asked.table.write_text(in_short(found), "utf-8")


if __name__ == "__main__":
    main()
