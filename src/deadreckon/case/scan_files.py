"""The files of a scan as they are read: columns for the engine, and an account of every row."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from deadreckon.errors import BadUse
from deadreckon.read.ais.columns import Batch, Tally
from deadreckon.read.ais.read import fixes

if TYPE_CHECKING:
    from deadreckon.tracks.scatter import Columns

WANTED = ("vessel", "time", "lat", "lon", "speed", "row")
NO_POSITION = "tells of a vessel and gives no position"
NO_VESSEL = "is no report of a vessel"
MOST_ROWS = 2**32 - 1
SAMPLE = 1_000_000

Told = Callable[[float, int], None]
"""Told of progress: which share of the work is done, and how many rows were read."""


def columns_of(
    files: Sequence[str | Path], mapping: Mapping[str, str] | None = None
) -> Iterator[Columns]:
    """Read files to columns for `tracks.scatter`, nothing cleaned; rows count over all files."""
    return Reading().columns([Path(file) for file in files], mapping)


@dataclass(slots=True)
class Reading:
    """What files were found to hold.

    Attributes:
        tallies: of each file, in the order of reading.
        bases: how many rows lie before each file's first.
        sha256: of each file.
        names: what vessels without an MMSI are called, by number.
        until: the last time of any fix, milliseconds UTC.
        said: what vessels said of themselves, as `tracks.identities` gathers it.
    """

    tallies: list[Tally] = field(default_factory=list)
    bases: list[int] = field(default_factory=list)
    sha256: list[str] = field(default_factory=list)
    names: dict[int, str] = field(default_factory=dict)
    until: int = int(np.iinfo(np.int64).min)
    said: dict[str, list[int]] = field(default_factory=dict)

    @property
    def rows(self) -> int:
        """Rows of all files read so far."""
        return sum(tally.rows for tally in self.tallies)

    def hash(self, paths: Sequence[Path], pool: ThreadPoolExecutor) -> Future[list[str]]:
        """Hash the files while they are read."""
        return pool.submit(lambda: [_sha256(path) for path in paths])

    def columns(
        self,
        paths: Sequence[Path],
        mapping: Mapping[str, str] | None,
        told: Told | None = None,
        *,
        identities: bool = False,
    ) -> Iterator[Columns]:
        """Read the files one after another."""
        from deadreckon.tracks.identities import gather

        sizes = [path.stat().st_size for path in paths]
        for n, path in enumerate(paths):
            tally, expected = Tally(), _expected_rows(path) if told else 0
            self.bases.append(self.rows)
            self.tallies.append(tally)
            for batch in fixes(path, mapping, WANTED, identities=identities):
                tally.add(batch.tally)
                gather(self.said, batch.identities, n)
                self.names.update(batch.names)
                if told:
                    share = min(1.0, tally.rows / expected) if expected else 0.0
                    told((sum(sizes[:n]) + share * sizes[n]) / max(sum(sizes), 1), self.rows)
                if self.rows > MOST_ROWS:
                    mend = "Scan the files in parts, each with all fixes of its vessels."
                    raise BadUse("are too many rows", field="FILES", value=self.rows, mend=mend)
                if batch.fixes.height:
                    yield self._columns(batch)
            if told:
                told(sum(sizes[: n + 1]) / max(sum(sizes), 1), self.rows)

    def _columns(self, batch: Batch) -> Columns:
        from deadreckon.tracks.scatter import Columns

        columns = Columns(**arrays_of(batch))
        self.until = max(self.until, int(columns.time.max()))
        return columns._replace(row=columns.row + np.uint32(self.bases[-1]))

    def set_aside(self, cleaned: Counter[str]) -> dict[str, int]:
        """Count what is no fix, by reason; together with the fixes it adds up to all rows."""
        counts = Counter(cleaned)
        for tally in self.tallies:
            counts.update(tally.set_aside)
            counts.update(tally.no_fix)
            counts.update({NO_POSITION: tally.static, NO_VESSEL: tally.other})
        return {reason: count for reason, count in sorted(counts.items()) if count}

    def files(self, paths: Sequence[Path | str]) -> dict[str, dict[str, object]]:
        """Tell of each file: its hash, rows, fixes, and what should be known of how it was read."""
        told = zip(paths, self.sha256, self.tallies, strict=True)
        return {
            str(path): {
                "sha256": digest,
                "rows": tally.rows,
                "kept": tally.positions - sum(tally.no_fix.values()),
                "positions": tally.positions,
                "static": tally.static,
                "other": tally.other,
                "set_aside": dict(sorted(tally.set_aside.items())),
                "no_fix": dict(sorted(tally.no_fix.items())),
                "notes": dict(sorted(tally.notes.items())),
            }
            for path, digest, tally in told
        }

    def as_json(self) -> dict[str, object]:
        """Give what `from_json` makes the same of."""
        kept = {one.name: getattr(self, one.name) for one in fields(self)}
        rows = [{one.name: getattr(t, one.name) for one in fields(t)} for t in self.tallies]
        return kept | {"tallies": rows}

    @classmethod
    def of_notes(
        cls, notes: Iterable[tuple[int, Mapping[str, Any]]], sha256: list[str], until: int
    ) -> Reading:
        """Add up what `stretches_of` noted, each note with the number of its file."""
        from deadreckon.tracks.identities import merge

        reading = cls([Tally() for _ in sha256], sha256=sha256, until=until)
        for number, note in notes:
            reading.tallies[number].add(_tally(note["tally"]))
            reading.names |= {int(vessel): name for vessel, name in note["names"].items()}
            said = {key: [*told[:2], number, told[3]] for key, told in note["said"].items()}
            merge(reading.said, said)
        before = np.cumsum([0, *(tally.rows for tally in reading.tallies)])
        reading.bases = before[:-1].tolist()
        return reading

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Reading:
        """Take up what was kept when the files had been read."""
        tallies = [_tally(tally) for tally in kept["tallies"]]
        names = {int(number): name for number, name in kept["names"].items()}
        return cls(tallies, kept["bases"], kept["sha256"], names, kept["until"], kept["said"])


def arrays_of(batch: Batch) -> dict[str, Any]:
    """Give the columns of fixes as arrays, speeds that are unknown as NaN."""
    frame = (
        batch.fixes.select(WANTED)
        .rechunk()
        .with_columns(pl.col("time").to_physical(), pl.col("speed").fill_null(float("nan")))
    )
    return {name: frame[name].to_numpy() for name in WANTED}


def stretches_of(
    path: Path, mapping: Mapping[str, str] | None, *, identities: bool = False
) -> Iterator[tuple[dict[str, Any], str]]:
    """Read one file to arrays, each stretch with a note of what became of its rows, as JSON."""
    from deadreckon.tracks.identities import gather

    for batch in fixes(path, mapping, WANTED, identities=identities):
        said: dict[str, list[int]] = {}
        gather(said, batch.identities, 0)
        tally = {one.name: getattr(batch.tally, one.name) for one in fields(batch.tally)}
        yield arrays_of(batch), json.dumps({"tally": tally, "names": batch.names, "said": said})


def _tally(kept: Mapping[str, Any]) -> Tally:
    values: dict[str, Any] = {
        name: Counter(value) if isinstance(value, dict) else value for name, value in kept.items()
    }
    return Tally(**values)


def _expected_rows(path: Path) -> int:
    """Guess how many rows a file has, for the time that is left; 0 where that cannot be told."""
    try:
        if path.suffix == ".parquet":
            return int(pl.scan_parquet(path).select(pl.len()).collect().item())
        with path.open("rb") as file:
            start = file.read(SAMPLE)
    except (OSError, pl.exceptions.PolarsError):
        return 0
    if b"\0" in start:
        return 0
    return round(path.stat().st_size * start.count(b"\n") / max(len(start), 1))


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
