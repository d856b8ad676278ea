"""Scanning: AIS files of any dialect to tables of events, which are written once they are whole."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from deadreckon.errors import BadUse, Unreadable
from deadreckon.read.ais.columns import Batch, Tally
from deadreckon.read.ais.read import fixes
from deadreckon.read.places import Area, read_places
from deadreckon.tracks.rules import rules_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from deadreckon.model.evidence import SetAside
    from deadreckon.tracks.answer import Tables
    from deadreckon.tracks.parts import Asked, Part
    from deadreckon.tracks.scatter import Columns

KINDS = ("port_call", "gap", "rendezvous", "loitering", "anomaly", "identity")
WANTED = ("vessel", "time", "lat", "lon", "speed", "row")
IN_MEMORY = 40_000_000
"""Fixes that are held at once; more are laid out in the folder of the result first."""

Told = Callable[[int, int], None]
"""Told of progress: bytes of the files read so far, rows read so far."""


@dataclass(frozen=True, slots=True)
class Scan:
    """What a scan found; tables as Polars frames.

    Attributes:
        rows: rows of all files.
        kept: fixes that events were looked for in.
        set_aside: all other rows, by reason.
        events, voyages, round_trips, vessels, shuttles: as `docs/tracks.md` lists their columns.
        files: for each file its SHA-256, rows and fixes.
        places_aside: rows of the table of places that could not be used.
        counts: events by kind, of the kinds that were asked for.
    """

    rows: int
    kept: int
    set_aside: dict[str, int]
    counts: dict[str, int]
    files: dict[str, dict[str, object]]
    events: pl.DataFrame = field(repr=False)
    voyages: pl.DataFrame = field(repr=False)
    round_trips: pl.DataFrame = field(repr=False)
    vessels: pl.DataFrame = field(repr=False)
    shuttles: pl.DataFrame = field(repr=False)
    places_aside: tuple[SetAside, ...] = ()

    def document(self) -> dict[str, object]:
        """Give what the command prints under `--json`."""
        return {
            "rows": self.rows,
            "kept": self.kept,
            "set_aside": self.set_aside,
            "events": self.counts,
            "files": self.files,
        }


def scan(
    files: Sequence[str | Path],
    places: str | Path | None = None,
    out: str | Path | None = None,
    *,
    events: Collection[str] = KINDS,
    rules: Mapping[str, float] | None = None,
    mapping: Mapping[str, str] | None = None,
    told: Told | None = None,
) -> Scan:
    """Find port calls, gaps, rendezvous, loitering, anomalies and voyages in AIS files.

    Args:
        files: AIS files of any dialect that `read.ais` reads.
        places: a table `id,name,lat,lon,radius_km,wkt`; without it there are no port calls.
        out: a folder for `events.parquet` and the other tables, made where it is not there.
        events: which kinds are wanted.
        rules: thresholds over those of `tracks.rules.Rules`, by name.
        mapping: columns of a dialect of one's own, as `read.ais.read.fixes` takes it.
        told: called with the bytes and rows read so far.

    Raises:
        BadUse: no file, an unknown kind or rule.
        Unreadable: a file that cannot be read at all.
    """
    paths = _checked(files, events)
    thresholds = rules_of(rules or {})
    areas, aside = _places(places)
    reading = _Reading(paths, mapping or None, told)
    from deadreckon.tracks.parts import Asked, part_of, together
    from deadreckon.tracks.places import places_of

    laid_out = places_of(areas, thresholds.leave_km, thresholds.meet_port_km)
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        hashes = [pool.submit(_sha256, path) for path in paths]
        stretches = list(reading.columns())
        asked = Asked(laid_out, thresholds, frozenset(events), reading.until)
        part = together([part_of(stretches, asked, pool)])
        sha256 = [one.result() for one in hashes]
    found = _tables(part, asked, areas, reading, sha256)
    scan = Scan(
        reading.tally.rows,
        int(part.fixes.sum()),
        reading.set_aside(part.set_aside),
        found.counts(frozenset(events)),
        reading.files(sha256),
        found.events,
        found.voyages,
        found.round_trips,
        found.vessels,
        found.shuttles,
        aside,
    )
    if out is not None:
        _write(Path(out), found)
    return scan


def columns_of(
    files: Sequence[str | Path], mapping: Mapping[str, str] | None = None
) -> Iterator[Columns]:
    """Read files to columns for `tracks.scatter`, nothing cleaned; rows count over all files."""
    return _Reading([Path(file) for file in files], mapping, None).columns()


@dataclass(slots=True)
class _Reading:
    """The files as they are read: what they hold, and what had to be left out."""

    paths: list[Path]
    mapping: Mapping[str, str] | None
    told: Told | None
    tally: Tally = field(default_factory=Tally)
    tallies: list[Tally] = field(default_factory=list)
    bases: list[int] = field(default_factory=list)
    names: dict[int, str] = field(default_factory=dict)
    until: int = np.iinfo(np.int64).min

    def columns(self) -> Iterator[Columns]:
        """Read the files one after another."""
        for path in self.paths:
            of_file = Tally()
            self.tallies.append(of_file)
            self.bases.append(self.tally.rows)
            for batch in fixes(path, self.mapping, WANTED, identities=False):
                of_file.add(batch.tally)
                self.names.update(batch.names)
                if batch.fixes.height:
                    yield self._columns(batch)
            self.tally.add(of_file)

    def _columns(self, batch: Batch) -> Columns:
        from deadreckon.tracks.scatter import Columns

        frame = batch.fixes.rechunk()
        time = frame["time"].to_physical().to_numpy()
        self.until = max(self.until, int(time.max()))
        row = frame["row"].to_numpy() + np.uint32(self.bases[-1])
        vessel, lat, lon = (frame[name].to_numpy() for name in ("vessel", "lat", "lon"))
        speed = frame["speed"].fill_null(float("nan")).to_numpy()
        return Columns(vessel, time, lat, lon, speed, row)

    def set_aside(self, cleaned: Counter[str]) -> dict[str, int]:
        """Count what is no fix, by reason; together with the fixes it adds up to all rows."""
        tally = self.tally
        counts = Counter(tally.set_aside) + Counter(tally.no_fix) + cleaned
        counts["tells of a vessel and gives no position"] = tally.static
        counts["is no report of a vessel"] = tally.other
        return {reason: count for reason, count in sorted(counts.items()) if count}

    def files(self, sha256: list[str]) -> dict[str, dict[str, object]]:
        """Tell of each file."""
        return {
            str(path): {
                "sha256": digest,
                "rows": tally.rows,
                "kept": tally.positions - sum(tally.no_fix.values()),
            }
            for path, digest, tally in zip(self.paths, sha256, self.tallies, strict=True)
        }


def _checked(files: Sequence[str | Path], events: Collection[str]) -> list[Path]:
    if not files:
        raise BadUse("is missing", field="FILES", mend="Name one or several AIS files.")
    for kind in events:
        if kind not in KINDS:
            mend = f"There are {', '.join(KINDS)}."
            raise BadUse("is no kind of event", field="--events", value=kind, mend=mend)
    paths = list(dict.fromkeys(map(Path, files)))
    for path in paths:
        if not path.is_file():
            raise Unreadable("is no file", mend="Check the path.", file=str(path))
    return paths


def _places(path: str | Path | None) -> tuple[tuple[Area, ...], tuple[SetAside, ...]]:
    if path is None:
        return (), ()
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        why = error.strerror or "cannot be read"
        raise Unreadable(why, mend="Check --places.", file=str(path)) from None
    return read_places(data, str(path))


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _tables(
    part: Part, asked: Asked, areas: Sequence[Area], reading: _Reading, sha256: list[str]
) -> Tables:
    from deadreckon.tracks.answer import tables
    from deadreckon.tracks.tables import Names

    named = [
        (reading.names.get(v) or f"{v:09d}") + (f"/{s}" if s else "")
        for v, s in zip(part.vessels.tolist(), part.segments.tolist(), strict=True)
    ]
    names = Names(
        pl.Series(named, dtype=pl.String),
        pl.Series([area.id for area in areas], dtype=pl.String),
        pl.Series(sha256, dtype=pl.String),
        np.array(reading.bases, np.int64),
    )
    return tables(part, asked, names, _shore)


def _shore(lat: NDArray[np.float64], lon: NDArray[np.float64]) -> NDArray[np.float64]:
    if not lat.size:
        return np.zeros(0)
    from deadreckon.tracks.shore import coast_of, shore_nm
    from deadreckon.voyages.land import ashore, shore_points

    away = shore_nm(coast_of(*shore_points()), lat, lon)
    return np.where(ashore(lat, lon), 0.0, away)


def _write(out: Path, found: Tables) -> None:
    out.mkdir(parents=True, exist_ok=True)
    for name in ("events", "voyages", "round_trips", "vessels", "shuttles"):
        path = out / f"{name}.parquet"
        partial = path.with_suffix(".parquet.part")
        getattr(found, name).write_parquet(partial)
        partial.replace(path)
