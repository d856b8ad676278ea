"""A scan on a cluster: the same readers and kernels, and the same tables in the end."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

import polars as pl

from deadreckon.case.scan_files import Reading, stretches_of
from deadreckon.read.places import Area
from deadreckon.tracks.rules import Rules

if TYPE_CHECKING:
    from deadreckon.tracks.answer import Tables
    from deadreckon.tracks.parts import Asked, Part

TABLES = ("events", "voyages", "round_trips", "vessels", "shuttles")
Finish = Callable[["Part", "Asked", Sequence[Area], Reading], "Tables"]


def scan_by_spark(
    files: list[str],
    sought: tuple[Sequence[Area], Rules, frozenset[str]],
    finish: Finish,
    *,
    mapping: Mapping[str, str] | None,
    master: str,
    out: str | None,
) -> tuple[Reading, Part, Asked, Tables]:
    """Read files and look for events on a cluster; what is found comes together on the driver.

    Args:
        files: paths as Spark knows them.
        sought: places, rules and kinds of events.
        finish: from all parts together to tables.
        mapping: as `read.ais.read.fixes` takes it.
        master: the cluster.
        out: a folder that Spark writes the tables to, or None.
    """
    from pyspark.storagelevel import StorageLevel

    from deadreckon.tracks import spark as engine
    from deadreckon.tracks.parts import Asked, together
    from deadreckon.tracks.places import places_of

    areas, rules, kinds = sought
    with engine.session(master) as session:
        rows = engine.read(
            session, files, partial(stretches_of, mapping=mapping, identities="identity" in kinds)
        )
        rows = rows.persist(StorageLevel.MEMORY_AND_DISK)
        fixes = rows.where("note is null")
        until = fixes.agg({"time": "max"}).collect()[0][0]
        reading = Reading.of_notes(
            engine.notes(rows), engine.hashes(session, files), Reading().until
        )
        if until is not None:
            reading.until = int(until)
        places = places_of(areas, rules.leave_km, rules.meet_port_km)
        asked = Asked(places, rules, kinds, reading.until)
        part = together(engine.parts(fixes, asked, reading.bases))
        tables = finish(part, asked, areas, reading)
        if out is not None:
            for name in TABLES:
                frame = session.createDataFrame(_signed(getattr(tables, name)).to_arrow())
                frame.coalesce(1).write.mode("overwrite").parquet(f"{out}/{name}.parquet")
    return reading, part, asked, tables


def _signed(table: pl.DataFrame) -> pl.DataFrame:
    """Give a table without unsigned numbers, which Spark has not."""
    rows = pl.List(pl.Struct({"sha256": pl.String, "first": pl.Int64, "last": pl.Int64}))
    nested = [pl.col("because").cast(rows)] if "because" in table.columns else []
    return table.with_columns(
        pl.col(pl.UInt8).cast(pl.Int16), pl.col(pl.UInt32).cast(pl.Int64), *nested
    )
