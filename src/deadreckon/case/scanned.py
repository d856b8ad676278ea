"""Scanning: AIS files of any dialect to tables of events, which are written once they are whole."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Collection, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from deadreckon.case.scan_files import Reading, Told
from deadreckon.errors import BadUse, Unreadable
from deadreckon.read.places import Area, read_places
from deadreckon.tracks.rules import Rules, rules_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from deadreckon.model.evidence import SetAside
    from deadreckon.tracks.answer import Tables
    from deadreckon.tracks.parts import Asked, Part

KINDS = ("port_call", "gap", "rendezvous", "loitering", "anomaly", "identity")
ENGINES = (LOCAL, SPARK) = ("local", "spark")
TABLES = ("events", "voyages", "round_trips", "vessels", "shuttles")
IN_MEMORY = 40_000_000
"""Fixes that are held at once; more are laid out in a folder beside the result first."""
UNFINISHED, STATE = ".unfinished", "scan.json"
FROM_READING = 0.7
"""Which share of the time reading takes, about."""


@dataclass(frozen=True, slots=True)
class Scan:
    """What a scan found; tables as Polars frames.

    Attributes:
        rows: rows of all files.
        kept: fixes that events were looked for in.
        set_aside: all other rows, by reason.
        counts: events by kind, of the kinds that were asked for.
        files: for each file its SHA-256, rows and fixes.
        events, voyages, round_trips, vessels, shuttles: as `docs/tracks.md` tells.
        places_aside: rows of the table of places that could not be used.
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
    places: str | Path | Sequence[Area] | None = None,
    out: str | Path | None = None,
    *,
    events: Collection[str] = KINDS,
    rules: Mapping[str, float] | None = None,
    mapping: Mapping[str, str] | None = None,
    told: Told | None = None,
    in_memory: int = IN_MEMORY,
    engine: str = "local",
    master: str = "local[*]",
) -> Scan:
    """Find port calls, gaps, rendezvous, loitering, anomalies and voyages in AIS files.

    What does not fit into memory is laid out by vessel in `OUT.unfinished` first. Interrupted and
    asked the same again, it goes on from there; `out` itself holds whole tables only.

    Args:
        files: AIS files of any dialect that `read.ais` reads.
        places: a table `id,name,lat,lon,radius_km,wkt`, or what stands in such a one; without it
            there are no port calls.
        out: a folder for `events.parquet` and the other tables, made where it is not there.
        events: which kinds are wanted.
        rules: thresholds over those of `tracks.rules.Rules`, by name.
        mapping: columns of a dialect of one's own, as `read.ais.read.fixes` takes it.
        told: called with the share of the work that is done, and the rows read so far.
        in_memory: how many fixes are held at once.
        engine: `local`, or `spark` (extra `[spark]`): files and `out` are then on any file system
            that Spark reads, the tables folders of Parquet where `out` has a scheme (`hdfs://…`).
        master: the cluster, such as `spark://host:7077`.

    Raises:
        BadUse: no file, an unknown kind or rule.
        Unreadable: a file that cannot be read at all.
    """
    _check(files, events, engine)
    thresholds = rules_of(rules or {})
    areas, aside = _places(places)
    if engine == SPARK:
        from deadreckon.case.scan_spark import scan_by_spark

        names = list(dict.fromkeys(map(str, files)))
        sought = (areas, thresholds, frozenset(events))
        whole = str(out) if out is not None and "://" in str(out) else None
        reading, part, asked, tables = scan_by_spark(
            names, sought, _tables, mapping=mapping, master=master, out=whole
        )
        if out is not None and whole is None:
            _write(Path(out), tables)
        return _scan(reading, part, tables, asked, (names, aside))
    paths = _there(files)
    key = _key(paths, areas, thresholds, events, mapping)
    with ExitStack() as stack:
        pool = stack.enter_context(ThreadPoolExecutor(os.cpu_count() or 1))
        if out is None:
            work = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="deadreckon-")))
        else:
            work = Path(f"{out}{UNFINISHED}")
        question = _Question(paths, areas, thresholds, frozenset(events), mapping, told, in_memory)
        reading, part, asked = _found(question, work, key, pool)
        tables = _tables(part, asked, areas, reading)
        if out is not None:
            _write(Path(out), tables)
            shutil.rmtree(work, ignore_errors=True)
    return _scan(reading, part, tables, asked, (paths, aside))


@dataclass(frozen=True, slots=True)
class _Question:
    paths: list[Path]
    areas: Sequence[Area]
    rules: Rules
    kinds: frozenset[str]
    mapping: Mapping[str, str] | None
    told: Told | None
    in_memory: int

    def tell(self, share: float, rows: int) -> None:
        if self.told:
            self.told(share, rows)


def _scan(
    reading: Reading,
    part: Part,
    tables: Tables,
    asked: Asked,
    told: tuple[Sequence[Path | str], tuple[SetAside, ...]],
) -> Scan:
    paths, aside = told
    return Scan(
        reading.rows,
        int(part.fixes.sum()),
        reading.set_aside(part.set_aside),
        tables.counts(asked.kinds),
        reading.files(paths),
        tables.events,
        tables.voyages,
        tables.round_trips,
        tables.vessels,
        tables.shuttles,
        aside,
    )


def _found(
    question: _Question, work: Path, key: str, pool: ThreadPoolExecutor
) -> tuple[Reading, Part, Asked]:
    """Read what is not laid out yet, and look for events in it."""
    from deadreckon.tracks.local import parts
    from deadreckon.tracks.parts import Asked, together
    from deadreckon.tracks.places import places_of
    from deadreckon.tracks.spill import Spill

    def of_reading(share: float, rows: int) -> None:
        question.tell(share * FROM_READING, rows)

    kept = _kept(work, key)
    if kept is None:
        reading, spill = Reading(), Spill(work, question.in_memory)
        hashes = reading.hash(question.paths, pool)
        stretches = reading.columns(
            question.paths, question.mapping, of_reading, identities="identity" in question.kinds
        )
        for columns in stretches:
            if not spill.spilled and spill.rows + columns.vessel.size > question.in_memory:
                _begin(work, key)
            spill.add(columns)
        reading.sha256 = hashes.result()
        if spill.spilled:
            _keep(work, {"key": key, "reading": reading.as_json()})
    else:
        reading, spill = kept, Spill(work, question.in_memory, spilled=True)
    rules = question.rules
    laid_out = places_of(question.areas, rules.leave_km, rules.meet_port_km)
    asked = Asked(laid_out, rules, question.kinds, reading.until)

    def of_buckets(share: float) -> None:
        question.tell(FROM_READING + share * (1 - FROM_READING), reading.rows)

    return reading, together(parts(spill, asked, work, pool, of_buckets)), asked


def _begin(work: Path, key: str) -> None:
    """Make the folder for what does not fit into memory anew."""
    if work.exists() and any(work.iterdir()) and not (work / STATE).is_file():
        mend = "Move it away: a scan keeps its unfinished work there."
        raise BadUse("is in the way", field="--out", value=work, mend=mend)
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    _keep(work, {"key": key, "reading": None})


def _keep(work: Path, state: object) -> None:
    partial = work / f"{STATE}.partial"
    partial.write_text(json.dumps(state), "utf-8")
    partial.replace(work / STATE)


def _kept(work: Path, key: str) -> Reading | None:
    """Give what was read before an interruption, if the very same is asked again."""
    try:
        state = json.loads((work / STATE).read_text("utf-8"))
    except (OSError, ValueError):
        return None
    if state["key"] != key or state["reading"] is None:
        return None
    return Reading.from_json(state["reading"])


def _key(
    paths: list[Path],
    areas: Sequence[Area],
    rules: Rules,
    events: Collection[str],
    mapping: Mapping[str, str] | None,
) -> str:
    """Say in one hash what is asked of which files."""
    stats = [(str(path.resolve()), path.stat().st_size, path.stat().st_mtime_ns) for path in paths]
    asked = [stats, list(rules), sorted(events), sorted((mapping or {}).items()), repr(areas)]
    return hashlib.sha256(json.dumps(asked).encode()).hexdigest()


def _check(files: Sequence[str | Path], events: Collection[str], engine: str) -> None:
    if not files:
        raise BadUse("is missing", field="FILES", mend="Name one or several AIS files.")
    for option, words, known in (("--events", events, KINDS), ("--engine", (engine,), ENGINES)):
        for word in words:
            if word not in known:
                mend = f"There are {', '.join(known)}."
                raise BadUse("is none that there is", field=option, value=word, mend=mend)


def _there(files: Sequence[str | Path]) -> list[Path]:
    paths = list(dict.fromkeys(map(Path, files)))
    for path in paths:
        if not path.is_file():
            raise Unreadable("is no file", mend="Check the path.", file=str(path))
    return paths


def _places(
    given: str | Path | Sequence[Area] | None,
) -> tuple[Sequence[Area], tuple[SetAside, ...]]:
    if given is None or not isinstance(given, str | Path):
        return given or (), ()
    try:
        data = Path(given).read_bytes()
    except OSError as error:
        why = error.strerror or "cannot be read"
        raise Unreadable(why, mend="Check --places.", file=str(given)) from None
    return read_places(data, str(given))


def _tables(part: Part, asked: Asked, areas: Sequence[Area], reading: Reading) -> Tables:
    from deadreckon.tracks.answer import tables
    from deadreckon.tracks.identities import identity_table
    from deadreckon.tracks.tables import Names

    named = [
        (reading.names.get(vessel) or f"{vessel:09d}") + (f"/{segment}" if segment else "")
        for vessel, segment in zip(part.vessels.tolist(), part.segments.tolist(), strict=True)
    ]
    names = Names(
        pl.Series(named, dtype=pl.String),
        pl.Series([area.id for area in areas], dtype=pl.String),
        pl.Series(reading.sha256, dtype=pl.String),
        np.array(reading.bases, np.int64),
    )
    identities = identity_table(reading.said, reading.names, names.files)
    return tables(part, asked, names, _shore, [identities])


def _shore(lat: NDArray[np.float64], lon: NDArray[np.float64]) -> NDArray[np.float64]:
    if not lat.size:
        return np.zeros(0)
    from deadreckon.tracks.shore import coast_of, shore_nm
    from deadreckon.voyages.land import ashore, shore_points

    away = shore_nm(coast_of(*shore_points()), lat, lon)
    return np.where(ashore(lat, lon), 0.0, away)


def _write(out: Path, found: Tables) -> None:
    """Write every table beside its place first, so that no half of one is ever seen."""
    out.mkdir(parents=True, exist_ok=True)
    partial = {name: out / f".{name}.parquet.partial" for name in TABLES}
    try:
        for name, path in partial.items():
            getattr(found, name).write_parquet(path)
        for name, path in partial.items():
            path.replace(out / f"{name}.parquet")
    finally:
        for path in partial.values():
            path.unlink(missing_ok=True)
