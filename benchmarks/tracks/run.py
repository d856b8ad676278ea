"""Time a scan beside reading the same columns, a window of DuckDB's, and MovingPandas; one table.

    python benchmarks/tracks/run.py [--rows 1000000 20000000] [--peers] [--folder DIR]

Each measurement runs in a process of its own, on files that were read once before; medians of
three. Ratios are what counts: the rows a second are those of the machine.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import polars as pl
from generate import generate
from truth import compare

COLUMNS = ["mmsi", "timestamp", "lat", "lon", "sog"]
ROUNDS = 3
OF_MOVINGPANDAS = 50_000
"""Rows that it is timed on: more would take it hours."""


def read(folder: Path) -> object:
    """Read the columns, and nothing else."""
    return pl.read_parquet(sorted(folder.glob("fixes-*.parquet")), columns=COLUMNS).height


def scan(folder: Path, *, meetings: bool) -> object:
    """Find all events, with or without meetings, and compare with what was planted."""
    from deadreckon.case.scanned import KINDS
    from deadreckon.case.scanned import scan as find

    kinds = KINDS if meetings else [kind for kind in KINDS if kind != "rendezvous"]
    files = sorted(folder.glob("fixes-*.parquet"))
    return find(files, folder / "ports.csv", folder / "found", events=kinds).counts


def duckdb_gaps(folder: Path) -> object:
    """Find gaps by a window over time."""
    import duckdb

    query = f"""
        select count(*) from (
            select timestamp - lag(timestamp) over (partition by mmsi order by timestamp) as lapse
            from read_parquet('{folder}/fixes-*.parquet')
        ) where lapse >= interval 12 hours
    """  # noqa: S608 - the folder is ours
    return duckdb.sql(query).fetchall()


def moving_pandas(folder: Path) -> object:
    """Split tracks at gaps and find stops, on a few rows."""
    import warnings

    warnings.simplefilter("ignore")
    import movingpandas
    from pandas import Timedelta

    frame = pl.read_parquet(sorted(folder.glob("fixes-*.parquet"))[:1], columns=COLUMNS)
    ships = frame["mmsi"].unique(maintain_order=True)[:40]
    few = frame.filter(pl.col("mmsi").is_in(ships.implode())).head(OF_MOVINGPANDAS).to_pandas()
    tracks = movingpandas.TrajectoryCollection(few, "mmsi", t="timestamp", x="lon", y="lat")
    split = movingpandas.ObservationGapSplitter(tracks).split(gap=Timedelta(hours=12))
    stops = movingpandas.TrajectoryStopDetector(split)
    found = stops.get_stop_points(min_duration=Timedelta(hours=4), max_diameter=3000)
    return {"rows": len(few), "stops": len(found)}


WORK: dict[str, Callable[[Path], object]] = {
    "read": read,
    "scan": lambda folder: scan(folder, meetings=False),
    "scan with meetings": lambda folder: scan(folder, meetings=True),
    "duckdb gaps": duckdb_gaps,
    "movingpandas": moving_pandas,
}


def measured(name: str, folder: Path) -> dict[str, float]:
    """Run one thing in a process of its own: wall and CPU seconds, and resident gigabytes."""
    words = [sys.executable, __file__, "--one", name, "--folder", str(folder)]
    done = subprocess.run(words, check=True, capture_output=True, text=True)  # noqa: S603
    return dict(json.loads(done.stdout.splitlines()[-1]))


def one(name: str, folder: Path) -> None:
    """Warm up what is compiled or imported on a few rows, then time."""
    warm = folder.parent / "warm"
    WORK[name](warm if (warm / "fixes-000.parquet").exists() else folder)
    times = []
    for _ in range(ROUNDS if name != "movingpandas" else 1):
        wall, cpu = time.perf_counter(), time.process_time()
        found = WORK[name](folder)
        times.append((time.perf_counter() - wall, time.process_time() - cpu))
    wall, cpu = (statistics.median(column) for column in zip(*times, strict=True))
    rss = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    rows = found["rows"] if name == "movingpandas" and isinstance(found, dict) else None
    print(json.dumps({"wall": wall, "cpu": cpu, "rss": rss, "rows": rows}))


def main() -> None:
    """Generate, measure, compare with the truth, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, nargs="+", default=[1_000_000, 20_000_000])
    parser.add_argument("--peers", action="store_true", help="MovingPandas too")
    parser.add_argument("--folder", type=Path, help="where files go; a temporary one without")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        one(asked.one, asked.folder)
        return
    root = asked.folder or Path(tempfile.mkdtemp(prefix="deadreckon-bench-"))
    try:
        generate(root / "warm", 100_000)
        heads = ("wall s", "cpu s", "x read", "rows/s", "GB")
        print(f"{'fixes':>12} {'':22} " + " ".join(f"{head:>9}" for head in heads))
        for rows in asked.rows:
            _table(root / str(rows), rows, peers=asked.peers)
    finally:
        if not asked.folder:
            shutil.rmtree(root)


def _table(folder: Path, rows: int, *, peers: bool) -> None:
    planted = generate(folder, rows)
    base = None
    for name in WORK:
        if name == "movingpandas" and not peers:
            continue
        found = measured(name, folder)
        base = base or found["wall"]
        size = found["rows"] or planted["rows"]
        ratio = "" if found["rows"] else f"{found['wall'] / base:.1f}"
        print(
            f"{planted['rows']:12,} {name:22} {found['wall']:9.2f} {found['cpu']:9.2f} {ratio:>9} "
            f"{size / found['wall']:9,.0f} {found['rss']:9.1f}",
            flush=True,
        )
    scores = compare(folder, pl.read_parquet(folder / "found" / "events.parquet"))
    print("  " + ", ".join(f"{name} {score:.3f}" for name, score in scores.items()), flush=True)
    shutil.rmtree(folder)


if __name__ == "__main__":
    main()
