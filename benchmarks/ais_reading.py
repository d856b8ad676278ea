"""How fast AIS files are read, beside pyais and Polars alone: python benchmarks/ais_reading.py.

Medians of a few runs in one process, so that ratios hold on any machine. The log is made of
messages of the types and shares that a coastal receiver hears, half of them with tag blocks.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import polars as pl
from pyais.encode import encode_dict
from pyais.stream import IterMessages

from deadreckon.read.ais.columns import Tally
from deadreckon.read.ais.read import fixes

LINES = 1_000_000
SAMPLE = 40_000
"""Lines that pyais is given: its speed does not depend on how many there are."""
ROWS = 4_000_000
TIMES = 5


def log(count: int) -> list[bytes]:
    """Make lines of a log: positions of classes A and B, voyages in two parts, static parts."""
    chance = np.random.default_rng(1)
    pool: list[list[bytes]] = []
    for n in range(4000):
        mmsi = 201_000_000 + n * 137_000
        where = {
            "mmsi": mmsi, "lat": round(float(chance.uniform(-60, 60)), 5),
            "lon": round(float(chance.uniform(-179, 179)), 5), "speed": n % 200 / 10,
            "course": n % 3600 / 10,
        }  # fmt: skip
        kind = chance.choice(5, p=[0.62, 0.2, 0.08, 0.06, 0.04])
        message = [
            {"type": 1, **where},
            {"type": 18, **where},
            {"type": 5, "mmsi": mmsi, "imo": 9_000_000 + n, "shipname": f"SHIP {n}"},
            {"type": 24, "mmsi": mmsi, "partno": 0, "shipname": f"BOAT {n}"},
            {"type": 4, "mmsi": 2_190_000 + n, "lat": 1.0, "lon": 2.0},
        ][kind]
        lines = [line.encode() for line in encode_dict(message, talker_id="AI", seq_id=n % 10)]
        pool.append([tagged(line, 1_697_272_205 + n) if n % 2 else line for line in lines])
    made: list[bytes] = []
    while len(made) < count:
        made += pool[chance.integers(len(pool))]
    return made[:count]


def tagged(line: bytes, when: int) -> bytes:
    """Put a tag block before a sentence."""
    tags = b"s:2573135,c:%d" % when
    total = 0
    for byte in tags:
        total ^= byte
    return b"\\%s*%02X\\%s" % (tags, total, line)


def decoded(lines: list[bytes]) -> int:
    """Decode by pyais, as its users do."""
    return sum(message.decode().msg_type > 0 for message in IterMessages(lines))


def median(run: Callable[[], object]) -> float:
    """Give the median of the seconds that it takes, after a first time that is not counted."""
    run()
    taken = []
    for _ in range(TIMES):
        began = time.perf_counter()
        run()
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)


def read(path: Path, *, identities: bool) -> Tally:
    """Read all of a file."""
    total = Tally()
    for batch in fixes(path, identities=identities):
        total.add(batch.tally)
    return total


def table(folder: Path) -> tuple[Path, Path]:
    """Write the same fixes as MarineCadastre does and as Parquet."""
    chance = np.random.default_rng(2)
    seconds = np.sort(chance.integers(0, 86_400, ROWS)) + 1_697_241_600
    frame = pl.DataFrame(
        {
            "mmsi": chance.integers(201_000_000, 775_000_000, 15_000)[
                chance.integers(0, 15_000, ROWS)
            ],
            "base_date_time": pl.from_epoch(pl.Series(seconds), "s").cast(pl.Datetime("ms")),
            "longitude": chance.uniform(-180, 180, ROWS).round(5),
            "latitude": chance.uniform(-60, 60, ROWS).round(5),
            "sog": (chance.integers(0, 250, ROWS) / 10),
            "cog": (chance.integers(0, 3600, ROWS) / 10),
        }
    )
    frame.write_parquet(folder / "fixes.parquet")
    frame.write_csv(folder / "fixes.csv", datetime_format="%Y-%m-%d %H:%M:%S")
    return folder / "fixes.parquet", folder / "fixes.csv"


def say(what: str, count: int, seconds: float, beside: str, ratio: float) -> None:
    """Print a row."""
    print(f"| {what} | {count / seconds / 1e6:.2f} M/s | {ratio:.2f} | {beside} |")


def main() -> None:
    """Measure and print a table."""
    print("| read | rows or lines | times as fast as | peer |\n| --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lines = log(LINES)
        path = folder / "log.nmea"
        path.write_bytes(b"\n".join(lines))
        tally = read(path, identities=True)
        told = tally.positions + tally.static + tally.other + tally.set_aside.total()
        if not tally.rows == told == LINES:
            sys.exit(f"lines are not accounted for: {tally}")
        ours = median(lambda: read(path, identities=True))
        theirs = median(lambda: decoded(lines[:SAMPLE])) / SAMPLE * LINES
        say("NMEA, with identities", LINES, ours, "pyais, decoding alone", theirs / ours)
        parquet, csv = table(folder)
        names = ["mmsi", "base_date_time", "longitude", "latitude", "sog", "cog"]
        plain = median(lambda: pl.read_parquet(parquet, columns=names))
        mine = median(lambda: read(parquet, identities=False))
        say("Parquet", ROWS, mine, "pl.read_parquet", plain / mine)
        kinds = {"base_date_time": pl.String}
        plain = median(lambda: pl.read_csv(csv, columns=names, schema_overrides=kinds))
        mine = median(lambda: read(csv, identities=False))
        say("CSV", ROWS, mine, "pl.read_csv, times left as text", plain / mine)


if __name__ == "__main__":
    main()
